"""The rules of JSON Schema that plan.schema.json uses, in the standard library alone."""

import datetime
import re
from typing import Any

TYPES = {"object": dict, "array": list, "string": str, "null": type(None), "boolean": bool}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "$") -> list[str]:
    """Every place where the value breaks the schema, with the rule it breaks."""
    if "$ref" in schema:
        target: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return faults(value, target, root, place)
    if "anyOf" in schema:
        tries = [faults(value, choice, root, place) for choice in schema["anyOf"]]
        deeper = [found for found in tries if found and not found[0].startswith(f"{place}: type")]
        return [] if [] in tries else (deeper or tries)[0]
    found: list[str] = []
    allowed = schema.get("type")
    if allowed and not any(
        _is(value, name) for name in ([allowed] if isinstance(allowed, str) else allowed)
    ):
        return [f"{place}: type {allowed}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"{place}: const")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: enum")
    if isinstance(value, str):
        found += _text_faults(value, schema, place)
    if isinstance(value, int) and value < schema.get("minimum", value):
        found.append(f"{place}: minimum")
    if isinstance(value, dict):
        found += _object_faults(value, schema, root, place)
    if isinstance(value, list):
        found += _array_faults(value, schema, root, place)
    return found


def _is(value: Any, name: str) -> bool:
    if name == "integer":
        return type(value) is int
    return isinstance(value, TYPES[name])


def _text_faults(value: str, schema: dict[str, Any], place: str) -> list[str]:
    found = []
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{place}: pattern")
    if schema.get("format") == "date":
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            found.append(f"{place}: date")
    return found


def _object_faults(
    value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], place: str
) -> list[str]:
    properties = schema.get("properties", {})
    found = [f"{place}.{key}: required" for key in schema.get("required", []) if key not in value]
    for key, item in value.items():
        if key in properties:
            found += faults(item, properties[key], root, f"{place}.{key}")
        elif schema.get("additionalProperties", True) is False:
            found.append(f"{place}.{key}: additionalProperties")
    return found


def _array_faults(
    value: list[Any], schema: dict[str, Any], root: dict[str, Any], place: str
) -> list[str]:
    found = []
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        found.append(f"{place}: length")
    prefix = schema.get("prefixItems", [])
    for index, item in enumerate(value):
        rule = prefix[index] if index < len(prefix) else schema.get("items", {})
        if rule is False:
            found.append(f"{place}[{index}]: items")
        else:
            found += faults(item, rule, root, f"{place}[{index}]")
    return found

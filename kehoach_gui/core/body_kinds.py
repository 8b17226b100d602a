"""The kinds of bodies that write plans: usual standard, skeleton and hints of the first run."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from kehoach_gui.core.resources import RESOURCES

BODY_KINDS = RESOURCES / "names" / "body_kinds.toml"
HINTS = ("parent_body", "issuing_body", "symbol", "place", "authority", "title")


class BodyKindError(ValueError):
    """A table that is not what the loader knows; names the file and the key."""


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body; `archive` is what follows the word Lưu, `hints` are grey words by field."""

    id: str
    name: str
    examples: str
    standard: str
    skeleton: str
    archive: str
    hints: dict[str, str]


@cache
def body_kinds(path: Path = BODY_KINDS) -> dict[str, BodyKind]:
    """The kinds by id, in the order of the window; raises BodyKindError."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    wanted = {field.name for field in fields(BodyKind)} - {"id"}
    found = {}
    for ident, table in tables.items():
        where = f"{path.name}: {ident}"
        if set(table) != wanted:
            wrong = ", ".join(sorted(set(table) ^ wanted))
            raise BodyKindError(f"{where}: khóa lạ hoặc thiếu: {wrong}")
        if set(table["hints"]) != set(HINTS):
            wrong = ", ".join(sorted(set(table["hints"]) ^ set(HINTS)))
            raise BodyKindError(f"{where}.hints: khóa lạ hoặc thiếu: {wrong}")
        found[ident] = BodyKind(id=ident, **table)
    return found

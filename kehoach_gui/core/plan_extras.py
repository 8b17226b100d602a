"""The optional fields of a plan's JSON: one row each, written only where the plan has one."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from kehoach_gui.core.json_values import check_date, list_of, one_of, table_of, text_of
from kehoach_gui.core.order_json import order_data, read_order
from kehoach_gui.core.plan import Accepted, AssignmentRow, Attached, Plan


@dataclass(frozen=True, slots=True)
class Extra:
    """`name` is the JSON's key and the plan's field; `read` takes the value and its place."""

    name: str
    read: Callable[[object, str], Any]
    write: Callable[[Any], Any]


def read_extras(top: dict[str, Any]) -> dict[str, Any]:
    """The plan's optional fields that a JSON holds; raises RefusedInput naming the place."""
    return {row.name: row.read(top[row.name], row.name) for row in EXTRAS if row.name in top}


def write_extras(plan: Plan) -> dict[str, Any]:
    """The keys to add to a plan's JSON, in the order of EXTRAS."""
    held = ((row, getattr(plan, row.name)) for row in EXTRAS)
    return {row.name: row.write(value) for row, value in held if value}


def _accepted(value: object, place: str) -> Accepted:
    table = table_of(value, place, "rule words note date")
    entry = Accepted(**{name: text_of(words, f"{place}.{name}") for name, words in table.items()})
    check_date(entry.date, f"{place}.date")
    return entry


def _assignment(value: object, place: str) -> AssignmentRow:
    table = table_of(value, place, "task unit deadline product")
    return AssignmentRow(
        **{name: text_of(words, f"{place}.{name}") for name, words in table.items()}
    )


def _attached(value: object, place: str) -> Attached:
    name: Attached = one_of(value, place, Attached)
    return name


EXTRAS = (
    Extra(
        "accepted",
        lambda value, place: list_of(value, place, _accepted),
        lambda entries: [asdict(entry) for entry in entries],
    ),
    Extra("order", read_order, order_data),
    Extra(
        "assignments",
        lambda value, place: list_of(value, place, _assignment),
        lambda rows: [asdict(row) for row in rows],
    ),
    Extra("attached", lambda value, place: list_of(value, place, _attached), list),
    Extra("receipt", lambda value, place: list_of(value, place, text_of), list),
)
NAMES = " ".join(row.name for row in EXTRAS)

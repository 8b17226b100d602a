"""A signature alone on the last page: is it, and which choices of the standard bring it back."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.edits import set_option
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Value
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.export.page import Page
from kehoach_gui.export.pages import lay_out

TABLE = RESOURCES / "checking" / "last_page.toml"
TAIL = ("tail",)
Progress = Callable[[int, int], None]
Changes = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """Choices of the standard by which the signature is not alone, and the plan's pages then."""

    changes: Changes
    pages: tuple[Page, ...]


def own_pages(plan: Plan) -> tuple[Page, ...]:
    """The pages of the plan itself, without its appendices."""
    rules = preset.for_layout(plan.standard, plan.layout)
    document = compose(plan, rules)
    return lay_out(replace(document, parts=document.parts[:1]))


def lines_above(pages: tuple[Page, ...]) -> int | None:
    """How many lines of text stand above the signature on the last page, where it is not the first.

    None where the signature has company enough (last_page.toml), or the plan has one page.
    """
    if len(pages) < 2:
        return None
    tops = [line.top for line in pages[-1].lines if line.source[:1] == TAIL]
    rows = {
        line.top
        for line in pages[-1].lines
        if line.source and line.source[:1] != TAIL and line.top < min(tops, default=0.0)
    }
    return len(rows) if tops and len(rows) <= _table()["body_lines"] else None


def repairs(plan: Plan, progress: Progress | None = None) -> tuple[Repair, ...]:
    """Up to three ways out, each with as little of one choice as is enough, else of several.

    Only values that the standard itself allows are tried: smaller ones that save the page, then
    larger ones that bring more text to it. () where the signature is not alone or nothing helps.
    `progress` follows each try and may raise to stop.
    """
    before = own_pages(plan)
    found: dict[frozenset[str], Repair] = {}
    tries = list(_tries(plan)) if lines_above(before) is not None else []
    for place, changes in enumerate(tries):
        if progress is not None:
            progress(place, len(tries))
        names = frozenset(name for name, _ in changes)
        if any(fewer <= names for fewer in found):  # less of it was enough
            continue
        pages = own_pages(changed(plan, changes))
        if len(pages) < len(before) or (len(pages) == len(before) and lines_above(pages) is None):
            found[names] = Repair(changes, pages)
        if len(found) == _table()["most"]:
            break
    return tuple(found.values())


def changed(plan: Plan, changes: Changes) -> Plan:
    """The plan with these choices."""
    for name, value in changes:
        plan = set_option(plan, name, value)
    return plan


def _tries(plan: Plan) -> Iterator[Changes]:
    """Single choices, the nearest value first; then the smallest of the first two, three …; then
    larger ones."""
    smallest: list[tuple[str, Value]] = []
    for name in _table()["squeezes"]:
        smaller = [value for value in _values(plan, name) if _less(value, _now(plan, name))]
        yield from (((name, value),) for value in reversed(smaller))
        smallest += [(name, value) for value in smaller[:1]]
    yield from (tuple(smallest[:count]) for count in range(2, len(smallest) + 1))
    for name in _table()["stretches"]:
        larger = [value for value in _values(plan, name) if _less(_now(plan, name), value)]
        yield from (((name, value),) for value in larger)


def _values(plan: Plan, name: str) -> list[Value]:
    """The values that the plan's standard allows for a choice, the smallest first; [] for none."""
    option = preset.load(plan.standard).options.get(name)
    return sorted(option.values, key=_number) if option else []


def _now(plan: Plan, name: str) -> Value:
    value = plan.option(name)
    return preset.load(plan.standard).options[name].default if value is None else value


def _less(value: Value, now: Value) -> bool:
    return _number(value) < _number(now)


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


@cache
def _table() -> dict[str, Any]:
    with TABLE.open("rb") as file:
        return tomllib.load(file)

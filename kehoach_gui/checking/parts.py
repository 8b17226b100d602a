"""Rules on parts of head and tail that a plan lacks (row 8)."""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from kehoach_gui.checking.finding import Context, Finding
from kehoach_gui.core.grammar import is_archive
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.resources import RESOURCES

TABLE = RESOURCES / "checking" / "parts.toml"


def missing_head(plan: Plan, context: Context) -> Iterator[Finding]:
    """Parts of the head that are empty; NĐ 30/2020 Phụ lục I, mục II; HD 05-HD/VPTW mục II.

    A blank serial with its symbol is none: it is written in when the plan is signed.
    """
    header, title = plan.header, plan.title
    number = header.number
    there = {
        "issuing_body": header.issuing_body,
        "number": number and (number.body or (not number.type_code and number.serial)),
        "place": header.place,
        "date": header.date,
        "type_name": title.type_name,
        "subject": title.subject,
    }
    for name, words in there.items():
        if not words:
            yield _missing("head", name, ("header" if hasattr(header, name) else "title", name))


def missing_tail(plan: Plan, context: Context) -> Iterator[Finding]:
    """Recipients, the Lưu line or parts of the signature that are empty; NĐ 30/2020 Phụ lục I,
    mục II.7 and II.9; HD 05-HD/VPTW mục II."""
    if not plan.recipients:
        yield _missing("tail", "recipients", ("recipients", 0))
    elif not any(map(is_archive, plan.recipients)):
        yield _missing("tail", "archive", ("recipients", len(plan.recipients) - 1))
    for index, signature in enumerate(plan.signatures):
        if not signature.title:
            yield _missing("tail", "title", ("signature", index, "title"))
        if not signature.name:
            yield _missing("tail", "name", ("signature", index, "name"))


def _missing(group: str, name: str, place: tuple[str | int, ...]) -> Finding:
    row = _table()[group][name]
    return Finding(
        f"{group}-missing-{name.replace('_', '-')}", place, "", row["reason"], row["fix"]
    )


@cache
def _table() -> dict[str, Any]:
    with TABLE.open("rb") as file:
        return tomllib.load(file)

"""The rule on dates in figures: days below 10 and the months 1 and 2 begin with a zero (row 6)."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from kehoach_gui.checking.finding import Context, Finding, Fix
from kehoach_gui.core.places import Spot, spots
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.resources import RESOURCES

TABLE = RESOURCES / "checking" / "dates.toml"
LAST_MONTH = 12


def unpadded_dates(plan: Plan, context: Context) -> Iterator[Finding]:
    """A date without its zero: "ngày 8 tháng 11", "3/2/1930".

    NĐ 30/2020 Phụ lục I, mục II.4; HD 05-HD/VPTW Phụ lục 2, ô 4; HD 29-HD/TWĐTN-VP. The clause
    that is named is that of the plan's standard.
    """
    for spot in spots(plan):
        for form in _forms():
            for match in form.finditer(spot.text):
                due = _padded(match)
                if due != match[0]:
                    yield _found(plan, spot, match, due)


def _found(plan: Plan, spot: Spot, match: "re.Match[str]", due: str) -> Finding:
    sources: dict[str, str] = _table()["source"]
    clause = sources.get(plan.standard)
    behind = f" ({clause})" if clause else ""
    zero = _table()["zero"]
    return Finding(
        "date-unpadded",
        spot.place,
        match[0],
        f"«{match[0]}» thiếu số 0: ngày nhỏ hơn {zero['day_below']} và tháng nhỏ hơn "
        f"{zero['month_below']} ghi thêm số 0 phía trước{behind}.",
        f"Viết {due}.",
        Fix(match.start(), match[0], due),
    )


def _padded(match: "re.Match[str]") -> str:
    """The words of a date with the zeros that are due; as they are where it is no day of a year."""
    zero = _table()["zero"]
    if not 1 <= int(match["month"]) <= LAST_MONTH or not int(match["day"]):
        return match[0]
    text, begin = match[0], match.start()
    for name in ("month", "day"):  # from the right, so that places before it stand
        number = int(match[name])
        if number < zero[f"{name}_below"]:
            start, end = match.start(name) - begin, match.end(name) - begin
            text = f"{text[:start]}{number:02d}{text[end:]}"
    return text


@cache
def _forms() -> tuple["re.Pattern[str]", ...]:
    return tuple(re.compile(form["pattern"], re.IGNORECASE) for form in _table()["form"])


@cache
def _table() -> dict[str, Any]:
    with TABLE.open("rb") as file:
        return tomllib.load(file)

"""Calendar expressions: "cuối tháng 10/2020", "quý I năm 2021", "6 tháng đầu năm", "hết năm"."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from kehoach_gui.core.conventions import Bounds, Conventions, any_of, word_list
from kehoach_gui.core.dates import Range, iso_range, match_date

Edge = Literal["", "last", "before", "after"]
Match = re.Match[str]

_YEAR = r"(?:(?:\s*[/.\-–]\s*|\s*,?\s*năm\s+)(?P<year>\d{4})(?!\d))?"
_QUARTER = re.compile(rf"qu[ýí]\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?!\w){_YEAR}", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?P<count>\d{1,2}|ba|bốn|sáu|chín)\s+tháng\s+(?P<side>đầu|cuối)\s+năm"
    r"(?:\s+(?P<year>\d{4})(?!\d))?(?!\s+học)",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"năm(?:\s+nay|\s+kế\s+hoạch)?(?=$|[\s,;.)])(?!\s+\w)", re.IGNORECASE)
_CLOCK = r"(?:lúc\s+)?\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{1,2})?(?:\s*phút)?\s*,?\s*"
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*,?\s*"
_BEFORE_DAY = re.compile(rf"(?:{_CLOCK})?(?:{_WEEKDAY})?(?=ngày\s|\d)", re.IGNORECASE)
_ABOUT = re.compile(r"khoảng\s+(?:ngày\s+)?(?=\d)", re.IGNORECASE)
_TO = re.compile(r"\s*[-–]\s*")
_COUNTS = {"ba": 3, "bốn": 4, "sáu": 6, "chín": 9}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Days:
    """Days that words mean, the year possibly missing; `end` is where the words end.

    Months count from 1; day 0 is the last of its month, negative days count back from it. `year`
    is that of the last day, the first lies `years` before. `now` is the day of issue. `edge`
    picks the last day, or the day before or after.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None
    end: int
    edge: Edge = ""
    now: bool = False
    years: int = 0


def match_days(text: str, start: int, conventions: Conventions) -> Days | None:
    """The longest calendar expression that begins at `start` of the text, else None."""
    edge, inner = _match_edge(text, start)
    if edge:
        days = match_days(text, inner, conventions)
        if days and not days.now:
            return days if days.edge else replace(days, edge=edge)
        return None
    now = _now_pattern().match(text, start)
    if now:
        return Days((1, 1), (12, 0), None, now.end(), now=True)
    before = _BEFORE_DAY.match(text, start)
    start = before.end() if before else start
    found = [days for match in _MATCHERS if (days := match(text, start, conventions))]
    return max(found, key=lambda days: days.end, default=None)


def resolve(days: Days, year: int | None, issued: str | None) -> Range | None:
    """First and last day that may be meant; None while the year or day of issue is unknown."""
    if days.now:
        return iso_range(issued) if issued else None
    known = days.year if days.year is not None else year
    if known is None or not date.min.year < known < date.max.year:
        return None
    first, last = _day(known - days.years, *days.first), _day(known, *days.last)
    if first is None or last is None:
        return None
    if days.edge == "last":
        return last, last
    if days.edge == "before":
        return first - timedelta(days=1), first - timedelta(days=1)
    if days.edge == "after":
        return last + timedelta(days=1), last + timedelta(days=1)
    return first, last


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12:  # "10/0", as it stands while "10/02" is typed
        return None
    length = monthrange(year, month)[1]
    number = day if day > 0 else length + day
    return date(year, month, number) if 1 <= number <= length else None


def _match_edge(text: str, start: int) -> tuple[Edge, int]:
    for edge, pattern in _edge_patterns():
        found = pattern.match(text, start)
        if found:
            return edge, found.end()
    return "", start


def _match_plain(text: str, start: int, conventions: Conventions) -> Days | None:
    """A day, month or year, or a quarter."""
    quarter = _QUARTER.match(text, start)
    if quarter:
        first = 3 * _QUARTERS[quarter["quarter"].lower()] - 2
        return Days((first, 1), (first + 2, 0), _year(quarter), quarter.end())
    written = match_date(text, start)
    if written is None:
        this_year = _THIS_YEAR.match(text, start)
        return Days((1, 1), (12, 0), None, this_year.end()) if this_year else None
    if written.month is None:
        return Days((1, 1), (12, 0), written.year, written.end)
    first_day, last_day = (written.day, written.day) if written.day else (1, 0)
    return Days((written.month, first_day), (written.month, last_day), written.year, written.end)


def _match_part(text: str, start: int, conventions: Conventions) -> Days | None:
    """A part of a month, quarter or year: "cuối năm 2019", "giữa quý II", "những ngày đầu …"."""
    found = _part_pattern(tuple(_all_parts(conventions))).match(text, start)
    if not found:
        return None
    whole = _match_plain(text, found.end(), conventions)
    if whole is None or whole.first == whole.last:
        return None
    part = " ".join(found["part"].lower().split())
    months = whole.last[0] - whole.first[0] + 1
    if months == 1:
        return _within(
            conventions.month_parts, part, whole, lambda low, high: ((0, low), (0, high))
        )
    table = conventions.quarter_parts if months == 3 else conventions.year_parts
    return _within(table, part, whole, lambda low, high: ((low - 1, 1), (high - 1, 0)))


def _within(
    table: Mapping[str, Bounds],
    part: str,
    whole: Days,
    place: Callable[[int, int], tuple[tuple[int, int], tuple[int, int]]],
) -> Days | None:
    """The part of `whole` that the table names: (months after its first, day) for both ends."""
    bounds = table.get(part)
    if bounds is None:
        return None
    (month_a, day_a), (month_b, day_b) = place(*bounds)
    base = whole.first[0]
    return replace(whole, first=(base + month_a, day_a), last=(base + month_b, day_b))


def _match_week(text: str, start: int, conventions: Conventions) -> Days | None:
    """A week of a month: "tuần cuối tháng 8"."""
    found = _week_pattern(tuple(conventions.weeks)).match(text, start)
    whole = _match_plain(text, found.end(), conventions) if found else None
    if not found or whole is None or whole.first[0] != whole.last[0] or whole.last[1] != 0:
        return None
    low, high = conventions.weeks[" ".join(found["week"].lower().split())]
    return replace(whole, first=(whole.first[0], low), last=(whole.last[0], high))


def _match_months(text: str, start: int, conventions: Conventions) -> Days | None:
    """The first or last months of a year: "6 tháng đầu năm 2027", "9 tháng cuối năm"."""
    found = _MONTHS.match(text, start)
    if not found:
        return None
    word = found["count"].lower()
    count = _COUNTS.get(word) or int(word)
    if not 1 <= count <= 12:
        return None
    bounds = (1, count) if found["side"].lower() == "đầu" else (13 - count, 12)
    return Days((bounds[0], 1), (bounds[1], 0), _year(found), found.end())


def _match_about(text: str, start: int, conventions: Conventions) -> Days | None:
    """One moment between two days: "khoảng 28/12/2026 - 05/01/2027"."""
    opening = _ABOUT.match(text, start)
    first = match_date(text, opening.end()) if opening else None
    joint = _TO.match(text, first.end) if first else None
    last = match_date(text, joint.end()) if joint else None
    if not first or not last or not (first.month and first.day and last.month and last.day):
        return None
    years = last.year - first.year if last.year and first.year else 0
    bounds = (first.month, first.day), (last.month, last.day)
    if years < 0 or (years == 0 and bounds[0] > bounds[1]):
        return None
    return Days(*bounds, last.year, last.end, years=years)


def _year(found: Match) -> int | None:
    return int(found["year"]) if found["year"] else None


def _all_parts(conventions: Conventions) -> set[str]:
    return {*conventions.month_parts, *conventions.quarter_parts, *conventions.year_parts}


@cache
def _part_pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    leads = any_of("những ngày", "các ngày", "những tháng", "các tháng", "vào", "khoảng")
    return re.compile(rf"(?:{leads}\s+)?(?P<part>{any_of(parts)})\s+(?:của\s+)?", re.IGNORECASE)


@cache
def _week_pattern(weeks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"tuần\s+(?:lễ\s+)?(?P<week>{any_of(weeks)})\s+(?:của\s+)?", re.IGNORECASE)


@cache
def _now_pattern() -> re.Pattern[str]:
    """ "nay", or the day of issue: "ngày ký ban hành Kế hoạch này"; "có" needs what is there."""
    words = any_of(word_list("now"))
    paper = r"\s+kế\s+hoạch(?:\s+này)?"
    return re.compile(rf"{words}(?:{paper}|(?<!\scó))(?!\w)", re.IGNORECASE)


@cache
def _edge_patterns() -> tuple[tuple[Edge, re.Pattern[str]], ...]:
    edges: tuple[Edge, ...] = ("last", "before", "after")
    return tuple(
        (edge, re.compile(rf"{any_of(word_list(edge))}\s+", re.IGNORECASE)) for edge in edges
    )


_MATCHERS = (_match_plain, _match_part, _match_week, _match_months, _match_about)

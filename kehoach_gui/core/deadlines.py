"""Deadlines in a text: "trước ngày 15 hàng tháng kể từ tháng 01/2020" as a rule and as days.

"Trước ngày 15" ends on the 14th, "chậm nhất ngày 15" on the 15th (resources/deadlines.toml).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from kehoach_gui.core.conventions import any_of
from kehoach_gui.core.dates import match_date, month_range, range_of
from kehoach_gui.core.resources import RESOURCES

Every = Literal["once", "week", "month", "quarter", "year"]
Weekend = Literal["keep", "before", "after"]
Match = re.Match[str]

TABLE = RESOURCES / "deadlines.toml"
SATURDAY = 5
LAST_YEARS = 50  # rows are made for so many years at most
FIRST_YEAR, LAST_YEAR = 1900, 2200  # a deadline outside is a slip of the pen


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as a rule; `days` are its days by the kind of `every`.

    once: (year, month, day); week: (weekday, Monday 0); month: (day); quarter: (month 1 to 3 of the
    quarter, day); year: (month, day). `strict` (trước) ends on the day before. `since` and `until`
    bound what comes back.
    """

    text: str
    every: Every
    days: tuple[tuple[int, ...], ...]
    strict: bool
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One day of a deadline; `named` is the last day before the weekend rule moved it."""

    day: date
    named: date
    text: str


def find_deadlines(text: str, default_year: int | None = None) -> tuple[Deadline, ...]:
    """The deadlines of a text in order; a day without a year takes `default_year`, else it is
    left out, as are deadlines that hang on another day ("05 ngày sau khi kết thúc đợt")."""
    found = []
    reached = 0
    for opener in _opener().finditer(text):
        if opener.start() < reached:
            continue
        for read in _READERS:
            deadline = read(text, opener, default_year)
            if deadline:
                found.append(deadline)
                reached = opener.start() + len(deadline.text)
                break
    return tuple(found)


def due_days(
    deadline: Deadline, first: date, last: date, weekend: Weekend = "before"
) -> tuple[Due, ...]:
    """The days of a deadline from `first` to `last`, both included, by date.

    Days on Saturday or Sunday move to Friday ("before"), to Monday ("after") or stay ("keep").
    A day that a month does not have is its last.
    """
    low = max(first, deadline.since) if deadline.since else first
    high = min(last, deadline.until) if deadline.until else last
    high = min(high, date(min(low.year + LAST_YEARS, LAST_YEAR), 12, 31))
    rows = []
    for named in sorted(set(_named_days(deadline, low, high))):
        end = named - timedelta(days=1) if deadline.strict else named
        if low <= end <= high:
            rows.append(Due(on_working_day(end, weekend), end, deadline.text))
    return tuple(rows)


def on_working_day(day: date, weekend: Weekend) -> date:
    """The day itself, or the Friday before or the Monday after a Saturday or Sunday."""
    beyond = day.weekday() - SATURDAY
    if beyond < 0 or weekend == "keep":
        return day
    return day + timedelta(days=-1 - beyond if weekend == "before" else 2 - beyond)


def _named_days(deadline: Deadline, low: date, high: date) -> Iterator[date]:
    if deadline.every == "once":
        yield from (date(*days) for days in deadline.days)
        return
    if deadline.every == "week":
        ((weekday,),) = deadline.days
        day = low + timedelta(days=(weekday - low.weekday()) % 7)
        while day <= high + timedelta(days=1):
            yield day
            day += timedelta(days=7)
        return
    for year in range(low.year, high.year + 2):
        for month in range(1, 13):
            for days in deadline.days:
                number = _day_in(deadline.every, month, days)
                if number:
                    yield date(year, month, min(number, month_range(year, month)[1].day))


def _day_in(every: Every, month: int, days: tuple[int, ...]) -> int | None:
    """The day of a month on which a rule falls, None where it does not."""
    if every == "month":
        return days[0]
    if every == "quarter":
        return days[1] if (month - 1) % 3 + 1 == days[0] else None
    return days[1] if month == days[0] else None


def _read_month(text: str, opener: Match, year: int | None) -> Deadline | None:
    """ "ngày 15 hàng tháng", with "kể từ tháng 01/2020" and "đến tháng 12/2020" or without."""
    found = _monthly().match(text, opener.end())
    if not found or not 1 <= int(found["day"]) <= 31:
        return None
    return _recurring(text, opener, found, "month", ((int(found["day"]),),))


def _read_quarter(text: str, opener: Match, year: int | None) -> Deadline | None:
    """ "ngày 20 tháng cuối quý"."""
    found = _quarterly().match(text, opener.end())
    if not found or not 1 <= int(found["day"]) <= 31:
        return None
    month = {"đầu": 1, "giữa": 2, "cuối": 3}[found["part"].lower()]
    return _recurring(text, opener, found, "quarter", ((month, int(found["day"])),))


def _read_year(text: str, opener: Match, year: int | None) -> Deadline | None:
    """ "ngày 15/6 và 15/12 hằng năm"."""
    found = _yearly().match(text, opener.end())
    if not found:
        return None
    pairs = re.findall(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})", found["days"])
    days = tuple((int(month), int(day)) for day, month in pairs)
    if not all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days):
        return None
    return _recurring(text, opener, found, "year", days)


def _read_week(text: str, opener: Match, year: int | None) -> Deadline | None:
    """ "thứ Sáu hằng tuần"."""
    found = _weekly().match(text, opener.end())
    if not found:
        return None
    name = found["weekday"].lower()
    weekday = int(name) - 2 if name.isdecimal() else _words("weekdays").index(name)
    return _recurring(text, opener, found, "week", ((weekday,),))


def _read_once(text: str, opener: Match, year: int | None) -> Deadline | None:
    """A day: "ngày 15/6/2027", "ngày 15 tháng 6 năm 2027", "15/6"."""
    written = match_date(text, opener.end())
    days = range_of(written, year) if written and written.day else None
    if not written or not days or not FIRST_YEAR <= days[0].year <= LAST_YEAR:
        return None
    when = days[0]
    words = text[opener.start() : written.end]
    return Deadline(words, "once", ((when.year, when.month, when.day),), _is_strict(opener))


_READERS = (_read_month, _read_quarter, _read_year, _read_week, _read_once)


def _recurring(
    text: str, opener: Match, found: Match, every: Every, days: tuple[tuple[int, ...], ...]
) -> Deadline:
    """The rule with its bounds: "kể từ …" and "đến …" behind it."""
    end = found.end()
    bounds: list[tuple[date, date] | None] = [None, None]
    for place, pattern in enumerate((_since(), _until())):
        word = pattern.match(text, end)
        written = match_date(text, word.end()) if word else None
        days_there = range_of(written) if written else None
        if written and days_there and FIRST_YEAR <= days_there[0].year <= LAST_YEAR:
            bounds[place], end = days_there, written.end
    since, until = bounds
    return Deadline(
        text[opener.start() : end],
        every,
        days,
        _is_strict(opener),
        since[0] if since else None,
        until[1] if until else None,
    )


def _is_strict(opener: Match) -> bool:
    return opener["before"] is not None


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{any_of(_words('before'))})|{any_of(_words('by'))})\s+"
        rf"(?=ngày\s|thứ\s|\d)",
        re.IGNORECASE,
    )


@cache
def _monthly() -> re.Pattern[str]:
    every = any_of(_words("every"))
    return re.compile(
        rf"(?:ngày\s+)?(?P<day>\d{{1,2}})\s+(?:của\s+)?{every}\s+tháng(?!\w)", re.IGNORECASE
    )


@cache
def _quarterly() -> re.Pattern[str]:
    every = any_of(_words("every"))
    return re.compile(
        rf"(?:ngày\s+)?(?P<day>\d{{1,2}})\s+(?:của\s+)?tháng\s+(?P<part>đầu|giữa|cuối)\s+"
        rf"(?:của\s+)?(?:{every}\s+)?quý(?!\s*[IV\d])(?!\w)",
        re.IGNORECASE,
    )


@cache
def _yearly() -> re.Pattern[str]:
    day = r"(?:ngày\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}"
    return re.compile(
        rf"(?P<days>{day}(?:\s*(?:,|và)\s*{day})*)\s+{any_of(_words('every'))}\s+năm(?!\w)",
        re.IGNORECASE,
    )


@cache
def _weekly() -> re.Pattern[str]:
    return re.compile(
        rf"thứ\s+(?P<weekday>[2-7]|{any_of(_words('weekdays'))})\s+"
        rf"{any_of(_words('every'))}\s+tuần(?!\w)",
        re.IGNORECASE,
    )


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s+{any_of(_words('since'))}\s+", re.IGNORECASE)


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s+{any_of(_words('until'))}\s+", re.IGNORECASE)


def _words(name: str) -> tuple[str, ...]:
    return tuple(tables()["words"][name])


@cache
def tables() -> dict[str, Any]:
    """resources/deadlines.toml as it is."""
    with TABLE.open("rb") as file:
        return tomllib.load(file)

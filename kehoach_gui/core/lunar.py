"""The Vietnamese lunar calendar, 1968 to 2100: solar day to lunar day and back.

Tết and the leap month of each year come from resources/days/lunar_new_year.csv, computed from
astronomy at UTC+7; the months between follow from the new moons (new_moons.py). Chinese tables
differ in 1968, 1969, 1985, 2007, 2030 and 2053.
"""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kehoach_gui.core.new_moons import DAYS, index_near, new_moon_day

TABLE = DAYS / "lunar_new_year.csv"
ROOTS_DAY = (3, 10)  # Giỗ Tổ Hùng Vương: month and day (NĐ 145/2013 Điều 4)


@dataclass(frozen=True, slots=True, order=True)
class LunarDay:
    """A day of the lunar calendar; `leap` marks the second month of the same number."""

    year: int
    month: int
    leap: bool
    day: int

    @property
    def text(self) -> str:
        """The day as it is written: 10/3 âm lịch, 01/6 nhuận âm lịch."""
        month = f"{self.month:02d}" if self.month < 3 else str(self.month)
        return f"{self.day:02d}/{month}{' nhuận' if self.leap else ''} âm lịch"


@dataclass(frozen=True, slots=True)
class _Month:
    first: date
    number: int
    leap: bool


def first_year() -> int:
    """The first lunar year of the table."""
    return min(_table())


def last_year() -> int:
    """The last lunar year of the table."""
    return max(_table())


def tet(year: int) -> date:
    """The first day of the lunar year; ValueError outside the table."""
    return _row(year)[0]


def roots_day(year: int) -> date:
    """Giỗ Tổ Hùng Vương, the tenth day of the third month; ValueError outside the table."""
    month, number = ROOTS_DAY
    return to_solar(LunarDay(year, month, False, number))


def leap_month(year: int) -> int | None:
    """The number of the month that comes twice, None where none does; ValueError as tet."""
    return _row(year)[1]


def to_lunar(day: date) -> LunarDay:
    """The lunar day of a solar day.

    Raises ValueError before 1 January of the table's first year and behind its last lunar year.
    """
    year = day.year if day.year in _table() and day >= tet(day.year) else day.year - 1
    months = _months(year)
    found = bisect_right([month.first for month in months], day) - 1
    end = _next_first(months[-1])
    if found < 0 or day >= end:
        raise ValueError(f"no lunar table for {day}")
    month = months[found]
    return LunarDay(year, month.number, month.leap, (day - month.first).days + 1)


def to_solar(lunar: LunarDay) -> date:
    """The solar day of a lunar one; ValueError for a day or month that the year does not have."""
    for month in _months(lunar.year):
        if (month.number, month.leap) == (lunar.month, lunar.leap):
            day = month.first + timedelta(days=lunar.day - 1)
            if lunar.day >= 1 and day < _next_first(month):
                return day
    raise ValueError(f"no such lunar day: {lunar}")


def solar_days(year: int, month: int, day: int) -> tuple[date, ...]:
    """The days of a solar year on which a lunar day falls, leap months left out: none to two."""
    found = []
    for lunar_year in (year - 1, year):
        try:
            when = to_solar(LunarDay(lunar_year, month, False, day))
        except ValueError:
            continue  # a month of 29 days, or a year outside the table
        if when.year == year:
            found.append(when)
    return tuple(found)


@cache
def _months(year: int) -> tuple[_Month, ...]:
    """The months of a lunar year, 12 or 13; of the year before the table its last two."""
    if year == first_year() - 1:
        index = _index_of(tet(first_year()))
        return (
            _Month(new_moon_day(index - 2), 11, False),
            _Month(new_moon_day(index - 1), 12, False),
        )
    first, leap = _row(year)
    index = _index_of(first)
    numbers = [(number, False) for number in range(1, 13)]
    if leap:
        numbers.insert(leap, (leap, True))
    return tuple(
        _Month(new_moon_day(index + place), number, is_leap)
        for place, (number, is_leap) in enumerate(numbers)
    )


def _next_first(month: _Month) -> date:
    return new_moon_day(_index_of(month.first) + 1)


def _index_of(first: date) -> int:
    """The index of the new moon on this day; ValueError where none is."""
    near = index_near(first)
    for index in (near, near - 1, near + 1):
        if new_moon_day(index) == first:
            return index
    raise ValueError(f"no new moon on {first}")


def _row(year: int) -> tuple[date, int | None]:
    try:
        return _table()[year]
    except KeyError:
        raise ValueError(f"no lunar table for {year}") from None


@cache
def _table() -> dict[int, tuple[date, int | None]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            int(row["year"]): (
                date.fromisoformat(row["tet"]),
                int(row["leap_month"]) if row["leap_month"] else None,
            )
            for row in csv.DictReader(file)
        }

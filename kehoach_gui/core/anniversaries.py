"""Ngày lễ, ngày kỷ niệm: the table of days, the list of a year, the phrase for a text.

Năm tròn: the count of years ends in 0, năm lẻ 5: in 5 (NĐ 145/2013/NĐ-CP Điều 3); ceremonies of
days of a branch are held in năm tròn only (NĐ 111/2018/NĐ-CP).
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from kehoach_gui.core.dates import short_date
from kehoach_gui.core.lunar import solar_days, to_lunar
from kehoach_gui.core.new_moons import DAYS

TABLE = DAYS / "anniversaries.csv"
GREAT = "le_lon"  # the eight great days of NĐ 145/2013/NĐ-CP Điều 4, and no other
LOCAL = "dia_phuong"

Round = Literal["năm tròn", "năm lẻ 5"]


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day that comes every year; `founding_year` is None where no years are counted.

    `grade`: A law, official or press source; B two lists; C one list; recalled: chưa kiểm chứng.
    """

    name: str
    day: int
    month: int
    founding_year: int | None = None
    lunar: bool = False
    category: str = LOCAL
    legal_basis: str = ""
    grade: str = "recalled"
    sources: str = ""
    note: str = ""
    counted: bool = True

    @property
    def founded(self) -> str | None:
        """The first day (ISO), None where the year is not known or the day is lunar."""
        if self.founding_year is None or self.lunar:
            return None
        return f"{self.founding_year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An anniversary in one year: its day, which anniversary it is, and whether it is round."""

    date: date
    anniversary: Anniversary
    count: int | None
    round: Round | None

    @property
    def lunar_text(self) -> str | None:
        """The lunar day, for days of the lunar calendar."""
        return to_lunar(self.date).text if self.anniversary.lunar else None


@cache
def load_anniversaries() -> tuple[Anniversary, ...]:
    """The days that come with the program, as in resources/days/anniversaries.csv."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Anniversary(
                name=row["name"],
                day=int(row["day"]),
                month=int(row["month"]),
                founding_year=int(row["founding_year"]) if row["founding_year"] else None,
                lunar=row["calendar"] == "lunar",
                category=row["category"],
                legal_basis=row["legal_basis"],
                grade=row["grade"],
                sources=row["sources"],
                note=row["note"],
                counted=row["counted"] == "yes",
            )
            for row in csv.DictReader(file)
        )


def days_of_year(year: int, local: Iterable[Anniversary] = ()) -> tuple[Occurrence, ...]:
    """The anniversaries of a solar year by date, the office's own days among them.

    Days that were founded later are left out. A lunar day that the year has twice stands twice; a
    29 February stands in leap years only; lunar days are known from 1968 to 2100.
    """
    found = [
        occurrence
        for anniversary in (*load_anniversaries(), *local)
        for occurrence in _in_year(anniversary, year)
    ]
    return tuple(sorted(found, key=lambda o: (o.date, o.anniversary.category != GREAT)))


def days_between(
    first: date, last: date, local: Iterable[Anniversary] = ()
) -> tuple[Occurrence, ...]:
    """The anniversaries of a period, both days included."""
    own = tuple(local)
    years = range(first.year, last.year + 1)
    return tuple(o for year in years for o in days_of_year(year, own) if first <= o.date <= last)


def round_of(count: int | None) -> Round | None:
    """ "năm tròn", "năm lẻ 5" or None (NĐ 145/2013/NĐ-CP Điều 3)."""
    if not count or count % 5:
        return None
    return "năm tròn" if count % 10 == 0 else "năm lẻ 5"


def write_phrase(anniversary: Anniversary, year: int) -> str:
    """The words of a text: "90 năm Ngày … (03/02/1930 - 03/02/2020)".

    A day without a known first year gives its name and date. Raises ValueError where the year
    does not have the day or lies before the first.
    """
    occurrences = list(_in_year(anniversary, year))
    if not occurrences:
        raise ValueError(f"{anniversary.name} has no day in {year}")
    (now, *_) = occurrences
    shown = short_date(now.date.isoformat())
    if not now.count or anniversary.founded is None:
        lunar = f", tức ngày {now.lunar_text}" if now.lunar_text else ""
        return f"{anniversary.name} ({shown}{lunar})"
    first = short_date(anniversary.founded)
    return f"{now.count:02d} năm {anniversary.name} ({first} - {shown})"


def _in_year(anniversary: Anniversary, year: int) -> Iterator[Occurrence]:
    founded = anniversary.founding_year
    if founded is not None and year < founded:
        return
    count = year - founded if founded is not None else None
    rounded = round_of(count) if anniversary.counted else None
    if anniversary.lunar:
        days: tuple[date, ...] = solar_days(year, anniversary.month, anniversary.day)
    else:
        try:
            days = (date(year, anniversary.month, anniversary.day),)
        except ValueError:  # 29 February
            days = ()
    for day in days:
        yield Occurrence(day, anniversary, count, rounded)

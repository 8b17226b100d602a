"""The lunar calendar against its table, and against new moons and solar terms of ephem at UTC+7."""

import csv
import math
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import ephem
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import lunar, new_moons
from kehoach_gui.core.lunar import LunarDay, to_lunar, to_solar

EAST = timedelta(hours=7)
NEAR_MIDNIGHT = 180  # seconds within which two models may name different days
FIRST, LAST = date(1968, 1, 1), date(2100, 12, 31)


def local_new_moons() -> list[datetime]:
    """Every new moon from December 1967 to 2101 in Việt Nam's time."""
    found = []
    when = ephem.Date("1967/12/20")
    while (when := ephem.next_new_moon(when)).datetime().year <= 2101:
        found.append(when.datetime() + EAST)
        when = ephem.Date(when + 1)
    return found


def seconds_from_midnight(moment: datetime) -> float:
    since = (moment - datetime(moment.year, moment.month, moment.day)).total_seconds()
    return min(since, 86_400 - since)


def test_every_new_moon_falls_on_the_day_that_astronomy_says() -> None:
    moons = local_new_moons()
    wrong, near = [], []
    for moon in moons:
        index = new_moons.index_near(moon.date())
        ours = min(
            (new_moons.new_moon_day(i) for i in (index - 1, index, index + 1)),
            key=lambda day: abs((day - moon.date()).days),
        )
        if seconds_from_midnight(moon) < NEAR_MIDNIGHT:
            near.append(moon.date().isoformat())
        elif ours != moon.date():
            wrong.append((moon, ours))
    assert wrong == []
    assert len(moons) > 1640
    assert near == [
        "1998-09-21",
        "2054-05-08",
        "2072-12-09",
        "2077-11-15",
        "2079-08-27",
        "2085-10-18",
        "2090-09-24",
    ]


def test_tet_and_the_roots_day_are_those_of_the_table(root: Path) -> None:
    with (root / "resources" / "days" / "lunar_new_year.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    ours = [
        (lunar.tet(int(r["year"])).isoformat(), lunar.roots_day(int(r["year"])).isoformat())
        for r in rows
    ]
    assert ours == [(row["tet"], row["gio_to_10_3"]) for row in rows]
    assert len(rows) == 133


def test_the_table_is_the_agreed_one_but_for_the_year_of_the_leap_month_of_2033(
    root: Path, shared: Path
) -> None:
    ours = (root / "resources" / "days" / "lunar_new_year.csv").read_text("utf-8").splitlines()
    agreed = (shared / "data" / "lunar_new_year.csv").read_text("utf-8").splitlines()
    changed = [pair for pair in zip(ours, agreed, strict=True) if pair[0] != pair[1]]
    assert [ours.split(",")[0] for ours, _ in changed] == ["2033", "2034"]


def sun(day: date) -> float:
    """The sun's longitude in degrees when the day begins in Việt Nam."""
    when = ephem.Date(datetime(day.year, day.month, day.day) - EAST)
    return math.degrees(ephem.Ecliptic(ephem.Sun(when), epoch=when).lon)


def without_term(first: date, following: date) -> bool:
    """Whether the month has none of the twelve terms (trung khí)."""
    return int(sun(first) // 30) == int(sun(following) // 30)


def month_starts(year: int) -> list[tuple[date, int, bool]]:
    starts = []
    day = lunar.tet(year)
    while (known := to_lunar(day)).year == year:
        starts.append((day, known.month, known.leap))
        day = next(day + timedelta(n) for n in (29, 30) if to_lunar(day + timedelta(n)).day == 1)
        if len(starts) > 13:
            break
    return starts


def test_leap_months_are_the_first_without_a_solar_term_between_two_winter_solstices() -> None:
    starts = [start for year in range(1968, 2100) for start in month_starts(year)]
    elevenths = [i for i, (_, month, leap) in enumerate(starts) if month == 11 and not leap]
    wrong = []
    for this, following in pairwise(elevenths):
        months = starts[this:following]
        bare = [
            i
            for i, (first, _, _) in enumerate(months)
            if without_term(first, starts[this + i + 1][0])
        ]
        leaps = [i for i, (_, _, leap) in enumerate(months) if leap]
        if leaps != (bare[:1] if len(months) == 13 else []):
            wrong.append((months[0][0], leaps, bare))
        solstice = next(i for i in range(-1, 40) if sun(months[0][0] + timedelta(i)) >= 270)
        if not 0 < solstice <= 30:
            wrong.append((months[0][0], "solstice", solstice))
    assert wrong == []
    assert len(elevenths) == 132


def test_every_day_has_a_lunar_day_and_comes_back() -> None:
    day, before = FIRST, to_lunar(FIRST)
    while day < LAST:
        day += timedelta(days=1)
        now = to_lunar(day)
        assert now.day == before.day + 1 or (now.day == 1 and before.day in (29, 30)), day
        if now.year >= lunar.first_year():
            assert to_solar(now) == day
        before = now


@given(st.dates(date(1968, 1, 29), LAST))
def test_a_later_day_is_a_later_lunar_day(day: date) -> None:
    assert to_lunar(day) < to_lunar(day + timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(1968, 1, 29), LunarDay(1968, 1, False, 1)),
        (date(1985, 1, 21), LunarDay(1985, 1, False, 1)),
        (date(2007, 2, 17), LunarDay(2007, 1, False, 1)),
        (date(2020, 6, 1), LunarDay(2020, 4, True, 10)),
        (date(2033, 12, 22), LunarDay(2033, 11, True, 1)),
        (date(2054, 5, 7), LunarDay(2054, 3, False, 30)),
        (date(2062, 4, 9), LunarDay(2062, 2, False, 30)),
        (date(1968, 1, 1), LunarDay(1967, 12, False, 2)),
    ],
)
def test_days_where_other_calendars_err(day: date, known: LunarDay) -> None:
    assert to_lunar(day) == known


def test_days_and_months_that_are_not_there_are_refused() -> None:
    for strange in (
        LunarDay(2027, 1, True, 1),
        LunarDay(2027, 1, False, 31),
        LunarDay(2027, 1, False, 0),
        LunarDay(2027, 13, False, 1),
        LunarDay(2150, 1, False, 1),
    ):
        with pytest.raises(ValueError, match="no "):
            to_solar(strange)
    for day in (date(1967, 6, 1), date(2101, 3, 1)):
        with pytest.raises(ValueError, match="no lunar table"):
            to_lunar(day)


def test_lunar_days_of_a_solar_year_include_the_end_of_the_lunar_year_before() -> None:
    assert lunar.solar_days(2027, 1, 1) == (date(2027, 2, 6),)
    assert lunar.solar_days(2027, 12, 23) == (date(2027, 1, 30),)
    assert lunar.solar_days(1900, 1, 1) == ()

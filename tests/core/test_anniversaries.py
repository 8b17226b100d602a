"""Anniversaries: the table, the list of a year, phrases written and read back."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kehoach_gui.core import anniversaries
from kehoach_gui.core.anniversaries import (
    GREAT,
    Anniversary,
    days_between,
    days_of_year,
    load_anniversaries,
    round_of,
    write_phrase,
)
from kehoach_gui.core.anniversary_phrases import read_phrases, real_days

PARTY_DAY = next(
    a for a in load_anniversaries() if a.name == "Ngày thành lập Đảng Cộng sản Việt Nam"
)
ROOTS = next(a for a in load_anniversaries() if a.name == "Giỗ Tổ Hùng Vương")


def test_days_names_grades_and_sources_are_those_of_the_agreed_table(shared: Path) -> None:
    with (shared / "data" / "anniversaries.csv").open(encoding="utf-8", newline="") as file:
        agreed = list(csv.DictReader(file))
    ours = load_anniversaries()
    assert [
        (a.name, a.day, a.month, a.founding_year, a.lunar, a.category, a.grade) for a in ours
    ] == [
        (
            row["name"],
            int(row["day"]),
            int(row["month"]),
            int(row["founding_year"]) if row["founding_year"] else None,
            row["calendar"] == "lunar",
            row["category"],
            row["grade"],
        )
        for row in agreed
    ]
    assert all(a.sources for a in ours if a.grade != "recalled")


@pytest.mark.parametrize("year", [2027, 2030])
def test_a_year_has_the_eight_great_days_of_the_decree(year: int) -> None:
    great = [o for o in days_of_year(year) if o.anniversary.category == GREAT]
    fixed = [(3, 2), (30, 4), (7, 5), (19, 5), (19, 8), (2, 9)]
    solar = [(o.date.day, o.date.month) for o in great if not o.anniversary.lunar]
    assert solar == fixed
    lunar = {o.anniversary.name: o.date for o in great if o.anniversary.lunar}
    assert (
        lunar
        == {
            2027: {"Tết Nguyên đán": date(2027, 2, 6), "Giỗ Tổ Hùng Vương": date(2027, 4, 16)},
            2030: {"Tết Nguyên đán": date(2030, 2, 2), "Giỗ Tổ Hùng Vương": date(2030, 4, 12)},
        }[year]
    )


def test_the_list_of_a_year_counts_and_marks_round_years() -> None:
    by_name = {o.anniversary.name: o for o in days_of_year(2030)}
    party = by_name[PARTY_DAY.name]
    assert (party.date, party.count, party.round) == (date(2030, 2, 3), 100, "năm tròn")
    assert by_name["Ngày Giải phóng miền Nam, thống nhất đất nước"].round == "năm lẻ 5"
    assert by_name["Ngày Chiến thắng Điện Biên Phủ"].round is None
    assert by_name["Ngày Quốc tế Thiếu nhi"].round is None  # its first year is in dispute
    dates = [o.date for o in days_of_year(2030)]
    assert dates == sorted(dates)


def test_a_day_is_not_listed_before_it_was_founded() -> None:
    names = {o.anniversary.name for o in days_of_year(1950)}
    assert "Ngày Chiến thắng Điện Biên Phủ" not in names
    assert PARTY_DAY.name in names


@pytest.mark.parametrize(
    ("count", "round_"), [(0, None), (None, None), (5, "năm lẻ 5"), (10, "năm tròn"), (12, None)]
)
def test_round_years(count: int | None, round_: str | None) -> None:
    assert round_of(count) == round_


def test_an_own_day_on_29_february_comes_in_leap_years_only() -> None:
    own = Anniversary("Ngày thành lập xã", 29, 2, 1996)
    assert [o.date for o in days_of_year(2028, (own,)) if o.anniversary is own] == [
        date(2028, 2, 29)
    ]
    assert not [o for o in days_of_year(2027, (own,)) if o.anniversary is own]


def test_a_period_over_the_turn_of_the_year_gives_its_days_in_order() -> None:
    found = days_between(date(2026, 12, 20), date(2027, 2, 6))
    assert found[0].date == date(2026, 12, 20)
    assert "Tết Nguyên đán" in {o.anniversary.name for o in found}
    assert all(date(2026, 12, 20) <= o.date <= date(2027, 2, 6) for o in found)


def test_phrases_are_written_as_papers_do() -> None:
    assert write_phrase(PARTY_DAY, 2020) == (
        "90 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2020)"
    )
    assert write_phrase(ROOTS, 2027) == ("Giỗ Tổ Hùng Vương (16/4/2027, tức ngày 10/3 âm lịch)")
    with pytest.raises(ValueError, match="no day"):
        write_phrase(PARTY_DAY, 1900)


def test_a_written_phrase_is_read_back_for_every_day_and_year() -> None:
    for anniversary in load_anniversaries():
        if anniversary.founded is None or "(" in anniversary.name or ";" in anniversary.name:
            continue
        for year in (anniversary.founding_year or 0) + 5, 2027, 2030:
            if year <= (anniversary.founding_year or 0):
                continue
            (phrase,) = read_phrases(f"Kỷ niệm {write_phrase(anniversary, year)}.")
            assert phrase.name == anniversary.name
            assert phrase.count == phrase.years == year - (anniversary.founding_year or 0)
            assert phrase.same_day and phrase.opened and phrase.closed


def test_phrases_of_a_list_are_read_one_by_one() -> None:
    text = (
        "Gồm: 80 năm Ngày A (19/12/1946-19/12/2026); Ngày B (02/9/1945-02/9/2026), 35 năm thành "
        "lập phường (01/7/1991-01-7/2026…"
    )
    found = read_phrases(text)
    assert [(p.count, p.name, p.years, p.closed) for p in found] == [
        (80, "Ngày A", 80, True),
        (None, "Ngày B", 81, True),
        (35, "thành lập phường", 35, False),
    ]
    assert all(text[p.start :].startswith(p.text) for p in found)


def test_the_ranges_of_a_sample_are_read(shared: Path) -> None:
    (path,) = (shared / "samples").glob("000_*.txt")
    found = read_phrases(path.read_text("utf-8"))
    assert len(found) == 15
    assert [p for p in found if p.count not in (None, p.years)] == []
    assert sum(len(set(p.separators)) > 1 for p in found) == 2


def test_one_end_of_a_pair_is_a_day_or_none() -> None:
    assert real_days("30-4/2020") == (date(2020, 4, 30), date(2020, 4, 30))
    assert real_days("30/02/2020") is None


def test_own_days_keep_their_place_beside_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    own = replace(PARTY_DAY, name="Ngày truyền thống phường", category=anniversaries.LOCAL)
    names = [o.anniversary.name for o in days_of_year(2027, (own,)) if o.date == date(2027, 2, 3)]
    assert names == [PARTY_DAY.name, own.name]

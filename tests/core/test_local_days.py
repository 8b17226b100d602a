"""The office's own days as lines of text."""

import pytest

from kehoach_gui.core.anniversaries import Anniversary, days_of_year
from kehoach_gui.core.local_days import read_local_days, write_local_days

DAYS = (
    Anniversary("Ngày thành lập Đảng bộ xã An Hòa", 30, 8, 1945),
    Anniversary("Lễ hội đình làng", 10, 3, None, True),
    Anniversary("Ngày truyền thống của trường", 1, 12),
)


def test_days_are_written_one_a_line_and_read_again() -> None:
    text = write_local_days(DAYS)
    assert text.splitlines() == [
        "30/8/1945 Ngày thành lập Đảng bộ xã An Hòa",
        "10/3 âm lịch Lễ hội đình làng",
        "01/12 Ngày truyền thống của trường",
    ]
    assert read_local_days(text) == (DAYS, ())


@pytest.mark.parametrize(
    "line",
    [
        "30-8-1945: Ngày thành lập Đảng bộ xã An Hòa",
        "30/08/1945 – Ngày thành lập Đảng bộ xã An Hòa",
        "  30.8.1945   Ngày thành lập Đảng bộ xã An Hòa ",
    ],
)
def test_other_spellings_are_read_too(line: str) -> None:
    assert read_local_days(line) == (DAYS[:1], ())


@pytest.mark.parametrize("line", ["30/2/1945 Ngày lạ", "Ngày thành lập", "31/8", "5/13 Ngày", ""])
def test_what_names_no_day_is_given_back_unread(line: str) -> None:
    assert read_local_days(line) == ((), (line,) if line else ())


def test_own_days_stand_in_the_list_of_a_year_with_their_count() -> None:
    found = {o.anniversary.name: o for o in days_of_year(2025, DAYS)}
    own = found["Ngày thành lập Đảng bộ xã An Hòa"]
    assert (own.count, own.round) == (80, "năm tròn")
    assert found["Lễ hội đình làng"].date.isoformat() == "2025-04-07"

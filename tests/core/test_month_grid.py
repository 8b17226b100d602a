"""The sheet of a month: weeks from Monday, lunar days, what stands on each day."""

from datetime import date

import pytest

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.month_grid import make_month, month_items, sheet_days
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Block, Header, Plan, Section, Title

PLAN = Plan(
    "state-nd30",
    Header(date="2027-01-05"),
    Title("Kế hoạch", "Tuyên truyền các ngày lễ lớn"),
    sections=(
        Section(
            id=1,
            heading="Đợt 1: Từ ngày 10/02/2027 đến cuối tháng 3/2027",
            kind="phase",
            period=read_period("Đợt 1: Từ ngày 10/02/2027 đến cuối tháng 3/2027"),
        ),
        Section(
            id=2,
            heading="Đợt 2: Đến khi khai mạc Đại hội Đảng bộ xã (tháng 02/2027)",
            kind="phase",
            period=read_period("Đợt 2: Đến khi khai mạc Đại hội Đảng bộ xã (tháng 02/2027)"),
        ),
        Section(
            id=3,
            heading="Tổ chức thực hiện",
            kind="organization",
            blocks=(
                Block("paragraph", "Báo cáo trước ngày 15 hàng tháng kể từ tháng 01/2027."),
                Block("paragraph", "Mừng 97 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2027)."),
            ),
        ),
    ),
)


def entries(year: int, month: int, *plans: tuple[str, Plan]) -> dict[str, list[tuple[str, str]]]:
    sheet = make_month(year, month, month_items(plans, year, month))
    return {
        day.date.isoformat(): [(entry.kind, entry.text) for entry in day.entries]
        for week in sheet.weeks
        for day in week
        if day.entries
    }


def test_weeks_begin_on_monday_and_hold_the_whole_month() -> None:
    sheet = make_month(2027, 5, ())
    assert sheet.title == "Tháng 5/2027"
    assert [len(week) for week in sheet.weeks] == [7] * 6
    assert sheet.weeks[0][0].date == date(2027, 4, 26)
    assert {week[0].date.weekday() for week in sheet.weeks} == {0}
    inside = [day.date.day for week in sheet.weeks for day in week if day.in_month]
    assert inside == list(range(1, 32))


def test_lunar_days_stand_in_small_with_the_month_where_it_begins() -> None:
    labels = {
        day.date.day: day.lunar_label for week in make_month(2027, 2, ()).weeks for day in week
    }
    assert (labels[1], labels[5], labels[6], labels[7]) == ("25/12", "29", "1/1", "2")


def test_outside_the_lunar_table_no_lunar_day_is_shown() -> None:
    assert {day.lunar_label for week in make_month(2150, 3, ()).weeks for day in week} == {""}


def test_a_leap_month_is_marked() -> None:
    labels = [day.lunar_label for week in make_month(2025, 7, ()).weeks for day in week]
    assert "1/6n" in labels


def test_anniversaries_deadlines_and_ends_of_phases_stand_on_their_days() -> None:
    found = entries(2027, 2, ("7", PLAN))
    assert found["2027-02-06"] == [("anniversary", "Tết Nguyên đán")]
    assert found["2027-02-03"] == [("anniversary", "97 năm Ngày thành lập Đảng Cộng sản Việt Nam")]
    assert found["2027-02-10"] == [("phase_start", "Đợt 1: bắt đầu")]
    assert found["2027-02-14"] == [("deadline", "trước ngày 15 hàng tháng kể từ tháng 01/2027")]


def test_a_vague_end_and_a_vague_event_get_no_day_but_are_told() -> None:
    sheet = make_month(2027, 2, month_items([("7", PLAN)], 2027, 2))
    assert [item.name for item in sheet.vague] == ["Đại hội Đảng bộ xã"]
    assert "2027-03-31" not in entries(2027, 3, ("7", PLAN))


def test_round_years_are_marked_and_come_first() -> None:
    sheet = make_month(2027, 7, month_items((), 2027, 7))
    (day,) = [day for week in sheet.weeks for day in week if day.date == date(2027, 7, 27)]
    assert day.entries[0].mark == "năm tròn"
    assert day.entries[0].text.startswith("80 năm")


def test_own_days_and_the_key_of_the_plan_are_kept() -> None:
    own = Anniversary("Ngày thành lập xã", 5, 2, 1977)
    items = month_items([("7", PLAN)], 2027, 2, (own,))
    assert any(item.name == "50 năm Ngày thành lập xã" for item in items)
    assert {item.key for item in items if item.kind in ("phase", "deadline")} == {"7"}
    assert {item.group for item in items if item.kind == "phase"} == {
        "Tuyên truyền các ngày lễ lớn"
    }


@pytest.mark.parametrize(("year", "month"), [(1, 1), (9999, 12), (2024, 2), (2026, 2)])
def test_any_month_has_a_sheet(year: int, month: int) -> None:
    first, last = sheet_days(year, month)
    sheet = make_month(year, month, ())
    assert sheet.weeks[0][0].date == first
    assert sheet.weeks[-1][-1].date == last

"""Deadlines: read as rules, laid out as days, moved off the weekend."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import plan_json
from kehoach_gui.core.assignments import by_unit, product_of, propose, read_unit
from kehoach_gui.core.deadlines import Deadline, due_days, find_deadlines, on_working_day

MONTHLY = "Báo cáo tình hình trước ngày 15 hàng tháng kể từ tháng 01/2020 về Ban"


def test_a_monthly_deadline_is_a_rule_with_its_first_month() -> None:
    assert find_deadlines(MONTHLY) == (
        Deadline(
            "trước ngày 15 hàng tháng kể từ tháng 01/2020",
            "month",
            ((15,),),
            True,
            date(2020, 1, 1),
        ),
    )


def test_its_days_end_on_the_14th_and_move_to_friday() -> None:
    (deadline,) = find_deadlines(MONTHLY)
    days = due_days(deadline, date(2019, 11, 8), date(2020, 6, 30))
    assert [due.day.isoformat() for due in days] == [
        "2020-01-14",
        "2020-02-14",
        "2020-03-13",
        "2020-04-14",
        "2020-05-14",
        "2020-06-12",
    ]
    assert [due.named.day for due in days] == [14] * 6
    later = due_days(deadline, date(2020, 3, 1), date(2020, 3, 31), "after")
    assert [due.day.isoformat() for due in later] == ["2020-03-16"]
    kept = due_days(deadline, date(2020, 3, 1), date(2020, 3, 31), "keep")
    assert [due.day.isoformat() for due in kept] == ["2020-03-14"]


@pytest.mark.parametrize(
    ("text", "every", "days", "strict"),
    [
        ("gửi chậm nhất ngày 25 hằng tháng", "month", ((25,),), False),
        ("báo cáo trước ngày 20 tháng cuối quý.", "quarter", ((3, 20),), True),
        ("trước ngày 15/6 và 15/12 hằng năm", "year", ((6, 15), (12, 15)), True),
        ("gửi tin trước thứ Sáu hằng tuần", "week", ((4,),), True),
        ("hoàn thành trước ngày 15/6/2027", "once", ((2027, 6, 15),), True),
        ("chậm nhất là ngày 05 tháng 4 năm 2027", "once", ((2027, 4, 5),), False),
        ("muộn nhất 31/12", "once", ((2027, 12, 31),), False),
    ],
)
def test_other_forms(
    text: str, every: str, days: tuple[tuple[int, ...], ...], strict: bool
) -> None:
    (found,) = find_deadlines(text, 2027)
    assert (found.every, found.days, found.strict) == (every, days, strict)


@pytest.mark.parametrize(
    "text",
    [
        "chậm nhất 05 ngày sau khi kết thúc đợt",
        "trước khi khai mạc Đại hội",
        "treo từ ngày 01/3/2027",
        "trước ngày 31/02/2027",
        "trước ngày 45 hàng tháng",
        "trước ngày 15/13 hằng năm",
    ],
)
def test_what_has_no_day_of_its_own_is_no_deadline(text: str) -> None:
    assert find_deadlines(text, 2027) == ()


def test_a_day_without_a_year_needs_one() -> None:
    assert find_deadlines("trước ngày 15/6") == ()


def test_the_end_of_a_rule_bounds_it() -> None:
    (deadline,) = find_deadlines("trước ngày 31 hằng tháng từ tháng 01/2027 đến tháng 3/2027")
    days = due_days(deadline, date(2026, 1, 1), date(2030, 1, 1), "keep")
    assert [due.day.isoformat() for due in days] == ["2027-01-30", "2027-02-27", "2027-03-30"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "chậm nhất ngày 20 tháng cuối quý",
            ["2027-03-19", "2027-06-18", "2027-09-20", "2027-12-20"],
        ),
        ("chậm nhất 15/6 và 15/12 hằng năm", ["2027-06-15", "2027-12-15"]),
        ("chậm nhất ngày 01/5/2027", ["2027-04-30"]),
    ],
)
def test_the_days_of_a_year(text: str, days: list[str]) -> None:
    (deadline,) = find_deadlines(text)
    found = due_days(deadline, date(2027, 1, 1), date(2027, 12, 31))
    assert [due.day.isoformat() for due in found] == days


def test_a_weekly_deadline_comes_every_seven_days() -> None:
    (deadline,) = find_deadlines("trước thứ Sáu hằng tuần")
    days = due_days(deadline, date(2027, 3, 1), date(2027, 3, 31))
    assert [due.day.day for due in days] == [4, 11, 18, 25]


def test_a_deadline_before_the_first_of_the_month_ends_in_the_month_before() -> None:
    (deadline,) = find_deadlines("trước ngày 01 hằng tháng")
    days = due_days(deadline, date(2027, 1, 1), date(2027, 3, 31), "keep")
    assert [due.day.isoformat() for due in days] == ["2027-01-31", "2027-02-28", "2027-03-31"]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["before", "after"]))
def test_a_moved_day_is_a_working_day_within_two_days(day: date, weekend: str) -> None:
    moved = on_working_day(day, weekend)  # type: ignore[arg-type]
    assert moved.weekday() < 5
    assert abs((moved - day).days) <= 2
    assert moved == day or day.weekday() >= 5


@pytest.mark.parametrize(
    ("sentence", "unit", "task"),
    [
        ("Giao cho Ban Tuyên giáo tham mưu kế hoạch.", "Ban Tuyên giáo", "tham mưu kế hoạch."),
        ("Các chi bộ xây dựng kế hoạch.", "Các chi bộ", "xây dựng kế hoạch."),
        ("Các tổ chức đoàn thể (Công đoàn, Hội) vận động hội viên.",
         "Các tổ chức đoàn thể (Công đoàn, Hội)", "vận động hội viên."),
        ("Đoàn trường: Chủ trì hội thi.", "Đoàn trường", "Chủ trì hội thi."),
        ("Đề nghị Ban Tổ chức phối hợp kiểm tra.", "Ban Tổ chức", "phối hợp kiểm tra."),
        ("Tổ chức phát động thi đua.", "", "Tổ chức phát động thi đua."),
        ("Ban hành kế hoạch, hướng dẫn cơ sở.", "", "Ban hành kế hoạch, hướng dẫn cơ sở."),
        ("Hướng dẫn: làm theo mẫu.", "", "Hướng dẫn: làm theo mẫu."),
    ],
)  # fmt: skip
def test_the_unit_of_a_sentence(sentence: str, unit: str, task: str) -> None:
    assert read_unit(sentence) == (unit, task)


def test_products_are_told_by_their_first_words() -> None:
    assert product_of("Xây dựng kế hoạch, báo cáo kết quả") == "Kế hoạch"
    assert product_of("Cử báo cáo viên đến cơ sở") == ""


def test_the_shipped_plan_gives_a_matrix_and_an_extract_per_unit(root: Path) -> None:
    plan = plan_json.loads((root / "resources" / "plans" / "mau.json").read_text("utf-8"))
    rows = propose(plan)
    assert [row.unit for row in rows] == [
        "Ban Xây dựng Đảng",
        "Ban Xây dựng Đảng",
        "Đảng ủy Ủy ban nhân dân phường",
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        "Các chi bộ trực thuộc",
    ]
    assert rows[1].deadline is not None and rows[1].deadline.text == "trước ngày 20 hằng tháng"
    assert rows[1].product == "Báo cáo"
    assert [len(extract) for extract in by_unit(rows).values()] == [2, 1, 1, 1]


def test_the_samples_name_their_units(shared: Path) -> None:
    units = {
        path.name[:3]: [row.unit for row in propose(plan_json.loads(path.read_text("utf-8")))]
        for path in sorted((shared / "samples").glob("*.plan.json"))
    }
    assert units["001"] == ["Ban Tuyên giáo - nữ công", "Các cấp công đoàn", "Các cấp công đoàn"]
    assert set(units["000"]) == {"Các chi bộ trực thuộc Đảng bộ"}
    assert units["003"][1] == "Các chi bộ trực thuộc"
    assert units["002"] == []

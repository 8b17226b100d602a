"""The rules of time find what is wrong between and inside phases, and nothing else."""

from dataclasses import replace

import pytest

from kehoach_gui.checking import Finding, check
from kehoach_gui.core.plan import Plan, Section
from tests.checking.checked_plans import with_phases, with_text


def rules(plan: Plan) -> list[str]:
    return [finding.rule for finding in check(plan)]


def only(plan: Plan) -> Finding:
    (finding,) = check(plan)
    return finding


RIGHT = ("Đợt 1: Từ tháng 01 đến tháng 3/2027", "Đợt 2: Từ tháng 4 đến tháng 6/2027")


def test_phases_that_join_give_no_finding() -> None:
    assert rules(with_phases(*RIGHT)) == []
    assert (
        rules(with_phases("Đợt 1: Đến cuối tháng 3/2027", "Đợt 2: Từ tháng 4 đến hết năm 2027"))
        == []
    )
    assert rules(
        with_phases("Đợt 1: Quý I/2027", "Đợt 2: Từ cuối tháng 3/2027 đến tháng 5/2027")
    ) == ["phase-overlap"]


def test_one_vague_end_may_be_the_next_start() -> None:
    phases = (
        "Đợt 1: Từ 05/01/2027 đến cuối tháng 4/2027",
        "Đợt 2: Từ cuối tháng 4/2027 đến 30/6/2027",
    )
    assert rules(with_phases(*phases)) == []


def test_a_gap_is_told_with_its_days() -> None:
    found = only(with_phases("Đợt 1: Quý I/2027", "Đợt 2: Từ 15/4/2027 đến 30/6/2027"))
    assert (found.rule, found.place) == ("phase-gap", ("section", 52))
    assert "01/4/2027 - 14/4/2027" in found.reason
    assert found.text == "Quý I/2027 · Từ 15/4/2027 đến 30/6/2027"


def test_a_gap_of_one_day_is_told_as_a_day() -> None:
    found = only(
        with_phases("Đợt 1: Từ 05/01/2027 đến 30/4/2027", "Đợt 2: Từ 02/5/2027 đến 30/6/2027")
    )
    assert "khoảng trống: ngày 01/5/2027" in found.reason


def test_a_phase_inside_a_longer_one_leaves_no_gap_behind_it() -> None:
    phases = (
        "Đợt 1: Từ 05/01/2027 đến 30/9/2027",
        "Đợt 2: Từ 01/3/2027 đến 31/3/2027",
        "Đợt 3: Từ 01/10/2027 đến 31/12/2027",
    )
    assert rules(with_phases(*phases)) == ["phase-overlap"]


def test_a_phase_without_an_end_leaves_no_gap() -> None:
    assert rules(with_phases("Đợt 1: Từ 05/01/2027", "Đợt 2: Từ tháng 5 đến tháng 6/2027")) == []


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("Từ tháng 01 đến tháng 3/2027", "Từ tháng 3 đến tháng 5/2027", "01/3/2027 - 31/3/2027"),
        ("Từ 05/01/2027 đến 15/4/2027", "Từ 15/4/2027 đến 30/6/2027", "ngày 15/4/2027"),
        ("Quý I/2027", "Từ 20/3/2027 đến 30/4/2027", "20/3/2027 - 31/3/2027"),
    ],
)
def test_an_overlap_is_told_with_its_days(first: str, second: str, days: str) -> None:
    found = only(with_phases(f"Đợt 1: {first}", f"Đợt 2: {second}"))
    assert found.rule == "phase-overlap"
    assert days in found.reason


def test_a_later_phase_listed_first_is_out_of_order() -> None:
    plan = with_phases("Đợt 1: Từ tháng 4 đến tháng 6/2027", "Đợt 2: Từ tháng 01 đến tháng 3/2027")
    assert rules(plan) == ["phase-order"]


def test_a_phase_that_ends_before_it_begins_is_found() -> None:
    found = only(with_phases("Đợt 1: Từ ngày 15/9/2027 đến ngày 10/3/2027"))
    assert found.rule == "end-before-start"
    assert "10/3/2027" in found.reason


def test_a_phase_over_before_the_day_of_issue_is_past() -> None:
    phases = ("Đợt 1: Tháng 01/2027", "Đợt 2: Từ tháng 02 đến tháng 5/2027")
    assert rules(with_phases(*phases, issued="2027-02-10")) == ["past-at-issue"]
    assert rules(with_phases(*phases, issued="2027-01-31")) == []
    assert rules(with_phases(*phases, issued="2027-01")) == []


def test_a_blank_day_of_issue_with_tu_nay_is_found() -> None:
    plan = with_phases("Đợt 1: Từ nay đến hết năm 2027", issued=None)
    assert rules(plan) == ["head-missing-date", "now-without-date"]
    assert rules(with_phases("Đợt 1: Từ nay đến hết năm 2027")) == []


def test_an_event_without_days_is_named_once() -> None:
    found = only(with_phases("Đợt 1: Trong thời gian tiến hành Đại hội Đoàn xã lần thứ V"))
    assert found.rule == "event-undated"
    assert "Đại hội Đoàn xã lần thứ V" in found.reason
    dated = with_phases("Đợt 1: Đến khi kết thúc Đại hội Đoàn xã lần thứ V (tháng 6/2027)")
    assert rules(dated) == []


def test_a_phase_without_time_is_found() -> None:
    assert rules(with_phases("Đợt 1: Tuyên truyền lưu động", "Đợt 2: Quý I/2027")) == [
        "phase-undated"
    ]


@pytest.mark.parametrize(
    ("labels", "wrong"),
    [
        (("Đợt 1", "Đợt 2", "Đợt 3"), []),
        (("Đợt 1", "Đợt 3", "Đợt 4"), ["Đợt 3"]),
        (("Đợt 1", "Đợt 2", "Đợt 2"), ["Đợt 2"]),
        (("Giai đoạn I", "Giai đoạn II", "Giai đoạn IV"), ["Giai đoạn IV"]),
        (("Đợt thứ nhất", "Đợt thứ hai", "Đợt thứ tư"), ["Đợt thứ tư"]),
        (("Đợt 1", "Đợt cao điểm", "Đợt 2"), []),
    ],
)
def test_a_label_is_compared_with_its_place(labels: tuple[str, ...], wrong: list[str]) -> None:
    months = ("tháng 01/2027", "tháng 02/2027", "tháng 3/2027")
    plan = with_phases(*(f"{label}: {m}" for label, m in zip(labels, months, strict=True)))
    found = [f for f in check(plan) if f.rule == "phase-label"]
    assert [f.text.partition(":")[0] for f in found] == wrong


def test_labels_may_go_on_counting_in_the_next_list() -> None:
    plan = with_phases("Đợt 1: Tháng 01/2027", "Đợt 2: Tháng 02/2027")
    later = with_phases("Đợt 3: Tháng 3/2027").sections[0]
    later = replace(later, id=60, number="II", sections=(replace(later.sections[0], id=61),))
    assert rules(replace(plan, sections=(*plan.sections, later))) == []


def test_two_phases_with_the_same_words_are_found_and_not_also_as_an_overlap() -> None:
    plan = with_phases("Đợt 1: Quý I/2027, tuyên truyền ở xã", "Đợt 2: quý I/2027: treo cờ")
    assert rules(plan) == ["phase-same-words"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("tuyên truyền phòng cháy năm 2027", ["phase-outside"]),
        ("tuyên truyền phòng cháy năm 2027 - 2028", []),
        ("tuyên truyền phòng cháy từ tháng 01/2027 đến tháng 12/2027", ["phase-outside"]),
        ("tuyên truyền Đại hội nhiệm kỳ 2025 - 2027", []),
        ("tuyên truyền năm học 2026 - 2027", []),
        ("tuyên truyền phòng cháy", []),
    ],
)
def test_a_phase_is_held_against_the_time_in_the_title(title: str, found: list[str]) -> None:
    plan = with_phases("Đợt 1: Năm 2027", "Đợt 2: Quý I/2028", title=title)
    assert rules(plan) == found


def test_a_phase_inside_another_phase_is_held_against_that_one() -> None:
    plan = with_phases("Đợt 1: Quý I/2027")
    (phases,) = plan.sections
    inner = with_phases("Bước 1: Tháng 5/2027").sections[0].sections[0]
    outer = replace(phases.sections[0], sections=(replace(inner, id=70),))
    plan = replace(plan, sections=(replace(phases, sections=(outer,)),))
    assert rules(plan) == ["phase-outside"]


def test_a_day_that_no_calendar_has_is_found() -> None:
    plan = with_text("Họp ngày 30/02/2027, ngày 31 tháng 4 năm 2027 và ngày 29/02/2028.")
    assert [f.text for f in check(plan)] == ["30/02/2027", "ngày 31 tháng 4 năm 2027"]


def test_section_numbers_are_compared_with_their_place() -> None:
    plan = with_text("Chữ.")
    more = (Section(41, "III", "Kinh phí"), Section(42, None, "Ghi chú"))
    found = only(replace(plan, sections=(*plan.sections, *more)))
    assert (found.rule, found.text) == ("section-number", "III. Kinh phí")
    assert "phải là II" in found.reason

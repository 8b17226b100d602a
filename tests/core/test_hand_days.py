"""Days of a phase set by hand, its words written anew only when asked."""

from datetime import date

import pytest

from kehoach_gui.core.conventions import DEFAULT
from kehoach_gui.core.hand_days import (
    move_end,
    part_of_month,
    reread_words,
    rewrite_words,
    with_end,
    with_ends,
    written_heading,
)
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.phase_lists import days_of
from kehoach_gui.core.plan import Period, Plan, Section

HEADING = "Đợt 1: Từ tháng 3 đến tháng 5/2027"


def plan_of(heading: str = HEADING) -> Plan:
    section = Section(7, "1", heading, "phase", period=read_period(heading))
    return Plan("party-hd05", sections=(section,))


def period_of(plan: Plan) -> Period:
    period = plan.sections[0].period
    assert period is not None
    return period


def test_a_moved_end_is_an_exact_day_by_hand_and_the_words_stay() -> None:
    plan = move_end(plan_of(), 7, "end", date(2027, 5, 19))
    period = period_of(plan)
    assert plan.sections[0].heading == HEADING
    assert (period.text, period.by_hand) == ("Từ tháng 3 đến tháng 5/2027", True)
    assert days_of(period.start) == (date(2027, 3, 1), date(2027, 3, 31))
    assert days_of(period.end) == (date(2027, 5, 19), date(2027, 5, 19))


def test_an_end_does_not_pass_the_other_one() -> None:
    period = period_of(plan_of())
    assert days_of(with_end(period, "end", date(2026, 1, 1)).end) == (date(2027, 3, 1),) * 2
    assert days_of(with_end(period, "start", date(2028, 1, 1)).start) == (date(2027, 5, 31),) * 2
    with pytest.raises(ValueError, match="before"):
        with_ends(period, (date(2027, 5, 1),) * 2, (date(2027, 4, 1),) * 2)


def test_an_end_moved_around_a_day_is_the_part_of_its_month_and_can_be_put_in_words() -> None:
    plan = move_end(plan_of(), 7, "end", date(2027, 5, 19), vague=DEFAULT)
    assert days_of(period_of(plan).end) == (date(2027, 5, 11), date(2027, 5, 20))
    assert (
        rewrite_words(plan, 7).sections[0].heading == "Đợt 1: Từ tháng 3/2027 đến giữa tháng 5/2027"
    )
    late = with_end(period_of(plan), "end", date(2027, 2, 28), DEFAULT)
    assert days_of(late.end) == (date(2027, 3, 1), date(2027, 3, 10))
    assert part_of_month(date(2028, 2, 29), DEFAULT) == (date(2028, 2, 21), date(2028, 2, 29))


def test_a_phase_without_a_day_gets_one_by_hand() -> None:
    plan = move_end(plan_of("Đợt 4: Tuyên truyền thường xuyên"), 7, "start", date(2027, 9, 2))
    period = period_of(plan)
    assert days_of(period.start) == (date(2027, 9, 2),) * 2
    assert period.end is None and period.by_hand


def test_words_are_written_anew_on_request_and_mean_the_same_days() -> None:
    plan = rewrite_words(move_end(plan_of(), 7, "end", date(2027, 5, 19)), 7)
    assert plan.sections[0].heading == "Đợt 1: Từ tháng 3/2027 đến ngày 19/5/2027"
    period = period_of(plan)
    assert days_of(period.end) == (date(2027, 5, 19),) * 2
    assert not period.by_hand


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "Từ tháng 3 đến tháng 5/2027: Tuyên truyền bầu cử",
            "Từ tháng 3/2027 đến ngày 19/5/2027: Tuyên truyền bầu cử",
        ),
        ("Tuyên truyền trong tháng 3/2027", "Tuyên truyền từ ngày 01/3/2027 đến ngày 19/5/2027"),
    ],
)
def test_what_else_a_heading_says_stays(heading: str, expected: str) -> None:
    plan = move_end(plan_of(heading), 7, "end", date(2027, 5, 19))
    if "trong" in heading:
        plan = move_end(plan, 7, "start", date(2027, 3, 1))
    assert written_heading(plan.sections[0]) == expected


def test_reading_the_words_again_forgets_the_hand() -> None:
    plan = plan_of()
    moved = move_end(plan, 7, "end", date(2027, 5, 19))
    assert reread_words(moved, 7) == plan


def test_a_phase_without_days_has_no_words_to_write() -> None:
    plan = plan_of("Đợt 4: Tuyên truyền thường xuyên")
    assert rewrite_words(plan, 7) is plan

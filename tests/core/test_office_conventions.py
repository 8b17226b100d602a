"""An office's own conventions for vague dates: stored as what differs, and read by anew."""

from dataclasses import replace

import pytest

from kehoach_gui.checking import can_fix, check, fixed
from kehoach_gui.core import edits
from kehoach_gui.core.conventions import DEFAULT, changes_of, is_pair, with_changes
from kehoach_gui.core.find import replace_all
from kehoach_gui.core.plan import Header, Moment, Period, Plan, Section
from kehoach_gui.core.tone import OLD, with_tones

EARLY = "Đợt 1: Đầu tháng 3/2026"


def phase(ident: int, heading: str, period: Period | None = None) -> Section:
    return Section(ident, str(ident), heading, "phase", period)


def plan_of(*sections: Section) -> Plan:
    return Plan("state-nd30", header=Header(date="2026-01-05"), sections=sections)


def days(section: Section) -> tuple[str | None, str | None]:
    assert section.period and section.period.start and section.period.end
    return section.period.start.earliest, section.period.end.latest


def test_the_usual_conventions_are_stored_as_nothing() -> None:
    assert changes_of(DEFAULT) == {}
    assert with_changes({}) == DEFAULT


def test_a_change_is_stored_alone_and_comes_back() -> None:
    changed = with_changes({"month": {"đầu": [1, 5]}, "year": {"đầu": [1, 4]}})
    assert changed.month_parts["đầu"] == (1, 5)
    assert changed.month_parts["giữa"] == DEFAULT.month_parts["giữa"]
    assert changes_of(changed) == {"month": {"đầu": [1, 5]}, "year": {"đầu": [1, 4]}}


@pytest.mark.parametrize(
    "spoilt",
    [
        None,
        "x",
        {"month": 3},
        {"month": {"đầu": [9, 2]}},
        {"month": {"đầu": [1, 40]}},
        {"month": {"đầu": [True, 5]}},
        {"month": {"lạ": [1, 5]}},
        {"quarter": {"đầu": [1, 0]}},
        {"year": {"đầu": "13"}},
    ],
)
def test_what_is_no_pair_of_days_leaves_the_usual_one(spoilt: object) -> None:
    assert with_changes(spoilt) == DEFAULT


def test_zero_is_the_last_day_of_a_month_only() -> None:
    assert is_pair("month", 21, 0)
    assert not is_pair("year", 10, 0)
    assert not is_pair("month", 0, 0)


def test_another_convention_reads_every_period_anew() -> None:
    read = edits.reread_periods(plan_of(phase(1, EARLY)), with_changes({"month": {"đầu": [1, 5]}}))
    assert days(read.sections[0]) == ("2026-03-01", "2026-03-05")


def test_days_set_by_hand_stand() -> None:
    moment = Moment("đầu tháng 3", "2026-03-02", "2026-03-04")
    kept = Period("Đầu tháng 3/2026", moment, moment, by_hand=True)
    plan = plan_of(phase(1, EARLY, kept))
    assert edits.reread_periods(plan, with_changes({"month": {"đầu": [1, 5]}})) == plan


def test_phases_inside_other_sections_are_read_too_and_the_rest_is_the_same_value() -> None:
    other = Section(9, "II", "Tổ chức thực hiện", "organization")
    plan = plan_of(Section(1, "I", "Các đợt", "phases", sections=(phase(2, EARLY),)), other)
    usual = edits.reread_periods(plan, DEFAULT)
    read = edits.reread_periods(usual, with_changes({"month": {"đầu": [1, 7]}}))
    assert days(read.sections[0].sections[0]) == ("2026-03-01", "2026-03-07")
    assert read.sections[1] is other
    assert edits.reread_periods(usual, DEFAULT) == usual


def test_a_heading_typed_later_is_read_by_the_office_as_well() -> None:
    conventions = with_changes({"month": {"đầu": [1, 5]}})
    plan = plan_of(phase(1, "Đợt 1"))
    renamed = edits.rename_section(plan, 1, EARLY, conventions)
    assert days(renamed.sections[0]) == ("2026-03-01", "2026-03-05")
    other = replace(plan, sections=(replace(phase(1, EARLY), kind="other"),))
    assert days(edits.set_kind(other, 1, "phase", conventions).sections[0])[1] == "2026-03-05"


def test_words_that_change_all_over_the_plan_are_read_by_the_office() -> None:
    conventions = with_changes({"month": {"đầu": [1, 5]}})
    plan = plan_of(phase(1, "Đợt 1: Đầu tháng 9/2026 (tuyên truyền hoà bình)"))
    replaced, count = replace_all(plan, "tháng 9", "tháng 3", conventions=conventions)
    assert (count, *days(replaced.sections[0])) == (1, "2026-03-01", "2026-03-05")
    level = with_tones(plan, OLD, conventions=conventions)
    assert level.sections[0].heading == "Đợt 1: Đầu tháng 9/2026 (tuyên truyền hòa bình)"
    assert days(level.sections[0])[1] == "2026-09-05"


def test_a_mended_finding_in_a_phase_is_read_by_the_office() -> None:
    conventions = with_changes({"month": {"đầu": [1, 5]}})
    plan = plan_of(phase(1, "Đợt 1: Đầu tháng 9/2026 (từ 3/9/2026)"))
    finding = next(one for one in check(plan) if can_fix(one))
    (mended,) = fixed(plan, finding, conventions).sections
    assert mended.heading == "Đợt 1: Đầu tháng 9/2026 (từ 03/9/2026)"
    assert days(mended) == ("2026-09-01", "2026-09-05")

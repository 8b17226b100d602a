"""Dates in figures: the zero before days below 10 and months 1 and 2, its fix and its clause."""

import re
import tomllib
from dataclasses import replace

import pytest

from kehoach_gui.checking import Finding, check, fixed, is_error
from kehoach_gui.checking.zeros import TABLE
from kehoach_gui.core import preset
from kehoach_gui.core.dates import administrative_date, short_date
from kehoach_gui.core.plan import Plan
from tests.checking.checked_plans import with_phases, with_text

RULE = "date-unpadded"


def found(plan: Plan) -> list[Finding]:
    return [finding for finding in check(plan) if finding.rule == RULE]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Kế hoạch ngày 8 tháng 11 năm 2019.", "Kế hoạch ngày 08 tháng 11 năm 2019."),
        ("Báo cáo trước ngày 20 tháng 1 năm 2027", "Báo cáo trước ngày 20 tháng 01 năm 2027"),
        ("Ngày 3 tháng 2.", "Ngày 03 tháng 02."),
        ("họp ngày 9 tháng 12", "họp ngày 09 tháng 12"),
        ("từ 3/2/1930 đến", "từ 03/02/1930 đến"),
        ("(3.9.1945)", "(03.9.1945)"),
        ("hết ngày 10-1-2027;", "hết ngày 10-01-2027;"),
        ("đợt thi (1/3/2027-5/12/2027).", "đợt thi (01/3/2027-05/12/2027)."),
    ],
)
def test_a_date_without_its_zero_is_found_and_mended(text: str, after: str) -> None:
    plan = with_text(text)
    assert found(plan)
    while open_ := found(plan):
        plan = fixed(plan, open_[0])
    assert plan.sections[0].blocks[0].text == after


@pytest.mark.parametrize(
    "text",
    [
        "ngày 08 tháng 11 năm 2019, ngày 29 tháng 6 năm 2019, ngày 05 tháng 03 năm 2020",
        "22/11/2019, 05/3/2026, 01/02/2026",
        "Ngày Quốc tế Phụ nữ 8/3, Quốc khánh 2-9, ngày Phụ nữ Việt Nam 20-10",
        "tháng 1/2027, tháng 2 năm 2027, 1/2027, quý 1 năm 2027",
        "từ ngày 1 - 15/3/2027; 1-15/3/2027",
        "Nghị định số 1/2/2020/QH, số 9.1.2.2020, mục 3.2.1, ngày 5 tháng 13, ngày 0 tháng 5",
        "trong 8 ngày, 2 tháng; ngày 5 hằng tháng; 3/2/193",
    ],
)
def test_dates_with_their_zeros_and_what_is_no_whole_date_are_left(text: str) -> None:
    assert found(with_text(text)) == []


def test_a_date_in_a_phase_is_mended_and_keeps_its_days() -> None:
    plan = with_phases("Đợt 1: Từ 5/1/2027 đến 9/2/2027")
    phase = plan.sections[0].sections[0]
    for _ in range(2):
        plan = fixed(plan, found(plan)[0])
    after = plan.sections[0].sections[0]
    assert after.heading == "Đợt 1: Từ 05/01/2027 đến 09/02/2027"
    assert phase.period and after.period and phase.period.start and after.period.start
    assert after.period.start.earliest == phase.period.start.earliest == "2027-01-05"


def test_what_the_program_writes_itself_is_not_found() -> None:
    days = ("2027-01-05", "2027-02-09", "2027-03-01", "2027-12-31")
    words = "; ".join(write(day) for day in days for write in (administrative_date, short_date))
    assert found(with_text(words)) == []


def test_the_clause_is_that_of_the_plan_s_standard() -> None:
    plan = with_text("ngày 8 tháng 11 năm 2019")
    clauses = set()
    for standard in preset.ids():
        (finding,) = found(replace(plan, standard=standard))
        assert "ngày 08 tháng 11" in finding.fix and not is_error(finding)
        clauses.add(finding.reason.partition("phía trước (")[2])
    assert any("Phụ lục I, mục II.4" in clause for clause in clauses) and len(clauses) > 3


def test_the_table_names_a_clause_for_every_standard_and_whole_forms() -> None:
    data = tomllib.loads(TABLE.read_text("utf-8"))
    assert set(data["source"]) == set(preset.ids())
    for form in data["form"]:
        assert {"day", "month"} <= set(re.compile(form["pattern"]).groupindex)

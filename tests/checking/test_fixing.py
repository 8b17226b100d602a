"""Exact fixes, grades, and where a finding's words stand."""

import tomllib
from dataclasses import replace

from kehoach_gui.checking import (
    Finding,
    can_fix,
    check,
    every_finding,
    fixed,
    is_error,
    words_at,
)
from kehoach_gui.checking.grades import TABLE
from kehoach_gui.core.plan import Block, Plan, Section
from tests.checking.checked_plans import with_phases, with_text


def found(plan: Plan, rule: str) -> list[Finding]:
    return [finding for finding in check(plan) if finding.rule == rule]


def texts(plan: Plan) -> list[str]:
    return [block.text for section in plan.sections for block in section.blocks]


def test_a_missing_bracket_is_written_and_nothing_else_changes() -> None:
    sentence = "Kỷ niệm 75 năm Ngày thành lập (22/12/1944 - 22/12/2019; mít tinh (sáng)."
    plan = with_text("Mở đầu (trước).", sentence)
    (finding,) = found(plan, "anniversary-bracket")
    after = fixed(plan, finding)
    assert texts(after) == [
        "Mở đầu (trước).",
        "Kỷ niệm 75 năm Ngày thành lập (22/12/1944 - 22/12/2019); mít tinh (sáng).",
    ]
    assert not found(after, "anniversary-bracket")


def test_a_day_in_two_spellings_gets_one_and_keeps_its_emphasis() -> None:
    text = "Mừng 45 năm Ngày giải phóng (30-4/1975 - 30-4/2020) thật vui."
    start = text.index("thật vui")
    plan = with_text(text)
    section = plan.sections[0]
    block = replace(section.blocks[0], emphasis=((start, start + 8, "b"),))
    plan = replace(plan, sections=(replace(section, blocks=(block,)),))
    (finding,) = found(plan, "anniversary-separator")
    (new,) = fixed(plan, finding).sections[0].blocks
    assert new.text == "Mừng 45 năm Ngày giải phóng (30/4/1975 - 30/4/2020) thật vui."
    ((first, last, kind),) = new.emphasis
    assert (new.text[first:last], kind) == ("thật vui", "b")


def test_days_that_are_part_of_the_sentence_are_left_to_the_writer() -> None:
    plan = with_text("Mừng 45 năm Ngày giải phóng 30-4/1975 đến 30/4/2020.")
    (finding,) = found(plan, "anniversary-separator")
    assert not can_fix(finding)
    assert fixed(plan, finding) is plan


def test_of_two_like_numbers_only_the_one_that_was_found_is_mended() -> None:
    plan = with_text("Theo số 1194 -KH/ĐU và số 194 -KH/ĐU.")
    first, second = found(plan, "number-blank")
    assert texts(fixed(plan, second)) == ["Theo số 1194 -KH/ĐU và số 194-KH/ĐU."]
    assert texts(fixed(plan, first)) == ["Theo số 1194-KH/ĐU và số 194 -KH/ĐU."]


def test_a_wrong_number_is_mended_with_its_list_and_no_other() -> None:
    inner = tuple(
        Section(60 + place, number, f"Việc {place}", blocks=(Block("paragraph", "Làm."),))
        for place, number in enumerate(("1", "3"))
    )
    other = tuple(Section(70 + place, number, "Khác") for place, number in enumerate(("1", "1")))
    plan = replace(
        with_text(),
        sections=(
            Section(40, "I", "Nội dung", sections=inner),
            Section(41, "II", "Tổ chức", sections=other),
        ),
    )
    finding = found(plan, "section-number")[0]
    after = fixed(plan, finding)
    assert [s.number for s in after.sections[0].sections] == ["1", "2"]
    assert [s.number for s in after.sections[1].sections] == ["1", "1"]


def test_a_fix_whose_words_went_away_changes_nothing() -> None:
    plan = with_text("Theo số 194 -KH/ĐU.")
    (finding,) = found(plan, "number-blank")
    later = with_text("Nay bỏ. Theo số 194 -KH/ĐU.")
    assert fixed(later, finding) is later
    assert fixed(with_phases(), finding) == with_phases()


def test_every_exact_fix_names_words_that_stand_at_its_place() -> None:
    plan = with_text(
        "Mừng 45 năm Ngày giải phóng (30-4/1975 - 30-4/2020), số 12 -KH/ĐU, số 5/KH-ĐU.",
        "Mừng 75 năm Ngày thành lập 22/12/1944 - 22/12/2019).",
    )
    fixes = [finding for finding in every_finding(plan) if finding.exact]
    assert len(fixes) >= 4
    for finding in fixes:
        assert finding.exact is not None
        start, end = words_at(plan, finding)
        text = texts(plan)[int(finding.place[2])]
        assert text[start:end] == finding.exact.old
        assert fixed(plan, finding) != plan


def test_the_words_of_a_phase_are_shown_in_its_heading() -> None:
    plan = with_phases("Đợt 1: Từ tháng 3 đến tháng 4/2027", "Đợt 2: Từ tháng 4 đến tháng 6/2027")
    (finding,) = found(plan, "phase-overlap")
    start, end = words_at(plan, finding)
    heading = plan.sections[0].sections[1].heading or ""
    assert heading[start:end] == "Từ tháng 4 đến tháng 6/2027"


def test_only_what_no_office_can_mean_is_an_error() -> None:
    plan = with_text("Họp ngày 30/02/2027. Theo số 12 -KH/ĐU.")
    grades = {finding.rule: is_error(finding) for finding in check(plan)}
    assert grades["day-impossible"] and not grades["number-blank"]


def test_every_error_of_the_table_is_the_name_of_a_rule() -> None:
    known = set(tomllib.loads(TABLE.read_text(encoding="utf-8"))["errors"])
    bad = with_text(
        "Họp 30/02/2027. “Mở. Số 12/KH-ĐU.",
        "Mừng 46 năm Ngày giải phóng (30/4/1975 - 30/4/2020.",
        "Mừng 45 năm Ngày giải phóng (30/4/1975 - 30/5/2020).",
    )
    heart = Section(80, "II", "Khẩu hiệu", blocks=(Block("slogan", "Mừng {N} năm!"),))
    bad = replace(bad, sections=(*bad.sections, heart))
    phases = with_phases("Đợt 1: Từ tháng 5/2027 đến tháng 3/2027")
    empty = Plan("state-nd30")
    seen = {finding.rule for plan in (bad, phases, empty) for finding in check(plan)}
    assert known <= seen

"""What of a superior's plan is answered, what only in part, what not at all."""

from dataclasses import replace

import pytest
from plans import plan as whole_plan

from kehoach_gui.core import preset
from kehoach_gui.core.coverage import basis_line, coverage
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Block, Plan, Section, Title, walk
from kehoach_gui.core.taking_in import take_in

RADIO = "Tuyên truyền trên hệ thống loa truyền thanh mỗi ngày hai buổi sáng và chiều"
BANNER = "Treo băng rôn, khẩu hiệu, cờ Tổ quốc tại trụ sở cơ quan và các tuyến đường chính"


def superior(*texts: str) -> Plan:
    sections = tuple(
        Section(place, str(place), f"Việc thứ {place}", blocks=(Block("paragraph", text),))
        for place, text in enumerate(texts, 1)
    )
    return Plan(standard="state-nd30", title=Title("Kế hoạch", "Tuyên truyền"), sections=sections)


def answers(above: Plan, own: Plan) -> list[str]:
    return [one.answer for one in coverage(above, own)]


def test_a_plan_answers_itself_wholly_and_an_empty_one_nothing() -> None:
    above = superior(RADIO, BANNER)
    assert answers(above, above) == ["answered", "answered"]
    assert answers(above, superior()) == ["open", "open"]


def test_a_section_in_other_words_under_its_heading_is_answered() -> None:
    own = superior(RADIO, "Các đoàn thể treo băng rôn và cờ Tổ quốc tại trụ sở, khẩu hiệu đúng mẫu")
    assert answers(superior(RADIO, BANNER), own) == ["answered", "answered"]


def test_marks_and_capitals_do_not_matter() -> None:
    assert answers(superior(RADIO), superior(RADIO.upper())) == ["answered"]


def test_what_the_own_plan_lacks_is_open_and_names_no_section() -> None:
    first, second = coverage(superior(RADIO, "Khen thưởng tập thể xuất sắc"), superior(RADIO))
    assert (first.own, first.answer) == (1, "answered")
    assert (second.own, second.answer) == (None, "open")


@pytest.mark.parametrize("standard", preset.ids())
def test_every_section_of_a_whole_plan_is_listed_with_its_depth(standard: str) -> None:
    plan = whole_plan(standard)
    found = coverage(plan, plan)
    said = [s for s, _ in walk(plan.sections) if s.heading or any(b.words for b in s.blocks)]
    assert [one.section for one in found] == said
    assert {one.answer for one in found} == {"answered"}


def test_the_legal_basis_names_number_day_body_and_subject() -> None:
    plan = whole_plan("state-nd30")
    line = basis_line(plan, "7/KH-SVHTTDL", "ngày 05 tháng 02 năm 2027")
    assert line.startswith("Căn cứ Kế hoạch số 7/KH-SVHTTDL ngày 05 tháng 02 năm 2027 của SỞ")
    assert line.endswith("về tuyên truyền Ngày hội đọc sách lần thứ XII năm 2027")


def test_a_document_goes_into_a_section_with_all_its_words() -> None:
    plan, read = whole_plan("state-nd30"), superior(RADIO, BANNER)
    read = replace(read, opening=("Lời đầu.",))
    target = plan.sections[0]
    changed = take_in(plan, target.id, read, preset.load("state-nd30"))
    section = changed.sections[0]
    assert section.blocks[-1].text == "Lời đầu."
    assert [child.heading for child in section.sections[-2:]] == ["Việc thứ 1", "Việc thứ 2"]
    assert [child.number for child in section.sections] == ["1", "2", "3", "4"]
    idents = [s.id for s, _ in walk(changed.sections)]
    assert len(idents) == len(set(idents))


def test_what_would_be_too_deep_is_refused_and_nothing_changes() -> None:
    deep = Section(1, "1", "Sâu")
    for _ in range(7):
        deep = Section(1, "1", "Sâu", sections=(deep,))
    read = replace(superior(), sections=(deep,))
    plan = whole_plan("state-nd30")
    with pytest.raises(RefusedInput, match="sâu quá 8 bậc"):
        take_in(plan, plan.sections[0].id, read, preset.load("state-nd30"))

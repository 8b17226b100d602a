"""The whole plan as lines and back: nothing lost, lists renumbered, sections known by their ids."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Block, Period, Plan, Section, walk
from kehoach_gui.core.plan_json import loads
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.ui.plans.flow import NEW_ITEM, Line
from kehoach_gui.ui.plans.full_flow import (
    lines_of_plan,
    numbers_of,
    with_one_line,
    with_plan_lines,
)

PARTY = preset.load("party-hd05")


def words(plan: Plan) -> list[tuple[int, str | None, str | None, list[str]]]:
    return [
        (depth, s.number, s.heading, [b.text for b in s.blocks]) for s, depth in walk(plan.sections)
    ]


@pytest.fixture
def sample() -> Plan:
    return loads((RESOURCES / "plans" / "mau.json").read_text("utf-8"))


def test_lines_read_back_give_the_same_plan(small_plan: Plan, sample: Plan) -> None:
    for plan in (small_plan, sample):
        assert with_plan_lines(plan, lines_of_plan(plan), PARTY) is plan


def test_the_lines_are_beginning_sections_in_order_and_end(small_plan: Plan) -> None:
    lines = lines_of_plan(small_plan)
    assert [(line.part, line.level, line.item) for line in lines[:5]] == [
        ("opening", 0, None),
        ("heading", 0, 1),
        ("", 1, 2),
        ("", 1, 3),
        ("", 0, None),
    ]
    assert lines[-1] == Line(Block("paragraph", "Trên đây là kế hoạch."), None, "closing")


def test_a_heading_that_goes_leaves_its_text_to_the_section_before(small_plan: Plan) -> None:
    lines = list(lines_of_plan(small_plan))
    place = next(p for p, line in enumerate(lines) if line.item == 7)
    lines[place] = Line(Block("paragraph", "KHẨU HIỆU"))
    plan = with_plan_lines(small_plan, tuple(lines), PARTY)
    assert [s.number for s in plan.sections] == ["I", "II"]
    assert [b.text for b in plan.sections[1].sections[1].blocks] == [
        "Vận động.",
        "KHẨU HIỆU",
        "Mừng xuân!",
    ]
    assert plan.sections[0] is small_plan.sections[0]


def test_a_new_heading_makes_a_section_with_the_list_s_number(small_plan: Plan) -> None:
    lines = list(lines_of_plan(small_plan))
    place = next(p for p, line in enumerate(lines) if line.item == 4)
    lines.insert(place, Line(Block("paragraph", "YÊU CẦU"), NEW_ITEM, "heading", 0))
    lines.insert(place + 1, Line(Block("paragraph", "Thiết thực."), NEW_ITEM, "", 1))
    plan = with_plan_lines(small_plan, tuple(lines), PARTY)
    assert words(plan)[3:5] == [(0, "II", "YÊU CẦU", []), (1, "1", None, ["Thiết thực."])]
    assert [s.number for s in plan.sections] == ["I", "II", "III", "IV"]
    assert len({s.id for s, _ in walk(plan.sections)}) == 9


def test_a_deeper_level_puts_a_section_into_the_one_before(small_plan: Plan) -> None:
    lines = [
        replace(line, level=1) if line.item == 7 else line for line in lines_of_plan(small_plan)
    ]
    plan = with_plan_lines(small_plan, tuple(lines), PARTY)
    assert [(s.number, s.heading) for s in plan.sections[1].sections] == [
        ("1", "Chi ủy"),
        ("2", "Các đoàn thể"),
        ("3", "KHẨU HIỆU"),
    ]
    too_deep = [replace(line, level=9) if line.item == 7 else line for line in lines]
    assert with_plan_lines(small_plan, tuple(too_deep), PARTY).sections[1].sections[1].sections


def test_an_id_that_comes_twice_is_a_new_section(small_plan: Plan) -> None:
    lines = list(lines_of_plan(small_plan))
    place = next(p for p, line in enumerate(lines) if line.item == 2)
    lines.insert(place + 1, Line(Block("paragraph", "Thêm."), 2, "", 1))
    plan = with_plan_lines(small_plan, tuple(lines), PARTY)
    ids = [s.id for s in plan.sections[0].sections]
    assert ids == [2, 8, 3]


def test_an_emptied_heading_keeps_its_section_and_kind(small_plan: Plan) -> None:
    lines = tuple(
        replace(line, block=Block("paragraph", "")) if line.item == 7 else line
        for line in lines_of_plan(small_plan)
    )
    plan = with_plan_lines(small_plan, lines, PARTY)
    assert (plan.sections[2].heading, plan.sections[2].kind) == (None, "slogans")


def test_a_phase_reads_its_period_from_its_changed_heading(small_plan: Plan) -> None:
    phase = Section(9, "IV", "Đợt 1: Từ ngày 01/3/2027 đến ngày 05/3/2027", "phase", Period("x"))
    plan = replace(small_plan, sections=(*small_plan.sections, phase))
    lines = tuple(
        replace(line, block=Block("paragraph", "Đợt 1: Từ ngày 01/4/2027 đến ngày 05/4/2027"))
        if line.item == 9
        else line
        for line in lines_of_plan(plan)
    )
    period = with_plan_lines(plan, lines, PARTY).sections[3].period
    assert period is not None and period.start is not None
    assert period.start.earliest == "2027-04-01"


def test_beginning_and_end_follow_their_lines(small_plan: Plan) -> None:
    lines = lines_of_plan(small_plan)
    more = (Line(Block("paragraph", "Xét đề nghị"), None, "opening"), *lines)
    plan = with_plan_lines(
        small_plan, (*more, Line(Block("paragraph", "Hết."), None, "closing")), PARTY
    )
    assert plan.opening == ("Xét đề nghị", "Căn cứ kế hoạch của cấp trên")
    assert plan.closing == ("Trên đây là kế hoạch.", "Hết.")
    empty = with_plan_lines(small_plan, (), PARTY)
    assert (empty.opening, empty.sections, empty.closing) == ((), (), ())


def test_one_changed_line_changes_one_block(small_plan: Plan) -> None:
    lines = list(lines_of_plan(small_plan))
    place = next(p for p, line in enumerate(lines) if line.block.text == "Vận động.")
    lines[place] = Line(Block("paragraph", "Vận động nhân dân."))
    quick = with_one_line(small_plan, tuple(lines), place)
    assert quick == with_plan_lines(small_plan, tuple(lines), PARTY)
    item = next(p for p, line in enumerate(lines) if line.item == 3)
    lines[item] = replace(lines[item], block=Block("paragraph", "Vui."))
    assert quick is not None
    again = with_one_line(quick, tuple(lines), item)
    assert again is not None and again.sections[0].sections[1].blocks[0].text == "Vui."
    assert with_one_line(small_plan, tuple(lines), 0) is None


def test_numbers_are_those_the_outline_shows(small_plan: Plan) -> None:
    assert numbers_of(small_plan, PARTY) == {
        1: "I-", 2: "1.", 3: "2.", 4: "II-", 5: "1.", 6: "2.", 7: "III-",
    }  # fmt: skip


@given(st.data())
def test_lines_cut_doubled_and_lifted_lose_no_other_word(data: st.DataObject) -> None:
    plan = loads((RESOURCES / "plans" / "mau.json").read_text("utf-8"))
    lines = list(lines_of_plan(plan))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        change = data.draw(st.sampled_from(("cut", "double", "plain", "deeper", "swap")))
        if change == "cut" and len(lines) > 1:
            del lines[place]
        elif change == "double":
            lines.insert(place, line)
        elif change == "plain":
            lines[place] = replace(line, item=None, part="")
        elif change == "deeper":
            lines[place] = replace(line, level=line.level + 1)
        else:
            lines.insert(0, lines.pop(place))
    made = with_plan_lines(plan, tuple(lines), PARTY)
    again = lines_of_plan(made)
    assert sorted(line.block.text for line in again) == sorted(line.block.text for line in lines)
    assert with_plan_lines(made, again, PARTY) is made
    idents = [section.id for section, _ in walk(made.sections)]
    assert len(idents) == len(set(idents))

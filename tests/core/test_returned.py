"""A plan that came back changed: each change is taken over on its own, or all together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plan as whole_plan

from kehoach_gui.core import edits, preset, structure
from kehoach_gui.core.compare import compare
from kehoach_gui.core.plan import Block, Period, Plan, walk
from kehoach_gui.core.returned import NotTaken, in_shape_of, offers, take, take_all

STANDARD = preset.load("state-nd30")


@pytest.fixture
def plan() -> Plan:
    return whole_plan("state-nd30")


def changed(plan: Plan) -> Plan:
    """A field, a line of a list, a block, a heading, a new section and one that is gone."""
    first = plan.sections[0].sections[0]
    plan = replace(plan, title=replace(plan.title, subject="tuyên truyền Ngày hội sách"))
    plan = replace(plan, recipients=(*plan.recipients[:-1], "Các trường học", plan.recipients[-1]))
    plan = edits.set_blocks(plan, first.id, (Block("paragraph", "Nâng cao hiểu biết của dân."),))
    plan = edits.rename_section(plan, plan.sections[0].id, "Mục đích")
    plan, new = structure.add_section(plan, STANDARD, heading="Chế độ báo cáo")
    plan = edits.set_blocks(plan, new, (Block("paragraph", "Báo cáo trước 15/12."),))
    return structure.remove_section(plan, plan.sections[2].id)


def test_each_change_is_offered_once_and_a_plan_offers_nothing_against_itself(plan: Plan) -> None:
    assert offers(plan, plan)[1] == ()
    assert len(offers(plan, changed(plan))[1]) == compare(plan, changed(plan)).changes


def test_taking_one_change_leaves_the_others(plan: Plan) -> None:
    returned = changed(plan)
    count = len(offers(plan, returned)[1])
    for _ in range(count):
        found = offers(plan, returned)[1]
        plan = take(plan, returned, found[0])
        assert len(offers(plan, returned)[1]) == len(found) - 1
    assert compare(plan, returned).changes == 0


def test_taking_all_gives_the_returned_plan(plan: Plan) -> None:
    taken, left = take_all(plan, changed(plan))
    assert left == 0 and compare(taken, changed(plan)).changes == 0


def test_what_no_paper_shows_stays(plan: Plan) -> None:
    phase = next(s for s, _ in walk(plan.sections) if s.kind == "phase")
    by_hand = Period("Quý I/2027", by_hand=True)
    plan = edits.set_period(plan, phase.id, by_hand)
    returned = edits.set_blocks(plan, phase.id, (Block("paragraph", "Việc khác hẳn."),))
    returned = edits.set_period(returned, phase.id, None)
    taken, _ = take_all(plan, returned)
    assert edits.find(taken, phase.id).period == by_hand
    assert edits.find(taken, phase.id).blocks[0].text == "Việc khác hẳn."


def test_a_heading_on_paper_that_was_a_paragraph_is_no_change(plan: Plan) -> None:
    first = plan.sections[0].sections[0]
    plan = edits.set_blocks(plan, first.id, (Block("paragraph", "Thiết thực."),))
    read = edits.change(plan, first.id, lambda s: replace(s, heading="Thiết thực.", blocks=()))
    assert offers(plan, read)[1] != ()
    assert offers(plan, in_shape_of(plan, read))[1] == ()


def test_a_section_whose_children_stayed_is_not_thrown_away(plan: Plan) -> None:
    first = plan.sections[0]
    returned = replace(plan, sections=(*first.sections, *plan.sections[1:]))
    gone = [o for o in offers(plan, returned)[1] if getattr(o.change, "new", 1) is None]
    assert gone
    with pytest.raises(NotTaken, match="mục con"):
        take(plan, returned, gone[0])
    taken, left = take_all(plan, returned)
    words = {b.text for s, _ in walk(taken.sections) for b in s.blocks}
    assert words >= {b.text for s, _ in walk(plan.sections) for b in s.blocks}
    assert left >= 0


def test_the_date_the_number_and_the_signer_are_taken_too(plan: Plan) -> None:
    header = replace(plan.header, date="2027-03-01", number=replace(plan.header.number, serial="9"))
    signer = replace(plan.signature, name="Trần Văn Mới")
    returned = replace(plan, header=header, signatures=(signer,))
    taken, left = take_all(plan, returned)
    assert left == 0 and taken == returned


TEXTS = st.lists(st.sampled_from(["một hai ba", "bốn năm", "sáu bảy tám", "chín"]), max_size=3)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_any_change_of_two_sections_and_the_closing_can_be_taken_whole(
    blocks: list[str], closing: list[str]
) -> None:
    plan = whole_plan("state-nd30")
    first = plan.sections[0].sections[0]
    returned = edits.set_blocks(plan, first.id, tuple(Block("paragraph", text) for text in blocks))
    returned = replace(returned, closing=tuple(dict.fromkeys(closing)))
    taken, left = take_all(plan, returned)
    assert left == 0
    assert edits.find(taken, first.id).blocks == edits.find(returned, first.id).blocks
    assert taken.closing == returned.closing

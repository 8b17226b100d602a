"""Mục đích and Yêu cầu merged and split: no sentence is lost, numbers are the standard's."""

from dataclasses import replace

import pytest

from kehoach_gui.core import edits, plan_json, preset
from kehoach_gui.core.plan import Block, Plan, Section, walk
from kehoach_gui.core.purpose import convert_purpose, is_split
from kehoach_gui.core.skeletons import insert_skeleton

STATE = preset.load("state-nd30")


def texts(section: Section) -> list[str]:
    return [block.text for inner, _ in walk((section,)) for block in inner.blocks]


def made(skeleton: str, standard: str = "state-nd30") -> tuple[Plan, int]:
    return insert_skeleton(Plan(standard), preset.load(standard), skeleton)


def test_a_merged_section_splits_into_purpose_and_requirement():
    plan, section_id = made("purpose-merged")
    section = edits.find(convert_purpose(plan, section_id, STATE), section_id)
    assert is_split(section)
    purpose, requirement = section.sections
    assert [(s.number, s.heading) for s in section.sections] == [
        ("1", "Mục đích"),
        ("2", "Yêu cầu"),
    ]
    assert [block.text.split()[0] for block in purpose.blocks] == ["Giúp", "Cổ"]
    assert [block.text.split()[0] for block in requirement.blocks] == ["Nội", "Hình"]
    assert {block.type for block in (*purpose.blocks, *requirement.blocks)} == {"bullet"}


@pytest.mark.parametrize("standard", preset.ids())
def test_there_and_back_gives_the_same_section(standard):
    loaded = preset.load(standard)
    plan, section_id = made("purpose-merged", standard)
    split = convert_purpose(plan, section_id, loaded)
    assert convert_purpose(split, section_id, loaded) == plan
    plan, section_id = made("purpose-split", standard)
    merged = convert_purpose(plan, section_id, loaded)
    assert not is_split(edits.find(merged, section_id))
    assert convert_purpose(merged, section_id, loaded) == plan


def test_plain_paragraphs_and_emphasis_come_along():
    block = Block("paragraph", "Nâng cao hiểu biết.", None, ((0, 8, "b"),))
    plan = Plan("state-nd30", sections=(Section(1, "I", "Mục đích", "purpose", None, (block,)),))
    split = convert_purpose(plan, 1, STATE)
    purpose, requirement = split.sections[0].sections
    assert purpose.blocks[0].emphasis == block.emphasis
    assert [b.text for b in requirement.blocks] == ["…"]
    merged = convert_purpose(split, 1, STATE).sections[0]
    assert texts(merged) == [block.text] and merged.sections[0].blocks[0].emphasis


def test_a_numbered_paragraph_with_more_below_it_stays_whole():
    inner = Section(3, "a", None, "other", None, (Block("paragraph", "Việc nhỏ"),))
    item = Section(2, "1", None, "other", None, (Block("paragraph", "Nâng cao …"),), (inner,))
    plan = Plan("state-nd30", sections=(Section(1, "I", "Mục đích", "purpose", None, (), (item,)),))
    purpose = convert_purpose(plan, 1, STATE).sections[0].sections[0]
    assert [s.number for s in purpose.sections] == ["a"]
    assert texts(purpose) == ["Nâng cao …", "Việc nhỏ"]


def test_what_stands_behind_the_two_parts_stays_behind():
    plan, section_id = made("purpose-split")
    more = Section(90, "3", "Đối tượng", "other", None, (Block("bullet", "Mọi người"),))
    plan = edits.change(plan, section_id, lambda s: replace(s, sections=(*s.sections, more)))
    merged = edits.find(convert_purpose(plan, section_id, STATE), section_id)
    assert (merged.sections[-1].number, merged.sections[-1].heading) == ("5", "Đối tượng")


def test_an_unknown_section_is_a_key_error():
    with pytest.raises(KeyError):
        convert_purpose(Plan("state-nd30"), 5, STATE)


def test_no_sentence_of_the_samples_is_lost(shared):
    seen = 0
    for path in sorted((shared / "samples").glob("*.plan.json")):
        plan = plan_json.loads(path.read_text("utf-8"))
        loaded = preset.load(plan.standard)
        for section in plan.sections:
            if section.kind != "purpose":
                continue
            seen += 1
            once = convert_purpose(plan, section.id, loaded)
            twice = convert_purpose(once, section.id, loaded)
            for changed in (once, twice):
                new = edits.find(changed, section.id)
                assert sorted(set(texts(new)) - {"…"}) == sorted(texts(section))
                assert is_split(new) != is_split(edits.find(plan, section.id)) or changed is twice
            ids = [s.id for s, _ in walk(twice.sections)]
            assert len(ids) == len(set(ids))
    assert seen == 4

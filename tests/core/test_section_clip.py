"""A section goes from plan to plan with all it holds, numbered by where it comes to."""

import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.edits import find
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Block, Moment, Period, Plan, Section, all_sections, walk
from kehoach_gui.core.section_clip import clip, clipped, insert_sections, plain_text

PHASE = Section(
    9,
    "III",
    "Đợt 1: tháng 3/2026",
    "phase",
    Period("tháng 3/2026", Moment("3/2026", "2026-03-01", "2026-03-01")),
    (Block("paragraph", "Treo băng rôn.", None, ((0, 4, "b"),)), Block("slogan", "Mừng xuân!")),
    (
        Section(12, "1", None, blocks=(Block("paragraph", "Chi bộ."), Block("bullet", "Sớm."))),
        Section(13, "2", "Các thôn", blocks=(Block("bullet", "Loa.", "plus"),)),
    ),
)
TARGET = Plan(
    "state-nd30",
    sections=(Section(1, "A", "Một"), Section(12, "B", "Hai", sections=(Section(3, "1", "Ba"),))),
)
STATE = preset.load("state-nd30")


def carried() -> tuple[Section, ...]:
    return clipped(clip(PHASE, preset.load("party-hd05")))


def test_a_clip_holds_kind_period_emphasis_and_all_below() -> None:
    (section,) = carried()
    assert section == PHASE


def test_a_pasted_section_is_numbered_by_its_new_list_and_no_id_is_used_twice() -> None:
    plan, new = insert_sections(TARGET, carried(), STATE, after=1)
    assert [(s.number, s.heading) for s in plan.sections] == [
        ("A", "Một"),
        ("B", "Đợt 1: tháng 3/2026"),
        ("C", "Hai"),
    ]
    assert new == plan.sections[1].id
    ids = [section.id for section, _ in walk(all_sections(plan))]
    assert len(ids) == len(set(ids))
    assert plan.sections[1].period == PHASE.period
    assert plan.sections[1].blocks == PHASE.blocks
    assert [child.number for child in plan.sections[1].sections] == ["1", "2"]


def test_without_a_place_it_goes_to_the_end_and_several_keep_their_order() -> None:
    two = (*carried(), Section(5, "I", "Hai nữa"))
    plan, last = insert_sections(TARGET, two, STATE)
    assert [s.number for s in plan.sections] == ["A", "B", "C", "D"]
    assert last is not None and find(plan, last).heading == "Hai nữa"
    assert insert_sections(TARGET, (), STATE, after=1) == (TARGET, 1)


def test_other_programs_get_plain_lines() -> None:
    assert plain_text(PHASE).split("\n") == [
        "III. Đợt 1: tháng 3/2026",
        "Treo băng rôn.",
        "- Mừng xuân!",
        "1. Chi bộ.",
        "- Sớm.",
        "2. Các thôn",
        "+ Loa.",
    ]


def test_a_number_without_words_stands_alone_above_its_table_and_sections() -> None:
    table = Block("table", "", rows=(("Việc", "Ngày"), ("Treo cờ", "01/3")), header_rows=1)
    section = Section(1, "2", None, blocks=(table,), sections=(Section(3, "2.1"),))
    assert plain_text(section) == "2.\nViệc\tNgày\nTreo cờ\t01/3\n2.1."


def test_a_text_that_is_no_clip_is_refused() -> None:
    with pytest.raises(RefusedInput):
        clipped('{"sections": 1}')

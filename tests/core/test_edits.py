"""Edits are pure, keep every word, and keep numbers and periods right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import edits, preset, structure
from kehoach_gui.core.plan import Block, Plan, Section, all_sections, walk
from kehoach_gui.core.readable import unreadable_place
from tests.core.plans import plan

STATE = preset.load("state-nd30")


def outline(p: Plan) -> list[tuple[int, str | None, str | None]]:
    return [(depth, s.number, s.heading) for s, depth in walk(p.sections)]


def words(p: Plan) -> list[str]:
    found = []
    for section, _ in walk(all_sections(p)):
        found += [section.heading or "", *(b.text for b in section.blocks)]
    return sorted(w for text in found for w in text.split())


@pytest.fixture
def given_plan() -> Plan:
    return plan("state-nd30")


def ident(p: Plan, heading: str) -> int:
    return next(s.id for s, _ in walk(p.sections) if s.heading == heading)


def test_a_section_moves_down_and_the_list_is_renumbered(given_plan):
    moved = structure.shift_section(given_plan, ident(given_plan, "Mục đích, yêu cầu"), 1, STATE)
    assert [(s.number, s.heading) for s in moved.sections] == [
        ("I", "Các đợt tuyên truyền"), ("II", "Mục đích, yêu cầu"), ("III", "Khẩu hiệu"),
    ]  # fmt: skip
    last = ident(moved, "Khẩu hiệu")
    assert structure.shift_section(moved, last, 1, STATE) is moved


def test_indent_and_outdent_are_each_others_undoing(given_plan):
    section = ident(given_plan, "Khẩu hiệu")
    inside = structure.indent_section(given_plan, section, STATE)
    assert (1, "2", "Khẩu hiệu") in outline(inside)
    assert structure.outdent_section(inside, section, STATE) == given_plan


def test_a_section_cannot_go_into_itself(given_plan):
    outer = ident(given_plan, "Các đợt tuyên truyền")
    inner = ident(given_plan, "Ở xã")
    with pytest.raises(ValueError, match="itself"):
        structure.move_section(given_plan, outer, inner, 0, STATE)


def test_a_new_section_takes_the_lists_style_and_a_new_list_the_standards(given_plan):
    first = ident(given_plan, "Mục đích, yêu cầu")
    added, new = structure.add_section(given_plan, STATE, after=first, heading="Hình thức")
    assert [s.number for s in added.sections] == ["I", "II", "III", "IV"]
    assert edits.find(added, new).number == "II"
    slogans = ident(given_plan, "Khẩu hiệu")
    added, new = structure.add_section(given_plan, STATE, inside=slogans, heading="Băng rôn")
    assert edits.find(added, new).number == "1"
    youth = preset.load("youth-hd29")
    added, new = structure.add_section(given_plan, youth, inside=new - 1 and slogans)
    assert edits.find(added, new).number == "1"
    added, _ = structure.add_section(Plan("state-nd30"), STATE, heading="Một")
    assert outline(added) == [(0, "I", "Một")]


def test_removing_renumbers_and_a_copy_has_ids_of_its_own(given_plan):
    first = ident(given_plan, "Mục đích, yêu cầu")
    assert [s.number for s in structure.remove_section(given_plan, first).sections] == ["I", "II"]
    copied, new = structure.duplicate_section(given_plan, first)
    ids = [s.id for s, _ in walk(all_sections(copied))]
    assert len(ids) == len(set(ids)) and new in ids
    assert [s.number for s in copied.sections] == ["I", "II", "III", "IV"]


def test_splitting_and_merging_keep_every_word(given_plan):
    slogans = ident(given_plan, "Khẩu hiệu")
    split, new = structure.split_section(given_plan, slogans, 1)
    assert [b.text for b in edits.find(split, new).blocks] == ["Sách là bạn!"]
    merged = structure.merge_with_previous(split, new)
    assert merged == given_plan
    joined = structure.merge_with_previous(given_plan, slogans)
    assert words(joined) == words(given_plan)
    assert structure.merge_with_previous(given_plan, given_plan.sections[0].id) == given_plan


def test_merging_behind_subsections_changes_no_order():
    inner = tuple(
        Section(n, str(n - 1), None, blocks=(Block("paragraph", f"Ý {n}"),)) for n in (2, 3)
    )
    last = Section(5, "1", None, blocks=(Block("paragraph", "Ý 5"),))
    outer = (
        Section(1, "I", "MỘT", sections=inner),
        Section(4, "II", "HAI", blocks=(Block("paragraph", "Lời dẫn"),), sections=(last,)),
    )
    merged = structure.merge_with_previous(Plan("state-nd30", sections=outer), 4)
    (one,) = merged.sections
    assert [s.number for s in one.sections] == ["1", "2", "3"]
    assert [[b.text for b in s.blocks] for s in one.sections] == [
        ["Ý 2"], ["Ý 3", "HAI", "Lời dẫn"], ["Ý 5"],
    ]  # fmt: skip


def test_splitting_takes_the_children_behind_a_place_along():
    inner = tuple(
        Section(n, str(n - 1), None, blocks=(Block("paragraph", f"Ý {n}"),)) for n in (2, 3, 4)
    )
    plan = Plan("state-nd30", sections=(Section(1, "I", "MỘT", sections=inner),))
    split, new = structure.split_section(plan, 1, 0, 1, "HAI")
    assert [(s.id, s.number, s.heading) for s in split.sections] == [
        (1, "I", "MỘT"), (new, "II", "HAI"),
    ]  # fmt: skip
    assert [(s.id, s.number) for s in split.sections[1].sections] == [(3, "1"), (4, "2")]


def test_a_section_gets_and_loses_its_number(given_plan):
    first = given_plan.sections[0].id
    bare = structure.set_numbered(given_plan, first, False, STATE)
    assert [s.number for s in bare.sections] == [None, "I", "II"]
    assert [s.number for s in structure.set_numbered(bare, first, True, STATE).sections] == [
        "I", "II", "III",
    ]  # fmt: skip


def test_printed_numbers_stand_until_renumbered():
    wrong = Plan("state-nd30", sections=(Section(1, "I", "a"), Section(2, "III", "b")))
    typed = edits.rename_section(wrong, 2, "c")
    assert [s.number for s in typed.sections] == ["I", "III"]
    assert [s.number for s in structure.renumber(wrong).sections] == ["I", "II"]


def test_a_phase_reads_its_period_again_when_its_words_change(given_plan):
    phase = ident(given_plan, "Đợt 1: Quý I/2027")
    renamed = edits.rename_section(given_plan, phase, "Đợt 1: Từ 01/4 đến 30/6/2027")
    period = edits.find(renamed, phase).period
    assert (period.start.earliest, period.end.latest) == ("2027-04-01", "2027-06-30")
    by_hand = replace(period, by_hand=True, start=None)
    held = edits.set_period(renamed, phase, by_hand)
    same = edits.rename_section(held, phase, "Đợt 2: Từ 01/4 đến 30/6/2027")
    assert edits.find(same, phase).period == by_hand
    plain = edits.set_kind(renamed, phase, "other")
    assert edits.find(plain, phase).period is None


def test_lines_set_aside_come_back_as_a_paragraph():
    aside = Plan("state-nd30", discarded=("dòng một", "dòng hai"))
    back = edits_restore(aside, 1)
    assert back.discarded == ("dòng một",)
    assert back.sections[-1].blocks == (Block("paragraph", "dòng hai"),)


def edits_restore(p: Plan, index: int) -> Plan:
    return structure.restore_discarded(p, index, STATE)


def test_options_go_back_to_the_standards_default():
    chosen = edits.set_option(Plan("state-nd30"), "size_set", "B")
    assert chosen.layout == (("size_set", "B"),)
    assert edits.set_option(chosen, "size_set", None).layout == ()


def test_an_unknown_id_is_a_key_error(given_plan):
    for edit in (
        lambda: edits.rename_section(given_plan, 999, "x"),
        lambda: structure.remove_section(given_plan, 999),
        lambda: structure.shift_section(given_plan, 999, 1, STATE),
        lambda: edits.find(given_plan, 999),
    ):
        with pytest.raises(KeyError):
            edit()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30)), max_size=12))
def test_no_sequence_of_moves_loses_a_word_or_doubles_an_id(steps):
    start = p = plan("state-nd30")
    moves = (
        lambda p, i: structure.shift_section(p, i, 1, STATE),
        lambda p, i: structure.shift_section(p, i, -1, STATE),
        lambda p, i: structure.indent_section(p, i, STATE),
        lambda p, i: structure.outdent_section(p, i, STATE),
    )
    for kind, pick in steps:
        ids = [s.id for s, _ in walk(p.sections)]
        p = moves[kind](p, ids[pick % len(ids)])
    assert words(p) == words(start)
    ids = [s.id for s, _ in walk(all_sections(p))]
    assert sorted(ids) == sorted(s.id for s, _ in walk(all_sections(start)))


def test_a_choice_that_the_new_standard_refuses_goes_back_and_others_wait(given_plan):
    layout = (
        ("body_size", 13),
        ("circulation", "Xem xong trả lại"),
        ("draft", 2),
        ("size_set", "B"),
    )
    plan = edits.set_standard(replace(given_plan, layout=layout), "party-hd05")
    assert plan.layout == (("draft", 2), ("size_set", "B"))
    assert unreadable_place(plan) is None

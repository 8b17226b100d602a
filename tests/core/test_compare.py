"""Comparing two plans: which section is which, what moved, words marked, sections restored."""

from dataclasses import replace
from time import process_time

import plans
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import edits, plan_json, preset, structure
from kehoach_gui.core.compare import compare, restore_section
from kehoach_gui.core.find import replace_all
from kehoach_gui.core.plan import Block, Header, Plan, Section, all_sections, renew_ids, walk
from kehoach_gui.core.word_diff import Piece, paired, word_diff

STATE = preset.load("state-nd30")
PURPOSE, PHASES, SLOGANS, WORK, PHASE, ITEM_A = 3, 7, 8, 2, 6, 4


def base() -> Plan:
    return plans.plan("state-nd30")


def other_ids(plan: Plan) -> Plan:
    """The same plan as a second opening of the file gives it: every id another."""
    sections, free = renew_ids(plan.sections, 500)
    appendices = []
    for appendix in plan.appendices:
        inner, free = renew_ids(appendix.sections, free)
        appendices.append(replace(appendix, sections=inner))
    return replace(plan, sections=sections, appendices=tuple(appendices))


def statuses(comparison):
    return [
        ((change.new or change.old).heading or (change.new or change.old).blocks[0].text, change)
        for change in comparison.sections
        if change.status != "same"
    ]


def told(old: Plan, new: Plan) -> dict[str, str]:
    return {name: change.status for name, change in statuses(compare(old, new))}


def test_a_plan_equals_itself_whatever_its_ids():
    comparison = compare(base(), other_ids(base()))
    assert comparison.changes == 0
    assert len(comparison.sections) == len(walk(all_sections(base())))


def test_a_changed_word_is_marked_and_nothing_else():
    new = replace_all(other_ids(base()), "Thiết thực", "Thiết thực, tiết kiệm")[0]
    ((name, change),) = statuses(compare(base(), new))
    assert (name, change.status, change.moved) == ("Yêu cầu", "changed", False)
    first, second = change.blocks
    assert [(p.status, p.text) for p in first.pieces] == [
        ("same", "Thiết thực"),
        ("added", ", tiết kiệm"),
    ]
    assert second.status == "same"


def test_a_renamed_section_is_the_same_section():
    new = edits.rename_section(base(), PURPOSE, "Mục tiêu, yêu cầu")
    ((_, change),) = statuses(compare(base(), other_ids(new)))
    assert change.status == "changed"
    assert [p.text for p in change.heading.pieces if p.status != "same"] == ["đích", "tiêu"]


def test_added_and_removed_sections_are_told_at_their_places():
    new, _ = structure.add_section(
        other_ids(structure.remove_section(base(), PHASES)), STATE, heading="Tài liệu tuyên truyền"
    )
    comparison = compare(base(), new)
    found = told(base(), new)
    assert found["Tài liệu tuyên truyền"] == "added"
    assert found["Các đợt tuyên truyền"] == found["Đợt 1: Quý I/2027"] == "removed"
    order = [(c.new or c.old).heading for c in comparison.sections]
    assert order.index("Yêu cầu") < order.index("Các đợt tuyên truyền") < order.index("Khẩu hiệu")


def test_a_moved_section_is_recognised_and_its_neighbours_are_not_blamed():
    new = structure.move_section(base(), SLOGANS, None, 0, STATE)
    assert told(base(), other_ids(new)) == {"Khẩu hiệu": "moved"}
    assert [c.number for c in new.sections] == ["I", "II", "III"]


def test_a_section_moved_below_another_and_changed_is_both():
    new = structure.move_section(base(), SLOGANS, PURPOSE, 0, STATE)
    new = replace_all(new, "Sách là bạn!", "Sách là bạn tốt!")[0]
    ((_, change),) = statuses(compare(base(), other_ids(new)))
    assert (change.status, change.moved, change.depth) == ("changed", True, 1)


def test_fields_of_head_and_tail_are_told_by_name():
    new = replace(
        other_ids(base()),
        header=replace(base().header, place="Sông Trăng", date="2027-03-01"),
        recipients=(*base().recipients[:2], "Các thôn, tổ dân phố", "Báo tỉnh", "Lưu: VT, TG"),
        closing=(),
    )
    changed = {(f.name, f.status) for f in compare(base(), new).fields if f.status != "same"}
    assert changed == {
        ("Địa danh", "changed"),
        ("Ngày ban hành", "changed"),
        ("Nơi nhận", "changed"),
        ("Nơi nhận", "added"),
        ("Phần kết", "removed"),
    }


def test_emphasis_alone_is_a_change_of_looks():
    block = Block("bullet", "Thiết thực", None, ((0, 5, "b"),))
    new = edits.replace_block(base(), WORK, 0, block)
    ((_, change),) = statuses(compare(base(), new))
    assert change.blocks[0].looks_only and change.blocks[0].status == "changed"
    assert change.blocks[0].pieces == (Piece("same", "Thiết thực"),)


@pytest.mark.parametrize("section_id", [PURPOSE, PHASES, SLOGANS, WORK, PHASE, ITEM_A, 9])
def test_a_removed_section_comes_back_as_and_where_it_was(section_id):
    current = other_ids(structure.remove_section(base(), section_id))
    assert restore_section(current, base(), section_id) == base()


@pytest.mark.parametrize("section_id", [PURPOSE, PHASES, SLOGANS, WORK, PHASE, ITEM_A])
def test_a_changed_section_gets_its_words_back(section_id):
    changed = edits.rename_section(base(), section_id, "Đợt 1: Quý III/2027")
    changed = edits.set_blocks(changed, section_id, (Block("paragraph", "Nội dung khác"),))
    changed = other_ids(changed)
    restored = restore_section(changed, base(), section_id)
    if compare(base(), changed).changes == 1:  # recognised: nothing else is touched
        assert restored == base()
    headings = [s.heading for s, _ in walk(all_sections(restored))]
    assert edits.find(base(), section_id).heading in headings


def test_a_moved_section_goes_back_to_its_place():
    moved = other_ids(structure.move_section(base(), SLOGANS, None, 0, STATE))
    assert restore_section(moved, base(), SLOGANS) == base()
    moved = other_ids(structure.move_section(base(), PHASE, SLOGANS, 0, STATE))
    assert restore_section(moved, base(), PHASE) == base()


def test_a_section_whose_parent_is_gone_comes_back_above_it():
    current = other_ids(structure.remove_section(base(), PHASES))
    restored = restore_section(current, base(), ITEM_A)
    assert [s.heading for s in restored.sections][-1] == "Ở xã"
    assert compare(base(), restored).changes < compare(base(), current).changes


def test_a_section_of_an_appendix_that_is_gone_comes_back_into_the_plan():
    current = replace(other_ids(base()), appendices=())
    restored = restore_section(current, base(), 9)
    lost = edits.find(base(), 9).blocks
    assert [s.blocks for s in restored.sections].count(lost) == 1


def test_restored_sections_have_ids_of_their_own():
    current = structure.remove_section(base(), PHASES)
    restored = restore_section(current, base(), PHASES)
    ids = [s.id for s, _ in walk(all_sections(restored))]
    assert len(ids) == len(set(ids))


def test_a_section_that_the_old_plan_lacks_cannot_be_restored():
    with pytest.raises(KeyError):
        restore_section(base(), base(), 999)


def test_restoring_every_section_of_an_emptied_plan_gives_it_back():
    current = replace(base(), sections=())
    for section in base().sections:
        current = restore_section(current, base(), section.id)
    assert current.sections == base().sections


@pytest.mark.parametrize("other", [Plan("state-nd30"), Plan("youth-hd29", Header("A", "B"))])
def test_quite_different_plans_are_compared_too(other):
    forward, back = compare(base(), other), compare(other, base())
    assert {c.status for c in forward.sections} == {"removed"}
    assert {c.status for c in back.sections} == {"added"}


def test_words_are_marked_within_a_sentence():
    pieces = word_diff("Đại hội lần thứ XV của tỉnh.", "Đại hội lần thứ XVI của tỉnh!")
    assert pieces == (
        Piece("same", "Đại hội lần thứ "),
        Piece("removed", "XV "),
        Piece("added", "XVI "),
        Piece("same", "của tỉnh"),
        Piece("removed", "."),
        Piece("added", "!"),
    )


def test_changed_lines_stand_beside_what_they_were():
    old = ["giữ nguyên", "việc một giao chi bộ", "bỏ hẳn", "cuối"]
    new = ["giữ nguyên", "mới hoàn toàn", "việc một giao cho chi bộ", "cuối"]
    assert paired(old, new) == [(0, 0), (None, 1), (1, 2), (2, None), (3, 3)]


TEXT = st.lists(st.sampled_from(["a", "b", "c", "đ,", ".", "ê\n"]), max_size=12).map(" ".join)


@given(TEXT, TEXT)
def test_pieces_give_both_texts_back(old, new):
    pieces = word_diff(old, new)
    plain = lambda words: "".join(words.split())  # noqa: E731
    assert "".join(p.text for p in pieces if p.status != "removed") == new or plain(old) == plain(
        new
    )
    assert plain("".join(p.text for p in pieces if p.status != "added")) == plain(old)


@given(st.lists(TEXT, max_size=5), st.lists(TEXT, max_size=5))
def test_every_line_stands_in_one_pair(old, new):
    pairs = paired(old, new)
    assert [a for a, _ in pairs if a is not None] == list(range(len(old)))
    assert [b for _, b in pairs if b is not None] == list(range(len(new)))


@given(st.permutations(range(4)), st.sets(st.integers(0, 3)))
def test_any_shuffle_keeps_every_section_in_the_comparison(order, gone):
    old = Plan("state-nd30", sections=tuple(_numbered(i) for i in range(4)))
    new = replace(old, sections=tuple(_numbered(i) for i in order if i not in gone))
    comparison = compare(old, new)
    assert [c.new for c in comparison.sections if c.new] == list(new.sections)
    assert {c.old.heading for c in comparison.sections if c.old} == {
        s.heading for s in old.sections
    }
    assert sum(c.status == "removed" for c in comparison.sections) == len(gone)


def _numbered(index: int) -> Section:
    return Section(index + 1, None, f"Đề mục số {index}", "other", None, ())


def test_a_plan_of_100_pages_is_compared_at_once(shared):
    source = (shared / "samples" / "003_fb08252083e5d698.plan.json").read_text("utf-8")
    paper = plan_json.loads(source)
    big = replace(paper, sections=renew_ids(paper.sections * 15, 1)[0])
    new = replace_all(big, "tỉnh", "thành phố")[0]
    times = []
    for _ in range(3):
        start = process_time()
        comparison = compare(big, new)
        times.append(process_time() - start)
    assert comparison.changes > 50
    assert min(times) < 0.3

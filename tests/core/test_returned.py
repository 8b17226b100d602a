"""A plan that came back changed: each change is taken over on its own, in any order, or all."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plan as whole_plan

from kehoach_gui.core import edits, preset, structure
from kehoach_gui.core.compare import compare
from kehoach_gui.core.plan import Appendix, Block, Period, Plan, Section, all_sections, walk
from kehoach_gui.core.returned import Returned
from kehoach_gui.core.returned_base import nearest, told_apart
from kehoach_gui.core.returned_entry import Entry

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


def ids(plan: Plan) -> list[int]:
    return [section.id for section, _ in walk(all_sections(plan))]


def only(found: Returned, kind: str) -> Entry:
    (entry,) = (entry for entry in found.entries if entry.kind == kind)
    return entry


def test_a_plan_offers_nothing_against_itself_and_nothing_taken_is_the_plan_itself(
    plan: Plan,
) -> None:
    assert Returned(plan, plan).entries == ()
    found = Returned(plan, changed(plan))
    assert found.merged(frozenset()) is plan


def test_every_kind_of_change_is_one_entry_in_its_section(plan: Plan) -> None:
    found = Returned(plan, changed(plan))
    assert [(e.kind, e.status, e.group) for e in found.entries] == [
        ("field", "changed", "Phần đầu văn bản"),
        ("heading", "changed", "I. Mục đích, yêu cầu"),
        ("block", "changed", "I. Mục đích, yêu cầu"),
        ("removed", "removed", "III. Khẩu hiệu"),
        ("added", "added", "III. Chế độ báo cáo"),
        ("field", "added", "Phần cuối văn bản"),
    ]
    assert [e.path for e in found.entries][:3] == [
        "Trích yếu",
        "",
        "1. Nâng cao hiểu biết.",
    ]


def test_taking_one_change_leaves_the_others(plan: Plan) -> None:
    returned = changed(plan)
    found = Returned(plan, returned)
    for key in found.keys:
        left = Returned(found.merged({key}), returned)
        assert len(left.entries) == len(found.entries) - 1


def test_a_moved_section_is_a_move_and_keeps_its_id_and_all_below_it(plan: Plan) -> None:
    moving = plan.sections[1].sections[0]
    returned = structure.move_section(plan, moving.id, plan.sections[0].id, 0, STANDARD)
    found = Returned(plan, returned)
    entry = only(found, "moved")
    assert len(found.entries) == 1 and entry.note == (
        "đầu mục «II. Các đợt tuyên truyền» → đầu mục «I. Mục đích, yêu cầu»"
    )
    taken = found.merged({entry.key})
    assert ids(taken) == ids(returned) and taken == returned


def test_a_heading_that_goes_while_its_paragraphs_stay_is_one_change(plan: Plan) -> None:
    a, b = plan.sections[0].sections
    lines = (
        Block("bullet", "Gọn gàng, đúng người, đúng việc."),
        Block("bullet", "Tiết kiệm, an toàn."),
    )
    long = Block(
        "paragraph", "Nâng cao hiểu biết của cán bộ và nhân dân trong xã về sách, đọc sách."
    )
    plan = edits.set_blocks(edits.set_blocks(plan, a.id, (long,)), b.id, lines)
    without = structure.remove_section(edits.set_blocks(plan, a.id, (long, *lines)), b.id)
    found = Returned(plan, without)
    assert [entry.kind for entry in found.entries] == ["removed"]
    assert found.entries[0].note.startswith("Các đoạn chuyển sang «1. Nâng cao hiểu biết của cán")
    assert [row.status for row in found.entries[0].rows] == ["removed", "same", "same"]
    assert found.merged(found.keys) == without
    back = Returned(without, plan)
    assert [entry.kind for entry in back.entries] == ["added"]
    assert back.entries[0].note.startswith("Các đoạn lấy từ") and back.merged(back.keys) == plan


def test_a_paragraph_that_went_elsewhere_is_a_move(plan: Plan) -> None:
    a, b = plan.sections[0].sections
    moving = Block("bullet", "Gọn gàng, đúng người, đúng việc, đúng lúc.")
    plan = edits.set_blocks(plan, b.id, (*b.blocks, moving))
    returned = edits.set_blocks(plan, b.id, b.blocks)
    returned = edits.set_blocks(returned, a.id, (*a.blocks, moving))
    found = Returned(plan, returned)
    assert len(found.entries) == 1
    taken = found.merged(found.keys)
    assert only(found, "moved").note.startswith("«2. Yêu cầu» → «1.") and taken == returned


def test_what_no_paper_shows_stays(plan: Plan) -> None:
    phase = next(s for s, _ in walk(plan.sections) if s.kind == "phase")
    by_hand = Period("Quý I/2027", by_hand=True)
    plan = edits.set_period(plan, phase.id, by_hand)
    plan = replace(plan, discarded=("Trang 2",), attached=("calendar",))
    returned = edits.set_blocks(plan, phase.id, (Block("paragraph", "Việc khác hẳn."),))
    returned = edits.set_period(edits.set_kind(returned, phase.id, "other"), phase.id, None)
    returned = replace(returned, discarded=(), attached=())
    found = Returned(plan, returned)
    taken = found.merged(found.keys)
    section = edits.find(taken, phase.id)
    assert (section.kind, section.period) == ("phase", by_hand)
    assert section.blocks[0].text == "Việc khác hẳn."
    assert (taken.discarded, taken.attached) == (("Trang 2",), ("calendar",))


def test_other_days_in_the_heading_of_a_phase_are_read_and_undone_with_it(plan: Plan) -> None:
    phase = next(s for s, _ in walk(plan.sections) if s.kind == "phase")
    plan = edits.set_period(plan, phase.id, Period("Quý I/2027", by_hand=True))
    returned = edits.rename_section(plan, phase.id, "Đợt 1: Tháng 5 năm 2027")
    found = Returned(plan, returned)
    period = edits.find(found.merged(found.keys), phase.id).period
    assert period is not None and not period.by_hand
    assert period.start is not None and period.start.earliest == "2027-05-01"
    assert found.merged(found.without(found.keys, found.keys)) is plan


def test_a_section_that_goes_while_its_children_stay_takes_them_along_to_their_new_place(
    plan: Plan,
) -> None:
    first = plan.sections[0]
    returned = replace(plan, sections=(*first.sections, *plan.sections[1:]))
    found = Returned(plan, returned)
    gone = only(found, "removed")
    assert "Mục con còn lại được chuyển" in gone.note
    taken = found.merged({gone.key})
    words = {b.text for s, _ in walk(taken.sections) for b in s.blocks}
    assert words == {b.text for s, _ in walk(plan.sections) for b in s.blocks}
    assert compare(taken, returned).changes == 0


def test_a_section_moved_into_a_new_one_takes_the_new_one_along(plan: Plan) -> None:
    moving = plan.sections[0].sections[1]
    returned, new = structure.add_section(plan, STANDARD, heading="Nguyên tắc chung")
    returned = structure.move_section(returned, moving.id, new, 0, STANDARD)
    found = Returned(plan, returned)
    move, added = only(found, "moved"), only(found, "added")
    assert move.needs == {added.key} and found.with_needs({move.key}) == {move.key, added.key}
    assert found.without(found.keys, {added.key}) == frozenset()
    assert compare(found.merged({move.key}), returned).changes == 0
    alone = found.merged({added.key})
    assert alone.sections[-1].sections == () and alone.sections[0] == plan.sections[0]


def test_the_date_the_number_and_the_signer_are_taken_too(plan: Plan) -> None:
    header = replace(plan.header, date="2027-03-01", number=replace(plan.header.number, serial="9"))
    signer = replace(plan.signature, name="Trần Văn Mới")
    returned = replace(plan, header=header, signatures=(signer,))
    found = Returned(plan, returned)
    assert len(found.entries) == 3 and found.merged(found.keys) == returned


def test_a_cell_of_a_table_and_a_new_appendix_are_taken(plan: Plan) -> None:
    table = Block("table", "", rows=(("Việc", "Hạn"), ("Treo cờ", "20/4")), header_rows=1)
    target = plan.sections[2].id
    plan = edits.set_blocks(plan, target, (table,))
    other = replace(table, rows=(("Việc", "Hạn"), ("Treo cờ", "25/4")))
    returned = edits.set_blocks(plan, target, (other,))
    more = Appendix("II", "Danh sách", (Section(90, "1", "Tổ một"),))
    returned = replace(returned, appendices=(*plan.appendices, more))
    found = Returned(plan, returned)
    taken = found.merged(found.keys)
    assert taken == returned and edits.find(taken, target).blocks == (other,)


# any changes


def shaken(plan: Plan, draw: random.Random) -> Plan:
    """The plan after some changes of every kind, as somebody else may have made them."""
    for step in range(draw.randint(1, 6)):
        known = [s for s, _ in walk(all_sections(plan))]
        some = draw.choice(known)
        deed = draw.randrange(8)
        if deed == 0 and len(plan.sections) > 1:
            plan = structure.remove_section(plan, some.id) if some in plan.sections else plan
        elif deed == 1:
            heading = f"Mục mới {step} về {draw.choice(('cờ', 'sách', 'loa'))} {draw.random():.3f}"
            plan, _ = structure.add_section(plan, STANDARD, after=some.id, heading=heading)
        elif deed == 2:
            others = [None, *(s.id for s, _ in walk(plan.sections))]
            inside = {s.id for s, _ in walk((some,))}
            target = draw.choice([one for one in others if one not in inside])
            plan = structure.move_section(plan, some.id, target, draw.randrange(4), STANDARD)
        elif deed == 3:
            plan = edits.set_blocks(
                plan, some.id, (*some.blocks, Block("bullet", f"thêm việc {step} cho dân"))
            )
        elif deed == 4:
            plan = edits.set_blocks(plan, some.id, some.blocks[1:])
        elif deed == 5 and some.heading:
            plan = edits.rename_section(plan, some.id, f"{some.heading} và kiểm tra {step}")
        elif deed == 6:
            plan = replace(plan, closing=(*plan.closing[:-1], f"Lời kết {step}"))
        else:
            plan = structure.outdent_section(plan, some.id, STANDARD)
    return plan


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10**9))
def test_any_changes_taken_in_any_order_give_the_returned_words_and_then_nothing_is_left(
    seed: int,
) -> None:
    draw = random.Random(seed)
    plan = whole_plan("state-nd30")
    returned = shaken(plan, draw)
    found = Returned(plan, returned)
    order = list(found.keys)
    draw.shuffle(order)
    taken: frozenset[int] = frozenset()
    for key in order:
        taken = found.with_needs({*taken, key})
        step = found.merged(taken)
        assert len(set(ids(step))) == len(ids(step))  # no section twice
        stays = {*found.outline.olds} & {*found.outline.news}
        assert stays <= set(ids(step))  # and none lost in a circle
        back = found.without(taken, {key})
        assert key not in back and found.with_needs(back) == back
    whole = found.merged(found.keys)
    assert found.merged(taken) == whole
    assert Returned(whole, returned).entries == ()
    assert [line for line, _ in said(whole)] == [line for line, _ in said(returned)]
    assert set(ids(whole)) & set(ids(plan)) >= set(found.outline.olds) & set(found.outline.news)


def said(plan: Plan) -> list[tuple[str, int]]:
    """Headings and blocks in reading order with their depth."""
    return [
        (line, depth)
        for section, depth in walk(all_sections(plan))
        for line in (section.heading or "", *(block.words for block in section.blocks))
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_every_single_change_adds_no_section_twice_and_loses_no_other_words(seed: int) -> None:
    draw = random.Random(seed)
    plan = whole_plan("state-nd30")
    found = Returned(plan, shaken(plan, draw))
    for entry in found.entries:
        keys = found.with_needs({entry.key})
        taken = found.merged(keys)
        gone = {
            row.old
            for key in keys
            for row in found.entries[key].rows
            if row.old is not None and row.status != "same"
        }
        was, now = {line for line, _ in said(plan)}, {line for line, _ in said(taken)}
        numbered = {line.partition(". ")[2] for line in gone}
        assert was - now <= gone | numbered


# what was changed here since the file was made


def sides(base: Plan, plan: Plan, returned: Plan) -> dict[str, str]:
    found = Returned(plan, returned)
    return {f"{e.kind} {e.rows[0].new or e.rows[0].old}": e.side for e in told_apart(found, base)}


def test_each_change_knows_who_made_it(plan: Plan) -> None:
    first, second = plan.sections[0].sections
    theirs = edits.set_blocks(plan, first.id, (Block("paragraph", "Nâng cao hiểu biết của dân."),))
    theirs = replace(theirs, title=replace(theirs.title, subject="tuyên truyền sách"))
    theirs = replace(theirs, signatures=(replace(theirs.signature, name="Trần Văn Mới"),))
    theirs, _ = structure.add_section(theirs, STANDARD, heading="Chế độ báo cáo")
    mine = edits.set_blocks(plan, first.id, (Block("paragraph", "Nâng cao nhận thức chung."),))
    mine = edits.set_blocks(mine, second.id, (*second.blocks, Block("bullet", "Đúng hạn")))
    mine = replace(mine, header=replace(mine.header, place="Bến Cũ"), recipients=("Lưu: VT",))
    mine = replace(mine, signatures=(replace(mine.signature, name="Lê Thị Hai"),))
    mine = structure.remove_section(mine, plan.sections[2].id)
    mine, _ = structure.add_section(mine, STANDARD, heading="Khen thưởng, kỷ luật")
    found = sides(plan, mine, theirs)
    lines = {f"field {line}" for line in plan.recipients if line != "Lưu: VT"}
    assert {key for key, side in found.items() if side == "mine"} >= {
        "field Bến Mới",
        "block Đúng hạn",
        "added III. Khẩu hiệu",
        "removed III. Khen thưởng, kỷ luật",
    }
    assert found["block Nâng cao hiểu biết của dân."] == "both"
    assert found["field Trần Văn Mới"] == "both"
    assert found["field tuyên truyền sách"] == found["added IV. Chế độ báo cáo"] == "theirs"
    assert {found[key] for key in lines & set(found)} <= {"mine", "both"}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_what_only_one_side_changed_is_that_side_s(seed: int) -> None:
    draw = random.Random(seed)
    base = whole_plan("state-nd30")
    other = shaken(base, draw)
    assert set(sides(base, base, other).values()) <= {"theirs"}
    found = Returned(other, base)
    assert [entry for entry in told_apart(found, base) if entry.side != "mine"] == []


def test_the_version_a_file_was_made_from_is_the_nearest_one(plan: Plan) -> None:
    sent = edits.rename_section(plan, plan.sections[0].id, "Mục đích")
    returned = replace(sent, closing=("Nhận được kế hoạch, đề nghị thực hiện.",))
    now = edits.rename_section(sent, plan.sections[2].id, "Khẩu hiệu treo")
    assert nearest(now, returned, (plan, sent)) == 1
    assert nearest(sent, returned, (plan, sent)) is None

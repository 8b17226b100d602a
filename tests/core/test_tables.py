"""Tables of a plan: composed, kept through JSON, found in, rewritten, compared."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plan as whole_plan

from kehoach_gui.core import edits, find, plan_json, preset, section_clip
from kehoach_gui.core.compare import compare
from kehoach_gui.core.compose import compose
from kehoach_gui.core.compose_table import column_widths
from kehoach_gui.core.document import Table
from kehoach_gui.core.places import rewritten, spots
from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.core.purpose import convert_purpose

ROWS = (
    ("STT", "Nội dung", "Đơn vị"),
    ("1", "Tuyên truyền trên loa truyền thanh\nmỗi ngày hai buổi", "Đài xã"),
    ("2", "Treo băng rôn", ""),
)
TABLE = Block("table", "", rows=ROWS, header_rows=1)


def plan_with(*tables: Block) -> Plan:
    plan = whole_plan("state-nd30")
    first = plan.sections[0].sections[0]
    return edits.set_blocks(plan, first.id, (*first.blocks, *tables))


def tables_of(plan: Plan) -> list[Table]:
    document = compose(plan, preset.load(plan.standard))
    return [block for part in document.parts for block in part.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("standard", preset.ids())
def test_a_table_is_as_wide_as_the_text_in_every_standard(standard: str) -> None:
    plan = replace(plan_with(TABLE), standard=standard)
    document = compose(plan, preset.load(standard))
    (table,) = [b for b in document.parts[0].blocks if isinstance(b, Table)]
    assert sum(table.widths_mm) == pytest.approx(document.parts[0].page.text_width_mm)
    assert table.header_rows == 1
    assert [[len(cell) for cell in row] for row in table.rows] == [[1, 1, 1], [1, 2, 1], [1, 1, 1]]
    assert table.rows[0][0][0].role == "table_head"
    assert table.rows[1][0][0].role == "table_number"


def test_a_column_of_numbers_is_narrow_and_one_of_sentences_wide() -> None:
    stt, words, unit = tables_of(plan_with(TABLE))[0].widths_mm
    assert stt < unit < words


def test_no_column_is_narrower_than_its_longest_word_while_the_page_has_room() -> None:
    long = "nghiêng" * 4
    block = Block("table", "", rows=((long, "a " * 300, "b"),))
    styles = preset.load("state-nd30").styles
    widths = column_widths(block, styles, 165.0)
    assert sum(widths) == pytest.approx(165)
    only = column_widths(Block("table", "", rows=((long, "a"),)), styles, 400.0)
    assert widths[0] >= 40 and only[0] > only[1]


def test_words_too_wide_for_the_page_leave_the_narrow_columns_their_room() -> None:
    styles = preset.load("state-nd30").styles
    words = ("STT", "nghiêng" * 9, "chữ" * 20)
    widths = column_widths(Block("table", "", rows=(words,)), styles, 165.0)
    alone = column_widths(Block("table", "", rows=(("STT", "a b"),)), styles, 20.0)
    assert sum(widths) == pytest.approx(165)
    assert widths[1] == pytest.approx(widths[2])
    assert 8 < widths[0] < 14 and sum(alone) == pytest.approx(20)
    many = column_widths(Block("table", "", rows=(("nghiêng",) * 20,)), styles, 165.0)
    assert many == pytest.approx((165 / 20,) * 20)


def test_an_empty_column_beside_sentences_too_wide_for_the_page_composes() -> None:
    rows = (("", "chữ " * 300, "nghiêng " * 300),)
    (table,) = tables_of(plan_with(Block("table", "", rows=rows)))
    assert table.widths_mm[0] < table.widths_mm[1]


def test_a_row_longer_than_a_page_may_break_and_a_short_one_may_not() -> None:
    long = Block("table", "", rows=(("a", "b"), ("chữ " * 900, "c")), header_rows=1)
    (table,) = tables_of(plan_with(long))
    assert table.breaking == {1}


def test_the_end_mark_is_not_put_into_a_table() -> None:
    plan = replace(plan_with(), closing=())
    last = plan.sections[-1]
    while last.sections:
        last = last.sections[-1]
    plan = edits.set_blocks(plan, last.id, (*last.blocks, TABLE))
    (table,) = tables_of(plan)
    assert [p.text for p in table.rows[-1][2]] == [""]


def test_words_in_cells_are_found_and_replaced_where_they_stand() -> None:
    plan = plan_with(TABLE)
    (hit,) = find.find(plan, "bang ron")
    assert hit.place[-3:] == (1, 2, 1)
    changed, count = find.replace_all(plan, "băng rôn", "pa nô")
    assert count == 1
    assert tables_of(changed)[0].rows[2][1][0].text == "Treo pa nô"
    emptied = rewritten(plan, {hit.place: ("", ())})
    assert tables_of(emptied)[0].rows[2][1][0].text == ""


def test_a_changed_cell_is_a_changed_row_of_the_comparison() -> None:
    before = plan_with(TABLE)
    after = plan_with(replace(TABLE, rows=(*ROWS[:2], ("2", "Treo pa nô", ""))))
    changes = [c for c in compare(before, after).sections if c.status == "changed"]
    assert len(changes) == 1
    removed = [p.text.strip() for p in changes[0].blocks[-1].pieces if p.status == "removed"]
    assert removed == ["băng rôn"]


def test_a_table_goes_along_with_its_section_and_as_text_by_tabs() -> None:
    plan = plan_with(TABLE)
    section = plan.sections[0].sections[0]
    standard = preset.load("state-nd30")
    assert section_clip.clipped(section_clip.clip(section, standard))[0].blocks[-1] == TABLE
    assert "2\tTreo băng rôn\t" in section_clip.plain_text(section)


def test_splitting_the_purpose_leaves_a_table_whole() -> None:
    plan = plan_with(TABLE)
    ident = plan.sections[0].id
    for _ in range(2):
        plan = convert_purpose(plan, ident, preset.load("state-nd30"))
        assert len(tables_of(plan)) == 1


CELL = st.text("aăâđế Ọ1.,;:\n", max_size=12).map(
    lambda text: "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
)
SIZES = st.tuples(st.integers(1, 5), st.integers(1, 4))


@st.composite
def any_table(draw: st.DrawFn) -> Block:
    height, width = draw(SIZES)
    rows = tuple(tuple(draw(CELL) for _ in range(width)) for _ in range(height))
    return Block("table", "", rows=rows, header_rows=draw(st.integers(0, height)))


@settings(max_examples=60, deadline=None)
@given(st.lists(any_table(), min_size=1, max_size=3))
def test_any_plan_with_tables_comes_back_from_its_json_and_composes(tables: list[Block]) -> None:
    plan = plan_with(*tables)
    standard = preset.load(plan.standard)
    assert plan_json.loads(plan_json.dumps(plan, standard)) == plan
    made = tables_of(plan)
    cells = [[["\n".join(p.text for p in cell) for cell in row] for row in t.rows] for t in made]
    assert cells == [[list(row) for row in table.rows] for table in tables]
    held = [spot.text for spot in spots(plan) if len(spot.place) == 5]
    assert held == [cell for table in tables for row in table.rows for cell in row if cell]

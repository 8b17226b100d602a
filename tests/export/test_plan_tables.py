"""Tables of a plan in the exports: every cell is there, long rows go on, tables never touch."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from docx import Document as open_docx
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.document import Document
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.export.docx import make_docx
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.text import make_text

ROWS = (("STT", "Nội dung"), ("1", "Treo băng rôn\nở trụ sở"), ("2", "Phát thanh"))


def composed(*blocks: Block) -> Document:
    section = Section(1, "I", "Phân công", blocks=blocks)
    plan = Plan(standard="state-nd30", sections=(section,))
    return compose(plan, preset.load("state-nd30"))


def docx_of(document: Document):  # type: ignore[no-untyped-def]
    return open_docx(BytesIO(make_docx(document)))


def words_of_pages(document: Document) -> str:
    return " ".join(line.text for page in lay_out(document) for line in page.lines)


def test_the_word_file_has_the_table_with_a_repeating_head_between_head_and_tail() -> None:
    document = docx_of(composed(Block("table", "", rows=ROWS, header_rows=1)))
    table = document.tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(row) for row in ROWS]
    head = table.rows[0]._tr
    assert head.xpath("./w:trPr/w:tblHeader") and not table.rows[1]._tr.xpath(".//w:tblHeader")


def test_two_tables_and_the_tail_stay_apart_in_word() -> None:
    table = Block("table", "", rows=ROWS)
    document = docx_of(composed(table, table))
    names = [child.tag.rpartition("}")[2] for child in document.element.body]
    assert ("tbl", "tbl") not in list(pairwise(names))
    assert len(document.tables) == 4


def test_the_last_row_goes_with_the_signature() -> None:
    document = docx_of(composed(Block("table", "", rows=ROWS)))
    last = document.tables[1].rows[-1]._tr
    assert last.xpath(".//w:keepNext") and not document.tables[1].rows[0]._tr.xpath(".//w:keepNext")


def test_a_row_longer_than_a_page_goes_on_with_all_its_words() -> None:
    words = [f"chữ{index}" for index in range(2500)]
    block = Block("table", "", rows=(("Một", "Hai"), (" ".join(words), "b")), header_rows=1)
    document = composed(block)
    pages = lay_out(document)
    bottom = max(line.top + line.height for page in pages for line in page.lines)
    assert len(pages) >= 3
    assert bottom <= pages[0].height
    assert [word for word in words_of_pages(document).split() if word.startswith("chữ")] == words
    assert all("Một" in [line.text for line in page.lines] for page in pages[:3])
    row = docx_of(document).tables[1].rows[1]._tr
    assert not row.xpath("./w:trPr/w:cantSplit")


def test_a_page_is_the_same_object_where_only_another_page_changed() -> None:
    table = Block("table", "", rows=ROWS * 40, header_rows=1)
    more = tuple(Block("paragraph", f"Đoạn {index}.") for index in range(90))
    before = lay_out(composed(table, *more))
    after = lay_out(composed(table, *more[:-1], replace(more[-1], text="Đoạn khác.")))
    assert any(page is other for page, other in zip(before, after, strict=True) if page.number == 2)


def test_the_text_has_a_line_for_each_row() -> None:
    text = make_text(composed(Block("table", "", rows=ROWS))).decode()
    assert "1\tTreo băng rôn ở trụ sở\n2\tPhát thanh\n" in text


CELL = st.text("aăđế1.,\n", max_size=9).map(lambda text: "\n".join(text.split()))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4).map(tuple))
def test_any_cell_is_in_the_word_file_and_on_the_pages(rows: tuple[tuple[str, ...], ...]) -> None:
    document = composed(Block("table", "", rows=rows))
    table = docx_of(document).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(row) for row in rows]
    wanted = sorted("".join(cell.split()) for row in rows for cell in row)
    assert len("".join(words_of_pages(document).split())) >= len("".join(wanted))

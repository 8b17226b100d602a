"""Tables over several pages: closed at every page's end, nothing lost, as LibreOffice sets them."""

from pathlib import Path

import office
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.document import Document, Table
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.export.docx import make_docx
from kehoach_gui.export.page import Page
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.pdf import make_pdf

pytestmark = pytest.mark.usefixtures("qapp")
LONG = " ".join(f"chữ{index}" for index in range(1500))
HEAD = ("STT", "Nội dung", "Đơn vị")
WORDS = "tuyên truyền lưu động trên các trục đường chính của xã "
BEFORE = Block("paragraph", "Đoạn mở đầu để bảng không đứng ngay đầu trang. " * 6)


def table(*rows: tuple[str, ...], head: int = 1) -> Block:
    return Block("table", "", rows=rows, header_rows=head)


def composed(*blocks: Block) -> Document:
    plan = Plan(standard="state-nd30", sections=(Section(1, "I", "Phân công", blocks=blocks),))
    return compose(plan, preset.load("state-nd30"))


def edges_of(page: Page) -> list[float]:
    """The heights of the level lines of a page, from top to bottom."""
    return sorted({stroke.y1 for stroke in page.strokes if stroke.y1 == stroke.y2})


def upright_ends(page: Page) -> tuple[float, float]:
    upright = [stroke for stroke in page.strokes if stroke.x1 == stroke.x2]
    return min(stroke.y1 for stroke in upright), max(stroke.y2 for stroke in upright)


def test_a_row_that_goes_on_is_closed_below_and_above_on_every_page() -> None:
    pages = lay_out(composed(BEFORE, table(("1", LONG, "Đoàn xã"), head=0)))
    assert len(pages) >= 4
    for page in pages:
        top, bottom = upright_ends(page)
        edges = edges_of(page)
        assert top in edges and edges[-1] == bottom
        lines = [line for line in page.lines if line.text.startswith("chữ")]
        assert top < lines[0].top
        assert max(line.top + line.height for line in lines) <= bottom


def test_each_cell_of_a_parted_row_goes_on_where_its_own_lines_end() -> None:
    short = "\n".join(f"ý {index}" for index in range(80))
    pages = lay_out(composed(table(HEAD, ("1", LONG, short))))
    found = [line.text for page in pages for line in page.lines]
    assert [words for words in found if words.startswith("ý ")] == short.split("\n")
    assert " ".join(words for words in found if words.startswith("chữ")).split() == LONG.split()
    full = pages[0].height - 20 * 1440 / 25.4
    ends = [max(li.top + li.height for li in page.lines) for page in pages[:-1]]
    assert all(full - end < 400 for end in ends), "a page is left emptier than a line"


def test_a_header_too_high_to_be_repeated_stands_once_and_loses_nothing() -> None:
    document = composed(table(("STT", LONG), ("1", "một"), ("2", "hai")))
    (made,) = (block for block in document.parts[0].blocks if isinstance(block, Table))
    assert made.header_rows == 0 and 0 in made.breaking
    assert made.rows[0][0][0].role == "table_head"
    pages = lay_out(document)
    assert sum(line.text == "STT" for page in pages for line in page.lines) == 1
    words = " ".join(line.text for page in pages for line in page.lines).split()
    assert [word for word in words if word.startswith("chữ")] == LONG.split()


CELL = st.lists(st.integers(1, 200), min_size=1, max_size=4).map(
    lambda sizes: "\n".join(("từ " * size).strip() for size in sizes)
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4).map(tuple), st.integers(0, 2))
def test_any_rows_keep_all_words_in_order_on_the_paper(
    rows: tuple[tuple[str, ...], ...], head: int
) -> None:
    document = composed(BEFORE, table(*rows, head=min(head, len(rows))))
    (made,) = (block for block in document.parts[0].blocks if isinstance(block, Table))
    pages = lay_out(document)
    bottom = pages[0].height - 20 * 1440 / 25.4 + 1
    assert all(line.top + line.height <= bottom for page in pages for line in page.lines)
    for row in range(made.header_rows, len(rows)):
        for column, cell in enumerate(rows[row]):
            words = [
                word
                for page in pages
                for line in page.lines
                if len(line.source) == 5 and line.source[-2:] == (row, column)
                for word in line.text.split()
            ]
            assert len(words) == len(cell.split())


def cases() -> dict[str, tuple[Block, ...]]:
    """Tables that are hard to part, by a name for the file."""
    twelve = tuple(f"Cột {column}" for column in range(12))
    many = [tuple(f"ô {row} {column}" for column in range(12)) for row in range(60)]
    units = ("Ban Tuyên giáo", "15/3/2027")
    listed = [(str(row), WORDS * (1 + row % 4), *units) for row in range(1, 301)]
    grown = [(str(row), WORDS * (30 if row % 3 else 1), WORDS * 12) for row in range(14)]
    lines = "\n".join(f"Dòng thứ {index} của ô" for index in range(120))
    wide = [(str(row), "Việc", "chữ" * 20 + " " + WORDS) for row in range(30)]
    return {
        "two-pages": (table(HEAD, ("1", LONG, "Đoàn xã"), ("2", "Ngắn", "Hội")), BEFORE),
        "no-head": (table(("1", LONG, "Đoàn xã"), ("2", LONG[:3000], "Hội"), head=0),),
        "lines": (table(("STT", "Nội dung"), ("1", lines), ("2", "x")), BEFORE, BEFORE),
        "high-head": (table(("STT", LONG), ("1", "một"), ("2", "hai")), BEFORE, BEFORE, BEFORE),
        "rows-300": (table(("STT", "Nội dung", "Đơn vị", "Thời hạn"), *listed), BEFORE),
        "columns-12": (table(twelve, *many), BEFORE),
        "wide-words": (table(("STT", "nghiêng" * 9, "Việc"), *wide), BEFORE, BEFORE),
        "grown": (table(HEAD, *grown), BEFORE, BEFORE),
        "two-heads": (table(HEAD, ("1", "2", "3"), *grown, head=2), BEFORE),
    }


@pytest.mark.slow
def test_every_page_of_hard_tables_has_the_lines_that_libreoffice_gives_it(tmp_path: Path) -> None:
    office.needed("soffice", "pdftotext")
    theirs = tmp_path / "office"
    theirs.mkdir()
    for name, blocks in cases().items():
        document = composed(BEFORE, *blocks)
        (tmp_path / f"{name}.pdf").write_bytes(make_pdf(document))
        (tmp_path / f"{name}.docx").write_bytes(make_docx(document))
    office.convert(sorted(tmp_path.glob("*.docx")), theirs)
    for name in cases():
        ours = office.pages(tmp_path / f"{name}.pdf")
        assert ours == office.pages(theirs / f"{name}.pdf"), name
        assert len(ours) >= 3

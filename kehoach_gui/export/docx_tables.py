"""Tables of the DOCX: the borderless columns of head and tail, and ruled tables.

Widths stand in grid, table and cells alike, the layout is fixed: Word, LibreOffice and WPS agree.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from kehoach_gui.core.document import CellBlock, Columns, Table
from kehoach_gui.export.docx_section import closing
from kehoach_gui.export.docx_styles import twips
from kehoach_gui.export.rows import TABLE_PADDING_MM

CellWriter = Callable[[Sequence[CellBlock], int, bool], str]

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BARE = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)
_RULED = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES
)


def columns_xml(block: Columns, cell: CellWriter) -> str:
    """Head or tail; all its rows stay on one page.

    With compatibilityMode 14 Word measures tblInd to the text of the first cell.
    """
    padding = twips(block.padding_mm)
    widths = _widths(block.widths_mm)
    last = len(block.rows) - 1
    rows = [_row(row, widths, padding, index < last, cell) for index, row in enumerate(block.rows)]
    return _table(widths, twips(block.indent_mm) + padding, padding, _BARE, rows)


def table_xml(block: Table, cell: CellWriter, keep: bool = False) -> str:
    """A ruled table; its header rows repeat on each page.

    `keep` binds its last row to the tail, but for one that may go on on the next page: Word would
    rather leave a page half empty than part it.
    """
    padding = twips(TABLE_PADDING_MM)
    widths = _widths(block.widths_mm)
    last = len(block.rows) - 1
    rows = []
    for index, row in enumerate(block.rows):
        header = index < block.header_rows
        whole = index not in block.breaking
        bound = header or (keep and whole and index == last)
        rows.append(_row(row, widths, padding, bound, cell, header, whole))
    return _table(widths, padding, padding, _RULED, rows)


def _widths(widths_mm: tuple[float, ...]) -> tuple[int, ...]:
    """Column widths in twips that add up to the table's width."""
    edges = [0, *(twips(edge) for edge in accumulate(widths_mm))]
    return tuple(right - left for left, right in pairwise(edges))


def _row(
    cells: Sequence[Sequence[CellBlock]],
    widths: tuple[int, ...],
    padding: int,
    keep: bool,
    cell: CellWriter,
    header: bool = False,
    whole: bool = True,
) -> str:
    flags = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{cell(blocks, width - 2 * padding, keep) or closing()}</w:tc>"
        for blocks, width in zip(cells, widths, strict=True)
    )
    flags = f"<w:trPr>{flags}</w:trPr>" if flags else ""
    return f"<w:tr>{flags}{inner}</w:tr>"


def _table(
    widths: tuple[int, ...], indent: int, padding: int, borders: str, rows: list[str]
) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )

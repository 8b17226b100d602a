"""A table of the plan as a ruled table of the document: widths by what the cells hold."""

from collections.abc import Sequence
from functools import lru_cache

from kehoach_gui.core.document import Paragraph, Run, Style, Table
from kehoach_gui.core.measure import width_mm
from kehoach_gui.core.plan import Block

TEXT, HEAD, NUMBER = "table_text", "table_head", "table_number"  # roles of the preset
_ROOM_MM = 4.2  # padding and border of a cell, left and right together, and what rounding takes
_LONGEST_WHOLE = 15  # lines of a row that is not broken across pages, and of a repeated header
_ENOUGH = 0.55  # of the text's width: what a column of long texts asks for at most


def table(
    block: Block, styles: dict[str, Style], width: float, source: tuple[str | int, ...]
) -> Table:
    """The table as wide as the text (mm); a cell's source is the block's with row and column."""
    numeric = numeric_columns(block)
    rows = []
    for row, cells in enumerate(block.rows):
        head = row < block.header_rows
        roles = [HEAD if head else NUMBER if numeric[c] else TEXT for c in range(len(cells))]
        rows.append(
            tuple(
                tuple(
                    Paragraph(role, (Run(line),) if line else (), source=(*source, row, column))
                    for line in cell.split("\n")
                )
                for column, (cell, role) in enumerate(zip(cells, roles, strict=True))
            )
        )
    widths = column_widths(block, styles, width)
    header = block.header_rows
    if sum(_lines(cells, widths, styles[HEAD]) for cells in block.rows[:header]) > _LONGEST_WHOLE:
        header = 0  # so high a header leaves no room for what it heads
    breaking = long_rows(block.rows, header, widths, styles[TEXT])
    return Table(widths, header, tuple(rows), breaking)


def long_rows(
    rows: Sequence[Sequence[str]], header_rows: int, widths: Sequence[float], style: Style
) -> frozenset[int]:
    """The rows below the header that are so long that they may go on on the next page.

    `rows` are the texts of the cells, their paragraphs on lines; widths in mm.
    """
    return frozenset(
        row
        for row, cells in enumerate(rows)
        if row >= header_rows and _lines(cells, widths, style) > _LONGEST_WHOLE
    )


def column_widths(block: Block, styles: dict[str, Style], width: float) -> tuple[float, ...]:
    """Widths in mm that add up to the text's: no column narrower than its longest word.

    Where the words themselves are too wide for the page, the widest columns give way to the others.
    """
    columns = range(len(block.rows[0]))
    least, wanted = [0.0] * len(columns), [0.0] * len(columns)
    for row, cells in enumerate(block.rows):
        style = styles[HEAD if row < block.header_rows else TEXT]
        for column, cell in enumerate(cells):
            for line in cell.split("\n"):
                word, whole = _line_widths(line, style)
                least[column] = max(least[column], word + _ROOM_MM)
                wanted[column] = max(wanted[column], whole + _ROOM_MM)
    wanted = [max(a, min(b, width * _ENOUGH)) for a, b in zip(least, wanted, strict=True)]
    if sum(least) >= width:
        return _capped(least, width)
    if sum(wanted) <= width:
        return tuple(each * width / sum(wanted) for each in wanted)
    spare = (width - sum(least)) / (sum(wanted) - sum(least))
    return tuple(a + (b - a) * spare for a, b in zip(least, wanted, strict=True))


def _capped(least: Sequence[float], width: float) -> tuple[float, ...]:
    """The widths cut at one height so that they add up to the text's: STT stays on one line."""
    left, cap = width, width
    for place, each in enumerate(sorted(least)):
        cap = left / (len(least) - place)
        if each >= cap:
            break
        left -= each
    return tuple(min(each, cap) for each in least)


def _lines(cells: Sequence[str], widths: Sequence[float], style: Style) -> int:
    """About how many lines the row's longest cell has."""
    return max(
        sum(
            1 + int(_width(line, style) / max(width - _ROOM_MM, _ROOM_MM))
            for line in cell.split("\n")
        )
        for cell, width in zip(cells, widths, strict=True)
    )


@lru_cache(maxsize=20_000)
def _line_widths(line: str, style: Style) -> tuple[float, float]:
    """The width of a line's longest word and of the whole line."""
    words = [_width(word, style) for word in line.split()]
    return max(words, default=0.0), _width(line, style)


def _width(text: str, style: Style) -> float:
    return width_mm(text, style.size_pt, style.bold, style.italic, style.caps)


@lru_cache(maxsize=200)
def numeric_columns(block: Block) -> tuple[bool, ...]:
    """For each column whether it is of short numbers, which stand in the middle."""
    held = block.rows[block.header_rows :]
    columns = range(len(block.rows[0]))
    return tuple(_is_numeric([row[column] for row in held]) for column in columns)


def _is_numeric(cells: list[str]) -> bool:
    """Whether a column is of short numbers alone (STT, quantities): these stand in the middle."""
    held = [cell for cell in cells if cell]
    return bool(held) and all(
        len(cell) <= 10 and cell.replace(".", "").replace(",", "").replace("%", "").isdigit()
        for cell in held
    )

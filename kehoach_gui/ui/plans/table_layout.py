"""How the cells of a table lie in the editor: widths by their words, heights, lines; in pixels."""

from functools import lru_cache
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextLayout, QTextOption

from kehoach_gui.core.compose_table import HEAD, TEXT, column_widths
from kehoach_gui.core.document import Style
from kehoach_gui.core.plan import Block

MOST_ROWS = 400  # painted of a table; the rest is told by its number
PADDING = 7
WIDER = 1.15  # the window's letters against those of the page
_MM_PER_PX = 25.4 / 96
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


def shown_rows(table: Block) -> int:
    """How many rows of a table the editor shows; the rest is reached in a window of its own."""
    return min(len(table.rows), MOST_ROWS)


def boxes(widths: list[float], x: float, y: float, height: float) -> list[QRectF]:
    """The boxes of a row's cells."""
    edges = [x, *(x + edge for edge in accumulate(widths))]
    return [QRectF(left, y, width, height) for left, width in zip(edges, widths, strict=False)]


def laid_out(
    words: str, font: QFont, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextLayout:
    """The words of a cell on lines, as drawText would set them."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    leading = QFontMetricsF(font).leading()
    y = -leading
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        y += leading
        line.setPosition(QPointF(0, y))
        y += line.height()
        line = layout.createLine()
    layout.endLayout()
    return layout


def layout_of(
    block: Block, width: int, font: QFont, widths: tuple[float, ...] | None = None
) -> tuple[list[float], list[float]]:
    """Widths of the columns and heights of the rows that are painted, in pixels.

    `widths` are those that the columns are to keep.
    """
    return _layout(block, width, font.toString(), widths)


@lru_cache(maxsize=200)
def _layout(
    block: Block, width: int, font_name: str, kept: tuple[float, ...] | None
) -> tuple[list[float], list[float]]:
    font = QFont()
    font.fromString(font_name)
    shown = Block("table", "", rows=block.rows[:MOST_ROWS], header_rows=block.header_rows)
    if kept is None or len(kept) != len(block.rows[0]):
        size = QFontInfo(font).pointSizeF() * WIDER
        styles: dict[str, Style] = {TEXT: Style(size), HEAD: Style(size, bold=True)}
        wanted = column_widths(shown, styles, width * _MM_PER_PX)
        kept = tuple(float(int(mm / _MM_PER_PX)) for mm in wanted)  # a field lies on whole pixels
    heights = []
    for row, cells in enumerate(shown.rows):
        head = row < block.header_rows
        own = (_cell_height(c, w, font_name, head) for c, w in zip(cells, kept, strict=True))
        heights.append(max(own))
    return list(kept), heights


@lru_cache(maxsize=100)
def _metrics(font_name: str, bold: bool) -> QFontMetricsF:
    font = QFont()
    font.fromString(font_name)
    return QFontMetricsF(face(font, bold))


@lru_cache(maxsize=40_000)
def _cell_height(words: str, width: float, font_name: str, bold: bool) -> float:
    room = QRectF(0, 0, max(1.0, width - 2 * PADDING), 1e6)
    used: Any = _metrics(font_name, bold).boundingRect(room, int(WRAP), words or " ")
    return float(used.height()) + 2 * PADDING - 2


def face(font: QFont, bold: bool) -> QFont:
    """The font in the weight of a head or of plain cells."""
    own = QFont(font)
    own.setBold(bold)
    return own

"""A table inside a text editor: one character that carries the cells and is painted as a table."""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, count
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit

from kehoach_gui.core.compose_table import numeric_columns
from kehoach_gui.core.plan import Block
from kehoach_gui.ui.plans.table_edits import Cell
from kehoach_gui.ui.plans.table_layout import (
    MOST_ROWS,
    PADDING,
    WRAP,
    boxes,
    face,
    laid_out,
    layout_of,
)
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.ui.plans.table_typing import TableTyping

OBJECT = "\ufffc"
OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
CELLS = int(QTextFormat.Property.UserProperty) + 20
MADE = CELLS + 1  # a number by which the table is found again without reading its words
KEPT = 500  # tables that are read back without parsing
_kept: dict[int, Block] = {}
_counter = count(1)

Spans = Mapping[Cell, Sequence[tuple[int, int]]]  # characters of a cell, from and to


def table_format(block: Block) -> QTextCharFormat:
    """The format of the character that stands for a table and carries its cells."""
    form = QTextCharFormat()
    form.setObjectType(OBJECT_TYPE)
    held = json.dumps([block.rows, block.header_rows], ensure_ascii=False)
    form.setProperty(CELLS, held)
    made = next(_counter)
    form.setProperty(MADE, made)
    _keep(made, Block("table", "", rows=block.rows, header_rows=block.header_rows))
    return form


def table_of(form: QTextFormat) -> Block | None:
    """The table that a character carries; None for plain text."""
    made = form.property(MADE)
    if not made:
        return None
    if made not in _kept:
        rows, header_rows = json.loads(form.property(CELLS))
        _keep(made, Block("table", "", rows=tuple(map(tuple, rows)), header_rows=header_rows))
    return _kept[made]


def _keep(made: int, block: Block) -> None:
    if len(_kept) >= KEPT:
        del _kept[next(iter(_kept))]
    _kept[made] = block


def table_in(block: QTextBlock) -> Block | None:
    """The table that a paragraph of the editor is; None for one of words."""
    if OBJECT not in block.text():
        return None
    iterator = block.begin()
    while not iterator.atEnd():
        table = table_of(iterator.fragment().charFormat())
        if table is not None:
            return table
        iterator += 1
    return None


class TablePicture(QPyTextObject):
    """Measures and paints the tables of one editor; a chosen one has a frame of the accent.

    `marks` are words of cells that a search found, by the cursor at their table.
    """

    def __init__(self, theme: Theme, editor: QTextEdit) -> None:
        super().__init__(editor)
        self.theme = theme
        self.editor = editor
        self.typing: TableTyping | None = None
        self.marks: list[tuple[QTextCursor, Spans]] = []

    def intrinsicSize(self, document: QTextDocument, place: int, form: QTextFormat) -> QSizeF:
        block = table_of(form)
        if block is None:
            return QSizeF()
        width = self._width(document, place)
        _, heights = self._layout(block, width, document.findBlock(place).blockNumber())
        return QSizeF(width, sum(heights) + self._note_height(block) + 2)

    def _width(self, document: QTextDocument, place: int) -> int:
        form = document.findBlock(place).blockFormat()
        return max(120, int(document.textWidth() - form.leftMargin() - form.rightMargin()) - 4)

    def _layout(self, block: Block, width: int, number: int) -> tuple[list[float], list[float]]:
        """Columns stand still while a cell of the table is typed in."""
        kept = self.typing.kept_widths(number, width) if self.typing else None
        found = layout_of(block, width, self.theme.font("small"), kept)
        if self.typing is not None and kept is None:
            self.typing.keep_widths(number, width, found[0])
        return found

    def _note_height(self, block: Block) -> float:
        more = len(block.rows) > MOST_ROWS
        return QFontMetricsF(self.theme.font("small")).height() + 8 if more else 0.0

    # where cells are, in the document's coordinates

    def cell_box(self, line: QTextBlock, cell: Cell) -> QRectF:
        """The box of a cell of the table on a line; an empty one where there is none."""
        block, corner = table_in(line), self._corner(line)
        if block is None:
            return QRectF()
        width = self._width(line.document(), line.position())
        widths, heights = self._layout(block, width, line.blockNumber())
        row, column = cell
        if row >= len(heights) or column >= len(widths):
            return QRectF()
        place = corner + QPointF(sum(widths[:column]), sum(heights[:row]))
        return QRectF(place, QSizeF(widths[column], heights[row]))

    def cell_at(self, line: QTextBlock, point: QPointF) -> Cell | None:
        """The cell of the table on a line at a point; None beside its cells."""
        block, inside = table_in(line), point - self._corner(line)
        if block is None or inside.x() < 0 or inside.y() < 0:
            return None
        width = self._width(line.document(), line.position())
        widths, heights = self._layout(block, width, line.blockNumber())
        row = bisect_right(list(accumulate(heights)), inside.y())
        column = bisect_right(list(accumulate(widths)), inside.x())
        return (row, column) if row < len(heights) and column < len(widths) else None

    def _corner(self, line: QTextBlock) -> QPointF:
        first = line.layout().lineAt(0)
        return line.layout().position() + (first.position() if first.isValid() else QPointF())

    # painting

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF,
        document: QTextDocument,
        place: int,
        form: QTextFormat,
    ) -> None:
        block = table_of(form)
        if block is None:
            return
        theme = self.theme
        number = document.findBlock(place).blockNumber()
        widths, heights = self._layout(block, int(rect.width()), number)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        box = QRectF(rect.topLeft(), QSizeF(sum(widths), sum(heights)))
        painter.fillRect(box, theme.c("surface"))
        seen = painter.clipBoundingRect() if painter.hasClipping() else box
        centred = numeric_columns(block)
        spans = self._spans(place)
        typing = self.typing
        opened = typing.cell if typing is not None and typing.number == number else None
        y = box.top()
        for row, (cells, height) in enumerate(zip(block.rows, heights, strict=False)):
            if y + height >= seen.top() and y <= seen.bottom():
                head = row < block.header_rows
                if head:
                    painter.fillRect(QRectF(box.left(), y, box.width(), height), theme.c("sunken"))
                areas = boxes(widths, box.left(), y, height)
                for column, (cell, area) in enumerate(zip(cells, areas, strict=True)):
                    middle = head or centred[column]
                    shown = "" if (row, column) == opened else cell
                    self._draw_cell(painter, shown, area, head, middle, spans.get((row, column)))
            y += height
        self._draw_frame(painter, box, place)
        if opened is not None:
            row, column = opened
            corner = QPointF(sum(widths[:column]), sum(heights[:row])) + box.topLeft()
            if row < len(heights) and column < len(widths):
                painter.setPen(QPen(theme.c("accent"), 2))
                painter.drawRect(QRectF(corner, QSizeF(widths[column], heights[row])))
        more = len(block.rows) - MOST_ROWS
        if more > 0:
            painter.setPen(theme.c("muted"))
            painter.setFont(theme.font("small"))
            note = box.adjusted(0, box.height() + 4, 0, self._note_height(block) + 4)
            painter.drawText(note, int(WRAP), f"còn {more} hàng; bấm đúp để xem cả bảng")
        painter.restore()

    def _draw_frame(self, painter: QPainter, box: QRectF, place: int) -> None:
        cursor = self.editor.textCursor()
        chosen = cursor.selectionStart() <= place < cursor.selectionEnd()
        at = self.editor.hasFocus() and cursor.block().contains(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tone = "accent" if chosen or at else "field_line"
        painter.setPen(QPen(self.theme.c(tone), 2 if chosen else 1))
        painter.drawRect(box)

    def _spans(self, place: int) -> Spans:
        found = (spans for cursor, spans in self.marks if cursor.position() == place)
        return next(found, {})

    def _draw_cell(
        self,
        painter: QPainter,
        cell: str,
        box: QRectF,
        head: bool,
        middle: bool,
        spans: Sequence[tuple[int, int]] | None,
    ) -> None:
        painter.setPen(QPen(self.theme.c("line"), 1))
        painter.drawRect(box)
        if not cell:
            return
        font = face(self.theme.font("small"), head)
        align = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.theme.c("text"))
        words = box.adjusted(PADDING, PADDING - 2, -PADDING, 0)
        if not spans:
            painter.setFont(font)
            painter.drawText(words, int(WRAP | align), cell)
            return
        layout = laid_out(cell, font, words.width(), align)
        look = QTextCharFormat()
        look.setBackground(self.theme.c("accent_soft"))
        marks = []
        for start, end in spans:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = start, end - start, look
            marks.append(mark)
        layout.draw(painter, words.topLeft(), marks)

"""A table inside a text editor: one character that carries the cells and is painted as a table."""

import json
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from kehoach_gui.core.compose_table import HEAD, TEXT, column_widths
from kehoach_gui.core.document import Style
from kehoach_gui.core.plan import Block
from kehoach_gui.ui.theme import Theme

OBJECT = "\ufffc"
OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
CELLS = int(QTextFormat.Property.UserProperty) + 20
MOST_ROWS = 40  # painted of a table; the rest is told by its number
PADDING = 7
WIDER = 1.15  # the window's letters against those of the page
_MM_PER_PX = 25.4 / 96
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


def table_format(block: Block) -> QTextCharFormat:
    """The format of the character that stands for a table and carries its cells."""
    form = QTextCharFormat()
    form.setObjectType(OBJECT_TYPE)
    form.setProperty(CELLS, json.dumps([block.rows, block.header_rows], ensure_ascii=False))
    return form


def table_of(form: QTextFormat) -> Block | None:
    """The table that a character carries; None for plain text."""
    held = form.property(CELLS)
    return _block(held) if held else None


@lru_cache(maxsize=500)
def _block(held: str) -> Block:
    rows, header_rows = json.loads(held)
    return Block("table", "", rows=tuple(map(tuple, rows)), header_rows=header_rows)


class TablePicture(QPyTextObject):
    """Measures and paints the tables of one editor; a chosen one has a frame of the accent."""

    def __init__(self, theme: Theme, editor: QTextEdit) -> None:
        super().__init__(editor)
        self.theme = theme
        self.editor = editor

    def intrinsicSize(self, document: QTextDocument, place: int, form: QTextFormat) -> QSizeF:
        block = table_of(form)
        if block is None:
            return QSizeF()
        width = self._width(document, place)
        _, heights = layout_of(block, width, self.theme.font("small"))
        return QSizeF(width, sum(heights) + self._note_height(block) + 2)

    def _width(self, document: QTextDocument, place: int) -> int:
        form = document.findBlock(place).blockFormat()
        return max(120, int(document.textWidth() - form.leftMargin() - form.rightMargin()) - 4)

    def _note_height(self, block: Block) -> float:
        more = len(block.rows) > MOST_ROWS
        return QFontMetricsF(self.theme.font("small")).height() + 8 if more else 0.0

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
        widths, heights = layout_of(block, int(rect.width()), theme.font("small"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        box = QRectF(rect.topLeft(), QSizeF(sum(widths), sum(heights)))
        painter.fillRect(box, theme.c("surface"))
        y = box.top()
        for row, (cells, height) in enumerate(zip(block.rows, heights, strict=False)):
            head = row < block.header_rows
            if head:
                painter.fillRect(QRectF(box.left(), y, box.width(), height), theme.c("sunken"))
            self._draw_row(painter, cells, widths, QPointF(box.left(), y), height, head)
            y += height
        cursor = self.editor.textCursor()
        chosen = cursor.selectionStart() <= place < cursor.selectionEnd()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.c("accent" if chosen else "field_line"), 2 if chosen else 1))
        painter.drawRect(box)
        more = len(block.rows) - MOST_ROWS
        if more > 0:
            painter.setPen(theme.c("muted"))
            painter.setFont(theme.font("small"))
            note = box.adjusted(0, box.height() + 4, 0, self._note_height(block) + 4)
            painter.drawText(note, int(_WRAP), f"còn {more} hàng; bấm đúp để xem cả bảng")
        painter.restore()

    def _draw_row(
        self,
        painter: QPainter,
        cells: tuple[str, ...],
        widths: list[float],
        corner: QPointF,
        height: float,
        head: bool,
    ) -> None:
        x = corner.x()
        painter.setFont(_font(self.theme.font("small"), head))
        for cell, width in zip(cells, widths, strict=True):
            box = QRectF(x, corner.y(), width, height)
            painter.setPen(QPen(self.theme.c("line"), 1))
            painter.drawRect(box)
            painter.setPen(self.theme.c("text"))
            align = Qt.AlignmentFlag.AlignHCenter if head else Qt.AlignmentFlag.AlignLeft
            words = box.adjusted(PADDING, PADDING - 2, -PADDING, 0)
            painter.drawText(words, int(_WRAP | align), cell)
            x += width


def layout_of(block: Block, width: int, font: QFont) -> tuple[list[float], list[float]]:
    """Widths of the columns and heights of the rows that are painted, in pixels."""
    return _layout(block, width, font.toString())


@lru_cache(maxsize=200)
def _layout(block: Block, width: int, font_name: str) -> tuple[list[float], list[float]]:
    font = QFont()
    font.fromString(font_name)
    size = QFontInfo(font).pointSizeF() * WIDER
    styles: dict[str, Style] = {TEXT: Style(size), HEAD: Style(size, bold=True)}
    shown = Block("table", "", rows=block.rows[:MOST_ROWS], header_rows=block.header_rows)
    widths = [mm / _MM_PER_PX for mm in column_widths(shown, styles, width * _MM_PER_PX)]
    faces = {head: QFontMetricsF(_font(font, head)) for head in (False, True)}
    heights = []
    for row, cells in enumerate(shown.rows):
        metrics = faces[row < block.header_rows]
        heights.append(max(_cell_height(metrics, c, w) for c, w in zip(cells, widths, strict=True)))
    return widths, heights


def _cell_height(metrics: QFontMetricsF, words: str, width: float) -> float:
    room = QRectF(0, 0, max(1.0, width - 2 * PADDING), 1e6)
    used: Any = metrics.boundingRect(room, int(_WRAP), words or " ")
    return float(used.height()) + 2 * PADDING - 2


def _font(font: QFont, bold: bool) -> QFont:
    face = QFont(font)
    face.setBold(bold)
    return face

"""Cells of tables typed in where they stand, and the commands on rows, columns and the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from kehoach_gui.core.compose_table import numeric_columns
from kehoach_gui.ui.plans import block_format as form
from kehoach_gui.ui.plans.table_guard import TableGuard
from kehoach_gui.ui.plans.table_layout import shown_rows
from kehoach_gui.ui.plans.table_picture import OBJECT, TablePicture, table_format, table_in

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from kehoach_gui.core.plan import Block
    from kehoach_gui.ui.plans.table_edits import Cell
    from kehoach_gui.ui.plans.table_typing import TableTyping
    from kehoach_gui.ui.theme import Theme


class TableEditing(TableGuard):
    """Opens the cell that is clicked, found or reached by Tab; the subclass keeps the lines.

    `watch_field` gives a field's undo to the session, as that of every field.
    """

    theme: Theme
    pictures: TablePicture
    refused: SignalInstance
    pasted: SignalInstance
    watch_field: Callable[[QWidget], None]

    # tables by the number of their line

    def table_on(self, number: int) -> Block | None:
        """The table on a line; None for words."""
        return table_in(self._line(number))

    def change_table(self, number: int, table: Block) -> None:
        """Put other cells into the table on a line; nothing else of the text is touched."""
        self._object_at(number).setCharFormat(table_format(table))

    def lay_out_table(self, number: int) -> None:
        """Measure the table on a line anew."""
        block = self._line(number)
        if block.isValid():
            self.document().markContentsDirty(block.position(), block.length())

    def caret_at_table(self, number: int, behind: bool = True) -> None:
        """Put the caret behind or before the table on a line, without scrolling."""
        cursor = QTextCursor(self._line(number))
        if behind:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.position() != self.textCursor().position() or self.textCursor().hasSelection():
            bar = self.verticalScrollBar()
            place = bar.value()
            self.setTextCursor(cursor)
            bar.setValue(place)

    def cell_box(self, number: int, cell: Cell) -> QRectF:
        """The box of a cell in the document's coordinates."""
        self.document().documentLayout().blockBoundingRect(self._line(number))  # laid out now
        return self.pictures.cell_box(self._line(number), cell)

    def is_middle(self, table: Block, cell: Cell) -> bool:
        """Whether the words of a cell stand in the middle, as in print."""
        return cell[0] < table.header_rows or numeric_columns(table)[cell[1]]

    def _line(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    def _object_at(self, number: int) -> QTextCursor:
        block = self._line(number)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + max(0, block.text().find(OBJECT)))
        cursor.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        return cursor

    # the open cell

    @property
    def typing(self) -> TableTyping | None:
        """The open cell; None while no cell was ever opened."""
        return self.pictures.typing

    def open_typing(self) -> TableTyping:
        """What opens cells; made when the first one is opened."""
        if self.pictures.typing is None:
            from kehoach_gui.ui.plans.table_typing import TableTyping

            self.pictures.typing = TableTyping(self, self.watch_field)
        return self.pictures.typing

    def has_open_cell(self) -> bool:
        """Whether a cell is open for typing."""
        return self.typing is not None and self.typing.is_open

    def enter_table(self, number: int, at_end: bool = False, cell: Cell = (0, 0)) -> None:
        """Open a cell, or the last one, of the table on a line and give it the keyboard."""
        table = self.table_on(number)
        if table is None:
            return
        last = (shown_rows(table) - 1, len(table.rows[0]) - 1)
        typing = self.open_typing()
        typing.open(number, last if at_end else cell)
        typing.field.setFocus(Qt.FocusReason.TabFocusReason)

    def close_cell(self) -> None:
        """Put the open cell away, where there is one."""
        if self.typing is not None:
            self.typing.close()

    def selected_words(self) -> str:
        """What is selected, of an open cell or of the text."""
        if self.has_open_cell():
            return self.open_typing().field.textCursor().selectedText()
        return self.textCursor().selectedText()

    # commands

    def table_command(self, name: str) -> bool:
        """Do a command of `table_edits` at the open cell, or at the end of the caret's table.

        One undo step; False where there is no table.
        """
        from kehoach_gui.ui.plans.table_edits import COMMANDS

        typing = self.open_typing()
        number = typing.number if typing.is_open else self.table_number()
        table = None if number is None else self.table_on(number)
        if table is None or number is None:
            return False
        last = (len(table.rows) - 1, len(table.rows[0]) - 1)
        changed, cell = COMMANDS[name](table, typing.cell if typing.is_open else last)
        self.step_ended.emit()
        if changed is None:
            typing.close()
            self._remove(self._object_at(number))
            self.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.change_table(number, changed)
            if typing.open(number, cell, 0):
                typing.restore()
                typing.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.step_ended.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.typing is not None:
            self.typing.place()

    # the mouse

    def _cell_under(self, point: QPointF) -> tuple[int, Cell] | None:
        """The line and cell of the table at a point of the viewport."""
        line = self.cursorForPosition(point.toPoint()).block()
        if not form.is_table(line):
            return None
        inside = point + QPointF(0, self.verticalScrollBar().value())
        cell = self.pictures.cell_at(line, inside)
        return None if cell is None else (line.blockNumber(), cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        found = None
        if plain and event.button() == Qt.MouseButton.LeftButton:
            found = self._cell_under(event.position())
        if found is not None:
            self.open_typing().press(event, *found)
            return
        self.close_cell()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.typing is not None and self.typing.dragging:
            self.typing.forward(event)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.typing is not None and self.typing.dragging:
            self.typing.forward(event)
            return
        super().mouseReleaseEvent(event)

"""Typing in a cell of a table: a field over the cell, whose words go into the plan as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from kehoach_gui.ui.plans.table_edits import Cell, with_cell
from kehoach_gui.ui.plans.table_field import CellInput
from kehoach_gui.ui.plans.table_layout import PADDING, shown_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach_gui.core.plan import Block
    from kehoach_gui.ui.plans.table_editing import TableEditing

END = 1_000_000  # behind the last character of every cell


class TableTyping(QObject):
    """The open cell of one editor: which it is, its field, and the widths that stand meanwhile."""

    def __init__(self, editor: TableEditing, watch: Callable[[QWidget], None]) -> None:
        super().__init__(editor)
        self.editor = editor
        self.number = -1
        self.cell: Cell = (0, 0)
        self._widths: dict[int, tuple[float, ...]] = {}  # by the width of the table
        self.dragging = False
        self.field = CellInput(editor.page)
        self.field.setObjectName("cell_text")
        self.field.hide()
        editor.theme.dress(self.field, "small")
        watch(self.field)
        self.field.edited.connect(self._edited)
        self.field.moved.connect(self._move)
        self.field.left.connect(self.close)
        self.field.pasting.connect(self.paste)
        editor.verticalScrollBar().valueChanged.connect(lambda _: self.place())
        editor.theme.changed.connect(self._dressed)

    @property
    def is_open(self) -> bool:
        return self.number >= 0

    def table(self) -> Block | None:
        """The table whose cell is open."""
        return self.editor.table_on(self.number) if self.is_open else None

    # widths

    def kept_widths(self, number: int, width: int) -> tuple[float, ...] | None:
        return self._widths.get(width) if number == self.number else None

    def keep_widths(self, number: int, width: int, widths: list[float]) -> None:
        if number == self.number:
            self._widths[width] = tuple(widths)

    # opening and closing

    def open(self, number: int, cell: Cell, start: int | None = None, end: int = 0) -> bool:
        """Open a cell, all its words selected or only some; False where none is shown there."""
        table = self.editor.table_on(number)
        row, column = cell
        if table is None or row >= shown_rows(table) or column >= len(table.rows[0]):
            return False
        if self.number != number:
            self._forget_widths()
        elif self.cell != cell:
            self.editor.step_ended.emit()
        self.number, self.cell = number, cell
        self._load(table)
        self.field.select(*((0, END) if start is None else (start, end)))
        self.editor.caret_at_table(number)
        self.place()
        if self.field.isHidden():
            self.field.show()
        self.show_cell()
        self.editor.page.update()
        return True

    def _load(self, table: Block) -> None:
        row, column = self.cell
        self.field.setAccessibleName(f"Ô hàng {row + 1}, cột {column + 1} của bảng")
        font = QFont(self.editor.theme.font("small"))
        font.setBold(row < table.header_rows)
        self.field.setFont(font)
        self.field.show_words(table.rows[row][column], self.editor.is_middle(table, self.cell))

    def close(self) -> None:
        """Put the field away; its words are in the plan already."""
        if not self.is_open:
            return
        number, self.number = self.number, -1
        self._widths = {}
        self.dragging = False
        if self.field.hasFocus():
            self.editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.field.hide()
        self.editor.lay_out_table(number)
        self.editor.step_ended.emit()
        self.editor.page.update()

    def leave(self, behind: bool = True) -> None:
        """Close, and go on in the text behind the table or before it."""
        number = self.number
        self.close()
        self.editor.caret_at_table(number, behind)

    def restore(self) -> None:
        """Take what changed elsewhere (undo, replace); close where the cell is gone."""
        table = self.table()
        row, column = self.cell
        if table is None or row >= shown_rows(table) or column >= len(table.rows[0]):
            self.close()
            return
        self._forget_widths()
        if self.field.words() != table.rows[row][column]:
            self._load(table)
        self.place()

    def _forget_widths(self) -> None:
        self._widths = {}
        if self.is_open:
            self.editor.lay_out_table(self.number)

    def _dressed(self) -> None:
        table = self.table()
        if table is not None:
            self._forget_widths()
            self._load(table)
            self.place()

    # where it stands

    def place(self) -> None:
        """Lay the field over its cell."""
        if not self.is_open:
            return
        box = self.editor.cell_box(self.number, self.cell)
        rect = QRect(box.toAlignedRect()).adjusted(1, 1, -1, -1)
        rect.translate(0, -self.editor.verticalScrollBar().value())
        if rect != self.field.geometry():
            self.field.setGeometry(rect)

    def show_cell(self) -> None:
        """Scroll so that the caret's line of the cell is seen."""
        caret = self.field.cursorRect()
        top = self.field.y() + self.field.page.y() + caret.top()
        bottom, room = top + caret.height() + PADDING, self.editor.page.height()
        bar = self.editor.verticalScrollBar()
        if top < PADDING:
            bar.setValue(bar.value() + top - PADDING)
        elif bottom > room:
            bar.setValue(bar.value() + bottom - room)

    # what is typed

    def _edited(self) -> None:
        table = self.table()
        if table is None:
            return
        self.editor.change_table(self.number, with_cell(table, self.cell, self.field.words()))
        self.place()
        self.show_cell()

    def paste(self, source: QMimeData) -> None:
        """A copied table goes into the cells from this one on, words into this one."""
        from kehoach_gui.core.errors import UserError
        from kehoach_gui.reading.cells import read_cells
        from kehoach_gui.ui.plans.table_edits import with_rows

        table = self.table()
        if table is None:
            return
        try:
            rows = read_cells(source.text(), source.html())
        except UserError as error:
            self.editor.refused.emit(str(error))
            return
        if len(rows) > 1 and len(rows[0]) == 1 and "<table" not in source.html().lower():
            rows = (("\n".join(row[0] for row in rows if row[0]),),)
        if not rows:
            return
        if len(rows) == len(rows[0]) == 1:
            self.field.insertPlainText(rows[0][0])
            return
        self.editor.step_ended.emit()
        self.editor.change_table(self.number, with_rows(table, self.cell, rows))
        self.editor.step_ended.emit()
        self.restore()
        self.editor.pasted.emit(f"Đã dán {len(rows)} hàng, {len(rows[0])} cột vào bảng.")

    # from cell to cell

    def _move(self, way: str) -> None:
        table = self.table()
        if table is None:
            return
        row, column = self.cell
        rows, columns = shown_rows(table), len(table.rows[0])
        place = row * columns + column
        if way == "out":
            self.leave()
        elif way == "next" and place + 1 == len(table.rows) * columns:
            self.editor.table_command("row_below")
            self.open(self.number, (rows, 0))
        elif way in ("next", "right"):
            self._go(place + 1, rows, columns, way == "next")
        elif way in ("back", "left"):
            self._go(place - 1, rows, columns, way == "back", at_end=True)
        else:
            row += 1 if way == "down" else -1
            if 0 <= row < rows:
                self.open(self.number, (row, column), 0)
            else:
                self.leave(way == "down")

    def _go(self, place: int, rows: int, columns: int, whole: bool, at_end: bool = False) -> None:
        """The cell at a place in reading order, its words selected or the caret at an end."""
        if not 0 <= place < rows * columns:
            self.leave(place > 0)
        elif whole:
            self.open(self.number, divmod(place, columns))
        else:
            caret = END if at_end else 0
            self.open(self.number, divmod(place, columns), caret, caret)

    # the mouse that opened the cell goes on in it

    def press(self, event: QMouseEvent, number: int, cell: Cell) -> None:
        """Open the cell under the mouse, the caret at the letter there."""
        if self.open(number, cell, 0):
            self.field.setFocus(Qt.FocusReason.MouseFocusReason)
            self.dragging = True
            self.forward(event)

    def forward(self, event: QMouseEvent) -> None:
        """Hand a move or release over to the field while the button is down."""
        inner = self.field.page
        point = inner.mapFromGlobal(event.globalPosition())
        kind = event.type()
        sent = QMouseEvent(
            kind, point, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        QApplication.sendEvent(inner, sent)
        if kind == QEvent.Type.MouseButtonRelease:
            self.dragging = False

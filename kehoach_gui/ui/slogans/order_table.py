"""The table of an order: edited in place, rows moved by keys or by their number, filled down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kehoach_gui.core.order_forms import forms
from kehoach_gui.core.text import sort_key
from kehoach_gui.ui.input_method import commit_in
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.slogans.order_cells import COLUMNS
from kehoach_gui.ui.slogans.order_day import DayField
from kehoach_gui.ui.slogans.order_model import TROUBLE_ROLE, OrderModel
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index

AnyIndex = QModelIndex | QPersistentModelIndex
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class OrderDelegate(QStyledItemDelegate):
    """Plain fields; a list for the form, a calendar for days, known places in a popup."""

    def __init__(self, theme: Theme, table: OrderTable) -> None:
        super().__init__(table)
        self.theme = theme
        self.table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(TROUBLE_ROLE):
            warn = self.theme.c("warn")
            option.palette.setColor(QPalette.ColorRole.Text, warn)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, warn)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        column = COLUMNS[index.column()]
        if column.editor == "form":
            box = QComboBox(parent)
            box.addItems([form.name for form in forms().values()])
            box.setAccessibleName(column.heading)
            self.theme.dress(box, "small")
            box.activated.connect(lambda _: self._done(box))
            return box
        field = DayField(self.theme, parent) if column.editor == "day" else LineInput(parent)
        field.setProperty("cell", True)
        field.setAccessibleName(column.heading)
        self.theme.dress(field, "small")
        if isinstance(field, DayField):
            field.chosen.connect(lambda: self._done(field))
        if column.editor == "place":
            completer = QCompleter(self.table.places(), field)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        return field

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        words = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentText(words)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Over its cell; a narrow cell's editor grows to the right, within the table."""
        rect = option.rect
        wide = max(rect.width(), editor.sizeHint().width() if _is_wide(editor) else 0)
        room = self.table.page.width()
        rect.setLeft(max(0, min(rect.left(), room - wide)))
        rect.setWidth(min(wide, room))
        editor.setGeometry(rect)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _is_wide(editor: QWidget) -> bool:
    return isinstance(editor, QComboBox | DayField)


class OrderTable(QTableView):
    """The rows of an OrderModel. Alt+↑ ↓ moves rows, Ctrl+D fills down, Delete empties cells.

    Ctrl+Delete removes rows, Ctrl+Z and Ctrl+Y take steps back and forth.
    """

    def __init__(self, theme: Theme, order: OrderModel) -> None:
        super().__init__()
        self.theme = theme
        self.order = order
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(order)
        self.setItemDelegate(OrderDelegate(theme, self))
        theme.dress(self, "small")
        self.setAccessibleName("Các dòng đặt in")
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._heads()

    def _heads(self) -> None:
        top, side = self.horizontalHeader(), self.verticalHeader()
        zoom = self.theme.zoom / 100
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, round(column.width * zoom))
        for head in (top, side):
            self.theme.dress(head, "tiny", True)
            head.setHighlightSections(False)
        top.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        top.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        top.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(max(self.theme.size("row"), self.fontMetrics().height() + 12))
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        side.setSectionsMovable(True)
        side.setToolTip("Kéo số thứ tự để chuyển dòng (Alt+↑, Alt+↓)")
        side.sectionMoved.connect(self._dragged)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The slogan's column takes what the others leave."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(place) for place in range(1, len(COLUMNS)))
        least = round(COLUMNS[0].width * self.theme.zoom / 100)
        self.setColumnWidth(0, max(least, self.page.width() - others))

    # rows

    def chosen(self) -> list[int]:
        """The rows with a selected cell, else the current one."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        here = self.currentIndex()
        return rows or ([here.row()] if here.isValid() else [])

    def places(self) -> list[str]:
        """The places that the order names already."""
        known = {row.line.place for row in self.order.rows if row.line.place}
        return sorted(known, key=sort_key)

    def choose(self, row: int, column: int = 0, count: int = 1) -> None:
        """Go to a row and select it and those behind it."""
        if not 0 <= row < self.order.rowCount():
            return
        self.clearSelection()
        choose_index(self, self.order.index(row, column))
        select = self.selectionModel()
        for place in range(row, min(row + count, self.order.rowCount())):
            select.select(self.order.index(place, column), select.SelectionFlag.Select)

    def finish(self) -> None:
        """Take what is typed in a cell that is still open."""
        for kind in (QLineEdit, QComboBox):
            for editor in self.page.findChildren(
                kind, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                if editor.isVisible():
                    commit_in(editor)
                    self.commitData(editor)
                    self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def shift(self, step: int) -> None:
        """Move the chosen rows up (-1) or down (1)."""
        rows = self.chosen()
        if not rows:
            return
        to = rows[0] - 1 if step < 0 else rows[-1] + 2
        if 0 <= to <= self.order.rowCount():
            column = max(0, self.currentIndex().column())
            self.choose(self.order.move(rows, to), column, len(rows))

    def fill_down(self) -> None:
        """Give the chosen rows what the first has in the current column.

        One row alone takes what the row above it has.
        """
        rows, column = self.chosen(), self.currentIndex().column()
        if len(rows) == 1 and rows[0] > 0:
            rows = [rows[0] - 1, *rows]
        if column >= 0:
            self.order.fill_down(rows, column)

    def remove(self) -> None:
        rows = self.chosen()
        if rows:
            column = max(0, self.currentIndex().column())
            self.order.remove(rows)
            self.choose(min(rows[0], self.order.rowCount() - 1), column)

    def clear_cells(self) -> None:
        """Empty the selected cells that may be empty."""
        for column in sorted({index.column() for index in self.selectedIndexes()}):
            if COLUMNS[column].id in ("size", "place", "hang", "take_down", "price", "note"):
                rows = [i.row() for i in self.selectedIndexes() if i.column() == column]
                self.order.write(rows, column, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = event.key(), event.modifiers()
        deed = _deed(self, key, mods)
        if deed is not None:
            deed()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and self.state() != self.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    # dragging rows

    def _dragged(self, logical: int, old: int, new: int) -> None:
        """A row's number was dragged: the view has moved it, the model does it behind the event."""
        QTimer.singleShot(0, self, lambda: self._move_dragged(old, new))

    def _move_dragged(self, old: int, new: int) -> None:
        side = self.verticalHeader()
        side.blockSignals(True)
        side.moveSection(new, old)
        side.blockSignals(False)
        column = max(0, self.currentIndex().column())
        self.choose(self.order.move([old], new + 1 if new > old else new), column)
        self.page.update()


def _deed(table: OrderTable, key: int, mods: Qt.KeyboardModifier) -> Callable[[], object] | None:
    """What a key of the table does; None for keys of the view."""
    keys = Qt.Key
    deeds: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
        (keys.Key_Up, ALT): lambda: table.shift(-1),
        (keys.Key_Down, ALT): lambda: table.shift(1),
        (keys.Key_D, CTRL): table.fill_down,
        (keys.Key_Delete, CTRL): table.remove,
        (keys.Key_Delete, Qt.KeyboardModifier.NoModifier): table.clear_cells,
        (keys.Key_Z, CTRL): table.order.undo,
        (keys.Key_Y, CTRL): table.order.redo,
    }
    return deeds.get((key, mods))

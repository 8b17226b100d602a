"""The cells of a table while it is edited: the model, and the field that opens on a cell."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kehoach_gui.core.plan import Block
from kehoach_gui.core.text import clean
from kehoach_gui.ui.dialogs.import_lines import AnyIndex, Index
from kehoach_gui.ui.plans.table_edits import with_rows
from kehoach_gui.ui.theme import Theme


class CellsModel(QAbstractTableModel):
    """Rows of one length; the first `header_rows` are bold."""

    def __init__(self, rows: Iterable[Iterable[str]], header_rows: int) -> None:
        super().__init__()
        self.rows = [list(row) for row in rows]
        self.header_rows = header_rows

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows[0])

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.FontRole and index.row() < self.header_rows:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.rows[index.row()][index.column()] = clean(str(value)).text.strip("\n")
        self.dataChanged.emit(index, index)
        return True

    def set_header_rows(self, count: int) -> None:
        """How many rows at the top repeat on each page."""
        self.header_rows = count
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def add_row(self, place: int) -> None:
        self.beginInsertRows(QModelIndex(), place, place)
        self.rows.insert(place, [""] * len(self.rows[0]))
        self.endInsertRows()

    def add_column(self, place: int) -> None:
        self.beginInsertColumns(QModelIndex(), place, place)
        for row in self.rows:
            row.insert(place, "")
        self.endInsertColumns()

    def remove_rows(self, places: set[int]) -> None:
        """Remove rows; the last one left is emptied instead."""
        self.beginResetModel()
        kept = [row for place, row in enumerate(self.rows) if place not in places]
        self.rows = kept or [[""] * len(self.rows[0])]
        self.header_rows = min(self.header_rows, len(self.rows))
        self.endResetModel()

    def remove_columns(self, places: set[int]) -> None:
        """Remove columns; the last one left is emptied instead."""
        self.beginResetModel()
        self.rows = [
            [cell for place, cell in enumerate(row) if place not in places] or [""]
            for row in self.rows
        ]
        self.endResetModel()

    def put(self, rows: tuple[tuple[str, ...], ...], top: int, left: int) -> None:
        """Write cells from a place on; the table grows where they do not fit."""
        self.beginResetModel()
        self.rows = [list(row) for row in with_rows(self.block(), (top, left), rows).rows]
        self.endResetModel()

    def block(self) -> Block:
        """The table as a block of the plan."""
        return Block("table", "", rows=tuple(map(tuple, self.rows)), header_rows=self.header_rows)


class CellField(QPlainTextEdit):
    """The words of one cell; Enter is done, Alt+Enter begins a line."""


class CellDelegate(QStyledItemDelegate):
    """Opens a field of several lines on a cell."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        field = CellField(parent)
        field.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        field.setTabChangesFocus(True)
        field.setAccessibleName(f"Ô hàng {index.row() + 1}, cột {index.column() + 1}")
        self.theme.dress(field, "small")
        return field

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, CellField) and not editor.document().isModified():
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        if isinstance(editor, CellField) and isinstance(model, CellsModel):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        rect = option.rect
        rect.setHeight(max(rect.height(), 3 * editor.fontMetrics().lineSpacing()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, CellField) and isinstance(event, QKeyEvent):
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enters and event.type() == QEvent.Type.KeyPress:
                if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                    editor.insertPlainText("\n")
                else:
                    self.commitData.emit(editor)
                    hint = QAbstractItemDelegate.EndEditHint.SubmitModelCache
                    self.closeEditor.emit(editor, hint)
                return True
        return super().eventFilter(editor, event)

"""What came in beside what the library has: a table with a box to tick in each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.slogans.slogan_list import broken
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import show_as_rows

if TYPE_CHECKING:
    from kehoach_gui.core.slogans import Slogan
    from kehoach_gui.ui.slogans.judging import JudgedReading

AnyIndex = QModelIndex | QPersistentModelIndex
Index = QModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMNS = ("Trong văn bản nhập", "Câu giống nhất đã có")
BOX = 16
NEW, SIMILAR, SAME, ASIDE = "new", "similar", "same", "aside"
TONES = {NEW: "ok", SIMILAR: "warn", SAME: "muted", ASIDE: "muted"}
KINDS = {NEW: "mới", SIMILAR: "gần giống", SAME: "đã có", ASIDE: "để riêng"}
REASONS = {
    "words": "cùng lời",
    "marks": "khác dấu",
    "pattern": "cùng mẫu, năm khác",
    "near": "khác vài chữ",
}


@dataclass(slots=True)
class Row:
    """A slogan that came in (None for a line that was set aside), its kind and the nearest one."""

    kind: str
    text: str
    note: str
    nearest: str
    slogan: Slogan | None
    ticked: bool


def rows_of(found: JudgedReading) -> list[Row]:
    """Everything that was read; ticked is what is new, or the like of a known one."""
    rows = []
    for one in found.judged:
        kind = one.verdict.kind
        reason = one.verdict.likes[0].reason if one.verdict.likes else ""
        note = REASONS.get(reason, KINDS[kind]) if kind == SIMILAR else KINDS[kind]
        ticked = kind == NEW or (kind == SIMILAR and reason != "marks")
        rows.append(Row(kind, one.slogan.text, note, one.nearest, one.slogan, ticked))
    rows += [Row(ASIDE, one.text, KINDS[ASIDE], one.reason, None, False) for one in found.aside]
    return rows


class ImportModel(QAbstractTableModel):
    """The rows of the kinds that are shown; `ticks_changed` follows every tick."""

    ticks_changed = Signal()

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self.every = list(rows)
        self.rows = list(rows)

    def narrow(self, kind: str) -> None:
        """Show the rows of one kind, "" for all."""
        self.beginResetModel()
        self.rows = [row for row in self.every if kind in ("", row.kind)]
        self.endResetModel()

    def toggle(self, place: int) -> None:
        row = self.rows[place]
        if row.slogan is not None:
            row.ticked = not row.ticked
            self._told(place, place)

    def tick_all(self, ticked: bool) -> None:
        """Tick all rows that are shown, or none."""
        for row in self.rows:
            row.ticked = ticked and row.slogan is not None
        if self.rows:
            self._told(0, len(self.rows) - 1)

    def _told(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
        self.ticks_changed.emit()

    def chosen(self) -> list[Slogan]:
        """The ticked slogans in the order of the source."""
        return [row.slogan for row in self.every if row.ticked and row.slogan is not None]

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        words = row.text if index.column() == 0 else row.nearest
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tick = "" if row.slogan is None else (", đã chọn" if row.ticked else ", chưa chọn")
            return f"{words}, {row.note}{tick}"
        return row if role == ROW_ROLE else None


class ImportDelegate(QStyledItemDelegate):
    """Draws the box, the words in two lines and what the row is; at right the nearest slogan."""

    def __init__(self, theme: Theme, view: ImportTable) -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def height(self) -> int:
        small, tiny = (QFontMetrics(self.theme.font(role)).height() for role in ("small", "tiny"))
        return 2 * small + tiny + 18

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(120, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self.theme, option.rect
        row: Row = index.data(ROW_ROLE)
        here = self.view.currentIndex().row() == index.row()
        if here and self.view.hasFocus():
            painter.fillRect(rect, theme.c("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.c("line"))
        words = rect.adjusted(12, 7, -10, -6)
        first = index.column() == 0
        if first:
            words.setLeft(words.left() + BOX + 10)
            if row.slogan is not None:
                self._paint_box(painter, QRect(rect.left() + 12, words.top() + 2, BOX, BOX), row)
        font = theme.font("small")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.c("text" if first and row.ticked else "muted"))
        lines = broken(index.data() or "", font, words.width())
        for place, line in enumerate(lines):
            painter.drawText(
                words.left(), words.top() + place * metrics.height() + metrics.ascent(), line
            )
        if first:
            painter.setFont(theme.font("tiny", True))
            painter.setPen(theme.c(TONES[row.kind]))
            tiny = QFontMetrics(theme.font("tiny", True))
            below = words.top() + len(lines) * metrics.height() + tiny.ascent() + 2
            painter.drawText(words.left(), below, row.note)

    def _paint_box(self, painter: QPainter, box: QRect, row: Row) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.c("accent" if row.ticked else "field_line"), 1))
        painter.setBrush(theme.c("accent" if row.ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if row.ticked:
            draw_icon(painter, theme, "check", box, "accent_text")
        painter.setBrush(Qt.BrushStyle.NoBrush)


class ImportTable(QTableView):
    """The rows; Space or a click ticks."""

    def __init__(self, theme: Theme, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coming = model
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(model)
        delegate = ImportDelegate(theme, self)
        self.setItemDelegate(delegate)
        show_as_rows(self)
        self.horizontalHeader().show()
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setFont(theme.font("tiny", True))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(delegate.height())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Các khẩu hiệu đọc được")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.coming.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.coming.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.page.update()

"""The table of plans: one row each, painted; Enter opens, Delete deletes."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.plans.home_model import ROW_ROLE, HomeModel, PlanRow, when
from kehoach_gui.ui.plans.states import state_name, state_tone
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import show_as_rows

ROW = 64
AnyIndex = QModelIndex | QPersistentModelIndex


def row_height(theme: Theme) -> int:
    """Two lines with their room, in the size of letters in use."""
    return ROW * theme.zoom // 100


class PlanDelegate(QStyledItemDelegate):
    """Draws a plan: title, its facts below; last change and state at the right."""

    def __init__(self, theme: Theme, view: "PlanList") -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, row_height(self.theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self.theme, option.rect
        chosen = self.view.currentIndex().row() == index.row()
        if chosen:
            painter.fillRect(rect, theme.c("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.c("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.c("line"))
        draw_icon(
            painter,
            theme,
            "doc",
            QRect(rect.left() + 18, rect.top() + 20, 24, 24),
            "accent" if chosen else "muted",
        )
        row: PlanRow = index.data(ROW_ROLE)
        small = theme.font("small")
        note = when(row.modified, date.today())
        width = QFontMetrics(small).horizontalAdvance(note)
        box = rect.adjusted(56, 10, -20, -10)
        line = QFontMetrics(theme.font("body")).height() + 2
        painter.setFont(small)
        painter.setPen(theme.c("muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), note)
        below = QRect(box.left(), box.top() + line, box.width(), box.height() - line)
        state = state_name(row.state)
        painter.setPen(theme.c(state_tone(row.state)))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), state)
        painter.setPen(theme.c("muted"))
        facts = index.model().facts(row)
        free = below.width() - QFontMetrics(small).horizontalAdvance(state) - 24
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop), self._cut(facts, small, free))
        body = theme.font("body", True)
        painter.setFont(body)
        painter.setPen(theme.c("warn" if row.damaged else "text"))
        room = box.width() - width - 24
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop), self._cut(index.data(), body, room))
        if chosen and self.view.hasFocus():
            painter.setPen(QPen(theme.c("accent"), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _cut(self, text: str, font: QFont, width: int) -> str:
        return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


class PlanList(QTableView):
    """The table of plans; Enter opens, Delete deletes."""

    opened = Signal(int)
    delete_asked = Signal(int)

    def __init__(self, theme: Theme, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(model)
        self.setItemDelegate(PlanDelegate(theme, self))
        show_as_rows(self)
        self._fit_rows()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Danh sách kế hoạch")
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index)))
        theme.changed.connect(self._fit_rows)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self.theme))
        self.page.update()

    def _id(self, index: QModelIndex) -> int:
        return index.data(ROW_ROLE).id if index.isValid() else 0

    def current_id(self) -> int:
        """Id of the chosen plan, 0 where none is."""
        return self._id(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ident = self.current_id()
        if ident and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(ident)
        elif ident and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(ident)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.page.update()

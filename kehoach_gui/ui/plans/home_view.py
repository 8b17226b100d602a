"""The first page: the list of plans with a search, or what to begin with while it is empty."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.plans.home_model import ROW_ROLE, HomeModel, PlanRow, when
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import PaneHead, plain_label

ROW = 64
AnyIndex = QModelIndex | QPersistentModelIndex


class PlanDelegate(QStyledItemDelegate):
    """Draws a plan: title, its facts below, the last change at the right."""

    def __init__(self, theme: Theme, view: "PlanList") -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, ROW)

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
        facts = index.model().facts(row)
        painter.drawText(
            below, int(Qt.AlignmentFlag.AlignTop), self._cut(facts, small, below.width())
        )
        body = theme.font("body", True)
        painter.setFont(body)
        painter.setPen(theme.c("warn" if row.damaged else "text"))
        room = box.width() - width - 24
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop), self._cut(index.data(), body, room))
        if chosen and self.view.hasFocus():
            painter.setPen(QPen(theme.c("accent"), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _cut(self, text: str, font: object, width: int) -> str:
        return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


class PlanList(QTableView):
    """The table of plans; Enter opens, Delete deletes."""

    opened = Signal(int)
    delete_asked = Signal(int)

    def __init__(self, theme: Theme, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(model)
        self.setItemDelegate(PlanDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Danh sách kế hoạch")
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index)))
        theme.changed.connect(self.page.update)

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


class HomeView(QWidget):
    """List or empty state; the window gives the buttons their actions."""

    opened = Signal(int)
    delete_asked = Signal(int)
    row_changed = Signal()
    sample_asked = Signal()
    filled = Signal(bool)  # whether the library has plans at all

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = HomeModel(self)
        self.list = PlanList(theme, self.model)
        self.count = QLabel("")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        theme.dress(self.count, "small")
        title = QLabel("Kế hoạch")
        theme.dress(title, "small", True)
        head = PaneHead(theme)
        head.row.addWidget(title)
        head.row.addWidget(self.count, 1)
        self.head = head
        self.nothing = plain_label(theme, "")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        self.empty: QWidget | None = None
        self._starts: list[tuple[QAction, str]] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.stack, 1)
        self.list.opened.connect(self.opened)
        self.list.delete_asked.connect(self.delete_asked)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())
        self.model.modelReset.connect(self._after_reset)
        tint(self.count, "muted")
        tint(self.nothing, "muted")

    def set_starts(self, *starts: tuple[QAction, str]) -> None:
        """The actions that the empty state offers, each with its words; the first is primary."""
        self._starts = list(starts)

    def show_rows(self, rows: Sequence[PlanRow], chosen: int = 0) -> None:
        """Show the library's plans; `chosen` becomes the current row where it is there."""
        ident = chosen or self.list.current_id()
        self.model.show_rows(rows)
        self.choose(ident)

    def choose(self, ident: int) -> None:
        for place, row in enumerate(self.model.rows):
            if row.id == ident:
                self.list.setCurrentIndex(self.model.index(place, 0))
                return

    def filter(self, text: str) -> None:
        self.model.filter(text)

    def _after_reset(self) -> None:
        every, shown = len(self.model.all_rows), len(self.model.rows)
        self.count.setText(
            f"{shown} / {every}" if shown != every else (str(every) if every else "")
        )
        self.head.setVisible(bool(every))
        self.filled.emit(bool(every))
        if not every:
            self.stack.setCurrentWidget(self._empty_page())
        elif not shown:
            self.nothing.setText(
                "Không có kế hoạch nào có các chữ này. Hãy bớt chữ, hoặc gõ không dấu."
            )
            self.stack.setCurrentWidget(self.nothing)
        else:
            self.stack.setCurrentWidget(self.list)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0, 0))
        self.row_changed.emit()

    def _empty_page(self) -> QWidget:
        if self.empty is None:
            self.empty = EmptyState(self.theme, self._starts)
            self.empty.sample.clicked.connect(self.sample_asked)
            self.stack.addWidget(self.empty)
        return self.empty


class EmptyState(QWidget):
    """One sentence and what to begin with."""

    def __init__(self, theme: Theme, starts: list[tuple[QAction, str]]) -> None:
        super().__init__()
        self.theme = theme
        self.sample = Button(theme, "Mở kế hoạch mẫu", "out", "doc")
        title = plain_label(theme, "Chưa có kế hoạch nào", "title", True)
        words = plain_label(
            theme,
            "Lập kế hoạch mới theo thể thức của đơn vị, hoặc nhập một văn bản đã có."
            " Kéo tệp thả vào đây cũng được.",
        )
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for place, (action, text) in enumerate(starts):
            kind = "go" if place == 0 else "out"
            name = "" if place == 0 else ("import" if place == 1 else "paste")
            row.addWidget(Button(theme, text, kind, name).follow(action))
        row.addWidget(self.sample)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(10)
        box.addStretch(2)
        box.addWidget(title)
        box.addWidget(words)
        box.addSpacing(10)
        box.addLayout(row)
        box.addStretch(3)

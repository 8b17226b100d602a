"""The list of what a search found: where it stands, and the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kehoach_gui.core.find import Found
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index

AnyIndex = QModelIndex | QPersistentModelIndex
Index = QModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
PAD = 12
SHARE_BEFORE = 0.4  # of the width at most for the words before a hit


@dataclass(frozen=True, slots=True)
class Hit:
    """A row: the name of its place and the hit; a plan's own row has no hit."""

    name: str
    found: Found | None
    plan_id: int = 0

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        if self.found is None:
            return self.name
        return f"{self.name}: {self.found.before}{self.found.text}{self.found.after}"


class HitModel(QAbstractListModel):
    """The rows of a search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Hit, ...] = ()

    def show_rows(self, rows: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        hit = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.spoken
        return hit if role == HIT_ROLE else None


class HitDelegate(QStyledItemDelegate):
    """Draws the place small above, below it the hit in bold between its neighbours."""

    def __init__(self, theme: Theme, view: "HitList") -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        tiny, small = (QFontMetrics(self.theme.font(role)).height() for role in ("tiny", "small"))
        return QSize(80, tiny + small + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self.theme, option.rect
        hit: Hit = index.data(HIT_ROLE)
        chosen = self.view.currentIndex().row() == index.row()
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.c("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.c("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.c("line"))
        box = rect.adjusted(PAD, 6, -PAD, -6)
        if hit.found is None:
            font = theme.font("small", True)
            painter.setFont(font)
            painter.setPen(theme.c("accent" if chosen else "text"))
            shown = QFontMetrics(font).elidedText(
                hit.name, Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
        else:
            tiny = theme.font("tiny")
            painter.setFont(tiny)
            painter.setPen(theme.c("accent" if chosen else "muted"))
            name = QFontMetrics(tiny).elidedText(hit.name, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignTop), name)
            self._paint_words(painter, hit.found, box)
        if chosen and self.view.hasFocus():
            painter.setPen(QPen(theme.c("accent"), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_words(self, painter: QPainter, found: Found, box: Any) -> None:
        plain, bold = self.theme.font("small"), self.theme.font("small", True)
        metrics = QFontMetrics(plain)
        before = metrics.elidedText(
            _one_line(found.before), Qt.TextElideMode.ElideLeft, int(box.width() * SHARE_BEFORE)
        )
        x = box.left()
        for text, font, tone in (
            (before, plain, "text"),
            (_one_line(found.text), bold, "accent"),
            (_one_line(found.after), plain, "text"),
        ):
            x = self._piece(painter, text, font, tone, x, box)

    def _piece(self, painter: QPainter, text: str, font: QFont, tone: str, x: int, box: Any) -> int:
        room = box.right() - x
        if room <= 0 or not text:
            return x
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self.theme.c(tone))
        painter.drawText(x, box.bottom() - metrics.descent(), shown)
        return x + metrics.horizontalAdvance(shown)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


class HitList(QListView):
    """The rows; `chosen` follows the current one, `entered` a click, Enter or double click."""

    chosen = Signal(int)
    entered = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Các chỗ tìm thấy")
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))
        theme.changed.connect(self.page.update)

    def choose(self, row: int) -> None:
        """Make a row the current one without telling."""
        choose_index(self, self.hits.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex().row())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.chosen.emit(self.currentIndex().row())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.page.update()

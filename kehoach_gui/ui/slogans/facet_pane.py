"""The left pane of the slogans: click or Enter narrows, a second time lets go."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from kehoach_gui.ui.slogans.facet_model import HEAD, ITEM_ROLE, MORE, FacetModel, Item
from kehoach_gui.ui.theme import Theme, ground

AnyIndex = QModelIndex | QPersistentModelIndex
PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FacetDelegate(QStyledItemDelegate):
    """Draws a row: its words, its count at the right; a title in small bold letters."""

    def __init__(self, theme: Theme, view: FacetPane) -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(80, max(32, QFontMetrics(self.theme.font("small")).height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, view = self.theme, self.view
        item: Item = index.data(ITEM_ROLE)
        row = QRect(6, option.rect.top() + 1, view.page.width() - 12, option.rect.height() - 2)
        words = row.adjusted(8, 0, -8, 0)
        if item.kind == HEAD:
            painter.setFont(theme.font("tiny", True))
            painter.setPen(theme.c("muted"))
            low = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(words.adjusted(0, 0, 0, -5), low, item.name)
            return
        chosen = view.facets.is_chosen(item)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.c("accent_soft"))
            painter.drawRoundedRect(row, 6, 6)
        ink = "accent" if chosen or item.kind == MORE else "text"
        if item.count or item.kind != MORE:
            painter.setFont(theme.font("tiny"))
            painter.setPen(theme.c("accent" if chosen else "muted"))
            count = f"{item.count:,}".replace(",", ".")
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(words, right, count)
            wide = QFontMetrics(theme.font("tiny")).horizontalAdvance(count)
            words.setRight(words.right() - wide - 8)
        font = theme.font("small", chosen)
        painter.setFont(font)
        painter.setPen(theme.c(ink))
        shown = QFontMetrics(font).elidedText(item.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if view.currentIndex() == index and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.c("accent"), 1.5))
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 6, 6)


class FacetPane(QListView):
    """The rows; `narrowed` follows every change of the choice, `more_asked` carries a kind."""

    narrowed = Signal()
    more_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets = FacetModel(self)
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(self.facets)
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(150)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Lọc khẩu hiệu")
        self.clicked.connect(self._take)
        ground(self, QPalette.ColorRole.Base)
        theme.changed.connect(self.page.update)

    def _take(self, index: AnyIndex) -> None:
        item: Item | None = index.data(ITEM_ROLE)
        if item is None or item.kind == HEAD:
            return
        if item.kind == MORE:
            self.more_asked.emit(item.value)
            return
        self.facets.toggle(item)
        self.narrowed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PICKS:
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: object) -> bool:
        """The whole words of a row that is cut, as tool tip."""
        if isinstance(event, QHelpEvent):
            name = self.indexAt(event.pos()).data()
            wide = QFontMetrics(self.font()).horizontalAdvance(name or "")
            QToolTip.showText(event.globalPos(), name if wide > self.page.width() - 70 else "")
            return True
        return super().viewportEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.page.update()

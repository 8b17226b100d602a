"""The strip of open plans above the tool bar: the list first, then one tab for each plan."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QTabBar, QWidget

from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.slogans.dragging import SLOGAN_MIME, unpacked
from kehoach_gui.ui.theme import Theme

HOME = "Danh sách"
WIDEST, NARROWEST = 240, 56
CROSS, PAD = 16, 12


class TabStrip(QTabBar):
    """Place -1 is the list, 0 the first plan; `chosen` and `close_asked` carry such places."""

    chosen = Signal(int)
    close_asked = Signal(int)
    slogans_dropped = Signal(int, object)  # the place and the ids

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hover = QPoint(-1, -1)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(theme.font("small"))
        self.setAccessibleName("Các kế hoạch đang mở")
        self.setAcceptDrops(True)
        self.setChangeCurrentOnDrag(True)  # what is dragged can go on into the plan
        self.addTab(HOME)
        self.currentChanged.connect(lambda index: self.chosen.emit(index - 1))
        theme.changed.connect(self.update)

    def show_titles(self, titles: Sequence[str], current: int) -> None:
        """Show one tab for each title, `current` the one that is open, without telling."""
        self.blockSignals(True)
        while self.count() > len(titles) + 1:
            self.removeTab(self.count() - 1)
        while self.count() < len(titles) + 1:
            self.addTab("")
        for place, title in enumerate(titles):
            if self.tabText(place + 1) != title.replace("&", "&&"):
                self.setTabText(place + 1, title.replace("&", "&&"))
                self.setTabToolTip(place + 1, title)
        self.setCurrentIndex(current + 1)
        self.blockSignals(False)

    def tabSizeHint(self, index: int) -> QSize:
        metrics = QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self.tabText(index)) + 2 * PAD + (CROSS + 8) * (index > 0)
        return QSize(max(NARROWEST, min(wide, WIDEST)), max(34, metrics.height() + 14))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(NARROWEST, self.tabSizeHint(index).height())

    def cross_rect(self, index: int) -> QRect:
        """Where the cross of a tab is; the list has none."""
        if index < 1:
            return QRect()
        tab = self.tabRect(index)
        return QRect(tab.right() - CROSS - 7, tab.center().y() - CROSS // 2, CROSS, CROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.c("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.c("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme, tab = self.theme, self.tabRect(index)
        here = index == self.currentIndex()
        over = tab.contains(self.hover)
        if here or over:
            painter.fillRect(tab, theme.c("surface" if here else "hover"))
        if here:
            painter.fillRect(tab.left(), tab.top(), tab.width(), 2, theme.c("accent"))
        painter.fillRect(tab.right(), tab.top() + 8, 1, tab.height() - 16, theme.c("line"))
        cross = self.cross_rect(index)
        words = tab.adjusted(PAD, 0, -(cross.width() + 10 if index else PAD), 0)
        painter.setFont(self.font())
        painter.setPen(theme.c("text" if here else "muted"))
        text = self.tabText(index).replace("&&", "&")
        shown = QFontMetrics(self.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if index and (here or over):
            ink = "accent" if cross.contains(self.hover) else "muted"
            draw_icon(painter, theme, "close", cross, ink)
        if here and self.hasFocus():
            painter.setPen(QPen(theme.c("accent"), 2))
            painter.drawRect(tab.adjusted(2, 3, -3, -2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hover = event.position().toPoint()
        self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        self.hover = QPoint(-1, -1)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cross or the middle button closes a tab, the left button opens it."""
        point = event.position().toPoint()
        index = self.tabAt(point)
        middle = event.button() == Qt.MouseButton.MiddleButton
        on_cross = event.button() == Qt.MouseButton.LeftButton and self.cross_rect(index).contains(
            point
        )
        if index > 0 and (middle or on_cross):
            self.close_asked.emit(index - 1)
        else:
            super().mousePressEvent(event)

    # slogans of the library that are dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        if event.mimeData().hasFormat(SLOGAN_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        on_plan = self.tabAt(event.position().toPoint()) > 0
        event.setAccepted(on_plan and event.mimeData().hasFormat(SLOGAN_MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        index, ids = self.tabAt(event.position().toPoint()), unpacked(event.mimeData())
        if index > 0 and ids:
            event.acceptProposedAction()
            self.slogans_dropped.emit(index - 1, ids)

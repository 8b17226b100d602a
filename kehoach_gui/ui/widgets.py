"""Small shared widgets: labels that elide, heads of panes, hairlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableView,
    QWidget,
)

from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent

    AnyIndex = QModelIndex | QPersistentModelIndex


def choose_index(view: QAbstractItemView, index: AnyIndex) -> None:
    """Make an index the current and only chosen one, whatever keys are held down just now.

    The view's own setCurrentIndex adds or takes away while Ctrl of a shortcut is still held.
    """
    flags = view.selectionModel().SelectionFlag
    rows = view.selectionBehavior() == view.SelectionBehavior.SelectRows
    reach = flags.Rows if rows else flags.NoUpdate
    view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | reach)


def show_as_rows(view: QTableView) -> None:
    """Let a table look like a list of painted rows of one height: no grid, no heads, no editing."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class ElidedLabel(QLabel):
    """One line of plain text, cut at its end where there is no room; the whole as tool tip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        self.setToolTip("" if shown == self.text() else self.text())


def plain_label(theme: Theme, text: str, role: str = "body", bold: bool = False) -> QLabel:
    """A wrapped label that shows its text as it is."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    theme.dress(label, role, bold)
    return label


class Hairline(QWidget):
    """A line of one pixel in the theme's colour."""

    def __init__(self, theme: Theme, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        if vertical:
            self.setFixedSize(9, 22)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = self.rect()
        if self.height() > 1:
            rect = rect.adjusted(4, 0, -4, 0)
        painter.fillRect(rect, self.theme.c("line"))


class PaneHead(QWidget):
    """The head of a pane: a row of widgets above a hairline."""

    def __init__(
        self, theme: Theme, ground: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.ground = ground
        self.setFixedHeight(theme.size("head"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 0, 6, 1)
        self.row.setSpacing(6)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c(self.ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.c("line"))

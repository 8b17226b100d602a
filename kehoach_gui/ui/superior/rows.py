"""What the lists of tasks and of changes have in common: rows of one line and one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

if TYPE_CHECKING:
    from kehoach_gui.ui.theme import Theme


class RowTree(QTreeWidget):
    """A tree without head and frame whose rows are cut where there is no room."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        theme.dress(self, "small")

    def add_row(self, above: QTreeWidget | QTreeWidgetItem, text: str) -> QTreeWidgetItem:
        """One more row at the end of those of the tree or of another row."""
        item = QTreeWidgetItem(above, [text])
        height = max(self.theme.size("row"), self.fontMetrics().height() + 8)
        item.setSizeHint(0, QSize(0, height))
        return item


def cut(words: str, most: int) -> str:
    """The words, or so many of their characters and an ellipsis."""
    return words if len(words) <= most else f"{words[:most].rstrip()}…"

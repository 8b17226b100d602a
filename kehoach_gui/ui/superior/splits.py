"""A splitter that keeps the sizes the user gave it, from one opening to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter

from kehoach_gui.ui.theme import Theme


class KeptSplitter(QSplitter):
    """`name` is where the sizes are kept; `sizes` are those of the first time."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        sizes: Sequence[int],
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        super().__init__(orientation)
        self.theme = theme
        self.key = f"split/{name}"
        self.first = list(sizes)
        self.placed = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(lambda *_: self.keep())

    def keep(self) -> None:
        """Remember the sizes as they are."""
        self.theme.settings.setValue(self.key, [str(size) for size in self.sizes()])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.placed:
            self.placed = True
            kept = self.theme.settings.value(self.key) or []
            sizes = [int(size) for size in kept if str(size).isdigit()]
            self.setSizes(sizes if len(sizes) == self.count() else self.first)

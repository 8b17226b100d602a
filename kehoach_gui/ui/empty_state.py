"""What a page shows while it has nothing: a title, one sentence and what to begin with."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label


class EmptyState(QWidget):
    """All in the middle of the page; `words` is the sentence."""

    def __init__(self, theme: Theme, title: str, words: str, starts: Sequence[Button]) -> None:
        super().__init__()
        heading = plain_label(theme, title, "title", True)
        self.words = plain_label(theme, words)
        for label in (heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in starts:
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(10)
        box.addStretch(2)
        box.addWidget(heading)
        box.addWidget(self.words)
        box.addSpacing(10)
        box.addLayout(row)
        box.addStretch(3)

"""What the calendar shows while there is no plan: one sentence and what to begin with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label

NOTHING = "Lập hoặc nhập một kế hoạch: các đợt, ngày kỷ niệm và thời hạn của nó hiện ở đây."


class CalendarEmpty(QWidget):
    """A sentence and a button for the first plan."""

    def __init__(self, theme: Theme, new: QAction) -> None:
        super().__init__()
        title = plain_label(theme, "Chưa có kế hoạch nào", "title", True)
        self.words = plain_label(theme, NOTHING)
        for label in (title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(theme, "Kế hoạch mới", "go").follow(new))
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(10)
        box.addStretch(2)
        box.addWidget(title)
        box.addWidget(self.words)
        box.addSpacing(10)
        box.addLayout(row)
        box.addStretch(3)

    def say(self, refused: str) -> None:
        """Why nothing could be read, where it is not for want of plans."""
        self.words.setText(refused or NOTHING)

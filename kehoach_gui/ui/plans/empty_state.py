"""What the window shows while the library has no plan: one sentence and what to begin with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label


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

"""The left rail: the workspaces, and below them what concerns the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class RailButton(QToolButton):
    """An icon over a word; narrow rails show the icon alone and the word as tool tip."""

    def __init__(self, theme: Theme, text: str, icon: str) -> None:
        super().__init__()
        self.theme = theme
        self.icon_name = icon
        self.narrow = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font("tiny"))
        theme.changed.connect(self.update)

    def set_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self.narrow:
            return QSize(40, 44)
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 10
        return QSize(max(64, width), 56)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.c("surface" if self.isChecked() else "hover"))
            painter.setPen(QPen(theme.c("line"), 1) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 8, 8)
        ink = "accent" if self.isChecked() else "muted"
        high = 20
        square = QRect(0, 0, high, high)
        square.moveCenter(self.rect().center())
        if not self.narrow:
            square.moveTop(9)
            painter.setFont(self.font())
            painter.setPen(theme.c(ink))
            words = self.rect().adjusted(0, 30, 0, -3)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.text())
        draw_icon(painter, theme, self.icon_name, square, ink)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.c("accent"), 2))
            painter.drawRoundedRect(box, 8, 8)


WORKSPACES = (
    ("plans", "Kế hoạch", "doc"),
    ("slogans", "Khẩu hiệu", "flag"),
    ("calendar", "Lịch", "calendar"),
)


class Rail(QWidget):
    """The column of rail buttons on sunken ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.workspaces = {name: RailButton(theme, text, icon) for name, text, icon in WORKSPACES}
        self.offices = RailButton(theme, "Đơn vị", "office")
        self.mode = RailButton(theme, "Giao diện", "moon")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(4)
        for button in self.workspaces.values():
            button.setCheckable(True)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.mark_workspace("plans")
        box.addStretch(1)
        box.addWidget(self.offices, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._mode_changed)
        self._mode_changed()
        self.set_narrow(False)

    def _mode_changed(self) -> None:
        self.mode.icon_name = "sun" if self.theme.dark else "moon"
        self.mode.setText("Nền sáng" if self.theme.dark else "Nền tối")
        self.mode.setAccessibleName(self.mode.text())
        self.update()

    def mark_workspace(self, name: str) -> None:
        """Show which workspace is open."""
        for each, button in self.workspaces.items():
            button.setChecked(each == name)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, for a narrow window."""
        for button in (*self.workspaces.values(), self.offices, self.mode):
            button.set_narrow(narrow)
        self.setFixedWidth(self.theme.size("rail_narrow" if narrow else "rail"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c("sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self.theme.c("line"))

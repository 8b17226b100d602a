"""Small shared widgets: labels that elide, heads of panes, hairlines, the toast."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme

TOAST_MS = 9000


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


class Toast(QFrame):
    """A bar at the foot of the window: one sentence, up to two buttons, progress of long work."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("toast")
        self.words = plain_label(theme, "", "small")
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.bar.setFixedWidth(140)
        self.buttons = [Button(theme, "", "out") for _ in range(2)]
        self.shut = Button(theme, "", "flat", "close", "Đóng thông báo")
        self.shut.clicked.connect(self.hide)
        self._runs: list[Callable[[], object] | None] = [None, None]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        for place, button in enumerate(self.buttons):
            button.icon_only = False
            button.clicked.connect(lambda _=False, place=place: self._run(place))
            row.addWidget(button)
        row.addWidget(self.shut)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.hide)
        theme.changed.connect(self._color)
        self._color()
        self.hide()

    def _color(self) -> None:
        c = self.theme.c
        self.setStyleSheet(
            f"#toast {{ background: {c('surface').name()}; border-top: 1px solid"
            f" {c('line').name()} }}"
        )

    def say(
        self,
        sentence: str,
        *choices: tuple[str, Callable[[], object]],
        lasting: bool = False,
    ) -> None:
        """Show a sentence with buttons; it goes by itself unless it is a lasting one."""
        self.timer.stop()
        self.words.setText(sentence)
        self.bar.hide()
        for place, button in enumerate(self.buttons):
            has = place < len(choices)
            button.setVisible(has)
            self._runs[place] = choices[place][1] if has else None
            if has:
                button.setText(choices[place][0])
                button.setAccessibleName(choices[place][0])
                button.updateGeometry()
        self.show()
        self.setAccessibleName(sentence)
        if not lasting:
            self.timer.start(TOAST_MS)

    def progress(self, done: int, total: int) -> None:
        """Show how far long work is; a total of 0 only says that it runs."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()

    def _run(self, place: int) -> None:
        run = self._runs[place]
        self.hide()
        if run is not None:
            run()

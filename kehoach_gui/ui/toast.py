"""The bar at the foot of the window: what was done, how to take it back, how far long work is."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label

TOAST_MS = 9000


class Toast(QFrame):
    """A bar at the foot of the window: one sentence, up to two buttons, progress of long work."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
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
        theme.changed.connect(self.update)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c("surface"))
        painter.fillRect(0, 0, self.width(), 1, self.theme.c("line"))

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

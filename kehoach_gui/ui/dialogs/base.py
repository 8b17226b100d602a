"""What all dialogs share: title, body, a row of painted buttons; and the short questions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button, ButtonKind
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import Hairline, plain_label

HIGHEST = 480  # with its frame a dialog stays below 520
ANY_HEIGHT = 16777215  # Qt's own word for no limit
LEAST_WIDTH, MOST_WIDTH = 900, 1400  # of a dialog that takes room
AROUND = 80, 60  # what of its window stays in sight beside and below it


class Dialog(QDialog):
    """A dialog with a title line, a body layout and buttons; Esc leaves it."""

    def __init__(self, theme: Theme, parent: QWidget | None, title: str, width: int = 520) -> None:
        super().__init__(parent)
        self.theme = theme
        self.go_button: Button | None = None
        self.setWindowTitle(title)
        self.setMinimumWidth(min(width, 900))
        self.setMaximumHeight(HIGHEST)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(22, 18, 22, 16)
        self.body.setSpacing(10)
        self.body.addWidget(plain_label(theme, title, "title", True))
        outer.addLayout(self.body, 1)
        outer.addWidget(Hairline(theme))
        foot = QWidget()
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(16, 10, 16, 12)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        outer.addWidget(foot)

    def take_room(self) -> None:
        """Open as large as the window behind leaves; the user may enlarge it, long texts want it.

        In the smallest window it is as low as every dialog.
        """
        self.setMaximumHeight(ANY_HEIGHT)
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.size()
        width = min(MOST_WIDTH, max(LEAST_WIDTH, room.width() - AROUND[0]))
        self.resize(width, max(HIGHEST, room.height() - AROUND[1]))

    def say(self, text: str, role: str = "body") -> QWidget:
        """Add a paragraph to the body."""
        label = plain_label(self.theme, text, role)
        self.body.addWidget(label)
        return label

    def add_button(
        self, text: str, run: Callable[[], object], kind: ButtonKind = "out", left: bool = False
    ) -> Button:
        """Add a button to the foot; a "go" button is what Enter does."""
        button = Button(self.theme, text, kind)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: run())
        if kind == "go":
            self.go_button = button
        if left:
            self.foot.insertWidget(0, button)
        else:
            self.foot.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, else the "go" button; lists may have closed it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        button = focused if isinstance(focused, Button) else self.go_button
        if button is not None and button.isEnabled() and self.isVisible():
            button.click()


class Question(Dialog):
    """A sentence and a choice of buttons; `answer` is the place of the one that was pressed."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        title: str,
        sentence: str,
        buttons: tuple[str, ...],
    ) -> None:
        super().__init__(theme, parent, title, 460)
        self.answer = len(buttons) - 1
        self.say(sentence)
        self.body.addStretch(1)
        for place, text in enumerate(buttons):
            kind: ButtonKind = "go" if place == 0 else "out"
            button = self.add_button(text, lambda place=place: self._take(place), kind)
            if place == 0:
                button.setFocus()

    def _take(self, place: int) -> None:
        self.answer = place
        self.accept()


def ask(theme: Theme, parent: QWidget | None, title: str, sentence: str, *buttons: str) -> int:
    """Put a question; gives the place of the answer, the last one for Esc."""
    question = Question(theme, parent, title, sentence, buttons)
    question.exec()
    return question.answer


def tell(theme: Theme, parent: QWidget | None, title: str, sentence: str) -> None:
    """Say something that must be read."""
    ask(theme, parent, title, sentence, "Đóng")

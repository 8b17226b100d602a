"""Text fields of the forms: each reads one thing of the plan and asks for one edit."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.theme import Theme, tint

FRAME = 15  # border, padding and margin of a text field, above and below

Read = Callable[[Plan, Preset], str]
Write = Callable[[Plan, Preset, str], Plan]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: how it is named, read from a plan and written into one.

    `lines` is (least, most) shown lines, (1, 1) for a single line. `write` gives the plan
    itself for words it cannot read; `complaint` then says so when the writer leaves the field.
    """

    id: str
    label: str
    read: Read
    write: Write
    hint: str = ""
    lines: tuple[int, int] = (1, 1)
    stretch: int = 1
    complaint: Callable[[str], str] = lambda text: ""


def holds_files(data: QMimeData) -> bool:
    """Whether files of this machine are dragged or pasted."""
    return any(url.isLocalFile() for url in data.urls())


class LineInput(QLineEdit):
    """A single line; `edited` follows the user's own changes, `left` the loss of focus."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preedit = ""
        self.textEdited.connect(lambda _: self.edited.emit())

    @property
    def is_composing(self) -> bool:
        return bool(self.preedit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text may be dropped here; files go to the window, which asks what to do with them."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def words(self) -> str:
        return self.text()

    def show_words(self, text: str) -> None:
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.preedit = ""
            self.left.emit()


class TextInput(QPlainTextEdit):
    """Several lines, as high as its text between two bounds; Tab leaves it."""

    edited = Signal()
    left = Signal()

    def __init__(self, lines: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least, self.most = lines
        self._loading = False
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2.5)
        self.textChanged.connect(self._changed)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text may be dropped here; files go to the window, which asks what to do with them."""
        return not holds_files(source) and super().canInsertFromMimeData(source)

    @property
    def is_composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def words(self) -> str:
        return self.toPlainText()

    def show_words(self, text: str) -> None:
        place = self.textCursor().position()
        self._loading = True
        self.setPlainText(text)
        self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)) if self.hasFocus() else 0)
        self.setTextCursor(cursor)
        self.fit()

    def _changed(self) -> None:
        if self._loading or self.is_composing:
            return
        self.fit()
        self.edited.emit()

    def fit(self) -> None:
        """As many lines as the text has, within the bounds."""
        line = QFontMetrics(self.font()).lineSpacing()
        height = 0.0
        block = self.document().begin()
        while block.isValid() and height <= self.most * line:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        shown = max(self.least, min(round(height / line), self.most))
        fits = round(height / line) <= self.most
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if fits else needed)
        if shown * line + FRAME != self.height():
            self.setFixedHeight(shown * line + FRAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.least * QFontMetrics(self.font()).lineSpacing() + FRAME)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Field(QWidget):
    """A label, its input and room for a sentence about what was typed.

    `edited` carries the field itself; the form turns it into an edit of the plan.
    """

    edited = Signal(object)
    left = Signal(object)

    def __init__(self, theme: Theme, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.theme = theme
        self.label = QLabel(spec.label)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.input = LineInput() if spec.lines == (1, 1) else TextInput(spec.lines)
        self.input.setPlaceholderText(spec.hint)
        self.input.setAccessibleName(spec.label)
        self.input.setObjectName(f"field_{spec.id}")
        self.label.setBuddy(self.input)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.hide()
        theme.dress(self.label, "small")
        theme.dress(self.note, "small")
        theme.dress(self.input, "body")
        self._fit()
        theme.changed.connect(self._fit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (self.label, self.input, self.note):
            box.addWidget(part)
        self.input.edited.connect(lambda: self.edited.emit(self))
        self.input.left.connect(lambda: self.left.emit(self))
        tint(self.label, "muted")
        tint(self.note, "warn")

    def _fit(self) -> None:
        """One line is as high as its letters, which may be made larger."""
        if isinstance(self.input, LineInput):
            body = self.theme.font("body")
            self.input.setFixedHeight(QFontMetrics(body).lineSpacing() + FRAME)

    def show_plan(self, plan: Plan, preset: Preset, force: bool = False) -> None:
        """Take the plan's words, unless what stands here already means the same."""
        if self.input.is_composing:
            return
        words = self.input.words()
        text = self.spec.read(plan, preset)
        same = self.spec.write(plan, preset, words) == plan
        if words != text and (force or not same):
            self.input.show_words(text)

    def complain(self, sentence: str) -> None:
        """Show a sentence under the field, or none."""
        self.note.setText(f"▲ {sentence}" if sentence else "")
        self.note.setVisible(bool(sentence))

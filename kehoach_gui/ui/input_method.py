"""Words that an input method still has open are committed where they were typed."""

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget


def open_words(widget: QWidget | None) -> str:
    """The pre-edit text of a text widget, "" where there is none."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.textCursor().block().layout().preeditAreaText()
    words = getattr(widget, "preedit", "")
    return words if isinstance(words, str) else ""


def commit_words() -> None:
    """Ask the input method to commit; what it leaves open is put in as it stands.

    Called before a save, another section, an export and closing: a commit that comes later
    would land in the text shown then.
    """
    QGuiApplication.inputMethod().commit()
    commit_in(QApplication.focusWidget())


def commit_in(widget: QWidget | None) -> None:
    """Put in what an input method has left open in a text widget."""
    left = open_words(widget)
    if widget is not None and left:
        event = QInputMethodEvent("", [])
        event.setCommitString(left)
        QApplication.sendEvent(widget, event)

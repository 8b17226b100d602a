"""Hands that type: keys and input method events as the window system sends them; what they made."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor

NO_MODS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def press(widget: QWidget, key: int, text: str = "", mods: Qt.KeyboardModifier = NO_MODS) -> None:
    """A key as the window system sends it: asked for as a shortcut first, then pressed."""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, mods, text)
    override.ignore()
    QApplication.sendEvent(widget, override)
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, mods, text))
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, mods, text))


def type_text(widget: QWidget, text: str) -> None:
    """Letters one by one, as UniKey's finished letters arrive."""
    for letter in text:
        press(
            widget, Qt.Key.Key_Return if letter == "\n" else 0, "\r" if letter == "\n" else letter
        )


def compose(widget: QWidget, *steps: str, commit: str = "") -> None:
    """What an input method does: pre-edit texts that replace one another, then a commit."""
    for step in steps:
        QApplication.sendEvent(widget, QInputMethodEvent(step, []))
    if commit:
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(widget, event)


def plan_of(window: MainWindow) -> Plan:
    """The open plan as it is now."""
    assert window.session is not None
    return window.session.plan


def new_line(window: MainWindow, part: int) -> SectionEditor:
    """The editor of a section, the caret in a new paragraph at its end."""
    assert window.view is not None
    window.view.show_part(part)
    editor = window.view.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, "\n")
    return editor

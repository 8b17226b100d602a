"""Enter in a dialog: the button in focus, else the one that goes on; never twice."""

import pytest
from hands import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def dialog(theme: Theme, pressed: list[str]) -> Dialog:
    made = Dialog(theme, None, "Thử")
    made.add_button("Hủy", lambda: pressed.append("Hủy")).setObjectName("no")
    made.add_button("Làm", lambda: pressed.append("Làm"), "go").setObjectName("go")
    return made


def test_enter_in_a_field_goes_on(dialog: Dialog, pressed: list[str]) -> None:
    field = QLineEdit()
    dialog.body.addWidget(field)
    dialog.show()
    field.setFocus()
    press(field, Qt.Key.Key_Return, "\r")
    press(field, Qt.Key.Key_Enter, "\r")
    assert pressed == ["Làm", "Làm"]
    dialog.reject()


def test_enter_on_another_button_presses_that_one(dialog: Dialog, pressed: list[str]) -> None:
    dialog.show()
    other = dialog.findChild(Button, "no")
    assert other is not None
    other.setFocus()
    press(other, Qt.Key.Key_Return, "\r")
    assert pressed == ["Hủy"]
    dialog.reject()


def test_enter_in_a_text_of_several_lines_is_a_new_line(dialog: Dialog, pressed: list[str]) -> None:
    text = QPlainTextEdit()
    dialog.body.addWidget(text)
    dialog.show()
    text.setFocus()
    press(text, Qt.Key.Key_Return, "\r")
    assert (text.toPlainText(), pressed) == ("\n", [])
    dialog.reject()


def test_a_button_that_is_off_is_not_pressed(dialog: Dialog, pressed: list[str]) -> None:
    assert dialog.go_button is not None
    dialog.go_button.setEnabled(False)
    dialog.show()
    press(dialog, Qt.Key.Key_Return, "\r")
    assert pressed == []
    dialog.reject()


def test_a_list_that_closes_the_dialog_by_enter_does_so_once(
    dialog: Dialog, pressed: list[str]
) -> None:
    rows = QListWidget()
    rows.addItems(["một", "hai"])
    dialog.body.addWidget(rows)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    rows.itemActivated.connect(lambda _: dialog.accept())
    dialog.show()
    rows.setFocus()
    rows.setCurrentRow(0)
    press(rows, Qt.Key.Key_Return, "\r")
    assert (closed, pressed) == ([1], [])


def test_escape_still_leaves(dialog: Dialog, pressed: list[str]) -> None:
    dialog.show()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert pressed == []

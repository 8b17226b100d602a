"""Vietnamese typing in every text field: UniKey's retyping, IBus's pre-edit, surrounding text."""

from collections.abc import Callable, Iterator

import pytest
from hands import compose, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from test_words_and_sizes import DIALOGS

from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library
from kehoach_gui.ui.finding.everywhere import EverywhereDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.palette import Palette, commands
from kehoach_gui.ui.plans.outline_model import HEAD, TAIL
from kehoach_gui.ui.theme import Theme

TEXT = (QLineEdit, QPlainTextEdit, QTextEdit)
Settle = Callable[..., None]


def fields_of(widget: QWidget) -> Iterator[QWidget]:
    """The text fields below a widget that can be written in now."""
    for each in widget.findChildren(QWidget):
        writable = isinstance(each, TEXT) and each.isVisible() and each.isEnabled()
        number = isinstance(each.parent(), QAbstractSpinBox)  # takes digits only
        if writable and not number and not each.isReadOnly():
            yield each


def words(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.toPlainText()


def clear(field: QWidget) -> None:
    field.setFocus()
    assert isinstance(field, TEXT)
    field.selectAll()
    press(field, Qt.Key.Key_Delete)


def unikey(field: QWidget) -> None:
    """V i e → ê, t, j → ệt: Backspaces and letters, as UniKey sends them."""
    type_text(field, "Vie")
    press(field, Qt.Key.Key_Backspace)
    type_text(field, "êt")
    for _ in range(2):
        press(field, Qt.Key.Key_Backspace)
    type_text(field, "ệt Đức")


def ibus(field: QWidget) -> None:
    """One word grows as pre-edit, then is committed."""
    compose(field, "n", "ng", "ngư", "ngươ", "người", commit="người")


def surrounding(field: QWidget) -> None:
    """A commit takes the place of letters that stand there already."""
    type_text(field, "thuong")
    event = QInputMethodEvent("", [])
    event.setCommitString("ương", -4, 4)
    QApplication.sendEvent(field, event)


WAYS = ((unikey, "Việt Đức"), (ibus, "người"), (surrounding, "thương"))


def check_fields(widget: QWidget, settle: Settle) -> int:
    """Type in each way into each field; gives how many fields there were."""
    count = 0
    for field in list(fields_of(widget)):
        for way, expected in WAYS:
            clear(field)
            way(field)
            assert words(field) == expected, (field.accessibleName(), way.__name__)
            settle()
            assert words(field) == expected, (field.accessibleName(), way.__name__)
        if isinstance(field, QLineEdit):
            assert field.validator() is None and not field.inputMask()
            completer = field.completer()
            inline = QCompleter.CompletionMode.InlineCompletion
            assert completer is None or completer.completionMode() != inline
        count += 1
    boxes = [box for box in widget.findChildren(QComboBox) if box.isEditable()]
    assert boxes == []  # an editable drop-down completes inside the word
    return count


@pytest.mark.parametrize(("part", "least"), [(HEAD, 9), (1, 2), (7, 2), (TAIL, 5)])
def test_every_field_of_an_open_plan_takes_vietnamese(
    opened: MainWindow, part: int, least: int, settle: Settle
) -> None:
    assert opened.view is not None
    opened.view.show_part(part)
    settle()
    assert check_fields(opened.view.stack.currentWidget(), settle) >= least


def test_the_full_text_takes_vietnamese(opened: MainWindow, settle: Settle) -> None:
    assert opened.view is not None
    opened.view.set_full_text(True)
    settle()
    assert check_fields(opened.view.stack.currentWidget(), settle) == 1


def test_find_and_replace_take_vietnamese(opened: MainWindow, settle: Settle) -> None:
    assert opened.view is not None
    opened.actions_["replace"].trigger()
    settle()
    assert check_fields(opened.view.left, settle) == 2


def test_the_search_in_the_list_takes_vietnamese(opened: MainWindow, settle: Settle) -> None:
    opened.show_home()
    settle()
    assert check_fields(opened.bars.currentWidget(), settle) == 1


@pytest.mark.parametrize("name", DIALOGS)
def test_every_field_of_a_dialog_takes_vietnamese(
    theme: Theme,
    window: MainWindow,
    library: Library,
    small_plan: Plan,
    name: str,
    settle: Settle,
) -> None:
    dialog = DIALOGS[name](theme, window, library, small_plan)
    dialog.show()
    settle()
    least = {"paste": 1, "organisation": 4}.get(name, 0)
    assert check_fields(dialog, settle) >= least
    dialog.close()
    dialog.deleteLater()


def test_palette_and_search_over_the_library_take_vietnamese(
    theme: Theme, opened: MainWindow, settle: Settle
) -> None:
    for dialog in (
        Palette(theme, opened, commands(opened.actions_)),
        EverywhereDialog(theme, opened, opened.library.path, ""),
    ):
        dialog.show()
        settle()
        assert check_fields(dialog, settle) == 1
        dialog.close()
        dialog.deleteLater()

"""The field over an open cell: where it lies, when it stays open, what it does not take."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import press
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from table_hands import KEY, ROWS, TABLE, enter, number_of, rows_of, show_table

from kehoach_gui.core.plan import Block
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor
from kehoach_gui.ui.plans.table_layout import MOST_ROWS


@pytest.fixture
def editor(opened: MainWindow, settle: Callable[..., None]) -> SectionEditor:
    """The editor at section II.1: a paragraph, a table, a paragraph."""
    text = show_table(opened, TABLE)
    settle()
    return text


def test_the_field_follows_its_cell_when_window_and_letters_change_their_size(
    opened: MainWindow, editor: SectionEditor, settle: Callable[..., None]
) -> None:
    typing, field = enter(editor)

    def lies_on_its_cell() -> bool:
        box = editor.cell_box(number_of(editor), typing.cell).toRect()
        box.translate(0, -editor.verticalScrollBar().value())
        return field.geometry() == box.adjusted(1, 1, -1, -1)

    opened.resize(1024, 566)
    settle()
    assert lies_on_its_cell()
    opened.set_zoom(130)
    settle()
    assert lies_on_its_cell() and field.font().bold()
    assert not opened.theme.font("small").bold()
    assert field.font().pointSizeF() == opened.theme.font("small").pointSizeF()
    opened.set_zoom(100)
    settle()
    assert lies_on_its_cell() and typing.is_open


def test_a_long_cell_is_seen_whole_and_scrolled_to_the_caret(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    words = "\n".join(f"Dòng {place} của ô này" for place in range(60))
    editor = show_table(opened, Block("table", "", rows=(("a", words), ("c", "d"))))
    settle()
    typing, field = enter(editor)
    press(field, KEY.Key_Tab, "\t")
    assert field.verticalScrollBar().maximum() == 0
    caret = field.page.mapTo(editor.page, field.cursorRect().center())
    assert editor.page.rect().contains(caret)
    press(field, KEY.Key_Home, mods=Qt.KeyboardModifier.ControlModifier)
    typing.show_cell()
    assert editor.page.rect().contains(field.page.mapTo(editor.page, field.cursorRect().center()))


def test_a_cell_that_an_undo_takes_away_gives_the_keyboard_back_to_the_text(
    opened: MainWindow, editor: SectionEditor
) -> None:
    typing, field = enter(editor)
    typing.open(number_of(editor), (1, 1))
    press(field, KEY.Key_Tab, "\t")
    assert typing.cell == (2, 0)
    opened.undo()
    assert rows_of(opened) == ROWS
    assert not typing.is_open and editor.hasFocus()


@pytest.mark.parametrize(
    ("reason", "stays"),
    [
        (Qt.FocusReason.MenuBarFocusReason, True),
        (Qt.FocusReason.PopupFocusReason, True),
        (Qt.FocusReason.ActiveWindowFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, False),
    ],
)
def test_a_cell_stays_open_while_a_menu_has_the_keyboard(
    editor: SectionEditor, reason: Qt.FocusReason, stays: bool
) -> None:
    typing, field = enter(editor)
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert typing.is_open is stays


def test_a_file_dropped_on_an_open_cell_is_not_typed_into_it(
    editor: SectionEditor, tmp_path: Path
) -> None:
    _, field = enter(editor)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.docx"))])
    assert data.hasText() and not field.canInsertFromMimeData(data)


def test_rows_that_are_not_shown_are_not_opened_and_a_hit_there_chooses_the_table(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    rows = tuple((str(row), "Việc") for row in range(MOST_ROWS + 20))
    editor = show_table(opened, Block("table", "", rows=rows))
    settle()
    typing, field = enter(editor)
    number = number_of(editor)
    editor.enter_table(number, at_end=True)
    assert typing.cell == (MOST_ROWS - 1, 1) and field.hasFocus()
    press(field, KEY.Key_Tab, "\t")
    assert not typing.is_open and editor.hasFocus()
    editor.select_cell(number, (MOST_ROWS + 5, 1), 0, 4)
    assert not typing.is_open and editor.textCursor().selectedText() == "\ufffc"


def test_the_words_of_a_cell_never_move_sideways(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    words = "Tuyên truyền trên hệ thống loa truyền thanh, mỗi ngày hai buổi sáng và chiều "
    editor = show_table(opened, Block("table", "", rows=((words * 3, "Đơn vị"), ("c", "d"))))
    settle()
    _, field = enter(editor)
    bar = field.horizontalScrollBar()
    for place in range(len(field.toPlainText())):
        field.select(place, place)
        assert bar.value() == 0, field.toPlainText()[:place]
    bar.setRange(0, 50)  # what a blank that hangs out of the cell makes of it
    bar.setValue(30)
    assert bar.value() == 0

"""The dialog of a table: cells, rows, columns, head rows, paste from Excel and Word."""

from collections.abc import Callable, Iterator

import pytest
from hands import press, type_text
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kehoach_gui.core.plan import Block
from kehoach_gui.ui.dialogs.table_cells import CellField
from kehoach_gui.ui.dialogs.table_dialog import TableDialog
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index

KEY = Qt.Key
TABLE = Block("table", "", rows=(("Việc", "Đơn vị"), ("Treo băng rôn", "Đoàn xã")), header_rows=1)


@pytest.fixture
def dialog(theme: Theme, settle: Callable[..., None]) -> Iterator[TableDialog]:
    made = TableDialog(theme, None, TABLE)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def go_to(dialog: TableDialog, row: int, column: int) -> None:
    choose_index(dialog.view, dialog.cells.index(row, column))


def open_field(dialog: TableDialog) -> CellField:
    (field,) = dialog.view.findChildren(CellField)
    return field


def test_enter_opens_a_cell_alt_enter_breaks_its_line_and_enter_keeps_it(
    dialog: TableDialog,
) -> None:
    go_to(dialog, 1, 1)
    press(dialog.view, KEY.Key_Return)
    field = open_field(dialog)
    field.selectAll()
    type_text(field, "Hội")
    press(field, KEY.Key_Return, "\r", Qt.KeyboardModifier.AltModifier)
    type_text(field, "xã")
    press(field, KEY.Key_Return, "\r")
    assert dialog.table.rows[1][1] == "Hội\nxã"
    assert dialog.isVisible()


def test_an_open_cell_is_kept_when_the_dialog_is_accepted(dialog: TableDialog) -> None:
    go_to(dialog, 1, 0)
    press(dialog.view, KEY.Key_Return)
    type_text(open_field(dialog), "Mới")
    dialog.finish()
    assert dialog.table.rows[1][0] == "Mới"


def test_rows_and_columns_come_and_go(dialog: TableDialog) -> None:
    go_to(dialog, 0, 0)
    dialog.add_row()
    dialog.add_column()
    assert [len(row) for row in dialog.table.rows] == [3, 3, 3]
    assert dialog.table.rows[1] == ("", "", "")
    dialog.remove_rows()
    dialog.remove_columns()
    assert dialog.table == TABLE
    for _ in range(4):
        dialog.remove_rows()
        dialog.remove_columns()
    assert dialog.table.rows == (("",),)
    assert dialog.table.header_rows <= 1


def test_the_head_rows_cannot_be_more_than_the_rows(dialog: TableDialog) -> None:
    dialog.head_rows.setValue(9)
    assert dialog.table.header_rows == 2
    go_to(dialog, 0, 0)
    dialog.remove_rows()
    assert dialog.table.header_rows == 1


def test_cells_of_excel_are_pasted_and_the_table_grows(dialog: TableDialog) -> None:
    go_to(dialog, 1, 1)
    QApplication.clipboard().setText("a\tb\nc\td\n")
    press(dialog.view, KEY.Key_V, mods=Qt.KeyboardModifier.ControlModifier)
    assert dialog.table.rows == (
        ("Việc", "Đơn vị", ""),
        ("Treo băng rôn", "a", "b"),
        ("", "c", "d"),
    )


def test_a_table_of_word_is_pasted_from_its_page(dialog: TableDialog) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td>Một</td><td>Hai</td></tr></table>")
    data.setText("Một\nHai")
    QGuiApplication.clipboard().setMimeData(data)
    go_to(dialog, 1, 0)
    dialog.paste()
    assert dialog.table.rows[1] == ("Một", "Hai")


def test_a_paste_that_is_too_large_is_told_and_changes_nothing(dialog: TableDialog) -> None:
    QApplication.clipboard().setText("a\n" * 3000)
    dialog.paste()
    assert dialog.table == TABLE and "quá 2.000 hàng" in dialog.note.text()


def test_delete_empties_the_chosen_cells_and_copy_gives_lines_with_tabs(
    dialog: TableDialog,
) -> None:
    dialog.view.clearSelection()
    dialog.view.selectRow(1)
    press(dialog.view, KEY.Key_C, mods=Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Treo băng rôn\tĐoàn xã"
    press(dialog.view, KEY.Key_Delete)
    assert dialog.table.rows[1] == ("", "")


def test_a_ctrl_key_held_down_does_not_widen_what_a_command_chooses(dialog: TableDialog) -> None:
    QTest.keyPress(dialog.view, KEY.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
        go_to(dialog, 0, 0)
        dialog.add_row()
        dialog.remove_rows()
        assert dialog.table == TABLE
    finally:
        QTest.keyRelease(dialog.view, KEY.Key_Control)

"""The dialog of a new table: squares, numbers, keys; and the commands of tables in the menus."""

from collections.abc import Callable, Iterator

import pytest
from hands import press, type_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block
from kehoach_gui.ui.dialogs.table_size import GAP, SQUARE, TableSizeDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme

KEY = Qt.Key


@pytest.fixture
def dialog(theme: Theme, settle: Callable[..., None]) -> Iterator[TableSizeDialog]:
    made = TableSizeDialog(theme, None)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def test_arrows_on_the_squares_change_the_numbers_and_enter_inserts(
    dialog: TableSizeDialog,
) -> None:
    assert dialog.grid.hasFocus()
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Down, KEY.Key_Left):
        press(dialog.grid, key)
    assert (dialog.row_count.value(), dialog.column_count.value()) == (5, 4)
    assert dialog.grid.accessibleName() == "Cỡ bảng: 5 hàng, 4 cột"
    press(dialog.grid, KEY.Key_Return, "\r")
    assert dialog.result() == 1


def test_a_click_on_a_square_is_the_size(dialog: TableSizeDialog) -> None:
    step = SQUARE + GAP
    point = QPoint(2 * step + 8, step + 8)
    QTest.mouseClick(dialog.grid, Qt.MouseButton.LeftButton, pos=point)
    assert dialog.result() == 1
    assert (len(dialog.table.rows), len(dialog.table.rows[0])) == (2, 3)


def test_numbers_beyond_the_squares_are_taken_and_arrows_come_back_to_them(
    dialog: TableSizeDialog,
) -> None:
    dialog.row_count.setValue(30)
    assert len(dialog.table.rows) == 30
    press(dialog.grid, KEY.Key_Up)
    assert dialog.row_count.value() == 7


def test_the_first_row_and_column_are_head_and_numbers_where_wanted(
    dialog: TableSizeDialog,
) -> None:
    assert dialog.table.header_rows == 1
    assert [row[0] for row in dialog.table.rows] == ["STT", "1", "2", "3"]
    dialog.headed.setChecked(False)
    assert [row[0] for row in dialog.table.rows] == ["1", "2", "3", "4"]
    dialog.numbered.setChecked(False)
    assert dialog.table == Block("table", "", rows=(("",) * 3,) * 4)


@pytest.fixture
def with_table(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, settle: Callable[..., None]
) -> MainWindow:
    """A new table at the end of section II.1, its first empty cell open."""
    assert opened.view is not None
    monkeypatch.setattr(TableSizeDialog, "exec", lambda self: 1)
    opened.view.show_part(5)
    opened.view.focus_part()
    opened.actions_["insert_table"].trigger()
    settle()
    return opened


def table_of(window: MainWindow) -> Block | None:
    assert window.session is not None
    blocks = edits.find(window.session.plan, 5).blocks
    return next((block for block in blocks if block.rows), None)


def test_every_command_of_the_menus_works_by_keyboard_alone_from_a_cell(
    with_table: MainWindow,
) -> None:
    assert with_table.view is not None
    typing = with_table.view.editor.typing
    assert typing is not None and typing.field.hasFocus()
    type_text(typing.field, "Việc")
    sizes = []
    for name in ("row_below", "row_above", "column_right", "column_left", "remove_row"):
        with_table.actions_[name].trigger()
        table = table_of(with_table)
        assert table is not None and typing.field.hasFocus()
        sizes.append((len(table.rows), len(table.rows[0])))
    assert sizes == [(5, 3), (6, 3), (6, 4), (6, 5), (5, 5)]
    with_table.actions_["remove_column"].trigger()
    with_table.actions_["remove_table"].trigger()
    assert table_of(with_table) is None
    with_table.undo()
    assert table_of(with_table) is not None


def test_a_command_without_a_table_says_what_to_do(opened: MainWindow) -> None:
    assert opened.view is not None
    opened.view.show_part(7)
    opened.view.focus_part()
    opened.actions_["row_below"].trigger()
    assert "bấm vào một ô của bảng" in opened.toast.words.text()


def test_the_menu_of_a_cell_has_the_commands_of_its_table(with_table: MainWindow) -> None:
    assert with_table.view is not None
    typing = with_table.view.editor.typing
    assert typing is not None
    menu = with_table.view.undo_filter.menu(typing.field.menu_actions)
    texts = [action.text() for action in menu.actions()]
    assert {"Hoàn tác", "Hàng ở dưới", "Xóa cột", "Hàng tiêu đề của bảng"} <= set(texts)

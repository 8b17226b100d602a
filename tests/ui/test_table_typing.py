"""Typing in cells where they stand: keys, input methods, undo, rows and columns, many rows."""

import time
from collections.abc import Callable

import pytest
from hands import compose, press, type_text
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from table_hands import KEY, ROWS, TABLE, enter, number_of, rows_of, show_table

from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor


@pytest.fixture
def editor(
    request: pytest.FixtureRequest, opened: MainWindow, settle: Callable[..., None]
) -> SectionEditor:
    """The editor at section II.1: a paragraph, a table, a paragraph; that of all where asked."""
    text = show_table(opened, TABLE, getattr(request, "param", False))
    settle()
    return text


EITHER = pytest.mark.parametrize("editor", [False, True], ids=["section", "full"], indirect=True)


@EITHER
def test_tab_opens_the_first_cell_and_words_go_into_the_plan_as_they_are_typed(
    opened: MainWindow, editor: SectionEditor
) -> None:
    typing, field = enter(editor)
    assert typing.cell == (0, 0) and field.hasFocus()
    assert field.textCursor().selectedText() == "Việc"
    type_text(field, "Nội dung")
    assert rows_of(opened)[0] == ("Nội dung", "Đơn vị")


@EITHER
def test_tab_goes_on_shift_tab_back_and_tab_in_the_last_cell_adds_a_row(
    opened: MainWindow, editor: SectionEditor
) -> None:
    typing, field = enter(editor)
    seen = []
    for _ in range(4):
        press(field, KEY.Key_Tab, "\t")
        seen.append(typing.cell)
    assert seen == [(0, 1), (1, 0), (1, 1), (2, 0)]
    assert rows_of(opened) == (*ROWS, ("", ""))
    type_text(field, "Mới")
    press(field, KEY.Key_Backtab)
    assert typing.cell == (1, 1) and rows_of(opened)[2] == ("Mới", "")
    opened.undo()
    opened.undo()
    assert rows_of(opened) == ROWS and not field.isHidden()


def test_enter_begins_a_line_in_the_cell(opened: MainWindow, editor: SectionEditor) -> None:
    _, field = enter(editor)
    field.select(4, 4)
    press(field, KEY.Key_Return, "\r")
    assert rows_of(opened)[0][0] == "Việc"
    type_text(field, "làm")
    assert rows_of(opened)[0][0] == "Việc\nlàm"


def test_arrows_at_the_ends_go_to_the_next_cell_and_out_of_the_table(
    editor: SectionEditor,
) -> None:
    typing, field = enter(editor)
    press(field, KEY.Key_Down)
    assert typing.cell == (1, 0) and field.textCursor().position() == 0
    press(field, KEY.Key_Left)
    assert typing.cell == (0, 1) and field.textCursor().position() == len("Đơn vị")
    press(field, KEY.Key_Right)
    press(field, KEY.Key_Right)
    assert typing.cell == (1, 0) and field.textCursor().position() == 1
    press(field, KEY.Key_Down)
    assert not typing.is_open and editor.hasFocus() and field.isHidden()
    assert editor.textCursor().blockNumber() == number_of(editor)


def test_escape_leaves_the_cell_and_typing_goes_on_behind_the_table(
    opened: MainWindow, editor: SectionEditor
) -> None:
    typing, field = enter(editor)
    press(field, KEY.Key_Escape)
    assert not typing.is_open and editor.hasFocus()
    type_text(editor, "Mới")
    assert rows_of(opened) == ROWS
    assert opened.session is not None
    assert edits.find(opened.session.plan, 5).blocks[2] == Block("paragraph", "Mới")


def test_an_input_method_composes_in_a_cell_and_only_the_commit_is_an_edit(
    opened: MainWindow, editor: SectionEditor
) -> None:
    assert opened.session is not None
    _, field = enter(editor)
    before = opened.session.plan
    field.select(4, 4)
    compose(field, " ", " l", " là", " làm")
    assert opened.session.plan is before and field.is_composing
    compose(field, commit=" làm")
    assert rows_of(opened)[0][0] == "Việc làm"


def test_unikey_retypes_a_word_of_a_cell_with_backspaces(
    opened: MainWindow, editor: SectionEditor
) -> None:
    _, field = enter(editor)
    type_text(field, "Viet")
    for _ in range(2):
        press(field, KEY.Key_Backspace)
    type_text(field, "ệt")
    assert rows_of(opened)[0][0] == "Việt"


@EITHER
def test_another_section_chosen_in_mid_word_keeps_the_word_in_its_cell(
    opened: MainWindow, editor: SectionEditor, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    typing, field = enter(editor)
    field.select(4, 4)
    compose(field, " l", " là")
    opened.view.show_part(7)
    settle()
    assert rows_of(opened)[0][0] in ("Việc", "Việc là")
    assert opened.session is not None
    assert opened.session.plan.sections[2].blocks[0].text == "Mừng xuân!"
    assert not opened.view.editor.has_open_cell() or opened.view.is_full()
    assert typing.number == (number_of(editor) if opened.view.is_full() else -1)


@EITHER
def test_undo_and_redo_in_an_open_cell_are_the_sessions(
    opened: MainWindow, editor: SectionEditor
) -> None:
    typing, field = enter(editor)
    type_text(field, "Một")
    press(field, KEY.Key_Tab, "\t")
    type_text(field, "Hai")
    assert rows_of(opened)[0] == ("Một", "Hai")
    press(field, KEY.Key_Z, mods=Qt.KeyboardModifier.ControlModifier)
    assert rows_of(opened)[0] == ("Một", "Đơn vị")
    assert typing.cell == (0, 1) and field.toPlainText() == "Đơn vị"
    press(field, KEY.Key_Z, mods=Qt.KeyboardModifier.ControlModifier)
    assert rows_of(opened) == ROWS
    opened.redo()
    assert rows_of(opened)[0] == ("Một", "Đơn vị")


def test_a_click_opens_the_cell_under_it_with_the_caret_at_the_letter(
    opened: MainWindow, editor: SectionEditor
) -> None:
    number = number_of(editor)
    box = editor.cell_box(number, (1, 0)).toRect()
    box.translate(0, -editor.verticalScrollBar().value())
    QTest.mouseClick(editor.page, Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(60, 12))
    typing = editor.typing
    assert typing is not None and typing.cell == (1, 0) and typing.field.hasFocus()
    place = typing.field.textCursor().position()
    assert 2 < place < 12 and not typing.field.textCursor().hasSelection()
    assert box.adjusted(1, 1, -1, -1) == typing.field.geometry()


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("row_above", (ROWS[0], ("", ""), ROWS[1])),
        ("row_below", (*ROWS, ("", ""))),
        ("column_left", (("", "Việc", "Đơn vị"), ("", "Treo băng rôn", "Đoàn xã"))),
        ("column_right", (("Việc", "", "Đơn vị"), ("Treo băng rôn", "", "Đoàn xã"))),
        ("row_removed", (ROWS[0],)),
        ("column_removed", (("Đơn vị",), ("Đoàn xã",))),
        ("removed", ()),
    ],
)
def test_a_command_on_the_open_cell_is_one_step(
    opened: MainWindow, editor: SectionEditor, name: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    typing, _ = enter(editor)
    typing.open(number_of(editor), (1, 0))
    assert editor.table_command(name)
    assert rows_of(opened) == rows
    opened.undo()
    assert rows_of(opened) == ROWS
    opened.redo()
    assert rows_of(opened) == rows


def test_the_last_row_or_column_taken_away_takes_the_table_along(
    opened: MainWindow, editor: SectionEditor
) -> None:
    enter(editor)
    for _ in range(2):
        editor.table_command("column_removed")
    assert rows_of(opened) == () and not editor.has_open_cell()
    assert [line.block.text for line in editor.lines if line.block.text][-4:] != []


def test_the_header_reaches_down_to_the_cell_and_goes_by_the_same_command(
    opened: MainWindow, editor: SectionEditor
) -> None:
    assert opened.session is not None
    typing, _ = enter(editor)
    typing.open(number_of(editor), (1, 0))
    heads = []
    for _ in range(2):
        editor.table_command("header")
        heads.append(edits.find(opened.session.plan, 5).blocks[1].header_rows)
    assert heads == [2, 0]


def test_cells_copied_in_excel_are_pasted_from_the_open_cell_on(
    opened: MainWindow, editor: SectionEditor
) -> None:
    typing, field = enter(editor)
    typing.open(number_of(editor), (1, 1))
    data = QMimeData()
    data.setText("a\tb\r\nc\td\r\n")
    QGuiApplication.clipboard().setMimeData(data)
    opened.paste()
    assert rows_of(opened) == (
        ("Việc", "Đơn vị", ""),
        ("Treo băng rôn", "a", "b"),
        ("", "c", "d"),
    )
    opened.undo()
    assert rows_of(opened) == ROWS
    field.selectAll()
    QGuiApplication.clipboard().setText("Một\u00a0dòng")
    opened.paste()
    assert rows_of(opened)[1][1] == "Một dòng"


def test_a_key_in_a_table_of_300_rows_costs_less_than_a_frame(
    opened: MainWindow, settle: Callable[..., None], slack: float
) -> None:
    words = "Tuyên truyền trên hệ thống loa truyền thanh của xã"
    rows = (("STT", "Nội dung", "Đơn vị", "Thời hạn"),)
    rows += tuple((str(row), words, "Ban Văn hóa", "15/3/2027") for row in range(1, 301))
    editor = show_table(opened, Block("table", "", rows=rows, header_rows=1))
    settle()
    typing, field = enter(editor)
    typing.open(number_of(editor), (150, 1), 3)
    settle()
    spent = []
    for letter in "thêm vài chữ vào giữa ô này":
        start = time.process_time()
        type_text(field, letter)
        editor.page.repaint()
        field.repaint()
        spent.append(1000 * (time.process_time() - start))
    typical = sorted(spent)[len(spent) // 4]  # other work only adds
    print(f"\nphím trong bảng 300 hàng: {typical:.1f} ms, lâu nhất {max(spent):.1f} ms")
    assert typical <= 16.7 * slack

"""Tables in the editors: shown among the paragraphs, never joined with words, edited apart."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from hands import CTRL, compose, press, type_text
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block, Plan, all_sections, walk
from kehoach_gui.ui.dialogs.table_dialog import TableDialog
from kehoach_gui.ui.dialogs.table_size import TableSizeDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor

KEY = Qt.Key
ROWS = (("Việc", "Đơn vị"), ("Treo băng rôn", "Đoàn xã"))
TABLE = Block("table", "", rows=ROWS, header_rows=1)


@pytest.fixture(params=[False, True], ids=["section", "full"])
def editor(
    request: pytest.FixtureRequest,
    opened: MainWindow,
    small_plan: Plan,
    settle: Callable[..., None],
) -> Iterator[SectionEditor]:
    """Either editor at section II.1: a paragraph, a table, a paragraph."""
    assert opened.session is not None and opened.view is not None
    blocks = (Block("paragraph", "Trước."), TABLE, Block("paragraph", "Sau."))
    opened.session.apply("thêm", lambda plan: edits.set_blocks(plan, 5, blocks))
    opened.view.set_full_text(request.param)
    opened.view.show_part(5)
    text = opened.view.editor
    text.setFocus()
    settle()
    yield text
    opened.view.set_full_text(False)


def blocks_of(window: MainWindow) -> tuple[Block, ...]:
    assert window.session is not None
    return edits.find(window.session.plan, 5).blocks


def put_caret(editor: SectionEditor, words: str | None, at_end: bool = True) -> int:
    """Put the caret at a paragraph's end or start; None is the table's line."""
    for number, line in enumerate(editor._lines):
        if (line.block.rows and words is None) or (words and line.block.text == words):
            cursor = QTextCursor(editor.document().findBlockByNumber(number))
            if at_end:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            editor.setTextCursor(cursor)
            return number
    raise AssertionError(words)


def select_lines(editor: SectionEditor, first: str, last: str, inner: int = 2) -> None:
    """From inside one paragraph to inside another."""
    start = editor.document().findBlockByNumber(put_caret(editor, first)).position() + inner
    end = editor.document().findBlockByNumber(put_caret(editor, last)).position() + inner
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_a_table_stands_between_its_paragraphs(editor: SectionEditor) -> None:
    held = [line.block for line in editor.lines if line.block.rows]
    assert held == [TABLE]
    block = editor.document().findBlockByNumber(put_caret(editor, None))
    rect = editor.document().documentLayout().blockBoundingRect(block)
    assert rect.height() > 60 and rect.width() > 300


def test_typing_before_and_behind_it_changes_only_the_words(
    opened: MainWindow, editor: SectionEditor
) -> None:
    put_caret(editor, "Trước.")
    type_text(editor, " Thêm")
    put_caret(editor, "Sau.", at_end=False)
    type_text(editor, "Ngay ")
    texts = [block.text for block in blocks_of(opened)]
    assert texts == ["Trước. Thêm", "", "Ngay Sau."] and blocks_of(opened)[1] == TABLE


@pytest.mark.parametrize(("at_end", "place"), [(True, 2), (False, 1)])
def test_letters_typed_at_a_table_open_a_paragraph_of_their_own(
    opened: MainWindow, editor: SectionEditor, at_end: bool, place: int
) -> None:
    put_caret(editor, None, at_end)
    type_text(editor, "Mới")
    blocks = list(blocks_of(opened))
    assert blocks.pop(place) == Block("paragraph", "Mới") and blocks[1] == TABLE


def test_an_input_method_at_a_table_writes_a_paragraph(
    opened: MainWindow, editor: SectionEditor
) -> None:
    put_caret(editor, None)
    compose(editor, "m", "mớ", commit="mới")
    assert Block("paragraph", "mới") in blocks_of(opened) and TABLE in blocks_of(opened)


def test_backspace_behind_and_delete_before_a_table_only_go_to_it(
    opened: MainWindow, editor: SectionEditor
) -> None:
    number = put_caret(editor, "Sau.", at_end=False) - 1
    press(editor, KEY.Key_Backspace)
    assert editor.textCursor().blockNumber() == number
    put_caret(editor, "Trước.")
    press(editor, KEY.Key_Delete)
    assert editor.textCursor().blockNumber() == number
    assert len(blocks_of(opened)) == 3 and blocks_of(opened)[1] == TABLE


def test_the_first_backspace_at_a_table_chooses_it_and_the_second_takes_it_away(
    opened: MainWindow, editor: SectionEditor
) -> None:
    put_caret(editor, None)
    press(editor, KEY.Key_Backspace)
    assert blocks_of(opened)[1] == TABLE
    press(editor, KEY.Key_Backspace)
    assert [block.text for block in blocks_of(opened)] == ["Trước.", "Sau."]
    opened.undo()
    assert blocks_of(opened)[1] == TABLE


def test_a_selection_over_the_table_takes_it_along_when_words_replace_it(
    opened: MainWindow, editor: SectionEditor
) -> None:
    select_lines(editor, "Trước.", "Sau.")
    type_text(editor, "x")
    assert [block.text for block in blocks_of(opened)] == ["Trxu."]


def test_a_selection_that_ends_at_the_table_leaves_it_whole(
    opened: MainWindow, editor: SectionEditor
) -> None:
    start = editor.document().findBlockByNumber(put_caret(editor, "Trước.")).position() + 2
    put_caret(editor, None, at_end=False)
    cursor = editor.textCursor()
    cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    press(editor, KEY.Key_Delete)
    assert [block.text for block in blocks_of(opened)] == ["Tr", "", "Sau."]
    assert blocks_of(opened)[1] == TABLE


def test_bold_over_a_table_is_for_the_words_alone(
    opened: MainWindow, editor: SectionEditor
) -> None:
    select_lines(editor, "Trước.", "Sau.")
    editor.set_emphasis("b")
    blocks = blocks_of(opened)
    assert blocks[1] == TABLE
    assert blocks[0].emphasis == ((2, 6, "b"),) and blocks[2].emphasis == ((0, 2, "b"),)


def test_a_role_does_not_touch_a_table(opened: MainWindow, editor: SectionEditor) -> None:
    select_lines(editor, "Trước.", "Sau.")
    editor.set_role("bullet")
    assert [block.type for block in blocks_of(opened)] == ["bullet", "table", "bullet"]


def test_what_is_copied_with_a_table_is_pasted_with_it(
    opened: MainWindow, editor: SectionEditor
) -> None:
    select_lines(editor, "Trước.", "Sau.")
    editor.copy()
    assert "Treo băng rôn\tĐoàn xã" in QGuiApplication.clipboard().text()
    put_caret(editor, "Sau.")
    editor.paste()
    tables = [block for block in blocks_of(opened) if block.rows]
    assert tables == [TABLE, TABLE]
    texts = [block.text for block in blocks_of(opened) if not block.rows]
    assert "".join(texts) == "Trước.Sau.ước.Sa"


def test_cut_takes_the_table_and_undo_brings_it_back(
    opened: MainWindow, editor: SectionEditor
) -> None:
    select_lines(editor, "Trước.", "Sau.")
    opened.cut()
    assert [block.text for block in blocks_of(opened)] == ["Tru."]
    opened.undo()
    assert blocks_of(opened)[1] == TABLE


def test_text_pasted_at_a_table_stands_beside_it(opened: MainWindow, editor: SectionEditor) -> None:
    put_caret(editor, None)
    data = QMimeData()
    data.setText("Dán vào.\nHai.")
    editor.insertFromMimeData(data)
    assert TABLE in blocks_of(opened)
    assert {"Dán vào.", "Hai."} <= {block.text for block in blocks_of(opened)}


def test_a_new_table_is_one_step_and_opens_behind_the_caret(
    opened: MainWindow, editor: SectionEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TableSizeDialog, "exec", lambda self: 1)
    put_caret(editor, "Sau.")
    opened.insert_table()
    assert blocks_of(opened)[3].rows[:2] == (("STT", "", ""), ("1", "", ""))
    assert editor.typing is not None and editor.typing.cell == (0, 1)
    assert editor.typing.field.hasFocus()
    opened.undo()
    assert len(blocks_of(opened)) == 3


def test_the_table_at_the_caret_is_edited_and_words_around_stay(
    opened: MainWindow, editor: SectionEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(dialog: TableDialog) -> int:
        dialog.cells.setData(dialog.cells.index(1, 1), "Hội Phụ nữ\nxã")
        dialog.add_row()
        return 1

    monkeypatch.setattr(TableDialog, "exec", change)
    put_caret(editor, None)
    opened.edit_table()
    table = blocks_of(opened)[1]
    assert len(table.rows) == 3
    assert table.rows[1:] == (("", ""), ("Treo băng rôn", "Hội Phụ nữ\nxã"))
    assert [block.text for block in blocks_of(opened)] == ["Trước.", "", "Sau."]


def all_tables(window: MainWindow) -> list[Block]:
    assert window.session is not None
    sections = walk(all_sections(window.session.plan))
    return [block for section, _ in sections for block in section.blocks if block.rows]


@pytest.mark.parametrize("seed", range(6))
def test_random_keys_that_erase_nothing_chosen_never_lose_the_table(
    opened: MainWindow, editor: SectionEditor, settle: Callable[..., None], seed: int
) -> None:
    chance = Random(seed)
    keys = (KEY.Key_Return, KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_Tab)
    number = put_caret(editor, None)
    for _ in range(60):
        what = chance.randrange(4)
        if what == 0:
            type_text(editor, chance.choice("aăđ ."))
        elif what == 1:
            press(editor, chance.choice(keys))
        elif what == 2 and not editor.textCursor().hasSelection():
            block = editor.textCursor().block()
            if block.text() != "\ufffc":
                press(editor, chance.choice((KEY.Key_Backspace, KEY.Key_Delete)))
        else:
            press(editor, chance.choice((KEY.Key_Home, KEY.Key_End)), mods=CTRL)
            put = editor.document().findBlockByNumber(max(0, number + chance.randint(-1, 1)))
            editor.setTextCursor(QTextCursor(put))
        assert all_tables(opened) == [TABLE]
    settle()
    assert all_tables(opened) == [TABLE]
    shown = [line.block for line in editor.lines if line.block.rows]
    assert shown == [TABLE]

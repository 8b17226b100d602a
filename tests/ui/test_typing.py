"""Typing in a section: Vietnamese letters, Enter, Tab and Backspace as in Word, roles, paste."""

from collections.abc import Callable

import pytest
from hands import NO_MODS, press, type_text
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from kehoach_gui.core.plan import Block, Section
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor

KEY = Qt.Key


@pytest.fixture
def editor(opened: MainWindow) -> SectionEditor:
    """The editor of section I with its two numbered paragraphs, caret at the very end."""
    assert opened.view is not None
    opened.view.show_part(1)
    text = opened.view.section_pane.editor
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    return text


def section(window: MainWindow, place: int = 0) -> Section:
    assert window.session is not None
    return window.session.plan.sections[place]


def words(window: MainWindow) -> list[list[str]]:
    return [[block.text for block in child.blocks] for child in section(window).sections]


def test_vietnamese_letters_arrive_in_the_plan(opened: MainWindow, editor: SectionEditor) -> None:
    type_text(editor, " Đặng Thế Ưu, ường ẵ ợ")
    assert section(opened).sections[1].blocks[1].text == "An toàn, tiết kiệm. Đặng Thế Ưu, ường ẵ ợ"


def test_blanks_at_the_end_and_doubled_ones_stay_out_of_the_plan(
    opened: MainWindow, editor: SectionEditor
) -> None:
    type_text(editor, "  và  ")
    assert section(opened).sections[1].blocks[1].text == "An toàn, tiết kiệm. và"
    assert editor.toPlainText().endswith("  và  ")
    type_text(editor, "vui")
    assert section(opened).sections[1].blocks[1].text == "An toàn, tiết kiệm. và vui"


def test_letters_with_marks_apart_become_composed(
    opened: MainWindow, editor: SectionEditor
) -> None:
    type_text(editor, " tie\u0302\u0301ng")
    assert section(opened).sections[1].blocks[1].text.endswith(" tiếng")


def test_enter_makes_another_bullet_and_enter_again_ends_the_list(
    opened: MainWindow, editor: SectionEditor
) -> None:
    type_text(editor, "\nVui\n\nLời dẫn")
    blocks = section(opened).sections[1].blocks
    assert blocks[2:] == (Block("bullet", "Vui"), Block("paragraph", "Lời dẫn"))


def test_enter_in_a_numbered_paragraph_makes_the_next_number(
    opened: MainWindow, editor: SectionEditor
) -> None:
    editor.go_to_item(2)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    type_text(editor, "\nGiữ gìn truyền thống.")
    children = section(opened).sections
    assert [child.number for child in children] == ["1", "2", "3"]
    assert [child.blocks[0].text for child in children] == [
        "Nâng cao nhận thức.",
        "Giữ gìn truyền thống.",
        "Tạo không khí vui tươi.",
    ]
    assert len({child.id for child in children}) == 3
    assert editor.leads()[:3] == ["1.", "2.", "3."]


def test_a_new_number_is_shown_before_anything_is_typed(
    opened: MainWindow, editor: SectionEditor
) -> None:
    editor.go_to_item(2)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    press(editor, KEY.Key_Return, "\r")
    assert editor.leads() == ["1.", "2.", "3.", "–"]
    assert len(section(opened).sections) == 2


def test_enter_inside_a_numbered_paragraph_splits_it(
    opened: MainWindow, editor: SectionEditor
) -> None:
    editor.go_to_item(2)
    caret = editor.textCursor()
    caret.movePosition(QTextCursor.MoveOperation.NextWord, n=2)
    editor.setTextCursor(caret)
    press(editor, KEY.Key_Return, "\r")
    assert [child.blocks[0].text for child in section(opened).sections][:2] == [
        "Nâng cao",
        "nhận thức.",
    ]


def test_backspace_at_the_start_takes_the_number_away_then_joins(
    opened: MainWindow, editor: SectionEditor
) -> None:
    editor.go_to_item(3)
    press(editor, KEY.Key_Backspace)
    assert words(opened) == [
        ["Nâng cao nhận thức.", "Tạo không khí vui tươi.", "An toàn, tiết kiệm."]
    ]
    press(editor, KEY.Key_Backspace)
    assert words(opened)[0][0] == "Nâng cao nhận thức.Tạo không khí vui tươi."


def test_tab_and_shift_tab_walk_the_levels(opened: MainWindow, editor: SectionEditor) -> None:
    def mark() -> tuple[str, str | None]:
        block = section(opened).sections[1].blocks[1]
        return block.type, block.mark

    press(editor, KEY.Key_Tab, "\t")
    assert mark() == ("bullet", "plus")
    press(editor, KEY.Key_Backtab, "", Qt.KeyboardModifier.ShiftModifier)
    assert mark() == ("bullet", None)
    press(editor, KEY.Key_Backtab, "", Qt.KeyboardModifier.ShiftModifier)
    assert mark() == ("paragraph", None)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("paragraph", Block("paragraph", "An toàn, tiết kiệm.")),
        ("plus", Block("bullet", "An toàn, tiết kiệm.", "plus")),
        ("letter", Block("paragraph", "An toàn, tiết kiệm.", "letter")),
        ("slogan", Block("slogan", "An toàn, tiết kiệm.")),
    ],
)
def test_a_role_of_the_menu_changes_the_paragraph(
    opened: MainWindow, editor: SectionEditor, action: str, expected: Block
) -> None:
    opened.actions_[action].trigger()
    assert section(opened).sections[1].blocks[1] == expected


def test_a_bullet_made_a_numbered_paragraph_becomes_a_section(
    opened: MainWindow, editor: SectionEditor
) -> None:
    opened.actions_["item"].trigger()
    assert [child.number for child in section(opened).sections] == ["1", "2", "3"]


def test_bold_of_a_selection_travels_with_the_text(
    opened: MainWindow, editor: SectionEditor
) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    opened.actions_["bold"].trigger()
    assert section(opened).sections[1].blocks[1].emphasis == ((0, 2, "b"),)
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    type_text(editor, "Rất ")
    block = section(opened).sections[1].blocks[1]
    assert block.text == "Rất An toàn, tiết kiệm."
    (start, end, kind) = block.emphasis[0]
    assert block.text[start:end].endswith("An") and kind == "b"


def test_emphasis_of_the_plan_is_shown_and_unchanged_by_showing(
    opened: MainWindow, editor: SectionEditor
) -> None:
    block = Block("paragraph", "một hai ba", emphasis=((0, 3, "b"), (4, 7, "i"), (4, 7, "u")))
    from kehoach_gui.ui.plans.flow import Line

    editor.show_lines((Line(block),))
    from kehoach_gui.ui.plans.block_format import line_of

    assert line_of(editor.document().begin()).block == block


def test_paste_takes_clean_plain_text_and_reads_dashes(
    opened: MainWindow, editor: SectionEditor
) -> None:
    data = QMimeData()
    data.setHtml("<b>đậm</b>")
    data.setText("một\u00a0hai\u200b\n- ba\n+ bốn\n\n   năm  ")
    editor.insertFromMimeData(data)
    blocks = section(opened).sections[1].blocks[1:]
    assert [(block.type, block.mark, block.text) for block in blocks] == [
        ("bullet", None, "An toàn, tiết kiệm.một hai"),
        ("bullet", None, "ba"),
        ("bullet", "plus", "bốn"),
        ("bullet", None, "năm"),
    ]
    assert all(block.emphasis == () for block in blocks)


def test_the_roles_of_slogans_go_on_with_enter(opened: MainWindow, editor: SectionEditor) -> None:
    assert opened.view is not None
    opened.view.show_part(7)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, "\nĐảng quang vinh!")
    assert section(opened, 2).blocks == (
        Block("slogan", "Mừng xuân!"),
        Block("slogan", "Đảng quang vinh!"),
    )


def test_a_key_in_a_thousand_paragraphs_stays_quick(
    opened: MainWindow, editor: SectionEditor, settle: Callable[..., None]
) -> None:
    import time

    from kehoach_gui.ui.plans.flow import Line

    editor.show_lines(tuple(Line(Block("paragraph", f"Đoạn {n} " * 20)) for n in range(1000)))
    settle()
    start = time.process_time()
    for _ in range(20):
        press(editor, 0, "ế", NO_MODS)
    assert (time.process_time() - start) / 20 < 0.1

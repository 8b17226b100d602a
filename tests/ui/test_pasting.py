"""Paste with a receipt, the text as it was, one step back; curly quotes where they are wanted."""

from collections.abc import Callable

import pytest
from hands import CTRL, new_line, plan_of, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor

MESSY = "- Cổ\u00a0động\u200b trực quan;\n- Văn nghệ."


@pytest.fixture
def editor(opened: MainWindow) -> SectionEditor:
    """The editor of the last section's subsection, caret at the end."""
    return new_line(opened, 5)


def words(window: MainWindow) -> list[str]:
    assert window.session is not None
    return [block.text for block in window.session.plan.sections[1].sections[0].blocks]


def paste(window: MainWindow, text: str, action: str = "paste") -> None:
    QGuiApplication.clipboard().setText(text)
    window.actions_[action].trigger()


def test_a_paste_is_cleaned_told_and_one_step(opened: MainWindow, editor: SectionEditor) -> None:
    before = plan_of(opened)
    paste(opened, MESSY)
    assert words(opened) == ["Chỉ đạo chung.", "Cổ động trực quan;", "Văn nghệ."]
    assert opened.toast.isVisible()
    assert "bỏ 1 dấu cách lạ, bỏ 1 ký tự vô hình" in opened.toast.words.text()
    assert [button.text() for button in opened.toast.buttons] == ["Hoàn tác", "Dán nguyên văn"]
    opened.toast.buttons[0].click()
    assert plan_of(opened) == before


def test_a_clean_paste_says_nothing(opened: MainWindow, editor: SectionEditor) -> None:
    paste(opened, "Một câu.")
    assert words(opened) == ["Chỉ đạo chung.", "Một câu."]
    assert not opened.toast.isVisible()


def test_the_text_as_it_was_replaces_the_cleaned_one_in_one_step(
    opened: MainWindow, editor: SectionEditor
) -> None:
    before = plan_of(opened)
    paste(opened, MESSY)
    opened.toast.buttons[1].click()
    assert words(opened) == ["Chỉ đạo chung.", "- Cổ động trực quan;", "- Văn nghệ."]
    opened.actions_["undo"].trigger()
    assert plan_of(opened) == before
    assert editor.toPlainText() == "Chỉ đạo chung."


def test_after_more_typing_the_paste_is_left_alone(
    opened: MainWindow, editor: SectionEditor
) -> None:
    paste(opened, MESSY)
    type_text(editor, " Và")
    opened.paste_raw_instead()
    assert words(opened)[-1] == "Văn nghệ. Và"
    assert "Ctrl+Shift+V" in opened.toast.words.text()


def test_ctrl_shift_v_pastes_lines_as_they_stand(opened: MainWindow, editor: SectionEditor) -> None:
    paste(opened, "1. một\n2. hai", "paste_raw")
    assert words(opened) == ["Chỉ đạo chung.", "1. một", "2. hai"]
    assert opened.actions_["paste_raw"].shortcut().toString() == "Ctrl+Shift+V"


def test_a_pasted_list_of_numbers_becomes_numbered_paragraphs(opened: MainWindow) -> None:
    assert opened.view is not None
    opened.view.show_part(1)
    opened.view.editor.setFocus()
    opened.view.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(opened.view.editor, "\n")
    paste(opened, "1. Ba.\n2. Bốn.")
    children = plan_of(opened).sections[0].sections
    assert [(s.number, s.blocks[0].text) for s in children[2:]] == [("3", "Ba."), ("4", "Bốn.")]


def test_a_slogan_stays_a_slogan_without_its_dash(opened: MainWindow) -> None:
    assert opened.view is not None
    opened.view.show_part(7)
    opened.view.editor.setFocus()
    opened.view.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(opened.view.editor, "\n")
    paste(opened, "- Đảng quang vinh!\n- Bác Hồ vĩ đại!")
    blocks = plan_of(opened).sections[2].blocks
    assert [(b.type, b.text) for b in blocks[1:]] == [
        ("slogan", "Đảng quang vinh!"),
        ("slogan", "Bác Hồ vĩ đại!"),
    ]


def test_a_paste_that_is_too_long_is_refused_in_a_sentence(
    opened: MainWindow, editor: SectionEditor
) -> None:
    before = plan_of(opened)
    paste(opened, "a\n" * 20_001)
    assert plan_of(opened) is before
    assert "20.000 dòng" in opened.toast.words.text()


def test_quotes_and_dashes_stay_plain_unless_wanted(
    opened: MainWindow, editor: SectionEditor, settle: Callable[..., None]
) -> None:
    type_text(editor, 'nói "vui" -- thật')
    assert words(opened)[-1] == 'nói "vui" -- thật'
    editor.smart_typing = True
    type_text(editor, '\n"Xuân" ("Tết") -- vui')
    assert words(opened)[-1] == "“Xuân” (“Tết”) – vui"
    press(editor, Qt.Key.Key_Z, "", CTRL)
    assert words(opened)[-1] != "“Xuân” (“Tết”) – vui"

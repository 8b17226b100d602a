"""Input methods: pre-edit and commit as IBus sends them, Backspace and retype as UniKey does."""

from collections.abc import Callable

import pytest
from hands import compose, plan_of, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor


@pytest.fixture
def editor(opened: MainWindow) -> SectionEditor:
    assert opened.view is not None
    opened.view.show_part(7)
    text = opened.view.section_pane.editor
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    return text


def slogan(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.plan.sections[2].blocks[0].text


def test_a_pre_edit_is_no_edit_until_it_is_committed(
    opened: MainWindow, editor: SectionEditor
) -> None:
    before = plan_of(opened)
    compose(editor, " ", " v", " vu", " vui")
    assert plan_of(opened) is before
    compose(editor, commit=" vui")
    assert slogan(opened) == "Mừng xuân! vui"


def test_a_commit_that_replaces_letters_before_the_caret_arrives(
    opened: MainWindow, editor: SectionEditor
) -> None:
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    type_text(editor, " tie")
    event = QInputMethodEvent("", [])
    event.setCommitString("iế", -2, 2)
    QApplication.sendEvent(editor, event)
    assert slogan(opened) == "Mừng xuân! tiế"


def test_unikey_retypes_a_word_with_backspaces(opened: MainWindow, editor: SectionEditor) -> None:
    type_text(editor, " Viet")
    for _ in range(2):
        press(editor, Qt.Key.Key_Backspace)
    type_text(editor, "ệt")
    assert slogan(opened) == "Mừng xuân! Việt"


def test_unikey_in_a_form_field_arrives_too(opened: MainWindow) -> None:
    assert opened.view is not None
    opened.view.show_part(-1)
    field = opened.view.head_form.fields["place"].input
    field.setFocus()
    field.selectAll()
    type_text(field, "Hoa")
    press(field, Qt.Key.Key_Backspace)
    type_text(field, "à Bình")
    assert plan_of(opened).header.place == "Hoà Bình"


def test_another_section_chosen_in_mid_word_leaves_both_whole(
    opened: MainWindow, editor: SectionEditor, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    before = plan_of(opened)
    compose(editor, " v", " vu")
    opened.view.show_part(5)
    settle()
    after = plan_of(opened)
    assert after.sections[1].sections[0].blocks[0].text == "Chỉ đạo chung."
    assert after.sections[2].blocks[0].text in ("Mừng xuân!", "Mừng xuân! vu")
    assert after.sections[0] is before.sections[0]
    assert not editor.is_composing


def test_an_undo_elsewhere_does_not_reload_a_field_in_mid_word(opened: MainWindow) -> None:
    assert opened.view is not None and opened.session is not None
    opened.view.show_part(-2)
    field = opened.view.tail_form.fields["recipients"].input
    field.setFocus()
    compose(field, "đ", "đả")
    opened.session.apply("đổi", lambda plan: plan)
    opened.view.tail_form.show_plan(opened.session.plan, opened.view.preset)
    assert field.is_composing
    compose(field, commit="đảng")
    assert any("đảng" in line for line in plan_of(opened).recipients)

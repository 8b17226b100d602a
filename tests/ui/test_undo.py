"""One history for everything: sections, headings, forms; by key, by menu, across parts."""

from collections.abc import Callable

from hands import CTRL, plan_of, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from kehoach_gui.ui.main_window import MainWindow

KEY = Qt.Key


def test_undo_walks_back_over_sections_headings_and_forms(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    start = plan_of(opened)
    view.show_part(7)
    type_text(view.section_pane.editor, "Chào ")
    view.section_pane.heading.setFocus()
    view.section_pane.heading.moveCursor(QTextCursor.MoveOperation.End)
    type_text(view.section_pane.heading, " MỚI")
    view.show_part(-1)
    place = view.head_form.fields["place"].input
    place.setFocus()
    type_text(place, "Xã ")
    steps = [plan_of(opened)]
    for _ in range(3):
        opened.actions_["undo"].trigger()
        steps.append(plan_of(opened))
    assert [step.header.place for step in steps][:2] == [steps[0].header.place, "An Bình"]
    assert steps[1].sections[2].heading == "KHẨU HIỆU MỚI"
    assert steps[2].sections[2].heading == "KHẨU HIỆU"
    assert steps[2].sections[2].blocks[0].text == "Chào Mừng xuân!"
    assert steps[3] == start
    for _ in range(3):
        opened.actions_["redo"].trigger()
    assert plan_of(opened) == steps[0]


def test_the_undo_key_in_a_field_goes_to_the_session(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(-1)
    field = view.head_form.fields["place"].input
    field.setFocus()
    settle()
    type_text(field, "Xã ")
    assert plan_of(opened).header.place == "Xã An Bình" or "Xã" in (
        plan_of(opened).header.place or ""
    )
    QTest.keyClick(field, KEY.Key_Z, CTRL)
    assert plan_of(opened).header.place == "An Bình"
    assert field.words() == "An Bình"
    QTest.keyClick(field, KEY.Key_Z, CTRL)
    assert plan_of(opened).header.place == "An Bình"
    assert field.words() == "An Bình"
    QTest.keyClick(field, KEY.Key_Y, CTRL)
    assert "Xã" in (plan_of(opened).header.place or "")


def test_the_undo_key_in_the_editor_goes_to_the_session(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(7)
    editor = view.section_pane.editor
    editor.setFocus()
    type_text(editor, "Vui ")
    QTest.keyClick(editor, KEY.Key_Z, CTRL)
    assert plan_of(opened).sections[2].blocks[0].text == "Mừng xuân!"
    assert editor.toPlainText() == "Mừng xuân!"


def test_undo_shows_the_part_that_changes(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(7)
    type_text(view.section_pane.editor, "Vui ")
    view.show_part(-2)
    opened.actions_["undo"].trigger()
    assert view.current_id() == 7
    assert view.section_pane.editor.toPlainText() == "Mừng xuân!"


def test_the_caret_stays_where_it_was_through_undo(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(1)
    editor = view.section_pane.editor
    editor.setFocus()
    editor.go_to_item(3)
    type_text(editor, "A")
    place = editor.textCursor().blockNumber()
    opened.actions_["undo"].trigger()
    assert editor.textCursor().blockNumber() == place


def test_nothing_to_undo_leaves_the_words_of_a_field_alone(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(-1)
    field = view.head_form.fields["issuing_body"].input
    field.setFocus()
    before = field.words()
    press(field, KEY.Key_Z, "\x1a", CTRL)
    assert field.words() == before


def test_the_context_menu_of_a_field_offers_the_session_s_undo(opened: MainWindow) -> None:
    menu = opened.undo_filter.menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Hoàn tác",
        "Làm lại",
        "Cắt",
        "Sao chép",
        "Dán",
        "Chọn tất cả",
    ]
    assert menu.actions()[0] is opened.actions_["undo"]

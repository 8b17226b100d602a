"""F4 does the last command again; curly quotes follow the setting of the window."""

from dataclasses import replace

from hands import plan_of, type_text
from PySide6.QtGui import QTextCursor

from kehoach_gui.core.conventions import DEFAULT
from kehoach_gui.ui.dialogs.settings_dialog import Settings
from kehoach_gui.ui.main_window import MainWindow


def test_f4_gives_the_next_paragraph_the_same_role(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(1)
    opened.actions_["bullet"].trigger()
    view.editor.moveCursor(QTextCursor.MoveOperation.NextBlock)
    opened.actions_["repeat"].trigger()
    assert plan_of(opened).sections[0].sections == ()
    assert [b.type for b in plan_of(opened).sections[0].blocks] == ["bullet"] * 3
    assert opened.actions_["repeat"].shortcut().toString() == "F4"


def test_f4_moves_a_section_once_more(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(7)
    opened.actions_["up"].trigger()
    opened.actions_["repeat"].trigger()
    assert plan_of(opened).sections[0].heading == "KHẨU HIỆU"


def test_f4_says_where_there_is_nothing_to_do_again(opened: MainWindow) -> None:
    before = plan_of(opened)
    opened.actions_["repeat"].trigger()
    assert plan_of(opened) is before
    assert opened.toast.words.text() == "Chưa có việc nào để lặp lại."


def test_curly_quotes_follow_the_setting_at_once_in_both_editors(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    now = Settings("light", 100, "", DEFAULT)
    view.set_full_text(True)
    opened.take_settings(now, replace(now, smart_typing=True))
    assert [editor.smart_typing for editor in view.editors()] == [True, True]
    view.editor.go_to_item(7)
    view.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    type_text(view.editor, ' "Xuân"')
    assert plan_of(opened).sections[2].heading == "KHẨU HIỆU “Xuân”"
    opened.take_settings(replace(now, smart_typing=True), now)
    assert not view.editor.smart_typing

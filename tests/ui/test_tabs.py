"""Several plans open at once: each with its own history, place and save; the strip of tabs."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hands import press, type_text
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest

from kehoach_gui import app
from kehoach_gui.core.plan import Plan, Title
from kehoach_gui.storage import Library
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.tabs.tab_strip import TabStrip
from kehoach_gui.ui.theme import Theme

SUBJECTS = ("mừng Đảng", "bầu cử", "đại hội Đoàn")


@pytest.fixture
def three(
    window: MainWindow, library: Library, small_plan: Plan, settle: Callable[..., None]
) -> MainWindow:
    """Three plans open, the last one shown."""
    for subject in SUBJECTS:
        stored = library.add_plan(replace(small_plan, title=Title("Kế hoạch", subject)))
        window.open_plan(stored.id)
    settle()
    return window


def strip(window: MainWindow) -> TabStrip:
    found = window.findChild(TabStrip)
    assert found is not None
    return found


def texts(window: MainWindow) -> list[str]:
    bar = strip(window)
    return [bar.tabText(place) for place in range(bar.count())]


def shown(window: MainWindow) -> str | None:
    return window.session.plan.title.subject if window.session else None


def test_one_open_plan_needs_no_strip_and_the_list_shows_it(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    assert opened.findChild(TabStrip) is None
    opened.show_home()
    settle()
    assert strip(opened).isVisible() and strip(opened).currentIndex() == 0
    strip(opened).setCurrentIndex(1)
    assert shown(opened) == "tuyên truyền mừng xuân"
    assert not strip(opened).isVisible()


def test_every_open_plan_has_a_tab_and_keeps_its_own_history(three: MainWindow) -> None:
    assert texts(three) == ["Danh sách", "Mừng Đảng", "Bầu cử", "Đại hội Đoàn"]
    assert three.view is not None
    three.view.show_part(7)
    type_text(three.view.section_pane.editor, "Ấm ")
    third = three.session
    strip(three).setCurrentIndex(1)
    assert shown(three) == "mừng Đảng" and not three.actions_["undo"].isEnabled()
    three.view.show_part(7)
    assert three.view.section_pane.editor.toPlainText().startswith("Mừng xuân!")
    type_text(three.view.section_pane.editor, "No ")
    strip(three).setCurrentIndex(3)
    assert three.session is third and three.view.current_id() == 7
    three.undo()
    assert three.session is not None
    assert three.session.plan.sections[2].blocks[0].text == "Mừng xuân!"
    strip(three).setCurrentIndex(1)
    assert three.session.plan.sections[2].blocks[0].text == "No Mừng xuân!"
    three.undo()
    assert three.session.plan.sections[2].blocks[0].text == "Mừng xuân!"


def test_an_edit_after_coming_back_is_heard_once_and_saved(
    three: MainWindow, library: Library, settle: Callable[..., None]
) -> None:
    for _ in range(5):
        three.turn_tab("1")
    assert three.session is None
    three.turn_tab("-1")
    assert shown(three) == "đại hội Đoàn" and three.session is not None
    heard: list[object] = []
    three.session.plan_changed.connect(lambda before, after: heard.append(after))
    three.session.apply("sửa", lambda plan: replace(plan, title=Title("Kế hoạch", "mới")))
    assert len(heard) == 1
    three.show_home()
    assert {row.title for row in library.list_plans()} == {"mừng Đảng", "bầu cử", "mới"}
    assert texts(three)[-1] == "Mới"


def test_keys_turn_and_close_tabs(three: MainWindow) -> None:
    for action, keys in (
        ("next_tab", "Ctrl+Tab"),
        ("previous_tab", "Ctrl+Shift+Tab"),
        ("close_tab", "Ctrl+W"),
    ):
        assert three.actions_[action].shortcut().toString() == keys
    three.actions_["previous_tab"].trigger()
    assert shown(three) == "bầu cử"
    three.actions_["close_tab"].trigger()
    assert shown(three) == "đại hội Đoàn"
    three.actions_["close_tab"].trigger()
    assert shown(three) == "mừng Đảng"
    three.actions_["close_tab"].trigger()
    assert three.session is None and three.pages.currentWidget() is three.home
    assert not three.actions_["next_tab"].isEnabled()


def test_arrows_in_the_strip_open_the_next_plan(three: MainWindow) -> None:
    strip(three).setFocus()
    press(strip(three), Qt.Key.Key_Left)
    assert shown(three) == "bầu cử"


def test_the_middle_button_and_the_cross_close_a_tab(
    three: MainWindow, settle: Callable[..., None]
) -> None:
    settle()
    bar = strip(three)
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert texts(three) == ["Danh sách", "Bầu cử", "Đại hội Đoàn"]
    assert shown(three) == "đại hội Đoàn"
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.cross_rect(2).center())
    assert shown(three) == "bầu cử" and not bar.isVisible()
    three.show_home()
    settle()
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(0).center())
    assert texts(three) == ["Danh sách", "Bầu cử"]
    assert bar.cross_rect(0).isNull() and bar.tabAt(QPoint(-5, -5)) == -1


def test_a_plan_opened_again_from_the_list_shows_its_tab(three: MainWindow) -> None:
    first = three.tabs[0].session
    three.show_home()
    three.open_plan(three.tabs[0].plan_id)
    assert three.session is first and len(three.tabs) == 3


def test_a_deleted_plan_loses_its_tab(three: MainWindow, library: Library) -> None:
    three.show_home()
    ident = three.tabs[1].plan_id
    three.delete_plan(ident)
    assert texts(three) == ["Danh sách", "Mừng Đảng", "Đại hội Đoàn"]
    assert [row.id for row in library.list_deleted()] == [ident]


def test_what_cannot_be_saved_stays_in_front(
    three: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert three.session is not None
    monkeypatch.setattr(three.session, "flush", lambda: False)
    strip(three).setCurrentIndex(1)
    assert shown(three) == "đại hội Đoàn"
    assert strip(three).currentIndex() == 3
    assert not three.close_tab() and not three.close_all_tabs()
    assert len(three.tabs) == 3
    monkeypatch.undo()


def test_tabs_come_back_after_a_restart_and_are_read_when_chosen(
    three: MainWindow,
    theme: Theme,
    settings: QSettings,
    library: Library,
    small_plan: Plan,
    settle: Callable[..., None],
) -> None:
    three.close()
    library.delete_plan(three.tabs[1].plan_id)
    again = MainWindow(theme, settings, library, app.restore)
    again.show()
    settle(lambda: bool(again.tabs))
    assert texts(again) == ["Danh sách", "Mừng Đảng", "Đại hội Đoàn"]
    assert [tab.session for tab in again.tabs] == [None, None] and again.session is None
    library.purge_plan(three.tabs[1].plan_id)
    strip(again).setCurrentIndex(2)
    assert shown(again) == "đại hội Đoàn"
    again.close()
    again.deleteLater()


def test_a_restored_tab_whose_plan_is_gone_is_dropped(
    window: MainWindow, library: Library, small_plan: Plan, told: list[tuple[str, str]]
) -> None:
    rows = [library.add_plan(small_plan) for _ in range(2)]
    window.settings.setValue("plan/tabs", ",".join(str(row.id) for row in rows))
    window.restore_tabs(library.list_plans())
    library.delete_plan(rows[0].id)
    library.purge_plan(rows[0].id)
    window.choose_tab(0)
    assert len(told) == 1 and len(window.tabs) == 1 and window.session is None


def test_nothing_is_cut_off_with_a_strip_in_a_small_window(
    three: MainWindow, settle: Callable[..., None]
) -> None:
    for place in range(9):
        stored = three.library.duplicate_plan(three.tabs[place % 3].plan_id)
        three.open_plan(stored.id)
    three.resize(1024, 536)
    settle()
    bar = strip(three)
    assert (three.width(), three.height()) == (1024, 536)
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()

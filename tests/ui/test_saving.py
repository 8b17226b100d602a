"""What is typed is in the library within a second and is there when the window opens again."""

import time
from collections.abc import Callable
from dataclasses import replace

from hands import type_text
from PySide6.QtCore import QSettings

from kehoach_gui import app
from kehoach_gui.core.plan import Plan, Title
from kehoach_gui.storage import Library
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme


def test_typing_is_in_the_library_within_a_second_and_opens_again(
    opened: MainWindow,
    library: Library,
    theme: Theme,
    settings: QSettings,
    settle: Callable[..., None],
) -> None:
    assert opened.view is not None and opened.session is not None
    ident = opened.session.plan_id
    opened.view.show_part(7)
    start = time.monotonic()
    type_text(opened.view.section_pane.editor, "Ấm no, ")
    settle(lambda: library.load_plan(ident).revision > 1)
    assert time.monotonic() - start < 1.5
    assert library.load_plan(ident).plan.sections[2].blocks[0].text == "Ấm no, Mừng xuân!"
    assert opened.status.state.text().startswith("● Đã lưu ")
    opened.close()
    again = MainWindow(theme, settings, library, app.restore)
    again.show()
    again.open_plan(ident)
    assert again.session is not None
    assert again.session.plan == library.load_plan(ident).plan
    again.close()
    again.deleteLater()


def test_closing_saves_the_last_letters(
    opened: MainWindow, library: Library, settle: Callable[..., None]
) -> None:
    assert opened.view is not None and opened.session is not None
    ident = opened.session.plan_id
    opened.view.show_part(7)
    type_text(opened.view.section_pane.editor, "ế")
    opened.close()
    assert library.load_plan(ident).plan.sections[2].blocks[0].text == "ếMừng xuân!"


def test_the_list_of_plans_shows_what_was_just_typed(opened: MainWindow) -> None:
    assert opened.view is not None
    opened.view.show_part(-1)
    field = opened.view.head_form.fields["subject"].input
    field.setFocus()
    field.selectAll()
    type_text(field, "mừng Đảng")
    opened.actions_["home"].trigger()
    assert [row.title for row in opened.home.model.rows] == ["mừng Đảng"]
    assert opened.home.model.index(0, 0).data() == "Mừng Đảng"


def test_a_stale_save_keeps_both_and_says_so(
    opened: MainWindow, library: Library, small_plan: Plan, told: list[tuple[str, str]]
) -> None:
    assert opened.session is not None and opened.view is not None
    ident = opened.session.plan_id
    other = replace(small_plan, title=Title("Kế hoạch", "sửa ở nơi khác"))
    library.save_plan(ident, opened.session.revision, other)
    opened.view.show_part(7)
    type_text(opened.view.section_pane.editor, "Của tôi: ")
    opened.session.flush()
    assert told[0][0] == "Kế hoạch đã được lưu ở nơi khác"
    assert library.load_plan(ident).plan.title.subject == "sửa ở nơi khác"
    mine = library.load_plan(opened.session.plan_id).plan
    assert opened.session.plan_id != ident
    assert mine.sections[2].blocks[0].text == "Của tôi: Mừng xuân!"


def test_the_window_remembers_its_place_and_the_mode(
    theme: Theme, settings: QSettings, library: Library, settle: Callable[..., None]
) -> None:
    first = MainWindow(theme, settings, library, app.restore)
    first.resize(790, 600)  # the offscreen screen is 800 wide
    first.show()
    settle()
    first.close()
    second = MainWindow(theme, settings, library, app.restore)
    second.show()
    settle()
    assert (second.width(), second.height()) == (790, 600)
    second.close()
    for window in (first, second):
        window.deleteLater()

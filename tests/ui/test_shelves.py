"""The list of plans: states, filters, order, the archive and the bin."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hands import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kehoach_gui.core.plan import Header, Plan, Title
from kehoach_gui.storage import Library
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.home_filters import HomeFilters
from kehoach_gui.ui.plans.home_view import NO_CHOICE, NOTHING
from kehoach_gui.ui.plans.states import next_states, state_name, state_named, version_name

ROWS = (
    ("bầu cử", "UBND XÃ AN BÌNH", "2025-02-01"),
    ("ấm no", "ĐẢNG ỦY XÃ AN BÌNH", "2026-03-05"),
    ("đại hội", "ĐẢNG ỦY XÃ AN BÌNH", "2026-01"),
)


@pytest.fixture
def three(
    window: MainWindow,
    library: Library,
    small_plan: Plan,
    told: list[tuple[str, str]],
    settle: Callable[..., None],
) -> Iterator[MainWindow]:
    for subject, body, day in ROWS:
        header = Header(None, body, None, "An Bình", day)
        library.add_plan(replace(small_plan, header=header, title=Title("Kế hoạch", subject)))
    window.reload_list()
    settle(lambda: window.home.filters is not None)
    yield window
    assert told == []


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.home.model.rows]


def filters(window: MainWindow) -> HomeFilters:
    assert window.home.filters is not None
    return window.home.filters


def texts(window: MainWindow, ident: str) -> list[str]:
    """The words of a filter's menu as it opens, the ticked one with a star."""
    menu = filters(window).menus[ident]
    menu.aboutToShow.emit()
    return [f"{'*' * action.isChecked()}{action.text()}" for action in menu.actions()]


def take(window: MainWindow, ident: str, text: str) -> None:
    texts(window, ident)
    menu = filters(window).menus[ident]
    next(action for action in menu.actions() if action.text() == text).trigger()


def choose(window: MainWindow, title: str) -> int:
    row = next(row for row in window.home.model.rows if row.title == title)
    window.home.choose(row.id)
    return row.id


def test_the_list_is_narrowed_by_body_and_year(three: MainWindow) -> None:
    assert texts(three, "body") == ["*Mọi cơ quan", "ĐẢNG ỦY XÃ AN BÌNH", "UBND XÃ AN BÌNH"]
    take(three, "body", "ĐẢNG ỦY XÃ AN BÌNH")
    assert titles(three) == ["đại hội", "ấm no"]
    assert three.home.count.text() == "2 / 3"
    assert "ĐẢNG ỦY" in filters(three).buttons["body"].accessibleName()
    take(three, "year", "Năm 2025")
    assert titles(three) == []
    assert three.home.nothing.text() == NO_CHOICE
    take(three, "body", "Mọi cơ quan")
    assert titles(three) == ["bầu cử"]


def test_the_list_is_ordered_as_a_vietnamese_dictionary_does(three: MainWindow) -> None:
    take(three, "order", "Theo trích yếu")
    assert titles(three) == ["ấm no", "bầu cử", "đại hội"]
    take(three, "order", "Ngày ban hành mới trước")
    assert titles(three) == ["ấm no", "đại hội", "bầu cử"]
    take(three, "order", "Theo cơ quan")
    assert titles(three) == ["đại hội", "ấm no", "bầu cử"]
    assert texts(three, "order")[-1] == "*Theo cơ quan"


def test_a_narrowed_list_still_searches_and_keeps_qt_s_rules(three: MainWindow) -> None:
    tester = QAbstractItemModelTester(three.home.model)
    take(three, "body", "ĐẢNG ỦY XÃ AN BÌNH")
    three.home_bar.search.setText("dai")
    assert titles(three) == ["đại hội"]
    three.home_bar.search.clear()
    assert tester is not None and len(titles(three)) == 2


def test_a_state_is_set_shown_and_kept_as_a_version(three: MainWindow, library: Library) -> None:
    ident = choose(three, "ấm no")
    menu = three.state_menu(ident)
    assert [action.text() for action in menu.actions()] == ["Nháp", "Trình lần 1", "Đã ký"]
    menu.actions()[1].trigger()
    assert three.home.current_id() == ident
    row = next(row for row in library.list_plans() if row.id == ident)
    assert row.state == "submitted 1"
    index = three.home.list.currentIndex()
    assert "Trình lần 1" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert [version.name for version in library.list_versions(ident)] == ["Bản trình lần 1"]
    take(three, "state", "Trình lần 1")
    assert titles(three) == ["ấm no"]


def test_the_state_of_the_open_plan_is_set_with_what_was_just_typed(
    three: MainWindow, library: Library
) -> None:
    ident = choose(three, "ấm no")
    three.open_row()
    assert three.session is not None
    three.session.apply("sửa", lambda plan: replace(plan, title=Title("Kế hoạch", "ấm no hơn")))
    three.set_state(ident, "signed")
    (version,) = library.list_versions(ident)
    assert version.name == "Bản đã ký"
    assert library.load_version(version.id).title.subject == "ấm no hơn"
    assert three.session.flush()


def test_after_a_second_submission_there_is_a_third() -> None:
    assert next_states("submitted 2") == (
        "draft",
        "submitted 1",
        "submitted 2",
        "submitted 3",
        "signed",
    )
    assert state_name("submitted 2") == "Trình lần 2"
    assert version_name("draft") == ""
    assert state_name("") == ""


def test_submissions_are_counted_by_state_and_by_versions() -> None:
    names = ["Bản trình lần 3", "Bản trình lần 1 (2)", "Bản của tôi", "Bản đã ký"]
    assert [state_named(name) for name in names] == ["submitted 3", "submitted 1", "", "signed"]
    assert next_states("signed", names)[-2:] == ("submitted 4", "signed")


def test_a_version_named_like_a_state_sets_it_and_is_not_kept_twice(
    three: MainWindow, library: Library
) -> None:
    ident = choose(three, "ấm no")
    three.open_row()
    three.keep_named("Bản trình lần 1")
    three.set_state(ident, "submitted 1")
    three.keep_named("Bản đã ký")
    three.keep_named("Bản đã ký")
    three.keep_named("Bản của tôi")
    three.show_home()
    row = next(row for row in library.list_plans() if row.id == ident)
    assert row.state == "signed"
    named = [version.name for version in library.list_versions(ident) if version.kind == "named"]
    assert sorted(named) == ["Bản của tôi", "Bản trình lần 1", "Bản đã ký"]


def test_a_change_behind_the_signature_is_told_once_and_leaves_the_signed_text(
    three: MainWindow, library: Library
) -> None:
    ident = choose(three, "ấm no")
    three.open_row()
    assert three.session is not None and three.view is not None
    three.view.load_preview()
    three.set_state(ident, "signed")
    signed = next(v for v in library.list_versions(ident) if v.name == "Bản đã ký")
    for words in ("ấm no hơn", "ấm no hơn nữa"):
        three.toast.hide()
        title = Title("Kế hoạch", words)
        three.session.apply("sửa", lambda plan, title=title: replace(plan, title=title))
        assert three.toast.isVisible() == (words == "ấm no hơn")
    three.set_state(ident, "signed")
    names = [v.name for v in library.list_versions(ident) if v.kind == "named"]
    assert names == ["Bản đã ký (2)", "Bản đã ký"]
    assert library.load_version(signed.id).title.subject == "ấm no"
    three.session.undo_stack.undo()
    three.toast.buttons[1].click()
    assert next(row.state for row in library.list_plans() if row.id == ident) == "draft"


def test_the_archive_takes_a_plan_and_gives_it_back(three: MainWindow) -> None:
    choose(three, "bầu cử")
    three.actions_["archive_row"].trigger()
    assert titles(three) == ["đại hội", "ấm no"]
    three.toast.buttons[0].click()
    assert len(titles(three)) == 3
    choose(three, "bầu cử")
    three.archive_row()
    take(three, "shelf", "Lưu trữ")
    assert titles(three) == ["bầu cử"]
    three.archive_row()
    assert titles(three) == []
    assert three.home.nothing.text() == NOTHING["archive"]
    take(three, "shelf", "Đang dùng")
    assert len(titles(three)) == 3


def test_the_bin_gives_back_or_removes_for_good(
    three: MainWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [1, 0]
    monkeypatch.setattr("kehoach_gui.ui.dialogs.base.ask", lambda *_: answers.pop(0))
    for title in ("bầu cử", "đại hội"):
        three.delete_asked(choose(three, title))
    take(three, "shelf", "Thùng rác")
    assert sorted(titles(three)) == ["bầu cử", "đại hội"]
    actions = three.actions_
    assert actions["restore_row"].isEnabled() and not actions["open_row"].isEnabled()
    choose(three, "bầu cử")
    press(three.home.list, Qt.Key.Key_Return, "\r")
    assert three.session is None
    three.toast.buttons[0].click()
    assert titles(three) == ["đại hội"]
    press(three.home.list, Qt.Key.Key_Delete)
    assert titles(three) == ["đại hội"]
    press(three.home.list, Qt.Key.Key_Delete)
    assert titles(three) == [] and three.home.nothing.text() == NOTHING["bin"]
    assert library.list_deleted() == ()
    assert sorted(row.title for row in library.list_plans()) == ["bầu cử", "ấm no"]


def test_a_desk_without_plans_still_leads_to_the_archive(three: MainWindow) -> None:
    for title in list(titles(three)):
        choose(three, title)
        three.archive_row()
    assert three.home.stack.currentWidget() is three.home.nothing
    assert three.home.nothing.text() == NOTHING["desk"]
    assert three.home.head.isVisible() and three.bars.isVisible()

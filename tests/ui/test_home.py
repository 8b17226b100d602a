"""The list of plans: searching without diacritics, opening, copying, deleting and taking back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hands import press
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester

from kehoach_gui.core.plan import Plan, Title
from kehoach_gui.storage import Library
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.home_model import HomeModel, when


@pytest.fixture
def three(window: MainWindow, library: Library, small_plan: Plan) -> MainWindow:
    for words in ("mừng Đảng, mừng xuân", "bầu cử đại biểu", "đại hội Đoàn"):
        library.add_plan(replace(small_plan, title=Title("Kế hoạch", words)))
    window.reload_list()
    return window


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.home.model.rows]


def test_an_empty_library_offers_what_to_begin_with(window: MainWindow) -> None:
    from kehoach_gui.ui.buttons import Button

    assert window.home.empty is not None and window.home.empty.isVisible()
    assert not window.bars.isVisible()
    offers = [button.text() for button in window.home.empty.findChildren(Button)]
    assert sorted(offers) == ["Dán văn bản…", "Kế hoạch mới", "Mở kế hoạch mẫu", "Nhập từ tệp…"]


def test_the_shipped_sample_opens_from_the_empty_state(window: MainWindow) -> None:
    assert window.home.empty is not None
    window.home.empty.sample.click()
    assert window.session is not None
    assert len(window.session.plan.sections) > 4
    assert len(window.library.list_plans()) == 1


def test_the_search_needs_no_diacritics_and_any_order(three: MainWindow) -> None:
    for words, found in (
        ("dang", ["mừng Đảng, mừng xuân"]),
        ("XUAN mung", ["mừng Đảng, mừng xuân"]),
        ("đại", ["đại hội Đoàn", "bầu cử đại biểu"]),
        ("an binh", []),
        ("chi bo", ["đại hội Đoàn", "bầu cử đại biểu", "mừng Đảng, mừng xuân"]),
    ):
        three.home_bar.search.setText(words)
        assert titles(three) == found, words
    three.home_bar.search.clear()
    assert len(titles(three)) == 3


def test_a_search_without_a_find_says_so(three: MainWindow) -> None:
    three.home_bar.search.setText("không có gì như vậy")
    assert three.home.stack.currentWidget() is three.home.nothing
    assert "Không có kế hoạch nào" in three.home.nothing.text()


def test_the_model_keeps_qt_s_rules(three: MainWindow, library: Library) -> None:
    model = HomeModel()
    tester = QAbstractItemModelTester(model)
    model.show_rows(library.list_plans())
    model.filter("dang")
    model.name_standards({"party-hd05": "Hướng dẫn 05"})
    assert "Hướng dẫn 05" in model.facts(model.rows[0])
    assert tester is not None


def test_enter_opens_the_chosen_plan(three: MainWindow) -> None:
    three.home.list.setCurrentIndex(three.home.model.index(1, 0))
    press(three.home.list, Qt.Key.Key_Return, "\r")
    assert three.session is not None
    assert three.session.plan.title.subject == "bầu cử đại biểu"


def test_delete_puts_a_plan_away_and_the_bar_takes_it_back(three: MainWindow) -> None:
    three.home.list.setCurrentIndex(three.home.model.index(1, 0))
    press(three.home.list, Qt.Key.Key_Delete)
    assert titles(three) == ["đại hội Đoàn", "mừng Đảng, mừng xuân"]
    assert three.toast.words.text() == "Đã xóa “bầu cử đại biểu”."
    three.toast.buttons[0].click()
    assert sorted(titles(three)) == sorted(
        ["đại hội Đoàn", "bầu cử đại biểu", "mừng Đảng, mừng xuân"]
    )


def test_a_copy_is_a_plan_of_its_own(three: MainWindow) -> None:
    three.home.list.setCurrentIndex(three.home.model.index(0, 0))
    three.actions_["copy_row"].trigger()
    assert titles(three).count("đại hội Đoàn") == 2


def test_actions_are_only_offered_where_they_can_be_done(
    three: MainWindow, small_plan: Plan
) -> None:
    actions = three.actions_
    assert actions["open_row"].isEnabled() and not actions["undo"].isEnabled()
    assert not actions["bold"].isEnabled() and not actions["save_copy"].isEnabled()
    three.open_row()
    assert not actions["open_row"].isEnabled() and actions["save_copy"].isEnabled()
    assert actions["bold"].isEnabled() and not actions["undo"].isEnabled()
    assert three.view is not None
    three.view.show_part(-1)
    assert not actions["bold"].isEnabled()
    assert three.plan_bar is not None and not three.plan_bar.role.isEnabled()


def test_a_file_dropped_on_the_window_is_read(
    window: MainWindow,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[..., None],
) -> None:
    read: list[str] = []
    monkeypatch.setattr(window, "import_path", lambda path: read.append(path.name))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"{tmp_path}/kế hoạch.txt")])
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    settle(lambda: bool(read))
    assert read == ["kế hoạch.txt"]


def test_the_last_change_is_told_as_people_say_it() -> None:
    now = datetime.now().astimezone()
    stamp = now.astimezone(UTC).isoformat()
    assert when(stamp, now.date()) == f"hôm nay {now:%H:%M}"
    assert when("2026-01-05T03:00:00+00:00", date(2026, 3, 1)) == "05/01/2026"


def test_a_damaged_plan_offers_its_good_copy(
    three: MainWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    row = library.list_plans()[0]
    library.add_version(row.id, library.load_plan(row.id).plan, "trước khi hỏng")
    library._connection.execute(
        "UPDATE plans SET body = replace(body, 'MỤC', 'MUC') WHERE id = ?", (row.id,)
    )

    def answer(theme: object, parent: object, title: str, sentence: str, *buttons: str) -> int:
        asked.append(sentence)
        return 0

    monkeypatch.setattr("kehoach_gui.ui.dialogs.base.ask", answer)
    three.open_plan(row.id)
    assert "bị hỏng" in asked[0]
    assert three.session is not None
    assert three.session.plan.sections[0].heading == "MỤC ĐÍCH"

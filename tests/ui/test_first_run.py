"""The assistant of the first run: short, skippable, and never in the way of a library in use."""

from collections.abc import Callable
from datetime import date

import pytest
from hands import press
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from kehoach_gui.core.body_kinds import body_kinds
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs.base import HIGHEST
from kehoach_gui.ui.first_run.dialog import FirstRun
from kehoach_gui.ui.first_run.pages import BLANK, FILE, PASTE, SAMPLE, SKELETON
from kehoach_gui.ui.list_actions import FIRST_RUN_KEY
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme

WORDS = {
    "parent_body": "ĐẢNG BỘ TỈNH HÒA AN",
    "issuing_body": "ĐẢNG ỦY XÃ AN BÌNH",
    "symbol": "ĐU",
    "place": "An Bình",
    "authority": "T/M BAN THƯỜNG VỤ",
    "title": "PHÓ BÍ THƯ",
    "name": "Lê Văn Bình",
}


@pytest.fixture
def assistant(window: MainWindow, settle: Callable[..., None]) -> FirstRun:
    made = FirstRun(window.theme, window)
    made.show()
    settle()
    return made


def fill(assistant: FirstRun) -> None:
    for ident, words in WORDS.items():
        assistant.body_page.inputs[ident].show_words(words)
    assistant.body_page.refresh()


def with_assistant(window: MainWindow, do: Callable[[FirstRun], object]) -> None:
    """Open the assistant as the window does and let `do` handle it; it must end it."""

    def handle() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FirstRun)
        do(dialog)
        assert not dialog.isVisible()

    QTimer.singleShot(0, window, handle)
    window.offer_first_run()


def choose(start: str) -> Callable[[FirstRun], object]:
    def do(assistant: FirstRun) -> None:
        assistant.turn(+1)
        fill(assistant)
        assistant.turn(+1)
        assistant.start_page.buttons[start].click()

    return do


def test_the_first_page_promises_and_names_the_rule_with_its_date(assistant: FirstRun) -> None:
    words = " ".join(label.text() for label in assistant.kind_page.findChildren(QLabel))
    assert "không cần mạng" in words
    assert "05-HD/VPTW ngày 27/5/2026" in words
    assistant.kind_page.buttons["union"].click()
    assert "chưa đối chiếu" in assistant.kind_page.rule.text()
    assistant.kind_page.buttons["state"].click()
    assert "30/2020/NĐ-CP ngày 05/3/2020" in assistant.kind_page.rule.text()
    assert "chưa đối chiếu" not in assistant.kind_page.rule.text()


@pytest.mark.parametrize("kind", body_kinds())
def test_the_head_is_painted_as_it_will_print(assistant: FirstRun, kind: str) -> None:
    assistant.kind_page.buttons[kind].click()
    fill(assistant)
    said = assistant.body_page.picture.accessibleName()
    assert "ĐẢNG ỦY XÃ AN BÌNH" in said and "An Bình, ngày" in said
    mark = "T/M BAN THƯỜNG VỤ" if kind == "party" else "TM. BAN THƯỜNG VỤ"
    assert (mark in said) and ("ĐẢNG CỘNG SẢN VIỆT NAM" in said) == (kind == "party")


def test_enter_goes_through_the_pages_and_each_fits(
    assistant: FirstRun, settle: Callable[..., None]
) -> None:
    for place in range(3):
        settle()
        assert assistant.pages.currentIndex() == place
        assert assistant.height() <= HIGHEST
        if place < 2:
            press(assistant, Qt.Key.Key_Return, "\r")
    assert not assistant.go.isVisible() and assistant.back.isVisible()


def test_a_skeleton_begins_a_plan_of_the_body_that_was_told(
    window: MainWindow, library: Library
) -> None:
    with_assistant(window, choose(SKELETON))
    assert window.session is not None
    plan = window.session.plan
    assert plan.header.issuing_body == "ĐẢNG ỦY XÃ AN BÌNH"
    assert plan.signature.authority == "TM. BAN THƯỜNG VỤ"
    assert str(date.today().year) in (plan.title.subject or "")
    assert len(plan.sections) >= 5
    (stored,) = library.list_organisations()
    assert stored.organisation.name == "ĐẢNG ỦY XÃ AN BÌNH"


def test_a_blank_plan_and_the_sample_can_be_begun_with(window: MainWindow) -> None:
    with_assistant(window, choose(BLANK))
    assert window.session is not None and window.session.plan.sections == ()
    QTimer.singleShot(0, window, lambda: choose(SAMPLE)(QApplication.activeModalWidget()))
    window.first_run()
    assert len(window.session.plan.sections) > 4


@pytest.mark.parametrize("start, method", [(FILE, "import_file"), (PASTE, "import_pasted")])
def test_an_old_text_can_be_begun_with(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, start: str, method: str
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(window, method, lambda: begun.append(method))
    with_assistant(window, choose(start))
    assert begun == [method]


def test_what_was_typed_is_kept_when_the_rest_is_skipped(
    window: MainWindow, library: Library
) -> None:
    def skip(assistant: FirstRun) -> None:
        fill(assistant)
        assistant.skip.click()

    with_assistant(window, skip)
    assert window.session is None
    assert [one.organisation.symbol for one in library.list_organisations()] == ["ĐU"]


def test_skipping_writes_nothing_and_it_does_not_come_again(
    window: MainWindow, library: Library
) -> None:
    with_assistant(window, QDialog.reject)
    assert library.list_organisations() == ()
    assert window.settings.value(FIRST_RUN_KEY, False, bool)
    window.offer_first_run()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("used", ["plan", "organisation"])
def test_a_library_in_use_is_not_greeted(
    window: MainWindow, library: Library, small_plan: Plan, used: str
) -> None:
    if used == "plan":
        library.delete_plan(library.add_plan(small_plan).id)
    else:
        library.save_organisation(Organisation("Chi bộ", "party-hd05"))
    window.offer_first_run()
    assert QApplication.activeModalWidget() is None
    assert not window.settings.value(FIRST_RUN_KEY, False, bool)


@pytest.mark.parametrize("zoom", [100, 130])
def test_no_words_of_the_assistant_are_cut(
    theme: Theme, window: MainWindow, zoom: int, settle: Callable[..., None]
) -> None:
    theme.set_zoom(zoom)
    try:
        assistant = FirstRun(theme, window)
        assistant.show()
        assistant.kind_page.buttons["union"].click()
        for place in range(3):
            assistant.turn(int(place > 0))
            settle()
            cut = [
                label.text()
                for label in assistant.findChildren(QLabel)
                if label.isVisible() and label.height() < label.heightForWidth(label.width())
            ]
            assert cut == []
            assert assistant.height() <= HIGHEST
        assistant.close()
        assistant.deleteLater()
    finally:
        theme.set_zoom(100)

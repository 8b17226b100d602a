"""After a crash the window asks once, with both times, and keeps both texts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kehoach_gui import app, paths
from kehoach_gui.core.plan import Plan, Title
from kehoach_gui.storage import Library
from kehoach_gui.ui.crash import keep_text
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.recovery import SEEN_FOLDER, VERSION_NAME, kept_texts
from kehoach_gui.ui.theme import Theme

Settle = Callable[..., None]


@pytest.fixture
def asked() -> list[str]:
    """The sentences of the questions that were put."""
    return []


def crashed(opened: MainWindow, library: Library) -> tuple[int, Plan, Plan]:
    """The plan's id, what the library has, and what only the recovery file has."""
    session = opened.session
    assert session is not None
    session.apply(
        "sửa", lambda plan: replace(plan, title=Title("Kế hoạch", "chưa kịp lưu, mừng Đảng"))
    )
    assert keep_text(session) is not None
    lost, ident = session.plan, session.plan_id
    session.timer.stop()
    session.saved_plan = session.plan  # as if the program had died before the save
    return ident, library.load_plan(ident).plan, lost


def restarted(
    theme: Theme,
    opened: MainWindow,
    library: Library,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    answer: int,
    heard: list[str],
) -> MainWindow:
    opened.end_session()

    def say(theme: Theme, parent: object, title: str, sentence: str, *buttons: str) -> int:
        heard.append(sentence)
        return answer

    monkeypatch.setattr("kehoach_gui.ui.recovery.ask", say)
    again = MainWindow(theme, opened.settings, library, app.restore)
    again.show()
    settle()
    settle()
    return again


@pytest.mark.parametrize("answer", [0, 1])
def test_one_question_with_both_times_and_both_texts_are_kept(
    answer: int,
    theme: Theme,
    opened: MainWindow,
    library: Library,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    asked: list[str],
) -> None:
    ident, saved, lost = crashed(opened, library)
    again = restarted(theme, opened, library, settle, monkeypatch, answer, asked)
    (sentence,) = asked
    assert sentence.count(" ngày ") == 2
    assert again.session is not None and again.session.plan_id == ident
    assert again.session.plan == (lost, saved)[answer]
    again.session.flush()
    kept = [library.load_version(row.id) for row in library.list_versions(ident)]
    assert (saved, lost)[answer] in kept
    if answer == 1:
        assert VERSION_NAME in [row.name for row in library.list_versions(ident)]
    assert kept_texts(paths.recovery_folder()) == []
    assert len(list((paths.recovery_folder() / SEEN_FOLDER).iterdir())) == 1
    again.close()
    again.deleteLater()


def test_later_leaves_everything_as_it_is_and_asks_again(
    theme: Theme,
    opened: MainWindow,
    library: Library,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    asked: list[str],
) -> None:
    ident, saved, lost = crashed(opened, library)
    again = restarted(theme, opened, library, settle, monkeypatch, 2, asked)
    assert library.load_plan(ident).plan == saved
    (kept,) = kept_texts(paths.recovery_folder())
    assert (kept.plan_id, kept.plan) == (ident, lost)
    again.close()
    again.deleteLater()


def test_a_text_that_was_saved_after_all_asks_nothing(
    theme: Theme,
    opened: MainWindow,
    library: Library,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    asked: list[str],
) -> None:
    assert opened.session is not None
    keep_text(opened.session)
    again = restarted(theme, opened, library, settle, monkeypatch, 0, asked)
    assert asked == [] and kept_texts(paths.recovery_folder()) == []
    again.close()
    again.deleteLater()

"""The start: window or command, a damaged library, a held one, and a crash that loses nothing."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import type_text

from kehoach_gui import app, paths
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library
from kehoach_gui.ui.crash import keep_text, report_of
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles of the questions asked; each is answered with its first button."""
    asked: list[str] = []

    def answer(theme: object, parent: object, title: str, sentence: str, *buttons: str) -> int:
        asked.append(f"{title}: {buttons[0]}")
        return 0

    monkeypatch.setattr("kehoach_gui.ui.dialogs.base.ask", answer)
    return asked


def test_a_command_runs_without_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--help"]) == 0
    assert "convert" in capsys.readouterr().out


def test_without_a_display_and_without_a_command_the_help_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in app.DISPLAY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not app.has_display()
    assert app.main([]) == 2
    assert "convert" in capsys.readouterr().out


@pytest.mark.parametrize("name", app.DISPLAY_VARIABLES)
def test_each_kind_of_display_counts(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in app.DISPLAY_VARIABLES:
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv(name, "x")
    assert app.has_display()


def test_a_library_of_another_name_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(app, "run_window", lambda path, *_, **__: opened.append(path) or 0)
    assert app.main(["--library", str(tmp_path / "khac.kehoach")]) == 0
    assert opened == [tmp_path / "khac.kehoach"]


def test_a_damaged_library_is_put_back_from_its_newest_backup(
    theme: Theme, tmp_path: Path, small_plan: Plan, answers: list[str]
) -> None:
    path = paths.library_path()
    with Library.open(path, presets=preset.load) as library:
        library.add_plan(small_plan)
    path.write_bytes(path.read_bytes()[:5000])
    holder, library = app.open_library(theme, path, [])
    assert library is not None and holder is not None
    assert [row.title for row in library.list_plans()] == ["tuyên truyền mừng xuân"]
    assert answers == ["Thư viện bị hỏng: Khôi phục bản sao lưu"]
    kept = [each.name for each in path.parent.iterdir() if "kehoach" in each.name]
    assert len(kept) >= 2
    library.close()
    holder.release()


def test_a_library_held_elsewhere_opens_read_only(
    theme: Theme, small_plan: Plan, answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kehoach_gui import single

    path = paths.library_path()
    with Library.open(path, presets=preset.load) as library:
        library.add_plan(small_plan)

    def held(library: Path, request: list[str], wait_ms: int = 0) -> None:
        raise single.LibraryHeld(library, None)

    monkeypatch.setattr(single, "acquire", held)
    holder, library = app.open_library(theme, path, [])
    assert holder is None and library is not None
    assert library.read_only
    assert answers == ["Thư viện đang được dùng: Mở chỉ để đọc"]
    library.close()


def test_a_second_start_hands_over_and_opens_nothing(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kehoach_gui import single

    monkeypatch.setattr(single, "acquire", lambda *_: None)
    assert app.open_library(theme, paths.library_path(), ["a.txt"]) == (None, None)


def test_a_crash_keeps_the_text_and_says_where(
    opened: MainWindow, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Path | None, str]] = []
    monkeypatch.setattr(
        "kehoach_gui.ui.crash.show_crash", lambda theme, kept, report: told.append((kept, report))
    )
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    before = sys.excepthook
    assert opened.view is not None and opened.session is not None
    opened.view.show_part(7)
    type_text(opened.view.section_pane.editor, "Chưa lưu ")
    try:
        app.install_hook(theme, opened)
        try:
            raise ZeroDivisionError("lỗi thử")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.excepthook = before
    kept, report = told[0]
    assert kept is not None and kept.parent == paths.recovery_folder()
    assert plan_json.loads(kept.read_text("utf-8")) == opened.session.plan
    assert "ZeroDivisionError: lỗi thử" in report
    assert "Chưa lưu" not in report


def test_nothing_open_leaves_no_recovery_file() -> None:
    assert keep_text(None) is None
    assert not paths.recovery_folder().exists()


def test_the_report_names_places_and_no_folder_of_the_user() -> None:
    try:
        json.loads("{")
    except ValueError as error:
        report = report_of(type(error), error, error.__traceback__)
    assert "test_app.py:" in report
    assert str(Path(__file__).parent) not in report


def test_a_plan_that_cannot_be_saved_is_kept_before_the_window_closes(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, settle: Callable[..., None]
) -> None:
    from kehoach_gui.core.errors import UserError

    assert opened.view is not None and opened.session is not None
    asked: list[str] = []

    def answer(theme: object, parent: object, title: str, sentence: str, *buttons: str) -> int:
        asked.append(sentence)
        return 0 if len(asked) == 1 else 1

    def refuse(*_: object) -> int:
        raise UserError("Ổ đĩa đã đầy.")

    monkeypatch.setattr("kehoach_gui.ui.dialogs.base.ask", answer)
    monkeypatch.setattr(opened.library, "save_plan", refuse)
    opened.view.show_part(7)
    type_text(opened.view.section_pane.editor, "Mới ")
    assert not opened.close()
    assert opened.isVisible()
    assert opened.status.state.text() == "▲ Ổ đĩa đã đầy."
    assert opened.close()
    assert "recovery" in asked[0]
    assert len(list(paths.recovery_folder().iterdir())) == 2


def test_a_backup_chosen_in_the_window_takes_the_library_s_place(
    opened: MainWindow, library: Library, settle: Callable[..., None]
) -> None:
    backup = library.backup_now()
    assert backup is not None
    opened.view.show_part(-1)  # type: ignore[union-attr]
    field = opened.view.head_form.fields["subject"].input  # type: ignore[union-attr]
    field.setFocus()
    field.selectAll()
    type_text(field, "sau sao lưu")
    opened.put_back(backup)
    assert [row.title for row in opened.library.list_plans()] == ["tuyên truyền mừng xuân"]
    assert "Đã khôi phục" in opened.toast.words.text()
    opened.library.close()


def test_a_large_library_is_checked_beside_the_open_window(
    opened: MainWindow, library: Library, settle: Callable[..., None]
) -> None:
    assert opened.view is not None and opened.session is not None
    library.checked = False
    opened.view.show_part(7)
    type_text(opened.view.section_pane.editor, "Sớm ")
    assert not opened.session.flush()
    assert "đang được kiểm tra" in opened.status.state.text()
    opened.check_library()
    settle(lambda: library.checked)
    settle(lambda: not opened.session.is_dirty)  # type: ignore[union-attr]
    ident = opened.session.plan_id
    assert library.load_plan(ident).plan.sections[2].blocks[0].text == "Sớm Mừng xuân!"


def test_a_large_library_found_damaged_is_put_back_and_the_open_text_kept(
    opened: MainWindow, library: Library, answers: list[str], settle: Callable[..., None]
) -> None:
    assert opened.view is not None and opened.session is not None
    assert library.backup_now() is not None
    library.checked = False
    opened.view.show_part(7)
    type_text(opened.view.section_pane.editor, "Sớm ")
    typed = opened.session.plan
    opened._checked(("trang 3",))
    assert answers == ["Thư viện bị hỏng: Khôi phục bản sao lưu"]
    assert opened.session is None
    assert [row.title for row in opened.library.list_plans()] == ["tuyên truyền mừng xuân"]
    (kept,) = paths.recovery_folder().iterdir()
    assert plan_json.loads(kept.read_text("utf-8")) == typed
    opened.library.close()

"""Tone marks in the window: the office's way for what is written, a plan turned when asked."""

import pytest

from kehoach_gui.core.edits import find
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs.settings_dialog import SettingsDialog
from kehoach_gui.ui.dialogs.tone_dialog import ToneDialog
from kehoach_gui.ui.main_window import MainWindow


def choose(monkeypatch: pytest.MonkeyPatch, style: str, whole: bool) -> list[str]:
    """Answer the next question for tone marks; gives what it said."""
    said: list[str] = []

    def answer(dialog: ToneDialog) -> bool:
        dialog.choice.setCurrentIndex(dialog.choice.findData(style))
        dialog.scope.setCurrentIndex(0 if whole else 1)
        said.extend((dialog.count.text(), dialog.words.text()))
        return dialog.go.isEnabled()

    monkeypatch.setattr(ToneDialog, "exec", answer)
    return said


def test_a_plan_is_turned_in_one_step_behind_a_preview(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.session
    assert session is not None
    before = session.plan
    said = choose(monkeypatch, "new", whole=True)
    opened.actions_["tones"].trigger()
    assert said[0] == "2 chữ sẽ đổi." and "ủy → uỷ (2)" in said[1]
    assert session.plan.recipients[0] == "Đảng uỷ xã"
    assert find(session.plan, 5).heading == "Chi uỷ"
    assert session.undo_stack.undoText() == "chuẩn hóa dấu thanh"
    opened.undo()
    assert session.plan == before
    assert not session.undo_stack.canUndo()


def test_one_section_is_turned_alone_and_nothing_to_do_is_said(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.session
    assert session is not None and opened.view is not None
    opened.view.show_part(4)
    choose(monkeypatch, "new", whole=False)
    opened.actions_["tones"].trigger()
    assert find(session.plan, 5).heading == "Chi uỷ"
    assert session.plan.recipients[0] == "Đảng ủy xã"
    opened.view.show_part(7)
    said = choose(monkeypatch, "new", whole=False)
    opened.actions_["tones"].trigger()
    assert said == ["Không có chữ nào phải đổi.", ""]


def test_the_office_s_way_is_used_for_what_is_written_and_turns_no_text(
    opened: MainWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.session
    assert session is not None
    before = session.plan

    def answer(dialog: SettingsDialog) -> bool:
        dialog.tone.setCurrentIndex(dialog.tone.findData("new"))
        dialog.go.click()
        return True

    monkeypatch.setattr(SettingsDialog, "exec", answer)
    opened.show_settings()
    assert library.setting("tone") == "new" and session.plan == before
    names = [
        name
        for groups in opened.address_book().values()
        for all_ in groups.values()
        for name in all_
    ]
    assert any("uỷ" in name for name in names) and not any("ủy" in name for name in names)
    opened.outline_actions.insert_skeleton("organization-party")
    added = next(s for s in session.plan.sections if s not in before.sections)
    assert "ủy" not in repr(added).lower()
    assert session.plan.recipients == before.recipients

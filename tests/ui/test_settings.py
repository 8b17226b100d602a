"""Settings: the look at once, the place of backups, and what vague dates mean."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from kehoach_gui import app
from kehoach_gui.core.conventions import DEFAULT, with_changes
from kehoach_gui.core.plan import Plan, Section, walk
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.dialogs.settings_dialog import Settings, SettingsDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.outline_model import HEAD
from kehoach_gui.ui.theme import DARK, LIGHT, SYSTEM, ZOOMS, Theme
from kehoach_gui.ui.tool_actions import BACKUPS_KEY, backups_folder, usual_backups

NOW = Settings(SYSTEM, 100, "", DEFAULT)
SHORT = with_changes({"month": {"đầu": [1, 5]}})


@pytest.fixture
def dialog(theme: Theme) -> Iterator[SettingsDialog]:
    made = SettingsDialog(theme, None, NOW, Path("/data/backups/library"))
    made.show()
    yield made
    made.reject()
    made.deleteLater()


@pytest.fixture
def look(theme: Theme) -> Iterator[Theme]:
    mode, zoom = theme.mode, theme.zoom
    yield theme
    theme.set_mode(mode)
    theme.set_zoom(zoom)


def set_pair(dialog: SettingsDialog, part: str, word: str, low: int, high: int) -> None:
    for box, value in zip(dialog.pairs[part, word], (low, high), strict=True):
        box.setCurrentIndex(box.findData(value))


def test_an_untouched_dialog_changes_nothing(dialog: SettingsDialog) -> None:
    assert dialog.chosen == NOW


def test_what_is_chosen_is_what_it_gives(dialog: SettingsDialog) -> None:
    dialog.mode.setCurrentIndex(dialog.mode.findData(DARK))
    dialog.zoom.setCurrentIndex(2)
    dialog.choose_place("/mnt/usb")
    set_pair(dialog, "month", "đầu", 1, 5)
    assert dialog.chosen == Settings(DARK, ZOOMS[2], "/mnt/usb", SHORT)
    dialog.usual_dates()
    assert dialog.chosen.conventions == DEFAULT


def test_a_convention_that_ends_before_it_begins_is_told_and_not_taken(
    dialog: SettingsDialog,
) -> None:
    set_pair(dialog, "year", "giữa", 9, 3)
    dialog.go.click()
    assert "“giữa”" in dialog.wrong.text()
    assert dialog.result() == 0
    set_pair(dialog, "year", "giữa", 4, 9)
    dialog.go.click()
    assert dialog.result() == 1


def test_the_dialog_fits_a_small_screen_and_names_every_control(dialog: SettingsDialog) -> None:
    assert dialog.height() <= base.HIGHEST
    assert all(box.accessibleName() for box in dialog.findChildren(QComboBox))


def test_letters_grow_at_once_in_every_widget(
    opened: MainWindow, look: Theme, settle: Callable[..., None]
) -> None:
    editor = opened.view.section_pane.editor
    opened.view.show_part(opened.session.plan.sections[0].id)
    before = (editor.font().pointSizeF(), opened.menuBar().font().pointSizeF())
    lines = editor.lines
    opened.take_settings(NOW, replace(NOW, zoom=130))
    settle()
    assert editor.font().pointSizeF() == pytest.approx(before[0] * 1.3)
    assert opened.menuBar().font().pointSizeF() == pytest.approx(before[1] * 1.3)
    assert editor.lines == lines
    opened.take_settings(replace(NOW, zoom=130), NOW)
    assert editor.font().pointSizeF() == pytest.approx(before[0])


def test_lists_and_forms_make_room_for_larger_letters(
    opened: MainWindow, look: Theme, settle: Callable[..., None]
) -> None:
    opened.view.show_part(HEAD)
    settle()
    date = opened.view.findChild(QWidget, "field_date")
    rows = opened.home.list.verticalHeader()
    before = date.height(), rows.defaultSectionSize()
    opened.set_zoom(130)
    settle()
    room = QFontMetrics(date.font())
    assert date.height() > before[0]
    assert rows.defaultSectionSize() == round(before[1] * 1.3)
    assert date.width() > room.horizontalAdvance("16/11/2026") + 18
    opened.set_zoom(100)
    settle()
    assert (date.height(), rows.defaultSectionSize()) == before


def test_keys_step_through_the_sizes_and_stop_at_both_ends(opened: MainWindow, look: Theme) -> None:
    seen = []
    for _ in range(6):
        opened.actions_["text_larger"].trigger()
        seen.append(look.zoom)
    assert seen == [110, 120, 130, 130, 130, 130]
    opened.actions_["text_normal"].trigger()
    opened.actions_["text_smaller"].trigger()
    assert look.zoom == 100


def test_mode_and_size_are_remembered_for_the_next_start(look: Theme, qapp: QApplication) -> None:
    look.set_mode(DARK)
    look.set_zoom(120)
    assert look.settings.value("look/mode") == DARK
    assert int(look.settings.value("look/zoom")) == 120
    assert look.dark
    look.set_mode(LIGHT)
    assert not look.dark


@pytest.mark.parametrize(("mode", "zoom"), [("purple", "-3"), ("", "huge"), ("3", "100000")])
def test_a_spoilt_settings_file_means_the_usual_look(
    theme: Theme, qapp: QApplication, tmp_path: Path, mode: str, zoom: str
) -> None:
    spoilt = QSettings(str(tmp_path / "spoilt.ini"), QSettings.Format.IniFormat)
    spoilt.setValue("look/mode", mode)
    spoilt.setValue("look/zoom", zoom)
    other = Theme(qapp, spoilt)
    assert (other.mode, other.zoom) == (SYSTEM, 100)
    other.deleteLater()
    qapp.setFont(theme.font("body"))
    theme._fill()


def test_the_menu_shows_the_mode_that_the_settings_chose(opened: MainWindow, look: Theme) -> None:
    opened.take_settings(NOW, replace(NOW, mode=DARK))
    assert opened.actions_["dark"].isChecked()
    opened.take_settings(replace(NOW, mode=DARK), replace(NOW, mode=LIGHT))
    assert not opened.actions_["dark"].isChecked()


def phased(plan: Plan) -> Plan:
    phase = Section(20, "IV", "Đợt 1: Đầu tháng 3/2026", "phase")
    return replace(plan, sections=(*plan.sections, phase))


def last_day(plan: Plan) -> str | None:
    phase = next(section for section, _ in walk(plan.sections) if section.kind == "phase")
    return phase.period.end.latest if phase.period and phase.period.end else None


def test_other_conventions_read_the_open_plan_anew_in_one_undo_step(
    window: MainWindow, small_plan: Plan, settle: Callable[..., None]
) -> None:
    window.add_and_open(phased(small_plan))
    settle()
    window.take_settings(NOW, replace(NOW, conventions=SHORT))
    assert last_day(window.session.plan) == "2026-03-05"
    assert window.session.undo_stack.undoText() == "đọc lại thời gian"
    window.undo()
    assert last_day(window.session.plan) != "2026-03-05"


def test_the_office_keeps_its_conventions_and_reads_new_plans_by_them(
    window: MainWindow, small_plan: Plan, settle: Callable[..., None]
) -> None:
    window.take_settings(NOW, replace(NOW, conventions=SHORT))
    assert window.conventions() == SHORT
    window.add_and_open(phased(small_plan))
    settle()
    assert last_day(window.session.plan) == "2026-03-05"
    phase = window.session.plan.sections[-1]
    window.view.show_part(phase.id)
    heading = window.view.section_pane.heading
    heading.setPlainText("Đợt 1: Đầu tháng 4/2026")
    settle()
    assert last_day(window.session.plan) == "2026-04-05"


def test_backups_go_to_the_chosen_place_at_once(
    opened: MainWindow, library: Library, tmp_path: Path, settle: Callable[..., None]
) -> None:
    place = tmp_path / "ổ khác"
    place.mkdir()
    opened.take_settings(NOW, replace(NOW, backups=str(place)))
    folder = place / "Sao lưu library"
    settle(lambda: library.backups_folder == folder and bool(library.list_backups()))
    assert any(folder.iterdir())


def test_a_place_that_is_gone_means_the_usual_one(tmp_path: Path) -> None:
    library = tmp_path / "library.kehoach"
    assert backups_folder(library, str(tmp_path / "rút ra")) == usual_backups(library)
    assert backups_folder(library, "") == usual_backups(library)


def test_the_next_start_opens_the_library_with_the_chosen_place(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    library = tmp_path / "library.kehoach"
    assert app.backups_of(settings, library) is None
    settings.setValue(BACKUPS_KEY, str(tmp_path))
    assert app.backups_of(settings, library) == tmp_path / "Sao lưu library"


def test_the_window_shows_what_is_set_now(
    opened: MainWindow, look: Theme, settle: Callable[..., None]
) -> None:
    seen: list[Settings] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        seen.append(dialog.chosen)
        dialog.reject()

    look.set_zoom(110)
    opened.library.set_setting("conventions", {"month": {"đầu": [1, 5]}})
    QTimer.singleShot(0, opened, close)
    opened.show_settings()
    assert seen == [Settings(look.mode, 110, "", SHORT)]

"""The command palette: commands are found by their words, with marks or not, or in English."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hands import press
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kehoach_gui.core.text import fold
from kehoach_gui.ui.actions import ROWS
from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.palette import Palette, commands, find, other_names


def best(window: MainWindow, wanted: str) -> str:
    return find(commands(window.actions_), wanted)[0].action.objectName()


@pytest.mark.parametrize(
    ("wanted", "ident"),
    [
        ("đánh số", "renumber"),
        ("danh so", "renumber"),
        ("DANH SO LAI", "renumber"),
        ("print", "print"),
        ("move section up", "up"),
        ("usb", "share_pack"),
        ("undo", "undo"),
        ("hoan tac", "undo"),
        ("sao luu", "backups"),
        ("cai dat", "settings"),
        ("preferences", "settings"),
        ("the thuc doi", "standard"),
        ("zoom in", "text_larger"),
    ],
)
def test_the_best_match_is_the_command_meant(
    opened: MainWindow, wanted: str, ident: str, settle: Callable[..., None]
) -> None:
    opened.view.show_part(opened.session.plan.sections[0].id)
    opened.session.apply("thử", lambda plan: replace(plan, closing=()))
    settle()
    assert best(opened, wanted) == ident


def test_every_command_is_found_by_its_own_folded_words(window: MainWindow) -> None:
    every = commands(window.actions_)
    missed = [
        command.text
        for command in every
        if command.text not in [found.text for found in find(every, fold(command.text))[:3]]
    ]
    assert missed == []


def test_every_command_is_found_by_its_english_id(window: MainWindow) -> None:
    every = commands(window.actions_)
    for row in ROWS:
        found = [each.action.objectName() for each in find(every, row.id.replace("_", " "))]
        assert row.id in found


def test_the_file_of_other_names_knows_only_commands_that_exist(root: Path) -> None:
    data = tomllib.loads((root / "resources" / "names" / "commands.toml").read_text("utf-8"))
    assert set(data) <= {row.id for row in ROWS}
    assert other_names() == data


def test_words_that_are_nowhere_find_nothing(window: MainWindow) -> None:
    assert find(commands(window.actions_), "xyzzy") == []


def test_kinds_of_export_are_commands_as_well(opened: MainWindow) -> None:
    every = commands(opened.actions_, [opened.export_menu])
    assert "pdf" in find(every, "xuat pdf")[0].text.lower()


def test_what_cannot_be_used_now_says_what_it_needs(window: MainWindow) -> None:
    palette = Palette(window.theme, window, commands(window.actions_))
    palette.field.setText("danh so lai")
    assert "cần mở một kế hoạch" in palette.list.item(0).text()
    assert not palette.go.isEnabled()
    press(palette.field, Qt.Key.Key_Return, "\r")
    assert palette.chosen is None
    palette.deleteLater()


def test_arrows_in_the_field_move_in_the_list_and_enter_chooses(window: MainWindow) -> None:
    palette = Palette(window.theme, window, commands(window.actions_))
    palette.show()
    palette.field.setText("chu")
    second = palette.found[1].action
    press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Return, "\r")
    assert palette.chosen is second
    palette.deleteLater()


def test_a_search_without_result_says_so_and_has_nothing_to_run(window: MainWindow) -> None:
    palette = Palette(window.theme, window, commands(window.actions_))
    palette.field.setText("xyzzy")
    assert "Không có lệnh nào" in palette.list.item(0).text()
    assert not palette.go.isEnabled()
    assert palette.height() <= base.HIGHEST
    palette.deleteLater()


def open_dialog() -> QWidget | None:
    return QApplication.activeModalWidget()


def test_the_window_runs_what_was_chosen(opened: MainWindow, settle: Callable[..., None]) -> None:
    dark = opened.theme.dark

    def choose() -> None:
        palette = open_dialog()
        assert isinstance(palette, Palette)
        palette.field.setText("giao dien toi")
        press(palette.field, Qt.Key.Key_Return, "\r")

    QTimer.singleShot(0, opened, choose)
    opened.actions_["palette"].trigger()
    settle(lambda: opened.theme.dark != dark)
    opened.theme.set_dark(dark)

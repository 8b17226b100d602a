"""The dialog that asks where the share pack goes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_gui.core.plan import Block
from kehoach_gui.share_pack import Drive, Pack
from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.share_pack import SharePackDialog, said
from kehoach_gui.ui.theme import Theme

Maker = Callable[..., SharePackDialog]


@pytest.fixture
def make(theme: Theme, settle: Callable[..., None]) -> Iterator[Maker]:
    made: list[SharePackDialog] = []

    def build(drives: tuple[Drive, ...], last: Path | None = None) -> SharePackDialog:
        dialog = SharePackDialog(theme, None, "07-KH-DU", last, lambda: drives)
        dialog.show()
        settle(lambda: dialog.job is None)
        made.append(dialog)
        return dialog

    yield build
    for dialog in made:
        dialog.reject()
        dialog.deleteLater()
    settle()


def test_a_stick_that_is_in_is_offered_first(make: Maker, tmp_path: Path) -> None:
    dialog = make((Drive(tmp_path / "usb", 3 * 1024**3),), tmp_path)
    assert dialog.list.item(0).text().endswith("còn trống 3,0 GB")
    dialog.go.click()
    assert dialog.target == tmp_path / "usb"


def test_without_a_stick_and_folder_nothing_can_be_written(make: Maker) -> None:
    dialog = make(())
    assert not dialog.go.isEnabled()
    assert "Cắm USB" in dialog.note.text()


def test_another_folder_is_added_below_the_sticks_and_chosen(make: Maker, tmp_path: Path) -> None:
    dialog = make((Drive(tmp_path / "usb", 1),))
    dialog.add_folder(tmp_path / "nơi khác")
    assert dialog.list.currentRow() == 1
    dialog.go.click()
    assert dialog.target == tmp_path / "nơi khác"


def test_a_folder_that_is_gone_is_not_offered_again(make: Maker, tmp_path: Path) -> None:
    assert make((), tmp_path / "đã mất").list.count() == 0


def test_only_a_pack_on_a_stick_says_that_it_may_be_taken_out(tmp_path: Path) -> None:
    drives = (Drive(tmp_path / "usb", 1),)
    on_stick = Pack(tmp_path / "usb" / "KH", (Path("a"), Path("b")), 2)
    on_disk = Pack(tmp_path / "đĩa" / "KH", (Path("a"),), 2)
    assert said(on_stick, drives).endswith("Có thể rút ổ đĩa.")
    assert "rút" not in said(on_disk, drives)


def test_the_dialog_fits_a_small_screen(make: Maker, tmp_path: Path) -> None:
    dialog = make((Drive(tmp_path, 1),))
    assert dialog.height() <= base.HIGHEST
    assert dialog.list.accessibleName()


def test_a_plan_with_an_open_place_in_a_slogan_gets_no_pack(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.session is not None
    slogans = replace(opened.session.plan.sections[2], blocks=(Block("slogan", "Mừng {tỉnh}!"),))
    opened.session.apply("thử", lambda plan: replace(plan, sections=(*plan.sections[:2], slogans)))
    asked: list[str] = []
    monkeypatch.setattr(base, "ask", lambda *words: asked.append(words[3]) or 1)
    opened.share_pack()  # the dialog itself would wait for ever
    (words,) = asked
    assert "{tỉnh}" in words and "chưa in hay xuất ra gì" in words

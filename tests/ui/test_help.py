"""The guide: every page is whole, and nothing outside its folder is ever read."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.help_window import (
    FOLDER,
    HelpWindow,
    is_inside,
    page_text,
    pages,
    pages_with,
    title_of,
)
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme

IMAGE = 2


@pytest.fixture
def guide(theme: Theme, settle: Callable[..., None]) -> Iterator[HelpWindow]:
    made = HelpWindow(theme, None)
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def test_every_link_and_picture_of_the_guide_is_there() -> None:
    named = {
        target
        for name in pages()
        for target in re.findall(r'(?:href|src)="([^"]+)"', page_text(name))
    }
    assert len(pages()) >= 8
    assert sorted(target for target in named if not (FOLDER / target).is_file()) == []


def test_pictures_are_few_small_and_all_shown() -> None:
    pictures = sorted(FOLDER.glob("*.png"))
    shown = {src for name in pages() for src in re.findall(r'src="([^"]+)"', page_text(name))}
    assert {path.name for path in pictures} == shown
    assert len(pictures) <= 18
    assert max(path.stat().st_size for path in pictures) <= 60 * 1024


def test_every_page_has_a_title_in_vietnamese() -> None:
    titles = [title_of(name) for name in pages()]
    assert len(set(titles)) == len(titles)
    assert not any(title.endswith(".html") for title in titles)


def test_pictures_of_a_page_are_painted(guide: HelpWindow) -> None:
    data = guide.browser.loadResource(IMAGE, QUrl("in.png"))
    assert isinstance(data, QByteArray)
    assert not QImage.fromData(data).isNull()


@pytest.mark.parametrize(
    "address",
    [
        "../look.toml",
        "/etc/hostname",
        "file:///etc/hostname",
        "https://example.org/a.png",
        "//server/share/a.png",
        "help/../../plans/mau.json",
    ],
)
def test_addresses_outside_the_guide_give_nothing(guide: HelpWindow, address: str) -> None:
    data = guide.browser.loadResource(IMAGE, QUrl(address))
    assert isinstance(data, QByteArray) and data.isEmpty()
    before = guide.browser.name
    guide.browser.follow(QUrl(address))
    assert guide.browser.name == before


def test_a_file_beside_the_folder_is_outside(tmp_path: Path) -> None:
    assert is_inside(FOLDER / "in.png")
    assert not is_inside(FOLDER / ".." / "look.toml")
    assert not is_inside(tmp_path)


def test_a_link_leads_to_its_page_and_back_again(guide: HelpWindow) -> None:
    first = guide.browser.name
    guide.browser.follow(QUrl("04-the-thuc.html"))
    assert guide.browser.name == "04-the-thuc.html"
    assert guide.list.currentItem().text() == title_of("04-the-thuc.html")
    guide.back.click()
    assert guide.browser.name == first
    assert not guide.back.isEnabled()


def test_the_search_finds_pages_with_marks_or_without(guide: HelpWindow) -> None:
    assert pages_with("hai mat bang tay") == ["06-in.html"] == pages_with("hai mặt bằng tay")
    guide.field.setText("khôi phục")
    assert title_of("08-luu.html") in [
        guide.list.item(row).text() for row in range(guide.list.count())
    ]
    guide.field.setText("xyzzy")
    assert guide.list.count() == 0
    guide.browser.follow(QUrl("06-in.html"))
    assert guide.list.currentItem().text() == title_of("06-in.html")


def test_the_guide_follows_light_and_dark(guide: HelpWindow, theme: Theme) -> None:
    dark, name = theme.dark, guide.browser.name
    theme.set_dark(not dark)
    assert guide.browser.name == name
    assert theme.c("accent").name() in guide.browser.document().defaultStyleSheet()
    theme.set_dark(dark)


def test_f1_opens_one_window_beside_the_work(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    assert opened.actions_["help"].shortcut().toString() == "F1"
    opened.actions_["help"].trigger()
    opened.actions_["help"].trigger()
    settle()
    shown = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible()
    ]
    assert len(shown) == 1
    assert not shown[0].isModal()
    assert shown[0].height() <= base.HIGHEST
    shown[0].close()

"""What the tests of the slogan pages share: the page with slogans in it, answers to questions."""

from collections.abc import Callable

import pytest

from kehoach_gui.core.slogans import Slogan, slogan_of
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.workspace import SloganWorkspace

Settle = Callable[..., None]
TEXTS = (
    "Đảng Cộng sản Việt Nam quang vinh muôn năm!",
    "Nhiệt liệt chào mừng Đại hội đại biểu toàn quốc lần thứ XIII của Đảng!",
    "Mừng Đảng, mừng Xuân, mừng đất nước đổi mới!",
    "Dang tay bảo vệ môi trường biển!",
)


def some_slogans() -> list[Slogan]:
    tags = (("chung",), ("dai_hoi_dang",), ("nam_moi_tet", "chung"), ())
    return [
        Slogan(text, year=2020 + place, level="tinh", tags=tags[place])
        for place, text in enumerate(TEXTS)
    ]


def page_with(window: MainWindow, settle: Settle, slogans: list[Slogan]) -> SloganWorkspace:
    """The page with these slogans, its index made."""
    window.library.slogans.add(slogans)
    page = window.show_workspace("slogans")
    assert isinstance(page, SloganWorkspace)
    at_rest(page, settle)
    return page


def at_rest(page: SloganWorkspace, settle: Settle) -> None:
    """Wait until the index has what the library has."""
    settle(lambda: page.search.job is None)
    settle()


def shown(page: SloganWorkspace) -> list[str]:
    """The words of the rows in their order."""
    found = []
    for place in range(page.model.rowCount()):
        row = page.model.row_at(place)
        assert row is not None
        found.append(row.text)
    return found


def answer(monkeypatch: pytest.MonkeyPatch, place: int) -> list[str]:
    """Questions get the button at a place; gives the sentences that were asked."""
    asked: list[str] = []

    def ask(theme: object, parent: object, title: str, sentence: str, *buttons: str) -> int:
        asked.append(sentence)
        return place

    monkeypatch.setattr("kehoach_gui.ui.dialogs.base.ask", ask)
    return asked


def plain(text: str) -> Slogan:
    return slogan_of(text)

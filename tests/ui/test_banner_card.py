"""The small live banner, and which slogans the artwork opens with."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.storage import Library
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans import banner_dialog
from kehoach_gui.ui.slogans.banner_card import BannerCard
from kehoach_gui.ui.slogans.banner_source import MOST, show_banners, texts_in_sight
from kehoach_gui.ui.theme import Theme


@pytest.fixture
def card(theme: Theme, settle: Callable[..., None]) -> Iterator[BannerCard]:
    made = BannerCard(theme)
    made.resize(360, 160)
    made.show()
    yield made
    made.deleteLater()
    settle()


def test_the_card_draws_the_last_slogan_after_a_pause(
    card: BannerCard, settle: Callable[..., None]
) -> None:
    card.show_text("Mừng Đảng!")
    card.show_text("Mừng Xuân!")
    assert card.picture.drawn is None
    settle(lambda: card.picture.drawn is not None)
    assert card.picture.drawn is not None and card.picture.drawn.lines == ("MỪNG XUÂN!",)
    assert "Đọc rõ từ khoảng" in card.about.text()
    card.show_text("")
    assert not card.isVisible()


def test_an_open_variable_is_told_on_the_card(
    card: BannerCard, settle: Callable[..., None]
) -> None:
    card.show_text("Mừng {năm}!")
    settle(lambda: bool(card.picture.sentence))
    assert "{năm}" in card.picture.sentence and card.about.text() == ""


def slogans(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("slogan", text) for text in texts)


def test_the_artwork_takes_the_slogans_of_the_section_or_of_the_whole_plan(
    window: MainWindow, small_plan: Plan, settle: Callable[..., None]
) -> None:
    more = Section(8, "IV", "KHẨU HIỆU Ở THÔN", "slogans", blocks=slogans("Một!", "Hai!"))
    window.add_and_open(replace(small_plan, sections=(*small_plan.sections, more)))
    settle()
    assert window.view is not None
    assert texts_in_sight(window) == ("Mừng xuân!", "Một!", "Hai!")
    window.view.show_part(8)
    settle()
    assert texts_in_sight(window) == ("Một!", "Hai!")


def test_without_a_plan_or_chosen_slogans_the_user_types_the_words(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        banner_dialog, "open_banner", lambda window, texts, size_mm=None: opened.append(texts)
    )
    show_banners(window)
    assert opened == [()]


def test_what_the_plan_knows_fills_variables_and_too_many_are_told(
    window: MainWindow,
    small_plan: Plan,
    library: Library,
    settle: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library.save_organisation(Organisation("CHI BỘ THÔN HẠ", "party-hd05"))
    texts = ("Mừng năm {năm}!", *(f"Câu {n}!" for n in range(MOST)))
    section = Section(7, "III", "KHẨU HIỆU", "slogans", blocks=slogans(*texts))
    dated = replace(small_plan.header, date="2027-01-05")
    plan = replace(small_plan, header=dated, sections=(*small_plan.sections[:-1], section))
    window.add_and_open(plan)
    settle()
    opened: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        banner_dialog, "open_banner", lambda window, texts, size_mm=None: opened.append(texts)
    )
    show_banners(window)
    assert len(opened[0]) == MOST and opened[0][0] == "Mừng năm 2027!"
    assert str(MOST + 1) in window.toast.words.text()

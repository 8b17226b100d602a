"""Thousands of slogans come in piece by piece: the window stays free, all are one step."""

import time
from collections.abc import Callable

import pytest
from slogan_hands import Settle

from kehoach_gui.core.slogans import Slogan
from kehoach_gui.storage.errors import UsedSlogan
from kehoach_gui.storage.slogan_shelf import SloganShelf
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans import deeds
from kehoach_gui.ui.slogans.deeds import SloganDeeds

MANY = [Slogan(f"Thi đua lập thành tích thứ {number}!") for number in range(2_000)]


@pytest.fixture
def adding(window: MainWindow) -> SloganDeeds:
    """The deeds of the library while many slogans are being added."""
    window.slogan_deeds.add(MANY, "Đã thêm 2.000 khẩu hiệu.")
    return window.slogan_deeds


def over(held: SloganDeeds) -> Callable[[], bool]:
    return lambda: held._running is None


def count(window: MainWindow) -> int:
    return int(window.library.slogans.count())


def test_all_come_in_with_a_bar_and_are_one_step(
    window: MainWindow, adding: SloganDeeds, settle: Settle
) -> None:
    assert count(window) == 0
    assert "Đang thêm 2000" in window.toast.words.text()
    bars: list[bool] = []
    settle(lambda: bars.append(window.toast.bar.isVisibleTo(window.toast)) or over(adding)())
    assert any(bars)
    assert window.toast.words.text() == "Đã thêm 2.000 khẩu hiệu."
    assert [text for _, text in window.library.slogans.texts()] == [one.text for one in MANY]
    assert len(adding.history.steps) == 1
    adding.step(-1)
    settle(over(adding))
    assert (count(window), window.toast.words.text()) == (0, "Đã hoàn tác: thêm khẩu hiệu.")
    adding.step(+1)
    settle(over(adding))
    assert count(window) == 2_000


def test_no_piece_holds_the_window_up(
    window: MainWindow, adding: SloganDeeds, settle: Settle, slack: float
) -> None:
    longest, before = 0.0, time.process_time()
    assert adding._running is not None
    running = adding._running
    while running.is_running:
        running._step()
        now = time.process_time()
        longest, before = max(longest, now - before), now
    assert longest < 0.1 * slack


def test_stopping_takes_out_what_had_come_in(
    window: MainWindow, adding: SloganDeeds, settle: Settle
) -> None:
    settle(lambda: count(window) > 0)
    window.toast.buttons[0].click()
    settle(over(adding))
    assert count(window) == 0 and adding.history.steps == []
    assert "chưa thêm khẩu hiệu nào" in window.toast.words.text()


def test_another_deed_waits_for_nothing_to_be_lost(window: MainWindow, adding: SloganDeeds) -> None:
    adding.add([Slogan("Mừng xuân!")])
    assert count(window) == 2_001
    assert len(adding.history.steps) == 2


def test_a_library_that_takes_no_more_is_told_and_keeps_none(
    window: MainWindow, settle: Settle, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = SloganShelf.add
    calls: list[int] = []

    def add(shelf: SloganShelf, new: list[Slogan]) -> tuple[int, ...]:
        calls.append(len(new))
        if len(calls) == 3:
            raise UsedSlogan("x")
        return usual(shelf, new)

    monkeypatch.setattr(SloganShelf, "add", add)
    window.slogan_deeds.add(MANY)
    settle(over(window.slogan_deeds))
    assert calls[:3] == [deeds.PIECE] * 3
    assert told and count(window) == 0


def test_when_one_was_used_meanwhile_none_is_taken_back(
    window: MainWindow, adding: SloganDeeds, settle: Settle, told: list[tuple[str, str]]
) -> None:
    adding.finish()
    last = window.library.slogans.texts()[-1][0]
    window.library.slogans.add_use(last, "banner")
    adding.step(-1)
    settle(over(adding))
    assert count(window) == 2_000 and told
    assert not adding.history.can_undo

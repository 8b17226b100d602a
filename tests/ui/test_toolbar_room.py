"""The tool bar of a plan: what does not fit stands in a menu at its end."""

from collections.abc import Callable, Iterator

import pytest

from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.flow import ROLE
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.toolbars import PlanBar

Settle = Callable[..., None]


@pytest.fixture
def bar(opened: MainWindow, theme: Theme, settle: Settle) -> Iterator[PlanBar]:
    """The bar in a window of 1024 pixels with letters of 130 %, the longest role shown."""
    assert opened.plan_bar is not None
    opened.resize(1024, 536)
    opened.set_zoom(130)
    opened.plan_bar.show_role(max(ROLE, key=lambda role: len(ROLE[role].label)))
    settle()
    yield opened.plan_bar
    opened.set_zoom(100)
    settle()


def texts(bar: PlanBar) -> list[str]:
    return [action.objectName() for action in bar.more_menu.actions()]


def test_at_1024_pixels_and_130_percent_nothing_is_cut_and_the_window_stays_small(
    opened: MainWindow, bar: PlanBar
) -> None:
    assert opened.width() == 1024 and opened.minimumSizeHint().width() <= 1024
    assert bar.more.isVisible() and texts(bar)
    shown = [button for button in bar.findChildren(type(bar.role)) if button.isVisible()]
    for button in shown:
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.geometry().right() <= bar.width()
    for name in bar.spare:
        assert bar.spare[name].isVisible() != (name in texts(bar))


def test_with_room_again_everything_comes_back(
    opened: MainWindow, bar: PlanBar, settle: Settle
) -> None:
    opened.resize(1366, 738)
    settle()
    assert not bar.more.isVisible() and not texts(bar)
    assert all(button.isVisible() for button in bar.spare.values())


def test_in_a_very_narrow_window_the_standard_s_name_is_cut_last(
    opened: MainWindow, bar: PlanBar
) -> None:
    bar.resize(700, bar.height())
    bar.row.activate()
    assert len(texts(bar)) == len(bar.spare)
    assert bar.standard.width() < bar.standard.sizeHint().width()
    assert bar.export.geometry().right() <= 700

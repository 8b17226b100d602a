"""The order sheet of a plan in the real window."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.order_dialog import OrderDialog
from tests.core.orders import SHEET

Settle = Callable[..., None]


@pytest.fixture
def held(window: MainWindow, small_plan: Plan, settle: Settle) -> MainWindow:
    """The window with a plan that has an order of three lines."""
    window.add_and_open(replace(small_plan, order=SHEET))
    settle()
    return window


@pytest.fixture
def dialog(held: MainWindow, settle: Settle) -> Iterator[OrderDialog]:
    made = OrderDialog(held)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.done(0)
    made.deleteLater()
    settle()

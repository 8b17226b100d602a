"""The calendar of the real window with one plan of three phases."""

from dataclasses import replace

import pytest

from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.storage import Library
from kehoach_gui.ui.calendar.workspace import CalendarWorkspace
from kehoach_gui.ui.main_window import MainWindow
from tests.ui.calendar_view.calendar_hands import HEADINGS, Settle, show


@pytest.fixture
def timed_plan(small_plan: Plan) -> Plan:
    phases = tuple(
        Section(20 + number, str(number), heading, "phase", period=read_period(heading))
        for number, heading in enumerate(HEADINGS, start=1)
    )
    holder = Section(20, "IV", "CÁC ĐỢT", "phases", sections=phases)
    return replace(small_plan, sections=(*small_plan.sections, holder))


@pytest.fixture
def calendar(
    window: MainWindow, library: Library, timed_plan: Plan, settle: Settle
) -> CalendarWorkspace:
    """The calendar with one plan that is not open."""
    library.add_plan(timed_plan)
    return show(window, settle)

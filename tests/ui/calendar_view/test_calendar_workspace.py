"""The workspace Lịch in the real window: what is shown, moved, opened and taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from kehoach_gui.core.events import Event
from kehoach_gui.core.periods import read_period
from kehoach_gui.storage import CannotSave, Library
from kehoach_gui.ui.calendar.workspace import CalendarWorkspace
from kehoach_gui.ui.main_window import MainWindow
from tests.ui.calendar_view.calendar_hands import (
    ALT,
    CTRL,
    HEADINGS,
    SHIFT,
    Settle,
    choose_phase,
    click,
    end_of_bar,
    phase,
    stored,
)
from tests.ui.hands import press


def test_enter_opens_the_plan_at_the_phase(
    window: MainWindow, calendar: CalendarWorkspace, settle: Settle
) -> None:
    choose_phase(calendar, "Đợt 2")
    press(calendar.timeline, Qt.Key.Key_Return)
    settle()
    assert window.session is not None and window.view is not None
    assert window.view.section_pane.heading.words() == HEADINGS[1]


def test_a_click_on_a_bar_opens_the_plan_at_the_phase(
    window: MainWindow, calendar: CalendarWorkspace, settle: Settle
) -> None:
    x, y = end_of_bar(calendar, "Đợt 1")
    click(calendar, x - 40, y)
    settle()
    assert window.view is not None and window.session is not None
    assert window.view.section_pane.heading.words() == HEADINGS[0]


def test_dragging_an_end_sets_an_exact_day_by_hand_in_the_plan(
    window: MainWindow, calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    x, y = end_of_bar(calendar, "Đợt 1")
    click(calendar, x, y, x + 10 * calendar.timeline.scale)
    settle(lambda: not calendar.data.is_reading)
    period = phase(stored(library), 0).period
    assert period is not None and period.end is not None
    assert (period.end.earliest, period.end.latest) == ("2027-06-10", "2027-06-10")
    assert period.by_hand and phase(stored(library), 0).heading == HEADINGS[0]
    assert window.session is None and calendar.isVisible()


def test_dragging_with_shift_sets_the_part_of_the_month_around_the_day(
    calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    x, y = end_of_bar(calendar, "Đợt 1")
    click(calendar, x, y, x + 10 * calendar.timeline.scale, SHIFT)
    settle(lambda: not calendar.data.is_reading)
    period = phase(stored(library), 0).period
    assert period is not None and period.end is not None
    assert (period.end.earliest, period.end.latest) == ("2027-06-01", "2027-06-10")


def test_alt_and_arrows_move_both_ends_by_a_day_and_ctrl_z_takes_it_back(
    calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    choose_phase(calendar, "Đợt 1")
    press(calendar.timeline, Qt.Key.Key_Left, mods=ALT)
    settle()
    press(calendar.timeline, Qt.Key.Key_Right, mods=ALT | SHIFT)
    settle()
    period = phase(stored(library), 0).period
    assert period is not None and period.start is not None and period.end is not None
    assert (period.start.earliest, period.end.latest) == ("2027-03-02", "2027-05-30")
    assert calendar.bar.undo.isEnabled()
    for _ in range(2):
        press(calendar.timeline, Qt.Key.Key_Z, mods=CTRL)
        settle()
    assert phase(stored(library), 0).period == read_period(HEADINGS[0])
    assert not calendar.bar.undo.isEnabled()


def test_a_day_that_the_library_refuses_is_taken_back_and_told(
    window: MainWindow,
    calendar: CalendarWorkspace,
    library: Library,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> int:
        raise CannotSave(library.path, "đĩa đầy")

    choose_phase(calendar, "Đợt 1")
    monkeypatch.setattr(library, "save_plan", refuse)
    press(calendar.timeline, Qt.Key.Key_Left, mods=ALT)
    settle()
    assert "nên đợt giữ như cũ" in window.toast.words.text()
    session = window.session_of(1)
    assert session is not None and not session.is_dirty
    assert phase(session.plan, 0).period == read_period(HEADINGS[0])
    assert not calendar.bar.undo.isEnabled()


def test_the_menu_of_a_bar_writes_its_words_from_the_days(
    calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    choose_phase(calendar, "Đợt 1")
    press(calendar.timeline, Qt.Key.Key_Left, mods=ALT)
    settle()
    actions = {action.text(): action for action in calendar.item_menu().actions()}
    assert list(actions) == ["Mở trong kế hoạch", "Thời gian của đợt…", "Viết lại lời"]
    actions["Viết lại lời"].trigger()
    settle()
    written = phase(stored(library), 0)
    assert written.heading == "Đợt 1: Từ tháng 3/2027 đến ngày 30/5/2027"
    assert written.period is not None and not written.period.by_hand
    calendar.undo()
    assert phase(stored(library), 0).heading == HEADINGS[0]


def test_an_event_s_other_end_keeps_its_day_when_one_end_is_moved(
    calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    event = Event("Đại hội Đảng bộ tỉnh lần thứ XV", period=read_period("ngày 12/10/2027"))
    library.events.save(event)
    calendar.reload()
    settle()
    choose_phase(calendar, "Đợt 3")
    press(calendar.timeline, Qt.Key.Key_Right, mods=ALT)
    settle()
    period = phase(stored(library), 2).period
    assert period is not None and period.start is not None and period.end is not None
    assert (period.start.earliest, period.end.latest) == ("2027-10-12", "2027-10-13")


def test_an_event_dates_its_phases_and_moves_open_plans_in_one_step(
    window: MainWindow, calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    window.open_plan(1)
    settle()
    assert window.session is not None
    name = "Đại hội đại biểu Đảng bộ tỉnh lần thứ 15"
    event = Event(name, period=read_period("ngày 12/10/2027"))
    library.events.save(event)
    assert window.follow_events((), (event,)) == 1
    period = phase(window.session.plan, 2).period
    assert period is not None and period.start is not None
    assert period.start.earliest == "2027-10-12"
    assert window.session.undo_stack.count() == 1
    window.undo()
    assert phase(window.session.plan, 2).period == read_period(HEADINGS[2])


def test_a_plan_that_is_not_open_is_dated_by_events_while_it_is_shown(
    calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    event = Event("Đại hội Đảng bộ tỉnh lần thứ XV", period=read_period("ngày 12/10/2027"))
    library.events.save(event)
    calendar.reload()
    settle()
    item = next(i for i in calendar.data.shown()[0].items if i.name == "Đợt 3")
    assert item.start == (date(2027, 10, 12), date(2027, 10, 12))
    assert phase(stored(library), 2).period == read_period(HEADINGS[2])

"""The workspace Lịch in the real window: what is shown, moved, opened and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.events import Event
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.storage import Library
from kehoach_gui.ui.calendar.workspace import CalendarWorkspace
from kehoach_gui.ui.main_window import MainWindow
from tests.ui.hands import press
from tests.ui.test_words_and_sizes import check_fit, check_names, check_words

Settle = Callable[..., None]
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
HEADINGS = (
    "Đợt 1: Từ tháng 3 đến tháng 5/2027",
    "Đợt 2: Từ cuối tháng 8/2027 đến ngày 30/9/2027",
    "Đợt 3: Trong thời gian diễn ra Đại hội Đảng bộ tỉnh lần thứ XV",
)


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


def show(window: MainWindow, settle: Settle) -> CalendarWorkspace:
    page = window.show_workspace("calendar")
    assert isinstance(page, CalendarWorkspace)
    settle(lambda: not page.data.is_reading)
    page.timeline.today = date(2027, 4, 1)
    page.reload()
    settle(lambda: not page.data.is_reading)
    return page


def choose_phase(page: CalendarWorkspace, name: str) -> None:
    item = next(i for t in page.data.shown() for i in t.items if i.name == name)
    page.timeline.choose(item)


def stored(library: Library, plan_id: int = 1) -> Plan:
    return library.load_plan(plan_id).plan


def phase(plan: Plan, place: int) -> Section:
    return plan.sections[-1].sections[place]


def click(page: CalendarWorkspace, x: float, y: float, to: float | None = None) -> None:
    """Press, move where `to` is given, release."""
    target = page.timeline.page

    def send(kind: QEvent.Type, at: float, buttons: Qt.MouseButton) -> None:
        place = QPointF(at, y)
        event = QMouseEvent(
            kind,
            place,
            target.mapToGlobal(place),
            Qt.MouseButton.LeftButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, event)

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send(QEvent.Type.MouseButtonPress, x, left)
    if to is not None:
        send(QEvent.Type.MouseMove, to, left)
    send(QEvent.Type.MouseButtonRelease, x if to is None else to, none)


def end_of_bar(page: CalendarWorkspace, name: str) -> tuple[float, float]:
    """Where the bar of a phase ends on the page."""
    choose_phase(page, name)
    line = page.timeline
    assert line.chosen is not None
    bar = line.strip.bar(line.chosen)
    assert bar is not None
    y = line.head + (line.chosen.row + 0.5) * line.row_height - line.verticalScrollBar().value()
    return line.names_width + bar.x2 - line.horizontalScrollBar().value(), y


# what is shown


def test_without_a_plan_the_calendar_says_what_to_begin_with(
    window: MainWindow, settle: Settle
) -> None:
    page = show(window, settle)
    assert page.empty.isVisible()
    assert "Lập hoặc nhập một kế hoạch" in page.empty.words.text()
    assert not page.bar.period.isEnabled()
    check_words(window)
    check_names(window)


def test_all_plans_stand_together_and_one_can_be_chosen(
    calendar: CalendarWorkspace, library: Library, timed_plan: Plan, settle: Settle
) -> None:
    other = replace(timed_plan, title=replace(timed_plan.title, subject="ngày hội"))
    library.add_plan(other)
    calendar.choose_scope(None)
    settle(lambda: not calendar.data.is_reading)
    names = [block.name for block in calendar.timeline.strip.blocks]
    assert names[0] == "Ngày lễ, ngày kỷ niệm"
    assert sorted(names[1:]) == ["Ngày hội", "Tuyên truyền mừng xuân"]
    calendar.choose_scope(2)
    settle(lambda: not calendar.data.is_reading)
    (block,) = calendar.timeline.strip.blocks
    assert [item.name for item in block.items if item.kind == "phase"] == [
        "Đợt 1",
        "Đợt 2",
        "Đợt 3",
    ]


def test_what_has_no_day_is_listed(calendar: CalendarWorkspace) -> None:
    titles = [note.card.title for note in calendar.side.notes["look"]]
    assert "Đợt 3" in titles
    assert calendar.side.tabs["look"].text() == f"Cần xem {len(titles)}"


def test_the_office_s_own_days_stand_in_the_month(
    window: MainWindow, calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    own = Anniversary("Ngày thành lập xã An Bình", 14, 4, 1957)
    library.save_organisation(Organisation("Chi bộ", "party-hd05", local_days=(own,)))
    calendar.reload()
    settle()
    calendar.month.choose(date(2027, 4, 14))
    (note, *entries) = calendar.side.notes["chosen"]
    assert note.card.title == "Thứ Tư, 14/4/2027"
    assert [(e.card.title, "năm tròn" in e.card.facts) for e in entries] == [
        ("70 năm Ngày thành lập xã An Bình", True)
    ]


# opening, moving, taking back


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


# scale and keys


def test_plus_minus_and_the_pills_zoom_and_the_middle_stays(calendar: CalendarWorkspace) -> None:
    line = calendar.timeline
    line.go_to(date(2027, 6, 15))

    def middle() -> date:
        return line.strip.day_at(line.horizontalScrollBar().value() + line.room() / 2)

    before = line.scale
    press(line, Qt.Key.Key_Plus, "+")
    assert line.scale > before
    assert abs((middle() - date(2027, 6, 15)).days) <= 1
    calendar.head.units["week"].click()
    assert line.unit == "week" and calendar.head.units["week"].isChecked()
    assert abs((middle() - date(2027, 6, 15)).days) <= 1


def test_ctrl_and_wheel_zoom_around_the_pointer(calendar: CalendarWorkspace) -> None:
    line = calendar.timeline
    line.go_to(date(2027, 6, 15))
    x = line.names_width + 300.0
    day = line.strip.day_at(line.horizontalScrollBar().value() + 300)
    turn = QWheelEvent(
        QPointF(x, 100),
        line.page.mapToGlobal(QPointF(x, 100)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = line.scale
    QApplication.sendEvent(line.page, turn)
    assert line.scale > before
    assert abs((line.strip.day_at(line.horizontalScrollBar().value() + 300) - day).days) <= 1


def test_the_month_goes_by_keys(calendar: CalendarWorkspace) -> None:
    month = calendar.month
    month.choose(date(2027, 1, 31))
    press(month, Qt.Key.Key_PageDown)
    assert month.day == date(2027, 2, 28)
    assert calendar.month_title.text() == "Tháng 2/2027"
    press(month, Qt.Key.Key_Down)
    assert month.day == date(2027, 3, 7)
    press(month, Qt.Key.Key_Left)
    assert month.day == date(2027, 3, 6)


def test_the_month_tells_lunar_days_tet_and_the_kings_day(calendar: CalendarWorkspace) -> None:
    calendar.month.choose(date(2027, 2, 6))
    day = calendar.month.chosen_day()
    assert day.lunar_label == "1/1"
    assert [entry.text for entry in day.entries] == ["Tết Nguyên đán"]
    assert "Tết Nguyên đán" in calendar.month.accessibleDescription()
    calendar.month.choose(date(2027, 4, 16))
    assert "Giỗ Tổ Hùng Vương" in calendar.month.said(calendar.month.chosen_day())


def test_an_entry_of_a_plan_opens_it_from_the_month(
    window: MainWindow, calendar: CalendarWorkspace, settle: Settle
) -> None:
    calendar.month.choose(date(2027, 9, 30))
    press(calendar.month, Qt.Key.Key_Return)
    settle()
    assert window.view is not None and window.session is not None
    assert window.view.section_pane.heading.words() == HEADINGS[1]


# names and sizes


@pytest.mark.parametrize("size", [(1024, 536), (1093, 560), (1366, 738)])
@pytest.mark.parametrize("shape", ["timeline", "month", "both"])
def test_the_calendar_is_vietnamese_named_and_fits(
    window: MainWindow,
    calendar: CalendarWorkspace,
    size: tuple[int, int],
    shape: str,
    settle: Settle,
) -> None:
    window.resize(*size)
    calendar.choose_shape(shape)
    settle()
    assert (window.width(), window.height()) == size
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 536
    check_words(window)
    check_names(window)
    check_fit(window)


def test_the_calendar_fits_with_the_largest_letters(
    window: MainWindow, calendar: CalendarWorkspace, settle: Settle
) -> None:
    window.set_zoom(130)
    try:
        window.resize(1024, 536)
        settle()
        assert window.width() == 1024
        check_fit(window)
    finally:
        window.set_zoom(100)

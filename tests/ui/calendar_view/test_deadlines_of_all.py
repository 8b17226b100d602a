"""Deadlines in the timeline of all plans: small marks in one lane, a legend, what they say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.core.timeline import layout
from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.storage import Library
from kehoach_gui.ui.calendar.strip import Strip
from kehoach_gui.ui.calendar.timeline_view import TimelineView
from kehoach_gui.ui.calendar.workspace import CalendarWorkspace
from kehoach_gui.ui.main_window import MainWindow
from tests.ui.calendar_view.calendar_hands import show

Settle = Callable[..., None]
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
WORDS = "Văn phòng báo cáo <b>kết quả</b> trước ngày 20/4/2027."


def with_deadline(plan: Plan) -> Plan:
    phases = plan.sections[-1]
    blocks = (Block("paragraph", WORDS), Block("paragraph", "Trước ngày 15 hằng tháng báo cáo."))
    header = replace(plan.header, date="2027-01-05")
    return replace(
        plan, header=header, sections=(*plan.sections[:-1], replace(phases, blocks=blocks))
    )


def shown_all(
    window: MainWindow, library: Library, plan: Plan, settle: Settle
) -> CalendarWorkspace:
    library.add_plan(with_deadline(plan))
    library.add_plan(plan)
    page = show(window, settle)
    page.choose_scope(None)
    settle(lambda: not page.data.is_reading)
    return page


def deadline(line: TimelineView, day: date) -> tuple[float, float]:
    """Where a deadline's mark stands on the page."""
    for row in range(line.strip.rows):
        for stop in line.strip.stops(row):
            item = line.strip.item(stop)
            if item.kind == "deadline" and item.start == (day, day):
                y = line.head + (row + 0.5) * line.row_height - line.verticalScrollBar().value()
                return stop.x + line.names_width - line._x(), y
    raise AssertionError(day)


def due(day: date) -> Item:
    return Item("deadline", "trước ngày", "Báo cáo", (day, day), (day, day), key="1")


def test_the_marks_of_all_plans_stand_in_their_own_lane_and_open_their_plan(
    window: MainWindow, library: Library, timed_plan: Plan, settle: Settle
) -> None:
    page = shown_all(window, library, timed_plan, settle)
    line = page.timeline
    names = [
        row.name
        for place, block in enumerate(line.strip.blocks)
        if block.name
        for row in line.strip.timeline(place).rows
    ]
    assert names.count("Hạn việc") == 1
    line.go_to(date(2027, 4, 19))
    stop = line.stop_at(*deadline(line, date(2027, 4, 19)))
    assert stop is not None
    item = line.strip.item(stop)
    assert (item.kind, item.key) == ("deadline", "1")
    page.open_item(item)
    assert window.session is not None and window.session.plan_id == 1


def test_a_mark_says_its_day_its_plan_and_what_is_due_as_plain_words(
    window: MainWindow, library: Library, timed_plan: Plan, settle: Settle
) -> None:
    line = shown_all(window, library, timed_plan, settle).timeline
    line.go_to(date(2027, 4, 19))
    x, y = deadline(line, date(2027, 4, 19))
    told = line.tip_at(x, y)
    assert told.startswith("19/4/2027: ") and WORDS.rstrip(".") in told
    place = QPoint(round(x), round(y))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, line.page.mapToGlobal(place))
    QApplication.sendEvent(line.page, event)
    assert "&lt;b&gt;kết quả" in QToolTip.text()
    QToolTip.hideText()
    assert line.tip_at(x, 3) == ""


def test_deadlines_on_one_spot_are_told_together() -> None:
    days = [date(2027, 3, 1), date(2027, 3, 2), date(2027, 9, 1)]
    groups = [("A", tuple(map(due, days))), ("B", ())]
    strip = Strip(groups, FIRST, LAST, 1.0, lambda text: 6.0 * len(text))
    assert strip.blocks[0].rows == 2 and strip.signs == ("deadline",)
    points = strip.timeline(0).points
    assert [point.row for point in points] == [0, 0, 0]
    assert all(not point.label.text for point in points)


def test_many_deadlines_of_many_plans_keep_to_one_lane_and_the_print_keeps_its_labels() -> None:
    days = [date(2027, month, day) for month in range(1, 13) for day in range(1, 28)]
    items = tuple(map(due, days))
    strip = Strip([("A", items), ("B", items)], FIRST, LAST, 0.35, lambda text: 6.0 * len(text))
    assert strip.rows == 4
    assert len(strip.stops(1)) == len(days)
    printed = layout(items[:1], FIRST, LAST, "month", 900, lambda text: 6.0 * len(text))
    assert printed.points[0].label.text == "trước ngày"


def test_one_plan_alone_has_no_legend_but_labels(
    window: MainWindow, library: Library, timed_plan: Plan, settle: Settle
) -> None:
    page = shown_all(window, library, timed_plan, settle)
    assert page.timeline.strip.signs == ("deadline",)
    page.choose_scope(1)
    settle(lambda: not page.data.is_reading)
    strip = page.timeline.strip
    assert strip.alone and strip.signs == ()
    assert any(point.label.text for point in strip.timeline(0).points)

"""Hands for the calendar: it is shown, phases are chosen, the mouse is pressed and moved."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.storage import Library
from kehoach_gui.ui.calendar.workspace import CalendarWorkspace
from kehoach_gui.ui.main_window import MainWindow

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


def click(
    page: CalendarWorkspace,
    x: float,
    y: float,
    to: float | None = None,
    mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
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
            mods,
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

"""The cell editor of a day: typed freely, or chosen in a calendar that drops down."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from kehoach_gui.core import order_values
from kehoach_gui.core.order_forms import RefusedOrder
from kehoach_gui.ui.icon_engine import icon
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
OPEN = "Chọn ngày trong lịch (Alt+↓)"


class DayField(LineInput):
    """A line to type a day in; `chosen` follows a click in the calendar. Alt+↓ opens it."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.calendar: QCalendarWidget | None = None
        self.setToolTip("Gõ ngày, ví dụ 5/3/2026, hoặc bấm Alt+↓ để chọn trong lịch")
        position = QLineEdit.ActionPosition.TrailingPosition
        action = self.addAction(icon(theme, "calendar", "muted"), position)
        action.setText(OPEN)
        action.setToolTip(OPEN)
        action.triggered.connect(self.open_calendar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & ALT:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """The calendar below the field, at the day that stands in it."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setLocale(QLocale(QLocale.Language.Vietnamese))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Lịch để chọn ngày")
        self._dress(calendar)
        calendar.setSelectedDate(self._day())
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        self.calendar = calendar
        calendar.adjustSize()
        calendar.move(self._below(calendar))
        calendar.show()
        calendar.setFocus()

    def _dress(self, calendar: QCalendarWidget) -> None:
        """Arrows and weekends in colours that can be read on dark ground too."""
        for name, shape in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "right")):
            arrow = calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icon(self.theme, shape, "text"))
        weekend = QTextCharFormat()
        weekend.setForeground(self.theme.c("accent"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)

    def _day(self) -> QDate:
        """The day that is typed, else today."""
        today = date.today()
        try:
            typed = order_values.read_day(self.text(), today.year)
        except RefusedOrder:
            typed = None
        return QDate.fromString(typed or today.isoformat(), Qt.DateFormat.ISODate)

    def _below(self, calendar: QCalendarWidget) -> QPoint:
        """Below the field, or above it where the screen ends."""
        below = self.mapToGlobal(QPoint(0, self.height()))
        room = self.screen().availableGeometry()
        if below.y() + calendar.height() > room.bottom():
            below = self.mapToGlobal(QPoint(0, -calendar.height()))
        below.setX(min(below.x(), room.right() - calendar.width()))
        return below

    def _take(self, day: QDate) -> None:
        self.setText(order_values.shown_day(day.toString(Qt.DateFormat.ISODate)))
        calendar, self.calendar = self.calendar, None
        if calendar is not None:
            calendar.close()
            self.chosen.emit()

"""A month as a painted sheet: weeks from Monday, lunar days in small, what falls on each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kehoach_gui.core.month_grid import WEEKDAYS, Day, Entry, Month, make_month
from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.ui.theme import Theme

LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
CENTER = int(Qt.AlignmentFlag.AlignCenter)
SIGNS = {
    "anniversary": "",
    "event": "◆ ",
    "deadline": "▼ ",
    "hang": "▲ ",
    "take_down": "▽ ",
    "phase_start": "▸ ",
    "phase_end": "◂ ",
}
GROUNDS = {"anniversary": "accent_soft", "event": "accent_soft"}
SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthView(QWidget):
    """Shows the month of a chosen day; `day_chosen` follows the keys and the mouse."""

    day_chosen = Signal(object)  # date
    month_changed = Signal(int, int)
    opened = Signal(object, object)  # Day, Item or None
    undo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Tháng")
        self.today = date.today()
        self.day = self.today
        self.items: Sequence[Item] = ()
        self.month: Month = make_month(self.day.year, self.day.month, ())
        self._cut: dict[tuple[str, int, int], tuple[str, ...]] = {}
        theme.changed.connect(self._look_changed)

    def show_items(self, items: Sequence[Item]) -> None:
        """Other items in the month that is shown; asked for anew when `month_changed`."""
        self.items = items
        self.month = make_month(self.day.year, self.day.month, items)
        self.setAccessibleDescription(self.said(self.chosen_day()))
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day; another month is asked for first."""
        before, self.day = self.day, day
        if (before.year, before.month) != (day.year, day.month):
            self.month_changed.emit(day.year, day.month)
        self.setAccessibleDescription(self.said(self.chosen_day()))
        self.day_chosen.emit(day)
        self.update()

    def turn(self, months: int) -> None:
        """The same day of another month, its last one where it is shorter."""
        count = self.day.year * 12 + self.day.month - 1 + months
        year, month = count // 12, count % 12 + 1
        if date.min.year < year < date.max.year:
            following = date(year + month // 12, month % 12 + 1, 1)
            last = (following - timedelta(days=1)).day
            self.choose(date(year, month, min(self.day.day, last)))

    def chosen_day(self) -> Day:
        """The chosen day with what falls on it."""
        return next(day for week in self.month.weeks for day in week if day.date == self.day)

    def said(self, day: Day) -> str:
        """A day in one sentence."""
        lunar = day.lunar.text if day.lunar else ""
        words = f"{WEEKDAYS[day.date.weekday()]}, ngày {day.date.day}/{day.date.month}"
        return ", ".join(filter(None, (words, lunar, *(entry_words(e) for e in day.entries))))

    # lengths

    def _look_changed(self) -> None:
        self._cut.clear()
        self.updateGeometry()
        self.update()

    def _line(self) -> float:
        return QFontMetricsF(self.theme.font("small")).height() + 3

    def head(self) -> float:
        """The height of the row of weekdays."""
        return self._line() + 5

    def minimumSizeHint(self) -> QSize:
        return QSize(420, round(self.head() + len(self.month.weeks) * (2 * self._line() + 8)))

    def sizeHint(self) -> QSize:
        return QSize(700, round(self.head() + len(self.month.weeks) * (4 * self._line() + 8)))

    def box_of(self, week: int, weekday: int) -> QRectF:
        """Where a day stands."""
        high = (self.height() - self.head()) / len(self.month.weeks)
        wide = self.width() / 7
        return QRectF(weekday * wide, self.head() + week * high, wide, high)

    def box_of_day(self, day: date) -> QRectF:
        """Where a day of the sheet stands."""
        first = self.month.weeks[0][0].date
        return self.box_of(*divmod((day - first).days, 7))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        painter.fillRect(self.rect(), theme.c("surface"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.c("muted"))
        wide = self.width() / 7
        names = (
            WEEKDAYS
            if wide > QFontMetricsF(painter.font()).horizontalAdvance("Chủ nhật") + 20
            else SHORT
        )
        for place, name in enumerate(names):
            painter.drawText(QRectF(place * wide + 8, 0, wide - 8, self.head()), LEFT, name)
        for week, days in enumerate(self.month.weeks):
            for place, day in enumerate(days):
                self._paint_day(painter, day, self.box_of(week, place))

    def _paint_day(self, painter: QPainter, day: Day, box: QRectF) -> None:
        theme, line = self.theme, self._line()
        if not day.in_month:
            painter.fillRect(box, theme.c("bg"))
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), theme.c("line"))
        painter.fillRect(QRectF(box.left(), box.top(), 1, box.height()), theme.c("line"))
        top = QRectF(box.left() + 8, box.top() + 3, box.width() - 14, line)
        painter.setFont(theme.font("tiny"))
        painter.setPen(theme.c("muted"))
        painter.drawText(top, RIGHT, day.lunar_label)
        self._paint_number(painter, day, top)
        self._paint_entries(painter, day, box)
        if day.date == self.day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.c("accent"), 2.5 if self.hasFocus() else 1.2))
            painter.drawRoundedRect(box.adjusted(2, 2, -1, -1), 5, 5)

    def _paint_number(self, painter: QPainter, day: Day, top: QRectF) -> None:
        theme = self.theme
        painter.setFont(theme.font("small", bool(day.entries) or day.date == self.today))
        number = str(day.date.day)
        if day.date == self.today:
            wide = QFontMetricsF(painter.font()).horizontalAdvance(number) + 12
            plate = QRectF(top.left() - 5, top.top(), wide, top.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.c("blue"))
            painter.drawRoundedRect(plate, 6, 6)
            painter.setPen(theme.c("surface"))
            painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), number)
            return
        painter.setPen(theme.c("text" if day.in_month else "muted"))
        painter.drawText(top, LEFT, number)

    def placed(self, day: Day, box: QRectF) -> list[tuple[Entry, QRectF, tuple[str, ...]]]:
        """The entries for which a day's box has room, with their place and their lines of words.

        What is too long takes a second line while there is room for all.
        """
        line, top = self._line(), box.top() + 3 + self._line()
        room = int((box.bottom() - top - 2) // (line + 2))
        fits = len(day.entries) <= room
        shown = day.entries if fits else day.entries[: max(min(room, 1), room - 1)]
        spare = room - len(day.entries) if fits else 0
        found = []
        for entry in shown:
            words = self._lines(entry, box.width() - 19, 2 if spare > 0 else 1)
            spare -= len(words) - 1
            high = len(words) * line
            found.append((entry, QRectF(box.left() + 5, top, box.width() - 9, high), words))
            top += high + 2
        return found

    def _paint_entries(self, painter: QPainter, day: Day, box: QRectF) -> None:
        """As many as there is room for, the last line says how many more there are."""
        theme, line = self.theme, self._line()
        placed = self.placed(day, box)
        for entry, plate, words in placed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.c(GROUNDS.get(entry.kind, "sunken")))
            painter.drawRoundedRect(plate, 4, 4)
            painter.setFont(theme.font("small", bool(entry.mark)))
            painter.setPen(theme.c("accent" if entry.mark else "text"))
            for place, text in enumerate(words):
                top = plate.top() + place * line
                painter.drawText(QRectF(plate.left() + 5, top, plate.width(), line), LEFT, text)
        hidden = len(day.entries) - len(placed)
        if not hidden:
            return
        top = placed[-1][1].bottom() + 2 if placed else box.bottom()
        below = top + line <= box.bottom() + 2
        painter.setFont(theme.font("tiny"))
        painter.setPen(theme.c("muted"))
        place = QRectF(box.left() + 8, top if below else box.top() + 3, box.width() - 12, line)
        more = f"và {hidden} việc nữa" if below else f"+{hidden}"
        painter.drawText(place, LEFT if below else CENTER, more)

    def _lines(self, entry: Entry, width: float, most: int) -> tuple[str, ...]:
        """An entry's words broken at a blank into as many lines, the last one cut."""
        key = (entry_words(entry), round(width), most)
        if key not in self._cut:
            metrics = QFontMetricsF(self.theme.font("small", bool(entry.mark)))
            words, first = key[0].split(" "), ""
            if most > 1 and metrics.horizontalAdvance(key[0]) > width:
                while len(words) > 1 and metrics.horizontalAdvance(first + words[0]) <= width:
                    first += words.pop(0) + " "
            rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
            self._cut[key] = tuple(filter(None, (first.rstrip(), rest)))
        return self._cut[key]

    # mouse and keys

    def day_at(self, x: float, y: float) -> Day | None:
        """The day under a point."""
        for week, days in enumerate(self.month.weeks):
            for place, day in enumerate(days):
                if self.box_of(week, place).contains(x, y):
                    return day
        return None

    def entry_at(self, day: Day, x: float, y: float) -> Entry | None:
        """The entry of a day under a point, of those that are shown."""
        week = next(n for n, days in enumerate(self.month.weeks) if day in days)
        box = self.box_of(week, day.date.weekday())
        placed = self.placed(day, box)
        return next((entry for entry, plate, _ in placed if plate.contains(x, y)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        day = self.day_at(x, y)
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        entry = self.entry_at(day, x, y)
        self.choose(day.date)
        if entry and entry.item.key:
            self.opened.emit(day, entry.item)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.turn(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif key in MOVES:
            moved = self.day.toordinal() + MOVES[key]
            if date.min.toordinal() <= moved <= date.max.toordinal():
                self.choose(date.fromordinal(moved))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.choose(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.chosen_day(), None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def entry_words(entry: Entry) -> str:
    """An entry as it is shown: sign, words, what is special."""
    return SIGNS[entry.kind] + entry.text + (f" · {entry.mark}" if entry.mark else "")

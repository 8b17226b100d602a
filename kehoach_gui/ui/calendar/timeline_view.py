"""The timeline under mouse and keys: choose, open, zoom, move the ends of a bar.

Ctrl+wheel and + - zoom, Shift+wheel goes along; the mouse or Alt with an arrow moves a bar's end,
with Shift its beginning.
"""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from kehoach_gui.core.dates import short_date
from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.ui.calendar.strip import Stop
from kehoach_gui.ui.calendar.timeline_canvas import TimelineCanvas

MOST_TOLD = 6  # items of one spot in a tooltip
NEAR = 7.0  # pixels within which points are one spot
GRAB = 6  # pixels around a bar's end where the mouse takes it
ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class TimelineView(TimelineCanvas):
    """Asks by signals for what is done with its items."""

    opened = Signal(object)  # Item
    selected = Signal(object)  # Item or None
    end_moved = Signal(object, str, object, bool)  # Item, "start" or "end", date, around it
    undo_asked = Signal()
    menu_asked = Signal(object)  # QPoint on the screen
    _pressed: tuple[Stop, float] | None = None

    # choosing

    def choose(self, item: Item | None) -> None:
        """Choose an item, bring it into sight and tell of it."""
        super().choose(item)
        self._tell()

    def _take(self, stop: Stop | None) -> None:
        if stop != self.chosen:
            self.chosen = stop
            self._tell()
        if stop:
            self.reveal(stop)
        self.page.update()

    def _tell(self) -> None:
        item = self.item()
        self.setAccessibleDescription(said(item) if item else "")
        self.selected.emit(item)

    def stop_at(self, x: float, y: float) -> Stop | None:
        """What lies under a point of the page."""
        row = self._row_at(y)
        stops = self.strip.stops(row) if row is not None else []
        at = x - self.names_width + self._x()
        for stop in reversed(stops):
            bar, point = self.strip.bar(stop), self.strip.point(stop)
            if bar or (not point and len(stops) == 1):
                return stop
            if point and min(point.x - 9, point.label.x) <= at <= max(
                point.x + 9, point.label.x + point.label.width
            ):
                return stop
        return None

    def _row_at(self, y: float) -> int | None:
        if y < self.head:
            return None
        row = int((y - self.head + self.verticalScrollBar().value()) // self.row_height)
        return row if row < self.strip.rows else None

    def end_at(self, x: float, y: float) -> tuple[Stop, str] | None:
        """The end of a plan's bar under a point of the page."""
        stop = self.stop_at(x, y) if x >= self.names_width else None
        bar = self.strip.bar(stop) if stop else None
        if stop is None or bar is None or not self.strip.item(stop).key:
            return None
        at = x - self.names_width + self._x()
        if abs(at - bar.x2) <= GRAB:
            return stop, "end"
        return (stop, "start") if abs(at - bar.x1) <= GRAB else None

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = event.position().x(), event.position().y()
        stop = self.stop_at(x, y)
        self._take(stop)
        self._pressed = (stop, x) if stop else None
        end = self.end_at(x, y)
        if end:
            self.drag = (self.strip.item(end[0]), end[1], self._dragged(x, end[1]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        if self.drag:
            self.drag = (self.drag[0], self.drag[1], self._dragged(x, self.drag[1]))
            self.vague = bool(event.modifiers() & SHIFT)
            self.page.update()
            return
        over = self.end_at(x, y)
        self.page.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A moved end is asked for; a click on an item opens it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = event.position().x(), event.position().y()
        drag, self.drag = self.drag, None
        pressed, self._pressed = self._pressed, None
        self.page.update()
        if pressed is None:
            return
        moved = abs(x - pressed[1]) > GRAB
        if drag and moved:
            self.end_moved.emit(*drag, bool(event.modifiers() & SHIFT))
        elif not moved and self.stop_at(x, y) == pressed[0]:
            self.opened.emit(self.strip.item(pressed[0]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with an item, by the right button or the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._take(self.stop_at(event.pos().x(), event.pos().y()))
        item = self.item()
        if item is not None and item.key:
            self.menu_asked.emit(event.globalPos())

    def _dragged(self, x: float, side: str) -> date:
        """The day at a pixel: the last before it for an end, the first behind it for a start."""
        at = x - self.names_width + self._x()
        return self.strip.day_at(at - (self.scale / 2 if side == "end" else -self.scale / 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & CTRL:
            at = event.position().x() - self.names_width
            self.zoom_to(self.scale * 1.0015**turned, max(0.0, at))
        elif event.modifiers() & SHIFT:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Under the mouse stands what an item says, with its day; several on one spot all do."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            lines = self.tip_at(event.x(), event.y()).split("\n")
            told = "<br>".join(map(escape, lines))  # long lines break, nothing is read as a tag
            QToolTip.showText(event.globalPos(), f"<p>{told}</p>" if told else "", self.page)
            return True
        return super().viewportEvent(event)

    def tip_at(self, x: float, y: float) -> str:
        """What is told of the items under a point of the page, one on a line; "" for none."""
        stop = self.stop_at(x, y)
        if stop is None:
            return ""
        point = self.strip.point(stop)
        stops = [stop] if point is None else self._beside(stop)
        lines = [dated(self.strip.item(each)) for each in stops[:MOST_TOLD]]
        if len(stops) > MOST_TOLD:
            lines.append(f"và {len(stops) - MOST_TOLD} việc khác")
        return "\n".join(dict.fromkeys(lines))

    def _beside(self, stop: Stop) -> list[Stop]:
        """The points of a row that one cannot tell from this one by the mouse."""
        return [each for each in self.strip.stops(stop.row) if abs(each.x - stop.x) < NEAR]

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = Qt.Key(event.key()), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif key in ARROWS and mods & ALT:
            self._nudge(ARROWS[key][1], "start" if mods & SHIFT else "end")
        elif key in ARROWS and mods & CTRL:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + ARROWS[key][1] * bar.pageStep() // 3)
        elif key in ARROWS:
            self._take(self.strip.step(self.chosen, *ARROWS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit(self.strip.item(self.chosen))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self.today)
        elif key == Qt.Key.Key_Escape and self.drag:
            self.drag = self._pressed = None
            self.page.update()
        else:
            super().keyPressEvent(event)

    def _nudge(self, days: int, side: str) -> None:
        """Move an end of the chosen bar by a day."""
        item = self.item()
        if item is None or item.kind != "phase" or not item.key or not days:
            return
        known = item.end if side == "end" else item.start
        other = item.start if side == "end" else item.end
        edge = known or other
        if edge:
            now = edge[1] if side == "end" else edge[0]
            self.end_moved.emit(item, side, now + timedelta(days=days), False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chosen is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._take(self.strip.step(None, 1, 0))
        self.page.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.page.update()


def dated(item: Item) -> str:
    """An item in one sentence, the days of a point before it."""
    days = item.start if item.kind != "phase" else None
    ends = [short_date(day.isoformat()) for day in dict.fromkeys(days or ())]
    return ": ".join(filter(None, (" – ".join(ends), said(item))))


def said(item: Item) -> str:
    """An item in one sentence."""
    parts = (item.group, item.name, item.words if item.words != item.name else "", item.mark)
    return ", ".join(filter(None, parts))

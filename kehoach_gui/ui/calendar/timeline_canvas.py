"""The timeline as it is drawn: scale above, names at the left, bars and points; what is seen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from kehoach_gui.core.dates import short_date
from kehoach_gui.core.timeline_parts import Bar, Item, Label, Side
from kehoach_gui.core.timeline_scale import Unit
from kehoach_gui.ui.calendar.strip import USUAL, Stop, Strip, held, unit_of
from kehoach_gui.ui.calendar.timeline_paint import (
    VCENTER,
    draw_bar,
    draw_bar_words,
    draw_legend,
    draw_point,
    draw_ring,
)
from kehoach_gui.ui.theme import Theme, ground

Groups = list[tuple[str, tuple[Item, ...]]]
NAMES, NAMES_NARROW, NARROW = 190, 130, 760
TODAY = "Hôm nay"
NO_FLAG = (-1.0, -1.0)
ZOOM_STEP = 1.25
LEAST_WORDS = 70.0  # pixels of a bar in sight that are worth words


class TimelineCanvas(QAbstractScrollArea):
    """Shows groups of items between two days at a scale, one of them chosen."""

    unit_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.page.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Dòng thời gian của các đợt")
        self.setMinimumHeight(120)
        corner = QWidget()
        ground(corner, QPalette.ColorRole.Base)
        self.setCornerWidget(corner)
        self.groups: Groups = []
        self.scale = USUAL["month"]
        self.today = date.today()
        self.first, self.last = self.today.replace(month=1, day=1), self.today
        self.chosen: Stop | None = None
        self.drag: tuple[Item, str, date] | None = None
        self.vague = False  # the part of the month around the day is meant
        self._widths: dict[str, float] = {}
        self._cut: dict[tuple[str, int, bool], str] = {}
        theme.changed.connect(self._look_changed)
        self._look_changed()
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self.page.update())

    # what is shown

    def show_groups(self, groups: Groups, first: date, last: date) -> None:
        """Other items between two days; what was chosen stays chosen where it is still there."""
        before = self.item()
        middle = self.strip.day_at(self._x() + self.room() / 2) if self.groups else None
        self.groups, self.first, self.last = groups, first, last
        self._build()
        self.chosen = self.strip.find(before) if before else None
        self._scroll_to(middle if middle and first <= middle <= last else self.today)

    def show_unit(self, unit: Unit) -> None:
        """The usual scale of a unit, the middle day stays in the middle."""
        self.zoom_to(USUAL[unit], self.room() / 2)

    def zoom_to(self, scale: float, at: float) -> None:
        """Another scale; the day at `at` pixels behind the names stays where it is."""
        scale = held(max(scale, self.room() / ((self.last - self.first).days + 1) / 4))
        if abs(scale - self.scale) < 1e-9:
            return
        days = (self._x() + at) / self.scale
        before, unit = self.item(), unit_of(self.scale)
        self.scale = scale
        self._build()
        self.chosen = self.strip.find(before) if before else None
        self.horizontalScrollBar().setValue(round(days * scale - at))
        if unit_of(scale) != unit:
            self.unit_changed.emit(unit_of(scale))

    def zoom(self, step: int) -> None:
        """In or out around the middle."""
        self.zoom_to(self.scale * ZOOM_STEP**step, self.room() / 2)

    def go_to(self, day: date) -> None:
        """Bring a day into the middle."""
        self._scroll_to(day)

    def item(self) -> Item | None:
        """The chosen item."""
        return self.strip.item(self.chosen) if self.chosen else None

    def choose(self, item: Item | None) -> None:
        """Choose an item and bring it into sight."""
        self.chosen = self.strip.find(item) if item else None
        if self.chosen:
            self.reveal(self.chosen)
        self.page.update()

    @property
    def unit(self) -> Unit:
        return self.strip.unit

    # lengths

    @property
    def names_width(self) -> int:
        return NAMES if self.width() >= NARROW else NAMES_NARROW

    def room(self) -> float:
        return max(50.0, self.page.width() - self.names_width)

    def _x(self) -> int:
        return self.horizontalScrollBar().value()

    def _measure(self, text: str) -> float:
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def _look_changed(self) -> None:
        self.setFont(self.theme.font("small"))
        self._metrics = QFontMetricsF(self.font())
        self._bold_metrics = QFontMetricsF(self.theme.font("small", True))
        self._widths.clear()
        self._cut.clear()
        line = self._metrics.height()
        self.row_height = max(34, round(line) + 16)
        self.scale_row = round(line) + 8
        self._build()

    def _build(self) -> None:
        self.strip = Strip(
            self.groups, self.first, self.last, self.scale, self._measure, self.today
        )
        self._set_bars()
        self.page.update()

    @property
    def head(self) -> int:
        """The height of the scale, and of the legend beside it."""
        two = self.strip.signs or any(cell.major for cell in self.strip.cells)
        return self.scale_row * (2 if two else 1) + 4

    def _set_bars(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self.strip.width - self.room())))
        across.setPageStep(round(self.room()))
        across.setSingleStep(40)
        seen = self.page.height() - self.head
        down.setRange(0, max(0, self.strip.rows * self.row_height - seen))
        down.setPageStep(max(1, seen))
        down.setSingleStep(self.row_height)

    def _scroll_to(self, day: date) -> None:
        self.horizontalScrollBar().setValue(round(self.strip.x_of(day) - self.room() / 2))
        self.page.update()

    def reveal(self, stop: Stop) -> None:
        down, top = self.verticalScrollBar(), stop.row * self.row_height
        seen = self.page.height() - self.head
        down.setValue(min(max(down.value(), top + self.row_height - seen), top))
        bar, point = self.strip.bar(stop), self.strip.point(stop)
        low, high = (bar.x1, bar.x2) if bar else (point.x - 20, point.x + 80) if point else (0, 0)
        across = self.horizontalScrollBar()
        if high > low and (low > across.value() + self.room() - 40 or high < across.value() + 40):
            across.setValue(round(low - self.room() / 3))
        self.page.update()

    def sizeHint(self) -> QSize:
        rows = min(max(self.strip.rows, 3), 9)
        return QSize(600, self.head + rows * self.row_height + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_bars()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.page.rect(), self.theme.c("surface"))
        painter.setFont(self.font())
        names, width, height = self.names_width, self.page.width(), self.page.height()
        head, left = self.head, names - self._x()
        painter.setClipRect(names, 0, width - names, height)
        self._paint_grid(painter, left, head)
        painter.setClipRect(0, head, width, height - head)
        top = head - self.verticalScrollBar().value()
        first = max(0, self.verticalScrollBar().value() // self.row_height)
        row = first
        while row < self.strip.rows and top + row * self.row_height < height:
            self._paint_row(painter, row, top + row * self.row_height, left, width)
            row += 1
        painter.setClipRect(names, 0, width - names, height)
        self._paint_today(painter, left, head, height)
        self._paint_drag(painter, left, head, height)

    def _paint_grid(self, painter: QPainter, left: float, head: int) -> None:
        """The scale: units above, their edges as lines through all rows."""
        theme, height, row = self.theme, self.page.height(), self.scale_row
        low, high = self._x(), self._x() + self.room()
        minor = head - row - 2
        flag = self._today_flag(left)
        for cell in self.strip.cells:
            if cell.x2 < low or cell.x1 > high:
                continue
            x, top = left + cell.x1, 2 if cell.major else minor
            painter.fillRect(QRectF(x, top, 1, height if not cell.major else row), theme.c("line"))
            if cell.label:
                painter.setPen(theme.c("text" if cell.major else "muted"))
                start = max(x, self.names_width) if cell.major else x
                if top == 2 and start < flag[1] and start + self._measure(cell.label) > flag[0]:
                    start = flag[1]
                box = QRectF(start + 6, top, max(10.0, left + cell.x2 - start), row)
                painter.drawText(box, VCENTER, cell.label)
        painter.setClipping(False)
        room = self.names_width - 20
        draw_legend(painter, theme, self.strip.signs, QRectF(14, 3, room, head - 6), room)
        painter.fillRect(QRectF(0, head - 1, self.page.width(), 1), theme.c("line"))

    def _paint_row(self, painter: QPainter, row: int, y: float, left: float, width: int) -> None:
        theme, high, names = self.theme, self.row_height, self.names_width
        place = self.strip.block_at(row)
        block, local = self.strip.blocks[place], row - self.strip.top_of(place)
        if local < 0:
            painter.fillRect(QRectF(0, y, width, high), theme.c("sunken"))
            self._words(painter, block.name, QRectF(14, y, width - 24, high), True)
            painter.fillRect(QRectF(0, y + high - 1, width, 1), theme.c("line"))
            return
        timeline = self.strip.timeline(place)
        if local >= len(timeline.rows):
            return
        line = timeline.rows[local]
        painter.fillRect(QRectF(0, y + high - 1, width, 1), theme.c("line"))
        self._words(painter, line.name, QRectF(14, y, names - 20, high), False)
        painter.save()
        painter.setClipRect(QRectF(names, max(y, self.head), width - names, high))
        box = QRectF(0, y + 4, 10, high - 9)
        low, top = self._x(), self._x() + self.room()
        for bar in timeline.bars if line.kind == "phase" else ():
            if bar.row == local:
                self._paint_bar(painter, bar, timeline.items[bar.item], box, left)
        for point in timeline.points if line.kind == "points" else ():
            if point.row == local and low - 400 < point.x < top + 400:
                draw_point(painter, theme, point, timeline.items[point.item], box, left)
        if self.chosen and self.chosen.row == row:
            self._paint_chosen(painter, self.chosen, box, left)
        painter.restore()

    def _paint_bar(self, painter: QPainter, bar: Bar, item: Item, box: QRectF, left: float) -> None:
        """A bar, its words kept in sight; one that is out of sight is pointed to."""
        low, high = self._x(), self._x() + self.room()
        label = bar.label
        if min(bar.x1, label.x) >= high or max(bar.x2, label.x + label.width) <= low:
            self._point_to(painter, item, box, bar.x2 <= low)
            return
        seen = label.text and low <= label.x and label.x + label.width <= high
        draw_bar(painter, self.theme, bar, box, left, bool(seen))
        if not seen:
            self._paint_words_in_sight(painter, bar, item.words, box, left)

    def _paint_words_in_sight(
        self, painter: QPainter, bar: Bar, words: str, box: QRectF, left: float
    ) -> None:
        """The words where the bar's longest piece in sight is, else where they were laid."""
        low, high = self._x(), self._x() + self.room()
        pieces = [
            (min(piece.x2, high) - max(piece.x1, low), max(piece.x1, low), piece.look)
            for piece in bar.segments
            if piece.look in ("solid", "hatch")
        ]
        room, x, look = max(pieces, default=(0.0, 0.0, "hatch"))
        if room < LEAST_WORDS:
            draw_bar_words(painter, self.theme, bar.label, box, left)
            return
        shown = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - 16)
        side: Side = "inside" if look == "solid" else "over"
        draw_bar_words(
            painter, self.theme, Label(shown, x + 8, self._measure(shown), side), box, left
        )

    def _point_to(self, painter: QPainter, item: Item, box: QRectF, before: bool) -> None:
        """At the edge, the day towards which a bar lies that is out of sight."""
        days = (item.end or item.start) if before else (item.start or item.end)
        if days is None:
            return
        day = short_date((days[1] if before else days[0]).isoformat())
        painter.setPen(self.theme.c("muted"))
        words = f"◂ {day}" if before else f"{day} ▸"
        edge = QRectF(self.names_width + 8, box.top(), self.room() - 20, box.height())
        side = Qt.AlignmentFlag.AlignLeft if before else Qt.AlignmentFlag.AlignRight
        painter.drawText(edge, VCENTER | int(side), words)

    def _paint_chosen(self, painter: QPainter, stop: Stop, box: QRectF, left: float) -> None:
        bar, point = self.strip.bar(stop), self.strip.point(stop)
        if bar:
            ring = QRectF(left + bar.x1, box.top() + 2, bar.x2 - bar.x1, box.height() - 4)
        elif point:
            ring = QRectF(left + point.x - 7, box.center().y() - 7, 14, 14)
        else:
            return
        edge = float(self.names_width + 4)
        ring.setLeft(min(max(ring.left(), edge), ring.right()))
        draw_ring(painter, self.theme, ring, self.hasFocus())

    def _words(self, painter: QPainter, text: str, box: QRectF, bold: bool) -> None:
        font = self.theme.font("small", bold)
        painter.setFont(font)
        painter.setPen(self.theme.c("text"))
        metrics = self._bold_metrics if bold else self._metrics
        key = (text, round(box.width()), bold)
        shown = self._cut.get(key)
        if shown is None:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            self._cut[key] = shown
        painter.drawText(box, VCENTER, shown)
        painter.setFont(self.font())

    def _today_flag(self, left: float) -> tuple[float, float]:
        """Where the flag of today begins and ends in the scale; nowhere while out of sight."""
        x = left + self.strip.x_of(self.today) + self.scale / 2
        inside = self.first <= self.today <= self.last
        if not inside or not self.names_width <= x <= self.page.width():
            return NO_FLAG
        wide = self._measure(TODAY) + 10
        x = min(max(x - wide / 2, float(self.names_width)), self.page.width() - wide)
        return x, x + wide

    def _paint_today(self, painter: QPainter, left: float, head: int, height: int) -> None:
        x = left + self.strip.x_of(self.today) + self.scale / 2
        if self._today_flag(left) == NO_FLAG:
            return
        painter.setPen(QPen(self.theme.c("blue"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, head), QPointF(x, height))
        self._flag(painter, TODAY, x, 2, "blue")

    def _paint_drag(self, painter: QPainter, left: float, head: int, height: int) -> None:
        if self.drag is None:
            return
        _, side, day = self.drag
        x = left + self.strip.x_of(day) + (self.scale if side == "end" else 0)
        painter.setPen(QPen(self.theme.c("text"), 1.5))
        painter.drawLine(QPointF(x, head), QPointF(x, height))
        words = "Đến " if side == "end" else "Từ "
        words += "khoảng " if self.vague else ""
        self._flag(painter, words + short_date(day.isoformat()), x, head + 2, "text")

    def _flag(self, painter: QPainter, words: str, x: float, y: float, tone: str) -> None:
        """A small plate with words at a line."""
        wide = self._measure(words) + 10
        x = min(max(x - wide / 2, float(self.names_width)), self.page.width() - wide)
        box = QRectF(x, y, wide, self.scale_row - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.c(tone))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.theme.c("surface"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

"""All pages below one another, painted; a click tells the place of the plan, a bar marks one."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from kehoach_gui.ui.theme import Theme

MARGIN = 18
GAP = 16
TWIPS_PER_PX = 15.0  # 1440 twips an inch, 96 pixels an inch
BAR_GAP, BAR_WIDTH = 170, 45  # twips: the bar beside the marked paragraph
SMALLEST, LARGEST = 0.15, 3.0  # scales of a page
Source = tuple[str | int, ...]
Room = tuple[int, int | None]  # pixels for a page, in height None for any


class PageList(QWidget):
    """Paints from pixmaps made for the pages in sight.

    `place_clicked` carries a paragraph's source, the character of it that was hit, and whether
    that was in the right half of the page.
    """

    place_clicked = Signal(object, int, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pages: tuple = ()
        self.scale = 0.5
        self.room: Room | None = None
        self.marked: Source = ()
        self._pixmaps: dict[int, QPixmap] = {}
        self.setAccessibleName("Trang in")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_pages(self, pages: tuple) -> None:
        old = self.pages
        self.pages = pages
        self._pixmaps = {
            place: pixmap
            for place, pixmap in self._pixmaps.items()
            if place < min(len(old), len(pages)) and old[place] == pages[place]
        }
        self._fit()

    def set_scale(self, scale: float) -> None:
        """One scale for every page."""
        if self.room is not None or abs(scale - self.scale) > 0.001:
            self.scale, self.room = scale, None
            self._pixmaps.clear()
        self._fit()

    def fit(self, room: Room) -> None:
        """Every page as large as the room lets it be, whichever way it lies."""
        if room != self.room:
            self.room = room
            self._pixmaps.clear()
        self._fit()

    def scale_of(self, place: int) -> float:
        """The scale of a page; 1 is its size on paper."""
        if self.room is None:
            return self.scale
        page, (width, height) = self.pages[place], self.room
        scale = width * TWIPS_PER_PX / page.width
        if height is not None:
            scale = min(scale, height * TWIPS_PER_PX / page.height)
        return max(SMALLEST, min(scale, LARGEST))

    def page_size(self, place: int = 0) -> QSize:
        page = self.pages[place]
        factor = self.scale_of(place) / TWIPS_PER_PX
        return QSize(round(page.width * factor), round(page.height * factor))

    def _fit(self) -> None:
        if not self.pages:
            return
        sizes = [self.page_size(place) for place in range(len(self.pages))]
        height = sum(size.height() + GAP for size in sizes) - GAP + 2 * MARGIN
        self.setMinimumSize(max(size.width() for size in sizes) + 2 * MARGIN, height)
        self.update()

    def tops(self) -> list[int]:
        """Where each page begins."""
        found, top = [], MARGIN
        for place in range(len(self.pages)):
            found.append(top)
            top += self.page_size(place).height() + GAP
        return found

    def top_of(self, place: int) -> int:
        return self.tops()[place]

    def page_at(self, y: int) -> int:
        """The page at a height, counted from 0."""
        for place, top in enumerate(self.tops()):
            if y < top + self.page_size(place).height():
                return place
        return max(0, len(self.pages) - 1)

    # places of the plan

    def mark(self, source: Source) -> None:
        """Mark the paragraph of a source with a bar."""
        if source != self.marked:
            self.marked = source
            self.update()

    def span_of(self, source: Source) -> tuple[int, int] | None:
        """From where to where a source stands in the list, its first page only; None if nowhere."""
        if not source:
            return None
        tops = self.tops()
        for place, page in enumerate(self.pages):
            lines = [line for line in page.lines if line.source[: len(source)] == source]
            if lines:
                factor = self.scale_of(place) / TWIPS_PER_PX
                first, last = lines[0], lines[-1]
                bottom = tops[place] + round((last.top + last.height) * factor)
                return tops[place] + round(first.top * factor), bottom
        return None

    def source_at(self, point: QPointF) -> tuple[Source, int, bool] | None:
        """The paragraph's source at a point, the character there, and whether at the right."""
        if not self.pages:
            return None
        place = self.page_at(int(point.y()))
        page, size = self.pages[place], self.page_size(place)
        factor = TWIPS_PER_PX / self.scale_of(place)
        x = (point.x() - (self.width() - size.width()) // 2) * factor
        y = (point.y() - self.tops()[place]) * factor
        lines = [line for line in page.lines if line.source and line.segments]
        rows = [line for line in lines if line.top <= y < line.top + line.height]
        if not rows or not 0 <= x <= page.width:
            return None
        line = min(rows, key=lambda each: abs(each.segments[0].x - x) if len(rows) > 1 else 0)
        return line.source, line.start + _char_at(line, x), x > page.width / 2

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self.source_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit is not None:
            self.place_clicked.emit(*hit)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        seen = QRectF(event.rect()).adjusted(-4, -4, 4, 4)
        for place, top in enumerate(self.tops()):
            size = self.page_size(place)
            box = QRectF((self.width() - size.width()) // 2, top, *size.toTuple())
            if not box.intersects(seen):
                continue
            shadow = self.theme.c("shadow")
            painter.setPen(Qt.PenStyle.NoPen)
            for spread, alpha in ((3, 8), (1, 14)):
                shadow.setAlpha(alpha)
                painter.setBrush(shadow)
                painter.drawRect(box.adjusted(-spread, 0, spread, spread + 1))
            shadow.setAlpha(255)
            painter.drawPixmap(box.topLeft(), self._pixmap(place))
            self._paint_mark(painter, place, box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.c("line"), 1))
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_mark(self, painter: QPainter, place: int, box: QRectF) -> None:
        """A bar left of the lines of the marked paragraph."""
        source = self.marked
        lines = [
            line
            for line in self.pages[place].lines
            if source and line.segments and line.source[: len(source)] == source
        ]
        if not lines:
            return
        factor = self.scale_of(place) / TWIPS_PER_PX
        left = min(line.segments[0].x for line in lines) - BAR_GAP
        top, bottom = lines[0].top, lines[-1].top + lines[-1].height
        bar = QRectF(left * factor, top * factor, BAR_WIDTH * factor, (bottom - top) * factor)
        painter.fillRect(bar.translated(box.topLeft()), self.theme.on_paper("accent"))

    def _pixmap(self, place: int) -> QPixmap:
        if place not in self._pixmaps:
            from kehoach_gui.export.paint import paint_page

            ratio = self.devicePixelRatioF()
            pixmap = QPixmap(self.page_size(place) * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(self.theme.c("paper"))
            painter = QPainter(pixmap)
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            )
            factor = self.scale_of(place) / TWIPS_PER_PX
            painter.scale(factor, factor)
            paint_page(painter, self.pages[place])
            painter.end()
            self._pixmaps[place] = pixmap
        return self._pixmaps[place]


def _char_at(line: object, x: float) -> int:
    """How many characters of a page's line stand left of x (twips)."""
    from kehoach_gui.core.measure import width_em

    count = 0
    for segment in line.segments:  # type: ignore[attr-defined]
        if x >= segment.x + segment.width:
            count += len(segment.text)
            continue
        left = segment.x
        for char in segment.text:
            width = width_em(char, segment.bold, segment.italic) * segment.size
            left += width + (segment.blank if char in " \u00a0" else 0.0)
            if x < left - width / 2:
                return count
            count += 1
        return count
    return count

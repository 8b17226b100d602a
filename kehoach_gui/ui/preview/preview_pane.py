"""The printed pages beside the editor: the same page list that PDF and printer paint."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.widgets import PaneHead

PAUSE_MS = 220
MARGIN = 18
GAP = 16
WIDTH_ZOOM, PAGE_ZOOM = "width", "page"
STEPS = (0.25, 0.35, 0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0)
TWIPS_PER_PX = 15.0  # 1440 twips an inch, 96 pixels an inch


class PageMaker(QObject):
    """Composes and paginates in a thread of its own; plain data only, no widget."""

    made = Signal(object, object)  # plan, pages
    failed = Signal(object, str)

    @Slot(object, object)
    def make(self, plan: Plan, preset: Preset) -> None:
        from kehoach_gui.core.compose import compose
        from kehoach_gui.core.errors import UserError
        from kehoach_gui.export.pages import lay_out

        try:
            self.made.emit(plan, lay_out(compose(plan, preset)))
        except UserError as error:
            self.failed.emit(plan, str(error))


class PageList(QWidget):
    """All pages below one another, painted from pixmaps made for the pages in sight."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pages: tuple = ()
        self.scale = 0.5
        self._pixmaps: dict[int, QPixmap] = {}
        self.setAccessibleName("Trang in")
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
        if abs(scale - self.scale) > 0.001:
            self.scale = scale
            self._pixmaps.clear()
        self._fit()

    def page_size(self, place: int = 0) -> QSize:
        page = self.pages[place]
        factor = self.scale / TWIPS_PER_PX
        return QSize(round(page.width * factor), round(page.height * factor))

    def _fit(self) -> None:
        if not self.pages:
            return
        sizes = [self.page_size(place) for place in range(len(self.pages))]
        height = sum(size.height() + GAP for size in sizes) - GAP + 2 * MARGIN
        self.setMinimumSize(max(size.width() for size in sizes) + 2 * MARGIN, height)
        self.update()

    def top_of(self, place: int) -> int:
        return MARGIN + sum(self.page_size(each).height() + GAP for each in range(place))

    def page_at(self, y: int) -> int:
        """The page at a height, counted from 0."""
        for place in range(len(self.pages)):
            if y < self.top_of(place) + self.page_size(place).height():
                return place
        return max(0, len(self.pages) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place in range(len(self.pages)):
            size = self.page_size(place)
            box = QRectF((self.width() - size.width()) // 2, self.top_of(place), *size.toTuple())
            if not box.intersects(QRectF(event.rect()).adjusted(-4, -4, 4, 4)):
                continue
            shadow = self.theme.c("shadow")
            painter.setPen(Qt.PenStyle.NoPen)
            for spread, alpha in ((3, 8), (1, 14)):
                shadow.setAlpha(alpha)
                painter.setBrush(shadow)
                painter.drawRect(box.adjusted(-spread, 0, spread, spread + 1))
            shadow.setAlpha(255)
            painter.drawPixmap(box.topLeft(), self._pixmap(place))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.c("line"), 1))
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

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
            painter.scale(self.scale / TWIPS_PER_PX, self.scale / TWIPS_PER_PX)
            paint_page(painter, self.pages[place])
            painter.end()
            self._pixmaps[place] = pixmap
        return self._pixmaps[place]


class PreviewPane(QWidget):
    """The pages with their head: page, zoom. `page_count` follows every new page list."""

    page_count = Signal(int)
    wanted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.zoom: str | float = WIDTH_ZOOM
        self._plan: Plan | None = None
        self._preset: Preset | None = None
        self._busy = False
        self.list = PageList(theme)
        self.scroll = QScrollArea()
        self.scroll.setObjectName("pages")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setWidget(self.list)
        self.scroll.setAccessibleName("Các trang in")
        self.place = QLabel("")
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        theme.dress(self.place, "small")
        self.head = PaneHead(theme)
        head = self.head.row
        head.setSpacing(2)
        head.addWidget(self.place, 1)
        for icon, tip, slot in (
            ("up", "Trang trước", lambda: self.turn(-1)),
            ("down", "Trang sau", lambda: self.turn(+1)),
            ("zoom-out", "Thu nhỏ", lambda: self.step(-1)),
            ("zoom-in", "Phóng to", lambda: self.step(+1)),
            ("fit-width", "Vừa chiều ngang", lambda: self.set_zoom(WIDTH_ZOOM)),
            ("fit-page", "Vừa cả trang", lambda: self.set_zoom(PAGE_ZOOM)),
        ):
            button = Button(theme, "", "flat", icon, tip)
            button.clicked.connect(slot)
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.scroll, 1)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._ask)
        self.thread_ = QThread(self)
        self.maker = PageMaker()
        self.maker.moveToThread(self.thread_)
        self.wanted.connect(self.maker.make)
        self.maker.made.connect(self._show)
        self.maker.failed.connect(self._complain)
        self.scroll.verticalScrollBar().valueChanged.connect(self._say_place)
        self.scroll.installEventFilter(self)
        tint(self.place, "muted")
        ground(self.list, QPalette.ColorRole.Midlight)

    def show_plan(self, plan: Plan, preset: Preset, at_once: bool = False) -> None:
        """Show the pages of a plan after a pause of typing, or as soon as they are made."""
        self._plan, self._preset = plan, preset
        self.timer.start(0 if at_once else PAUSE_MS)

    def _ask(self) -> None:
        if self._busy or self._plan is None or not self.isVisible():
            return
        if not self.thread_.isRunning():
            self.thread_.start()
        self._busy = True
        self.wanted.emit(self._plan, self._preset)

    def _show(self, plan: Plan, pages: tuple) -> None:
        self._busy = False
        if plan is not self._plan:
            self.timer.start(0)
        self.list.show_pages(pages)
        self._apply_zoom()
        self._say_place()
        self.page_count.emit(len(pages))

    def _complain(self, plan: Plan, sentence: str) -> None:
        self._busy = False
        self.place.setText(sentence)

    def stop(self) -> None:
        """End the thread; called before the window goes."""
        self.timer.stop()
        self.thread_.quit()
        self.thread_.wait()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self.timer.start(0)

    def turn(self, by: int) -> None:
        """Go a page on or back."""
        if self.list.pages:
            bar = self.scroll.verticalScrollBar()
            place = self.list.page_at(bar.value() + MARGIN + 1) + by
            bar.setValue(self.list.top_of(max(0, min(place, len(self.list.pages) - 1))) - MARGIN)

    def step(self, by: int) -> None:
        """The next larger or smaller zoom."""
        now = self.list.scale
        larger = [zoom for zoom in STEPS if zoom > now + 0.01]
        smaller = [zoom for zoom in STEPS if zoom < now - 0.01]
        if larger if by > 0 else smaller:
            self.set_zoom(larger[0] if by > 0 else smaller[-1])

    def set_zoom(self, zoom: str | float) -> None:
        self.zoom = zoom
        self._apply_zoom()
        self._say_place()

    def _apply_zoom(self) -> None:
        if not self.list.pages:
            return
        page = self.list.pages[0]
        room = self.scroll.size()
        wide = (room.width() - 2 * MARGIN - 14) * TWIPS_PER_PX / page.width
        high = (room.height() - 2 * MARGIN) * TWIPS_PER_PX / page.height
        zooms = {WIDTH_ZOOM: wide, PAGE_ZOOM: min(wide, high)}
        scale = zooms[self.zoom] if isinstance(self.zoom, str) else self.zoom
        self.list.set_scale(max(0.15, min(scale, 3.0)))

    def _say_place(self) -> None:
        if self.list.pages:
            place = self.list.page_at(self.scroll.verticalScrollBar().value() + 60) + 1
            self.place.setText(f"{place} / {len(self.list.pages)} · {self.list.scale * 100:.0f} %")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._apply_zoom()
            self._say_place()
        return False

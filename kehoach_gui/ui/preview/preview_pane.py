"""The printed pages beside the editor: the same page list that PDF and printer paint."""

from PySide6.QtCore import QEvent, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.giving_way import giving_way
from kehoach_gui.ui.preview.page_list import MARGIN, PageList, Source
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.widgets import PaneHead

PAUSE_MS = 200  # between two keys of a slow typist; only then are pages made
BAR = 14  # pixels for the scroll bar beside the pages
MARGIN_ABOVE = 90  # what is seen above the paragraph that the pages follow
WIDTH_ZOOM, PAGE_ZOOM = "width", "page"
STEPS = (0.25, 0.35, 0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0)


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
            with giving_way():
                pages = lay_out(compose(plan, preset))
            self.made.emit(plan, pages)
        except UserError as error:
            self.failed.emit(plan, str(error))


class PreviewPane(QWidget):
    """The pages with their head: page, zoom. `page_count` follows every new page list.

    `place_clicked` is that of the page list: a paragraph's source, the character, right half.
    """

    page_count = Signal(int)
    shown = Signal(object)  # the plan whose pages are now on the screen
    place_clicked = Signal(object, int, bool)
    wanted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.zoom: str | float = WIDTH_ZOOM
        self._plan: Plan | None = None
        self._preset: Preset | None = None
        self._busy = False
        self._following = False
        self._laid_width = 0
        self.list = PageList(theme)
        self.list.place_clicked.connect(self.place_clicked)
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
        self._go_to_mark()
        self.page_count.emit(len(pages))
        self.shown.emit(plan)

    def follow(self, source: Source) -> None:
        """Mark the paragraph that is being edited and bring it into sight."""
        if source != self.list.marked:
            self.list.mark(source)
            self._following = True
            self._go_to_mark()

    def _go_to_mark(self) -> None:
        """Scroll to the marked paragraph, once for every new mark, as soon as it has a page."""
        span = self.list.span_of(self.list.marked) if self._following else None
        if span is None or not self.isVisible():
            return
        self._following = False
        bar, height = self.scroll.verticalScrollBar(), self.scroll.height()
        if not bar.value() <= span[0] or not min(span[1], span[0] + height // 2) <= (
            bar.value() + height
        ):
            bar.setMaximum(max(bar.maximum(), self.list.minimumHeight() - height))
            bar.setValue(span[0] - MARGIN_ABOVE)

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
        if not self.list.pages:
            return
        now = self.list.scale_of(self._place())
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
        room = self.scroll.size()
        wide, high = room.width() - 2 * MARGIN - BAR, room.height() - 2 * MARGIN
        if isinstance(self.zoom, str):
            self.list.fit((wide, high if self.zoom == PAGE_ZOOM else None))
        else:
            self.list.set_scale(self.zoom)
        width = self.list.minimumWidth()
        if width != self._laid_width:
            self._laid_width = width
            QTimer.singleShot(0, self, self._centre)

    def _centre(self) -> None:
        """Upright pages in the middle of the pane, also where a lying one is wider than it."""
        bar = self.scroll.horizontalScrollBar()
        bar.setValue((bar.minimum() + bar.maximum()) // 2)

    def _say_place(self) -> None:
        if self.list.pages:
            place = self._place()
            percent = self.list.scale_of(place) * 100
            self.place.setText(f"{place + 1} / {len(self.list.pages)} · {percent:.0f} %")

    def _place(self) -> int:
        """The page in sight."""
        return self.list.page_at(self.scroll.verticalScrollBar().value() + 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._apply_zoom()
            self._say_place()
        return False

"""The assistant of the first run: three pages, each may be skipped, none writes a file."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from kehoach_gui.core.organisation import Organisation, new_plan
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.skeletons import plan_from_skeleton
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.first_run.pages import BodyPage, KindPage, StartPage
from kehoach_gui.ui.theme import Theme, tint

TITLES = ("Chào mừng đến với Kế hoạch", "Đơn vị của bạn", "Bắt đầu")


def scrolled(page: QWidget) -> QScrollArea:
    """The page in an area that scrolls where large letters need more height."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName("Loại đơn vị")
    area.setWidget(page)
    return area


class FirstRun(Dialog):
    """Ends accepted with an `organisation` (its name is "" where none was told) and a `start`.

    `start` is skeleton, paste, file, sample or blank. Esc and "Bỏ qua" leave it rejected.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, TITLES[0], 860)
        self.start = ""
        self.kind_page = KindPage(theme)
        self.body_page = BodyPage(theme)
        self.start_page = StartPage(theme)
        self.pages = QStackedWidget()
        for page in (scrolled(self.kind_page), self.body_page, self.start_page):
            self.pages.addWidget(page)
        title = self.body.itemAt(0).widget()
        assert isinstance(title, QLabel)
        self.title = title
        self.body.addWidget(self.pages, 1)
        self.resize(860, HIGHEST)
        self.skip = self.add_button("Bỏ qua", self.reject, left=True)
        self.place = QLabel()
        theme.dress(self.place, "small")
        tint(self.place, "muted")
        self.foot.insertWidget(1, self.place)
        self.back = self.add_button("Quay lại", lambda: self.turn(-1))
        self.go = self.add_button("Tiếp tục", lambda: self.turn(+1), "go")
        self.kind_page.picked.connect(lambda: self.body_page.show_kind(self.kind_page.kind))
        self.start_page.picked.connect(self._begin)
        self.body_page.show_kind(self.kind_page.kind)
        self._show(0)

    @property
    def organisation(self) -> Organisation:
        return self.body_page.organisation()

    def turn(self, by: int) -> None:
        """A page on or back."""
        self._show(self.pages.currentIndex() + by)

    def _show(self, place: int) -> None:
        last = self.pages.count() - 1
        place = max(0, min(place, last))
        if place == last:
            self.start_page.show_body(self.kind_page.kind, self.organisation)
        self.pages.setCurrentIndex(place)
        self.title.setText(TITLES[place])
        self.setWindowTitle(TITLES[place])
        self.place.setText(f"Bước {place + 1} / {last + 1}")
        self.back.setVisible(place > 0)
        self.go.setVisible(place < last)
        first = (
            self.kind_page.buttons[self.kind_page.chosen],
            self.body_page.inputs["parent_body"],
            next(iter(self.start_page.buttons.values())),
        )[place]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin(self, start: str) -> None:
        self.start = start
        self.accept()

    def skeleton_plan(self) -> Plan:
        """The plan of this year that the kind's skeleton gives this body."""
        year = date.today().year
        return plan_from_skeleton(self.organisation, self.kind_page.kind.skeleton, year)

    def blank_plan(self) -> Plan:
        """A plan with this body's head and nothing else."""
        return new_plan(self.organisation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, wherever the keyboard is."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.go.isVisible():
            self.turn(+1)
        else:
            super().keyPressEvent(event)

"""The right pane of an open plan: pages, cited documents, versions, findings of the check."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.checking.findings_panel import FindingsPanel
from kehoach_gui.ui.preview.preview_pane import PreviewPane
from kehoach_gui.ui.right.citations_panel import CitationsPanel
from kehoach_gui.ui.right.versions_panel import VersionsPanel
from kehoach_gui.ui.theme import Theme, ground
from kehoach_gui.ui.widgets import PaneHead

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession

PAGES, CITATIONS, VERSIONS, FINDINGS = range(4)
TABS = ("Trang in", "Căn cứ", "Phiên bản", "Rà soát")
RIGHT_HALF = {
    ("title",): ("title", "subject"),
    ("header",): ("header", "place"),
    ("tail",): ("signature", 0, "name"),
}
LEFT_HALF = RIGHT_HALF | {("header",): ("header", "issuing_body"), ("tail",): ("recipients", 0)}


class RightPane(QWidget):
    """Printed pages, cited documents, versions and findings of the session's plan.

    `place_asked` carries a place of the plan and a character of it; `opened` the session whose
    versions are wanted.
    """

    place_asked = Signal(object, int)
    tab_changed = Signal(int)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session: PlanSession | None = None
        self.preview = PreviewPane(theme)
        self.citations = CitationsPanel(theme)
        self.versions = VersionsPanel(theme)
        self.findings = FindingsPanel(theme)
        self.stack = QStackedWidget()
        self.tabs = QButtonGroup(self)
        head = PaneHead(theme)
        head.row.setContentsMargins(8, 0, 6, 1)
        head.row.setSpacing(2)
        for place, (name, page) in enumerate(
            zip(TABS, (self.preview, self.citations, self.versions, self.findings), strict=True)
        ):
            button = Button(theme, name, "flat")
            button.setCheckable(True)
            button.setChecked(place == PAGES)
            self.tabs.addButton(button, place)
            head.row.addWidget(button)
            self.stack.addWidget(page)
        head.row.addStretch(1)
        self.tabs.idClicked.connect(self.show_tab)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.stack, 1)
        ground(self, QPalette.ColorRole.Base)
        self.preview.place_clicked.connect(self._page_clicked)
        self.citations.place_asked.connect(lambda place: self.place_asked.emit(place, 0))
        self.findings.counted.connect(self._findings_counted)

    def show_tab(self, tab: int) -> None:
        """Show one of the pages."""
        button = self.tabs.button(tab)
        button.setChecked(True)
        self.stack.setCurrentIndex(tab)
        if tab == VERSIONS and self.session is not None:
            self.opened.emit(self.session)
        self.tab_changed.emit(tab)

    @property
    def tab(self) -> int:
        return self.stack.currentIndex()

    def focus(self) -> None:
        """Give the keyboard to the tab's list, or to the tab itself."""
        target = {
            CITATIONS: self.citations.list,
            VERSIONS: self.versions.list,
            FINDINGS: self.findings.list,
        }.get(self.tab)
        (target or self.tabs.button(self.tab)).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_session(self, session: "PlanSession") -> None:
        """Show another plan's documents and versions from now on."""
        self.session = session
        self.citations.show_session(session)
        self.findings.show_session(session)
        self.opened.emit(session)

    def show_plan(self, plan: Plan, preset: Preset, at_once: bool = False) -> None:
        """Take what changed in the plan, after a pause of typing or as soon as possible."""
        self.preview.show_plan(plan, preset, at_once)
        self.citations.show_plan(plan)
        self.findings.show_plan(plan)

    def follow(self, place: Place) -> None:
        """Let the pages follow what is being edited."""
        self.preview.follow(place)

    def _findings_counted(self, found: int, errors: int) -> None:
        button = self.tabs.button(FINDINGS)
        button.setText(f"{TABS[FINDINGS]} ({found})" if found else TABS[FINDINGS])
        told = f", {errors} lỗi" if errors else ""
        button.setAccessibleName(f"{TABS[FINDINGS]}: {found} chỗ cần xem lại{told}")
        button.updateGeometry()

    def _page_clicked(self, source: Place, char: int, right: bool) -> None:
        if self.session is None:
            return
        halves = RIGHT_HALF if right else LEFT_HALF
        if source in halves:
            self.place_asked.emit(halves[source], 0)
            return
        self.place_asked.emit(source, max(0, char - self._lead(source)))

    def _lead(self, source: Place) -> int:
        """How many characters of number or dash stand before the words on the page."""
        from kehoach_gui.core.places import spots

        plan = self.session.plan if self.session is not None else None
        words = next((s.text for s in spots(plan) if s.place == source), "") if plan else ""
        lines = [line for page in self.preview.list.pages for line in page.lines]
        first = next((line for line in lines if line.source == source), None)
        if first is None:
            return 0
        return max(0, first.text.casefold().find(words[:8].casefold()))

    def stop(self) -> None:
        """End what runs behind the window."""
        self.preview.stop()
        self.citations.stop()
        self.findings.stop()

"""What the workspace of a plan does for its right pane: pages, documents, versions, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtWidgets import QLabel, QSplitter

if TYPE_CHECKING:
    from kehoach_gui.core.places import Place
    from kehoach_gui.core.preset import Preset
    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.right.right_pane import RightPane
    from kehoach_gui.ui.theme import Theme

PREVIEW_FROM = 1180
FOLLOW_AFTER_MS = 60  # the pages follow the caret, not every key


class PlanPages:
    """Mixed into the plan view; the pane is made after the first paint of the window."""

    theme: Theme
    settings: QSettings
    session: PlanSession | None
    preset: Preset | None
    preview: RightPane | None
    splitter: QSplitter
    pages_label: QLabel
    wants_preview: bool
    follow_timer: QTimer

    @property
    def _owner(self) -> PlanView:
        from kehoach_gui.ui.plans.plan_view import PlanView

        assert isinstance(self, PlanView)
        return self

    def load_preview(self) -> None:
        """Make the right pane; called after the first paint of the window."""
        if self.preview is not None:
            return
        from kehoach_gui.ui.right.right_pane import RightPane

        view = self._owner
        pane = RightPane(self.theme)
        pane.setMinimumWidth(320)
        pane.preview.page_count.connect(self._pages_counted)
        pane.place_asked.connect(self._place_asked)
        self.preview = pane
        self.follow_timer = QTimer(view)
        self.follow_timer.setSingleShot(True)
        self.follow_timer.timeout.connect(self._follow)
        view.part_changed.connect(lambda: self.follow_timer.start(FOLLOW_AFTER_MS))
        view.caret_moved.connect(lambda: self.follow_timer.start(FOLLOW_AFTER_MS))
        self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(2, 0)
        self.restore()
        self.place_preview()
        view.right_made.emit(pane)
        self._refresh_session()

    def _refresh_session(self) -> None:
        """Show the session's plan in the right pane."""
        if self.preview is not None and self.session is not None:
            self.preview.show_session(self.session)
            self._refresh_preview(at_once=True)
            self.follow_timer.start(FOLLOW_AFTER_MS)

    def _refresh_preview(self, at_once: bool = False) -> None:
        if self.preview is not None and self.session is not None and self.preset:
            self.preview.show_plan(self.session.plan, self.preset, at_once)

    def _follow(self) -> None:
        if self.preview is not None:
            self.preview.follow(self._edited_place())

    def _edited_place(self) -> Place:
        """The source on the page of what is being edited."""
        from kehoach_gui.ui.plans.outline_model import HEAD, TAIL

        view = self._owner
        if view.current_id() in (HEAD, TAIL):
            return ("header",) if view.current_id() == HEAD else ("tail",)
        place = view.caret_place()
        if place is None or not view.editor.hasFocus():
            return ("section", view.current_id())
        return ("section", *place)

    def _place_asked(self, place: Place, char: int) -> None:
        """Go to a place of the plan that was chosen in the right pane."""
        self.go_to(place, char, char)

    def go_to(self, place: Place, start: int, end: int) -> None:
        """Show a place of the plan, characters `start` to `end` selected, with the keyboard."""
        from kehoach_gui.ui.plans.going import show_place

        if self.session is None or self.preview is None:
            return
        if self._owner.width() < PREVIEW_FROM:
            self.place_preview()
        show_place(self._owner, place, start, end)

    def _pages_counted(self, count: int) -> None:
        self.pages_label.setText(f"{count} trang")
        self._owner.page_count.emit(count)

    def show_preview(self, wanted: bool) -> None:
        """Show or hide the right pane, on the user's word."""
        self.wants_preview = wanted
        self.settings.setValue("plan/preview", wanted)
        self.load_preview()
        self.place_preview(asked=wanted)

    def show_right_tab(self, tab: int) -> None:
        """Show a tab of the right pane and give it the keyboard."""
        self.show_preview(True)
        if self.preview is not None:
            self.preview.show_tab(tab)
            self.preview.focus()

    def place_preview(self, asked: bool = False) -> None:
        """In a narrow window the pane is shown only when asked for, in place of the editor."""
        if self.preview is None:
            return
        width = self._owner.width()
        narrow = width < PREVIEW_FROM
        shown = asked if narrow else self.wants_preview
        alone = narrow and shown
        self.preview.setVisible(shown)
        self.splitter.widget(1).setVisible(not alone)
        self.splitter.setStretchFactor(2, int(alone))
        if alone:
            self.splitter.setSizes([240, 0, width - 240])
        self._owner.preview_changed.emit(shown)

    def remember(self) -> None:
        self.settings.setValue("plan/splitter", self.splitter.saveState())

    def restore(self) -> None:
        """The widths of last time; at first 268 for the outline and a third for the page."""
        width = self._owner.width()
        state = self.settings.value("plan/splitter", QByteArray())
        if not (isinstance(state, QByteArray) and self.splitter.restoreState(state)):
            page = max(320, (width - 268) * 2 // 5)
            self.splitter.setSizes([268, width - 268 - page, page])

    def stop(self) -> None:
        """End what runs behind the window."""
        if self.preview is not None:
            self.preview.stop()

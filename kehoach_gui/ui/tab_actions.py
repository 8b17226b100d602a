"""The window's handlers for open plans: each a tab with a session and a history of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt

from kehoach_gui.ui.plans.home_model import UNTITLED, capital

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.home_view import HomeView
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.rail import Rail
    from kehoach_gui.ui.status_row import StatusRow
    from kehoach_gui.ui.tabs.tab_strip import TabStrip
    from kehoach_gui.ui.theme import Theme

TITLE = "Kế hoạch"
TABS_KEY = "plan/tabs"
QUEUED = Qt.ConnectionType.QueuedConnection


@dataclass(slots=True)
class Tab:
    """An open plan; `session` is None until it is first shown, `part` what was edited last."""

    plan_id: int
    title: str
    session: PlanSession | None = None
    part: int | None = None


class TabActions:
    """Mixed into the window, which has library, list, view, bars and status row."""

    theme: Theme
    settings: QSettings
    session: PlanSession | None
    view: PlanView | None
    home: HomeView
    rail: Rail
    status: StatusRow
    tabs: list[Tab]
    _strip: TabStrip | None = None

    # the plan that is shown

    def show_session(self, session: PlanSession) -> None:
        """Open a plan's session in the window; the one before is saved and stays as a tab."""
        view = self._plan_page()
        if not self.end_session():
            return
        tab = next((tab for tab in self.tabs if tab.session is session), None)
        if tab is None:
            tab = next((tab for tab in self.tabs if tab.plan_id == session.plan_id), None)
        if tab is None:
            tab = Tab(session.plan_id, "")
            self.tabs.append(tab)
        tab.session = session
        self.session = session
        session.conventions, session.events = self.conventions(), self.events()
        session.tone = self.tone_style()
        view.show_session(session)  # first, so that the view knows a new standard before the window
        if tab.part is not None:
            view.show_part(tab.part)
        session.plan_changed.connect(self._plan_changed)
        session.saved.connect(self.status.say_saved)
        session.save_failed.connect(self.status.say_failed)
        session.kept_apart.connect(self._kept_apart)
        for signal in (session.undo_stack.canUndoChanged, session.undo_stack.canRedoChanged):
            signal.connect(self._history_changed)
        self.pages.setCurrentWidget(view)
        self.rail.mark_workspace("plans")
        self.bars.setCurrentWidget(self.plan_bar)
        self.bars.show()
        self.status.say_opened()
        self._say_plan()
        self._state_changed()
        self.show_tabs()
        view.focus_part()

    def _history_changed(self, _: bool) -> None:
        self._state_changed()

    def end_session(self) -> bool:
        """Save the open plan and leave it, its tab stays; False where it could not be saved."""
        session = self.session
        if session is None:
            return True
        self.commit_words()
        if not session.flush():
            return False
        for tab in self.tabs:
            if tab.session is session:
                tab.plan_id = session.plan_id  # another one where it was kept apart
                tab.part = self.view.current_id() if self.view is not None else None
        stack = session.undo_stack
        # whoever listens to the plan that is shown connects again when it is shown again
        for signal in (session.plan_changed, session.saved, session.save_failed):
            signal.disconnect()
        session.kept_apart.disconnect()
        stack.canUndoChanged.disconnect(self._history_changed)
        stack.canRedoChanged.disconnect(self._history_changed)
        self.session = None
        self.last_plan_id = session.plan_id
        self.setWindowTitle(TITLE)
        return True

    def show_home(self) -> None:
        """Back to the list of plans; the open plan is saved first."""
        chosen = self.session.plan_id if self.session else 0
        if not self.end_session():
            return
        self.reload_list(chosen)
        self.pages.setCurrentWidget(self.home)
        self.rail.mark_workspace("plans")
        self.bars.setCurrentWidget(self.home_bar)
        self.status.clear_plan()
        self._state_changed()
        self.show_tabs()
        self.home.list.setFocus()

    # tabs

    def current_tab(self) -> int:
        """The place of the plan that is shown, -1 for the list."""
        for place, tab in enumerate(self.tabs):
            if tab.session is not None and tab.session is self.session:
                return place
        return -1

    def show_tab(self, plan_id: int) -> bool:
        """Show an open plan's tab with its own history; False where the plan is not open."""
        tab = next((tab for tab in self.tabs if tab.plan_id == plan_id), None)
        if tab is None or tab.session is None:
            return False
        if tab.session is not self.session:
            self.show_session(tab.session)
        return True

    def turn_tab(self, step: str) -> None:
        """The next tab ("1") or the one before ("-1"), round and round, the list among them."""
        place = self.current_tab() + 1 + int(step)
        self.choose_tab(place % (len(self.tabs) + 1) - 1)

    def choose_tab(self, place: int) -> None:
        """Show the tab at a place, -1 for the list; a plan that is gone loses its tab."""
        if place == self.current_tab():
            return
        if place < 0:
            self.show_home()
        else:
            tab = self.tabs[place]
            self.open_plan(tab.plan_id)
            if self.session is None and tab.session is None and tab in self.tabs:
                self.tabs.remove(tab)
        self.show_tabs()

    def close_tab(self, place: int | None = None) -> bool:
        """Close a tab, by default the one shown; what was open beside it comes forward."""
        shown = self.current_tab()
        place = shown if place is None else place
        if place < 0:
            return True
        if place == shown and not self.end_session():
            return False
        tab = self.tabs.pop(place)
        if tab.session is not None:
            tab.session.deleteLater()
        if place == shown:
            if self.tabs:
                self.open_plan(self.tabs[min(place, len(self.tabs) - 1)].plan_id)
            if self.session is None:
                self.show_home()
        self.show_tabs()
        return True

    def close_tab_of(self, plan_id: int) -> bool:
        """Close the tab of a plan that goes away, where it has one."""
        places = [place for place, tab in enumerate(self.tabs) if tab.plan_id == plan_id]
        return all(self.close_tab(place) for place in places)

    def close_all_tabs(self) -> bool:
        """Save and let go of every plan; False where one could not be saved."""
        if not self.end_session():
            return False
        self.leave_tabs()
        self.tabs.clear()
        self.show_home()
        return True

    def leave_tabs(self) -> None:
        """Let every session go that is saved and not shown."""
        for tab in self.tabs:
            if tab.session is not None and tab.session is not self.session:
                tab.session.deleteLater()
                tab.session = None

    def show_tabs(self) -> None:
        """The strip as the tabs are now; it is there only where another plan is open."""
        shown = self.current_tab()
        for tab in self.tabs:
            if tab.session is not None:
                tab.title = capital(tab.session.plan.title.subject) or UNTITLED
        others = len(self.tabs) > (shown >= 0)
        if others:
            self._tab_strip().show_titles([tab.title for tab in self.tabs], shown)
        if self._strip is not None:
            self._strip.setVisible(others)
        for name in ("next_tab", "previous_tab"):
            self.actions_[name].setEnabled(others)
        self.remember_tabs()

    def _tab_strip(self) -> TabStrip:
        if self._strip is None:
            from kehoach_gui.ui.tabs.tab_strip import TabStrip

            self._strip = strip = TabStrip(self.theme)
            self.middle.insertWidget(0, strip)
            strip.chosen.connect(self.choose_tab)
            strip.close_asked.connect(self.close_tab)
            strip.slogans_dropped.connect(self.drop_slogans_on_tab, QUEUED)
        return self._strip

    # from one start to the next

    def remember_tabs(self) -> None:
        ids = ",".join(str(tab.plan_id) for tab in self.tabs)
        if ids != self.settings.value(TABS_KEY, "", str):
            self.settings.setValue(TABS_KEY, ids)

    def restore_tabs(self, rows: Any) -> None:
        """Tabs for the plans that were open last time and are still there; none is read yet."""
        titles = {str(row.id): row.title for row in rows}
        for word in self.settings.value(TABS_KEY, "", str).split(","):
            if word in titles and int(word) not in [tab.plan_id for tab in self.tabs]:
                self.tabs.append(Tab(int(word), capital(titles[word]) or UNTITLED))
        self.show_tabs()

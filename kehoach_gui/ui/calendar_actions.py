"""The window's handlers for the calendar: events, times of phases, going to a plan's text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kehoach_gui.core.conventions import Conventions
    from kehoach_gui.core.events import Event
    from kehoach_gui.core.places import Place
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.tab_actions import Tab
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

MOVED = "đặt ngày của đợt"
REFUSED = (
    "Chưa ghi được vào thư viện nên đợt giữ như cũ; mọi kế hoạch vẫn nguyên."
    " Thử lại sau; mở kế hoạch ra sửa thì thấy lý do."
)


class CalendarActions:
    """Mixed into the window, which has library, session, tabs, view and toast."""

    theme: Theme
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    tabs: list[Tab]
    conventions: Callable[[], Conventions]
    last_plan_id: int | None = None
    _edited: list[PlanSession]

    # events

    def events(self) -> tuple[Event, ...]:
        """The office's events."""
        found = self._try(
            "Chưa đọc được sự kiện",
            lambda: tuple(stored.event for stored in self.library.events.list_all()),
        )
        return found or ()

    def edit_events(self) -> None:
        """List, add, edit and delete events; phases of open plans move with them."""
        from kehoach_gui.ui.calendar.events_dialog import EventsDialog

        self.commit_words()
        EventsDialog(self.theme, self._me, self).exec()
        self.refresh_calendar()

    def follow_events(self, before: tuple[Event, ...], after: tuple[Event, ...]) -> int:
        """Move the phases of the open plans with changed events, one undo step a plan; how many."""
        from kehoach_gui.core.event_days import follow_events

        conventions, moved = self.conventions(), 0
        for tab in self.tabs:
            if tab.session is not None:
                tab.session.events = after
                tab.session.end_step()
                moved += tab.session.apply(
                    "dời theo sự kiện",
                    lambda plan: follow_events(plan, before, after, conventions),
                ) and self._keep(tab.session)
        return moved

    # the calendar's page

    def refresh_calendar(self) -> None:
        """Read the calendar's plans anew where it is shown."""
        page = self._workspaces.get("calendar")
        if page is not None and self.pages.currentWidget() is page:
            page.enter()

    def open_place(self, plan_id: int, place: Place) -> None:
        """Open a plan of the library at a place of its text, its order sheet or its matrix."""
        from kehoach_gui.ui.plans.going import show_place

        self.open_plan(plan_id)
        if self.session is None or self.view is None or not place:
            return
        if place[0] == "assignments":
            self.edit_assignments()
        elif place[0] == "order":
            self.edit_order_at(place)
        else:
            show_place(self.view, place, 0, 0)

    # times of phases

    def edit_period(self) -> None:
        """The time of the phase that is open in the editor."""
        session, view = self.session, self.view
        ident = view.current_id() if view is not None else None
        if session is None or ident is None:
            return
        phase = phase_above(session.plan, ident)
        if phase is None:
            self.toast.say("Mục đang soạn không phải là một đợt. Hãy chọn một đợt trong bố cục.")
            return
        self.commit_words()
        self._ask_period(session, phase)

    def edit_period_of(self, plan_id: int, section_id: int) -> None:
        """The time of a phase of any plan, as one undo step of that plan."""
        session = self.session_of(plan_id)
        if session is not None and self._ask_period(session, section_id):
            self._edited_here(session)

    def _ask_period(self, session: PlanSession, section_id: int) -> bool:
        from kehoach_gui.ui.calendar.period_dialog import PeriodDialog

        dialog = PeriodDialog(
            self.theme, self._me, session.plan, section_id, self.events(), self.conventions()
        )
        if not dialog.exec():
            return False
        session.end_step()
        return session.apply(MOVED, dialog.apply) and self._keep(session)

    def move_phase_end(
        self, plan_id: int, section_id: int, side: str, day: date, vague: bool = False
    ) -> None:
        """A day for one end of a phase, or the part of the month around it; its words stay."""
        from kehoach_gui.core.hand_days import move_end

        session = self.session_of(plan_id)
        if session is None:
            return
        session.end_step()
        end: Any = side
        events, around = self.events(), self.conventions() if vague else None
        changed = session.apply(
            MOVED, lambda plan: move_end(plan, section_id, end, day, events, around)
        )
        if changed and self._keep(session):
            self._edited_here(session)
            self.toast.say(
                "Đã đặt ngày bằng tay. Lời của đợt giữ nguyên cho đến khi chọn “Viết lại lời”.",
                ("Hoàn tác", self._undo_and_show),
            )

    def rewrite_phase(self, plan_id: int, section_id: int) -> None:
        """Write the words of a phase's time from its days, as one undo step of its plan."""
        from kehoach_gui.core.hand_days import rewrite_words

        session = self.session_of(plan_id)
        if session is None:
            return
        events, conventions = self.events(), self.conventions()
        session.end_step()
        changed = session.apply(
            "viết lại lời của đợt",
            lambda plan: rewrite_words(plan, section_id, events, conventions),
        )
        if not changed:
            self.toast.say("Lời của đợt đã nói đúng các ngày, hoặc chưa có lời nào nói được.")
        elif self._keep(session):
            self._edited_here(session)
            self.toast.say("Đã viết lại thời gian của đợt.", ("Hoàn tác", self._undo_and_show))

    def session_of(self, plan_id: int) -> PlanSession | None:
        """The session of a plan, open as a tab or opened as one now; None where it is refused."""
        from kehoach_gui.session import PlanSession
        from kehoach_gui.storage import StalePlan
        from kehoach_gui.ui.plans.home_model import UNTITLED, capital
        from kehoach_gui.ui.tab_actions import Tab

        tab = next((tab for tab in self.tabs if tab.plan_id == plan_id), None)
        if tab is not None and tab.session is not None:
            return tab.session
        stored = self._try("Chưa mở được kế hoạch", lambda: self.library.load_plan(plan_id))
        if stored is None:
            return None
        if tab is None:
            tab = Tab(plan_id, capital(stored.plan.title.subject) or UNTITLED)
            self.tabs.append(tab)
        tab.session = PlanSession(
            self.library, stored.id, stored.revision, stored.plan, StalePlan, self._me
        )
        tab.session.conventions, tab.session.events = self.conventions(), self.events()
        self.show_tabs()
        return tab.session

    # what leaves the calendar

    def edit_assignments(self) -> None:
        """The matrix of who does what by when."""
        from kehoach_gui.ui.calendar.matrix_dialog import open_matrix

        open_matrix(self)

    def export_calendar(self) -> None:
        """The calendar of the open plan, or of a year, as a file."""
        from kehoach_gui.ui.calendar.export_dialog import export_calendar

        export_calendar(self)

    def insert_anniversary(self) -> None:
        """The phrase of an anniversary at the caret."""
        from kehoach_gui.ui.calendar.insert_anniversary import insert_anniversary

        insert_anniversary(self)

    def _keep(self, session: PlanSession) -> bool:
        """Save an edit at once; one that the library refuses is taken back, unless it is in sight.

        A plan that another window saved meanwhile is kept apart, as in the editor.
        """
        ident, saved = session.plan_id, session.flush()
        if not saved and session is not self.session:
            session.undo_stack.undo()
            session.let_go()
            self.toast.say(REFUSED, lasting=True)
            return False
        if session.plan_id != ident and session is not self.session:
            for tab in self.tabs:
                if tab.session is session:
                    tab.plan_id = session.plan_id
            self._kept_apart(session.plan_id)
        return True

    # undo without an open plan

    def _edited_here(self, session: PlanSession) -> None:
        self._history().append(session)

    def _history(self) -> list[PlanSession]:
        if not hasattr(self, "_edited"):
            self._edited = []
        alive = [tab.session for tab in self.tabs if tab.session is not None]
        self._edited = [session for session in self._edited if session in alive]
        return self._edited

    def can_undo_in_calendar(self) -> bool:
        return any(session.undo_stack.canUndo() for session in self._history())

    def undo_in_calendar(self) -> bool:
        """Take back the last step of the plan that was edited last in the calendar."""
        history = self._history()
        while history:
            session = history.pop()
            if session.undo_stack.canUndo():
                session.undo_stack.undo()
                session.flush()
                return True
        return False

    def _undo_and_show(self) -> None:
        if self.undo_in_calendar():
            self.refresh_calendar()


def phase_above(plan: Plan, section_id: int) -> int | None:
    """The phase that a section is or lies in, None where it is in none."""
    from kehoach_gui.core.edits import path_to

    try:
        path = path_to(plan, section_id)
    except KeyError:
        return None
    return next((section.id for section in reversed(path) if section.kind == "phase"), None)

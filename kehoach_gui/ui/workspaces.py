"""The workspaces beside the plans: each is made when it is first shown and refreshed each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from kehoach_gui.ui.rail import Rail
    from kehoach_gui.ui.status_row import StatusRow


class Workspace(QWidget):
    """A page of the window with its own tool `bar`; `enter` is called each time it is shown."""

    bar: QWidget

    def enter(self) -> None:
        """Read what may have changed since the page was last shown."""

    def focus_search(self) -> None:
        """Ctrl+F: to the page's own search, where it has one."""

    def next_pane(self) -> None:
        """F6: the keyboard to the next pane."""

    def can_step(self, by: int) -> bool:
        """Whether the page has something to take back (-1) or to do again (+1)."""
        return False

    def step_history(self, by: int) -> None:
        """Take back or do again what was done on this page."""

    def state(self) -> set[str]:
        """What there is on the page for the window's actions (Row.needs)."""
        return set()


class WorkspaceActions:
    """Mixed into the window, which has the stacks of pages and of tool bars."""

    pages: QStackedWidget
    bars: QStackedWidget
    rail: Rail
    status: StatusRow
    end_session: Callable[[], bool]
    show_home: Callable[[], None]
    show_tabs: Callable[[], None]
    _state_changed: Callable[[], None]
    _workspaces: dict[str, Workspace]

    def workspace(self) -> Workspace | None:
        """The workspace that is shown; None for the plans."""
        page = self.pages.currentWidget()
        return page if isinstance(page, Workspace) else None

    def show_workspace(self, name: str) -> Workspace | None:
        """Show plans, slogans or calendar; the open plan is saved first and stays as a tab."""
        if name == "plans":
            self.show_home()
            return None
        if not self.end_session():
            self.rail.mark_workspace("plans")
            return None
        page = self._workspaces.get(name)
        if page is None:
            page = self._workspaces[name] = make_workspace(self, name)
            self.pages.addWidget(page)
            self.bars.addWidget(page.bar)
        self.pages.setCurrentWidget(page)
        self.bars.setCurrentWidget(page.bar)
        self.bars.show()
        self.rail.mark_workspace(name)
        self.status.clear_plan()
        self._state_changed()
        self.show_tabs()
        page.enter()
        page.setFocus()
        return page


def make_workspace(window: WorkspaceActions, name: str) -> Workspace:
    """The page of this name; loads its module."""
    if name == "slogans":
        from kehoach_gui.ui.slogans.workspace import SloganWorkspace

        return SloganWorkspace(window)
    from kehoach_gui.ui.calendar.workspace import CalendarWorkspace

    return CalendarWorkspace(window)

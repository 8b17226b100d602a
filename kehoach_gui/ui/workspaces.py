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
        raise NotImplementedError


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

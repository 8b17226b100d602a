"""The window's handlers for the check of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.toast import Toast


class CheckActions:
    """Mixed into the window, which has library, session, view and toast."""

    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast

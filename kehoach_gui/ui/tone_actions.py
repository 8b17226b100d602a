"""The window's handlers for tone marks: the office's way to set them, a plan set one way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.tab_actions import Tab
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

TONE_KEY = "tone"  # of the library: it belongs to the data


class ToneActions:
    """Joined to the tools of the window, which has library, session, view, tabs and toast."""

    theme: Theme
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    tabs: list[Tab]
    _try: Callable[..., Any]
    _me: QWidget

    def tone_style(self) -> str:
        """How the office of this library sets tone marks: "old", "new", "" for as shipped."""
        return str(self.library.setting(TONE_KEY, ""))

    def _take_tone(self, style: str) -> None:
        """Keep another way for what the program writes from now on; no text changes."""
        title = "Chưa lưu được cách đặt dấu thanh"
        if self._try(title, lambda: self.library.set_setting(TONE_KEY, style) or True):
            for tab in self.tabs:
                if tab.session is not None:
                    tab.session.tone = style

    def level_tones(self) -> None:
        """Show which words would change, then set the tone marks of a plan or section one way."""
        from kehoach_gui.core.places import place_name
        from kehoach_gui.core.tone import OLD, with_tones
        from kehoach_gui.ui.dialogs.tone_dialog import ToneDialog

        session = self.session
        if session is None or self.view is None:
            return
        self.commit_words()
        section = None
        if self.view.has_section():
            ident = self.view.current_id()
            section = ident, place_name(session.plan, ("section", ident))
        dialog = ToneDialog(self.theme, self._me, session.plan, session.tone or OLD, section)
        if not dialog.exec():
            return
        style, part, read = dialog.style_chosen, dialog.section, session.conventions
        session.end_step()
        if session.apply("chuẩn hóa dấu thanh", lambda plan: with_tones(plan, style, part, read)):
            self.toast.say("Đã đặt dấu thanh theo một cách.", ("Hoàn tác", self.undo))
        session.end_step()

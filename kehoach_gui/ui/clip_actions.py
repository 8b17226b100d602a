"""The window's handlers for sections on the clipboard: copied, cut and pasted between plans."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.toast import Toast

NOTHING = (
    "Bảng tạm không có mục nào. Chọn một mục ở bố cục rồi “Sao chép mục”, cũng được từ kế hoạch"
    " khác đang mở."
)
TOO_DEEP = "Không dán được ở đây: các mục sẽ lồng nhau quá sâu. Hãy chọn một mục ở bậc ngoài hơn."


class ClipActions:
    """Mixed into the window, which has session, view and toast."""

    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    _try: Callable[..., Any]

    def outline_has_focus(self) -> bool:
        """Whether the keyboard is in the outline, where copy and paste mean sections."""
        return self.view is not None and self.view.outline.hasFocus()

    def copy_section(self) -> bool:
        """Put the chosen section onto the clipboard with all it holds."""
        from kehoach_gui.ui.plans.flow import find
        from kehoach_gui.ui.plans.section_clipboard import packed

        if self.session is None or self.view is None or self.view.preset is None:
            return False
        self.commit_words()
        section = find(self.session.plan, self.view.current_id())
        if section is None:
            return False
        QGuiApplication.clipboard().setMimeData(packed(section, self.view.preset))
        self.toast.say("Đã sao chép mục. Dán được vào kế hoạch này hoặc kế hoạch khác.")
        return True

    def cut_section(self) -> None:
        """Copy the chosen section, then take it out of the plan."""
        if self.copy_section():
            self.outline("remove_section")

    def paste_section(self) -> None:
        """Put the clipboard's sections behind the chosen one, as one undo step."""
        from kehoach_gui.core.readable import unreadable_place
        from kehoach_gui.core.section_clip import insert_sections
        from kehoach_gui.ui.plans.flow import find, page_of
        from kehoach_gui.ui.plans.section_clipboard import unpacked

        session, view = self.session, self.view
        if session is None or view is None or view.preset is None:
            return
        self.commit_words()
        sections = self._try(
            "Chưa dán được mục", lambda: unpacked(QGuiApplication.clipboard().mimeData())
        )
        if not sections:
            if sections is not None:
                self.toast.say(NOTHING)
            return
        ident = view.current_id()
        after = page_of(session.plan, ident) if find(session.plan, ident) else None
        plan, last = insert_sections(session.plan, sections, view.preset, after)
        if unreadable_place(plan) is not None:
            self.toast.say(TOO_DEEP)
            return
        session.end_step()
        session.apply("dán mục", lambda _: self.read_by_office(plan))
        session.end_step()
        if last is not None:
            view.show_part(last)
        self.toast.say("Đã dán mục và đánh số theo chỗ mới.", ("Hoàn tác", self.undo))

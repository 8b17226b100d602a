"""The window's handlers for versions: kept by themselves or by name, compared, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kehoach_gui.core.errors import UserError

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.right.right_pane import RightPane
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

AT_OPENING = "Khi mở kế hoạch"
BEFORE_PRINT = "Trước khi in"
BEFORE_EXPORT = "Trước khi xuất"
BEFORE_RESTORE = "Trước khi lấy lại bản cũ"


class VersionActions:
    """Mixed into the window, which has library, session, view and toast."""

    theme: Theme
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    set_state: Callable[[int, str], None]
    _signed: frozenset[int] = frozenset()  # open plans that are as they were signed

    def attach_right(self, pane: RightPane) -> None:
        """Connect the right pane that the plan's workspace has made."""
        self._seen_plans: set[int] = set()
        pane.opened.connect(self._versions_wanted)
        pane.versions.keep_asked.connect(self.keep_version)
        pane.versions.compare_asked.connect(self.compare_version)
        pane.versions.restore_asked.connect(self.restore_version)

    def _versions_wanted(self, session: PlanSession) -> None:
        """A plan was opened, or its versions are looked at: keep how it was, show the list."""
        if session is not self.session:
            return
        if session.plan_id not in self._seen_plans:
            self._seen_plans.add(session.plan_id)
            self._note_state(session.plan_id)
            self.keep_automatic(AT_OPENING)
        self.reload_versions()

    def _note_state(self, plan_id: int) -> None:
        """Remember that a plan was signed before it was opened."""
        from kehoach_gui.ui.plans.states import SIGNED

        every = (*self.library.list_plans(), *self.library.list_plans(archived=True))
        if any(row.id == plan_id and row.state == SIGNED for row in every):
            self._signed |= {plan_id}

    def keep_automatic(self, name: str) -> None:
        """Keep the open plan as a version unless one holds just this; trouble is told, no more."""
        session = self.session
        if session is None or self.library.read_only or not self.library.checked:
            return
        try:
            self.library.keep_automatic(session.plan_id, session.plan, name)
        except UserError as error:
            self.toast.say(str(error))
        self.reload_versions()

    def reload_versions(self) -> None:
        """Read the versions of the open plan anew."""
        pane = self.view.preview if self.view is not None else None
        if pane is None or self.session is None:
            return
        try:
            rows = self.library.list_versions(self.session.plan_id)
        except UserError as error:
            self.toast.say(str(error))
            return
        pane.versions.show_rows(rows, self.library.read_only)

    def offer_recovery(self) -> None:
        """Texts that were put aside when the program stopped: ask which to go on with."""
        from kehoach_gui.ui.recovery import offer

        offer(self._me)

    def show_versions(self) -> None:
        if self.view is not None:
            from kehoach_gui.ui.right.right_pane import VERSIONS

            self.view.show_right_tab(VERSIONS)

    def show_citations(self) -> None:
        if self.view is not None:
            from kehoach_gui.ui.right.right_pane import CITATIONS

            self.view.show_right_tab(CITATIONS)

    def keep_version(self) -> None:
        """Ask for a name, then keep the plan as it is now."""
        from kehoach_gui.ui.dialogs.version_dialog import VersionDialog

        session = self.session
        if session is None:
            return
        self.commit_words()
        ident = session.plan_id
        rows = self._try("Chưa đọc được phiên bản", lambda: self.library.list_versions(ident))
        if rows is None:
            return
        dialog = VersionDialog(self.theme, self._me, [row.name for row in rows])
        if dialog.exec() and dialog.name:
            self.keep_named(dialog.name)

    def keep_named(self, name: str) -> None:
        """Keep the plan as it is now under a name; "Bản đã ký" and its kin set the state too."""
        from kehoach_gui.ui.plans.states import state_named

        if self.session is not None and self.session.flush():
            self.keep_as(self.session.plan_id, name, state_named(name))

    def keep_as(self, plan_id: int, name: str, state: str) -> bool:
        """Keep a saved plan under a name ("" for none) and set its state ("" for as it is)."""
        from kehoach_gui.ui.plans.states import SIGNED, state_name

        def work() -> str:
            kept = name
            if name:
                plan = self.library.load_plan(plan_id).plan
                ident = self.library.add_version(plan_id, plan, name)
                rows = self.library.list_versions(plan_id)
                kept = next(row.name for row in rows if row.id == ident)
            if state:
                self.library.set_state(plan_id, state)
            return kept

        kept = self._try("Chưa giữ được phiên bản hoặc trạng thái", work)
        if kept is None:
            return False
        if state:
            self._signed = self._signed - {plan_id} | ({plan_id} if state == SIGNED else set())
        self.reload_versions()
        said = f"Trạng thái: {state_name(state)}. " if state else ""
        self.toast.say(said + (f"Đã giữ “{kept}” ở thẻ Phiên bản." if kept else ""))
        return True

    def warn_if_signed(self) -> None:
        """A signed plan is being changed: say once that the signed text stays as it was."""
        session = self.session
        if session is None or session.plan_id not in self._signed:
            return
        from kehoach_gui.ui.plans.states import DRAFT

        self._signed -= {session.plan_id}
        self.toast.say(
            "Kế hoạch này đã ký. “Bản đã ký” vẫn nguyên ở thẻ Phiên bản; chỗ đang sửa không thuộc"
            " bản ấy.",
            ("Hoàn tác", self.undo),
            ("Đặt lại là nháp", lambda: self.set_state(session.plan_id, DRAFT)),
        )

    def compare_version(self, version_id: int) -> None:
        """A version beside the plan being edited, or beside any other version."""
        from kehoach_gui.core.compare import restore_section
        from kehoach_gui.core.restore_field import restore_field
        from kehoach_gui.ui.dialogs.compare_dialog import CompareDialog, Side
        from kehoach_gui.ui.right.versions_panel import made_words

        session = self.session
        if session is None or not version_id:
            return
        self.commit_words()
        ident = session.plan_id
        rows = self._try("Chưa đọc được phiên bản", lambda: self.library.list_versions(ident))
        good = [row for row in rows or () if not row.damaged]
        place = next((i for i, row in enumerate(good, 1) if row.id == version_id), 0)
        if not place:
            return
        sides = [Side("Bản đang soạn", lambda: session.plan)]
        sides += [
            Side(
                f"{row.name} · {made_words(row)}",
                lambda row=row: self.library.load_version(row.id),
            )
            for row in good
        ]
        dialog = CompareDialog(self.theme, self._me, sides, place)
        if dialog.exec() and dialog.chosen is not None:
            old, back = dialog.chosen

            def edit(plan: Plan) -> Plan:
                if isinstance(back, int):
                    return restore_section(plan, old, back)
                return restore_field(plan, old, back)

            session.end_step()
            if session.apply("lấy lại một phần của bản cũ", edit):
                self.toast.say("Đã lấy lại như bản cũ.", ("Hoàn tác", self.undo))

    def restore_version(self, version_id: int) -> None:
        """Take a whole version back as one undo step; what stands now is kept before."""
        from kehoach_gui.ui.dialogs.base import ask

        session = self.session
        if session is None or not version_id:
            return
        self.commit_words()
        old: Plan | None = self._try(
            "Chưa lấy lại được", lambda: self.library.load_version(version_id)
        )
        if old is None:
            return
        words = (
            "Cả kế hoạch trở lại như phiên bản đã chọn. Bản đang soạn được giữ thành một phiên bản,"
            " và có thể hoàn tác."
        )
        if ask(self.theme, self._me, "Lấy lại phiên bản", words, "Lấy lại", "Không") == 0:
            self.keep_automatic(BEFORE_RESTORE)
            session.end_step()
            if session.apply("lấy lại phiên bản", lambda _: old):
                self.toast.say("Đã lấy lại phiên bản.", ("Hoàn tác", self.undo))
            else:
                self.toast.say("Bản đang soạn đã giống phiên bản ấy từng chữ.")

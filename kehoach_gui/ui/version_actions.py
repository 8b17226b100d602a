"""The window's handlers for versions: kept by themselves or by name, compared, taken back."""

from __future__ import annotations

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
            self.keep_automatic(AT_OPENING)
        self.reload_versions()

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
        """Keep the plan as it is now under a name."""
        session = self.session
        if session is None:
            return
        session.flush()
        kept = self._try(
            "Chưa giữ được phiên bản",
            lambda: self.library.add_version(session.plan_id, session.plan, name),
        )
        if kept is not None:
            self.reload_versions()
            self.toast.say(f"Đã giữ “{name}”. Xem ở thẻ Phiên bản bên phải.")

    def compare_version(self, version_id: int) -> None:
        """A version beside the plan being edited, or beside any other version."""
        from kehoach_gui.core.compare import restore_section
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
            old, section = dialog.chosen
            session.end_step()
            if session.apply(
                "lấy lại một mục của bản cũ", lambda plan: restore_section(plan, old, section)
            ):
                self.toast.say("Đã lấy lại mục ấy.", ("Hoàn tác", self.undo))

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

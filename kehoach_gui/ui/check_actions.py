"""The window's handlers for the check of a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kehoach_gui.checking import Finding
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.export.last_page import Repair
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.checking.findings_panel import FindingsPanel
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.right.right_pane import RightPane
    from kehoach_gui.ui.status_row import StatusRow
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

NONE_LEFT = "Không thấy chỗ nào cần xem lại."


class CheckActions:
    """Mixed into the window, which has library, session, view and toast."""

    theme: Theme
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    status: StatusRow
    _me: QWidget

    def attach_check(self, pane: RightPane) -> None:
        """Connect the panel of findings in the right pane that the plan's workspace has made."""
        panel = pane.findings
        panel.counted.connect(self._count_findings)
        panel.asked.connect(self.show_finding)
        panel.fix_asked.connect(self.fix_this)
        panel.accept_asked.connect(self.accept_this)
        panel.withdraw_asked.connect(self.withdraw_this)
        panel.none_left.connect(lambda: self.toast.say(NONE_LEFT))

    def _count_findings(self, found: int, errors: int) -> None:
        if self.session is not None:  # a check may end after its plan was left
            self.status.show_findings(found, errors)

    def _findings(self) -> FindingsPanel | None:
        """The panel of the open plan, made now where it was not yet."""
        if self.view is None or self.session is None:
            return None
        self.view.load_preview()
        return self.view.preview.findings if self.view.preview is not None else None

    def show_check(self) -> None:
        """F7: the findings beside the text, checked at once."""
        panel = self._findings()
        if panel is not None and self.view is not None:
            from kehoach_gui.ui.right.right_pane import FINDINGS

            self.commit_words()
            self.view.show_right_tab(FINDINGS)
            panel.check_now()

    def step_finding(self, by: str) -> None:
        """F8 and Shift+F8: the next finding ("1") or the one before ("-1") in the text."""
        panel = self._findings()
        if panel is not None:
            self.commit_words()
            panel.step(int(by))

    def show_finding(self, finding: Finding) -> None:
        """Go to the words of a finding; its reason is told where the list is out of sight."""
        from kehoach_gui.checking import words_at

        panel = self._findings()
        if panel is None or self.view is None or self.session is None:
            return
        self.view.go_to(finding.place, *words_at(self.session.plan, finding))
        if not panel.isVisible():
            self.toast.say(
                f"{finding.reason} {finding.fix}", ("Kế tiếp (F8)", lambda: panel.step(1))
            )

    # the chosen finding

    def fix_finding(self) -> None:
        self._with_chosen(self.fix_this)

    def accept_finding(self) -> None:
        self._with_chosen(self.accept_this)

    def _with_chosen(self, run: Callable[[Finding], None]) -> None:
        """Do something with the finding that is chosen among the open ones."""
        panel = self._findings()
        finding = panel.current() if panel is not None and not panel.is_accepted() else None
        if finding is None:
            self.toast.say("Chưa chọn chỗ nào. Bấm F8 để đến chỗ cần xem lại kế tiếp.")
        else:
            run(finding)

    def fix_this(self, finding: Finding) -> None:
        """Mend one finding as one undo step."""
        from kehoach_gui.checking import LONELY, can_fix, fixed

        if self.session is None:
            return
        if finding.rule == LONELY:
            self.repair_last_page()
            return
        if not can_fix(finding):
            self.toast.say(f"Chỗ này cần tự xem và sửa. {finding.fix}")
            return
        self.commit_words()
        conventions = self.session.conventions
        changed = self._one_step("sửa chỗ rà soát", lambda plan: fixed(plan, finding, conventions))
        said = "Đã sửa." if changed else "Lời văn ở đó đã đổi, không có gì được sửa."
        self.toast.say(said, *([("Hoàn tác", self.undo)] if changed else []))

    def repair_last_page(self) -> None:
        """Look behind the window for what brings the signature back to its text, then offer it."""
        from kehoach_gui.export.last_page import repairs

        if self.session is None:
            return
        self.commit_words()
        plan = self.session.plan
        job = self._job(lambda progress: repairs(plan, progress))
        self.toast.say("Đang thử các lựa chọn của thể thức…", ("Dừng", job.cancel), lasting=True)
        job.progressed.connect(self.toast.progress)
        job.cancelled.connect(lambda: self.toast.say("Đã dừng, không có gì đổi."))
        self._start(job, lambda found: self._offer_repairs(plan, found))

    def _offer_repairs(self, plan: Plan, found: tuple[Repair, ...]) -> None:
        """Take one of the repairs of a plan as one undo step."""
        from kehoach_gui.export.last_page import changed
        from kehoach_gui.ui.checking.last_page_dialog import NOTHING_HELPS, LastPageDialog

        self.toast.hide()
        if self.session is None or self.session.plan is not plan:
            return
        if not found:
            self.toast.say(NOTHING_HELPS)
            return
        dialog = LastPageDialog(self.theme, self._me, plan, found)
        if dialog.exec():
            changes = dialog.repair.changes
            if self._one_step("sửa trang cuối", lambda plan: changed(plan, changes)):
                self.toast.say(f"Đã đặt {dialog.words}.", ("Hoàn tác", self.undo))

    def accept_this(self, finding: Finding) -> None:
        """Ask for a note, then let the finding stand."""
        from kehoach_gui.ui.checking.accept_dialog import AcceptDialog

        self.commit_words()
        dialog = AcceptDialog(self.theme, self._me, finding)
        if dialog.exec():
            self.let_stand(finding, dialog.note)

    def let_stand(self, finding: Finding, note: str) -> None:
        """Keep a finding as accepted from today on, as one undo step."""
        from kehoach_gui.checking import accept

        today = date.today().isoformat()
        if self._one_step("chấp nhận", lambda plan: accept(plan, finding, note, today)):
            self.toast.say("Đã chấp nhận chỗ ấy.", ("Hoàn tác", self.undo))

    def withdraw_this(self, finding: Finding) -> None:
        """Count an accepted finding again."""
        from kehoach_gui.checking import withdraw

        if self._one_step("rút lại chấp nhận", lambda plan: withdraw(plan, finding)):
            self.toast.say("Đã rút lại, chỗ ấy lại cần xem.", ("Hoàn tác", self.undo))

    def _one_step(self, name: str, edit: Callable[[Plan], Plan]) -> bool:
        session, panel = self.session, self._findings()
        if session is None or panel is None:
            return False
        session.end_step()
        changed = session.apply(name, edit)
        session.end_step()
        panel.check_now()
        return changed

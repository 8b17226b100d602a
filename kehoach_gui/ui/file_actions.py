"""The window's handlers for plans as a whole: new, import, export, list, standards, help."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.resources import RESOURCES

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.jobs import Job
    from kehoach_gui.ui.plans.home_view import HomeView
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

SAMPLE = RESOURCES / "plans" / "mau.json"


class FileActions:
    """Mixed into the window, which has library, session, list and toast."""

    theme: Theme
    settings: QSettings
    library: Library
    session: PlanSession | None
    view: PlanView | None
    home: HomeView
    toast: Toast
    _to_read: Callable[[], deque[Any]]

    @property
    def _me(self) -> QWidget:
        assert isinstance(self, QWidget)
        return self

    def tell(self, title: str, sentence: str) -> None:
        """Say something that must be read."""
        from kehoach_gui.ui.dialogs.base import tell

        tell(self.theme, self._me, title, sentence)

    # plans of the library

    def open_plan(self, plan_id: int) -> None:
        """Open a plan of the list, or show its tab; a damaged one offers its newest good copy."""
        if self.show_tab(plan_id):
            return
        try:
            stored = self.library.load_plan(plan_id)
        except UserError as error:
            stored = self._recovered(plan_id, error)
            if stored is None:
                return
        self._open_stored(stored)

    def _open_stored(self, stored: Any) -> None:
        from kehoach_gui.session import PlanSession
        from kehoach_gui.storage import StalePlan

        session = PlanSession(
            self.library, stored.id, stored.revision, stored.plan, StalePlan, self._me
        )
        self.show_session(session)

    def _recovered(self, plan_id: int, error: UserError) -> Any:
        """The good copy that a damaged plan's error carries, put in its place if wanted."""
        copy = getattr(error, "plan", None)
        if copy is None:
            self.tell("Chưa mở được kế hoạch", str(error))
            return None
        from kehoach_gui.ui.dialogs.base import ask

        if ask(self.theme, self._me, "Kế hoạch bị hỏng", str(error), "Lấy lại bản tốt", "Để sau"):
            return None
        return self._try("Chưa lấy lại được", lambda: self.library.recover_plan(plan_id, copy))

    def _try(self, title: str, work: Any) -> Any:
        """What the work gives; None where it failed with a sentence, which is shown."""
        try:
            return work()
        except UserError as error:
            self.tell(title, str(error))
            return None

    def open_row(self) -> None:
        self.open_plan(self.home.current_id())

    def copy_row(self) -> None:
        ident = self.home.current_id()
        stored = self._try("Chưa nhân đôi được", lambda: self.library.duplicate_plan(ident))
        if stored is not None:
            self.reload_list(stored.id)
            self.toast.say("Đã nhân đôi kế hoạch. Bản sao đứng đầu danh sách.")

    def delete_row(self) -> None:
        self.delete_plan(self.home.current_id())

    def delete_plan(self, plan_id: int) -> None:
        """Put a plan into the bin; the toast takes it back."""
        row = next((row for row in self.home.model.all_rows if row.id == plan_id), None)
        if row is None or not self.close_tab_of(plan_id):
            return
        try:
            self.library.delete_plan(plan_id)
        except UserError as error:
            self.tell("Chưa xóa được", str(error))
            return
        self.reload_list()
        title = row.title[:70] or "kế hoạch chưa có trích yếu"
        self.toast.say(f"Đã xóa “{title}”.", ("Hoàn tác", lambda: self._restore(plan_id)))

    def _restore(self, plan_id: int) -> None:
        try:
            self.library.restore_plan(plan_id)
        except UserError as error:
            self.tell("Chưa lấy lại được", str(error))
        self.reload_list(plan_id)

    def add_and_open(self, plan: Plan) -> None:
        """Store a new plan and open it."""
        if not self.end_session():
            return
        plan = self.read_by_office(plan)
        stored = self._try("Chưa lưu được", lambda: self.library.add_plan(plan))
        if stored is not None:
            self.reload_list(stored.id)
            self._open_stored(stored)

    def new_plan(self) -> None:
        """Ask for the body that issues the plan, then open an empty one."""
        from kehoach_gui.ui.dialogs.organisation_dialog import OrganisationDialog

        dialog = OrganisationDialog(self.theme, self._me, self.library, choosing=True)
        if dialog.exec() and dialog.plan is not None:
            self.add_and_open(dialog.plan)

    def edit_organisations(self) -> None:
        from kehoach_gui.ui.dialogs.organisation_dialog import OrganisationDialog

        OrganisationDialog(self.theme, self._me, self.library, choosing=False).exec()

    def open_sample(self) -> None:
        """Store the shipped sample plan and open it."""
        from kehoach_gui.core import plan_json

        plan = self._try(
            "Chưa mở được kế hoạch mẫu", lambda: plan_json.loads(SAMPLE.read_text("utf-8"))
        )
        if plan is not None:
            self.add_and_open(plan)

    # what was set aside on import

    def show_discarded(self) -> None:
        """The lines that were set aside on import; ticked ones go back into the plan."""
        from kehoach_gui.core import structure
        from kehoach_gui.ui.dialogs.discarded_dialog import DiscardedDialog
        from kehoach_gui.ui.plans.standards import preset_of

        session = self.session
        if session is None:
            return
        dialog = DiscardedDialog(self.theme, self._me, session.plan.discarded)
        if dialog.exec() and dialog.chosen():
            chosen = dialog.chosen()

            def edit(plan: Plan) -> Plan:
                for index in reversed(chosen):
                    plan = structure.restore_discarded(plan, index, preset_of(plan))
                return plan

            session.apply("lấy lại dòng để riêng", edit)
            self.toast.say("Các dòng đã chọn đứng ở cuối mục cuối cùng.", ("Hoàn tác", self.undo))

    # standard

    def fill_standards(self, menu: QMenu) -> None:
        """The standards to choose from; a change is shown before it is made."""
        from kehoach_gui.core import preset
        from kehoach_gui.ui.plans.standards import caution

        for ident, one in preset.load_all().items():
            note = caution(one)
            text = f"{one.short_name} ({note})" if note else one.short_name
            menu.addAction(text, lambda ident=ident: self.switch_standard(ident))
        menu.addSeparator()
        menu.addAction(self.actions_["options"])

    def choose_standard(self) -> None:
        if self.session is not None:
            self.switch_standard(self.session.plan.standard)

    def switch_standard(self, ident: str) -> None:
        """Show what another standard changes, then switch."""
        from kehoach_gui.ui.dialogs.standard_dialog import StandardDialog
        from kehoach_gui.ui.plans.standards import switched

        session = self.session
        if session is None:
            return
        self.commit_words()
        dialog = StandardDialog(self.theme, self._me, session.plan, ident)
        if dialog.exec() and dialog.standard != session.plan.standard:
            chosen = dialog.standard
            session.end_step()
            session.apply("đổi thể thức", lambda plan: switched(plan, chosen))
            self.toast.say("Đã đổi thể thức, không phải gõ lại gì.", ("Hoàn tác", self.undo))

    def choose_options(self) -> None:
        from kehoach_gui.ui.dialogs.options_dialog import OptionsDialog

        session = self.session
        if session is None:
            return
        self.commit_words()
        dialog = OptionsDialog(self.theme, self._me, session.plan)
        if dialog.exec():
            session.end_step()
            session.apply("tùy chọn thể thức", dialog.apply)

    # jobs

    def _job(self, work: Callable[[Callable[[int, int], None]], Any]) -> Job:
        from kehoach_gui.ui.jobs import Job

        return Job(work, self._me)

    def _start(self, job: Job, done: Any) -> None:
        job.stand_in(self._jobs())
        job.done.connect(done)
        job.failed.connect(self._job_failed)
        job.start()

    def _jobs(self) -> set[Job]:
        if not hasattr(self, "_running"):
            self._running: set[Job] = set()
        return self._running

    def _job_failed(self, error: Exception) -> None:
        self.toast.hide()
        if not isinstance(error, UserError):
            raise error
        self.tell("Chưa làm được", str(error))

    def wait_for_jobs(self) -> None:
        """Cancel and await what still runs, begin nothing new; called when the window closes."""
        self._to_read().clear()
        for job in list(self._jobs()):
            job.cancel()
            job.wait()

    # help

    def show_keys(self) -> None:
        from kehoach_gui.ui.dialogs.help_dialogs import KeysDialog

        KeysDialog(self.theme, self._me).exec()

    def show_about(self) -> None:
        from kehoach_gui.ui.dialogs.help_dialogs import AboutDialog

        AboutDialog(self.theme, self._me).exec()

"""The window's handlers for what leaves a plan or guards it: export, print, copies, backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.version_actions import BEFORE_EXPORT, BEFORE_PRINT

if TYPE_CHECKING:
    from kehoach_gui.core.conventions import Conventions
    from kehoach_gui.core.events import Event
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.export import Exporter
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Backup, DamagedLibrary, Library
    from kehoach_gui.ui.jobs import Job, Progress
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast


class OutputActions:
    """Mixed into the window, which has library, session, toast and jobs."""

    theme: Theme
    settings: QSettings
    library: Library
    session: PlanSession | None
    toast: Toast
    restore: Callable[[Library, Backup], Library]
    conventions: Callable[[], Conventions]
    events: Callable[[], tuple[Event, ...]]

    # export and copies

    def fill_exports(self, menu: QMenu) -> None:
        from kehoach_gui import services

        for exporter in services.exporters():
            text = f"{exporter.label} ({exporter.suffix})…"
            menu.addAction(text, lambda exporter=exporter: self.export_as(exporter))

    def save_copy(self) -> None:
        from kehoach_gui import services

        self.export_as(next(each for each in services.exporters() if each.id == "kehoach"))

    def save_now(self) -> None:
        """Save what is not saved yet; the status row says when."""
        if self.session is not None:
            self.commit_words()
            self.session.flush()

    def export_as(self, exporter: Exporter) -> None:
        """Ask where to, then write the file in a thread of its own."""
        from kehoach_gui.services import TO_GO_ON
        from kehoach_gui.ui.exporting import proposed_name
        from kehoach_gui.ui.saving import ask_target

        if self.session is None:
            return
        self.commit_words()
        if exporter.id not in TO_GO_ON and not self.slogans_are_filled():
            return
        self.session.flush()
        self.keep_automatic(BEFORE_EXPORT)
        plan = self.session.plan
        name = proposed_name(plan, exporter.suffix)
        path = ask_target(self, self.settings, "Xuất ra tệp", name, exporter.label)
        if path is not None:
            self.export_to(exporter, plan, path)

    def export_to(self, exporter: Exporter, plan: Plan, path: Path) -> Job:
        """Write the plan to a file; progress and the result are told in the toast."""
        from kehoach_gui.ui.checking.finding_reader import error_line
        from kehoach_gui.ui.exporting import write_export
        from kehoach_gui.ui.plans.standards import preset_of
        from kehoach_gui.ui.saving import follow, say_written

        preset, conventions, events = preset_of(plan), self.conventions(), self.events()

        def write(progress: Progress) -> str:
            write_export(exporter, plan, preset, path, progress)
            return error_line(plan, conventions, events)

        job = self._job(write)
        follow(job, self.toast, "xuất", path)
        self._start(job, lambda errors: say_written(self.toast, "xuất", path, errors))
        return job

    def print_plan(self) -> None:
        """Choose pages and sides, then the printer; printing goes on beside the window."""
        from kehoach_gui.ui.checking.finding_reader import error_line
        from kehoach_gui.ui.plans.standards import preset_of
        from kehoach_gui.ui.printing.print_dialog import PrintDialog
        from kehoach_gui.ui.printing.printer import print_sheets
        from kehoach_gui.ui.printing.system_dialog import choose_printer

        if self.session is None:
            return
        self.commit_words()
        if not self.slogans_are_filled():
            return
        self.session.flush()
        self.keep_automatic(BEFORE_PRINT)
        plan = self.session.plan
        dialog = PrintDialog(self.theme, self._me, plan, preset_of(plan))
        if not dialog.exec() or not dialog.sides:
            return
        sides = dialog.sides
        printer = choose_printer(self.theme, self._me, plan.title.subject or "Kế hoạch")
        if printer is None:
            return
        conventions, events = self.conventions(), self.events()

        def send(progress: Progress) -> str:
            count = print_sheets(printer, sides, progress)
            errors = error_line(plan, conventions, events)
            return f"Đã gửi {count} mặt giấy sang máy in.{errors}"

        job = self._job(send)
        self.toast.say("Đang gửi sang máy in…", ("Hủy", job.cancel), lasting=True)
        job.progressed.connect(self.toast.progress)
        job.cancelled.connect(lambda: self.toast.say("Đã hủy việc in."))
        self._start(job, self.toast.say)

    # backups

    def back_up(self) -> None:
        """A backup of the library while the window goes on; trouble is told, work goes on."""
        from kehoach_gui.storage import backups

        if self.library.read_only:
            return
        path, folder = self.library.path, self.library.backups_folder
        self._start(self._job(lambda progress: backups.make(path, folder)), lambda _: None)

    def check_library(self) -> None:
        """Check a large library while the window is open already; writing begins after it."""
        if self.library.checked or self.library.read_only:
            return
        from kehoach_gui.storage import check_file

        path = self.library.path
        self.toast.say(
            "Đang kiểm tra thư viện. Có thể xem và soạn ngay; việc lưu bắt đầu khi kiểm tra xong.",
            lasting=True,
        )
        self._start(self._job(lambda progress: check_file(path)), self._checked)

    def _checked(self, found: tuple[str, ...]) -> None:
        from kehoach_gui.storage import DamagedLibrary

        self.toast.hide()
        try:
            self.library.accept_check(found)
        except DamagedLibrary as error:
            self._offer_backup(error)
            return
        if self.session is not None:
            self.session.flush()
        self.back_up()

    def _offer_backup(self, error: DamagedLibrary) -> None:
        """A damaged library: its newest good backup, what is open goes to a recovery file."""
        from kehoach_gui.ui.crash import keep_text
        from kehoach_gui.ui.dialogs.base import ask

        title = "Thư viện bị hỏng"
        if error.backup is None:
            self.tell(title, str(error))
            return
        if ask(self.theme, self._me, title, str(error), "Khôi phục bản sao lưu", "Để sau") == 0:
            if self.session is not None and keep_text(self.session) is not None:
                self.session.let_go()
            self.put_back(error.backup)

    def show_backups(self) -> None:
        from kehoach_gui.ui.dialogs.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self.theme, self._me, self.library)
        if dialog.exec() and dialog.chosen is not None:
            self.put_back(dialog.chosen)

    def put_back(self, backup: Backup) -> None:
        """Put a backup in the library's place; what is open is saved before."""
        if not self.close_all_tabs():
            return
        self.wait_for_jobs()
        try:
            self.library = self.restore(self.library, backup)
        except UserError as error:
            self.tell("Chưa khôi phục được", str(error))
            return
        self.reload_list()
        if self.library.notices:
            self.tell("Chưa khôi phục được", str(self.library.notices[-1]))
            return
        self.toast.say("Đã khôi phục. Thư viện trước đó được giữ cạnh thư viện, với tên khác.")

    def ask_to_lose(self) -> bool:
        """The open plan cannot be saved: close all the same? Its text goes to a recovery file."""
        from kehoach_gui.ui.crash import keep_text
        from kehoach_gui.ui.dialogs.base import ask

        kept = keep_text(self.session)
        words = (
            "Những thay đổi cuối cùng chưa lưu được vào thư viện."
            f" {'Văn bản đã được cất tại ' + str(kept) + '.' if kept else ''}"
        )
        return ask(self.theme, self._me, "Chưa lưu được", words, "Ở lại", "Vẫn đóng") == 1

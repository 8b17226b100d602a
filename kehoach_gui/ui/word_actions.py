"""The window's handlers for other people's documents that come as Word files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from kehoach_gui.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.recipient_order import Book
    from kehoach_gui.returned_file import ReturnedFile
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.jobs import Job
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast


class WordActions:
    """Mixed into the window, which has library, session, view and toast."""

    theme: Theme
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    commit_words: Callable[[], None]
    undo: Callable[[], None]
    settings: QSettings
    import_path: Callable[[Path], None]
    open_files: Callable[[Sequence[str]], None]
    address_book: Callable[[], Book]
    _job: Callable[[Any], Job]
    _jobs: Callable[[], set[Job]]
    _start: Callable[[Job, Any], None]
    _say_reading: Callable[[Job, str], None]
    tell: Callable[[str, str], None]

    # documents read from files

    def chosen_section(self) -> str | None:
        """The name of the section that is open, None where there is none."""
        if self.session is None or self.view is None or not self.view.has_section():
            return None
        from kehoach_gui.core.edits import find

        section = find(self.session.plan, self.view.current_id())
        words = section.heading or (section.blocks[0].words if section.blocks else "")
        return f"{section.number or ''} {words}".strip()[:60]

    def take_into_section(self, read: Plan) -> None:
        """Put a document that was read into the section that is open, as one undo step."""
        from kehoach_gui.core.taking_in import take_in

        session, view = self.session, self.view
        if session is None or view is None or view.preset is None:
            return
        ident, preset = view.current_id(), view.preset
        try:
            after = take_in(session.plan, ident, read, preset)
        except UserError as error:
            self.tell("Chưa nhập được", str(error))
            return
        session.end_step()
        after = replace(after, receipt=(*after.receipt, *read.receipt))
        session.apply("nhập vào mục", lambda _: after)
        session.end_step()
        self.toast.say("Đã nhập vào cuối mục đang mở.", ("Hoàn tác", self.undo))

    def attach_superior(self, document: Plan, name: str) -> None:
        """Keep a superior's document with the open plan and show both side by side."""
        from kehoach_gui.ui.plans.standards import preset_of

        session = self.session
        if session is None:
            return
        try:
            self.library.attachments.attach(session.plan_id, name, document, preset_of(document))
        except UserError as error:
            self.tell("Chưa đính kèm được", str(error))
            return
        self.show_superior()

    def _await(self, job: Job | None) -> None:
        """Let the window wait for what a dialog that was closed has still running."""
        if job is not None and job.isRunning():
            job.stand_in(self._jobs())

    def show_superior(self) -> None:
        """The superior's documents of the open plan beside it, with what is not answered yet."""
        from kehoach_gui.ui.superior.dialog import SuperiorDialog

        session, view = self.session, self.view
        if session is None or view is None:
            return
        self.commit_words()
        session.end_step()
        assert isinstance(self, QWidget)
        dialog = SuperiorDialog(self.theme, self, self.library, session)
        dialog.exec()
        for job in dialog.running():
            self._await(job)
        if dialog.wanted is not None and dialog.wanted_block is not None:
            view.go_to(("section", dialog.wanted, dialog.wanted_block), 0, 0)
        elif dialog.wanted is not None:
            view.show_part(dialog.wanted)
            view.focus_part()

    def compare_word(self) -> None:
        """Choose a Word file that was made from the open plan and changed elsewhere."""
        from PySide6.QtWidgets import QFileDialog

        assert isinstance(self, QWidget)
        folder = self.settings.value("folder/import", "", str)
        kind = "Văn bản Word (*.docx)"
        name, _ = QFileDialog.getOpenFileName(self, "So với bản Word đã sửa", folder, kind)
        if name:
            self.compare_word_file(Path(name))

    def compare_word_file(self, path: Path) -> None:
        """Read the Word file behind the window, then show what was changed in it."""
        session = self.session
        if session is None:
            return
        from kehoach_gui.returned_file import read_returned

        self.commit_words()
        plan, library = session.plan, self.library.path
        job = self._job(
            lambda progress: read_returned(
                path, plan, library, session.plan_id, session.conventions, progress
            )
        )
        self._say_reading(job, f"“{path.name}”")
        self._start(job, lambda file: self._show_returned(session, file))

    def _show_returned(self, session: PlanSession, file: ReturnedFile) -> None:
        from kehoach_gui.core.returned_shape import STRANGE
        from kehoach_gui.ui.dialogs.base import ask
        from kehoach_gui.ui.superior.returned import ReturnedDialog

        self.toast.hide()
        if session is not self.session:
            self.toast.say("Kế hoạch đã được đóng trước khi đọc xong bản Word.")
            return
        self.commit_words()
        session.end_step()
        assert isinstance(self, QWidget)
        if replace(session.plan, citations=()) != replace(file.found.plan, citations=()):
            self.toast.say("Kế hoạch đã đổi trong lúc đọc bản Word. Hãy chọn lại lệnh này.")
            return
        if file.in_common < STRANGE:
            sentence = (
                f"Chỉ khoảng {file.in_common:.0%} chữ trong tệp “{file.name}” giống kế hoạch đang"
                " mở. Kế hoạch không thay đổi; hãy xem lại có chọn đúng tệp không."
            )
            title = "Tệp có vẻ không phải kế hoạch này"
            if ask(self.theme, self, title, sentence, "Vẫn so sánh", "Thôi"):
                return
        ReturnedDialog(self.theme, self, session, file).exec()

    def take_dropped(self, paths: Sequence[str]) -> None:
        """What is dropped on the window: a folder or Word files together, or single files."""
        chosen = [Path(path) for path in paths]
        words = [path for path in chosen if path.suffix.lower() == ".docx"]
        if any(path.is_dir() for path in chosen) or len(words) == len(chosen) > 1:
            self.consolidate(chosen)
        else:
            self.open_files(paths)

    def consolidate(self, chosen: Sequence[Path] = ()) -> None:
        """Read the plans of lower units in a folder or files, and write a report of them."""
        from kehoach_gui.core import preset
        from kehoach_gui.core.submitted_units import known_units
        from kehoach_gui.ui.superior.submitted_dialog import SubmittedDialog

        assert isinstance(self, QWidget)
        bodies = [one.organisation for one in self.library.list_organisations()]
        own = bodies[0] if bodies else None
        plan = self.session.plan if self.session is not None else None
        standard = plan.standard if plan else own.standard if own else preset.ids()[0]
        author = (plan.header.issuing_body if plan else own.issuing_body if own else "") or ""
        author = " ".join(author.split())
        units = known_units(self.address_book(), bodies, author)
        dialog = SubmittedDialog(self.theme, self, self.settings, standard, author, units)
        if chosen:
            dialog.take(chosen)
        dialog.exec()
        self._await(dialog.job)
        if dialog.wanted is not None:
            self.import_path(dialog.wanted)

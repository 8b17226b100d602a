"""The window's handlers for what comes in: files and pasted texts, read one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from kehoach_gui.core.errors import UserError

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.reading import Reading
    from kehoach_gui.reading.again import Opened
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.jobs import Job
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

ToRead = tuple[str, str, Callable[[Any], "Opened"]]  # how it is shown, its name, what opens it
FREE_MS = 200  # between two looks whether another dialog is still open
INPUTS = ";;".join(
    (
        "Văn bản đọc được (*.docx *.txt *.html *.htm *.json *.kehoach)",
        "Tệp chưa đọc được, xem cách chuyển (*.doc *.docm *.odt *.rtf *.pdf)",
        "Mọi tệp (*)",
    )
)


def _opened_and_read(
    opener: Callable[[Any], Opened], progress: Callable[[int, int], None]
) -> tuple[Opened, Reading]:
    """What a worker gives: the source kept open, and how it was read."""
    from kehoach_gui.core import preset
    from kehoach_gui.ui.giving_way import giving_way

    with giving_way():
        preset.load_all()  # the dialog offers them all
        opened = opener(progress)
        return opened, opened.read(progress=progress)


class ImportActions:
    """Mixed into the window, which has session, toast and the handlers for what was read."""

    theme: Theme
    settings: QSettings
    library: Library
    session: PlanSession | None
    toast: Toast
    tell: Callable[[str, str], None]
    add_and_open: Callable[[Plan], None]
    attach_superior: Callable[[Plan, str], None]
    chosen_section: Callable[[], str | None]
    take_into_section: Callable[[Plan], None]
    _me: QWidget
    _job: Callable[[Any], Job]
    _jobs: Callable[[], set[Job]]
    _start: Callable[[Job, Any], None]
    _job_failed: Callable[[Exception], None]

    def import_file(self) -> None:
        folder = self.settings.value("folder/import", "", str)
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._me, "Nhập từ tệp", folder, INPUTS)
        if name:
            self.settings.setValue("folder/import", str(Path(name).parent))
            self.import_path(Path(name))

    def import_path(self, path: Path) -> None:
        """Read a file in a thread of its own, then show what was read; one after another."""
        from kehoach_gui import services

        self._read_later(f"“{path.name}”", path.name, partial(services.open_any, path))

    def import_pasted(self) -> None:
        """Ask for the text of a plan, then show how it was read."""
        from kehoach_gui.ui.dialogs.paste_dialog import PasteDialog

        dialog = PasteDialog(self.theme, self._me)
        if dialog.exec():
            read = dialog.reader()
            self._read_later("văn bản dán", "văn bản dán", lambda progress: read())

    def _read_later(self, shown: str, name: str, opener: Callable[[Any], Opened]) -> None:
        """Read now, or when what is being read and shown is done with."""
        self._to_read().append((shown, name, opener))
        self._read_next()

    def _to_read(self) -> deque[ToRead]:
        if not hasattr(self, "_waiting_reads"):
            self._waiting_reads: deque[ToRead] = deque()
            self._reading_now = False
        return self._waiting_reads

    def _read_next(self) -> None:
        if self._reading_now or not self._to_read():
            return
        self._reading_now = True
        shown, name, opener = self._to_read().popleft()
        job = self._job(lambda progress: _opened_and_read(opener, progress))
        self._say_reading(job, shown)
        job.cancelled.connect(self._read_on)
        self._start(
            job, lambda pair: self._when_free(lambda: self._show_reading(*pair, shown, name))
        )
        job.failed.disconnect(self._job_failed)
        job.failed.connect(lambda error: self._when_free(lambda: self._not_read(shown, error)))

    def _when_free(self, show: Callable[[], None]) -> None:
        """Show now, or once the dialog that is open has been closed."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(FREE_MS, self._me, lambda: self._when_free(show))
            return
        try:
            if self._me.isVisible():  # else it was closed in the meantime
                show()
        finally:
            self._read_on()

    def _read_on(self) -> None:
        self._reading_now = False
        self._read_next()

    def _not_read(self, shown: str, error: Exception) -> None:
        self.toast.hide()
        if not isinstance(error, UserError):
            raise error
        self.tell(f"Chưa nhập được {shown}", str(error))

    def _say_reading(self, job: Job, name: str) -> None:
        """Progress of reading, and the way to stop it."""
        self.toast.say(f"Đang đọc {name}…", ("Hủy", job.cancel), lasting=True)
        job.progressed.connect(self.toast.progress)
        job.cancelled.connect(lambda: self.toast.say(f"Đã hủy đọc {name}. Chưa nhập gì."))

    def _show_reading(self, opened: Opened, reading: Reading, shown: str, name: str) -> None:
        from kehoach_gui.ui.dialogs.import_dialog import ImportDialog

        self.toast.hide()
        section, attachable = self.chosen_section(), self.session is not None
        usual = {kept.organisation.standard for kept in self.library.list_organisations()}
        dialog = ImportDialog(
            self.theme, self._me, reading, shown, opened, section, attachable, self._jobs(), usual
        )
        taken = dialog.taken() if dialog.exec() else None
        where = dialog.where()
        dialog.deleteLater()
        if taken is None:
            return
        if where == "section":
            self.take_into_section(taken)
        elif where == "superior":
            self.attach_superior(taken, name)
        else:
            self.add_and_open(taken)

    def show_receipt(self) -> None:
        """What reading said when the open plan was taken from a file."""
        from kehoach_gui.ui.dialogs.receipt_dialog import ReceiptDialog

        if self.session is not None:
            ReceiptDialog(self.theme, self._me, self.session.plan.receipt).exec()

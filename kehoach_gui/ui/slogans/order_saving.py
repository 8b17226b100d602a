"""Writing an order from its dialog: where to, in a thread of its own, what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.exporting import write_export
from kehoach_gui.ui.jobs import Job

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.preset import Preset
    from kehoach_gui.export import Exporter
    from kehoach_gui.ui.toast import Toast

FOLDER = "folder/export"
PREFIX = "dat-in-"


class OrderSaver(QObject):
    """Asks for a place, writes, and tells in a toast; one file at a time."""

    def __init__(self, parent: QWidget, toast: Toast, settings: QSettings) -> None:
        super().__init__(parent)
        self.window = parent
        self.toast = toast
        self.settings = settings
        self.job: Job | None = None

    def save(self, exporter: Exporter, plan: Plan, preset: Preset) -> None:
        """Ask where to and write there; the system's dialog asks before it replaces."""
        from kehoach_gui.core.file_names import proposed_name

        if self.job is not None:
            return
        folder = Path(self.settings.value(FOLDER, str(Path.home()), str))
        start = folder / f"{PREFIX}{proposed_name(plan, exporter.suffix)}"
        kinds = f"{exporter.label} (*{exporter.suffix})"
        name, _ = QFileDialog.getSaveFileName(self.window, "Xuất danh mục", str(start), kinds)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != exporter.suffix:
            path = path.with_name(path.name + exporter.suffix)
        self.settings.setValue(FOLDER, str(path.parent))
        self.write(exporter, plan, preset, path)

    def write(self, exporter: Exporter, plan: Plan, preset: Preset, path: Path) -> None:
        """Write in a thread of its own."""
        job = Job(lambda progress: write_export(exporter, plan, preset, path, progress), self)
        self.job = job
        job.progressed.connect(self.toast.progress)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.toast.say(f"Đang xuất “{path.name}”…", ("Hủy", job.cancel), lasting=True)
        self.toast.progress(0, 0)
        job.start()

    def stop(self) -> None:
        """Cancel and wait; nothing half-written stays."""
        if self.job is not None:
            self.job.cancel()
            self.job.wait()

    def _done(self, path: Path) -> None:
        from kehoach_gui.ui.output_actions import open_local

        self.job = None
        self.toast.say(
            f"Đã xuất “{path.name}”.",
            ("Mở tệp", lambda: open_local(path)),
            ("Mở thư mục", lambda: open_local(path.parent)),
            lasting=True,
        )

    def _cancelled(self) -> None:
        self.job = None
        self.toast.say("Đã hủy, không có tệp nào được ghi.")

    def _failed(self, error: Exception) -> None:
        self.job = None
        if not isinstance(error, UserError):
            self.toast.say("Chưa xuất được danh mục.")
            raise error
        self.toast.say(str(error), lasting=True)

"""Files that the window and its dialogs write: where to, in a thread of its own, what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach_gui.ui.jobs import Progress
    from kehoach_gui.ui.toast import Toast

EXPORTS = "folder/export"


def ask_target(
    window: Any, settings: QSettings, title: str, name: str, label: str, folder_key: str = EXPORTS
) -> Path | None:
    """Where a file goes that is proposed as `name`; None where the user left.

    The folder is remembered under a key of the settings. A file that is there already is asked
    about, also where its ending was added only here. `window` is a window or dialog with a theme.
    """
    suffix = Path(name).suffix
    folder = Path(settings.value(folder_key, str(Path.home()), str))
    kind = f"{label} (*{suffix})"
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(folder / name), kind)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
        if path.exists() and not _may_replace(window, path):
            return None
    settings.setValue(folder_key, str(path.parent))
    return path


def _may_replace(window: Any, path: Path) -> bool:
    from kehoach_gui.ui.dialogs.base import ask

    words = f"“{path.name}” đã có trong thư mục này. Ghi đè lên tệp đó?"
    return ask(window.theme, window, "Tệp đã có", words, "Ghi đè", "Không") == 0


def follow(job: Job, toast: Toast, doing: str, path: Path) -> None:
    """Tell in the toast what a job that has not begun is `doing` (xuất, ghi), and its end early."""
    toast.say(f"Đang {doing} “{path.name}”…", ("Hủy", job.cancel), lasting=True)
    toast.progress(0, 0)
    job.progressed.connect(toast.progress)
    job.cancelled.connect(lambda: toast.say("Đã hủy, không có tệp nào được ghi."))


def say_written(toast: Toast, doing: str, path: Path, more: str = "") -> None:
    """Tell that a file is there, with the ways to it."""
    toast.say(
        f"Đã {doing} “{path.name}”.{more}",
        ("Mở tệp", lambda: open_local(path)),
        ("Mở thư mục", lambda: open_local(path.parent)),
        lasting=True,
    )


def open_local(path: Path) -> None:
    """Open a file or folder that the program itself just wrote."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class FileSaver(QObject):
    """Writes the files of a dialog beside it, one at a time, and tells in the dialog's toast.

    `doing` is the verb (xuất, ghi), `thing` what it writes (maket, danh mục).
    """

    def __init__(self, dialog: QObject, toast: Toast, doing: str, thing: str) -> None:
        super().__init__(dialog)
        self.toast = toast
        self.doing = doing
        self.thing = thing
        self.job: Job | None = None

    def write(self, path: Path, work: Callable[[Progress], Path]) -> None:
        """Let `work` write the file; gives way where another is being written."""
        if self.job is not None:
            return
        self.job = job = Job(work, self)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._ended)
        follow(job, self.toast, self.doing, path)
        job.start()

    def stop(self) -> None:
        """Cancel and wait; nothing half-written stays."""
        if self.job is not None:
            self.job.cancel()
            self.job.wait()

    def _ended(self) -> None:
        self.job = None

    def _done(self, path: Path) -> None:
        self.job = None
        say_written(self.toast, self.doing, path)

    def _failed(self, error: Exception) -> None:
        self.job = None
        if not isinstance(error, UserError):
            self.toast.say(f"Chưa {self.doing} được {self.thing}.")
            raise error
        self.toast.say(str(error), lasting=True)

"""A file that the calendar's dialogs write: where to, in a thread of its own, what was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.output_actions import open_local

if TYPE_CHECKING:
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.ui.jobs import Progress

FOLDER = "folder/export"


def bodies(window: Any) -> list[Organisation]:
    """The library's organisations; none, and the reason in the toast, where it cannot be read."""
    try:
        return [stored.organisation for stored in window.library.list_organisations()]
    except UserError as error:
        window.toast.say(str(error))
        return []


def save_file(
    window: Any, stem: str, suffix: str, label: str, make: Callable[[Progress], bytes]
) -> Job | None:
    """Ask where to, then make and write the file beside the window; None where the user left.

    `window` has settings, toast and jobs; the toast tells progress and what was written.
    """
    folder = Path(window.settings.value(FOLDER, str(Path.home()), str))
    start = str(folder / f"{stem}{suffix}")
    name, _ = QFileDialog.getSaveFileName(window, "Xuất ra tệp", start, f"{label} (*{suffix})")
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
        if path.exists() and not window._may_replace(path):
            return None
    window.settings.setValue(FOLDER, str(path.parent))

    def write(progress: Progress) -> None:
        from kehoach_gui import files

        files.write_bytes(path, make(progress))

    job: Job = window._job(write)
    window.toast.say(f"Đang xuất “{path.name}”…", ("Hủy", job.cancel), lasting=True)
    window.toast.progress(0, 0)
    job.progressed.connect(window.toast.progress)
    job.cancelled.connect(lambda: window.toast.say("Đã hủy, không có tệp nào được ghi."))
    window._start(job, lambda _: _written(window, path))
    return job


def _written(window: Any, path: Path) -> None:
    window.toast.say(
        f"Đã xuất “{path.name}”.",
        ("Mở tệp", lambda: open_local(path)),
        ("Mở thư mục", lambda: open_local(path.parent)),
        lasting=True,
    )

"""A file that the calendar's dialogs write: where to, in a thread of its own, what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.saving import ask_target, follow, say_written

if TYPE_CHECKING:
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.ui.jobs import Job, Progress


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
    path = ask_target(window, window.settings, "Xuất ra tệp", f"{stem}{suffix}", label)
    if path is None:
        return None

    def write(progress: Progress) -> None:
        from kehoach_gui import files

        files.write_bytes(path, make(progress))

    job: Job = window._job(write)
    follow(job, window.toast, "xuất", path)
    window._start(job, lambda _: say_written(window.toast, "xuất", path))
    return job

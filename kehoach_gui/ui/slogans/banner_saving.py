"""Writing artwork from the window: where to, in a thread of its own, progress, what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.jobs import Job

if TYPE_CHECKING:
    from kehoach_gui.core.banner import Banner
    from kehoach_gui.export.banner import DrawnBanner
    from kehoach_gui.ui.jobs import Progress
    from kehoach_gui.ui.toast import Toast

KINDS = {
    "pdf": ("Maket đúng cỡ", "PDF đúng cỡ (*.pdf)", ".pdf"),
    "svg": ("Maket đúng cỡ", "SVG đúng cỡ (*.svg)", ".svg"),
    "a4": ("Ghép từ A4", "PDF ghép từ A4 (*.pdf)", ".pdf"),
    "a3": ("Ghép từ A3", "PDF ghép từ A3 (*.pdf)", ".pdf"),
    "proof": ("Tờ duyệt", "Tờ duyệt A4 (*.pdf)", ".pdf"),
}
FOLDER = "folder/banner"
LONGEST_STEM = 60


def proposed_stem(banners: Sequence[Banner], kind: str) -> str:
    """A file name without its ending: what it is, the words, the size."""
    from kehoach_gui.files import safe_name

    name = KINDS[kind][0]
    if len(banners) > 1:
        return safe_name(f"{name} {len(banners)} khẩu hiệu")
    first = banners[0]
    words = " ".join(first.text.split())[:LONGEST_STEM].strip(" !.,")
    return safe_name(f"{name} {words} {first.width:.0f}x{first.height:.0f}")


def write_banners(path: Path, kind: str, banners: Sequence[Banner], progress: Progress) -> Path:
    """Draw and write; gives the path. Raises what drawing refuses, and TargetError."""
    from kehoach_gui import files
    from kehoach_gui.export import banner_files as made

    drawn = made.draw_all(banners, progress)
    makers: dict[str, Callable[[list[DrawnBanner]], bytes]] = {
        "pdf": lambda one: made.banner_pdf(one, progress),
        "svg": made.banner_svg,
        "proof": lambda one: made.proof_pdf(one, progress),
    }
    maker = makers.get(kind, lambda one: made.tiled_pdf(one, kind, progress))
    files.write_bytes(path, maker(drawn))
    return path


class BannerSaver(QObject):
    """Asks for a place, writes, and tells in a toast; one file at a time."""

    def __init__(self, parent: QWidget, toast: Toast, settings: QSettings) -> None:
        super().__init__(parent)
        self.window = parent
        self.toast = toast
        self.settings = settings
        self.job: Job | None = None

    def save(self, kind: str, banners: Sequence[Banner]) -> None:
        """Ask where to and write there; the system's dialog asks before it replaces."""
        if self.job is not None or not banners:
            return
        _, label, suffix = KINDS[kind]
        folder = Path(self.settings.value(FOLDER, str(Path.home()), str))
        start = folder / f"{proposed_stem(banners, kind)}{suffix}"
        name, _ = QFileDialog.getSaveFileName(self.window, "Lưu maket", str(start), label)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        self.settings.setValue(FOLDER, str(path.parent))
        self.write(path, kind, banners)

    def write(self, path: Path, kind: str, banners: Sequence[Banner]) -> None:
        """Write in a thread of its own."""
        given = tuple(banners)
        job = Job(lambda progress: write_banners(path, kind, given, progress), self)
        self.job = job
        job.progressed.connect(self.toast.progress)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.toast.say(f"Đang ghi “{path.name}”…", ("Hủy", job.cancel), lasting=True)
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
            f"Đã ghi “{path.name}”.",
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
            self.toast.say("Chưa ghi được maket.")
            raise error
        self.toast.say(str(error), lasting=True)

"""Writing artwork from its dialog: the kinds of files, their names, their bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_gui.ui.saving import ask_target

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from kehoach_gui.core.banner import Banner
    from kehoach_gui.export.banner import DrawnBanner
    from kehoach_gui.ui.jobs import Progress
    from kehoach_gui.ui.saving import FileSaver

KINDS = {
    "pdf": ("Maket đúng cỡ", "PDF đúng cỡ", ".pdf"),
    "svg": ("Maket đúng cỡ", "SVG đúng cỡ", ".svg"),
    "a4": ("Ghép từ A4", "PDF ghép từ A4", ".pdf"),
    "a3": ("Ghép từ A3", "PDF ghép từ A3", ".pdf"),
    "proof": ("Tờ duyệt", "Tờ duyệt A4", ".pdf"),
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


def save_banners(
    dialog: Any, saver: FileSaver, settings: QSettings, kind: str, banners: Sequence[Banner]
) -> None:
    """Ask where to and write there, in a thread of its own."""
    if saver.job is not None or not banners:
        return
    _, label, suffix = KINDS[kind]
    name = f"{proposed_stem(banners, kind)}{suffix}"
    path = ask_target(dialog, settings, "Lưu maket", name, label, FOLDER)
    if path is not None:
        given = tuple(banners)
        saver.write(path, lambda progress: write_banners(path, kind, given, progress))

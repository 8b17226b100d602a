"""The share pack: one plan as DOCX, PDF and .kehoach with a note what opens them, in a folder.

Written for USB sticks: everything is made before anything is written, each file is read back from
the disk, and a pack that did not get whole is taken away again.
"""

import contextlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import disk_usage
from string import Template

from kehoach_gui import files, services
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.resources import RESOURCES

Progress = Callable[[int, int], None]
KINDS = ("docx", "pdf", "kehoach")
NOTE_NAME = "MO-BANG-GI.txt"
SPARE_BYTES = 256 * 1024  # what a file system needs for itself
MEDIA = ("/media/", "/run/media/", "/Volumes/")
REMOVABLE = 2  # GetDriveTypeW: DRIVE_REMOVABLE


@dataclass(frozen=True, slots=True)
class Pack:
    """What was written and read back: the folder, its files, all their bytes together."""

    folder: Path
    files: tuple[Path, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive that is plugged in; `free` in bytes."""

    path: Path
    free: int


def write_pack(
    plan: Plan,
    preset: Preset,
    target: Path,
    stem: str,
    progress: Progress | None = None,
    today: date | None = None,
) -> Pack:
    """Write the pack into a new folder of `target`, named by `stem`, and read it back.

    A pack of the same name stays: the new one gets a number. `progress(done, total)` counts the
    files and may raise to cancel. Raises a TargetError; then nothing of the pack is left.
    """
    contents = make_contents(plan, preset, stem, today or date.today(), progress)
    size = sum(len(data) for data in contents.values())
    folder = files.free_name(target / stem)
    with files.told(folder):
        if disk_usage(target).free < size + SPARE_BYTES:
            raise files.DiskFull(folder)
    files.make_folder(folder)
    written: list[Path] = []
    try:
        for name, data in contents.items():
            written.append(folder / name)
            files.publish_on_removable(folder / name, data)
            if progress is not None:
                progress(len(KINDS) + len(written), len(KINDS) + len(contents))
    except BaseException:
        # the first error is the one to tell
        with contextlib.suppress(files.TargetError, OSError):
            for path in written:
                files.remove(path)
            folder.rmdir()
        raise
    return Pack(folder, tuple(written), size)


def make_contents(
    plan: Plan, preset: Preset, stem: str, today: date, progress: Progress | None = None
) -> dict[str, bytes]:
    """The files of a pack by their names, the note first."""
    makers = {exporter.id: exporter for exporter in services.exporters()}
    made: dict[str, bytes] = {}
    for place, kind in enumerate(KINDS):
        exporter = makers[kind]
        made[stem + exporter.suffix] = exporter.make(plan, preset, None)
        if progress is not None:
            progress(place + 1, 2 * len(KINDS) + 1)
    return {NOTE_NAME: _note(plan, list(made), today), **made}


def _note(plan: Plan, names: list[str], today: date) -> bytes:
    """What opens the files, for an editor of any age: byte order mark and Windows line ends."""
    template = Template((RESOURCES / "help" / "mo-bang-gi.txt").read_text("utf-8"))
    docx, pdf, kehoach = names
    kind = plan.title.type_name or "Kế hoạch"
    text = template.substitute(
        subject=" ".join([*kind.split(), *(plan.title.subject or "").split()]),
        docx=docx,
        pdf=pdf,
        kehoach=kehoach,
        date=f"{today:%d/%m/%Y}",
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def removable_drives() -> tuple[Drive, ...]:
    """The USB sticks and cards that are in; a reader without a card is left out."""
    drives: list[Drive] = []
    for path in _removable_paths():
        with contextlib.suppress(OSError):
            drives.append(Drive(path, disk_usage(path).free))
    return tuple(drives)


def is_removable(path: Path, drives: Iterable[Drive]) -> bool:
    """Whether a folder lies on one of the drives."""
    resolved = path.resolve()
    return any(resolved.is_relative_to(drive.path.resolve()) for drive in drives)


def _removable_paths() -> list[Path]:
    if sys.platform == "win32":
        return _windows_drives()
    if sys.platform == "darwin":
        return [path for path in Path("/Volumes").iterdir() if not path.is_symlink()]
    return mounted_media(Path("/proc/mounts").read_text("utf-8", "replace"))


def mounted_media(mounts: str) -> list[Path]:
    """The mount points of a table like /proc/mounts where desktops put sticks and cards."""
    places = [line.split()[1] for line in mounts.splitlines() if len(line.split()) > 1]
    return [Path(place.replace("\\040", " ")) for place in places if place.startswith(MEDIA)]


def _windows_drives() -> list[Path]:
    if sys.platform != "win32":
        return []
    import ctypes

    kernel = ctypes.windll.kernel32
    letters = kernel.GetLogicalDrives()
    roots = [f"{chr(ord('A') + place)}:\\" for place in range(2, 26) if letters >> place & 1]
    return [Path(root) for root in roots if kernel.GetDriveTypeW(root) == REMOVABLE]

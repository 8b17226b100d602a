"""Writing an export: the proposed name, the bytes, the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.text import fold, words
from kehoach_gui.ui.jobs import Progress

if TYPE_CHECKING:
    from kehoach_gui.export import Exporter

LONGEST = 60


def proposed_name(plan: Plan, suffix: str) -> str:
    """An ASCII file name of number and subject: 07-KH-DU-tuyen-truyen-ky-niem.docx."""
    number = plan.header.number
    parts = [number.serial, number.type_code or "KH", number.body] if number else ["KH"]
    head = [fold(part).upper() for part in parts if part]
    subject = fold(plan.title.subject or "")
    name = "-".join([*words(" ".join(head)), *words(subject)])
    name = name.encode("ascii", "ignore").decode()
    if len(name) > LONGEST:
        name = name[:LONGEST].rsplit("-", 1)[0]
    return name + suffix


def write_export(
    exporter: "Exporter", plan: Plan, preset: Preset, path: Path, progress: Progress
) -> Path:
    """Make the file and put it in its place whole; gives its path. Raises TargetError."""
    from kehoach_gui import files

    files.write_bytes(path, exporter.make(plan, preset, progress))
    return path

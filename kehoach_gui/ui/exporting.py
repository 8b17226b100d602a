"""Writing an export: the proposed name, the bytes, the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui.core.file_names import proposed_name
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.jobs import Progress

if TYPE_CHECKING:
    from kehoach_gui.export import Exporter

__all__ = ["proposed_name", "write_export"]


def write_export(
    exporter: "Exporter", plan: Plan, preset: Preset, path: Path, progress: Progress
) -> Path:
    """Make the file and put it in its place whole; gives its path. Raises TargetError."""
    from kehoach_gui import files

    files.write_bytes(path, exporter.make(plan, preset, progress))
    return path

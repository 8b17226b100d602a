"""A folder of plans from lower units read file by file, and the report of them written."""

from collections.abc import Callable
from pathlib import Path

from kehoach_gui import files, services
from kehoach_gui.core import preset
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.submitted import Submitted, report, submitted

ENDINGS = (".docx", ".txt", ".html", ".htm", ".json", ".kehoach")
Progress = Callable[[int, int], None]
Found = Callable[[Submitted], None]


def plan_files(folder: Path) -> list[Path]:
    """The files of a folder that can be plans, by name; Word's own lock files left out."""
    known = (path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    wanted = (path for path in known if not path.name.startswith(("~$", ".")))
    return sorted(path for path in wanted if path.is_file())


def read_folder(paths: list[Path], progress: Progress, found: Found) -> int:
    """Read the files one after another and hand on each record; gives how many were read.

    Only the record of a file is kept, never its plan. `progress(done, all)` may raise to cancel.
    """
    good = 0
    for place, path in enumerate(paths):

        def step(done: int = 0, total: int = 0, place: int = place) -> None:
            progress(place, len(paths))

        step()
        record = read_record(path, step)
        good += not record.error
        found(record)
    progress(len(paths), len(paths))
    return good


def read_record(path: Path, progress: Progress | None = None) -> Submitted:
    """The record of one file; of one that cannot be read its sentence."""
    try:
        return submitted(path.name, services.read_any(path, progress=progress).plan)
    except UserError as error:
        return Submitted(path.name, error=str(error))


def write_report(records: list[Submitted], path: Path, standard: str, author: str) -> None:
    """Write the report as the ending says: .docx or .xlsx; raises TargetError kin of files."""
    if path.suffix.lower() == ".xlsx":
        from kehoach_gui.export.submitted_xlsx import make_submitted_xlsx

        files.write_bytes(path, make_submitted_xlsx(records, author))
        return
    from kehoach_gui.export.docx import make_docx

    files.write_bytes(path, make_docx(report(records, preset.load(standard), author)))

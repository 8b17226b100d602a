"""A folder of plans from lower units read, and the report of them written."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from kehoach_gui import files, services
from kehoach_gui.core import preset
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.submitted import Submitted, record_of, submitted
from kehoach_gui.core.submitted_report import report

WORD = ".docx"
ENDINGS = (WORD, ".txt", ".html", ".htm", ".json", ".kehoach")
Progress = Callable[[int, int], None]
Found = Callable[[Submitted], None]


def plan_files(folder: Path) -> list[Path]:
    """The files of a folder and of its own folders that can be plans, by name.

    Lower units often have a folder each; deeper ones are not looked into, nor hidden ones, and
    Word's lock files are left out. A folder inside that may not be read is given itself, to be
    told with the files. Raises OSError where the folder may not be read.
    """
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if _hidden(path):
            continue
        if not path.is_dir():
            found += [path] if _can_be_plan(path) else []
            continue
        try:
            found += sorted(filter(_can_be_plan, path.iterdir()))
        except OSError:
            found.append(path)
    return found


def _hidden(path: Path) -> bool:
    return path.name.startswith(("~$", "."))


def _can_be_plan(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not _hidden(path) and path.is_file()


def read_files(
    paths: Sequence[Path], progress: Progress, found: Found, folder: Path | None = None
) -> int:
    """Read the files and hand on the record of each, in their order; gives how many were read.

    Only records are kept, never plans: Word files are read to the record by processes of their
    own. `progress(done, all)` is called all the time and may raise to cancel, which ends at once.
    Names are told from `folder` on.
    """
    from kehoach_gui.reading.docx.child import RECORD
    from kehoach_gui.reading.docx.many import Answer, answers

    done = good = 0

    def look() -> None:
        progress(done, len(paths))

    def of_answer(name: str, answer: Answer) -> Submitted:
        if answer.error is None:
            return record_of(name, answer.value)
        if not isinstance(answer.error, UserError):
            raise answer.error
        return Submitted(name, error=str(answer.error))

    with closing(answers([path for path in paths if _is_word(path)], RECORD, look)) as words:
        for path in paths:
            look()
            name = _name(path, folder)
            record = of_answer(name, next(words)) if _is_word(path) else read_record(path, name)
            good += not record.error
            done += 1
            found(record)
    look()
    return good


def read_record(path: Path, name: str = "") -> Submitted:
    """The record of one file that is no Word file; of one that cannot be read its sentence."""
    name = name or path.name
    if path.is_dir():
        words = "Không mở được thư mục này nên các tệp trong đó chưa đọc. Hãy kiểm tra quyền đọc."
        return Submitted(name, error=words)
    try:
        return submitted(name, services.read_any(path).plan)
    except UserError as error:
        return Submitted(name, error=str(error))


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == WORD


def _name(path: Path, folder: Path | None) -> str:
    if folder is None or not path.is_relative_to(folder):
        return path.name
    return path.relative_to(folder).as_posix()


def write_report(
    records: Sequence[Submitted],
    path: Path,
    standard: str,
    author: str,
    missing: Sequence[str] = (),
) -> None:
    """Write the report as the ending says: .docx or .xlsx; raises TargetError kin of files.

    `missing` are the units that sent nothing.
    """
    if path.suffix.lower() == ".xlsx":
        from kehoach_gui.export.submitted_xlsx import make_submitted_xlsx

        files.write_bytes(path, make_submitted_xlsx(records, author, missing))
        return
    from kehoach_gui.export.docx import make_docx

    files.write_bytes(path, make_docx(report(records, preset.load(standard), author, missing)))

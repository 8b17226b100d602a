"""What window and commands share: one way to read any input, one list of all exporters.

Each function loads the layer it needs when it is called, so that a start pays for nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.preset import Preset
    from kehoach_gui.export import Exporter, Progress
    from kehoach_gui.reading import Reading
    from kehoach_gui.reading.again import Opened
    from kehoach_gui.reading.slogans import SloganReading

PLAN_FILE_SUFFIX = ".kehoach"
TO_GO_ON = ("json", "kehoach")  # exporters of files to work on with, not to hang out


def read_any(
    path: Path, standard: str | None = None, progress: "Progress | None" = None
) -> "Reading":
    """The plan in a file of any kind this version reads, with the receipt of what was cleaned.

    A Word file is read as one of `standard` where that is given. Raises RefusedInput with a
    sentence for the user; a pipe or device is refused, not waited for.
    """
    if path.exists() and not path.is_file():
        raise RefusedInput(
            tr(
                "“{name}” là thư mục hoặc thiết bị, không phải tệp. Không có gì được nhập; "
                "hãy chọn một tệp."
            ).format(name=path.name)
        )
    if path.suffix.lower() == PLAN_FILE_SUFFIX:
        from kehoach_gui.reading import Reading, Receipt
        from kehoach_gui.storage import exchange

        return Reading(exchange.read_plan_file(path), Receipt(), ())
    from kehoach_gui.reading import read_file

    return read_file(path, standard=standard, progress=progress)


def read_each(
    paths: "Sequence[Path]", standard: str | None = None
) -> "Generator[Reading | Exception]":
    """Each file in its turn as read_any reads it, what it raises given instead of raised.

    Word files are opened ahead by a few processes that serve them all; closing ends these.
    """
    from contextlib import closing

    from kehoach_gui.reading.docx.child import CONTENT
    from kehoach_gui.reading.docx.many import answers, read_answer

    word = [path.suffix.lower() == ".docx" and path.is_file() for path in paths]
    words = [path for path, is_word in zip(paths, word, strict=True) if is_word]
    with closing(answers(words, CONTENT)) as opened:
        for path, is_word in zip(paths, word, strict=True):
            try:
                read = read_answer(next(opened), standard) if is_word else read_any(path, standard)
            except Exception as error:  # one file's: the caller tells it, the others go on
                yield error
            else:
                yield read


def open_any(path: Path, progress: "Progress | None" = None) -> "Opened":
    """A file of any kind kept open to be read again with other roles; raises as read_any does."""
    from kehoach_gui.reading import again

    known = path.is_file() and path.suffix.lower() != PLAN_FILE_SUFFIX
    return again.open_source(path, progress) if known else again.open_reading(read_any(path))


def read_slogans(path: Path) -> "SloganReading":
    """The slogans in a plan file, or in a text, page or table.

    Raises RefusedInput with a sentence for the user, also where there is no slogan in it.
    """
    from kehoach_gui.reading import slogans

    if path.suffix.lower() in (*slogans.ENDINGS, ""):
        found = slogans.read_slogan_file(path)
    else:
        found = slogans.slogans_of_plan(read_any(path).plan)
    return slogans.require_slogans(found, path.name)


def exporters() -> "tuple[Exporter, ...]":
    """Every kind of file a plan can be written to, the plan file last."""
    from kehoach_gui.export import EXPORTERS, Exporter

    return (
        *EXPORTERS,
        Exporter("kehoach", PLAN_FILE_SUFFIX, "Tệp kế hoạch (để mở lại hoặc gửi đi)", _plan_file),
    )


def _plan_file(plan: "Plan", preset: "Preset", progress: "Progress | None") -> bytes:
    from kehoach_gui.storage import exchange

    data = exchange.write_plan_file(plan, preset)
    if progress is not None:
        progress(1, 1)
    return data

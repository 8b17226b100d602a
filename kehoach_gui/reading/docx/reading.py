"""Word files into plans: the API that window and commands use.

    content = open_docx(path_or_bytes, progress)     # slow: guarded child process; keep it
    found = old_texts(content)                       # text in TCVN3, VNI, VISCII: ask the user
    reading = read_content(content, standard=None, convert=("tcvn3",))   # fast, pure
    reading = read_docx(path_or_bytes, standard="party-hd05", progress=progress)   # all in one

`convert` names the encodings (OldText.id) to convert; None converts those that are sure, which is
what the terminal does. The receipt says what was converted, what was not, what was lost.

`Reading.lines` are the file's lines, numbered, each with its role; a table is one line with its
cells parted by |. `Reading.candidates` names the standards the paper fits equally well.
`progress(done, total)` is called while the child works; what it raises (a cancel) ends the child
and goes on to the caller. The file itself is only read.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.child_process import Progress, content_of
from kehoach_gui.reading.docx.content import Content
from kehoach_gui.reading.docx.flatten import flatten
from kehoach_gui.reading.docx.guard import MAX_FILE, MEGABYTE
from kehoach_gui.reading.docx.legacy import OldText, converter, old_texts
from kehoach_gui.reading.docx.told import told_of
from kehoach_gui.reading.model import Reading
from kehoach_gui.reading.reader import read_sources
from kehoach_gui.reading.refusals import no_word_file, unreadable


def open_docx(source: Path | bytes, progress: Progress | None = None) -> Content:
    """What a Word file shows; raises RefusedInput for one that is missing, unsafe or no DOCX."""
    return content_of(word_bytes(source), progress)


def word_bytes(source: Path | bytes) -> bytes:
    """The bytes of a Word file; raises RefusedInput for one that is missing, or by its begin none.

    They are for the guarded process alone.
    """
    data = source if isinstance(source, bytes) else _bytes_of(source)
    if not data.startswith(b"PK"):
        raise no_word_file(data)
    return data


def read_content(
    content: Content,
    standard: str | None = None,
    convert: Collection[str] | None = None,
    forced: Mapping[int, str] | None = None,
) -> Reading:
    """The plan of what a Word file shows; its standard by its signs where none is given.

    `forced` are roles that the user gave to lines, numbered from 0.

    Raises RefusedInput where there is no word in it, or more than 20,000 lines.
    """
    found = old_texts(content)
    chosen = _chosen(found, convert)
    flat = flatten(content, converter(content, chosen))
    reading = read_sources(flat.sources, standard, forced)
    doubtful = reading.candidates if standard is None else ()
    told = told_of(content.counts, flat, found, chosen, reading, doubtful)
    return replace(reading, receipt=replace(reading.receipt, more=told))


def plain_lines(content: Content) -> list[str]:
    """The lines of a Word file, those of a table's cells one by one, bare numbers left out."""
    lines: list[str] = []
    flat = flatten(content, converter(content, _chosen(old_texts(content), None)))
    for source in flat.sources:
        if source.grid is None:
            lines += [] if source.aside else [source.text]
            continue
        cells = (line for row in source.grid.rows for cell in row for line in cell.split("\n"))
        lines += (line for line in cells if any(map(str.isalpha, line)))
    return lines


def read_docx(
    source: Path | bytes, *, standard: str | None = None, progress: Progress | None = None
) -> Reading:
    """The plan in a Word file; raises RefusedInput as open_docx and read_text do."""
    return read_content(open_docx(source, progress), standard)


def _chosen(found: Sequence[OldText], convert: Collection[str] | None) -> list[OldText]:
    return [one for one in found if (one.sure if convert is None else one.id in convert)]


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise RefusedInput(
                f"Tệp “{path.name}” lớn quá {MAX_FILE // MEGABYTE} MB nên không được nhập. Không có"
                " gì thay đổi; hãy bỏ bớt hình trong tệp rồi thử lại."
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error

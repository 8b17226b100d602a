"""A source kept open while the user looks at it: read again with roles given by hand.

opened = open_source(path, progress)         # slow for Word files: in a worker
reading = opened.read(roles={3: "noise"})    # fast, pure; lines are numbered from 1
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui.reading.files import (
    TEXT_ENDINGS,
    WORD_ENDING,
    read_json,
    refuse_long,
    text_of_file,
)
from kehoach_gui.reading.html_text import html_lines
from kehoach_gui.reading.model import Reading, Source
from kehoach_gui.reading.reader import read_sources

if TYPE_CHECKING:
    from kehoach_gui.reading.docx.legacy import OldText

Progress = Callable[[int, int], None]
Reader = Callable[[Mapping[int, str], str | None, Collection[str] | None], Reading]


@dataclass(frozen=True, slots=True)
class Opened:
    """`old` are the encodings from before Unicode found in it, to be asked about."""

    reader: Reader
    old: "tuple[OldText, ...]" = ()

    def read(
        self,
        roles: Mapping[int, str] | None = None,
        standard: str | None = None,
        convert: Collection[str] | None = None,
    ) -> Reading:
        """The reading with these roles given to lines, by their numbers.

        `convert` names the old encodings to convert, None those that are sure. Raises
        RefusedInput as read_file does.
        """
        return self.reader(roles or {}, standard, convert)


def open_source(path: Path, progress: Progress | None = None) -> Opened:
    """A .docx, .txt, .html or .json file opened for reading; raises RefusedInput as read_file."""
    ending = path.suffix.lower()
    if ending == WORD_ENDING:
        return _open_word(path, progress)
    text, broken = text_of_file(path, TEXT_ENDINGS)
    if ending == ".json":
        return open_reading(read_json(text))
    return open_text(text, ending != ".txt", broken)


def open_reading(reading: Reading) -> Opened:
    """A plan that was stored as one: it has no lines whose roles could change."""
    return Opened(lambda roles, standard, convert: reading)


def open_text(text: str, html: bool = False, broken: int = 0) -> Opened:
    """A pasted text or page; raises RefusedInput for more than 5 MB."""
    refuse_long(text)
    lines: Sequence[str]
    lines, aside = html_lines(text) if html else (text.splitlines(), frozenset[int]())
    sources = [Source(line, aside=number in aside) for number, line in enumerate(lines)]

    def read(
        roles: Mapping[int, str], standard: str | None, convert: Collection[str] | None
    ) -> Reading:
        reading = read_sources(sources, standard, _from_zero(roles))
        return replace(reading, receipt=replace(reading.receipt, broken_characters=broken))

    return Opened(read)


def _open_word(path: Path, progress: Progress | None) -> Opened:
    from kehoach_gui.reading.docx.legacy import old_texts
    from kehoach_gui.reading.docx.reading import open_docx, read_content

    content = open_docx(path, progress)

    def read(
        roles: Mapping[int, str], standard: str | None, convert: Collection[str] | None
    ) -> Reading:
        return read_content(content, standard, convert, _from_zero(roles))

    return Opened(read, old_texts(content))


def _from_zero(roles: Mapping[int, str]) -> dict[int, str]:
    return {number - 1: role for number, role in roles.items()}

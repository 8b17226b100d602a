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
from kehoach_gui.reading.refusals import refuse_temporary

if TYPE_CHECKING:
    from kehoach_gui.reading.docx.legacy import OldText

Progress = Callable[[int, int], None]
Convert = Collection[str] | None
Reader = Callable[[Mapping[int, str], str | None, Convert], Reading]
_CHECK_EVERY = 64  # questions for a line's role between two looks whether to go on


class _Watched(dict[int, str]):
    """Roles by line; reading asks for each line's role, and there it can be cancelled."""

    def __init__(self, roles: Mapping[int, str], progress: Progress | None) -> None:
        super().__init__(roles)
        self.progress = progress
        self.asked = 0

    def get(self, key: int, default: str | None = None) -> str | None:  # type: ignore[override]
        self.asked += 1
        if self.progress is not None and self.asked % _CHECK_EVERY == 0:
            self.progress(0, 0)
        return super().get(key, default)


@dataclass(frozen=True, slots=True)
class Conversion:
    """A line before and after conversion from an old encoding; `lost` are signs of no letter."""

    before: str
    after: str
    lost: str


@dataclass(frozen=True, slots=True)
class Opened:
    """`reader` takes roles by lines counted from 0; `old` are the encodings from before Unicode
    found in it, to be asked about.
    """

    reader: Reader
    old: "tuple[OldText, ...]" = ()
    conversions: Callable[[str], tuple[Conversion, ...]] = lambda encoding: ()

    def read(
        self,
        roles: Mapping[int, str] | None = None,
        standard: str | None = None,
        convert: Convert = None,
        progress: Progress | None = None,
    ) -> Reading:
        """The reading with these roles given to lines, by their numbers.

        `convert` names the old encodings to convert, None those that are sure; `progress(0, 0)`
        is called on the way and may raise to cancel. Raises RefusedInput as read_file does.
        """
        from_zero = {number - 1: role for number, role in (roles or {}).items()}
        return self.reader(_Watched(from_zero, progress), standard, convert)


def open_source(path: Path, progress: Progress | None = None) -> Opened:
    """A .docx, .txt, .html or .json file opened for reading; raises RefusedInput as read_file."""
    refuse_temporary(path)
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

    def read(roles: Mapping[int, str], standard: str | None, convert: Convert) -> Reading:
        reading = read_sources(sources, standard, roles)
        return replace(reading, receipt=replace(reading.receipt, broken_characters=broken))

    return Opened(read)


def _open_word(path: Path, progress: Progress | None) -> Opened:
    from kehoach_gui.reading.docx.flatten import flatten
    from kehoach_gui.reading.docx.legacy import converter, lost_signs, old_texts
    from kehoach_gui.reading.docx.reading import open_docx, read_content

    content = open_docx(path, progress)

    def read(roles: Mapping[int, str], standard: str | None, convert: Convert) -> Reading:
        return read_content(content, standard, convert, roles)

    old = old_texts(content)

    def conversions(encoding: str) -> tuple[Conversion, ...]:
        chosen = [one for one in old if one.id == encoding]
        before, after = (
            flatten(content, converter(content, some)).sources for some in ([], chosen)
        )
        return tuple(
            Conversion(one.text, two.text, lost_signs(two.text))
            for one, two in zip(before, after, strict=True)
            if one.text != two.text
        )

    return Opened(read, old, conversions)

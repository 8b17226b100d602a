"""What comes in beside what the library has: read and compared behind the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui import paths
from kehoach_gui.core import preset
from kehoach_gui.core.slogan_match import Judged, judge
from kehoach_gui.core.slogans import MASK, pattern_key
from kehoach_gui.storage import Library
from kehoach_gui.storage.slogan_index import SloganIndex

if TYPE_CHECKING:
    from kehoach_gui.reading.slogans import Aside, SloganReading

WHOLE = 200_000  # slogans up to which all are compared with; above, those with words in common
FOR_EACH = 60  # such slogans asked for with one part of the words
SHORTEST = 3  # words of a part

Progress = Callable[[int, int], None]
Known = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class JudgedReading:
    """The slogans of a source with what each is, and the lines that were set aside."""

    judged: tuple[Judged, ...]
    aside: tuple[Aside, ...]


def judged_reading(
    read: Callable[[], SloganReading], library: Path, progress: Progress
) -> JudgedReading:
    """Read a source and compare it with a library; for a thread of its own.

    Raises RefusedInput as reading does, StoreError where the library cannot be read.
    """
    found = read()
    known = known_beside(library, [slogan.text for slogan in found.slogans])
    return JudgedReading(tuple(judge(found.slogans, known, progress)), found.aside)


def known_beside(library: Path, texts: Iterable[str]) -> Known:
    """The slogans of a library that texts are to be compared with."""
    with Library.open(library, presets=preset.load, read_only=True, check_later=True) as opened:
        if opened.slogans.count() <= WHOLE:
            return opened.slogans.texts()
    with SloganIndex.open(library, paths.cache_folder()) as index:
        found = {pair for text in texts for pair in likely(index, text)}
    return sorted(found)


def likely(index: SloganIndex, text: str) -> list[tuple[int, str]]:
    """The slogans that share most words with a text, its halves or quarters; numbers left out."""
    ids: dict[int, None] = {}
    for part in _parts(pattern_key(text).replace(MASK, " ").split()):
        ids |= dict.fromkeys(index.find(" ".join(part) + " ", limit=FOR_EACH))
    return [(row.id, row.text) for row in index.rows(tuple(ids))]


def _parts(words: list[str]) -> Iterator[list[str]]:
    yield words
    for count in (2, 4):
        size = -(-len(words) // count)
        if size >= SHORTEST:
            yield from (words[start : start + size] for start in range(0, len(words), size))

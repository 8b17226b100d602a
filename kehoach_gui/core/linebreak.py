"""Where a line of text may break, and how text fills lines: the rules Word and LibreOffice share.

Found by experiment with LibreOffice 7.4 (Vietnamese text in narrow columns): lines break at blanks
and behind hyphens, dashes, … ! ? also inside a word, never behind "/".
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kehoach_gui.core.measure import width_mm

_AFTER = r"\-\u2013\u2014\u2026!?|\\"  # a line may end behind these inside a word
_CLOSING = r")\]},.;:!?"  # never first on a line, even behind a blank
_NOT_NEXT = _CLOSING + r"\u2026/%\"'\u2018\u2019\u201c\u201d\u00bb\u00a0\u202f\u2060"
_BREAK = re.compile(
    rf"(?<=[^ (\[{{]) +(?![ {_CLOSING}]|$)"  # blanks: the line ends before, the next starts after
    rf"|(?<=[{_AFTER}])(?=[^ {_AFTER}{_NOT_NEXT}])"
    r"|(?<=[)\]}.,;:])(?=[(\[{])"
)
# số và ký hiệu of a document: 12-KH/ĐU, 136/KH-LĐLĐ, 05-CT/TW, /KH-SVHTTDL
_SYMBOL = re.compile(r"(?:\d+[A-Za-z]?)?[-/][A-ZĐ][\w&.]*[-/][A-ZĐ][\w&]*(?:-[A-ZĐ][\w&]*)*")


def symbols(text: str) -> tuple[tuple[int, int], ...]:
    """Where document numbers stand (12-KH/ĐU): start and end of each; a line never splits one."""
    return tuple(match.span() for match in _SYMBOL.finditer(text))


@lru_cache(maxsize=4_000)
def pieces(text: str) -> tuple[tuple[int, int, int], ...]:
    """The parts that stay on one line: start, end of the ink, end with the blanks behind it."""
    held = symbols(text)
    found: list[tuple[int, int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        at = match.start()
        if any(first < at < last for first, last in held):
            continue
        found.append((start, at, match.end()))
        start = match.end()
    end = len(text.rstrip(" "))
    found.append((start, max(start, end), len(text)))
    return tuple(found)


def fill(
    widths: Sequence[tuple[float, float]], first: float, other: float
) -> tuple[tuple[int, int], ...]:
    """Pieces (width of the ink, width with its blanks) set into lines: first and last+1 of each.

    `first` and `other` are the room in the first and in the later lines, same unit as the widths.
    A piece wider than the room has a line of its own.
    """
    lines: list[tuple[int, int]] = []
    start, used, room = 0, 0.0, first
    for index, (ink, full) in enumerate(widths):
        if used + ink > room and index > start:
            lines.append((start, index))
            start, used, room = index, 0.0, other
        used += full
    if widths:
        lines.append((start, len(widths)))
    return tuple(lines)


def wrap(
    text: str,
    width: float,
    size_pt: float,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
) -> tuple[str, ...]:
    """The lines that a text of one face fills in a column of `width` mm; size in pt."""
    parts = pieces(text)
    widths = [
        (
            width_mm(text[start:ink], size_pt, bold, italic, caps),
            width_mm(text[start:end], size_pt, bold, italic, caps),
        )
        for start, ink, end in parts
    ]
    lines = fill(widths, width, width)
    return tuple(text[parts[first][0] : parts[last - 1][1]] for first, last in lines)

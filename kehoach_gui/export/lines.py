"""Sets one paragraph into lines of a given width; the result is cached by value.

Lengths in twips, x from the column's left edge.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kehoach_gui.core.document import Run, Style
from kehoach_gui.core.linebreak import fill, pieces
from kehoach_gui.core.measure import ascent_em, gap_em, line_em, width_em
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT, Line, Segment

_EXACT_ASCENT = 0.8  # share of an exact line above the baseline, in Word and LibreOffice
_GAP = re.compile("[ \u00a0]+")
_SLACK = -0.33  # found with LibreOffice: of 7,000 lines none broke otherwise


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line before it has a place on a page; `start` is its first character in the paragraph."""

    segments: tuple[Segment, ...]
    height: int
    ascent: float
    start: int


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters of one face."""

    start: int
    end: int
    bold: bool
    italic: bool
    underline: bool


@lru_cache(maxsize=4_000)
def set_lines(runs: tuple[Run, ...], style: Style, width: float) -> tuple[SetLine, ...]:
    """The lines of a paragraph in a column; an empty paragraph has one line without text."""
    spans = _spans(runs, style)
    text = _shown("".join(run.text for run in runs), style.caps)
    left, right = style.left_mm * TWIPS_PER_MM, style.right_mm * TWIPS_PER_MM
    first = left + style.first_line_mm * TWIPS_PER_MM
    height, ascent = line_box(style)
    found: list[SetLine] = []
    start = 0
    for hard in text.split("\n"):
        stop = start + len(hard)
        room = width - right - (left if start else first)
        rows = _rows(text, start, stop, spans, style, (room, width - right - left))
        for index, (begin, end) in enumerate(rows):
            x = first if start == 0 and index == 0 else left
            last = index == len(rows) - 1
            segments = _segments(text, begin, end, spans, style, x, width - right, last)
            found.append(SetLine(segments, height, ascent, begin))
        start = stop + 1
    return tuple(found)


@lru_cache(maxsize=200)
def line_box(style: Style) -> tuple[int, float]:
    """Height of the style's lines and the part of it above the baseline.

    What a multiple of single spacing adds lies below the text, as LibreOffice sets it.
    """
    size = style.size_pt * TWIPS_PER_PT
    if style.line_exact_pt is not None:
        height = round(style.line_exact_pt * TWIPS_PER_PT)
        return height, height * _EXACT_ASCENT
    return round(line_em() * size * style.line_multiple), (ascent_em() + gap_em()) * size


def place(row: SetLine, x: float, top: float, source: tuple[str | int, ...]) -> Line:
    """A set line at its place: moved right by x, its room from `top` down."""
    return Line(top, row.height, top + row.ascent, moved(row.segments, x), source, row.start)


def moved(segments: tuple[Segment, ...], x: float) -> tuple[Segment, ...]:
    """The segments moved right by x."""
    if not x:
        return segments
    return tuple(
        Segment(  # not dataclasses.replace: it takes five times as long, for every word of a page
            s.text,
            s.x + x,
            s.width,
            s.size,
            s.bold,
            s.italic,
            s.underline,
            s.blank,
            s.raised,
            s.colour,
        )
        for s in segments
    )


def _gaps(text: str) -> int:
    """How many stretches of blanks justifying widens; Qt counts them the same way."""
    return len(_GAP.findall(text))


def _shown(text: str, caps: bool) -> str:
    """The letters as printed, character for character."""
    if not caps:
        return text
    capitals = text.upper()
    if len(capitals) == len(text):
        return capitals
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _spans(runs: tuple[Run, ...], style: Style) -> tuple[_Span, ...]:
    spans: list[_Span] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        spans.append(
            _Span(
                at,
                end,
                run.bold or (style.bold and not run.plain),
                run.italic or (style.italic and not run.plain),
                run.underline or (style.underline and not run.plain),
            )
        )
        at = end
    return tuple(spans)


def _width(text: str, start: int, end: int, spans: tuple[_Span, ...]) -> float:
    """Width in em of some characters."""
    if len(spans) == 1:
        return width_em(text[start:end], spans[0].bold, spans[0].italic)
    total = 0.0
    for span in spans:
        if span.start < end and span.end > start:
            part = text[max(start, span.start) : min(end, span.end)]
            total += width_em(part, span.bold, span.italic)
    return total


def _rows(
    text: str,
    start: int,
    stop: int,
    spans: tuple[_Span, ...],
    style: Style,
    room: tuple[float, float],
) -> list[tuple[int, int]]:
    """First and last+1 character of each line between two forced breaks.

    `room` is the width of the first and of the later lines.
    """
    size = style.size_pt * TWIPS_PER_PT
    parts: list[tuple[int, int]] = []
    widths: list[tuple[float, float]] = []
    for first, ink, end in pieces(text[start:stop]):
        words = _split(text, start + first, start + ink, spans, min(room) / size)
        for begin, last in words:
            blanks = text[last : start + end] if last == start + ink else ""
            solid = _width(text, begin, last, spans) * size
            tail = _width(text, last, last + len(blanks), spans) * size if blanks else 0.0
            parts.append((begin, last))
            widths.append((solid, solid + tail))
    rows = fill(widths, room[0] + _SLACK, room[1] + _SLACK)
    return [(parts[a][0], parts[b - 1][1]) for a, b in rows]


def _split(
    text: str, start: int, end: int, spans: tuple[_Span, ...], room: float
) -> list[tuple[int, int]]:
    """A word wider than the line in parts that fit (room in em), others whole."""
    if end - start <= room or _width(text, start, end, spans) <= room:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    begin = start
    for at in range(start + 1, end + 1):
        if at > begin + 1 and _width(text, begin, at, spans) > room:
            found.append((begin, at - 1))
            begin = at - 1
    return [*found, (begin, end)]


def _segments(
    text: str,
    start: int,
    end: int,
    spans: tuple[_Span, ...],
    style: Style,
    x: float,
    right: float,
    last: bool,
) -> tuple[Segment, ...]:
    """The segments of one line, aligned between x and right."""
    size = round(style.size_pt * TWIPS_PER_PT)
    spare = right - x - _width(text, start, end, spans) * size
    blank = 0.0
    if style.align == "justify" and not last:
        blanks = sum(_gaps(text[max(start, s.start) : min(end, s.end)]) for s in spans)
        blank = spare / blanks if blanks else 0.0
    elif style.align == "center":
        x += spare / 2
    elif style.align == "right":
        x += spare
    segments: list[Segment] = []
    for span in spans:
        begin, stop = max(start, span.start), min(end, span.end)
        if begin < stop:
            part = text[begin:stop]
            width = width_em(part, span.bold, span.italic) * size + blank * _gaps(part)
            segments.append(
                Segment(
                    part,
                    x,
                    width,
                    size,
                    span.bold,
                    span.italic,
                    span.underline,
                    blank,
                    colour=style.colour,
                )
            )
            x += width
    return tuple(segments)

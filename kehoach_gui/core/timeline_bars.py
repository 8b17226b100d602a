"""Bars of a timeline: which days are full, which fade, which are hatched, where the words stand."""

from datetime import date, timedelta

from kehoach_gui.core.dates import Range
from kehoach_gui.core.phase_lists import is_sharp
from kehoach_gui.core.timeline_parts import Bar, Item, Label, Look, Segment, Side
from kehoach_gui.core.timeline_scale import Measure

ELLIPSIS = " …"
_INSIDE: dict[Look, Side] = {"solid": "inside", "hatch": "over"}


def make_bar(
    item: Item,
    index: int,
    row: int,
    first: date,
    last: date,
    width: float,
    measure: Measure,
    frame: Range,
) -> Bar | None:
    """The bar of a phase; None where all of it lies outside or its end precedes its start."""
    scale = width / ((last - first).days + 1)
    found = []
    for begin, end, look in _pieces(item, frame):
        x1 = min(max((begin - first).days * scale, 0.0), width)
        x2 = min(max(((end - first).days + 1) * scale, 0.0), width)
        if x2 > x1:
            found.append(Segment(x1, x2, look))
    if not found:
        return None
    segments = tuple(found)
    label = _bar_label(item.words, segments, width, measure)
    return Bar(index, row, segments[0].x1, segments[-1].x2, segments, label)


Piece = tuple[date, date, Look]


def _pieces(item: Item, frame: Range) -> list[Piece]:
    """A phase as days and their look.

    "Từ tháng 3" begins on its first day; "từ cuối tháng 3" may begin on any of these days: it
    grows in. An end that nobody has said is hatched to the end of `frame`.
    """
    start, end = item.start, item.end
    one = timedelta(days=1)
    begins = start is not None and is_sharp(start) and not item.vague[0]
    ends = end is not None and is_sharp(end) and not item.vague[1]
    if start is None:
        if end is None:
            return [(frame[0], frame[1], "hatch")]
        before: list[Piece] = [(frame[0], end[0] - one, "hatch")] if frame[0] < end[0] else []
        return [*before, (*end, "solid" if ends else "fade_out")]
    if end is None:
        after: list[Piece] = [(start[1] + one, frame[1], "hatch")] if start[1] < frame[1] else []
        return [(*start, "solid" if begins else "fade_in"), *after]
    if end[1] < start[0]:
        return [(end[0], start[1], "hatch")]
    return _closed(start, end, begins, ends)


def _closed(start: Range, end: Range, begins: bool, ends: bool) -> list[Piece]:
    """A phase both of whose ends have days; vague ends that cross meet in the middle."""
    low, high = start[0], end[1]
    one = timedelta(days=1)
    begun = low if begins else start[1] + one
    over = high + one if ends else end[0]  # the first day on which it may be over
    if begun > over:
        middle = low + (high - low) // 2
        begun = low if begins else middle
        over = high + one if ends else middle
    pieces: list[Piece] = [
        (low, begun - one, "fade_in"),
        (begun, over - one, "solid"),
        (over, high, "fade_out"),
    ]
    return [piece for piece in pieces if piece[0] <= piece[1]]


def _bar_label(text: str, segments: tuple[Segment, ...], width: float, measure: Measure) -> Label:
    """The words inside the full part where they fit, else right of the bar, left of it, or cut."""
    pad = measure("0")
    wide = measure(text)
    x1, x2 = segments[0].x1, segments[-1].x2
    room, piece, side = max(
        (
            (piece.x2 - piece.x1 - 2 * pad, piece, _INSIDE[piece.look])
            for piece in segments
            if piece.look in _INSIDE
        ),
        key=lambda found: (found[2] == "inside", found[0]),
        default=(0.0, segments[0], _INSIDE["hatch"]),
    )
    if wide <= room:
        return Label(text, piece.x1 + pad, wide, side)
    if x2 + pad + wide <= width:
        return Label(text, x2 + pad, wide, "right")
    if x1 - pad - wide >= 0:
        return Label(text, x1 - pad - wide, wide, "left")
    room, side = max((room, side), (width - x2 - pad, "right"), (x1 - pad, "left"))
    cut = elided(text, room, measure)
    wide = measure(cut)
    x = {"right": x2 + pad, "left": x1 - pad - wide}.get(side, piece.x1 + pad)
    return Label(cut, x, wide, side)


def elided(text: str, room: float, measure: Measure) -> str:
    """The text, cut at a blank and closed by " …" where it is wider than the room, else ""."""
    if measure(text) <= room:
        return text
    words = text.split(" ")
    low, high = 0, len(words) - 1  # the most words that fit with the mark behind them
    while low < high:
        middle = (low + high + 1) // 2
        if measure(" ".join(words[:middle]) + ELLIPSIS) <= room:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]) + ELLIPSIS if low else ""

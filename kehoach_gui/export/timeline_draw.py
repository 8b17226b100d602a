"""Draws a laid-out timeline as lines of text and strokes of a page; lengths in twips.

Everything is told apart without colour: a full bar has a drawn outline, a vague end pales and its
outline is dashed, what nobody has said is hatched and has no fill.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import hypot
from typing import Literal

from kehoach_gui.core.calendar_look import calendar_look
from kehoach_gui.core.measure import ascent_em, descent_em, width_em
from kehoach_gui.core.timeline_bars import elided
from kehoach_gui.core.timeline_parts import Bar, Label, Look, Point, Row, Segment, Timeline
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT, Line, Stroke
from kehoach_gui.export.page import Segment as Text
from kehoach_gui.export.stacks import Slab

WHITE = "FFFFFF"
Sample = Look | Literal["diamond", "tick"]
LEGEND: tuple[tuple[Sample, str], ...] = (
    ("solid", "có ngày"),
    ("fade_out", "khoảng, chưa ấn định ngày"),
    ("hatch", "chưa xác định"),
    ("diamond", "sự kiện"),
    ("tick", "ngày kỷ niệm, hạn việc"),
)


class Pen:
    """The measures of one drawing at a text size in pt, in twips."""

    def __init__(self, size_pt: float) -> None:
        look = calendar_look()
        self.sheet, self.ink = look["sheet"], look["ink"]
        self.size = round(size_pt * TWIPS_PER_PT)
        self.row = self.sheet["row_em"] * self.size
        self.bar = self.sheet["bar_em"] * self.size
        self.gap = self.sheet["gap_em"] * self.size
        self.grid = self.sheet["grid_pt"] * TWIPS_PER_PT
        self.frame = self.sheet["frame_pt"] * TWIPS_PER_PT
        self.outline = self.sheet["outline_pt"] * TWIPS_PER_PT
        self.dash = self.sheet["dash_mm"] * TWIPS_PER_MM
        self.hatch = self.sheet["hatch_mm"] * TWIPS_PER_MM

    def width(self, text: str, bold: bool = False) -> float:
        """The width of a text in twips."""
        return width_em(text, bold) * self.size

    def text(self, words: str, x: float, middle: float, bold: bool = False) -> Line:
        """A line of text whose letters stand around `middle`."""
        height = (ascent_em() + descent_em()) * self.size
        top = middle - height / 2
        run = Text(words, x, self.width(words, bold), self.size, bold, False, False)
        return Line(top, height, top + ascent_em() * self.size, (run,))

    def stroke(
        self, x1: float, y1: float, x2: float, y2: float, thickness: float, colour: str = "text"
    ) -> Stroke:
        """A straight line in a colour of the look."""
        return Stroke(x1, y1, x2, y2, thickness, self.ink.get(colour, colour))


def draw(timeline: Timeline, names: float, size_pt: float) -> list[Slab]:
    """The timeline as slabs: its scale, a slab for each row, its legend.

    `names` is the width of the rows' names in twips. A row that opens a page has the scale above.
    """
    pen = Pen(size_pt)
    head = _head(timeline, names, pen)
    right = names + timeline.width
    rows = []
    for row in timeline.rows:
        lines, strokes = _row(timeline, row, names, pen)
        last = row.index == len(timeline.rows) - 1
        edge = pen.stroke(
            0, pen.row, right, pen.row, *((pen.frame,) if last else (pen.grid, "grid"))
        )
        slab = Slab(pen.row, tuple(lines), (*strokes, edge), repeat=(head,), glued=not row.index)
        rows.append(slab)
    return [replace(head, gap=pen.gap), *rows, _legend(timeline, right, pen)]


def _head(timeline: Timeline, names: float, pen: Pen) -> Slab:
    """The scale above the rows: the greater units, then the smaller ones."""
    levels = 2 if any(cell.major for cell in timeline.cells) else 1
    height = levels * pen.row
    right = names + timeline.width
    lines: list[Line] = []
    strokes: list[Stroke] = []
    for cell in timeline.cells:
        y = 0.0 if cell.major else (levels - 1) * pen.row
        x, room = names + cell.x1, cell.x2 - cell.x1
        if cell.label:
            spare = room - pen.width(cell.label, cell.major)
            middle = y + pen.row / 2
            lines.append(pen.text(cell.label, x + max(0.0, spare / 2), middle, cell.major))
        width = pen.frame if cell.major else pen.grid
        strokes.append(pen.stroke(x, y, x, y + pen.row, width, "grid"))
    strokes += [pen.stroke(x, 0, x, height, pen.frame) for x in (0, names, right)]
    strokes += [pen.stroke(0, y, right, y, pen.frame) for y in (0, height)]
    return Slab(height, tuple(lines), tuple(strokes))


def _row(timeline: Timeline, row: Row, names: float, pen: Pen) -> tuple[list[Line], list[Stroke]]:
    """A row's name, the grid behind it and what stands in it."""
    middle = pen.row / 2
    name = elided(row.name, names - pen.gap, pen.width)
    lines = [pen.text(name, pen.gap / 3, middle, row.kind == "group")]
    strokes = [
        pen.stroke(names + cell.x1, 0, names + cell.x1, pen.row, pen.grid, "grid")
        for cell in timeline.cells
        if not cell.major
    ]
    for bar in timeline.bars:
        if bar.row == row.index:
            strokes += _bar(bar, names, middle, pen)
            strokes += _ground(bar.label, names, middle, pen)
            lines += _label(bar.label, names, middle, pen)
    for point in timeline.points:
        if point.row == row.index:
            diamond = timeline.items[point.item].kind == "event"
            strokes += _point(point, diamond, names, middle, pen)
            lines += _label(point.label, names, middle, pen)
    if timeline.today is not None:
        x = names + timeline.today
        strokes += _dashes(x, 0, x, pen.row, pen, pen.sheet["today_pt"])
    right = names + timeline.width
    strokes += [pen.stroke(x, 0, x, pen.row, pen.frame) for x in (0, names, right)]
    return lines, strokes


def _label(label: Label, left: float, middle: float, pen: Pen) -> Iterator[Line]:
    if label.text:
        yield pen.text(label.text, left + label.x, middle)


def _ground(label: Label, left: float, middle: float, pen: Pen) -> Iterator[Stroke]:
    """White paper behind words that stand on a hatch."""
    if label.text and label.side == "over":
        pad = pen.width("0") / 2
        x = left + label.x
        yield pen.stroke(x - pad, middle, x + label.width + pad, middle, pen.bar * 0.86, WHITE)


def _bar(bar: Bar, left: float, middle: float, pen: Pen) -> Iterator[Stroke]:
    high, low = middle - pen.bar / 2, middle + pen.bar / 2
    for piece in bar.segments:
        x1, x2 = left + piece.x1, left + piece.x2
        if piece.look == "solid":
            yield pen.stroke(x1, middle, x2, middle, pen.bar, "bar")
        elif piece.look == "hatch":
            yield from _hatch(x1, high, x2, low, pen)
        else:
            yield from _fade(piece, left, middle, pen)
    for piece in bar.segments:
        x1, x2 = left + piece.x1, left + piece.x2
        for y in (high, low):
            if piece.look == "solid":
                yield pen.stroke(x1, y, x2, y, pen.outline)
            else:
                yield from _dashes(x1, y, x2, y, pen, pen.sheet["outline_pt"])
    for piece, x in ((bar.segments[0], bar.x1), (bar.segments[-1], bar.x2)):
        if piece.look == "solid":
            half = pen.outline / 2
            yield pen.stroke(left + x, high - half, left + x, low + half, pen.outline)


def _fade(piece: Segment, left: float, middle: float, pen: Pen) -> Iterator[Stroke]:
    """Slices from the full tone to white paper."""
    steps = pen.sheet["fade_steps"]
    full = int(pen.ink["bar"][:2], 16)
    wide = (piece.x2 - piece.x1) / steps
    for step in range(steps):
        share = (step + 0.5) / steps
        share = share if piece.look == "fade_in" else 1 - share
        grey = round(255 - (255 - full) * share)
        x = left + piece.x1 + step * wide
        yield pen.stroke(x, middle, x + wide, middle, pen.bar, f"{grey:02X}" * 3)


def _hatch(x1: float, y1: float, x2: float, y2: float, pen: Pen) -> Iterator[Stroke]:
    """Lines rising to the right, cut at the box."""
    height = y2 - y1
    start = x1 - height
    while start < x2:
        low, high = max(start, x1), min(start + height, x2)
        if high > low:
            yield pen.stroke(low, y2 - (low - start), high, y2 - (high - start), pen.grid, "soft")
        start += pen.hatch


def _dashes(
    x1: float, y1: float, x2: float, y2: float, pen: Pen, thickness_pt: float
) -> Iterator[Stroke]:
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    at = 0.0
    while at < length:
        end = min(at + pen.dash, length)
        yield pen.stroke(
            x1 + dx * at, y1 + dy * at, x1 + dx * end, y1 + dy * end, thickness_pt * TWIPS_PER_PT
        )
        at += 2 * pen.dash


def _point(point: Point, diamond: bool, left: float, middle: float, pen: Pen) -> Iterator[Stroke]:
    x = left + point.x
    if not diamond:
        half = pen.sheet["tick_em"] * pen.size / 2
        thickness = pen.sheet["tick_pt"] * TWIPS_PER_PT
        yield pen.stroke(x, middle - half, x, middle + half, thickness)
        return
    if point.x2 - point.x1 > pen.size:
        yield from _dashes(left + point.x1, middle, left + point.x2, middle, pen, 1)
    yield _diamond(x, middle, pen)


def _diamond(x: float, middle: float, pen: Pen) -> Stroke:
    """A square on its corner: a stroke at 45° as thick as it is long."""
    side = pen.sheet["diamond_em"] * pen.size
    reach = side / 2 / 2**0.5
    return pen.stroke(x - reach, middle - reach, x + reach, middle + reach, side)


def _legend(timeline: Timeline, right: float, pen: Pen) -> Slab:
    """What the looks mean, as far as they are used; no height where nothing is drawn."""
    used = {piece.look for bar in timeline.bars for piece in bar.segments}
    looks: set[Sample] = {"fade_out" if look == "fade_in" else look for look in used}
    kinds = {timeline.items[point.item].kind for point in timeline.points}
    looks |= {"diamond"} if "event" in kinds else set()
    looks |= {"tick"} if kinds - {"event"} else set()
    lines: list[Line] = []
    strokes: list[Stroke] = []
    x, middle = 0.0, (pen.gap + pen.row) / 2
    sample = 2.2 * pen.size
    for look, words in LEGEND:
        if look not in looks:
            continue
        wide = sample + pen.gap / 2 + pen.width(words)
        if x and x + wide > right:
            x, middle = 0.0, middle + pen.row
        strokes += _sample(look, x, sample, middle, pen)
        lines.append(pen.text(words, x + sample + pen.gap / 2, middle))
        x += wide + 2 * pen.gap
    return Slab(middle + (pen.row + pen.gap) / 2 if lines else 0.0, tuple(lines), tuple(strokes))


def _sample(look: Sample, x: float, wide: float, middle: float, pen: Pen) -> Iterator[Stroke]:
    if look == "diamond":
        yield _diamond(x + wide / 2, middle, pen)
        return
    if look == "tick":
        half = pen.sheet["tick_em"] * pen.size / 2
        thickness = pen.sheet["tick_pt"] * TWIPS_PER_PT
        yield pen.stroke(x + wide / 2, middle - half, x + wide / 2, middle + half, thickness)
        return
    piece = Segment(0.0, wide, look)
    yield from _bar(Bar(0, 0, 0.0, wide, (piece,), Label("", 0, 0, "inside")), x, middle, pen)

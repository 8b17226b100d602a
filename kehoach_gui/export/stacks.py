"""Slabs, what a page takes whole from top to bottom, and the stacking of a cell's blocks into one.

Lengths in twips. A slab's own parts are measured from its top and from the column's left edge.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach_gui.core.document import Brace, CellBlock, Frame, Gap, Paragraph, Rule, Style
from kehoach_gui.export.brace import set_brace
from kehoach_gui.export.frame import set_frame
from kehoach_gui.export.lines import line_box, moved, place, set_lines
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT, BraceShape, Line, Stroke

if TYPE_CHECKING:
    from kehoach_gui.export.rows import Parts

RULE_ROOM = 20  # height of the empty line that carries a drawn line: 1 pt, Word's smallest
Styles = dict[str, Style]


@dataclass(frozen=True, slots=True, eq=False)
class Slab:
    """Told apart by identity: pages made of the very same slabs are the same (pages.py).

    `gap` is the room above it, `glued` forbids a page break before it, `forced` orders one.

    `spare` is what of its height may hang over the bottom margin: the white below a line that is
    set wider than single. `repeat` are the slabs that come first where this one opens a page (a
    table's header rows). `parts` has a row of a table that may be parted between two pages.
    """

    height: float
    lines: tuple[Line, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    braces: tuple[BraceShape, ...] = ()
    gap: float = 0.0
    spare: float = 0.0
    glued: bool = False
    forced: bool = False
    repeat: "tuple[Slab, ...]" = ()
    parts: "Parts | None" = None


def stack(blocks: tuple[CellBlock, ...], styles: Styles, width: float, x: float = 0.0) -> Slab:
    """Cell blocks one below the other as a single slab, moved right by x."""
    y = below = 0.0
    lines: list[Line] = []
    strokes: list[Stroke] = []
    braces: list[BraceShape] = []
    for block in blocks:
        match block:
            case Paragraph():
                style = styles[block.role]
                y += max(below, style.before_pt * TWIPS_PER_PT)
                for row in set_lines(block.runs, style, width):
                    lines.append(place(row, x, y, block.source))
                    y += row.height
                below = style.after_pt * TWIPS_PER_PT
            case Rule():
                length = block.length_mm * TWIPS_PER_MM
                thick = block.thickness_pt * TWIPS_PER_PT
                y += max(below, block.before_pt * TWIPS_PER_PT)
                left, middle = x + (width - length) / 2, y + thick / 2
                strokes.append(Stroke(left, middle, left + length, middle, thick))
                y, below = y + thick + RULE_ROOM, 0.0
            case Gap():
                y, below = y + below + block.lines * line_box(styles[block.role])[0], 0.0
            case Frame():
                y += max(below, block.before_pt * TWIPS_PER_PT)
                framed = set_frame(block, styles, width, x, y)
                lines += framed.lines
                strokes += framed.strokes
                y, below = y + framed.height, 0.0
            case Brace():
                own, shape, height = set_brace(block, styles, width, x, y + below)
                lines += own
                braces.append(shape)
                y, below = y + below + height, 0.0
    return Slab(y + below, tuple(lines), tuple(strokes), tuple(braces))


def lowered(slab: Slab, y: float, x: float = 0.0) -> Slab:
    """The slab's parts moved down by y and right by x."""
    return Slab(
        slab.height,
        tuple(_lowered_lines(slab.lines, x, y)),
        tuple(replace(s, x1=s.x1 + x, y1=s.y1 + y, x2=s.x2 + x, y2=s.y2 + y) for s in slab.strokes),
        tuple(replace(b, x=b.x + x, top=b.top + y) for b in slab.braces),
        slab.gap,
        slab.spare,
        slab.glued,
        slab.forced,
        slab.repeat,
    )


def _lowered_lines(lines: tuple[Line, ...], x: float, y: float) -> Iterator[Line]:
    for line in lines:
        yield Line(
            line.top + y,
            line.height,
            line.baseline + y,
            moved(line.segments, x),
            line.source,
            line.start,
        )

"""A line of text in a drawn box (marks of urgency and circulation): its place on page and in DOCX.

The box is the border of the paragraph: its width is made by the indents, its height by the room
between border and text, in whole points as Word keeps it. Lengths in twips.
"""

from typing import NamedTuple

from kehoach_gui.core.document import Frame, Style
from kehoach_gui.export.lines import line_box, place, set_lines
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT, Line, Stroke


class SetFrame(NamedTuple):
    """A box at its place."""

    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]
    height: float


def room_pt(block: Frame, styles: dict[str, Style]) -> int:
    """The room above and below the text inside the box, in whole points, at least one."""
    line, _ = line_box(styles[block.paragraph.role])
    spare = block.height_mm * TWIPS_PER_MM - line - 2 * block.thickness_pt * TWIPS_PER_PT
    return max(1, round(spare / 2 / TWIPS_PER_PT))


def indents(block: Frame, width: float) -> tuple[int, int]:
    """What lies left and right of the box in a column `width` wide."""
    spare = max(0.0, width - block.width_mm * TWIPS_PER_MM)
    left = spare if block.align == "right" else spare / 2
    return round(left), round(spare - left)


def set_frame(
    block: Frame, styles: dict[str, Style], width: float, x: float, top: float
) -> SetFrame:
    """The box with its text in a column that begins at x, its upper edge at `top`."""
    left, right = indents(block, width)
    thick = block.thickness_pt * TWIPS_PER_PT
    room = room_pt(block, styles) * TWIPS_PER_PT
    rows = set_lines(block.paragraph.runs, styles[block.paragraph.role], width - left - right)
    y = top + thick + room
    lines = []
    for row in rows:
        lines.append(place(row, x + left, y, block.paragraph.source))
        y += row.height
    height = y + room + thick - top
    x1, x2 = x + left - thick / 2, x + width - right + thick / 2
    y1, y2 = top + thick / 2, top + height - thick / 2
    corners = ((x1, y1, x2, y1), (x1, y2, x2, y2), (x1, top, x1, top + height))
    sides = (*corners, (x2, top, x2, top + height))
    colour = styles[block.paragraph.role].colour
    strokes = tuple(Stroke(*side, thick, colour) for side in sides)
    return SetFrame(tuple(lines), strokes, height)

"""Recipient lines joined by a drawn brace: how they are set, on the page and in the DOCX.

The note stands at the end of the last line, raised by half a line to the tip of the brace: so it
is running text in the DOCX, read in the plan's order, and both outputs look alike. Lengths in
twips.
"""

from dataclasses import replace

from kehoach_gui.core.document import BRACE_EM, Brace, Style
from kehoach_gui.export.lines import line_box, moved, place, set_lines
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT, BraceShape, Line

BRACE_PT = 0.75  # thickness of the brace, as that of the drawn lines
_HALF_LOWER_CASE = 0.25  # the middle of small letters above the baseline, in em
Styles = dict[str, Style]


def set_brace(
    block: Brace, styles: Styles, width: float, x: float, top: float
) -> tuple[list[Line], BraceShape, float]:
    """The braced lines, the brace at their right, and their height, placed at x and top."""
    lines: list[Line] = []
    y = top
    for paragraph in block.lines:
        style = styles[paragraph.role]
        y += style.before_pt * TWIPS_PER_PT
        for row in set_lines(paragraph.runs, style, width):
            lines.append(place(row, x, y, paragraph.source))
            y += row.height
        y += style.after_pt * TWIPS_PER_PT
    raised = note_raise(block, styles)
    last = lines[-1]
    size = styles[block.note.role].size_pt * TWIPS_PER_PT
    left = x + block.text_width_mm * TWIPS_PER_MM + BRACE_EM * size
    note = set_lines(block.note.runs, _flat(styles[block.note.role]), width)[0].segments
    lines[-1] = replace(
        last,
        height=last.height + raised,
        baseline=last.baseline + raised,
        segments=last.segments
        + tuple(replace(s, raised=raised) for s in moved(note, left + 2 * BRACE_EM * size)),
    )
    height = y + raised - top
    tip = brace_tip(block, styles)
    shape = BraceShape(left, top, BRACE_EM * size, height, tip, BRACE_PT * TWIPS_PER_PT)
    return lines, shape, height


def brace_tip(block: Brace, styles: Styles) -> float:
    """The height of the brace's tip below the top of its lines: the middle of the note."""
    note = styles[block.note.role]
    heights = [line_box(styles[line.role]) for line in block.lines]
    above = sum(height for height, _ in heights[:-1])
    return above + heights[-1][1] - _HALF_LOWER_CASE * note.size_pt * TWIPS_PER_PT


def _flat(style: Style) -> Style:
    """The style without its place on the line: as a note behind other text."""
    return replace(style, align="left", first_line_mm=0.0, left_mm=0.0, right_mm=0.0)


def note_raise(block: Brace, styles: Styles) -> int:
    """How far the note stands above the last line: half a line, in whole half points."""
    height, _ = line_box(styles[block.lines[-1].role])
    return round(height / 2 / (TWIPS_PER_PT / 2)) * (TWIPS_PER_PT // 2)

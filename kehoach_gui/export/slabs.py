"""Turns the blocks of a document into slabs: lines, head, tail, rows of tables; in twips."""

from dataclasses import replace
from functools import lru_cache

from kehoach_gui.core.document import (
    BodyBlock,
    Columns,
    Gap,
    PageBreak,
    Paragraph,
    Rule,
    Style,
    Table,
)
from kehoach_gui.core.measure import line_em
from kehoach_gui.export.lines import line_box, place, set_lines
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT
from kehoach_gui.export.rows import table_slabs
from kehoach_gui.export.stacks import RULE_ROOM, Slab, Styles, lowered, stack


def slabs(blocks: tuple[BodyBlock, ...], styles: Styles, width: float) -> list[Slab]:
    """All slabs of a part, in order; `width` is that of the text.

    Between two paragraphs the larger room counts, that below the first or above the second.
    The last one is the empty line of 1 pt that Word wants behind a table.
    """
    found: list[Slab] = []
    glue = forced = tabled = False
    below = 0.0
    for block in blocks:
        if tabled and isinstance(block, Table | Columns):
            found.append(Slab(RULE_ROOM, glued=True))  # the line that parts two tables in Word
        tabled = isinstance(block, Table)
        if isinstance(block, PageBreak):
            forced = True
            continue
        if isinstance(block, Paragraph):
            style = styles[block.role]
            found += _paragraph(block, style, width, below, glue and not forced, forced)
            below = style.after_pt * TWIPS_PER_PT
            glue, forced = block.keep_next or style.keep_next, False
            continue
        if isinstance(block, Table):
            if forced:
                below += RULE_ROOM
            found += _table(block, _used(block, styles), below, glue and not forced, forced)
            below, glue, forced = 0.0, False, False
            continue
        own = _block(block, styles, width)
        if not own:  # a gap of no lines
            continue
        if forced:
            below += RULE_ROOM  # the line that breaks the page in the DOCX
        glue_first = glue or (bool(found) and isinstance(block, Columns | Rule))
        own[0] = _opening(own[0], below, glue_first and not forced, forced)
        found += own
        below, glue, forced = 0.0, False, False
    return [*found, Slab(RULE_ROOM, gap=below, glued=True)]


def _opening(slab: Slab, below: float, glued: bool, forced: bool) -> Slab:
    """The first slab of a block: at least the room that the block above wants below it."""
    return replace(slab, gap=max(slab.gap, below), glued=glued, forced=forced)


def _block(block: Rule | Gap | Columns, styles: Styles, width: float) -> list[Slab]:
    match block:
        case Rule():
            slab = stack((replace(block, before_pt=0.0),), styles, width)
            return [replace(slab, gap=block.before_pt * TWIPS_PER_PT)]
        case Gap():
            height, _ = line_box(styles[block.role])
            return [Slab(height, glued=i > 0) for i in range(block.lines)]
        case Columns():
            return [_columns(block, styles)]


@lru_cache(maxsize=4_000)
def _paragraph(
    block: Paragraph, style: Style, width: float, below: float, glued: bool, forced: bool
) -> tuple[Slab, ...]:
    """One slab per line; the first two and the last two lines stay together (widows, orphans).

    Cached: after an edit all other paragraphs give the very same slabs again.
    """
    rows = set_lines(block.runs, style, width)
    count = len(rows)
    spare = 0.0
    if style.line_exact_pt is None:
        spare = max(0.0, rows[0].height - line_em() * style.size_pt * TWIPS_PER_PT)
    first, *others = (
        Slab(
            row.height,
            (place(row, 0.0, 0.0, block.source),),
            gap=style.before_pt * TWIPS_PER_PT if index == 0 else 0.0,
            spare=spare,
            glued=index > 0 and (index in (1, count - 1) or style.keep_next),
        )
        for index, row in enumerate(rows)
    )
    return (_opening(first, below, glued, forced), *others)


def _columns(block: Columns, styles: Styles) -> Slab:
    """Head or tail as one slab: each row is as high as its higher cell."""
    padding = block.padding_mm * TWIPS_PER_MM
    left, right = (width * TWIPS_PER_MM for width in block.widths_mm)
    x = block.indent_mm * TWIPS_PER_MM
    y = 0.0
    parts: list[Slab] = []
    for row in block.rows:
        cells = (
            stack(row[0], styles, left - 2 * padding, x + padding),
            stack(row[1], styles, right - 2 * padding, x + left + padding),
        )
        parts += [lowered(cell, y) for cell in cells]
        y += max(cell.height for cell in cells)
    return Slab(
        y,
        tuple(line for part in parts for line in part.lines),
        tuple(stroke for part in parts for stroke in part.strokes),
        tuple(brace for part in parts for brace in part.braces),
    )


def _used(block: Table, styles: Styles) -> tuple[tuple[str, Style], ...]:
    roles = {paragraph.role for row in block.rows for cell in row for paragraph in cell}
    return tuple((role, styles[role]) for role in sorted(roles))


@lru_cache(maxsize=200)
def _table(
    block: Table, used: tuple[tuple[str, Style], ...], below: float, glued: bool, forced: bool
) -> tuple[Slab, ...]:
    """One slab per row; cached as paragraphs are."""
    first, *others = table_slabs(block, used)
    return (_opening(first, below, glued, forced), *others)

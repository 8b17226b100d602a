"""Rows of ruled tables as slabs, and their parting where a page ends inside one; in twips."""

from dataclasses import dataclass, replace
from functools import lru_cache

from kehoach_gui.core.document import Paragraph, Style, Table
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT, Line, Stroke
from kehoach_gui.export.stacks import Slab, Styles, lowered, stack

TABLE_PADDING_MM = 1.9  # Word's usual room left and right in a cell
TABLE_BORDER_PT = 0.5
_BORDER = TABLE_BORDER_PT * TWIPS_PER_PT


@dataclass(frozen=True, slots=True)
class Parts:
    """A row that may be parted: the lines of each cell with the room before and behind them."""

    edges: tuple[float, ...]
    cells: tuple[tuple[Line, ...], ...]
    before: tuple[float, ...]
    behind: tuple[float, ...]
    last: bool


def table_slabs(block: Table, used: tuple[tuple[str, Style], ...]) -> tuple[Slab, ...]:
    """One slab per row, the header rows repeated on every page."""
    styles = dict(used)
    rows = [_row(block, index, cells, styles) for index, cells in enumerate(block.rows)]
    header = tuple(rows[: block.header_rows])
    return tuple(
        replace(row, glued=0 < index <= len(header), repeat=header if index >= len(header) else ())
        for index, row in enumerate(rows)
    )


def _row(
    block: Table, index: int, cells: tuple[tuple[Paragraph, ...], ...], styles: Styles
) -> Slab:
    padding = TABLE_PADDING_MM * TWIPS_PER_MM
    edges = [0.0]
    stacks: list[Slab] = []
    for width_mm, cell in zip(block.widths_mm, cells, strict=True):
        width = width_mm * TWIPS_PER_MM
        made = stack(cell, styles, width - 2 * padding, edges[-1] + padding)
        stacks.append(lowered(replace(made, height=made.height + _BORDER), _BORDER))
        edges.append(edges[-1] + width)
    height = max(made.height for made in stacks)
    lines = tuple(made.lines for made in stacks)
    last = index == len(block.rows) - 1
    slab = _ruled(tuple(edges), lines, height, last)
    if index not in block.breaking:
        return slab
    before = tuple(own[0].top for own in lines)
    behind = tuple(
        made.height - own[-1].top - own[-1].height for made, own in zip(stacks, lines, strict=True)
    )
    return replace(slab, parts=Parts(tuple(edges), lines, before, behind, last))


def _ruled(
    edges: tuple[float, ...], cells: tuple[tuple[Line, ...], ...], height: float, last: bool = False
) -> Slab:
    """The lines of a row's cells in a box of drawn lines; below the last row its edge has room."""
    strokes = [Stroke(edge, 0.0, edge, height, _BORDER) for edge in edges]
    strokes += [Stroke(0.0, y, edges[-1], y, _BORDER) for y in (0.0, height)]
    room = height + (_BORDER if last else 0.0)
    return Slab(room, tuple(line for own in cells for line in own), tuple(strokes))


@lru_cache(maxsize=2_000)
def parted(slab: Slab, room: float) -> tuple[Slab, Slab] | None:
    """A row's slab as what stands in the room and what goes on on the next page.

    Each cell is cut between its own lines, both pieces are closed by an edge, and below the edge
    stands the room that the cell has above its first line: as LibreOffice sets it. None where the
    row must stay whole, or where a cell that has lines gets none of them into the room. Cached,
    so that equal pages are made of the very same slabs.
    """
    parts = slab.parts
    if parts is None:
        return None
    kept = tuple(
        tuple(line for line in own if line.top + line.height <= room) for own in parts.cells
    )
    stuck = any(own and not first for own, first in zip(parts.cells, kept, strict=True))
    if stuck or kept == parts.cells:
        return None
    left = tuple(
        tuple(_raised(own[len(first) :], before))
        for own, first, before in zip(parts.cells, kept, parts.before, strict=True)
    )
    bottom = max(own[-1].top + own[-1].height for own in kept if own)
    height = max(
        own[-1].top + own[-1].height + behind if own else 0.0
        for own, behind in zip(left, parts.behind, strict=True)
    )
    rest = _ruled(parts.edges, left, height, parts.last)
    rest = replace(rest, parts=replace(parts, cells=left), repeat=slab.repeat)
    return replace(_ruled(parts.edges, kept, bottom), gap=slab.gap, repeat=slab.repeat), rest


def _raised(lines: tuple[Line, ...], top: float) -> tuple[Line, ...]:
    """The lines moved up so that the first has this room above it."""
    return lowered(Slab(0.0, lines), top - lines[0].top).lines if lines else ()

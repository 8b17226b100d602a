"""Breaks a document into pages: the one page list that screen, printer and PDF paint.

Widows and orphans of two lines, headings with what follows, head and tail whole, the tail never
without two lines of text; page number centred at the top, not on a part's first page (NĐ 30/2020
Phụ lục I, I.6; HD 05-HD/VPTW). No Qt: pages are plain data in twips.
"""

from dataclasses import replace
from functools import lru_cache

from kehoach_gui.core.document import Document, PageSetup, Part, Run, Style
from kehoach_gui.export.lines import set_lines
from kehoach_gui.export.page import TWIPS_PER_MM, Line, Page
from kehoach_gui.export.rows import parted
from kehoach_gui.export.slabs import slabs
from kehoach_gui.export.stacks import Slab, Styles, lowered, stack


def lay_out(document: Document) -> tuple[Page, ...]:
    """The pages of all parts in print order; each part starts a page and counts from 1."""
    return tuple(
        page
        for index, part in enumerate(document.parts)
        for page in _part_pages(part, index, document.styles)
    )


def _part_pages(part: Part, index: int, styles: Styles) -> list[Page]:
    setup = part.page
    width = setup.text_width_mm * TWIPS_PER_MM
    marks = stack(part.marks, styles, width)
    top = setup.top_mm * TWIPS_PER_MM
    first_top = max(top, setup.header_mm * TWIPS_PER_MM + marks.height if part.marks else top)
    pages = pages_of(setup, slabs(part.blocks, styles, width), index, first_top)
    if part.marks:
        left = _left_mm(setup, 1) * TWIPS_PER_MM
        pages[0] = _with_marks(pages[0], lowered(marks, setup.header_mm * TWIPS_PER_MM, left))
    return pages


def pages_of(
    setup: PageSetup, items: list[Slab], part: int = 0, first_top: float | None = None
) -> list[Page]:
    """The pages that slabs fill; the first begins at `first_top` (twips), else at the margin."""
    top = setup.top_mm * TWIPS_PER_MM
    first_top = top if first_top is None else first_top
    bottom = (setup.height_mm - setup.bottom_mm) * TWIPS_PER_MM
    return [
        _page(setup, part, number, first_top if number == 1 else top, tuple(sheet))
        for number, sheet in enumerate(_paginate(items, bottom - first_top, bottom - top), 1)
    ]


def _left_mm(setup: PageSetup, number: int) -> float:
    """The left margin; mirrored pages have the other margin on even numbers (HD 05-HD/VPTW)."""
    return setup.right_mm if setup.mirror and number % 2 == 0 else setup.left_mm


def _paginate(items: list[Slab], first_room: float, room: float) -> list[list[tuple[float, Slab]]]:
    """Slabs with their offsets from the top of the text, sheet by sheet."""
    sheets: list[list[tuple[float, Slab]]] = []
    start, items = 0, list(items)
    while start < len(items):
        sheet, start = _sheet(items, start, room if sheets else first_room)
        sheets.append(sheet)
    return sheets or [[]]


def _sheet(items: list[Slab], start: int, room: float) -> tuple[list[tuple[float, Slab]], int]:
    """One sheet from item `start` on, and the item that opens the next one.

    The room above a slab that opens a page by itself is dropped, as in Word. Where nothing may be
    parted, the sheet ends where it is full. A row of a table that is parted leaves the rest of it
    in its place among the items.
    """
    sheet: list[tuple[float, Slab]] = []
    y = 0.0
    repeated = items[start].repeat if start else ()
    for slab in repeated:
        sheet.append((y, slab))
        y += slab.height
    break_at = None
    for index in range(start, len(items)):
        slab = items[index]
        if index > start:
            if slab.forced:
                return sheet, index
            if not slab.glued:
                break_at = index
        if index > start or start == 0 or slab.forced:
            y += slab.gap
        if y + slab.height - slab.spare > room:
            pieces = parted(slab, room - y)
            if pieces is not None:
                sheet.append((y, pieces[0]))
                items[index] = pieces[1]
                return sheet, index
        if y + slab.height - slab.spare > room and index > start:
            end = index if break_at is None else break_at
            return sheet[: len(repeated) + end - start], end
        sheet.append((y, slab))
        y += slab.height
    return sheet, len(items)


@lru_cache(maxsize=1_000)
def _page(
    setup: PageSetup, part: int, number: int, top: float, sheet: tuple[tuple[float, Slab], ...]
) -> Page:
    """The page of a sheet; cached, so that an edit makes only the pages anew that it changed."""
    left = _left_mm(setup, number) * TWIPS_PER_MM
    placed = [lowered(slab, top + offset, left) for offset, slab in sheet]
    lines = tuple(line for slab in placed for line in slab.lines)
    if number > 1:
        lines = (_page_number(setup, number, left), *lines)
    return Page(
        part,
        number,
        setup.width_mm * TWIPS_PER_MM,
        setup.height_mm * TWIPS_PER_MM,
        lines,
        tuple(stroke for slab in placed for stroke in slab.strokes),
        tuple(brace for slab in placed for brace in slab.braces),
    )


def _with_marks(page: Page, marks: Slab) -> Page:
    """A part's first page with the stamps above its head."""
    return replace(page, lines=(*marks.lines, *page.lines), strokes=(*marks.strokes, *page.strokes))


def _page_number(setup: PageSetup, number: int, left: float) -> Line:
    style = Style(size_pt=setup.number_size_pt, align="center")
    row = set_lines((Run(str(number)),), style, setup.text_width_mm * TWIPS_PER_MM)[0]
    top = setup.header_mm * TWIPS_PER_MM
    number_line = Line(0.0, row.height, row.ascent, row.segments)
    return lowered(Slab(row.height, (number_line,)), top, left).lines[0]

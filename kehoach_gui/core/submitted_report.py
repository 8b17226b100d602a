"""The consolidated report of plans that lower units sent, composed for print."""

from collections.abc import Sequence
from dataclasses import replace

from kehoach_gui.core.compose_appendix import landscape, page_of
from kehoach_gui.core.compose_table import table
from kehoach_gui.core.document import BodyBlock, Document, Gap, Paragraph, Part, Run, Table
from kehoach_gui.core.plan import Block
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.submitted import TITLE, Submitted, read_words, tables

MOST_NAMES = 6  # of bodies in a cell; the workbook has all


def report(
    records: Sequence[Submitted], standard: Preset, author: str, missing: Sequence[str] = ()
) -> Document:
    """The report on lying sheets of the standard; `missing` are the units that sent nothing."""
    page = landscape(page_of(standard))
    blocks: list[BodyBlock] = [
        Paragraph("appendix_title", (Run(TITLE),)),
        Paragraph("appendix_reference", (Run(read_words(records)),)),
    ]
    number_mm = page.text_width_mm  # of the column STT: as in the first table, which has most
    for title, labels, rows in tables(records, missing, MOST_NAMES):
        if rows:
            blocks += [Gap("table_text", 1), Paragraph("appendix_title", (Run(title),), True)]
            block = Block("table", "", rows=(labels, *rows), header_rows=1)
            made = _narrowed(table(block, standard.styles, page.text_width_mm, ()), number_mm)
            number_mm = made.widths_mm[0]
            blocks.append(made)
    part = Part("submitted", page, tuple(blocks))
    return Document((part,), dict(standard.styles), standard.page.font, TITLE, author)


def _narrowed(block: Table, first_mm: float) -> Table:
    """The table with its first column no wider than this; what it leaves goes to the widest."""
    first, *rest = block.widths_mm
    widest = rest.index(max(rest))
    rest[widest] += max(0.0, first - first_mm)
    return replace(block, widths_mm=(min(first, first_mm), *rest))

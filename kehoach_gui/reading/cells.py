"""A table from the clipboard: what Excel, Word and web pages put there, as rows of clean cells."""

import csv

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.html_grid import CopiedTable, Rows, made, too_large, too_long
from kehoach_gui.reading.html_text import html_parts

LONGEST = 2_000_000  # characters


def read_cells(text: str, html: str = "") -> Rows:
    """The cells of a copied table, all rows of one length; a plain text is one cell.

    The page's first table wins over the text. Raises RefusedInput for one that is too large.
    """
    for part in copied_parts(html):
        if isinstance(part, CopiedTable):
            return part.rows
    return rows_by_tabs(text).rows


def copied_parts(html: str) -> list[str | CopiedTable]:
    """The lines and tables of a copied piece of a page; [] for one without a table.

    Raises RefusedInput for a page or table that is too large.
    """
    if "<table" not in html.lower():
        return []
    if len(html) > LONGEST:
        raise too_long()
    return html_parts(html)


def rows_by_tabs(text: str) -> CopiedTable:
    """Lines with tabs between their cells; quotes hold a line break, as Excel writes them."""
    if len(text) > LONGEST:
        raise too_large()
    if not text.strip():
        return CopiedTable(())
    return made(_parted(text))


def _parted(text: str) -> list[list[str]]:
    lines = text.rstrip("\r\n").splitlines(keepends=True)
    try:
        return list(csv.reader(lines, delimiter="\t"))
    except csv.Error as error:  # a cell of more than 128 kB
        raise too_large() from error


def is_table(text: str) -> bool:
    """Whether a plain text is a copied table: two rows or more of as many cells each."""
    if "\t" not in text or len(text) > LONGEST:
        return False
    try:
        rows = _parted(text)
    except RefusedInput:
        return False
    same = {len(row) for row in rows}
    return len(rows) > 1 and len(same) == 1 and same != {1} and any(row[0].strip() for row in rows)

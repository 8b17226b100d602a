"""The consolidated report as XLSX: a sheet for each table, numbers typed, nothing of a text run."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from kehoach_gui.core.submitted import TITLE, Rows, Submitted, tables

FONT = "Times New Roman"
A4 = 9
KEEP = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NARROW, WIDEST = 8, 60  # widths in characters


def make_submitted_xlsx(records: Sequence[Submitted], author: str) -> bytes:
    """The bytes of a workbook; a sheet is left out where its table is empty."""
    store = io.BytesIO()
    book = Workbook(store, {"in_memory": True, **KEEP})
    book.set_properties({"title": TITLE, "author": author})
    base = {"font_name": FONT, "font_size": 11, "border": 1, "valign": "top", "text_wrap": True}
    text, head = book.add_format(base), book.add_format({**base, "bold": True, "align": "center"})
    for title, labels, rows in tables(records):
        if not rows and title != "Kế hoạch":
            continue
        page = book.add_worksheet(title)
        for column, label in enumerate(labels):
            page.set_column(column, column, _width(label, rows, column))
            page.write_string(0, column, label, head)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if cell.isdecimal() and len(cell) < 10:
                    page.write_number(number, column, int(cell), text)
                else:
                    page.write_string(number, column, cell, text)
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, len(rows), len(labels) - 1)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
    book.close()
    return store.getvalue()


def _width(label: str, rows: Rows, column: int) -> int:
    longest = max((len(row[column]) for row in rows), default=0)
    return min(WIDEST, max(NARROW, len(label) + 2, longest + 1))

"""The consolidated report as XLSX: a sheet for each table, numbers and days typed, nothing run."""

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook

from kehoach_gui.core.submitted import TITLE, Rows, Submitted, read_words, tables

FONT = "Times New Roman"
A4 = 9
HEAD_ROW = 2  # below title and reference
KEEP = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NARROW, WIDEST = 8, 60  # widths in characters
_CAPITAL = 1.3  # of the usual letter's width
_DAY = re.compile(r"(\d\d)/(\d{1,2})/(\d{4})")
_FIRST_YEAR = 1900  # of the calendar of workbooks


def make_submitted_xlsx(
    records: Sequence[Submitted], author: str, missing: Sequence[str] = ()
) -> bytes:
    """The bytes of a workbook; a sheet is left out where its table is empty."""
    store = io.BytesIO()
    book = Workbook(store, {"in_memory": True, **KEEP})
    book.set_properties({"title": TITLE, "author": author})
    looks = _looks(book)
    for title, labels, rows in tables(records, missing):
        if rows or title == "Kế hoạch":
            page = book.add_worksheet(title)
            page.write_string(0, 0, f"{TITLE}: {title.upper()}", looks["title"])
            page.write_string(1, 0, read_words(records), looks["reference"])
            _fill(page, labels, rows, looks)
            _set_up(page, len(labels), len(rows))
    book.close()
    return store.getvalue()


def _looks(book: Workbook) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 11}
    cell = {**base, "border": 1, "valign": "top", "text_wrap": True}
    looks = {
        "title": {**base, "bold": True, "font_size": 13},
        "reference": {**base, "italic": True},
        "head": {**cell, "bold": True, "align": "center", "valign": "vcenter"},
        "text": cell,
        "number": {**cell, "align": "center"},
        "day": {**cell, "num_format": "dd/mm/yyyy", "align": "center"},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _fill(page: Any, labels: Sequence[str], rows: Rows, looks: dict[str, Any]) -> None:
    for column, label in enumerate(labels):
        page.set_column(column, column, _width(label, rows, column))
        page.write_string(HEAD_ROW, column, label, looks["head"])
    for number, row in enumerate(rows, HEAD_ROW + 1):
        for column, cell in enumerate(row):
            day = _day(cell)
            if day is not None:
                page.write_datetime(number, column, day, looks["day"])
            elif cell.isdecimal() and len(cell) < 10:
                page.write_number(number, column, int(cell), looks["number"])
            else:
                page.write_string(number, column, cell, looks["text"])


def _set_up(page: Any, columns: int, rows: int) -> None:
    """How it scrolls, filters and prints."""
    page.freeze_panes(HEAD_ROW + 1, 2)
    page.autofilter(HEAD_ROW, 0, HEAD_ROW + rows, columns - 1)
    page.repeat_rows(HEAD_ROW)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P/&N")


def _day(cell: str) -> date | None:
    """The day that the cell is, where a workbook knows it."""
    found = _DAY.fullmatch(cell)
    if found is None or int(found[3]) < _FIRST_YEAR:
        return None
    return date(int(found[3]), int(found[2]), int(found[1]))


def _width(label: str, rows: Rows, column: int) -> int:
    longest = max((_letters(row[column]) for row in rows), default=0)
    return min(WIDEST, max(NARROW, len(label) + 4, round(longest) + 1))  # 4: the filter's arrow


def _letters(text: str) -> float:
    return max(
        (
            sum(_CAPITAL if letter.isupper() else 1.0 for letter in line)
            for line in text.split("\n")
        ),
        default=0.0,
    )

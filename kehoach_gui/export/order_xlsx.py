"""The order sheet as XLSX: typed cells, formulas with their values, a head that stays in sight."""

import io
from datetime import date
from typing import Any

from xlsxwriter import Workbook

from kehoach_gui.core.order_forms import sheet_words
from kehoach_gui.core.order_sheet import MM2_PER_M2, OrderSheet, totals
from kehoach_gui.export.order_cells import Cells, cells_of, headings

FONT = "Times New Roman"
A4 = 9
TITLE_ROWS = 2  # title and reference above the table's head
TEXT, PLACE, NOTE = 46, 22, 18  # widths in characters
WIDTHS = (6, TEXT, 16, 10, 10, 10, 14, PLACE, 12, 12, 14, 18, NOTE)
NUMBERS = {"count": "#,##0", "area": "#,##0.00", "day": "dd/mm/yyyy", "money": "#,##0"}
KEEP = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def make_order_xlsx(sheet: OrderSheet, title: str, reference: str, author: str) -> bytes:
    """The bytes of a workbook of one sheet; title and reference stand above the table.

    Nothing of a text is run: strings are written as strings.
    """
    store = io.BytesIO()
    book = Workbook(store, {"in_memory": True, **KEEP})
    book.set_properties({"title": title, "author": author})
    page = book.add_worksheet(sheet_words()["title"])
    looks = _looks(book)
    page.write_string(0, 0, title.upper(), looks["title"])
    page.write_string(1, 0, reference, looks["reference"])
    for column, (heading, width) in enumerate(zip(headings(sheet), WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(TITLE_ROWS, column, heading, looks["head"])
    for number, line in enumerate(sheet.lines, 1):
        _row(page, TITLE_ROWS + number, cells_of(number, line, sheet), sheet, looks)
    _sums(page, TITLE_ROWS + len(sheet.lines) + 1, sheet, looks)
    page.freeze_panes(TITLE_ROWS + 1, 2)
    page.repeat_rows(TITLE_ROWS)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P")
    book.close()
    return store.getvalue()


def _looks(book: Workbook) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 11}
    cell = {**base, "border": 1, "valign": "top"}
    centred = {"align": "center", "valign": "vcenter", "text_wrap": True}
    looks = {
        "title": {**base, "bold": True, "font_size": 13},
        "reference": {**base, "italic": True},
        "head": {**cell, **centred, "bold": True},
        "text": {**cell, "text_wrap": True},
        "size": cell,
        "total": {**cell, "bold": True},
    }
    for name, shown in NUMBERS.items():
        looks[name] = {**cell, "num_format": shown}
        looks[f"total_{name}"] = {**cell, "num_format": shown, "bold": True}
    return {name: book.add_format(look) for name, look in looks.items()}


def _row(page: Any, row: int, cells: Cells, sheet: OrderSheet, looks: dict[str, Any]) -> None:
    """One line; the formulas also count what is filled in later by hand."""
    at = row + 1  # as formulas count
    page.write_number(row, 0, cells.number, looks["count"])
    for column, text in ((1, cells.text), (2, cells.form), (7, cells.place), (12, cells.note)):
        page.write_string(row, column, text, looks["text"])
    for column, length in ((3, cells.width), (4, cells.height)):
        _number(page, row, column, length, looks["size"])
    page.write_number(row, 5, cells.quantity, looks["count"])
    area = f"D{at}*E{at}*F{at}"
    _formula(page, row, 6, f'=IF(OR(D{at}="",E{at}=""),"",{area})', cells.area, looks["area"])
    for column, day in ((8, cells.hang), (9, cells.take_down)):
        if isinstance(day, date):
            page.write_datetime(row, column, day, looks["day"])
        else:
            page.write_blank(row, column, None, looks["day"])
    _number(page, row, 10, cells.price, looks["money"])
    cost = f"F{at}*K{at}"
    if sheet.price_per == "m2":
        cost = f'IF(G{at}="",{cost},ROUND(G{at}*K{at},0))'
    _formula(page, row, 11, f'=IF(K{at}="","",{cost})', cells.amount, looks["money"])


def _sums(page: Any, row: int, sheet: OrderSheet, looks: dict[str, Any]) -> None:
    sums = totals(sheet)
    known = {5: sums.pieces, 6: sums.area_mm2 / MM2_PER_M2, 11: sums.money}
    for column in range(len(WIDTHS)):
        page.write_blank(row, column, None, looks["total"])
    page.write_string(row, 1, sheet_words()["total"], looks["total"])
    for column, value in known.items():
        letter = "ABCDEFGHIJKLM"[column]
        look = looks["total_area" if column == 6 else "total_count"]
        cells = f"{letter}{TITLE_ROWS + 2}:{letter}{row}"
        page.write_formula(row, column, f"=SUM({cells})", look, value)


def _number(page: Any, row: int, column: int, value: float | None, look: Any) -> None:
    if value is None:
        page.write_blank(row, column, None, look)
    else:
        page.write_number(row, column, value, look)


def _formula(
    page: Any, row: int, column: int, formula: str, value: float | None, look: Any
) -> None:
    page.write_formula(row, column, formula, look, "" if value is None else value)

"""The order sheet as CSV: UTF-8 with BOM, semicolons, no cell that a spreadsheet would run.

Semicolons leave the Vietnamese decimal comma alone; days are ISO, which every language of Excel
reads as the same day.
"""

import csv
import io
from datetime import date

from kehoach_gui.core.order_forms import sheet_words
from kehoach_gui.core.order_sheet import MM2_PER_M2, OrderSheet, totals
from kehoach_gui.export.order_cells import Value, cells_of, headings

BOM = "\ufeff"
RUNS = tuple("=+-@\t\r\n＝＋－＠")  # what a spreadsheet takes for the beginning of a formula
GUARD = "'"


def make_order_csv(sheet: OrderSheet) -> bytes:
    """A row for each line, then the sums."""
    sums = totals(sheet)
    rows: list[tuple[Value, ...]] = [headings(sheet)]
    rows += [cells_of(number, line, sheet).values for number, line in enumerate(sheet.lines, 1)]
    area = sums.area_mm2 / MM2_PER_M2
    blank = (None,) * 4
    rows.append(
        (None, sheet_words()["total"], *blank[:3], sums.pieces, area, *blank, sums.money, None)
    )
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
        [_written(value) for value in row] for row in rows
    )
    return (BOM + text.getvalue()).encode("utf-8")


def _written(value: Value) -> str:
    """A value as it stands in the file; a text that could run gets an apostrophe in front."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case float():
            return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
        case int():
            return str(value)
    words = " ".join(value.split("\n"))
    return GUARD + words if words.startswith(RUNS) else words

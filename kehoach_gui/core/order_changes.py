"""Two order sheets side by side: what each says of its lines, and one line taken back."""

from collections.abc import Iterator
from dataclasses import replace

from kehoach_gui.core.order_columns import said_of
from kehoach_gui.core.order_forms import forms
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.order_words import NAME, Spot, spot_name
from kehoach_gui.core.word_diff import paired_in_order, taken_back

FORM = "form"
PAPERS = {"landscape": "giấy ngang", "portrait": "giấy dọc"}
PLACEMENTS = {"appendix": "phụ lục của kế hoạch", "alone": "văn bản riêng"}
PER = {"piece": "một cái", "m2": "một m²"}
Row = tuple[str, str | None, str | None, Spot]  # name, words of both sheets, what restored takes


def order_rows(old: OrderSheet | None, new: OrderSheet | None) -> Iterator[Row]:
    """How both sheets print, then their lines in pairs by their words; nothing for no sheet.

    A plan without a sheet is one whose sheet is empty and prints as usual.
    """
    if old is None and new is None:
        return
    old, new = old or OrderSheet(), new or OrderSheet()
    yield f"{NAME}, cách in", _form_words(old), _form_words(new), (FORM,)
    before, after = _said(old), _said(new)
    for i, j in paired_in_order(before, after):
        index = i if j is None else j
        words = None if i is None else before[i], None if j is None else after[j]
        spot = (-1 if i is None else i, -1 if j is None else j)
        yield spot_name((index or 0,)), *words, spot


def restored(current: OrderSheet | None, old: OrderSheet | None, spot: Spot) -> OrderSheet | None:
    """The current sheet with the form or the line of a row of order_rows(old, current) as it was.

    A sheet that the old plan does not have goes once it holds no line and its usual form.
    """
    sheet, known = current or OrderSheet(), old or OrderSheet()
    if spot[0] == FORM:
        sheet = replace(known, lines=sheet.lines)
    else:
        pair = int(spot[0]), int(spot[1])
        pairs = paired_in_order(_said(known), _said(sheet))
        sheet = replace(sheet, lines=taken_back(sheet.lines, known.lines, pair, pairs))
    return None if old is None and sheet == OrderSheet() else sheet


def _said(sheet: OrderSheet) -> list[str]:
    return [_line_words(line, sheet) for line in sheet.lines]


def _line_words(line: OrderLine, sheet: OrderSheet) -> str:
    """All that a line says by itself: slogan, then form, size, number, place, days, price, note."""
    said = said_of(0, line, sheet)
    count = f"{said['quantity']} {forms()[line.form].unit}"
    price = f"{said['price']} đồng" if said["price"] else ""
    about = (said["form"], said["size"], count, said["place"], said["days"], price, said["note"])
    return f"{line.text}\n{' · '.join(filter(None, about))}"


def _form_words(sheet: OrderSheet) -> str:
    """How a sheet prints, what a price is of, for whom and by whom."""
    about = [PLACEMENTS[sheet.placement], PAPERS[sheet.orientation], f"giá {PER[sheet.price_per]}"]
    for label, name in (("kính gửi", sheet.addressee), ("người lập", sheet.prepared_by)):
        if name:
            about.append(f"{label}: {name}")
    return " · ".join(about)

"""A printed order sheet read back: the columns by their headings, a line of the order a row."""

from collections.abc import Sequence

from kehoach_gui.core.order_columns import layout
from kehoach_gui.core.order_forms import RefusedOrder, forms, sheet_words
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet, Orientation, PricePer
from kehoach_gui.core.order_values import read_day, read_price, read_quantity, read_size

_ORIENTATIONS: tuple[Orientation, ...] = ("landscape", "portrait")
_PRICES: tuple[PricePer, ...] = ("piece", "m2")
Shows = tuple[str, ...]


def read_order_rows(rows: Sequence[Sequence[str]]) -> OrderSheet | None:
    """The sheet in a table's rows, header first and sums last; None where they are no such sheet.

    What the paper does not show stays open: the print shop's name, who made the list, and what a
    price is for where no line has one.
    """
    if len(rows) < 2 or sheet_words()["total"] not in rows[-1]:
        return None
    for orientation in _ORIENTATIONS:
        for price_per in _PRICES:
            columns = _columns(rows[0], orientation, sheet_words()[f"price_{price_per}"])
            if columns is None:
                continue
            try:
                lines = tuple(_line(columns, cells) for cells in rows[1:-1])
            except (RefusedOrder, KeyError):
                return None
            return OrderSheet(lines, orientation, price_per=price_per) if lines else None
    return None


def _columns(head: Sequence[str], orientation: Orientation, price: str) -> list[Shows] | None:
    """What each column shows; None where the headings are not those of this paper."""
    found: list[Shows] = []
    left = [" ".join(words.split()) for words in head]
    for column in layout()[orientation]:
        if left and left[0] == column["heading"].format(price=price):
            found.append(tuple(column["shows"]))
            left.pop(0)
        elif not column.get("optional"):
            return None
    return None if left else found


def _line(columns: Sequence[Shows], cells: Sequence[str]) -> OrderLine:
    """A row; raises RefusedOrder or KeyError for what no order has."""
    said: dict[str, str] = {}
    for shows, cell in zip(columns, cells, strict=True):
        said |= _parts(shows, cell)
    size = read_size(said.get("size", ""))
    width, height = size or (None, None)
    hang, take_down = said.get("hang", ""), said.get("take_down", "")
    if "days" in said:
        hang, take_down = _ends(said["days"])
    return OrderLine(
        text=said["text"],
        form=_form(said["form"]),
        width_mm=width,
        height_mm=height,
        quantity=read_quantity(said["quantity"]),
        place=said["place"],
        hang=read_day(hang),
        take_down=read_day(take_down),
        unit_price=read_price(said.get("price", "")),
        note=said.get("note", ""),
    )


def _parts(shows: Shows, cell: str) -> dict[str, str]:
    """The values of a cell by name; of two that share a cell each has a line, if it is there."""
    if len(shows) == 1:
        return {shows[0]: cell}
    lines = cell.split("\n") if cell else []
    first, second = shows
    if len(lines) == 1:
        alone = second if second == "days" and _is_days(lines[0]) else first
        return dict.fromkeys(shows, "") | {alone: lines[0]}
    return {first: "\n".join(lines[:-1]), second: lines[-1] if lines else ""}


def _is_days(text: str) -> bool:
    try:
        return any(map(read_day, _ends(text)))
    except RefusedOrder:
        return False


def _ends(days: str) -> tuple[str, str]:
    """First and last day of `05/3/2026 – 10/3/2026`, `từ …`, `đến …`."""
    if days.startswith("từ "):
        return days.removeprefix("từ "), ""
    if days.startswith("đến "):
        return "", days.removeprefix("đến ")
    first, _, last = days.partition(" – ")
    return first, last


def _form(name: str) -> str:
    """The id of a form; one that the program does not know prints as its id."""
    return next((ident for ident, form in forms().items() if form.name == name), name)

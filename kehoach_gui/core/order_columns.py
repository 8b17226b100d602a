"""The columns of a printed order: what they show, which are left out, how wide they are.

All figures are resources/orders/layout.toml; widths in mm.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kehoach_gui.core import order_values
from kehoach_gui.core.document import Align
from kehoach_gui.core.measure import MM_PER_PT, width_em
from kehoach_gui.core.order_forms import FOLDER, OrderDataError, form_name, sheet_words
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet, amount

WHOLE = frozenset(("size", "quantity", "hang", "take_down", "days", "price", "amount"))
Said = dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its cells show (a line each), width in mm (0: the rest), its total.

    It is left out where no line has any of `optional`.
    """

    heading: str
    shows: tuple[str, ...]
    width_mm: float
    align: Align
    total: str = ""
    optional: tuple[str, ...] = ()


def price_heading(sheet: OrderSheet) -> str:
    """What the column of prices is called: of a piece or of a m²."""
    return sheet_words()[f"price_{sheet.price_per}"]


def said_of(number: int, line: OrderLine, sheet: OrderSheet) -> Said:
    """All that a row may show, by name."""
    cost = amount(line, sheet.price_per)
    days = (order_values.shown_day(line.hang), order_values.shown_day(line.take_down))
    return {
        "index": str(number),
        "text": line.text,
        "form": form_name(line.form),
        "size": _with_unit(order_values.shown_size(line.width_mm, line.height_mm)),
        "quantity": order_values.grouped(line.quantity),
        "place": line.place,
        "hang": days[0],
        "take_down": days[1],
        "days": "\u00a0– ".join(days) if all(days) else _half(*days),
        "price": "" if line.unit_price is None else order_values.grouped(line.unit_price),
        "amount": "" if cost is None else order_values.grouped(cost),
        "note": line.note,
    }


def _with_unit(size: str) -> str:
    return f"{size} m".replace(" ", "\u00a0") if size else ""


def _half(hang: str, take_down: str) -> str:
    return f"từ {hang}" if hang else f"đến {take_down}" if take_down else ""


def columns_of(sheet: OrderSheet, said: list[Said]) -> list[Column]:
    """The columns of the sheet's paper that have something to show."""
    return [
        replace(column, heading=column.heading.format(price=price_heading(sheet)))
        for column in _all_columns(sheet.orientation)
        if not column.optional or any(row[name] for row in said for name in column.optional)
    ]


@cache
def _all_columns(orientation: str) -> tuple[Column, ...]:
    try:
        return tuple(
            Column(
                **{
                    **row,
                    "shows": tuple(row["shows"]),
                    "optional": tuple(row.get("optional", ())),
                }
            )
            for row in layout()[orientation]
        )
    except TypeError as error:
        raise OrderDataError(f"layout.toml [[{orientation}]]: {error}") from error


@cache
def layout() -> dict[str, Any]:
    """The figures and words of layout.toml."""
    with (FOLDER / "layout.toml").open("rb") as source:
        return tomllib.load(source)


def widths_of(
    columns: list[Column], said: list[Said], sums: Said, width_mm: float
) -> tuple[float, ...]:
    """The columns' widths in mm, one taking the rest; columns of words give way to it.

    No number is parted, and of the words that give way none.
    """
    whole = [
        _widest(said, [n for n in c.shows if n in WHOLE], sums.get(c.total, "")) for c in columns
    ]
    needed = [
        max(c.width_mm, least) if c.width_mm else 0.0
        for c, least in zip(columns, whole, strict=True)
    ]
    lack = layout()["text"]["least_rest_mm"] - (width_mm - sum(needed))
    spare = [
        max(0.0, width - max(least, _widest(said, c.shows, c.heading)))
        if c.align == "left" and width
        else 0.0
        for c, width, least in zip(columns, needed, whole, strict=True)
    ]
    share = min(1.0, max(0.0, lack) / sum(spare)) if any(spare) else 0.0
    given = [width - share * gives for width, gives in zip(needed, spare, strict=True)]
    return tuple(width or width_mm - sum(given) for width in given)


def _widest(said: list[Said], names: Iterable[str], more: str) -> float:
    """What the longest word of some values needs in a cell, in mm; no-break blanks part nothing."""
    text = layout()["text"]
    shown = {row[name] for row in said for name in names} | {more}
    widest = max(width_em(word, bold=True) for words in shown for word in words.split(" "))
    room: float = widest * text["size_pt"] * MM_PER_PT + text["cell_room_mm"]
    return room

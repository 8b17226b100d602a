"""The columns of the order table: what a cell shows, and what typed words make of a line."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from kehoach_gui.core import order_values
from kehoach_gui.core.order_forms import dressed, form_name, forms, usual
from kehoach_gui.core.order_sheet import OrderLine

Editor = Literal["words", "form", "place", "day", "none"]
Show = Callable[[OrderLine], str]
Write = Callable[[OrderLine, str], OrderLine]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `write` raises RefusedOrder for words it cannot take.

    `width` in pixels at the usual size of letters.
    """

    id: str
    heading: str
    width: int
    editor: Editor
    show: Show
    write: Write
    right: bool = False


def _text(line: OrderLine, typed: str) -> OrderLine:
    return replace(line, text=order_values.read_text(typed, "slogan"))


def _form(line: OrderLine, typed: str) -> OrderLine:
    """The form of this name; its usual size where the line had the usual one of its old form."""
    found = next((form.id for form in forms().values() if form.name == typed), line.form)
    old = usual(line.form)
    if found == line.form or (line.width_mm, line.height_mm) not in (
        (None, None),
        (old.width_mm, old.height_mm),
    ):
        return replace(line, form=found)
    return dressed(line, usual(found))


def _size(line: OrderLine, typed: str) -> OrderLine:
    size = order_values.read_size(typed)
    return replace(line, width_mm=size and size[0], height_mm=size and size[1])


def _quantity(line: OrderLine, typed: str) -> OrderLine:
    return replace(line, quantity=order_values.read_quantity(typed))


def _place(line: OrderLine, typed: str) -> OrderLine:
    return replace(line, place=order_values.read_text(typed, "place"))


def _hang(line: OrderLine, typed: str) -> OrderLine:
    return replace(line, hang=order_values.read_day(typed, _year(line.take_down)))


def _take_down(line: OrderLine, typed: str) -> OrderLine:
    return replace(line, take_down=order_values.read_day(typed, _year(line.hang)))


def _price(line: OrderLine, typed: str) -> OrderLine:
    return replace(line, unit_price=order_values.read_price(typed))


def _note(line: OrderLine, typed: str) -> OrderLine:
    return replace(line, note=order_values.read_text(typed, "note"))


def _year(day: str | None) -> int:
    """The year of a day without one: that of the line's other day, else this year."""
    return int(day[:4]) if day else date.today().year


def _shown_price(line: OrderLine) -> str:
    return "" if line.unit_price is None else order_values.grouped(line.unit_price)


AMOUNT = "amount"  # is worked out by the model: it depends on what a price is of
COLUMNS = (
    Column("text", "Nội dung khẩu hiệu", 250, "words", lambda line: line.text, _text),
    Column("form", "Hình thức", 120, "form", lambda line: form_name(line.form), _form),
    Column(
        "size",
        "Cỡ (m)",
        82,
        "words",
        lambda line: order_values.shown_size(line.width_mm, line.height_mm),
        _size,
    ),
    Column(
        "quantity",
        "SL",
        46,
        "words",
        lambda line: order_values.grouped(line.quantity),
        _quantity,
        True,
    ),
    Column("place", "Nơi treo", 120, "place", lambda line: line.place, _place),
    Column("hang", "Ngày treo", 94, "day", lambda line: order_values.shown_day(line.hang), _hang),
    Column(
        "take_down",
        "Ngày gỡ",
        94,
        "day",
        lambda line: order_values.shown_day(line.take_down),
        _take_down,
    ),
    Column("price", "Đơn giá", 88, "words", _shown_price, _price, True),
    Column(AMOUNT, "Thành tiền", 96, "none", lambda line: "", lambda line, typed: line, True),
    Column("note", "Ghi chú", 90, "words", lambda line: line.note, _note),
)

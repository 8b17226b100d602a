"""The order sheet in a plan's JSON: read strictly, written with all its keys."""

from typing import Any

from kehoach_gui.core.json_values import list_of, one_of, optional, refused, table_of, text_of
from kehoach_gui.core.order_check import wrong_fields
from kehoach_gui.core.order_forms import limits
from kehoach_gui.core.order_sheet import (
    OrderLine,
    OrderSheet,
    Orientation,
    Placement,
    PricePer,
)

_LINE = " ".join(OrderLine.__dataclass_fields__)
_SHEET = " ".join(OrderSheet.__dataclass_fields__)


def read_order(value: object, place: str) -> OrderSheet:
    """The sheet of a JSON object; raises RefusedInput naming the place that is wrong."""
    table = table_of(value, place, _SHEET)
    lines = list_of(table["lines"], f"{place}.lines", _line)
    if len(lines) > limits()["lines"]["most"]:
        raise refused(f"{place}.lines", f"quá {limits()['lines']['most']} dòng")
    return OrderSheet(
        lines,
        one_of(table["orientation"], f"{place}.orientation", Orientation),
        one_of(table["placement"], f"{place}.placement", Placement),
        one_of(table["price_per"], f"{place}.price_per", PricePer),
        text_of(table["addressee"], f"{place}.addressee"),
        text_of(table["prepared_by"], f"{place}.prepared_by"),
    )


def order_data(sheet: OrderSheet) -> dict[str, Any]:
    """The sheet as the JSON object of the schema."""
    data: dict[str, Any] = {name: getattr(sheet, name) for name in _SHEET.split()}
    names = _LINE.split()
    data["lines"] = [{name: getattr(line, name) for name in names} for line in sheet.lines]
    return data


def _line(value: object, place: str) -> OrderLine:
    table = table_of(value, place, _LINE)

    def whole(name: str) -> int | None:
        number = table[name]
        if number is not None and type(number) is not int:
            raise refused(f"{place}.{name}", "phải là số nguyên")
        return number

    quantity = whole("quantity")
    if quantity is None:
        raise refused(f"{place}.quantity", "phải là số nguyên")
    line = OrderLine(
        text_of(table["text"], f"{place}.text"),
        text_of(table["form"], f"{place}.form"),
        whole("width_mm"),
        whole("height_mm"),
        quantity,
        text_of(table["place"], f"{place}.place"),
        optional(table["hang"], f"{place}.hang"),
        optional(table["take_down"], f"{place}.take_down"),
        whole("unit_price"),
        text_of(table["note"], f"{place}.note"),
    )
    for name in wrong_fields(line):
        raise refused(f"{place}.{name}", f"không nhận «{str(table[name])[:40]}»")
    return line

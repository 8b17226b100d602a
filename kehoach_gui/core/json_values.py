"""Reading values out of decoded JSON: each checks the type and names the place that is wrong."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, get_args

from kehoach_gui.core import text
from kehoach_gui.core.errors import RefusedInput

_PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_T = TypeVar("_T")


def refused(place: str, what: str) -> RefusedInput:
    """The error for a wrong value; `place` is a path like sections[2].heading."""
    return RefusedInput(
        f"Tệp kế hoạch sai ở «{place or 'gốc'}»: {what}. Không có gì được nhập; hãy sửa chỗ đó."
    )


def table_of(value: object, place: str, needed: str, allowed: str = "") -> dict[str, Any]:
    """An object that has all needed keys and beyond them only allowed ones (names in one text)."""
    if not isinstance(value, dict):
        raise refused(place, "phải là một đối tượng { }")
    dot = f"{place}." if place else ""
    names = needed.split()
    for key in value:
        if key not in names and key not in allowed.split():
            raise refused(f"{dot}{key}"[:200], "khóa lạ")
    for name in names:
        if name not in value:
            raise refused(f"{dot}{name}", "thiếu khóa này")
    return value


def text_of(value: object, place: str) -> str:
    """Clean text: NFC, plain blanks, none at the ends."""
    if not isinstance(value, str):
        raise refused(place, "phải là chữ")
    return text.clean(value).text.strip("\n")


def as_is(value: object, place: str) -> Any:
    """The value unread, for lists whose items are checked later."""
    return value


def optional(value: object, place: str) -> str | None:
    """Clean text, None for null and for empty."""
    return None if value is None else text_of(value, place) or None


def strings(value: object, place: str, names: str) -> dict[str, str | None]:
    """An object of exactly these optional texts."""
    table = table_of(value, place, names)
    return {name: optional(table[name], f"{place}.{name}") for name in names.split()}


def list_of(value: object, place: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
    """A list whose items `read` reads, each with its own place."""
    if not isinstance(value, list):
        raise refused(place, "phải là một danh sách [ ]")
    return tuple(read(item, f"{place}[{index}]") for index, item in enumerate(value))


def one_of(value: object, place: str, allowed: Any) -> Any:
    """One of the values of a Literal."""
    if value not in get_args(allowed):
        raise refused(place, f"không nhận «{str(value)[:40]}»")
    return value


def check_date(value: str, place: str, partial: bool = False) -> None:
    """Raise for a day that is not in the calendar; partial lets day and month be missing."""
    parts = [int(part) for part in value.split("-")] if _PARTIAL.match(value) else []
    try:
        if not parts or (len(parts) < 3 and not partial):
            raise ValueError
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise refused(place, f"ngày không có thật «{value[:20]}»") from None


def iso_date(value: object, place: str) -> str | None:
    """A whole ISO date or None."""
    day = optional(value, place)
    if day is not None:
        check_date(day, place)
    return day

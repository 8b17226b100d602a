"""Forms of slogans in an order, sizes kept ready for them, and what a line may hold: from data."""

import tomllib
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.order_sheet import OrderLine
from kehoach_gui.core.resources import RESOURCES

FOLDER = RESOURCES / "orders"
SETTING = "order_presets"  # under which a library keeps the office's own


class OrderDataError(ValueError):
    """A data file of orders that is not what the loader knows; names the file and the key."""


class RefusedOrder(UserError):
    """A line or a sheet that cannot be ordered as it is; nothing was changed or written."""


@dataclass(frozen=True, slots=True)
class OrderForm:
    """How a slogan is shown: banner, streamer …; sizes (width, height) in mm, the usual first.

    `drawn` forms have artwork.
    """

    id: str
    name: str
    unit: str
    sized: bool
    drawn: bool
    sizes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class OrderPreset:
    """A form with its size and price under a name."""

    name: str
    form: str
    width_mm: int | None = None
    height_mm: int | None = None
    unit_price: int | None = None


@cache
def forms() -> dict[str, OrderForm]:
    """The forms by id in the order of the window; raises OrderDataError."""
    from kehoach_gui.core import banner

    found = {}
    for name, values in _table("forms.toml").items():
        drawn = banner.forms().get(name) if values.get("drawn") else None
        pairs = drawn.sizes if drawn else values.pop("sizes", ())
        sizes = tuple((round(width), round(height)) for width, height in pairs)
        try:
            found[name] = OrderForm(**{**values, "id": name, "sizes": sizes})
        except TypeError as error:
            raise OrderDataError(f"forms.toml [{name}]: {error}") from error
    return found


@cache
def limits() -> dict[str, Any]:
    """Bounds of sizes, quantities, prices and texts."""
    return _table("limits.toml")


@cache
def sheet_words() -> dict[str, str]:
    """The fixed words of a printed sheet."""
    table: dict[str, str] = _table("layout.toml")["words"]
    return table


@cache
def shipped_presets() -> tuple[OrderPreset, ...]:
    """The presets that come with the program; raises OrderDataError."""
    try:
        found = tuple(OrderPreset(**row) for row in _table("presets.toml")["preset"])
    except TypeError as error:
        raise OrderDataError(f"presets.toml: {error}") from error
    strange = [preset.form for preset in found if preset.form not in forms()]
    if strange:
        raise OrderDataError(f"presets.toml: không có hình thức {strange[0]}")
    return found


def presets_of(stored: object) -> tuple[OrderPreset, ...]:
    """The office's presets from a library's setting; rows that are none are left out."""
    rows = stored if isinstance(stored, list) else []
    found = []
    for row in rows:
        if not isinstance(row, dict) or set(row) != set(OrderPreset.__dataclass_fields__):
            continue
        preset = OrderPreset(**row)
        numbers = (preset.width_mm, preset.height_mm, preset.unit_price)
        texts = isinstance(preset.name, str) and isinstance(preset.form, str)
        if (
            texts
            and preset.form in forms()
            and all(one is None or (type(one) is int and one >= 0) for one in numbers)
        ):
            found.append(preset)
    return tuple(found)


def setting_of(presets: tuple[OrderPreset, ...]) -> list[dict[str, Any]]:
    """Presets as a library's setting keeps them."""
    return [asdict(preset) for preset in presets]


def with_preset(presets: tuple[OrderPreset, ...], new: OrderPreset) -> tuple[OrderPreset, ...]:
    """The office's presets with a new one in front: the first of a form is its usual one."""
    return (new, *(each for each in presets if each.name != new.name))


def usual(form: str, presets: tuple[OrderPreset, ...] = ()) -> OrderPreset:
    """The usual preset of a form: the office's first, else the program's first."""
    found = next((each for each in (*presets, *shipped_presets()) if each.form == form), None)
    return found or OrderPreset(forms()[form].name, form)


def dressed(line: OrderLine, preset: OrderPreset) -> OrderLine:
    """The line in a preset's form and size; a price only where the preset has one."""
    price = line.unit_price if preset.unit_price is None else preset.unit_price
    return replace(
        line,
        form=preset.form,
        width_mm=preset.width_mm,
        height_mm=preset.height_mm,
        unit_price=price,
    )


def form_name(form: str) -> str:
    """A form's Vietnamese name; an id that is not known as it is."""
    known = forms().get(form)
    return known.name if known else form


def _table(file: str) -> dict[str, Any]:
    with (FOLDER / file).open("rb") as source:
        return tomllib.load(source)

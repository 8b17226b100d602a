"""The order sheet as a value: what the print shop makes of each slogan, where and until when."""

from dataclasses import dataclass
from typing import Literal

Orientation = Literal["portrait", "landscape"]
Placement = Literal["appendix", "alone"]
PricePer = Literal["piece", "m2"]

MM2_PER_M2 = 1_000_000


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One slogan in one form; what is not known is None or "".

    `form` is an id of resources/orders/forms.toml; sizes in mm, days ISO, the price in đồng.
    """

    text: str
    form: str = "banner"
    width_mm: int | None = None
    height_mm: int | None = None
    quantity: int = 1
    place: str = ""
    hang: str | None = None
    take_down: str | None = None
    unit_price: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """All lines of an order and how they are printed.

    An appendix prints after the plan's signature; alone the sheet has a head of its own, with
    `addressee` (the print shop) and `prepared_by`. A price is that of a piece or of a m².
    """

    lines: tuple[OrderLine, ...] = ()
    orientation: Orientation = "landscape"
    placement: Placement = "appendix"
    price_per: PricePer = "piece"
    addressee: str = ""
    prepared_by: str = ""

    @property
    def is_printed(self) -> bool:
        """Whether the sheet prints behind the plan."""
        return bool(self.lines) and self.placement == "appendix"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over lines: pieces, area in mm², money in đồng; `unpriced` lines have no amount yet."""

    pieces: int = 0
    area_mm2: int = 0
    money: int = 0
    unpriced: int = 0


def area_mm2(line: OrderLine) -> int | None:
    """The area of all pieces of a line in mm²; None without a size."""
    if line.width_mm is None or line.height_mm is None:
        return None
    return line.quantity * line.width_mm * line.height_mm


def amount(line: OrderLine, price_per: PricePer) -> int | None:
    """What a line costs in whole đồng, half a đồng rounded up; None while not known.

    A line without a size is paid by the piece, whatever the sheet says.
    """
    if line.unit_price is None:
        return None
    area = area_mm2(line)
    if price_per == "piece" or area is None:
        return line.quantity * line.unit_price
    return (area * line.unit_price + MM2_PER_M2 // 2) // MM2_PER_M2


def totals(sheet: OrderSheet) -> Totals:
    """The sums of a sheet; what has no size or price is not counted in."""
    amounts = [amount(line, sheet.price_per) for line in sheet.lines]
    return Totals(
        sum(line.quantity for line in sheet.lines),
        sum(area_mm2(line) or 0 for line in sheet.lines),
        sum(each for each in amounts if each is not None),
        sum(each is None for each in amounts),
    )

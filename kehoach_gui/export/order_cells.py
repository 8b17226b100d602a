"""The columns of an order in a spreadsheet, and a line's values in them: numbers stay numbers."""

from dataclasses import dataclass
from datetime import date

from kehoach_gui.core.order_columns import price_heading
from kehoach_gui.core.order_forms import form_name
from kehoach_gui.core.order_sheet import MM2_PER_M2, OrderLine, OrderSheet, amount, area_mm2
from kehoach_gui.core.order_values import MM_PER_M

Value = str | int | float | date | None
COLUMNS = (
    "STT", "Nội dung khẩu hiệu", "Hình thức", "Rộng (m)", "Cao (m)", "Số lượng",
    "Diện tích (m²)", "Nơi treo", "Ngày treo", "Ngày gỡ", "{price}", "Thành tiền (đồng)",
    "Ghi chú",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cells:
    """A line's values by column; lengths in m, areas in m², money in đồng; None for nothing."""

    number: int
    text: str
    form: str
    width: float | None
    height: float | None
    quantity: int
    area: float | None
    place: str
    hang: date | None
    take_down: date | None
    price: int | None
    amount: int | None
    note: str

    @property
    def values(self) -> tuple[Value, ...]:
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)


def headings(sheet: OrderSheet) -> tuple[str, ...]:
    """The names of the columns, the price's as the sheet counts it."""
    return tuple(name.format(price=price_heading(sheet)) for name in COLUMNS)


def cells_of(number: int, line: OrderLine, sheet: OrderSheet) -> Cells:
    """A line's values; `number` is its place from 1 on."""
    area = area_mm2(line)
    return Cells(
        number,
        line.text,
        form_name(line.form),
        _metres(line.width_mm),
        _metres(line.height_mm),
        line.quantity,
        None if area is None else area / MM2_PER_M2,
        line.place,
        date.fromisoformat(line.hang) if line.hang else None,
        date.fromisoformat(line.take_down) if line.take_down else None,
        line.unit_price,
        amount(line, sheet.price_per),
        line.note,
    )


def _metres(mm: int | None) -> float | None:
    return None if mm is None else mm / MM_PER_M

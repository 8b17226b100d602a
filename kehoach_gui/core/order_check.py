"""Is a sheet fit to be kept, and fit to be printed? One function for each question."""

from collections.abc import Iterator
from datetime import date

from kehoach_gui.core.order_forms import RefusedOrder, forms, limits
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.slogan_variables import variables

PRINT_SHOWS = 5  # lines that a message names


def wrong_fields(line: OrderLine) -> Iterator[str]:
    """The fields of a line that no order can have, by name; the bounds are limits.toml's."""
    bounds = limits()
    texts = {"text": "slogan", "place": "place", "note": "note"}
    yield from (
        name for name, kind in texts.items() if len(getattr(line, name)) > bounds["text"][kind]
    )
    if not any(map(str.isalnum, line.text)):
        yield "text"
    if line.form not in forms():
        yield "form"
    if (line.width_mm is None) != (line.height_mm is None):
        yield "height_mm" if line.height_mm is None else "width_mm"
    low, high = bounds["size"]["smallest_mm"], bounds["size"]["longest_mm"]
    for name in ("width_mm", "height_mm"):
        side = getattr(line, name)
        if side is not None and not low <= side <= high:
            yield name
    if not 1 <= line.quantity <= bounds["quantity"]["most"]:
        yield "quantity"
    if line.unit_price is not None and not 0 <= line.unit_price <= bounds["price"]["most"]:
        yield "unit_price"
    for name in ("hang", "take_down"):
        if not _is_day(getattr(line, name)):
            yield name


def wrong_place(sheet: OrderSheet) -> str | None:
    """The first place of a sheet that cannot be kept, as lines[2].quantity; None where all can."""
    if len(sheet.lines) > limits()["lines"]["most"]:
        return "lines"
    for index, line in enumerate(sheet.lines):
        for name in wrong_fields(line):
            return f"lines[{index}].{name}"
    return None


def require_printable(sheet: OrderSheet) -> OrderSheet:
    """The sheet, fit to be printed; raises RefusedOrder while it is empty or a {variable} open."""
    if not sheet.lines:
        raise RefusedOrder(
            "Danh mục đặt in chưa có dòng nào nên chưa xuất được. Không có gì thay đổi. "
            "Hãy thêm khẩu hiệu vào danh mục."
        )
    found = [(number, variables(line.text)) for number, line in enumerate(sheet.lines, 1)]
    found = [(number, names) for number, names in found if names]
    if found:
        names = dict.fromkeys(name for _, names in found for name in names)
        shown = ", ".join(f"{{{name}}}" for name in names)
        rows = ", ".join(str(number) for number, _ in found[:PRINT_SHOWS])
        more = "…" if len(found) > PRINT_SHOWS else ""
        raise RefusedOrder(
            f"Danh mục đặt in, dòng {rows}{more}: còn chỗ chưa điền {shown}, nên chưa in được. "
            "Không có gì thay đổi. Hãy điền giá trị hoặc sửa lời khẩu hiệu."
        )
    return sheet


def late_lines(sheet: OrderSheet) -> tuple[int, ...]:
    """The numbers, from 1, of lines that are to be taken down before they hang."""
    return tuple(
        number
        for number, line in enumerate(sheet.lines, 1)
        if line.hang and line.take_down and line.take_down < line.hang
    )


def _is_day(text: str | None) -> bool:
    if text is None:
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

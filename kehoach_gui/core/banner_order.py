"""The banners that an order sheet asks for: its lines with artwork and a size."""

from kehoach_gui.core.banner import Banner, forms
from kehoach_gui.core.order_sheet import OrderSheet


def banners_of(order: OrderSheet) -> tuple[Banner, ...]:
    """A banner for each line whose form is drawn and whose size is known, in their order."""
    known = forms()
    return tuple(
        Banner(
            line.text,
            float(line.width_mm),
            float(line.height_mm),
            vertical=known[line.form].vertical,
            distance_m=known[line.form].distance_m,
        )
        for line in order.lines
        if line.form in known and line.width_mm and line.height_mm
    )

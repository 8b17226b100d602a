"""Order sheets that the tests share."""

from dataclasses import replace

from kehoach_gui.core.order_sheet import OrderLine, OrderSheet

FIRST = OrderLine(
    "Nhiệt liệt chào mừng Đại hội đại biểu Đảng bộ xã Bến Mới lần thứ XII!",
    "banner",
    6000,
    800,
    3,
    "Cổng Ủy ban nhân dân xã",
    "2027-02-20",
    "2027-03-05",
    250_000,
)
SECOND = OrderLine("Đảng Cộng sản Việt Nam quang vinh muôn năm!", "streamer", 800, 2400, 20)
THIRD = OrderLine(
    "Mừng Đảng, mừng xuân!", "speaker", quantity=30, place="Đài xã", note="2 lượt mỗi ngày"
)
SHEET = OrderSheet((FIRST, SECOND, THIRD))


def long_sheet(rows: int) -> OrderSheet:
    """Numbered slogans with all their fields, sizes and prices that differ."""
    return OrderSheet(
        tuple(
            replace(
                FIRST,
                text=f"Khẩu hiệu số {number}: toàn Đảng, toàn dân, toàn quân đoàn kết một lòng!",
                width_mm=4000 + 100 * (number % 7),
                quantity=1 + number % 4,
                unit_price=100_000 + 1_000 * number,
            )
            for number in range(1, rows + 1)
        )
    )

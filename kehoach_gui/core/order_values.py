"""Sizes, numbers, money and days of an order: read as secretaries type them, shown as they print.

Reading raises RefusedOrder with what is wrong and an example; nothing is guessed beyond that.
"""

import re

from kehoach_gui.core.dates import parse_date, short_date
from kehoach_gui.core.order_forms import RefusedOrder, limits
from kehoach_gui.core.order_sheet import MM2_PER_M2
from kehoach_gui.core.text import clean

MM_PER_M = 1000
_UNITS = {"mm": 1, "cm": 10, "dm": 100, "m": MM_PER_M, "km": 1_000_000}
_NUMBER = r"(\d{1,9}(?:[.,]\d{1,4})?)\s*(mm|cm|dm|m|km)?"
_SIZE = re.compile(rf"\s*{_NUMBER}\s*[x×*]\s*{_NUMBER}\s*", re.IGNORECASE)
_GROUPS = re.compile(r"[.,\s]")
_MONEY = re.compile(r"(?:\d{1,3}(?:[. ,]\d{3})+|\d+)")
_MONEY_UNIT = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)\.?$", re.IGNORECASE)


def read_size(text: str) -> tuple[int, int] | None:
    """Width and height in mm from 6x0,8 · 6 m x 80 cm · 6000x800; None for no words.

    Numbers without a unit are metres up to limits.toml's bound, above it mm; one unit behind the
    second number counts for both.
    """
    if not text.strip():
        return None
    match = _SIZE.fullmatch(text)
    if match is None:
        raise RefusedOrder(
            f"Không đọc được cỡ “{_short(text)}”. Hãy ghi rộng x cao, ví dụ 6 x 0,8."
        )
    width, first, height, second = match.groups()
    numbers = [float(one.replace(",", ".")) for one in (width, height)]
    bare = MM_PER_M if max(numbers) <= limits()["size"]["metres_up_to"] else 1
    last = _UNITS[second.lower()] if second else None
    unit = _UNITS[first.lower()] if first else last
    factors = (unit or bare, last or unit or bare)
    return checked_size(
        *(round(number * factor) for number, factor in zip(numbers, factors, strict=True))
    )


def checked_size(width_mm: int, height_mm: int) -> tuple[int, int]:
    """The size where it can be ordered; raises RefusedOrder."""
    bounds = limits()["size"]
    low, high = bounds["smallest_mm"], bounds["longest_mm"]
    if low <= min(width_mm, height_mm) and max(width_mm, height_mm) <= high:
        return width_mm, height_mm
    raise RefusedOrder(
        f"Cỡ {shown_size(width_mm, height_mm)} m không đặt in được: mỗi cạnh từ {metres(low)} m"
        f" đến {metres(high)} m. Hãy sửa lại, ví dụ 6 x 0,8."
    )


def read_quantity(text: str) -> int:
    """A whole number of pieces from 1 on."""
    bare = _GROUPS.sub("", text)
    most = limits()["quantity"]["most"]
    whole = bare.isascii() and bare.isdecimal() and len(bare) < len(str(most)) + 2
    if not whole or not 1 <= int(bare) <= most or not _MONEY.fullmatch(text.strip()):
        raise RefusedOrder(
            f"Số lượng “{_short(text)}” không dùng được: phải là số từ 1 đến {grouped(most)}."
        )
    return int(bare)


def read_price(text: str) -> int | None:
    """Whole đồng from 250000 · 250.000 · 250 000 đ; None for no words."""
    bare = _MONEY_UNIT.sub("", text.strip())
    if not bare:
        return None
    most = limits()["price"]["most"]
    digits = _GROUPS.sub("", bare)
    if not _MONEY.fullmatch(bare) or not digits.isascii() or len(digits) > len(str(most)):
        raise RefusedOrder(
            f"Đơn giá “{_short(text)}” không dùng được: ghi số đồng, ví dụ 250.000, hoặc để trống."
        )
    if int(digits) > most:
        raise RefusedOrder(f"Đơn giá lớn nhất là {grouped(most)} đồng. Hãy sửa lại.")
    return int(digits)


def read_day(text: str, default_year: int | None = None) -> str | None:
    """An ISO day from 05/3/2026, 5-3-2026, 5/3 (of the default year); None for no words."""
    if not text.strip():
        return None
    days = parse_date(text, default_year)
    if days is None or days[0] != days[1]:
        raise RefusedOrder(
            f"Không đọc được ngày “{_short(text)}”. Hãy ghi ngày/tháng/năm, ví dụ 05/3/2026,"
            " hoặc để trống."
        )
    return days[0]


def read_text(text: str, kind: str) -> str:
    """Clean text on one line, within the bound of its kind (slogan, place, note, name)."""
    words = " ".join(clean(text).text.split())
    most = limits()["text"][kind]
    if len(words) > most:
        raise RefusedOrder(
            f"Có {grouped(len(words))} chữ cái, nhiều nhất là {most}. Hãy rút ngắn hoặc chia ra."
        )
    if kind == "slogan" and not any(map(str.isalnum, words)):
        raise RefusedOrder("Chưa có lời khẩu hiệu. Hãy gõ lời, hoặc xóa dòng này.")
    return words


def metres(mm: float) -> str:
    """Millimetres as metres with a comma and no needless zeros: 800 as 0,8."""
    return _decimal(f"{mm / MM_PER_M:.3f}")


def shown_size(width_mm: int | None, height_mm: int | None) -> str:
    """6 × 0,8, in metres; "" without a size."""
    if width_mm is None or height_mm is None:
        return ""
    return f"{metres(width_mm)} × {metres(height_mm)}"


def square_metres(mm2: int) -> str:
    """An area in m² with at most two decimals: 38,4."""
    whole, rest = divmod((mm2 + MM2_PER_M2 // 200) // (MM2_PER_M2 // 100), 100)
    return _decimal(f"{grouped(whole)},{rest:02d}")


def grouped(number: int) -> str:
    """A number in Vietnamese groups: 1.250.000."""
    return f"{number:,}".replace(",", ".")


def shown_day(iso: str | None) -> str:
    """05/3/2026; "" for no day."""
    return short_date(iso) if iso else ""


def _decimal(text: str) -> str:
    text = text.replace(".", ",") if "," not in text else text
    return text.rstrip("0").rstrip(",")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:40]}…"

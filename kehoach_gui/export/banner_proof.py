"""The proof sheet: all banners of an order on A4, to one scale, with sizes, to be approved."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kehoach_gui.core.banner import (
    RefusedBanner,
    colours_of,
    face_of,
    measures,
    shown_number,
)
from kehoach_gui.export.artwork import Artwork, Placed, Shape, framed, stroke
from kehoach_gui.export.banner import DrawnBanner
from kehoach_gui.export.banner_letters import small_text
from kehoach_gui.export.banner_tiles import BLACK, GREY, wrapped

APPROVAL = "Người duyệt: ………………………………………    Ngày …… / …… / ………    Ký: ………………………"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A banner with its caption, before it has a place; sizes in mm."""

    drawn: DrawnBanner
    caption: tuple[str, ...]
    width: float
    height: float


def proof_sheets(banners: Sequence[DrawnBanner], title: str = "") -> tuple[Artwork, ...]:
    """A4 sheets with every banner to the same scale, numbered in their order.

    Raises RefusedBanner where there is none.
    """
    if not banners:
        raise RefusedBanner("Chưa có băng rôn nào để làm tờ duyệt. Hãy chọn khẩu hiệu.")
    sheet = measures()["sheet"]
    scale = scale_of(banners)
    pages = _pages([_cell(drawn, number, scale) for number, drawn in enumerate(banners, 1)])
    name = title or "Tờ duyệt maket khẩu hiệu"
    made = []
    for number, rows in enumerate(pages, 1):
        items = _head(name, len(banners), scale, number, len(pages))
        y = sheet["margin_mm"] + _head_height()
        for row in rows:
            x = sheet["margin_mm"]
            for cell in row:
                items += _placed(cell, x, y, scale)
                x += cell.width + sheet["gap_mm"]
            y += max(cell.height for cell in row) + sheet["gap_mm"]
        whole = QRectF(0, 0, sheet["width_mm"], sheet["height_mm"])
        made.append(Artwork(whole.width(), whole.height(), tuple(items), whole, name))
    return tuple(made)


def scale_of(banners: Sequence[DrawnBanner]) -> int:
    """N of the scale 1 : N at which the largest banner fits."""
    sheet = measures()["sheet"]
    room = sheet["width_mm"] - 2 * sheet["margin_mm"]
    widest = max(drawn.banner.width for drawn in banners)
    highest = max(drawn.banner.height for drawn in banners)
    high = sheet["height_mm"] * sheet["highest_share"]
    scales: list[int] = sheet["scales"]
    fitting = [one for one in scales if widest / one <= room and highest / one <= high]
    return fitting[0] if fitting else scales[-1]


def _cell(drawn: DrawnBanner, number: int, scale: int) -> _Cell:
    sheet = measures()["sheet"]
    banner = drawn.banner
    width = max(banner.width / scale, _least_width(drawn))
    about = [drawn.about, colours_of(banner.colours).name, face_of(banner.face).name]
    if banner.bleed:
        about.append(f"chừa xén {shown_number(banner.bleed)} mm")
    if banner.eyelets:
        about.append(f"chừa lỗ khoen {shown_number(banner.eyelets)} mm")
    lines = wrapped(f"{number}. {' · '.join(about)}", sheet["caption_mm"], width)
    if drawn.warning:
        lines += wrapped(
            f"Chú ý: chữ nhỏ so với khoảng cách đọc {shown_number(banner.distance_m)} m.",
            sheet["caption_mm"],
            width,
        )
    height = banner.height / scale + (0.8 + 1.45 * len(lines)) * sheet["caption_mm"]
    return _Cell(drawn, tuple(lines), width, height)


def _least_width(drawn: DrawnBanner) -> float:
    """A narrow banner's caption has a column of its own width beside its neighbours."""
    sheet = measures()["sheet"]
    parts = 4 if drawn.banner.vertical else 3
    room: float = sheet["width_mm"] - 2 * sheet["margin_mm"] - (parts - 1) * sheet["gap_mm"]
    return room / parts


def _pages(cells: Sequence[_Cell]) -> list[list[list[_Cell]]]:
    """Cells into rows, rows into pages, in their order."""
    sheet = measures()["sheet"]
    width = sheet["width_mm"] - 2 * sheet["margin_mm"]
    height = sheet["height_mm"] - 2 * sheet["margin_mm"] - _head_height() - _foot_height()
    rows: list[list[_Cell]] = []
    for cell in cells:
        used = sum(one.width + sheet["gap_mm"] for one in rows[-1]) if rows else 0
        if rows and used + cell.width <= width + 0.01:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    pages: list[list[list[_Cell]]] = [[]]
    used = 0.0
    for row in rows:
        high = max(cell.height for cell in row)
        if pages[-1] and used + high > height:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += high + sheet["gap_mm"]
    return pages


def _placed(cell: _Cell, x: float, y: float, scale: int) -> list[Shape | Placed]:
    sheet = measures()["sheet"]
    art = cell.drawn.artwork
    box = QRectF(x, y, art.trim.width() / scale, art.trim.height() / scale)
    items: list[Shape | Placed] = [
        Placed(art, x, y, 1 / scale, art.trim),
        framed(box, GREY, sheet["line_mm"]),
    ]
    base = box.bottom() + 1.6 * sheet["caption_mm"]
    for line in cell.caption:
        items.append(small_text(line, x, base, sheet["caption_mm"], BLACK))
        base += 1.45 * sheet["caption_mm"]
    return items


def _head_height() -> float:
    sheet = measures()["sheet"]
    return float(sheet["title_mm"] + 3.2 * sheet["text_mm"] + sheet["gap_mm"])


def _foot_height() -> float:
    sheet = measures()["sheet"]
    return float(4 * sheet["text_mm"])


def _head(name: str, count: int, scale: int, number: int, pages: int) -> list[Shape | Placed]:
    """Title, what is shown, page number, and the line to sign on."""
    sheet = measures()["sheet"]
    left, right = sheet["margin_mm"], sheet["width_mm"] - sheet["margin_mm"]
    base = left + sheet["title_mm"]
    below = base + 1.8 * sheet["text_mm"]
    about = f"{count} băng rôn · tỷ lệ 1 : {scale} · không phải cỡ thật, không in để treo"
    foot = sheet["height_mm"] - sheet["margin_mm"]
    items: list[Shape | Placed] = [
        small_text(name.upper(), left, base, sheet["title_mm"], BLACK),
        small_text(about, left, below, sheet["text_mm"], GREY),
        small_text(f"Trang {number}/{pages}", right, below, sheet["text_mm"], GREY, right=True),
        stroke(left, below + sheet["text_mm"], right, below + sheet["text_mm"], GREY, 0.2),
        small_text(APPROVAL, left, foot, sheet["text_mm"], BLACK),
    ]
    return items

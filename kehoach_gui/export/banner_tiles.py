"""A banner from sheets of office paper: vector pages with overlap, glue marks and a plan.

Every sheet but the last of its row and column overlaps the next; there the next one is glued on.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from kehoach_gui.core.banner import RefusedBanner, measures, shown_number, shown_size
from kehoach_gui.export.artwork import Artwork, Placed, Shape, framed, stroke
from kehoach_gui.export.banner_letters import small_text, small_width

BLACK, GREY = "#000000", "#6b6b6b"
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Grid:
    """How sheets of paper cover an artwork; lengths in mm, places on the artwork.

    `lefts` and `tops` are where columns and rows begin, each `across` wide and `down` high.
    """

    paper: str
    width: float
    height: float
    across: float
    down: float
    lefts: tuple[float, ...]
    tops: tuple[float, ...]

    @property
    def sheets(self) -> int:
        return len(self.lefts) * len(self.tops)


def grid_of(art: Artwork, paper: str) -> Grid:
    """The sheets for the finished banner, upright or lying, whichever needs fewer.

    Raises RefusedBanner for an unknown paper or more sheets than an office prints.
    """
    tile = measures()["tile"]
    if paper not in tile["paper"]:
        raise RefusedBanner(f"Không có khổ giấy “{paper}”. Hãy chọn: {', '.join(tile['paper'])}.")
    short, long = tile["paper"][paper]
    found = min(
        (_grid(art.trim, paper, width, height) for width, height in ((short, long), (long, short))),
        key=lambda grid: grid.sheets,
    )
    if found.sheets > tile["most"]:
        raise RefusedBanner(
            f"Ghép từ {paper.upper()} cần {found.sheets} tờ, quá {tile['most']}. Hãy chọn giấy "
            "lớn hơn, hoặc gửi tệp đúng cỡ cho nhà in."
        )
    return found


def tiles(art: Artwork, paper: str, name: str = "") -> tuple[Artwork, ...]:
    """The plan of assembly, then the sheets row by row. Raises RefusedBanner."""
    grid = grid_of(art, paper)
    sheets = [
        _sheet(art, grid, row, column, name)
        for row in range(len(grid.tops))
        for column in range(len(grid.lefts))
    ]
    return (_plan(art, grid, name), *sheets)


def _grid(trim: QRectF, paper: str, width: float, height: float) -> Grid:
    tile = measures()["tile"]
    across, down = (side - 2 * tile["printer_margin_mm"] for side in (width, height))
    return Grid(
        paper,
        width,
        height,
        across,
        down,
        _starts(trim.left(), trim.width(), across, tile["overlap_mm"]),
        _starts(trim.top(), trim.height(), down, tile["overlap_mm"]),
    )


def _starts(start: float, length: float, part: float, overlap: float) -> tuple[float, ...]:
    """Where parts begin that cover a length, the whole of them centred on it."""
    count = 1 if length <= part else math.ceil((length - overlap) / (part - overlap))
    covered = count * (part - overlap) + overlap
    first = start - (covered - length) / 2
    return tuple(first + place * (part - overlap) for place in range(count))


def _window(art: Artwork, grid: Grid, row: int, column: int) -> QRectF:
    """What a sheet shows of the artwork: its part of the finished banner."""
    part = QRectF(grid.lefts[column], grid.tops[row], grid.across, grid.down)
    return part.intersected(art.trim)


def _sheet(art: Artwork, grid: Grid, row: int, column: int, name: str) -> Artwork:
    tile = measures()["tile"]
    edge = tile["printer_margin_mm"]
    window = _window(art, grid, row, column)
    x = edge + window.left() - grid.lefts[column]
    y = edge + window.top() - grid.tops[row]
    shown = QRectF(x, y, window.width(), window.height())
    number = row * len(grid.lefts) + column + 1
    words = f"Tờ {number}/{grid.sheets} · hàng {row + 1}, cột {column + 1}"
    below = [str(number - 1)] if column else []
    below += [str(number - len(grid.lefts))] if row else []
    if below:
        words += f" · dán đè lên tờ {', '.join(below)}"
    size = tile["label_mm"]
    base = grid.height - edge + 1.6 * size
    items: list[Shape | Placed] = [
        Placed(art, x, y, 1.0, window),
        *_edges(shown, tile["line_mm"], edge),
        *_glue_marks(shown, grid, row, column),
        small_text(words, edge + size, base, size, BLACK),
    ]
    return Artwork(grid.width, grid.height, tuple(items), _whole(grid), name)


def _edges(shown: QRectF, line: float, edge: float) -> list[Shape]:
    """Short lines outside the corners, along which the sheet is trimmed."""
    length = edge * 0.45
    found = []
    for x in (shown.left(), shown.right()):
        for y, away in ((shown.top(), -1), (shown.bottom(), 1)):
            found.append(stroke(x, y + away, x, y + away * (1 + length), BLACK, line))
    for y in (shown.top(), shown.bottom()):
        for x, away in ((shown.left(), -1), (shown.right(), 1)):
            found.append(stroke(x + away, y, x + away * (1 + length), y, BLACK, line))
    return found


def _glue_marks(shown: QRectF, grid: Grid, row: int, column: int) -> list[Shape]:
    """Where the next sheets lie: a dashed line at their edge, and behind it strokes for the glue.

    The next sheet covers all of it, so that nothing of it is seen on the finished banner.
    """
    tile = measures()["tile"]
    overlap, reach, step = tile["overlap_mm"], tile["glue_mark_mm"] / 2, tile["glue_step_mm"]
    edge, glue = QPainterPath(), QPainterPath()
    places: list[QPointF] = []
    if column + 1 < len(grid.lefts):
        x = shown.right() - overlap
        edge.moveTo(x, shown.top())
        edge.lineTo(x, shown.bottom())
        count = int(shown.height() // step)
        places += [QPointF(x + overlap / 2, shown.top() + (n + 0.5) * step) for n in range(count)]
    if row + 1 < len(grid.tops):
        y = shown.bottom() - overlap
        edge.moveTo(shown.left(), y)
        edge.lineTo(shown.right(), y)
        count = int(shown.width() // step)
        places += [QPointF(shown.left() + (n + 0.5) * step, y + overlap / 2) for n in range(count)]
    if not places:
        return []
    for place in places:
        glue.moveTo(place.x() - reach, place.y() + reach)
        glue.lineTo(place.x() + reach, place.y() - reach)
    line = tile["line_mm"]  # white below black is seen on any ground
    return [
        Shape(edge, WHITE, 3 * line),
        Shape(edge, BLACK, line, tile["glue_mark_mm"]),
        Shape(glue, WHITE, 3 * line),
        Shape(glue, BLACK, line),
    ]


def _whole(grid: Grid) -> QRectF:
    return QRectF(0, 0, grid.width, grid.height)


# the plan of assembly


def _plan(art: Artwork, grid: Grid, name: str) -> Artwork:
    """The whole banner small, its sheets numbered, and how to put it together."""
    sheet = measures()["sheet"]
    tile = measures()["tile"]
    edge, size = sheet["margin_mm"], sheet["text_mm"]
    texts = [
        f"{shown_size(art.trim.width(), art.trim.height())} · {grid.sheets} tờ "
        f"{grid.paper.upper()}: {len(grid.tops)} hàng × {len(grid.lefts)} cột · in tỷ lệ 100 %",
        *_steps(tile["overlap_mm"]),
    ]
    items: list[Shape | Placed] = [
        small_text("SƠ ĐỒ GHÉP", edge, edge + sheet["title_mm"], sheet["title_mm"], BLACK)
    ]
    y = edge + sheet["title_mm"] + 2 * size
    for text in texts:
        for line in wrapped(text, size, grid.width - 2 * edge):
            items.append(small_text(line, edge, y, size, BLACK))
            y += 1.6 * size
    room = QRectF(edge, y + size, grid.width - 2 * edge, grid.height - edge - y - size)
    items += _map(art, grid, room)
    return Artwork(grid.width, grid.height, tuple(items), _whole(grid), name)


def _steps(overlap: float) -> tuple[str, ...]:
    """What to do with the sheets."""
    return (
        "1. In mọi tờ ở tỷ lệ 100 % (không chọn “Vừa trang giấy”). Xếp theo số trên sơ đồ.",
        "2. Cắt mép trái và mép trên của từng tờ theo vạch góc, trừ tờ ở cột 1 (mép trái) và "
        "hàng 1 (mép trên).",
        f"3. Bôi keo vào dải có vạch chéo. Dán từng hàng từ trái sang: tờ sau đè "
        f"{shown_number(overlap)} mm lên tờ trước, mép trùng đường nét đứt.",
        "4. Dán các hàng từ trên xuống theo cùng cách; cắt quanh mép ngoài.",
    )


def _map(art: Artwork, grid: Grid, room: QRectF) -> list[Shape | Placed]:
    """The banner as large as the room allows, lines where sheets begin, their numbers."""
    sheet = measures()["sheet"]
    scale = min(room.width() / art.trim.width(), room.height() / art.trim.height())
    x, y = room.left(), room.top()
    box = QRectF(x, y, art.trim.width() * scale, art.trim.height() * scale)
    items: list[Shape | Placed] = [Placed(art, x, y, scale, art.trim)]
    items.append(framed(box, BLACK, sheet["line_mm"]))
    columns = _ends(grid.lefts, art.trim.left(), art.trim.right(), scale, x)
    rows = _ends(grid.tops, art.trim.top(), art.trim.bottom(), scale, y)
    for at in columns[1:-1]:
        items.append(stroke(at, box.top(), at, box.bottom(), BLACK, sheet["line_mm"]))
    for at in rows[1:-1]:
        items.append(stroke(box.left(), at, box.right(), at, BLACK, sheet["line_mm"]))
    for row, (top, bottom) in enumerate(pairwise(rows)):
        for column, (left, right) in enumerate(pairwise(columns)):
            number = str(row * len(grid.lefts) + column + 1)
            items += _number(number, QRectF(left, top, right - left, bottom - top))
    return items


def _ends(
    starts: Sequence[float], first: float, last: float, scale: float, x: float
) -> list[float]:
    """Where sheets begin on the small picture, and its end."""
    return [x, *(x + (start - first) * scale for start in starts[1:]), x + (last - first) * scale]


def _number(text: str, cell: QRectF) -> list[Shape]:
    """A sheet's number in black on a white plate in the middle of its cell."""
    size = min(measures()["sheet"]["text_mm"], cell.height() * 0.6, cell.width() * 0.3)
    width = small_width(text, size)
    plate = QRectF(0, 0, width + size * 0.6, size * 1.2)
    plate.moveCenter(cell.center())
    path = QPainterPath()
    path.addRect(plate)
    x = cell.center().x() - width / 2
    return [Shape(path, WHITE), small_text(text, x, cell.center().y() + size * 0.37, size, BLACK)]


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Small text set into lines no wider than the room."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and small_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines

"""Draws a banner at true size: the largest letters its room allows, as outlines."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from kehoach_gui.core.banner import (
    MOST_LINES,
    Banner,
    checked,
    colours_of,
    face_of,
    least_letter,
    margin,
    measures,
    shown_number,
    shown_size,
)
from kehoach_gui.core.banner_breaks import Words, lines_of, read_words
from kehoach_gui.core.banner_fit import Fitted, Measured, Room, fit
from kehoach_gui.export.artwork import Artwork, Shape, filled, stroke
from kehoach_gui.export.banner_letters import (
    Letters,
    blank_em,
    capital_em,
    letters,
    require_letters,
    scaled,
)


@dataclass(frozen=True, slots=True, eq=False)
class DrawnBanner:
    """A banner and its artwork; lengths in mm.

    `letter` is the height of a capital without marks, `room` where letters may stand on the
    artwork, `ink` where they do stand.
    """

    banner: Banner
    lines: tuple[str, ...]
    size: float
    letter: float
    room: QRectF
    ink: QRectF
    artwork: Artwork

    @property
    def warning(self) -> str:
        """What to say where the letters are too small for the reading distance; else "".

        A letter is read from at most 200 times its height.
        """
        least = least_letter(self.banner.distance_m)
        if self.letter >= least:
            return ""
        farthest = self.letter * measures()["reading"]["distance_per_height"] / 1000
        return (
            f"Chữ cao {shown_number(self.letter)} mm, đọc rõ trong khoảng {farthest:.0f} m; "
            f"đọc từ {shown_number(self.banner.distance_m)} m cần chữ cao "
            f"{shown_number(least)} mm. Hãy chọn cỡ lớn hơn, lời ngắn hơn hoặc kiểu chữ hẹp."
        )

    @property
    def about(self) -> str:
        """Size, lines and letter height in one line."""
        kind = "hàng chữ xếp dọc" if self.banner.vertical else "dòng"
        return (
            f"{shown_size(self.banner.width, self.banner.height)} · {len(self.lines)} {kind} · "
            f"chữ cao {shown_number(self.letter)} mm"
        )


def draw(banner: Banner) -> DrawnBanner:
    """The banner's artwork; the sheet is its size plus twice the bleed.

    Raises RefusedBanner, UnfilledVariable, MissingFace. Needs a QGuiApplication.
    """
    banner = checked(banner)
    face = face_of(banner.face)
    words = read_words(banner.text, banner.vertical)
    written = [word.upper() if banner.capitals else word for word in words.words]
    require_letters("".join(written), face)
    shapes = [letters(word, face) for word in written]
    measured = Measured([shape.ink for shape in shapes], blank_em(face))
    room = room_of(banner, len(written))
    found = fit(words, measured, room)
    inside = _inside(banner)
    path = _placed(shapes, words, measured, found, inside, banner.vertical)
    return DrawnBanner(
        banner,
        lines_of(Words(tuple(written), words.held, words.kept), found.cuts),
        found.size,
        found.size * capital_em(face),
        inside,
        path.boundingRect(),
        _sheet(banner, path),
    )


def room_of(banner: Banner, words: int) -> Room:
    """Where the letters of a banner of so many words may stand."""
    inside = _inside(banner)
    return Room(
        inside.width(),
        inside.height(),
        measures()["space"]["line_gap_em"],
        words if banner.vertical else MOST_LINES,
        0 if banner.vertical else banner.lines,
    )


def _inside(banner: Banner) -> QRectF:
    free = margin(banner)
    start = banner.bleed + free
    return QRectF(start, start, banner.width - 2 * free, banner.height - 2 * free)


def _placed(
    shapes: list[Letters],
    words: Words,
    measured: Measured,
    found: Fitted,
    inside: QRectF,
    vertical: bool,
) -> QPainterPath:
    """All letters at their places: lines centred, the block in the middle of the room."""
    space = measures()["space"]
    bounds = (0, *(cut + 1 for cut in found.cuts), len(shapes))
    size, pitch = found.size, measured.pitch(space["line_gap_em"]) * found.size
    height = measured.ink_height(bounds, space["line_gap_em"]) * size
    if len(bounds) > 2:
        loosest = space["loosest_vertical" if vertical else "loosest"]
        spare = (inside.height() - height) / (len(bounds) - 2)
        looser = min(max(spare, 0.0), (loosest - 1) * pitch)
        pitch, height = pitch + looser, height + looser * (len(bounds) - 2)
    top = inside.top() + (inside.height() - height) / 2
    baseline = top + max(shape.ink.ascent for shape in shapes[: bounds[1]]) * size
    whole = QPainterPath()
    for place in range(len(bounds) - 1):
        first, last = bounds[place], bounds[place + 1]
        left = inside.center().x() - measured.width(first, last) * size / 2
        start = left - (measured.starts[first] + shapes[first].ink.left) * size
        for index in range(first, last):
            x = start + measured.starts[index] * size
            whole.addPath(scaled(shapes[index].path, size, x, baseline + place * pitch))
    return whole


def _sheet(banner: Banner, path: QPainterPath) -> Artwork:
    chosen = colours_of(banner.colours)
    width, height = banner.width + 2 * banner.bleed, banner.height + 2 * banner.bleed
    trim = QRectF(banner.bleed, banner.bleed, banner.width, banner.height)
    items = [filled(QRectF(0, 0, width, height), chosen.ground), Shape(path, chosen.ink)]
    if banner.crop:
        items += _crop_marks(trim, banner.bleed, chosen.ink)
    title = " ".join(banner.text.split())
    return Artwork(width, height, tuple(items), trim, title)


def _crop_marks(trim: QRectF, bleed: float, colour: str) -> list[Shape]:
    """Two short lines at each corner, in the bleed, that stop before the finished edge."""
    crop = measures()["crop"]
    length, line = bleed * crop["length_share"], crop["line_mm"]
    marks = []
    for x, outward in ((trim.left(), -1), (trim.right(), 1)):
        for y, away in ((trim.top(), -1), (trim.bottom(), 1)):
            ends = x + outward * bleed, y + away * bleed
            marks.append(stroke(ends[0], y, ends[0] - outward * length, y, colour, line))
            marks.append(stroke(x, ends[1], x, ends[1] - away * length, colour, line))
    return marks

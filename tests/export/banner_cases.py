"""What banner tests share: slogans of the starter library, pixels of an artwork, every break."""

import tomllib
from itertools import combinations, pairwise
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBitmap, QColor, QImage, QPainter, QRegion

from kehoach_gui.core.banner import face_of
from kehoach_gui.core.banner_breaks import read_words
from kehoach_gui.export.artwork import Artwork, paint
from kehoach_gui.export.banner import DrawnBanner, room_of
from kehoach_gui.export.banner_letters import blank_em, letters

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((6000.0, 1000.0), (10000.0, 800.0), (4000.0, 3000.0), (2000.0, 600.0))
SCALE = 1 / 20


def starter_slogans(count: int) -> list[str]:
    """Some slogans of the shipped library, the longest and the shortest among them."""
    texts: list[str] = []
    for file in sorted((ROOT / "resources" / "slogans").glob("[0-9]*.toml")):
        texts += [one["text"] for one in tomllib.loads(file.read_text("utf-8"))["slogan"]]
    ordered = sorted(
        {text for text in texts if "{" not in text}, key=lambda text: (len(text), text)
    )
    return [ordered[place * (len(ordered) - 1) // (count - 1)] for place in range(count)]


def picture(art: Artwork, scale: float = SCALE, smooth: bool = False) -> QImage:
    """The artwork in pixels, on a ground no banner has."""
    image = QImage(round(art.width * scale), round(art.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.scale(scale, scale)
    paint(painter, art)
    painter.end()
    return image


def inked(image: QImage, ground: str) -> QRectF:
    """The pixels that are not of the ground, as the rectangle round them."""
    mask = image.createMaskFromColor(QColor(ground).rgb(), Qt.MaskMode.MaskInColor)
    return QRectF(QRegion(QBitmap.fromImage(mask)).boundingRect())


def largest_letters(drawn: DrawnBanner) -> float:
    """The largest letter size that any break allows, found by trying them all.

    Each line has room for the text's highest mark and lowest dot. Stacked rows have too many
    breaks to try: for each number of rows the least width is computed on its own way.
    """
    banner = drawn.banner
    face = face_of(banner.face)
    words = read_words(banner.text, banner.vertical)
    inks = [letters(w.upper() if banner.capitals else w, face).ink for w in words.words]
    blank = blank_em(face)
    room = room_of(banner, len(inks))
    ascent, descent = max(i.ascent for i in inks), max(i.descent for i in inks)
    line, gap = ascent + descent, room.gap_em
    ends = [0.0]
    for ink in inks:
        ends.append(ends[-1] + ink.advance + blank)

    def width(first: int, last: int) -> float:
        return ends[last - 1] + inks[last - 1].right - ends[first] - inks[first].left

    joints = words.joints(gentle=False)
    if banner.vertical:
        stops = [0, *(joint + 1 for joint in joints), len(inks)]
        return max(
            min(room.width / widest, room.height / (rows * line + (rows - 1) * gap))
            for rows, widest in enumerate(narrowest(stops, width), 1)
        )
    best = 0.0
    for count in range(4):
        for cuts in combinations(joints, count):
            bounds = (0, *(cut + 1 for cut in cuts), len(inks))
            widest = max(width(a, b) for a, b in pairwise(bounds))
            height = (count + 1) * line + count * gap
            best = max(best, min(room.width / widest, room.height / height))
    return best


def narrowest(stops: list[int], width) -> list[float]:  # type: ignore[no-untyped-def]
    """For 1, 2, … rows: how wide the widest is when they are as narrow as can be."""
    count = len(stops) - 1
    reached = [0.0] + [float("inf")] * count
    found = []
    for _ in range(count):
        following = [float("inf")] * (count + 1)
        for end in range(1, count + 1):
            following[end] = min(
                max(reached[start], width(stops[start], stops[end])) for start in range(end)
            )
        reached = following
        found.append(reached[count])
    return found

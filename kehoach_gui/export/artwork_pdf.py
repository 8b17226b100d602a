"""Writes artworks as PDF: vector outlines, page sizes to a hundredth of a millimetre.

A page ends at 14,400 units (5.08 m); a longer one is PDF 1.6 with a UserUnit (PDF 32000-1, 14.11
and Annex C). QPdfWriter rounds page sizes to points, therefore these few objects are written here.
"""

import math
import zlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from kehoach_gui.export.artwork import Artwork, Placed, Shape

POINTS_PER_MM = 72 / 25.4
MOST_UNITS = 14_400
CREATOR = "Kế hoạch"
_HEAD = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"


class _File:
    """The objects of a PDF; object 1 is the catalogue, 2 the page tree, 3 the information."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b"", b""]
        self.forms: dict[int, tuple[int, Artwork]] = {}  # kept, so that an id stays its own

    def add(self, content: bytes) -> int:
        self.objects.append(content)
        return len(self.objects)

    def stream(self, head: str, content: str) -> int:
        packed = zlib.compress(content.encode("ascii"))
        words = f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        return self.add(words.encode("ascii") + packed + b"\nendstream")

    def form(self, art: Artwork) -> int:
        """The artwork as a form that pages place, written once."""
        if id(art) not in self.forms:
            content, used = _content(self, art)
            box = f"[0 0 {_n(art.width)} {_n(art.height)}]"
            head = f"/Type/XObject/Subtype/Form/BBox{box}/Resources{_resources(used)}"
            self.forms[id(art)] = (self.stream(head, content), art)
        return self.forms[id(art)][0]

    def bytes(self, version: str) -> bytes:
        out = bytearray(_HEAD % version.encode("ascii"))
        places = []
        for number, content in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<</Size %d/Root 1 0 R/Info 3 0 R>>\n" % (len(places) + 1)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)


def make_pdf(
    pages: Sequence[Artwork], title: str = "", progress: Callable[[int, int], None] | None = None
) -> bytes:
    """One page for each artwork, at true size; `progress(done, pages)` may raise to cancel."""
    file = _File()
    numbers = []
    highest = 1
    for place, art in enumerate(pages, 1):
        content, used = _content(file, art)
        unit = user_unit(art)
        highest = max(highest, unit)
        scale = POINTS_PER_MM / unit
        box = f"[0 0 {_n(art.width * scale)} {_n(art.height * scale)}]"
        trim = _box(art, scale)
        matrix = f"{scale:.8f} 0 0 {-scale:.8f} 0 {_n(art.height * scale)} cm\n"
        stream = file.stream("", matrix + content)
        numbers.append(
            file.add(
                f"<</Type/Page/Parent 2 0 R/MediaBox{box}/BleedBox{box}/TrimBox{trim}"
                f"{f'/UserUnit {unit}' if unit > 1 else ''}"
                f"/Resources{_resources(used)}/Contents {stream} 0 R>>".encode("ascii")
            )
        )
        if progress is not None:
            progress(place, len(pages))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    file.objects[0] = b"<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</PrintScaling/None>>>>"
    file.objects[1] = f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>".encode("ascii")
    named = title or (pages[0].title if pages else "")
    file.objects[2] = b"<</Title%s/Creator%s>>" % (_words(named), _words(CREATOR))
    return file.bytes("1.6" if highest > 1 else "1.4")


def user_unit(art: Artwork) -> int:
    """How many points a unit of the page is: the least that keeps the page within 14,400."""
    return max(1, math.ceil(max(art.width, art.height) * POINTS_PER_MM / MOST_UNITS))


def path_words(path: QPainterPath, words: tuple[str, str, str, str]) -> str:
    """The outline with the words of a format for move, line, curve and close.

    A part is closed where it ends at its beginning; a stroke stays open.
    """
    move, line, curve, close = words
    parts: list[str] = []
    start = end = (math.nan, math.nan)
    place, count = 0, path.elementCount()
    while place < count:
        element = path.elementAt(place)
        if element.isMoveTo():
            if _meet(start, end):
                parts.append(close)
            start = (element.x, element.y)
            parts.append(move.format(_n(element.x), _n(element.y)))
        elif element.isLineTo():
            parts.append(line.format(_n(element.x), _n(element.y)))
        else:
            points = (element, path.elementAt(place + 1), path.elementAt(place + 2))
            parts.append(curve.format(*(_n(v) for point in points for v in (point.x, point.y))))
            place += 2
            element = points[2]
        end = (element.x, element.y)
        place += 1
    if _meet(start, end):
        parts.append(close)
    return "".join(parts)


def _meet(start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether two points are one; a missing point meets none."""
    return abs(start[0] - end[0]) + abs(start[1] - end[1]) < 1e-6


_PDF = ("{} {} m\n", "{} {} l\n", "{} {} {} {} {} {} c\n", "h\n")


def _content(file: _File, art: Artwork) -> tuple[str, set[int]]:
    parts, used = [], set()
    for item in art.items:
        if isinstance(item, Shape):
            parts.append(_shape(item))
        else:
            number = file.form(item.art)
            used.add(number)
            parts.append(_place(item, number))
    return "".join(parts), used


def _shape(shape: Shape) -> str:
    colour = _colour(shape.colour)
    outline = path_words(shape.path, _PDF)
    if not shape.line:
        return f"{colour} rg\n{outline}f\n"
    dash = f"[{_n(shape.dash)}] 0 d " if shape.dash else "[] 0 d "
    return f"{colour} RG {_n(shape.line)} w {dash}\n{outline}S\n"


def _place(item: Placed, number: int) -> str:
    window = item.window or QRectF(0, 0, item.art.width, item.art.height)
    x, y = item.x - window.x() * item.scale, item.y - window.y() * item.scale
    clip = " ".join(map(_n, (window.x(), window.y(), window.width(), window.height())))
    scale = f"{item.scale:.8f}"
    return f"q {scale} 0 0 {scale} {_n(x)} {_n(y)} cm {clip} re W n /F{number} Do Q\n"


def _resources(used: set[int]) -> str:
    names = "".join(f"/F{number} {number} 0 R" for number in sorted(used))
    return f"<</XObject<<{names}>>>>" if names else "<<>>"


def _box(art: Artwork, scale: float) -> str:
    """TrimBox in the page's units, y upwards."""
    trim = art.trim
    values = (trim.left(), art.height - trim.bottom(), trim.right(), art.height - trim.top())
    return f"[{' '.join(_n(value * scale) for value in values)}]"


def _colour(name: str) -> str:
    return " ".join(_n(int(name[place : place + 2], 16) / 255) for place in (1, 3, 5))


def _words(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def _n(value: float) -> str:
    """A number in the shortest form, three decimals at most: a thousandth of a millimetre."""
    words = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if words in ("-0", "") else words

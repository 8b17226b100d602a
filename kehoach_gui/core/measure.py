"""Text widths and line heights of the four faces of Times New Roman, without Qt.

Advance widths come from resources/fonts/serif_widths.csv (Tinos, same metrics); no kerning, no
ligatures, as Word and LibreOffice set text by default.
"""

import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache

from kehoach_gui.core.resources import RESOURCES

MM_PER_PT = 25.4 / 72
_FILE = RESOURCES / "fonts" / "serif_widths.csv"


class _Face(dict[str, int]):
    """Advance widths by character in font units, read from its rows when first asked for."""

    def __init__(self, em: int, rows: dict[int, str]) -> None:
        super().__init__()
        self.em = em
        self._rows = rows
        self._starts = sorted(rows)

    def __missing__(self, char: str) -> int:
        place = bisect_right(self._starts, ord(char))
        row = self._rows.pop(self._starts[place - 1], None) if place else None
        if row is not None:
            widths = [*map(int, row.split())]
            first = self._starts[place - 1]
            self.update(zip(map(chr, range(first, first + len(widths))), widths, strict=True))
        if char not in self:
            self[char] = self._by_class(char)
        return self[char]

    def _by_class(self, char: str) -> int:
        """Of characters the faces lack: marks none, East Asian ones an em, others half of it."""
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            return 0
        return self.em if unicodedata.east_asian_width(char) in "WF" else self.em // 2


@cache
def _data() -> tuple[dict[str, int], dict[str, dict[int, str]]]:
    """The numbers of the file, and each face's rows by first character, still unread."""
    numbers: dict[str, int] = {}
    rows: dict[str, dict[int, str]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        name, _, rest = line.partition(",")
        first, _, widths = rest.partition(",")
        if widths and not line.startswith("#"):
            rows.setdefault(name, {})[int(first, 16)] = widths
        elif rest.isdigit():
            numbers[name] = int(rest)
    return numbers, rows


@cache
def _face(bold: bool, italic: bool) -> _Face:
    numbers, rows = _data()
    name = ("bold" if bold else "") + ("italic" if italic else "")
    return _Face(numbers["em"], dict(rows[name or "regular"]))


@lru_cache(maxsize=20_000)
def width_em(text: str, bold: bool = False, italic: bool = False) -> float:
    """The width of the text in em, every character as it is written."""
    face = _face(bold, italic)
    return sum(map(face.__getitem__, text)) / face.em


def width_mm(
    text: str, size_pt: float, bold: bool = False, italic: bool = False, caps: bool = False
) -> float:
    """The width of the text in mm at a size in pt; `caps` measures it in capitals."""
    return width_em(text.upper() if caps else text, bold, italic) * size_pt * MM_PER_PT


@cache
def _in_em(name: str) -> float:
    numbers = _data()[0]
    return numbers[name] / numbers["em"]


def ascent_em() -> float:
    """Height above the baseline in em."""
    return _in_em("ascent")


def descent_em() -> float:
    """Depth below the baseline in em."""
    return _in_em("descent")


def gap_em() -> float:
    """What single spacing adds between the lines, in em."""
    return _in_em("gap")


def underline_em() -> tuple[float, float]:
    """Depth of the underline's middle below the baseline and its thickness, in em."""
    return _in_em("underline"), _in_em("underline_thickness")


def line_em() -> float:
    """Single line spacing in em: ascent, descent and the gap that Word and LibreOffice add."""
    return ascent_em() + descent_em() + gap_em()


def line_height_pt(size_pt: float) -> float:
    """Single line spacing in pt: 1.15 times the size."""
    return line_em() * size_pt

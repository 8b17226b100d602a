"""Text widths and line heights of the four faces of Times New Roman, without Qt.

Advance widths come from resources/fonts/serif_widths.csv (Tinos, same metrics); no kerning, no
ligatures, as Word and LibreOffice set text by default.
"""

import unicodedata
from functools import cache, lru_cache

from kehoach_gui.core.resources import RESOURCES

MM_PER_PT = 25.4 / 72
_FILE = RESOURCES / "fonts" / "serif_widths.csv"


class _Face(dict[str, int]):
    """Advance widths by character in font units; unknown characters by their class."""

    def __init__(self, em: int) -> None:
        super().__init__()
        self.em = em

    def __missing__(self, char: str) -> int:
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            width = 0
        elif unicodedata.east_asian_width(char) in "WF":
            width = self.em
        else:
            width = self.em // 2
        self[char] = width
        return width


@cache
def _data() -> tuple[dict[str, int], dict[str, list[str]]]:
    """The numbers of the file, and each face's rows still unread: most texts need one face."""
    numbers: dict[str, int] = {}
    rows: dict[str, list[str]] = {}
    for line in _FILE.read_text("ascii").splitlines():
        name, _, rest = line.partition(",")
        if rest.isdigit():
            numbers[name] = int(rest)
        elif not line.startswith("#"):
            rows.setdefault(name, []).append(rest)
    return numbers, rows


@cache
def _face(bold: bool, italic: bool) -> _Face:
    numbers, rows = _data()
    face = _Face(numbers["em"])
    name = ("bold" if bold else "") + ("italic" if italic else "")
    for row in rows[name or "regular"]:
        first, _, widths = row.partition(",")
        for code, width in enumerate(widths.split(), int(first, 16)):
            face[chr(code)] = int(width)
    return face


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

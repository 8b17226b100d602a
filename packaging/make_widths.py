"""Write resources/fonts/serif_widths.csv: the advance widths of the four faces of Tinos.

Tinos (Apache License 2.0) has the metrics of Times New Roman. Needs fontTools and the font files
(Debian: fonts-croscore): `python packaging/make_widths.py FOLDER_OF_TINOS`.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "serif_widths.csv"
FACES = {
    "regular": "Tinos-Regular.ttf",
    "bold": "Tinos-Bold.ttf",
    "italic": "Tinos-Italic.ttf",
    "bolditalic": "Tinos-BoldItalic.ttf",
}
# Latin to Extended-B, modifiers and combining marks, Greek, Cyrillic, Latin Extended Additional,
# punctuation to currency, letter-like signs to mathematical operators, geometric shapes, ligatures
RANGES = (
    (0x20, 0x24F),
    (0x2B0, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x20CF),
    (0x2100, 0x22FF),
    (0x25A0, 0x266F),
    (0xFB00, 0xFB06),
)


def rows(face: str, font: TTFont) -> list[str]:
    """One row per unbroken run of characters: face, first code (hex), widths in font units."""
    names = font.getBestCmap()
    widths = {code: font["hmtx"][name][0] for code, name in names.items()}
    found: list[str] = []
    for first, last in RANGES:
        run: list[int] = []
        for code in range(first, last + 2):
            if code <= last and code in widths:
                run.append(widths[code])
            elif run:
                found.append(f"{face},{code - len(run):04X},{' '.join(map(str, run))}")
                run = []
    return found


def make(folder: Path) -> str:
    """The whole data file; raises FileNotFoundError where a face is missing."""
    lines: list[str] = []
    for face, file in FACES.items():
        font = TTFont(folder / file)
        if not lines:
            heights = font["hhea"]
            version = f"{font['head'].fontRevision:.2f}"
            lines += [
                f"# Advance widths of Tinos {version} (as Times New Roman) in font units;",
                "# made by packaging/make_widths.py. Rows: face, first code (hex), widths.",
                f"em,{font['head'].unitsPerEm}",
                f"ascent,{heights.ascent}",
                f"descent,{-heights.descent}",
                f"gap,{heights.lineGap}",
                f"underline,{-font['post'].underlinePosition}",
                f"underline_thickness,{font['post'].underlineThickness}",
            ]
        lines += rows(face, font)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(make(Path(sys.argv[1])), encoding="ascii")

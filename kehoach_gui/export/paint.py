"""Paints a page of the page list with QPainter, at any scale.

One painter unit is a twip: scale the painter for the screen; a PDF of 1440 dpi needs no scale.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPainterPath, QPen

from kehoach_gui.core.measure import underline_em
from kehoach_gui.export.page import BLACK, BraceShape, Page, Segment

FONT = "Times New Roman"
SUBSTITUTES = ("Tinos", "Liberation Serif")  # the same metrics and the Vietnamese letters


@cache
def font_family() -> tuple[str, bool]:
    """The family that pages are painted with, and whether it stands in for Times New Roman.

    Where none of the three has the Vietnamese letters, Qt chooses: ("serif", True).
    """
    families = set(QFontDatabase.families())
    for family in (FONT, *SUBSTITUTES):
        if family in families and _has_vietnamese(family):
            return family, family != FONT
    return "serif", True


def _has_vietnamese(family: str) -> bool:
    """Liberation Serif 1.x has the family's name but not the letters."""
    return QFontDatabase.WritingSystem.Vietnamese in QFontDatabase.writingSystems(family)


@lru_cache(maxsize=200)
def page_font(size: int, bold: bool, italic: bool) -> QFont:
    """The face at a size in twips: no kerning, no ligatures, no hinting, true widths."""
    font = QFont(font_family()[0])
    font.setPixelSize(size)
    font.setBold(bold)
    font.setItalic(italic)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.ForceOutline)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def paint_page(painter: QPainter, page: Page, colour: QColor | None = None) -> None:
    """Paints drawn lines, then text and braces of a page; the paper itself is the caller's.

    `colour` stands in for black; what has a colour of its own keeps it.
    """
    ink = colour or QColor(0, 0, 0)
    pen = QPen(ink)
    for stroke in page.strokes:
        pen.setColor(_ink(stroke.colour, ink))
        pen.setWidthF(stroke.thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(stroke.x1, stroke.y1), QPointF(stroke.x2, stroke.y2))
    for line in page.lines:
        for segment in line.segments:
            painter.setPen(_ink(segment.colour, ink))
            _text(painter, segment, line.baseline)
    pen.setColor(ink)
    for brace in page.braces:
        pen.setWidthF(brace.thickness)
        painter.setPen(pen)
        painter.drawPath(_brace_path(brace))


def _ink(name: str, black: QColor) -> QColor:
    return black if name == BLACK else QColor(f"#{name}")


def _text(painter: QPainter, segment: Segment, baseline: float) -> None:
    font = page_font(segment.size, segment.bold, segment.italic)
    if segment.blank:
        font = QFont(font)
        font.setWordSpacing(segment.blank)
    painter.setFont(font)
    y = baseline - segment.raised
    painter.drawText(QPointF(segment.x, y), segment.text)
    if segment.underline:
        depth, thickness = (share * segment.size for share in underline_em())
        top = y + depth - thickness / 2
        painter.fillRect(
            int(segment.x), int(top), round(segment.width), round(thickness), painter.pen().color()
        )


def _brace_path(brace: BraceShape) -> QPainterPath:
    """A right brace of two strokes: round at its ends and at its tip."""
    x, top, middle = brace.x, brace.top, brace.top + brace.point
    stem, tip, bottom = x + brace.width / 2, x + brace.width, brace.top + brace.height
    turn = brace.width / 2
    path = QPainterPath(QPointF(x, top))
    path.quadTo(QPointF(stem, top), QPointF(stem, top + turn))
    path.lineTo(QPointF(stem, middle - turn))
    path.quadTo(QPointF(stem, middle), QPointF(tip, middle))
    path.quadTo(QPointF(stem, middle), QPointF(stem, middle + turn))
    path.lineTo(QPointF(stem, bottom - turn))
    path.quadTo(QPointF(stem, bottom), QPointF(x, bottom))
    return path

"""Artwork as page data: outlines and lines in millimetres, which PDF, SVG and screen all draw."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """An outline in one colour: filled where `line` is 0, else drawn that thick.

    `dash` is the length of dashes and gaps, 0 for none. Overlapping parts of a letter are one.
    """

    path: QPainterPath
    colour: str
    line: float = 0.0
    dash: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Another artwork at x, y (its top left corner) and scale; seen through `window` of it."""

    art: Artwork
    x: float
    y: float
    scale: float = 1.0
    window: QRectF | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Artwork:
    """A sheet of width × height mm, y downwards; `trim` is what stays after cutting."""

    width: float
    height: float
    items: tuple[Shape | Placed, ...]
    trim: QRectF
    title: str = ""


def filled(rect: QRectF, colour: str) -> Shape:
    """A filled rectangle."""
    path = QPainterPath()
    path.addRect(rect)
    return Shape(path, colour)


def framed(rect: QRectF, colour: str, line: float, dash: float = 0.0) -> Shape:
    """The outline of a rectangle."""
    path = QPainterPath()
    path.addRect(rect)
    return Shape(path, colour, line, dash)


def stroke(x1: float, y1: float, x2: float, y2: float, colour: str, line: float) -> Shape:
    """A straight line."""
    path = QPainterPath(QPointF(x1, y1))
    path.lineTo(x2, y2)
    return Shape(path, colour, line)


def paint(painter: QPainter, art: Artwork) -> None:
    """Paint it; one painter unit is a millimetre, the caller has scaled the painter."""
    for item in art.items:
        if isinstance(item, Shape):
            _paint_shape(painter, item)
            continue
        painter.save()
        painter.translate(item.x, item.y)
        painter.scale(item.scale, item.scale)
        if item.window is not None:
            painter.translate(-item.window.x(), -item.window.y())
            painter.setClipRect(item.window, Qt.ClipOperation.IntersectClip)
        paint(painter, item.art)
        painter.restore()


def _paint_shape(painter: QPainter, shape: Shape) -> None:
    if not shape.line:
        painter.fillPath(shape.path, QColor(shape.colour))
        return
    pen = QPen(QColor(shape.colour), shape.line)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if shape.dash:
        pen.setDashPattern([shape.dash / shape.line, shape.dash / shape.line])
    painter.strokePath(shape.path, pen)

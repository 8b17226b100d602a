"""Draws the pieces of a timeline: bars that fade or are hatched, points, labels, the scale."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from kehoach_gui.core.timeline_parts import LANE_NAMES, Bar, Item, ItemKind, Label, Point
from kehoach_gui.ui.theme import Theme

VCENTER = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
PAD = 5  # between a bar's words and the plate below them
SIGNS = {
    "event": ((0, -7), (7, 0), (0, 7), (-7, 0)),
    "anniversary": ((-2, -7), (2, -7), (2, 7), (-2, 7)),
    "deadline": ((-6, -5), (6, -5), (0, 7)),
    "hang": ((-6, 6), (6, 6), (0, -6)),
    "take_down": ((-6, -6), (6, -6), (0, 6)),
}
TONES = {
    "event": "accent",
    "anniversary": "accent",
    "deadline": "warn",
    "hang": "ok",
    "take_down": "muted",
}


def draw_bar(
    painter: QPainter, theme: Theme, bar: Bar, box: QRectF, left: float, words: bool = True
) -> None:
    """A bar in the row's box; `left` is where x = 0 stands."""
    painter.setPen(Qt.PenStyle.NoPen)
    accent = theme.c("accent")
    last = len(bar.segments) - 1
    for place, segment in enumerate(bar.segments):
        piece = QRectF(left + segment.x1, box.top(), segment.x2 - segment.x1, box.height())
        if segment.look == "hatch":
            _draw_hatch(painter, theme, piece)
            continue
        if segment.look == "solid":
            _draw_solid(painter, accent, piece, place == 0, place == last)
            continue
        faded = QColor(accent)
        faded.setAlpha(28)
        gradient = QLinearGradient(piece.topLeft(), piece.topRight())
        into = segment.look == "fade_in"
        gradient.setColorAt(0, faded if into else accent)
        gradient.setColorAt(1, accent if into else faded)
        painter.fillRect(piece, gradient)
    if words:
        draw_bar_words(painter, theme, bar.label, box, left)


def _draw_solid(
    painter: QPainter, color: QColor, piece: QRectF, first: bool, last: bool, radius: float = 5
) -> None:
    """A full piece: its ends are round where the bar begins or ends there."""
    painter.setBrush(color)
    if not first and not last:
        painter.fillRect(piece, color)
        return
    painter.drawRoundedRect(piece, radius, radius)
    half = piece.width() / 2
    if not first:
        painter.fillRect(piece.adjusted(0, 0, -half, 0), color)
    if not last:
        painter.fillRect(piece.adjusted(half, 0, 0, 0), color)


def _draw_hatch(painter: QPainter, theme: Theme, piece: QRectF) -> None:
    """No day is known here: lines across, a dashed edge."""
    painter.fillRect(piece, theme.c("sunken"))
    painter.fillRect(piece, QBrush(theme.c("muted"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(theme.c("muted"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(piece.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(Qt.PenStyle.NoPen)


def draw_bar_words(painter: QPainter, theme: Theme, label: Label, box: QRectF, left: float) -> None:
    """The words of a bar, on a plate where they stand over the hatch."""
    if not label.text:
        return
    words = QRectF(left + label.x, box.top(), label.width + 8, box.height())
    if label.side == "over":
        plate = QRectF(words.left() - PAD, box.top() + 4, label.width + 2 * PAD, box.height() - 8)
        painter.fillRect(plate, theme.c("surface"))
    painter.setPen(theme.c("accent_text" if label.side == "inside" else "text"))
    painter.drawText(words, VCENTER, label.text)


def draw_sign(
    painter: QPainter, theme: Theme, kind: ItemKind, x: float, y: float, hollow: bool = False
) -> None:
    """The sign of a kind of point around a place."""
    tone = theme.c(TONES[kind])
    painter.setBrush(theme.c("surface") if hollow else tone)
    painter.setPen(QPen(tone, 1.5))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in SIGNS[kind]]))


def draw_legend(
    painter: QPainter, theme: Theme, kinds: Sequence[ItemKind], box: QRectF, room: float
) -> None:
    """What the signs of these kinds mean, one below the other; `room` is the width for words."""
    high = box.height() / max(2, len(kinds))
    metrics = painter.fontMetrics()
    for place, kind in enumerate(kinds):
        line = QRectF(box.left(), box.top() + place * high, box.width(), high)
        draw_sign(painter, theme, kind, line.left() + 8, line.center().y())
        painter.setPen(theme.c("muted"))
        name = metrics.elidedText(LANE_NAMES[kind], Qt.TextElideMode.ElideRight, int(room) - 24)
        painter.drawText(line.adjusted(22, 0, 0, 0), VCENTER, name)


def draw_point(
    painter: QPainter, theme: Theme, point: Point, item: Item, box: QRectF, left: float
) -> None:
    """An event, a day or a date of work with its label; a line shows the days that may be meant."""
    middle, y = left + point.x, box.center().y()
    tone = theme.c(TONES[item.kind])
    vague = item.start is not None and item.start[0] != item.start[1]
    if vague:
        faded = QColor(tone)
        faded.setAlpha(70)
        painter.fillRect(QRectF(left + point.x1, y - 2, point.x2 - point.x1, 4), faded)
    draw_sign(painter, theme, item.kind, middle, y, hollow=vague)
    if point.label.text:
        painter.setPen(theme.c("accent" if item.mark else "text"))
        words = QRectF(left + point.label.x, box.top(), point.label.width + 8, box.height())
        painter.drawText(words, VCENTER, point.label.text)


def draw_ring(painter: QPainter, theme: Theme, box: QRectF, focused: bool) -> None:
    """What is chosen: a line around it, stronger where the keys are."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.c("text"), 2.5 if focused else 1.2))
    painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 7, 7)

"""The picture of a banner in the window, painted from the artwork that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kehoach_gui.export.banner import DrawnBanner

EDGE = 12


class BannerPicture(QWidget):
    """Shows one banner as large as there is room, its finished edge, and where letters may be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, guides: bool = True) -> None:
        super().__init__(parent)
        self.theme = theme
        self.guides = guides
        self.drawn: DrawnBanner | None = None
        self.sentence = ""
        self.setAccessibleName("Hình băng rôn")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    def show_banner(self, drawn: DrawnBanner) -> None:
        """Paint this one from now on."""
        self.drawn, self.sentence = drawn, ""
        self.setAccessibleDescription(f"{' / '.join(drawn.lines)}. {drawn.about}")
        self.update()

    def show_none(self, sentence: str) -> None:
        """Say why there is no picture."""
        self.drawn, self.sentence = None, sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def sheet(self) -> QRectF:
        """Where the sheet is painted, in pixels; empty without a banner."""
        if self.drawn is None:
            return QRectF()
        art = self.drawn.artwork
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        scale = min(room.width() / art.width, room.height() / art.height)
        box = QRectF(0, 0, art.width * scale, art.height * scale)
        box.moveCenter(room.center())
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c("sunken"))
        if self.drawn is None:
            self._paint_sentence(painter)
            return
        from kehoach_gui.export.artwork import paint

        box = self.sheet()
        scale = box.width() / self.drawn.artwork.width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, self.drawn.artwork.width, self.drawn.artwork.height))
        paint(painter, self.drawn.artwork)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.c("line"), 1))
        painter.drawRect(box)
        if self.guides:
            self._paint_guides(painter, box.topLeft(), scale)

    def _paint_sentence(self, painter: QPainter) -> None:
        painter.setPen(self.theme.c("muted"))
        painter.setFont(self.theme.font("body"))
        room = self.rect().adjusted(2 * EDGE, EDGE, -2 * EDGE, -EDGE)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.sentence)

    def _paint_guides(self, painter: QPainter, corner: QPointF, scale: float) -> None:
        """The finished edge where there is a bleed, and the room of the letters; thin dashes."""
        assert self.drawn is not None
        parts = [self.drawn.room]
        if self.drawn.banner.bleed:
            parts.append(self.drawn.artwork.trim)
        for part in parts:
            box = QRectF(
                corner.x() + part.x() * scale,
                corner.y() + part.y() * scale,
                part.width() * scale,
                part.height() * scale,
            )
            for colour, offset in ((QColor(0, 0, 0, 90), 0), (QColor(255, 255, 255, 150), 3)):
                pen = QPen(colour, 1)
                pen.setDashPattern([3, 3])
                pen.setDashOffset(offset)
                painter.setPen(pen)
                painter.drawRect(box)

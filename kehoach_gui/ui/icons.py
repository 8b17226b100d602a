"""Icons from our own SVG files, in the colours of the theme and sharp at every scale."""

from functools import cache
from typing import ClassVar

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.ui.theme import Theme


@cache
def _svg(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


class SvgEngine(QIconEngine):
    """Draws one SVG in the theme's colour for the state: selected, disabled or a tone."""

    pixmaps: ClassVar[dict[tuple[str, int, str], QPixmap]] = {}

    def __init__(self, theme: Theme, name: str, tone: str) -> None:
        super().__init__()
        self.theme = theme
        self.name = name
        self.tone = tone

    def clone(self) -> QIconEngine:
        return SvgEngine(self.theme, self.name, self.tone)

    def color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return self.theme.c("line").name()
        if state == QIcon.State.On or mode == QIcon.Mode.Selected:
            return self.theme.c("accent").name()
        return self.theme.c(self.tone).name()

    def drawn(self, pixels: int, color: str) -> QPixmap:
        """The icon `pixels` device pixels wide, from the cache where it was drawn before."""
        if not self.theme.icons_ready:
            return self.blank(pixels)
        key = (self.name, pixels, color)
        if key not in self.pixmaps:
            from PySide6.QtSvg import QSvgRenderer

            pixmap = self.blank(pixels)
            source = QByteArray(_svg(self.name).replace("currentColor", color).encode())
            painter = QPainter(pixmap)
            QSvgRenderer(source).render(painter, QRectF(0, 0, pixels, pixels))
            painter.end()
            self.pixmaps[key] = pixmap
        return self.pixmaps[key]

    def blank(self, pixels: int) -> QPixmap:
        """Nothing, as large as the icon will be: QtSvg is loaded after the first frame."""
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixels = round(min(size.width(), size.height()) * scale)
        pixmap = QPixmap(self.drawn(pixels, self.color(mode, state)))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        scale = painter.device().devicePixelRatioF()
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(corner, self.scaledPixmap(QSize(side, side), mode, state, scale))


def icon(theme: Theme, name: str, tone: str = "text") -> QIcon:
    """The named icon; `tone` is the colour token of its normal state."""
    return QIcon(SvgEngine(theme, name, tone))


def draw_icon(painter: QPainter, theme: Theme, name: str, rect: QRect, tone: str) -> None:
    """Paint the named icon in a token's colour into a square."""
    SvgEngine(theme, name, tone).paint(painter, rect, QIcon.Mode.Normal, QIcon.State.Off)

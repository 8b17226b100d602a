"""Icons from our own SVG files, painted in the colours of the theme and sharp at every scale."""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.ui.theme import Theme

_drawn: dict[tuple[str, int, str], QPixmap] = {}


@cache
def _svg(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


def drawn(name: str, pixels: int, color: str) -> QPixmap:
    """The icon `pixels` device pixels wide, from the cache where it was drawn before."""
    key = (name, pixels, color)
    if key not in _drawn:
        from PySide6.QtCore import QByteArray
        from PySide6.QtSvg import QSvgRenderer

        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        source = QByteArray(_svg(name).replace("currentColor", color).encode())
        painter = QPainter(pixmap)
        QSvgRenderer(source).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        _drawn[key] = pixmap
    return _drawn[key]


def draw_icon(painter: QPainter, theme: Theme, name: str, rect: QRect, tone: str) -> None:
    """Paint the named icon in a token's colour into a square.

    Nothing is painted in the window's first frame: QtSvg is loaded after it.
    """
    if not theme.icons_ready:
        return
    side = min(rect.width(), rect.height())
    scale = painter.device().devicePixelRatioF()
    pixmap = QPixmap(drawn(name, round(side * scale), theme.c(tone).name()))
    pixmap.setDevicePixelRatio(scale)
    corner = QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
    painter.drawPixmap(rect.topLeft() + corner, pixmap)

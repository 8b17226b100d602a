"""The icons as QIcon, for menus: one engine that follows the theme and the state."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from kehoach_gui.ui.icons import draw_icon, drawn
from kehoach_gui.ui.theme import Theme


class SvgEngine(QIconEngine):
    """Draws one SVG in the theme's colour for the state: selected, disabled or a tone."""

    def __init__(self, theme: Theme, name: str, tone: str) -> None:
        super().__init__()
        self.theme = theme
        self.name = name
        self.tone = tone

    def clone(self) -> QIconEngine:
        return SvgEngine(self.theme, self.name, self.tone)

    def color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        """The token of the colour for a state."""
        if mode == QIcon.Mode.Disabled:
            return "line"
        if state == QIcon.State.On or mode == QIcon.Mode.Selected:
            return "accent"
        return self.tone

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixels = round(min(size.width(), size.height()) * scale)
        color = self.theme.c(self.color(mode, state)).name()
        pixmap = QPixmap(drawn(self.name, pixels, color))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, self.theme, self.name, rect, self.color(mode, state))


def icon(theme: Theme, name: str, tone: str = "text") -> QIcon:
    """The named icon; `tone` is the colour token of its normal state."""
    return QIcon(SvgEngine(theme, name, tone))

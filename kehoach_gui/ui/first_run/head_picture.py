"""The top of the first page of a plan, painted as it will print."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kehoach_gui.core.compose import compose
from kehoach_gui.core.plan import Plan
from kehoach_gui.export.page import TWIPS_PER_MM, Page
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.paint import paint_page
from kehoach_gui.ui.plans.standards import preset_of
from kehoach_gui.ui.theme import Theme

ABOVE_MM, LEFT_MM, RIGHT_MM = 14.0, 23.0, 8.0  # of the paper's margins, what is left out
MARGIN = 8


class HeadPicture(QWidget):
    """Paints the head of a plan, as wide as the widget; what has no room below is cut off."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.page: Page | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 160)

    def show_plan(self, plan: Plan) -> None:
        """Lay the plan out and show its head; the words are the picture's accessible name."""
        self.page = lay_out(compose(plan, preset_of(plan)))[0]
        words = "; ".join(line.text for line in self.page.lines if line.text.strip())
        self.setAccessibleName(f"Phần đầu khi in: {words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(paper, self.theme.c("paper"))
        if self.page is not None:
            painter.save()
            painter.setClipRect(paper)
            shown = self.page.width - (LEFT_MM + RIGHT_MM) * TWIPS_PER_MM
            scale = (self.width() - 2 * MARGIN) / shown
            painter.translate(MARGIN, MARGIN)
            painter.scale(scale, scale)
            painter.translate(-LEFT_MM * TWIPS_PER_MM, -ABOVE_MM * TWIPS_PER_MM)
            paint_page(painter, self.page)
            painter.restore()
        painter.setPen(QPen(self.theme.c("line"), 1))
        painter.drawRect(paper)

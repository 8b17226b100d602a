"""The sides of paper below one another, as they will come out of the printer."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kehoach_gui.ui.printing.printer import paint_sheet
from kehoach_gui.ui.printing.sheets import Sheet
from kehoach_gui.ui.theme import Theme

MARGIN = 14
GAP = 12


class SheetList(QWidget):
    """Paints the sides in sight, each as wide as the list has room; for a scroll area."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.sides: tuple[Sheet, ...] = ()
        self.setAccessibleName("Các mặt giấy sẽ in")
        theme.changed.connect(self.update)

    def show_sides(self, sides: tuple[Sheet, ...]) -> None:
        self.sides = sides
        self._fit()

    def side_size(self, place: int) -> QSize:
        """A side's size in pixels."""
        side = self.sides[place]
        width = self.width() - 2 * MARGIN
        return QSize(width, round(width * side.height / side.width))

    def _fit(self) -> None:
        heights = [self.side_size(place).height() + GAP for place in range(len(self.sides))]
        self.setFixedHeight(max(1, sum(heights) - GAP + 2 * MARGIN) if heights else 1)
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        top = MARGIN
        for place, side in enumerate(self.sides):
            box = QRect(MARGIN, top, *self.side_size(place).toTuple())
            top = box.bottom() + 1 + GAP
            if not box.intersects(event.rect()):
                continue
            painter.fillRect(box, self.theme.c("paper"))
            painter.save()
            painter.translate(box.topLeft())
            painter.scale(box.width() / side.width, box.width() / side.width)
            paint_sheet(painter, side)
            painter.restore()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.c("line"), 1))
            painter.drawRect(box)

"""What lies behind the words of the section editor: the card, the numbers, the hint."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextBlock

from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.plans import block_format as form
from kehoach_gui.ui.theme import Theme

HINT = "Gõ nội dung ở đây, hoặc dán từ văn bản khác."
GROW = 5


def paint_card(painter: QPainter, theme: Theme, block: QRectF, width: int, gutter: int) -> None:
    """The raised white card round the caret's paragraph; the text itself never moves."""
    left = gutter - 12
    box = QRectF(left, block.top() + 2 - GROW, width - left - 4, block.height() - 4 + 2 * GROW)
    shadow = theme.c("shadow")
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, alpha in ((3, 6), (2, 8), (1, 12)):
        shadow.setAlpha(alpha)
        painter.setBrush(shadow)
        painter.drawRoundedRect(box.adjusted(-spread, -spread + 1, spread, spread + 1), 9, 9)
    shadow.setAlpha(255)
    painter.setBrush(theme.c("surface"))
    painter.setPen(QPen(theme.c("line"), 1))
    painter.drawRoundedRect(box, 8, 8)


def paint_lead(painter: QPainter, theme: Theme, block: QTextBlock, lead: str) -> None:
    """The number, dash or letter before a paragraph; a slogan also gets its flag."""
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    left = block.blockFormat().leftMargin()
    baseline = block.layout().position().y() + line.y() + line.ascent()
    if form.role_at(block).id == "slogan":
        draw_icon(
            painter, theme, "flag", QRect(int(left) - 31, int(baseline) - 14, 16, 16), "accent"
        )
        if lead == "–":
            return
        left -= 16
    metrics = QFontMetricsF(painter.font())
    lead = metrics.elidedText(lead, Qt.TextElideMode.ElideRight, left - 18)
    width = metrics.horizontalAdvance(lead)
    painter.setPen(theme.c("muted"))
    painter.drawText(QPointF(left - 16 - width, baseline), lead)


def paint_hint(painter: QPainter, theme: Theme, words: str, width: int, gutter: int) -> None:
    """The words an empty section shows."""
    painter.setPen(theme.c("muted"))
    rect = QRectF(gutter + 2, form.GAP, width - gutter, 80)
    flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(rect, int(flags), words)

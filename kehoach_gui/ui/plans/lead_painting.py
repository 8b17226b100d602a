"""The paragraphs of an editor with what is painted behind them: card, numbers, hint."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock

from kehoach_gui.core.numbering import letter
from kehoach_gui.ui.plans.block_moving import BlockMoving
from kehoach_gui.ui.plans.editor_paint import paint_card, paint_hint, paint_lead


class LeadPainting(BlockMoving):
    """Paints before the text does; the subclass has the lines and their numbers."""

    item_numbers: Callable[[list[int]], list[str]]
    hint: str
    is_composing: bool
    _leads: list[str] | None = None

    def leads(self) -> list[str]:
        """The number, dash or letter painted before each line; kept while the roles stand."""
        if self._leads is None:
            self._leads = self._made_leads()
        return self._leads

    def _made_leads(self) -> list[str]:
        shown: list[str] = []
        count, running = 0, ""
        items = [line.item for line in self._lines if line.item is not None]
        numbers = iter(self.item_numbers(items))
        for line in self._lines:
            mark = line.block.shown_mark
            count = count + 1 if mark == running else 1
            running = mark if line.item is None else ""
            if line.item is not None:
                shown.append(next(numbers))
            elif mark == "number":
                shown.append(f"{count}.")
            elif mark == "letter":
                shown.append(f"{letter(count)})")
            else:
                shown.append({"dash": "–", "plus": "+"}.get(mark, ""))
        return shown

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        layout = self.document().documentLayout()
        offset = self.verticalScrollBar().value()
        painter.translate(0, -offset)
        visible = QRectF(event.rect()).translated(0, offset)
        current = self.textCursor().blockNumber() if self.hasFocus() else -1
        leads = self.leads()
        block = self._first_visible(visible.top())
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > visible.bottom() + 40:
                break
            index = block.blockNumber()
            if index == current:
                paint_card(painter, self.theme, rect, self.page.width(), self.gutter)
            if index < len(leads):
                paint_lead(painter, self.theme, block, leads[index])
            block = block.next()
        if self.document().isEmpty() and not self.is_composing:
            paint_hint(painter, self.theme, self.hint, self.page.width(), self.gutter)
        self.paint_target(painter)
        painter.end()
        super().paintEvent(event)

    def _first_visible(self, top: float) -> QTextBlock:
        layout = self.document().documentLayout()
        place = QPointF(self.gutter + 4, max(0.0, top))
        hit = layout.hitTest(place, Qt.HitTestAccuracy.FuzzyHit)
        block = self.document().findBlock(max(0, hit))
        return block.previous() if block.previous().isValid() else block

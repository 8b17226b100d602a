"""Paragraphs moved by hand: dragged at their number or dash, or one step with Alt+Up, Alt+Down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QTextBlock
from PySide6.QtWidgets import QApplication, QTextEdit

from kehoach_gui.ui.plans.flow import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from kehoach_gui.ui.theme import Theme

EDGE = 6  # pixels before the text that still belong to it; left of them a paragraph is taken


def group_at(lines: list[Line], index: int) -> range:
    """The lines that move with one: a numbered paragraph takes what stands below it along."""
    end = index + 1
    if lines[index].item is not None:
        while end < len(lines) and lines[end].item is None and lines[end].part == "":
            end += 1
    return range(index, end)


def moved(lines: list[Line], index: int, target: int) -> tuple[list[Line], int]:
    """The lines with a group put before line `target`, and the group's new place.

    A numbered paragraph comes before another or at the end, never between what belongs together.
    """
    group = group_at(lines, index)
    if lines[index].item is not None:
        first = next(place for place, line in enumerate(lines) if line.item is not None)
        while first < target < len(lines) and lines[target].item is None:
            target += 1
        target = max(target, first)
    if group.start <= target <= group.stop:
        return lines, index
    taken = lines[group.start : group.stop]
    rest = lines[: group.start] + lines[group.stop :]
    place = target if target < group.start else target - len(group)
    return rest[:place] + taken + rest[place:], place


class BlockMoving(QTextEdit):
    """The mouse in the margin of the section editor takes a paragraph; Esc lets it go."""

    theme: Theme
    page: QWidget
    gutter: int
    _lines: list[Line]
    step_ended: SignalInstance
    lines_changed: SignalInstance
    show_lines: Callable[..., None]
    _pressed: int | None = None
    _target: int | None = None

    def move_block(self, by: int) -> None:
        """Move the caret's paragraph one place up (-1) or down (+1)."""
        index = self.textCursor().blockNumber()
        group = group_at(self._lines, index)
        if by > 0:
            after = group.stop
            target = after + len(group_at(self._lines, after)) if after < len(self._lines) else -1
        else:
            target = index - 1
            while target > 0 and self._lines[index].item and self._lines[target].item is None:
                target -= 1
        if 0 <= target <= len(self._lines):
            self._move(index, target)

    def _move(self, index: int, target: int) -> None:
        column = self.textCursor().positionInBlock()
        lines, place = moved(self._lines, index, target)
        if lines is self._lines:
            return
        self.step_ended.emit()
        self.show_lines(tuple(lines), keep_caret=True)
        block = self.document().findBlockByNumber(place)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.lines_changed.emit()
        self.step_ended.emit()

    # the mouse

    def _block_at(self, y: float) -> QTextBlock:
        return self.cursorForPosition(QPointF(self.gutter + 4, y).toPoint()).block()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if event.button() == Qt.MouseButton.LeftButton and place.x() < self.gutter - EDGE:
            block = self._block_at(place.y())
            if self._lines[block.blockNumber()].part != "heading":
                self._pressed = block.blockNumber()
                self._start = place.y()
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        if self._pressed is None:
            shape = Qt.CursorShape.OpenHandCursor
            at_grip = event.position().x() < self.gutter - EDGE and not event.buttons()
            self.page.setCursor(shape if at_grip else Qt.CursorShape.IBeamCursor)
            super().mouseMoveEvent(event)
            return
        if self._target is None and abs(y - self._start) < QApplication.startDragDistance():
            return
        self.page.setCursor(Qt.CursorShape.ClosedHandCursor)
        block = self._block_at(y)
        rect = self.document().documentLayout().blockBoundingRect(block)
        middle = rect.center().y() - self.verticalScrollBar().value()
        self._target = block.blockNumber() + (1 if y > middle else 0)
        self._scroll_near(y)
        self.page.update()

    def _scroll_near(self, y: float) -> None:
        bar = self.verticalScrollBar()
        if y < 24:
            bar.setValue(bar.value() - 12)
        elif y > self.page.height() - 24:
            bar.setValue(bar.value() + 12)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        index, target = self._pressed, self._target
        self._let_go()
        if target is None:
            cursor = self.textCursor()
            cursor.setPosition(self.document().findBlockByNumber(index).position())
            self.setTextCursor(cursor)
            self.setFocus()
        else:
            self._move(index, target)

    def is_dragging(self) -> bool:
        """Whether a paragraph is in the hand."""
        return self._pressed is not None

    def _let_go(self) -> None:
        self._pressed = self._target = None
        self.page.setCursor(Qt.CursorShape.IBeamCursor)
        self.page.update()

    def paint_target(self, painter: QPainter) -> None:
        """The line where a dragged paragraph would come to stand."""
        if self._target is None:
            return
        document = self.document()
        layout = document.documentLayout()
        if self._target < document.blockCount():
            y = layout.blockBoundingRect(document.findBlockByNumber(self._target)).top()
        else:
            y = layout.blockBoundingRect(document.lastBlock()).bottom()
        painter.setPen(QPen(self.theme.c("accent"), 2))
        painter.drawLine(QPointF(8, y), QPointF(self.page.width() - 12, y))

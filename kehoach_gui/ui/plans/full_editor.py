"""The editor of the whole plan in one scroll: headings, numbered paragraphs, beginning and end."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from kehoach_gui.ui.plans import block_format as form
from kehoach_gui.ui.plans.flow import NEW_ITEM, ROLE, Line, Role
from kehoach_gui.ui.plans.section_editor import SectionEditor
from kehoach_gui.ui.theme import Theme

FULL_GUTTER = 64  # room for numbers like 1.1.1.
FIXED = ("opening", "closing")
KEY = Qt.Key


class HeadingLook(QSyntaxHighlighter):
    """Headings in bold whatever is typed into them; no part of the text."""

    def highlightBlock(self, text: str) -> None:
        if self.currentBlock().blockFormat().property(form.PART) == "heading":
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, len(text), bold)


class FullEditor(SectionEditor):
    """As the section editor, with headings that open sections."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.gutter = FULL_GUTTER
        self.setAccessibleName("Toàn văn kế hoạch")
        self.look = HeadingLook(self.document())

    def counts(self, line: Line) -> bool:
        return not line.block.is_empty or line.part == "heading"

    def opener(self, number: int) -> Line | None:
        """The line that opens the section in which a line stands; None before the first."""
        for line in reversed(self._lines[: number + 1]):
            if line.item is not None:
                return line
        return None

    def in_role(self, block: QTextBlock, role: Role) -> Line | None:
        """Beginning and end stay plain, headings inside a longer selection stay headings.

        A new section lies beside the one around it.
        """
        frame = form.frame_of(block)
        if frame.part in FIXED or (frame.part == "heading" and self._spans_paragraphs()):
            return None
        if role.id not in ("item", "heading") or frame.item is not None:
            return super().in_role(block, role)
        around = self.opener(block.blockNumber() - 1)
        if role.id == "item" and around is None:
            return None
        level = around.level if around is not None else 0
        if around is not None and role.id == "item" and around.part == "heading":
            level += 1
        if around is not None and role.id == "heading" and around.part != "heading":
            level = max(0, level - 1)
        return replace(form.with_role(frame, role, NEW_ITEM), level=level)

    def _spans_paragraphs(self) -> bool:
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart())
        return first != document.findBlock(cursor.selectionEnd())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        caret = self.textCursor()
        line = form.frame_of(caret.block())
        if event.key() in (KEY.Key_Return, KEY.Key_Enter) and line.part == "heading":
            self._break_heading(caret)
            return
        opens = line.item is not None and not caret.hasSelection() and caret.atBlockStart()
        if opens and event.key() == KEY.Key_Tab:
            self.shift_section(+1)
            return
        if opens and event.key() == KEY.Key_Backtab:
            self.shift_section(-1)
            return
        super().keyPressEvent(event)

    def _break_heading(self, caret: QTextCursor) -> None:
        """Enter goes on with a paragraph; at the start of a heading it makes room above."""
        plain = form.with_role(Line(form.frame_of(caret.block()).block), ROLE["paragraph"], None)
        above = caret.atBlockStart() and bool(caret.block().text())
        caret.beginEditBlock()
        caret.insertBlock()
        target = QTextCursor(caret.block().previous() if above else caret.block())
        target.setBlockFormat(self.format_of(plain))
        caret.endEditBlock()
        self.setTextCursor(caret)
        self.ensureCursorVisible()

    def shift_section(self, by: int) -> None:
        """Move the caret's section, and those inside it, a level in (+1) or out (-1).

        In only where a section of the same level stands before it in its list.
        """
        first = self.textCursor().blockNumber()
        own = self._lines[first]
        if own.item is None:
            return
        before = [line.level for line in self._lines[:first] if line.item is not None]
        while before and before[-1] > own.level:
            before.pop()
        if by > 0 and (not before or before[-1] < own.level):
            return
        if by < 0 and own.level == 0:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number in range(first, len(self._lines)):
            line = self._lines[number]
            if number > first and line.item is not None and line.level <= own.level:
                break
            if line.item is not None:
                block = self.document().findBlockByNumber(number)
                moved = block.blockFormat()
                moved.setProperty(form.LEVEL, line.level + by)
                QTextCursor(block).setBlockFormat(moved)
        cursor.endEditBlock()

    def go_to_item(self, item: int) -> bool:
        """Put the caret where a section opens, near the top of what is seen."""
        found = super().go_to_item(item)
        if found:
            rect = self.document().documentLayout().blockBoundingRect(self.textCursor().block())
            self.verticalScrollBar().setValue(int(rect.top()) - form.GAP)
        return found

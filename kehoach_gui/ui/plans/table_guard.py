"""Tables among the paragraphs of an editor: each stays whole and alone on its line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)

from kehoach_gui.core.plan import Block
from kehoach_gui.ui.plans import block_format as form
from kehoach_gui.ui.plans.fields import holds_files
from kehoach_gui.ui.plans.flow import ROLE, Line
from kehoach_gui.ui.plans.lead_painting import LeadPainting
from kehoach_gui.ui.plans.table_picture import OBJECT, table_format

ERASERS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
PLAIN = Line(Block("paragraph", ""))


class TableGuard(LeadPainting):
    """Keys, input methods and the clipboard never join a table with words or lose one.

    `table_asked` follows a double click below the cells that are shown: it is to be edited apart.
    """

    table_asked = Signal()
    _torn = False  # a table stands beside words until `mend` has parted them
    format_of: Callable[[Line], QTextBlockFormat]
    enter_table: Callable[..., None]

    # the table at the caret

    def table_number(self) -> int | None:
        """The line of the table at the caret or in the selection, None where there is none."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            if form.is_table(block):
                return block.blockNumber()
            block = block.next()
        return None

    def put_table(self, table: Block, number: int | None = None) -> int:
        """Put a table in the place of a line, or behind the caret's; one undo step. Its line."""
        caret = self.textCursor().blockNumber()
        lines = list(self._lines)
        if number is None:
            empty = not lines[caret].item and lines[caret].block.is_empty and not lines[caret].part
            number = caret if empty else caret + 1
            lines[number : number + int(empty)] = [Line(table)]
        else:
            old = lines[number]
            lines[number] = Line(table, old.item, old.part, old.level)
        self.step_ended.emit()
        self.show_lines(tuple(lines), keep_caret=True)
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.lines_changed.emit()
        self.step_ended.emit()
        return number

    # keys

    def guard_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for beside a table; False where the editor may go on with it."""
        caret, key = self.textCursor(), event.key()
        types = event.text().isprintable() and bool(event.text())
        changes = types or key in ERASERS or key in ENTERS or key in TABS
        if not changes or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if caret.hasSelection():
            if not self._touches_table(caret):
                return False
            if key in TABS:
                return True
            self._remove(caret)
            return key in ERASERS
        if form.is_table(caret.block()):
            if key in ERASERS:
                caret.select(QTextCursor.SelectionType.BlockUnderCursor)
                caret.setPosition(caret.block().position())
                caret.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                self.setTextCursor(caret)
                return True
            if key in TABS:
                self.enter_table(caret.blockNumber(), at_end=key == Qt.Key.Key_Backtab)
                return True
            self.make_room()
            return key in ENTERS
        if key == Qt.Key.Key_Backspace and caret.atBlockStart():
            return self._stop_at(caret, caret.block().previous(), QTextCursor.MoveOperation.Left)
        if key == Qt.Key.Key_Delete and caret.atBlockEnd():
            return self._stop_at(caret, caret.block().next(), QTextCursor.MoveOperation.Right)
        return False

    def _stop_at(
        self, caret: QTextCursor, table: QTextBlock, way: QTextCursor.MoveOperation
    ) -> bool:
        """Go to a table instead of erasing it; an empty paragraph before or behind it goes."""
        own = caret.block()
        if not table.isValid() or not form.is_table(table):
            return False
        frame = form.frame_of(own)
        if frame.part or frame.item is not None or form.role_at(own).id != "paragraph":
            return way == QTextCursor.MoveOperation.Right
        if not own.text():
            number = own.blockNumber()
            target = number - 1 if way == QTextCursor.MoveOperation.Left else number
            caret.movePosition(way, QTextCursor.MoveMode.KeepAnchor)
            self._remove(caret)
            caret = QTextCursor(self.document().findBlockByNumber(target))
            if way == QTextCursor.MoveOperation.Left:
                caret.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        else:
            caret.movePosition(way)
        self.setTextCursor(caret)
        return True

    def make_room(self) -> None:
        """Where the caret is at a table: an empty paragraph before or behind it, with the caret."""
        caret = self.textCursor()
        if caret.hasSelection():
            if self._touches_table(caret):
                self._remove(caret)
            return
        if not form.is_table(caret.block()):
            return
        above = caret.atBlockStart()
        caret.beginEditBlock()
        move = QTextCursor.MoveOperation
        caret.movePosition(move.StartOfBlock if above else move.EndOfBlock)
        caret.insertBlock()
        if above:
            caret.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        caret.setBlockFormat(self.format_of(PLAIN))
        caret.setBlockCharFormat(form.char_format(""))
        caret.endEditBlock()
        self.setTextCursor(caret)
        self.setCurrentCharFormat(form.char_format(""))

    def _touches_table(self, cursor: QTextCursor) -> bool:
        """Whether a selection holds a table or ends at one."""
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        blocks = (self.document().findBlock(end) for end in ends)
        return OBJECT in cursor.selectedText() or any(map(form.is_table, blocks))

    def _remove(self, cursor: QTextCursor) -> None:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        place = cursor.position()
        self._part()
        cursor.endEditBlock()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        cursor.setCharFormat(form.char_format(""))
        self.setTextCursor(cursor)

    # tables and words on one line

    def note_torn(self, blocks: list[QTextBlock]) -> bool:
        """Whether a table and words share a line now; they are parted right behind the change."""
        if any(form.is_torn(block) for block in blocks):
            if not self._torn:
                self._torn = True
                QTimer.singleShot(0, self, self.mend)
            return True
        return False

    def mend(self) -> None:
        """Part tables from words that came to stand on one line with them."""
        if not self._torn:
            return
        self._torn = False
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._part()
        cursor.endEditBlock()

    def _part(self) -> None:
        block = self.document().begin()
        while block.isValid():
            if form.is_torn(block):
                self.part_block(block)
            block = block.next()

    def part_block(self, block: QTextBlock) -> None:
        """Give each table of a line a line of its own; the first words keep the line's role."""
        frame, text = form.frame_of(block), block.text()
        if OBJECT not in text:  # a table's line without its table
            QTextCursor(block).setBlockFormat(self.format_of(_with_type(frame, "paragraph")))
            return
        cursor = QTextCursor(block)
        place = text.index(OBJECT)
        if place or frame.part:  # a heading stays, though without words
            cursor.setPosition(block.position() + place)
            cursor.insertBlock()
            first = _with_type(frame, "paragraph") if frame.block.type == "table" else frame
            QTextCursor(cursor.block().previous()).setBlockFormat(self.format_of(first))
            frame = PLAIN
        cursor.setBlockFormat(self.format_of(_with_type(frame, "table")))
        if len(cursor.block().text()) > 1:
            cursor.setPosition(cursor.block().position() + 1)
            cursor.insertBlock(self.format_of(PLAIN))

    # other ways in and out

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self.make_room()
        super().inputMethodEvent(event)
        self.mend()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if form.is_table(self.cursorForPosition(event.position().toPoint()).block()):
            self.table_asked.emit()
            return
        super().mouseDoubleClickEvent(event)

    def cut(self) -> None:
        """Cut the selection; tables in it go whole."""
        cursor = self.textCursor()
        if cursor.hasSelection() and self._touches_table(cursor):
            QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())
            self._remove(cursor)
        else:
            super().cut()

    def set_look(self, cursor: QTextCursor, char: QTextCharFormat) -> None:
        """Give a selection another look without touching what tables in it carry."""
        if OBJECT not in cursor.selectedText():
            cursor.setCharFormat(char)
            return
        merged = QTextCharFormat()
        merged.setFontWeight(char.fontWeight())
        merged.setFontItalic(char.fontItalic())
        merged.setFontUnderline(char.fontUnderline())
        cursor.mergeCharFormat(merged)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as text; one with tables also as blocks and as a page."""
        cursor = self.textCursor()
        if OBJECT in cursor.selectedText():
            from kehoach_gui.ui.plans.table_clipboard import packed

            return packed(cursor)
        data = QMimeData()
        data.setText(cursor.selection().toPlainText())
        return data

    def paste_blocks(self, source: QMimeData) -> bool:
        """Paste paragraphs and tables copied in this program; False where there are none."""
        from kehoach_gui.ui.plans.table_clipboard import unpacked

        blocks = unpacked(source)
        if not blocks:
            return False
        self.step_ended.emit()
        self.make_room()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for block in blocks:
            if cursor.block().text():
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                cursor.insertBlock()
            cursor.setBlockFormat(self.format_of(Line(block)))
            cursor.setBlockCharFormat(form.char_format(""))
            insert_words(cursor, block)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.step_ended.emit()
        return True


def takes(source: QMimeData) -> bool:
    """Whether what is pasted or dropped is for the text; files are for the window."""
    return not holds_files(source) and (source.hasText() or source.hasHtml())


def insert_words(cursor: QTextCursor, block: Block) -> None:
    """Write a block's words with their emphasis, or the table it is."""
    if block.rows:
        cursor.insertText(OBJECT, table_format(block))
        return
    for text, kinds in form.pieces_of(block):
        cursor.insertText(text, form.char_format(kinds))


def _with_type(frame: Line, kind: str) -> Line:
    """The line's frame as a table or as a plain paragraph."""
    if kind == "table":
        item = None if frame.part else frame.item
        return Line(Block("table", ""), item, "", frame.level)
    return (
        form.with_role(frame, ROLE["paragraph"], None)
        if frame.item is None
        else Line(Block("paragraph", ""), frame.item, frame.part, frame.level)
    )

"""The text of one section: one QTextEdit, roles as block formats, numbers painted behind it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Block
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans import block_format as form
from kehoach_gui.ui.plans.editor_paint import HINT
from kehoach_gui.ui.plans.flow import NEW_ITEM, ROLE, Line, Role
from kehoach_gui.ui.plans.smart_typing import typed_well
from kehoach_gui.ui.plans.table_editing import TableEditing
from kehoach_gui.ui.plans.table_guard import insert_words, takes
from kehoach_gui.ui.plans.table_picture import OBJECT_TYPE, TablePicture
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.ui.plans.pasting import Pasted

BOTTOM_ROOM = 80  # below the last paragraph, so that it can be scrolled up
EMPTY = Line(Block("paragraph", ""))


class SectionEditor(TableEditing):
    """Shows lines and tells when the writer changed them; never while a pre-edit is open.

    `lines_changed` follows every change of words or roles, `role_changed` every move of the
    caret to a paragraph of another role. Undo is the session's: the document keeps none.
    """

    lines_changed = Signal()
    step_ended = Signal()
    pasted = Signal(str)  # what was cleaned; "" where nothing was
    refused = Signal(str)
    role_changed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.item_numbers: Callable[[list[int]], list[str]] = lambda items: [""] * len(items)
        self.watch_field: Callable[[QWidget], None] = lambda field: None
        self.items_allowed = True
        self.hint = HINT
        self.bottom_room = BOTTOM_ROOM
        self.gutter = form.GUTTER
        self._lines: list[Line] = []
        self._loading = False
        self._shown_role = ""
        self.last_paste: Pasted | None = None
        self.holding = False  # while set, the plan's lines are not shown
        self.smart_typing = False
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.page.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.setFont(theme.font("body"))
        self.setAccessibleName("Nội dung mục")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self.pictures = TablePicture(theme, self)
        document.documentLayout().registerHandler(OBJECT_TYPE, self.pictures)
        document.contentsChange.connect(self._contents_changed)
        self.cursorPositionChanged.connect(self._caret_moved)
        theme.changed.connect(self.viewport_update)

    def viewport_update(self) -> None:
        """Paint anew, numbers and dashes too."""
        self._leads = None
        self.page.update()

    # what is shown

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as the plan keeps them, without empty ones."""
        return tuple(line for line in self._lines if self.counts(line))

    def counts(self, line: Line) -> bool:
        """Whether the plan keeps the line; empty paragraphs are no part of it."""
        return not line.block.is_empty

    def format_of(self, line: Line) -> QTextBlockFormat:
        """How a line lies in this editor."""
        return form.block_format(line, QFontMetricsF(self.font()).height(), self.gutter)

    @property
    def is_composing(self) -> bool:
        """Whether an input method has words open in the caret's paragraph."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def show_lines(self, lines: tuple[Line, ...], keep_caret: bool = False) -> None:
        """Load other lines; an open pre-edit is committed where it began first."""
        commit_words()
        caret = self.textCursor()
        place = (caret.blockNumber(), caret.positionInBlock())
        scroll = self.verticalScrollBar().value()
        self._loading = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for index, line in enumerate(lines or (EMPTY,)):
            if index:
                cursor.insertBlock()
            cursor.setBlockFormat(self.format_of(line))
            cursor.setBlockCharFormat(form.char_format(""))
            insert_words(cursor, line.block)
        cursor.endEditBlock()
        frame = self.document().rootFrame().frameFormat()
        frame.setTopMargin(form.GAP)
        frame.setBottomMargin(self.bottom_room)
        self.document().rootFrame().setFrameFormat(frame)
        self._lines = list(lines or (EMPTY,))
        self._leads = None
        self._loading = False
        if keep_caret:
            self._put_caret(*place)
            self.verticalScrollBar().setValue(scroll)
            if self.typing is not None:
                self.typing.restore()
        else:
            self.close_cell()
            self._put_caret(0, 0)
            self.verticalScrollBar().setValue(0)
        self.page.update()

    def _put_caret(self, block_number: int, column: int) -> None:
        document = self.document()
        block = document.findBlockByNumber(min(block_number, document.blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)

    def renew_items(self, items: list[int | None]) -> None:
        """Take the ids that the plan gave to new numbered paragraphs; no word changes."""
        wanted = iter(items)
        self._loading = True
        for index, line in enumerate(self._lines):
            if not self.counts(line):
                continue
            item = next(wanted)
            if item != line.item:
                self._lines[index] = replace(line, item=item)
                block = self.document().findBlockByNumber(index)
                wanted_format = block.blockFormat()
                wanted_format.setProperty(form.ITEM, item)
                QTextCursor(block).setBlockFormat(wanted_format)
        self._loading = False
        self.viewport_update()

    def go_to_item(self, item: int) -> bool:
        """Put the caret at the numbered paragraph of an id."""
        for index, line in enumerate(self._lines):
            if line.item == item:
                self._put_caret(index, 0)
                self.ensureCursorVisible()
                return True
        return False

    def select_line(self, index: int, start: int, end: int) -> None:
        """Select characters of the line at a place among `lines`, and show them."""
        self.close_cell()
        full = [number for number, line in enumerate(self._lines) if self.counts(line)]
        if index < len(full):
            block = self.document().findBlockByNumber(full[index])
            last = block.length() - 1
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + min(start, last))
            cursor.setPosition(block.position() + min(end, last), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def select_cell(self, index: int, cell: tuple[int, int], start: int, end: int) -> None:
        """Select characters of a cell of the table at a place among `lines`, and show them."""
        full = [number for number, line in enumerate(self._lines) if self.counts(line)]
        if index < len(full) and not self.open_typing().open(full[index], cell, start, end):
            self.select_line(index, 0, 1)  # a row that is not shown: the whole table

    def caret_line(self) -> int:
        """The place of the caret's paragraph among `lines`; empty paragraphs do not count."""
        before = self._lines[: self.textCursor().blockNumber()]
        return sum(1 for line in before if self.counts(line))

    def current_item(self) -> int | None:
        """The numbered paragraph in whose part the caret stands."""
        for line in reversed(self._lines[: self.textCursor().blockNumber() + 1]):
            if line.item is not None:
                return line.item
        return None

    # what the writer does

    def _contents_changed(self, position: int, removed: int, added: int) -> None:
        if self._loading or self.is_composing:
            return
        document = self.document()
        first = document.findBlock(position).blockNumber()
        last_block = document.findBlock(min(position + added, document.characterCount() - 1))
        last = max(first, last_block.blockNumber())
        grown = document.blockCount() - len(self._lines)
        block = document.findBlockByNumber(first)
        fresh: list[Line] = []
        touched: list[QTextBlock] = []
        while block.isValid() and block.blockNumber() <= last:
            touched.append(block)
            fresh.append(form.line_of(block))
            block = block.next()
        before = self._lines[first : last + 1 - grown]
        self._lines[first : last + 1 - grown] = fresh
        if len(self._lines) != document.blockCount():
            self._lines = [form.line_of(each) for each in self._blocks()]
        elif before == fresh:
            return
        if [frame(line) for line in before] != [frame(line) for line in fresh]:
            self._leads = None
        self.page.update()
        if not self.note_torn(touched):
            self.lines_changed.emit()

    def _blocks(self) -> list[QTextBlock]:
        found: list[QTextBlock] = []
        block = self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _caret_moved(self) -> None:
        role = form.role_at(self.textCursor().block()).id
        if role != self._shown_role:
            self._shown_role = role
            self.role_changed.emit(role)
        self.page.update()

    @property
    def role(self) -> Role:
        return form.role_at(self.textCursor().block())

    def set_role(self, role_id: str) -> None:
        """Give the paragraphs under the caret or selection a role."""
        role = ROLE[role_id]
        if role_id == "item" and not self.items_allowed:
            role = ROLE["number"]
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        cursor.beginEditBlock()
        block = first
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            line = None if form.is_table(block) else self.in_role(block, role)
            if line is not None:
                QTextCursor(block).setBlockFormat(self.format_of(line))
            block = block.next()
        cursor.endEditBlock()
        self._caret_moved()

    def in_role(self, block: QTextBlock, role: Role) -> Line | None:
        """What a paragraph becomes in a role; None where it cannot take it."""
        frame = form.frame_of(block)
        return form.with_role(frame, role, NEW_ITEM if frame.item is None else frame.item)

    def set_emphasis(self, kind: str) -> None:
        """Turn bold (b), italic (i) or underline (u) on or off for the selection or what comes."""
        cursor = self.textCursor()
        kinds = form.kinds_of(cursor.charFormat())
        kinds = kinds.replace(kind, "") if kind in kinds else kinds + kind
        char = form.char_format(kinds)
        self.set_look(cursor, char)
        self.setTextCursor(cursor)
        if not cursor.hasSelection():
            self.setCurrentCharFormat(char)

    def emphasis(self) -> str:
        """The emphasis at the caret, as a part of "biu"."""
        return form.kinds_of(self.currentCharFormat())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.page.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.page.update()
        if self.has_open_cell():
            if event.reason() == Qt.FocusReason.OtherFocusReason:
                self.open_typing().field.setFocus()
            elif event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.close_cell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = event.key(), event.modifiers()
        if self.is_dragging() and key == Qt.Key.Key_Escape:
            self._let_go()
            return
        if self.guard_key(event):
            return
        caret = self.textCursor()
        plain = mods in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not caret.block().text() and self.role.id != "paragraph":
                self.set_role("paragraph")
            else:
                caret.insertBlock()
                self.setTextCursor(caret)
            self.ensureCursorVisible()
            return
        if key == Qt.Key.Key_Tab and plain and not caret.hasSelection():
            self._shift(+1)
            return
        if key == Qt.Key.Key_Backtab:
            self._shift(-1)
            return
        at_start = not caret.hasSelection() and caret.atBlockStart()
        if key == Qt.Key.Key_Backspace and at_start and self.role.id != "paragraph":
            self.set_role("paragraph")
            return
        if self.smart_typing and typed_well(caret, event.text()):
            self.setTextCursor(caret)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)
        self.mend()

    def _shift(self, step: int) -> None:
        """Tab and Shift+Tab: paragraph – bullet – plus, as list levels do in Word."""
        levels = ("paragraph", "bullet", "plus")
        role = self.role.id
        place = levels.index(role) if role in levels else 0
        self.set_role(levels[max(0, min(place + step, len(levels) - 1))])

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text and pages; files go to the window, which asks what to do with them."""
        return takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what was dropped as if it were pasted."""
        self.paste(source)

    def paste(self, source: QMimeData | str | None = None, raw: bool = False) -> None:
        """Paste clean paragraphs and tables, by default the clipboard's; `pasted` follows.

        A dash, plus or number before a line gives its role. One undo step.
        """
        if isinstance(source, str):
            words, source = source, QMimeData()
            source.setText(words)
        source = source or QGuiApplication.clipboard().mimeData()
        text = source.text()
        html = source.html() if source.hasHtml() and not raw else ""
        from kehoach_gui.ui.plans.pasting import paste_clean, paste_raw

        try:
            if not raw and self.paste_blocks(source):
                return
            if not text.strip() and not html:
                return
            self.step_ended.emit()
            self.make_room()
            self.last_paste = paste_raw(self, text) if raw else paste_clean(self, text, html)
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.step_ended.emit()
        self.pasted.emit(self.last_paste.receipt)


def frame(line: Line) -> tuple[str, int | None, str, int]:
    """All that decides what is painted before a line."""
    return line.block.shown_mark, line.item, line.part, line.level

"""Pasting into a section: clean paragraphs with a receipt, or the text as it stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from kehoach_gui.core.plan import Block, Mark
from kehoach_gui.ui.plans import block_format as form
from kehoach_gui.ui.plans.flow import NEW_ITEM, ROLE, Line, Role
from kehoach_gui.ui.plans.table_guard import PLAIN, insert_words

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.section_editor import SectionEditor

Row = tuple[str | Block, Role | None]  # words or a table
ROLE_OF_MARK: dict[Mark, str] = {
    "dash": "bullet",
    "plus": "plus",
    "number": "item",
    "letter": "letter",
}


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted: the text as it came, its place in the document, what was cleaned."""

    text: str
    start: int
    end: int
    revision: int
    receipt: str


def paste_clean(editor: "SectionEditor", text: str, html: str = "") -> Pasted:
    """Paste clean paragraphs and tables, the marks before paragraphs read as roles.

    Beginning and end of a plan take no tables, only their words. Raises RefusedInput where there
    are too many lines or cells.
    """
    from kehoach_gui.reading.fragment import read_fragment, read_pasted

    fixed = form.frame_of(editor.textCursor().block()).part not in ("", "heading")
    fragment = read_fragment(text) if fixed else read_pasted(text, html)
    rows: list[Row] = [
        (piece.text, _role(editor, piece.mark))
        if piece.table is None
        else (Block("table", "", rows=piece.table.rows, header_rows=piece.table.header_rows), None)
        for piece in fragment.pieces
    ]
    return _put(editor, editor.textCursor(), text, rows, fragment.receipt())


def paste_raw(editor: "SectionEditor", text: str, cursor: QTextCursor | None = None) -> Pasted:
    """Paste the lines as they stand, in the role of the caret's paragraph.

    Raises RefusedInput where there are too many lines.
    """
    from kehoach_gui.reading.fragment import read_raw

    rows: list[Row] = [(row, None) for row in read_raw(text)]
    return _put(editor, cursor or editor.textCursor(), text, rows, "")


def paste_raw_instead(session: "PlanSession", editor: "SectionEditor") -> bool:
    """Put the raw text in the place of what was pasted last, as one undo step for both.

    Says False where something was typed since.
    """
    pasted = editor.last_paste
    if pasted is None or editor.document().revision() != pasted.revision:
        return False
    editor.holding = True
    session.undo_stack.undo()
    editor.holding = False
    cursor = QTextCursor(editor.document())
    cursor.setPosition(pasted.start)
    cursor.setPosition(pasted.end, QTextCursor.MoveMode.KeepAnchor)
    editor.last_paste = paste_raw(editor, pasted.text, cursor)
    return True


def _role(editor: "SectionEditor", mark: Mark) -> Role | None:
    """The role of a pasted paragraph; None keeps that of the caret's, as slogans always do."""
    if editor.role.id == "slogan" or mark not in ROLE_OF_MARK:
        return None
    role = ROLE[ROLE_OF_MARK[mark]]
    return ROLE["number"] if role.id == "item" and not editor.items_allowed else role


def _make_room_above(editor: "SectionEditor", cursor: QTextCursor) -> None:
    """An empty paragraph above a heading, so that a list pasted before it leaves it whole."""
    cursor.insertBlock()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    frame = form.with_role(form.frame_of(cursor.block()), ROLE["paragraph"], None)
    cursor.setBlockFormat(editor.format_of(frame))


def _put_table(
    editor: "SectionEditor", cursor: QTextCursor, table: Block, usual: Line | None
) -> None:
    """A table on a line of its own: the caret's where that is empty, else a new one."""
    line = Line(table)
    if usual is not None and not usual.part and not cursor.block().text():
        line = Line(table, usual.item, "", usual.level)
    else:
        above = usual is not None and cursor.atBlockStart() and not cursor.atBlockEnd()
        cursor.insertBlock()
        if above:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    cursor.setBlockFormat(editor.format_of(line))
    cursor.setBlockCharFormat(form.char_format(""))
    insert_words(cursor, table)


def _put(
    editor: "SectionEditor",
    cursor: QTextCursor,
    text: str,
    rows: list[Row],
    receipt: str,
) -> Pasted:
    start = cursor.selectionStart()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if form.is_torn(cursor.block()):
        editor.part_block(cursor.block())
    usual = form.frame_of(cursor.block())
    if usual.part == "heading" and len(rows) > 1 and cursor.atBlockStart():
        _make_room_above(editor, cursor)
        usual = form.frame_of(cursor.block())
    inside = not cursor.atBlockStart() or bool(usual.part)
    for index, (words, role) in enumerate(rows):
        if isinstance(words, Block):
            _put_table(editor, cursor, words, usual if index == 0 else None)
            continue
        if index:
            cursor.insertBlock()
            frame = usual if usual.item is None else form.with_role(usual, ROLE["paragraph"], None)
            cursor.setBlockFormat(editor.format_of(frame))
        fixed = usual.part not in ("", "heading")  # beginning and end of a plan have no roles
        if role is not None and not fixed and (index or not inside):
            frame = form.with_role(usual, role, NEW_ITEM)
            cursor.setBlockFormat(editor.format_of(frame))
        cursor.insertText(words, form.char_format(""))
    if rows and isinstance(rows[-1][0], Block) and not cursor.atBlockEnd():
        cursor.insertBlock(editor.format_of(PLAIN))  # the words behind the caret
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return Pasted(text, start, cursor.position(), editor.document().revision(), receipt)

"""Curly quotes and dashes while typing, for offices that want them; off unless chosen."""

from PySide6.QtGui import QTextCursor

SETTING = "editor/smart_typing"
OPENERS = " (\u00a0[{“‘–—/"


def typed_well(cursor: QTextCursor, typed: str) -> bool:
    """Put the better sign for a typed " or - at the cursor; False where the key stays as it is.

    A straight quote opens after a blank or bracket and closes elsewhere; a second hyphen makes
    the first a dash.
    """
    before = text_before(cursor)
    if typed == '"':
        cursor.insertText("“" if not before or before[-1] in OPENERS else "”")
        return True
    if typed == "-" and before.endswith("-") and not cursor.hasSelection():
        cursor.beginEditBlock()
        cursor.deletePreviousChar()
        cursor.insertText("–")
        cursor.endEditBlock()
        return True
    return False


def text_before(cursor: QTextCursor) -> str:
    """The words of the paragraph before the cursor or selection."""
    block = cursor.document().findBlock(cursor.selectionStart())
    return block.text()[: cursor.selectionStart() - block.position()]

"""Paragraphs with tables on the clipboard: blocks for this program, a page and text for others."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from kehoach_gui.core.plan import Block, Section
from kehoach_gui.ui.plans import block_format as form

BLOCKS_MIME = "application/x-kehoach-blocks+json"
LARGEST = 20_000_000  # bytes; what is larger was not put there by this program


def packed(cursor: QTextCursor) -> QMimeData:
    """What goes onto the clipboard for a selection that holds tables."""
    from kehoach_gui.core.preset import ids, load
    from kehoach_gui.core.section_clip import clip, page, plain_text

    held = QTextDocument()
    QTextCursor(held).insertFragment(cursor.selection())
    blocks = []
    block = held.begin()
    while block.isValid():
        line = form.line_of(block)
        if not line.block.is_empty:
            blocks.append(line.block)
        block = block.next()
    section = Section(1, blocks=tuple(blocks))
    data = QMimeData()
    data.setText(plain_text(section))
    data.setHtml(page(section))
    data.setData(BLOCKS_MIME, clip(section, load(ids()[0])).encode("utf-8"))
    return data


def unpacked(source: QMimeData) -> tuple[Block, ...]:
    """The blocks that this program put there; () for none.

    Raises RefusedInput for broken ones.
    """
    if not source.hasFormat(BLOCKS_MIME):
        return ()
    from kehoach_gui.core.section_clip import clipped

    raw = bytes(source.data(BLOCKS_MIME).data())
    if len(raw) > LARGEST:
        return ()
    return tuple(b for section in clipped(raw.decode(errors="replace")) for b in section.blocks)

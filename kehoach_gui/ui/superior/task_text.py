"""A task and what answers it as text: missing words marked, the matching paragraph in full ink."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from kehoach_gui.core.content_words import content_of
from kehoach_gui.core.numbering import lead
from kehoach_gui.core.section_clip import plain_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from kehoach_gui.core.coverage import Answer
    from kehoach_gui.core.plan import Section
    from kehoach_gui.ui.theme import Theme

_WORD = re.compile(r"\w+|\W+")
_GAP = 6.0


def reason_of(answer: Answer, taken: bool) -> str:
    """Why a task counts as it does, in a sentence."""
    if answer.own is None:
        return "Đã chép rồi sửa nhiều lời: xem lại." if taken else "Không đoạn nào nói việc này."
    words = f"Giống {answer.share:.0%} chữ chính"
    where = "" if answer.block is not None else " (gộp cả mục)"
    numbers = f"; không thấy số: {', '.join(answer.missing)}" if answer.missing else ""
    return f"{words}{where}{numbers}. Chữ gạch chân: chỗ của bạn không có."


def show_plain(text: QTextEdit, words: str) -> None:
    """Words in plain ink, whatever stood there before."""
    text.setCurrentCharFormat(QTextCharFormat())
    text.setPlainText(words)


def show_task(text: QTextEdit, theme: Theme, words: str, own: str | None) -> None:
    """The superior's words; content words that the matching text lacks are underlined."""
    document = text.document()
    document.clear()
    cursor = QTextCursor(document)
    plain, lacking = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(theme.c("text"))
    lacking.setForeground(theme.c("warn"))
    lacking.setFontUnderline(True)
    theirs = content_of(words)
    there = content_of(own).syllables | content_of(own).numbers if own else frozenset()
    content = theirs.syllables | theirs.numbers if own else frozenset[str]()
    for piece in _WORD.findall(words):
        part = content_of(piece)
        known = (part.syllables | part.numbers) & content
        cursor.insertText(piece, lacking if known - there else plain)


def show_section(text: QTextEdit, theme: Theme, section: Section, block: int | None) -> None:
    """An own section; where one paragraph matches, the others are muted and it is scrolled to."""
    document = text.document()
    document.clear()
    cursor = QTextCursor(document)
    gap = QTextBlockFormat()
    gap.setBottomMargin(_GAP)
    cursor.setBlockFormat(gap)
    head, ink, faint = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    head.setFontWeight(700)
    ink.setForeground(theme.c("text"))
    faint.setForeground(theme.c("muted"))
    cursor.insertText(f"{lead(section)}{section.heading or ''}", head)
    at = 0
    for place, one in enumerate(section.blocks):
        if place or section.heading:
            cursor.insertBlock()
        if place == block:
            at = cursor.position()
        cursor.insertText(one.words, ink if block in (None, place) else faint)
    for child in section.sections:
        cursor.insertBlock()
        cursor.insertText(plain_text(child), faint if block is not None else ink)
    cursor.setPosition(at)
    text.setTextCursor(cursor)
    bar = text.verticalScrollBar()
    bar.setValue(bar.value() + text.cursorRect().top() - int(_GAP) if at else 0)

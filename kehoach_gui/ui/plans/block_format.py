"""A paragraph of the text widget ⇄ a line of the plan: formats, roles, emphasis, clean text."""

import unicodedata
from dataclasses import replace
from itertools import pairwise

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextFormat

from kehoach_gui.core.plan import Block, Emphasis
from kehoach_gui.core.text import plain, squeeze
from kehoach_gui.ui.plans.flow import Line, Role, role_of
from kehoach_gui.ui.plans.table_picture import OBJECT, table_of

TYPE = int(QTextFormat.Property.UserProperty) + 1
MARK = TYPE + 1
ITEM = TYPE + 2
PART = TYPE + 3
LEVEL = TYPE + 4

GUTTER = 34
STEP = 26
GAP = 7
HEADING_GAP = 16
LINE_RATIO = 1.42
KINDS: tuple[str, ...] = ("b", "i", "u")


def clean(text: str) -> str:
    """Text as the plan keeps it: NFC, single plain blanks, nothing invisible."""
    return squeeze(plain(text).text)


def clean_with_emphasis(pieces: list[tuple[str, str]]) -> tuple[str, tuple[Emphasis, ...]]:
    """Clean text and its emphasis from (text, kinds) pieces; kinds is a part of "biu"."""
    letters: list[tuple[str, str]] = []
    for text, kinds in pieces:
        for letter in plain(text).text:
            if unicodedata.combining(letter) and letters:
                base, own = letters[-1]
                letters[-1] = (base + letter, own)
            elif not letter.isspace():
                letters.append((letter, kinds))
            elif letters and letters[-1][0] != " ":
                letters.append((" ", kinds))
    while letters and letters[-1][0] == " ":
        letters.pop()
    text = ""
    marked: list[str] = []
    for cluster, kinds in letters:
        composed = unicodedata.normalize("NFC", cluster)
        text += composed
        marked += [kinds] * len(composed)
    spans: list[Emphasis] = []
    for kind in KINDS:
        start = None
        for index in range(len(marked) + 1):
            inside = index < len(marked) and kind in marked[index]
            if inside and start is None:
                start = index
            elif not inside and start is not None:
                spans.append((start, index, kind))  # type: ignore[arg-type]
                start = None
    return text, tuple(sorted(spans))


def kinds_of(char: QTextCharFormat) -> str:
    """The writer's emphasis of a piece of text, as a part of "biu"."""
    found = "b" if char.fontWeight() >= QFont.Weight.DemiBold else ""
    found += "i" if char.fontItalic() else ""
    return found + ("u" if char.fontUnderline() else "")


def char_format(kinds: str) -> QTextCharFormat:
    """The character format of an emphasis."""
    char = QTextCharFormat()
    if "b" in kinds:
        char.setFontWeight(QFont.Weight.Bold)
    if "i" in kinds:
        char.setFontItalic(True)
    if "u" in kinds:
        char.setFontUnderline(True)
    return char


def block_format(line: Line, font_height: float, gutter: int = GUTTER) -> QTextBlockFormat:
    """How the line lies in the editor; carries all of the line but its words."""
    block = QTextBlockFormat()
    block.setProperty(TYPE, line.block.type)
    block.setProperty(MARK, line.block.mark or "")
    if line.item is not None:
        block.setProperty(ITEM, line.item)
        block.setProperty(LEVEL, line.level)
    if line.part:
        block.setProperty(PART, line.part)
    deeper = line.item is None and line.block.shown_mark in ("plus", "letter")
    block.setLeftMargin(gutter + (STEP if deeper else 0))
    block.setTopMargin(HEADING_GAP if line.part == "heading" else GAP)
    block.setBottomMargin(GAP)
    block.setRightMargin(12)
    height = max(font_height, LINE_RATIO * font_height / 1.36)
    block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    return block


def with_role(line: Line, role: Role, item: int | None) -> Line:
    """The line in another role, its words and emphasis kept."""
    block = Block(role.type, line.block.text, role.mark, line.block.emphasis)
    opens = role.id in ("item", "heading")
    part = "heading" if role.id == "heading" else ""
    return Line(block, item if opens else None, part, line.level)


def frame_of(block: QTextBlock) -> Line:
    """Type, mark and item of a paragraph, without its words."""
    form = block.blockFormat()
    item = form.property(ITEM)
    return Line(
        Block(form.property(TYPE) or "paragraph", "", form.property(MARK) or None),
        None if item is None else int(item),
        form.property(PART) or "",
        int(form.property(LEVEL) or 0),
    )


def is_table(block: QTextBlock) -> bool:
    """Whether the paragraph is a table's."""
    return bool(block.blockFormat().property(TYPE) == "table")


def is_torn(block: QTextBlock) -> bool:
    """Whether a table shares the line with words, or the line is one without the other."""
    text = block.text()
    if is_table(block):
        return text != OBJECT or bool(block.blockFormat().property(PART))
    return OBJECT in text


def role_at(block: QTextBlock) -> Role:
    """The role of a paragraph of the editor."""
    return role_of(frame_of(block))


def line_of(block: QTextBlock) -> Line:
    """The paragraph as a line of the plan."""
    frame = frame_of(block)
    if frame.block.type == "table" or OBJECT in block.text():
        return _table_line(block, frame)
    if frame.part:
        words = Block(frame.block.type, clean(block.text()), frame.block.mark)
        return replace(frame, block=words)
    pieces: list[tuple[str, str]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.isValid():
            pieces.append((fragment.text(), kinds_of(fragment.charFormat())))
        iterator += 1
    if any(kinds for _, kinds in pieces):
        text, emphasis = clean_with_emphasis(pieces)
    else:
        text, emphasis = clean(block.text()), ()
    return replace(frame, block=Block(frame.block.type, text, frame.block.mark, emphasis))


def _table_line(block: QTextBlock, frame: Line) -> Line:
    """The table that a line carries; one that has lost it is a paragraph until it is mended."""
    iterator = block.begin()
    while not iterator.atEnd():
        table = table_of(iterator.fragment().charFormat())
        if table is not None:
            return replace(frame, block=table)
        iterator += 1
    words = clean(block.text().replace(OBJECT, " "))
    return replace(frame, block=Block("paragraph", words))


def pieces_of(block: Block) -> list[tuple[str, str]]:
    """The block's text cut where its emphasis changes."""
    edges = {0, len(block.text)}
    for start, end, _ in block.emphasis:
        edges |= {start, min(end, len(block.text))}
    cuts = sorted(edges)
    pieces: list[tuple[str, str]] = []
    for start, end in pairwise(cuts):
        kinds = "".join(
            kind
            for kind in KINDS
            if any(a <= start and end <= b and k == kind for a, b, k in block.emphasis)
        )
        pieces.append((block.text[start:end], kinds))
    return pieces

"""Writes a document as plain text: a line per paragraph, numbers and dashes as printed."""

from collections.abc import Iterator

from kehoach_gui.core.document import (
    BodyBlock,
    Brace,
    CellBlock,
    Columns,
    Document,
    Frame,
    PageBreak,
    Paragraph,
    Table,
)

_NO_BREAK_BLANK = "\u00a0"
_END_MARKS = ";,."


def make_text(document: Document) -> bytes:
    """The text of all parts, UTF-8; head and tail: the left column, then the right one.

    Lines under a brace end with }, its note stands behind the last one.
    """
    parts = (_part(part.marks, part.blocks) for part in document.parts)
    text = "\n\n".join("\n".join(lines).strip("\n") for lines in parts)
    return (text.replace(_NO_BREAK_BLANK, " ") + "\n").encode("utf-8")


def _part(marks: tuple[CellBlock, ...], blocks: tuple[BodyBlock, ...]) -> Iterator[str]:
    yield from _cell(marks)
    for block in blocks:
        match block:
            case Paragraph():
                yield block.text
            case Columns():
                yield ""
                for side in (0, 1):
                    for row in block.rows:
                        yield from _cell(row[side])
                yield ""
            case Table():
                for table_row in block.rows:
                    yield "\t".join(" ".join(p.text for p in cell) for cell in table_row)
            case PageBreak():
                yield ""


def _cell(blocks: tuple[CellBlock, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.text
            case Frame():
                yield block.paragraph.text
            case Brace():
                *lines, last = block.lines
                for line in lines:
                    yield f"{line.text.rstrip(_END_MARKS)} }}"
                words = last.text.rstrip(_END_MARKS)
                yield f"{words} }} {block.note.text}{last.text[len(words) :]}"

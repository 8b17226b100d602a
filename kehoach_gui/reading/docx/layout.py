"""Tables of a Word file that only lay out head or tail, and braces drawn beside recipients."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach_gui.reading.docx.content import Item, Paragraph, Table, paragraphs
from kehoach_gui.reading.header import holds_head_part
from kehoach_gui.reading.model import Line
from kehoach_gui.reading.tail_bits import opens_tail

_WIDEST = 3  # columns of a head or tail; the middle one parts the others
_MOST_ROWS = 12
_END = re.compile(r"\s*[;,.]*\s*\Z")
_NOTE = re.compile(r"\t+\s*(\(.*\))\s*([;,.]?)\s*\Z", re.DOTALL)


def is_layout(table: Table) -> bool:
    """Whether the table sets the head (motto, number, date) or the tail of a paper side by side."""
    widest = max(map(len, table.rows))
    if not 2 <= widest <= _WIDEST or len(table.rows) > _MOST_ROWS:
        return False
    texts = [
        " ".join(line.split())
        for row in table.rows
        for cell in row
        for paragraph in paragraphs(cell.items)
        for line in paragraph.text.split("\n")
    ]
    lines = [Line(text, (0,), (text,)) for text in texts if text]
    return any(opens_tail(line) for line in lines) or holds_head_part(lines)


def with_braces(items: Sequence[Item]) -> list[Item]:
    """The items; recipients beside a drawn brace say so in words: the last one } (note)."""
    done: list[Item] = []
    group: list[Paragraph] = []
    for item in items:
        if not isinstance(item, Paragraph):
            done += [*group, item]
            group = []
            continue
        if item.brace or group:
            group.append(item)
            note = _NOTE.search(item.text)
            if note is not None:
                done += _braced(group, note)
                group = []
            continue
        done.append(item)
    return [*done, *group]


def _braced(group: Sequence[Paragraph], note: "re.Match[str]") -> list[Paragraph]:
    """Two lines are grouped by the last one's brace alone (plan.schema.json), more by each."""
    *others, last = group
    words = _END.sub("", last.text[: note.start()])
    if len(others) == 1:
        return [*others, _with_text(last, f"{words}, }} {note[1]}{note[2]}")]
    before = [_with_text(one, f"{_END.sub('', one.text)} }}") for one in others]
    return [*before, _with_text(last, f"{words} }} {note[1]}{note[2]}")]


def _with_text(paragraph: Paragraph, text: str) -> Paragraph:
    _, flags, font = paragraph.runs[0]
    return replace(paragraph, runs=[(text, flags, font)])

"""What a Word file shows, in the order it is read: source lines for the pipeline of all texts.

Tables that only lay out head and tail are read column by column, other unruled ones row by row;
a ruled table of several columns stays a table.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from kehoach_gui.core.plan import Emphasis
from kehoach_gui.core.text import clean
from kehoach_gui.reading.docx.content import (
    BOLD,
    CAPS,
    ITALIC,
    UNDERLINE,
    Content,
    Item,
    Paragraph,
    Run,
    Table,
    paragraphs,
)
from kehoach_gui.reading.docx.layout import is_layout, with_braces
from kehoach_gui.reading.header import holds_head_part
from kehoach_gui.reading.model import Grid, Line, Look, Source
from kehoach_gui.reading.sources import joined_spans

_KINDS: tuple[tuple[int, Literal["b", "i", "u"]], ...] = (
    (BOLD, "b"),
    (ITALIC, "i"),
    (UNDERLINE, "u"),
)

_CENTRED = ("center", "centre")

Convert = Callable[[Run], str]  # the text of a run, converted from an old encoding or not


@dataclass(slots=True)
class Flat:
    """The source lines, and what became of tables and headers on the way."""

    sources: list[Source] = field(default_factory=list)
    tables: int = 0
    merged_cells: int = 0
    emphasised_cells: int = 0  # below the header
    headers: int = 0


def flatten(content: Content, convert: Convert) -> Flat:
    """The lines of the body, letterheads of page headers before it, other headers set aside."""
    flat = Flat()
    body = _Body(flat, convert)
    seen: set[str] = set()
    for items in content.headers:
        _add_header(items, body, seen)
    body.add(content.items, top=True)
    for items in content.footers:
        _add_header(items, body, seen, footer=True)
    return flat


def _add_header(items: Sequence[Item], body: "_Body", seen: set[str], footer: bool = False) -> None:
    """The lines of a page header, each text once; what is no letterhead is set aside."""
    start = len(body.flat.sources)
    body.add(items, top=True)
    kept: list[Source] = []
    for source in body.flat.sources[start:]:
        text = " ".join(source.text.split())
        if text and text not in seen and not text.strip("-–— ").isdecimal():
            seen.add(text)
            kept.append(source)
    lines = [Line(source.text, (0,), (source.text,)) for source in kept]
    if footer or not holds_head_part(lines):
        kept = [source._replace(aside=True) for source in kept]
    body.flat.sources[start:] = kept
    body.flat.headers += len(kept)


class _Body:
    """Adds items to the flat lines."""

    def __init__(self, flat: Flat, convert: Convert) -> None:
        self.flat = flat
        self._convert = convert

    def add(self, items: Sequence[Item], top: bool = False) -> None:
        """`top` says that tables may stay tables; inside cells and boxes they become lines."""
        for item in items:
            if isinstance(item, Paragraph):
                self._add_paragraph(item)
            else:
                self._add_table(item, top)

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph and its text boxes: a letterhead in them stands before it, others behind."""
        above = bool(paragraph.boxes) and self._is_letterhead(paragraph.boxes)
        if above:
            self._add_boxes(paragraph.boxes)
        self.flat.sources += lines_of(paragraph, self._convert)
        if paragraph.hidden:
            self.flat.sources += (Source(text, aside=True) for text in paragraph.hidden)
        if not above:
            self._add_boxes(paragraph.boxes)

    def _add_boxes(self, boxes: Sequence[list[Item]]) -> None:
        for box in boxes:
            self.add(box)

    def _is_letterhead(self, boxes: Sequence[list[Item]]) -> bool:
        every = (one for box in boxes for one in paragraphs(box))
        texts = ("".join(map(self._convert, one.runs)) for one in every)
        lines = (line.strip() for text in texts for line in text.split("\n"))
        return holds_head_part([Line(line, (0,), (line,)) for line in lines if line])

    def _add_table(self, table: Table, top: bool) -> None:
        width = max(sum(cell.span for cell in row) for row in table.rows)
        if is_layout(table) or width == 1:
            for column in range(max(map(len, table.rows))):
                for row in table.rows:
                    if column < len(row):
                        self.add(with_braces(row[column].items))
        elif table.ruled and top:
            self._add_grid(table, width)
        else:
            for row in table.rows:
                for cell in row:
                    self.add(cell.items)

    def _add_grid(self, table: Table, width: int) -> None:
        rows: list[tuple[str, ...]] = []
        starts: set[int] = set()  # columns that are none were left over by merging
        for row in table.rows:
            cells: list[str] = []
            for cell in row:
                starts.add(len(cells))
                text, stressed = self._cell_text(cell.items)
                cells += [text, *[""] * (cell.span - 1)]
                self.flat.emphasised_cells += stressed and len(rows) >= max(1, table.header_rows)
                self.flat.merged_cells += cell.span > 1 or cell.below
            rows.append((*cells, *[""] * (width - len(cells))))
        rows = [tuple(row[column] for column in sorted(starts)) for row in rows]
        if not any(map(any, rows)):
            return
        self.flat.tables += 1
        words = " | ".join(" ".join(cell.split()) for row in rows for cell in row if cell)
        grid = Grid(tuple(rows), min(table.header_rows, len(rows)))
        self.flat.sources.append(Source(words, grid=grid))

    def _cell_text(self, items: Sequence[Item]) -> tuple[str, bool]:
        """The lines of a cell, and whether anything in it is bold, italic or underlined."""
        inner = Flat()
        _Body(inner, self._convert).add(items)
        lines = (clean(source.text).text.strip() for source in inner.sources if not source.aside)
        hidden = (source for source in inner.sources if source.aside)
        self.flat.sources += hidden
        stressed = any(one.emphasis for one in inner.sources)
        return "\n".join(line for line in lines if line), stressed


def lines_of(paragraph: Paragraph, convert: Convert) -> list[Source]:
    """The lines of a paragraph, cut where it has line breaks; an empty one is an empty line."""
    lead = f"{paragraph.label} " if paragraph.label else ""
    if len(paragraph.runs) == 1:  # most paragraphs: one look, no line break
        typed, flags = convert(paragraph.runs[0]), paragraph.runs[0][1]
        if "\n" not in typed and typed.strip():
            look = _look(flags, paragraph.align, paragraph.level)
            if not flags:
                return [Source(lead + typed, look, None, (), None, paragraph.aside)]
            words = _shown(typed, flags)
            start, end = len(lead), len(lead) + len(words)
            spans = tuple((start, end, kind) for kind in _kinds(flags))
            written = lead + typed if words != typed else None
            return [Source(lead + words, look, written, spans, None, paragraph.aside)]
    pieces: list[str] = []
    shown: list[str] = []
    found: list[Emphasis] = []
    flags_of_all = 15
    place = 0
    for run in paragraph.runs:
        text = convert(run)
        flags = run[1]
        pieces.append(text)
        shown.append(_shown(text, flags))
        if text.strip():
            flags_of_all &= flags
        for flag, kind in _KINDS:
            if flags & flag and text.strip():
                found.append((place, place + len(text), kind))
        place += len(text)
    words, written = "".join(shown), "".join(pieces)
    if not words.strip():
        return [Source("", aside=paragraph.aside)]
    whole = _look(flags_of_all, paragraph.align, paragraph.level)
    return list(_cut(lead, words, written, joined_spans(found, words), whole, paragraph.aside))


def _shown(text: str, flags: int) -> str:
    """The text as the paper shows it: in capitals where the look asks for them."""
    upper = text.upper() if flags & CAPS else text
    return upper if len(upper) == len(text) else text


@cache
def _kinds(flags: int) -> tuple[Literal["b", "i", "u"], ...]:
    return tuple(kind for flag, kind in _KINDS if flags & flag)


@cache
def _look(flags: int, align: str, level: int | None) -> Look:
    return Look(bool(flags & BOLD), bool(flags & ITALIC), align in _CENTRED, level)


def _cut(
    lead: str,
    words: str,
    written: str,
    spans: tuple[Emphasis, ...],
    look: Look,
    aside: bool,
) -> Iterator[Source]:
    start = 0
    for piece in words.split("\n"):
        own = written[start : start + len(piece)]
        cut = (
            (max(a - start, 0) + len(lead), min(b - start, len(piece)) + len(lead), kind)
            for a, b, kind in spans
            if a < start + len(piece) and b > start
        )
        yield Source(
            lead + piece,
            look,
            lead + own if own != piece else None,
            tuple(cut),
            aside=aside,
            broken=start > 0,
        )
        start += len(piece) + 1
        lead = ""

"""HTML into lines of text: blocks become lines, tables are kept or read cell by cell."""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from kehoach_gui.reading.html_grid import (
    MOST_CELLS,
    MOST_NESTED,
    MOST_ROWS,
    MOST_TAGS,
    CopiedTable,
    OpenTable,
    too_large,
    too_long,
)
from kehoach_gui.reading.marks import read_mark, roman
from kehoach_gui.reading.tables import exact_words, table

_BLOCKS, _DROPPED, _ASIDE, _VOID = (
    exact_words("html", "tags", key) for key in ("blocks", "dropped", "aside", "void")
)
_CLOSES: dict[str, list[str]] = table("html")["closes"]
_HIDDEN = re.compile(
    r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all)"
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_STRAY = re.compile(r"<(?![a-zA-Z/!?])|<(?=/[^a-zA-Z])")
# Word's <![if …]>, CDATA and broken ones: they hold no text of a page and upset html.parser
_MARKED = re.compile(r"<!\[[^>]*>?")
_CHUNK = 65_536  # characters fed at once, up to a >: an unclosed tag is looked at only a few times


@dataclass(slots=True)
class _Open:
    tag: str
    hidden: bool
    aside: bool


@dataclass(slots=True)
class _List:
    ordered: bool
    style: str
    count: int
    depth: int


def html_lines(html: str) -> tuple[list[str], frozenset[int]]:
    """The visible lines, and the numbers of those that stand in menus and page feet."""
    reader = _read(html, _Reader())
    return reader.lines, frozenset(reader.aside)


def html_parts(html: str) -> list[str | CopiedTable]:
    """The visible lines and the tables among them, in order; a table of one column is lines.

    Raises RefusedInput for a table that is too large for a plan.
    """
    reader = _read(html, _Reader(keeps_tables=True))
    return [reader.kept.get(place, line) for place, line in enumerate(reader.lines)]


def _read(html: str, reader: "_Reader") -> "_Reader":
    html = _STRAY.sub("&lt;", _MARKED.sub("", html))
    start, last = 0, html.rfind(">") + 1
    while start < last:
        end = html.rfind(">", start, min(start + _CHUNK, last)) + 1 or html.find(">", start) + 1
        reader.feed(html[start:end])
        start = end
    reader.finish(html[last:])
    return reader


class _Reader(HTMLParser):
    """Collects lines; open elements, lists and tables are kept on stacks."""

    def __init__(self, keeps_tables: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.keeps_tables = keeps_tables
        self.kept: dict[int, CopiedTable] = {}  # by the number of the line that stands for it
        self._cells = self._tags = 0
        self.lines: list[str] = []
        self.aside: set[int] = set()
        self._words: list[str] = []
        self._mark = ""
        self._open: list[_Open] = []
        self._counts: Counter[str] = Counter()
        self._hidden = 0
        self._beside = 0
        self._lists: list[_List] = []
        self._tables: list[OpenTable] = []

    def finish(self, behind: str) -> None:
        """Take the text behind the last tag too; an unclosed tag is taken as text."""
        rest, self.rawdata = self.rawdata + behind, ""
        if rest and not rest.startswith(("<!", "<?")) and not self._hidden:
            self._words.append(_BLANKS.sub(" ", unescape(rest)))
        self._end_line()
        while self._tables:
            self._end_table()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags += 1
        if self.keeps_tables and self._tags > MOST_TAGS:
            raise too_long()
        if tag == "br":
            self._end_line()
            return
        for closed in _CLOSES.get(tag, ()):
            if self._open and self._open[-1].tag == closed:
                self._close_one()
        if tag in _BLOCKS:
            self._end_line()
        if tag in _VOID:
            return
        values = {name: value or "" for name, value in attrs}
        hidden = (
            tag in _DROPPED
            or "hidden" in values
            or bool(_HIDDEN.search(values.get("style", "").lower()[:2000]))
        )
        self._open.append(_Open(tag, hidden, tag in _ASIDE))
        self._counts[tag] += 1
        self._hidden += hidden
        self._beside += tag in _ASIDE
        if tag in ("ol", "ul", "menu"):
            start = values.get("start", "1")
            count = int(start) - 1 if start.isdecimal() and len(start) < 4 else 0
            depth = sum(not one.ordered for one in self._lists)
            self._lists.append(_List(tag == "ol", values.get("type", "1")[:1], count, depth))
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "table":
            self._tables.append(OpenTable())
            if self.keeps_tables and len(self._tables) > MOST_NESTED:
                raise too_large()
        elif self._tables and tag in ("thead", "tr", "td", "th"):
            self._open_part(tag, values)

    def _open_part(self, tag: str, values: dict[str, str]) -> None:
        """A row or cell of the innermost table, or its head."""
        table = self._tables[-1]
        if tag == "thead":
            table.in_head = True
        elif tag == "tr":
            table.open_row()
        else:
            table.open_cell(tag, values.get("colspan", ""), values.get("rowspan", ""))
            self._cells += 1
        if self.keeps_tables and (self._cells > MOST_CELLS or len(table.rows) > MOST_ROWS):
            raise too_large()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            if tag == "br":
                self._end_line()
            return
        if not self._counts[tag]:
            if tag in _BLOCKS:
                self._end_line()
            return
        while self._close_one() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._counts["pre"]:
            first, *others = data.split("\n")
            self._words.append(first)
            for line in others:
                self._end_line()
                self._words.append(line)
            return
        self._words.append(_BLANKS.sub(" ", data))

    def _close_one(self) -> str:
        last = self._open.pop()
        self._counts[last.tag] -= 1
        if last.tag in _BLOCKS:
            self._end_line()
        self._hidden -= last.hidden
        self._beside -= last.aside
        if last.tag in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()
        elif last.tag == "li":
            self._mark = ""
        elif last.tag == "thead" and self._tables:
            self._tables[-1].in_head = False
        elif last.tag == "table" and self._tables:
            self._end_table()
        return last.tag

    def _next_mark(self) -> str:
        """The mark of a list member: its number, a dash, a plus below a dash."""
        if not self._lists:
            return ""
        last = self._lists[-1]
        last.count += 1
        if not last.ordered:
            return "+ " if last.depth else "- "
        if last.style in ("a", "A") and last.count <= 26:
            letter = chr(ord(last.style) + last.count - 1)
            return f"{letter}) " if last.style == "a" else f"{letter}. "
        if last.style == "I" and last.count < 90:
            return f"{roman(last.count)}. "
        return f"{last.count}. "

    def _end_line(self) -> None:
        text = "".join(self._words).strip(" \n")
        self._words = []
        if not text or not text.strip():
            return
        if self._mark:
            text = text if read_mark(text) else self._mark + text
            self._mark = ""
        self._put(text)

    def _put(self, text: str) -> None:
        """A line of the open cell, else of the page."""
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            self._tables[-1].rows[-1][-1].append(text)
        else:
            self._emit(text)

    def _emit(self, text: str) -> None:
        if self._beside:
            self.aside.add(len(self.lines))
        self.lines.append(text)

    def _end_table(self) -> None:
        """Layout tables of one or two columns cell by cell, others row by row.

        Where tables are kept, an outermost one of several columns stands for itself.
        """
        table = self._tables.pop()
        if self.keeps_tables and not self._tables and max(map(len, table.rows), default=0) > 1:
            self.kept[len(self.lines)] = table.copied()
            self._emit("")
            return
        for row in table.rows:
            cells = [cell for cell in row if cell]
            if len(cells) <= 2:
                lines = [line for cell in cells for line in cell]
            else:
                lines = [" | ".join(" ".join(cell) for cell in cells)]
            for line in lines:
                self._put(line)

"""A table from the clipboard: what Excel, Word and web pages put there, as rows of clean cells."""

import csv
from html.parser import HTMLParser

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.text import clean

MOST_ROWS = 2000
MOST_COLUMNS = 60
LONGEST = 2_000_000  # characters
Rows = tuple[tuple[str, ...], ...]


def read_cells(text: str, html: str = "") -> Rows:
    """The cells of a copied table, all rows of one length; a plain text is one cell.

    The page's first table wins over the text. Raises RefusedInput for one that is too large.
    """
    if max(len(text), len(html)) > LONGEST:
        raise _too_large()
    rows = _of_html(html) if "<table" in html.lower() else []
    if not rows and text.strip():
        rows = list(csv.reader(text.rstrip("\r\n").splitlines(keepends=True), delimiter="\t"))
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise _too_large()
    return levelled([[clean(cell).text.strip("\n") for cell in row] for row in rows])


def levelled(rows: list[list[str]]) -> Rows:
    """The rows filled with empty cells to one length."""
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _too_large() -> RefusedInput:
    return RefusedInput(
        "Bảng vừa dán quá 2.000 hàng hoặc 60 cột nên không được dán. Bảng đang sửa không thay đổi;"
        " hãy dán từng phần."
    )


def _of_html(html: str) -> list[list[str]]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.filled()


class _Reader(HTMLParser):
    """Collects the cells of the first table; a nested table's words stay in their cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[tuple[str, int, int]]] = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            held = dict(attrs)
            self._spans = (_span(held.get("colspan")), _span(held.get("rowspan")))
            self._cell = []
        elif tag in ("br", "p", "div", "li") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._done = bool(self.rows)
            elif self._cell is not None:
                self._cell.append(" ")
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif self._cell is not None and tag in ("td", "th"):
            self._cell.append(" ")

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.append(" ".join(data.split()) if data.strip() else " ")
            if data[-1:].isspace():
                self._cell.append(" ")

    def _end_cell(self) -> None:
        if self._cell is not None:
            words = "".join(self._cell)
            lines = (" ".join(line.split()) for line in words.split("\n"))
            self.rows[-1].append(("\n".join(filter(None, lines)), *self._spans))
        self._cell = None

    def filled(self) -> list[list[str]]:
        """The rows with empty cells where others span."""
        taken: set[tuple[int, int]] = set()
        found: list[list[str]] = []
        for number, row in enumerate(self.rows[: MOST_ROWS + 1]):
            cells: list[str] = []
            for words, across, down in row:
                while (number, len(cells)) in taken:
                    cells.append("")
                first = len(cells)
                cells += [words, *[""] * (across - 1)]
                taken |= {(number + d, first + a) for d in range(1, down) for a in range(across)}
            found.append(cells)
        return [row for row in found if row]


def _span(value: str | None) -> int:
    return max(1, min(int(value), MOST_COLUMNS)) if value and value.isdecimal() else 1

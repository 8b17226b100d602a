"""A table of a web page while its cells go by, and what a plan keeps of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.text import Cleaned, clean, fold
from kehoach_gui.reading.tables import exact_words

MOST_ROWS = 2000
MOST_COLUMNS = 60
MOST_CELLS = 20_000
MOST_NESTED = 20
MOST_TAGS = 120_000  # of a copied page: about two thirds of a second
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """The clean cells, all rows of one length; how many cells had been merged and were parted."""

    rows: Rows
    header_rows: int = 0
    merged: int = 0
    cleaned: Cleaned = field(default_factory=lambda: Cleaned(""))


@dataclass(slots=True)
class OpenTable:
    """Rows of cells of lines, their spans, and which rows a page calls heads."""

    rows: list[list[list[str]]] = field(default_factory=list)
    spans: list[list[tuple[int, int]]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    in_head: bool = False

    def open_row(self) -> None:
        self.rows.append([])
        self.spans.append([])
        self.heads.append(self.in_head)

    def open_cell(self, tag: str, across: str, down: str) -> None:
        if not self.rows:
            self.open_row()
        if not self.in_head:
            first = not self.rows[-1]
            self.heads[-1] = tag == "th" and (first or self.heads[-1])
        self.rows[-1].append([])
        self.spans[-1].append((_span(across, MOST_COLUMNS), _span(down, MOST_ROWS)))

    def copied(self) -> CopiedTable:
        """The table with empty cells where others spanned; columns that only spans made go.

        Raises RefusedInput for a table that is too large.
        """
        if len(self.rows) > MOST_ROWS:
            raise too_large()
        laid = self._laid()
        real = sorted({column for row in laid for column in row})
        if len(real) > MOST_COLUMNS:
            raise too_large()
        rows = [["\n".join(row.get(column, ())) for column in real] for row in laid]
        heads = 0
        while heads < len(self.heads) - 1 and self.heads[heads]:
            heads += 1
        merged = sum(span != (1, 1) for spans in self.spans for span in spans)
        return made(rows, heads, merged)

    def _laid(self) -> list[dict[int, list[str]]]:
        """The cells of each row that has any by the columns in which they begin."""
        below: dict[int, int] = {}  # rows that a cell above still covers, by column
        laid = []
        for cells, spans in zip(self.rows, self.spans, strict=True):
            row: dict[int, list[str]] = {}
            covered = {column for column, rows in below.items() if rows}
            below = {column: below[column] - 1 for column in covered}
            column = 0
            for cell, (across, down) in zip(cells, spans, strict=True):
                while column in covered:
                    column += 1
                row[column] = cell
                for each in range(column, column + across):
                    below[each] = max(below.get(each, 0), down - 1)
                column += across
                if column > MOST_COLUMNS * 4:
                    raise too_large()
            if row:
                laid.append(row)
        return laid


def made(rows: Sequence[Sequence[str]], heads: int = 0, merged: int = 0) -> CopiedTable:
    """The rows cleaned and filled to one length; a first row that numbers its rows is a head."""
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise too_large()
    width = max(map(len, rows), default=0)
    cleaned = [[clean(cell) for cell in row] for row in rows]
    every = [cell for row in cleaned for cell in row]
    filled = tuple(
        tuple(cell.text.strip("\n") for cell in row) + ("",) * (width - len(row)) for row in cleaned
    )
    if not heads and len(filled) > 1 and fold(filled[0][0]) in exact_words("html", "cells", "stt"):
        heads = 1
    return CopiedTable(filled, heads, merged, added(every))


def added(every: Sequence[Cleaned]) -> Cleaned:
    """How much was cleaned in all of them together."""
    return Cleaned(
        "",
        sum(each.strange_blanks for each in every),
        sum(each.zero_width for each in every),
        sum(each.controls for each in every),
        sum(each.composed_words for each in every),
        sum(each.doubled_blanks for each in every),
    )


def too_large() -> RefusedInput:
    return RefusedInput(
        "Bảng vừa dán quá 2.000 hàng, 60 cột hoặc 20.000 ô nên không được dán. Không có gì thay"
        " đổi; hãy dán từng phần."
    )


def too_long() -> RefusedInput:
    return RefusedInput(
        "Trang vừa dán quá lớn nên không được dán. Không có gì thay đổi; hãy dán từng phần, hoặc"
        " dán nguyên văn bằng Ctrl+Shift+V."
    )


def _span(value: str, most: int) -> int:
    value = value.strip()[:12]
    return max(1, min(int(value), most)) if value.isdecimal() and value.isascii() else 1

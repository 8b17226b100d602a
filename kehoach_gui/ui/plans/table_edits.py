"""What the commands of a table make of it: pure functions from table to table."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_gui.core.plan import Block

Cell = tuple[int, int]  # row, column
Rows = Sequence[Sequence[str]]


def with_cell(table: Block, cell: Cell, words: str) -> Block:
    """The table with other words in a cell."""
    at, column = cell
    row = table.rows[at]
    changed = (*row[:column], words, *row[column + 1 :])
    return replace(table, rows=(*table.rows[:at], changed, *table.rows[at + 1 :]))


def with_rows(table: Block, cell: Cell, rows: Rows) -> Block:
    """The table with copied cells from a cell on; it grows where they do not fit."""
    top, left = cell
    width = max(len(table.rows[0]), left + len(rows[0]))
    grown = [list(row) + [""] * (width - len(row)) for row in table.rows]
    grown += [[""] * width for _ in range(top + len(rows) - len(grown))]
    for place, cells in enumerate(rows, top):
        grown[place][left : left + len(cells)] = cells
    return replace(table, rows=tuple(map(tuple, grown)))


def row_added(table: Block, cell: Cell, below: bool) -> tuple[Block, Cell]:
    """An empty row above or below a cell's, and its first cell; a header grows with its rows."""
    place = cell[0] + (1 if below else 0)
    empty = ("",) * len(table.rows[0])
    rows = (*table.rows[:place], empty, *table.rows[place:])
    inside = place < table.header_rows
    return replace(table, rows=rows, header_rows=table.header_rows + inside), (place, 0)


def column_added(table: Block, cell: Cell, right: bool) -> tuple[Block, Cell]:
    """An empty column left or right of a cell's, and its cell in the same row."""
    place = cell[1] + (1 if right else 0)
    rows = tuple((*row[:place], "", *row[place:]) for row in table.rows)
    return replace(table, rows=rows), (cell[0], place)


def row_removed(table: Block, cell: Cell) -> tuple[Block | None, Cell]:
    """The table without a cell's row; None where it was the last one."""
    at, column = cell
    rows = (*table.rows[:at], *table.rows[at + 1 :])
    if not rows:
        return None, cell
    header = table.header_rows - (at < table.header_rows)
    return replace(table, rows=rows, header_rows=header), (min(at, len(rows) - 1), column)


def column_removed(table: Block, cell: Cell) -> tuple[Block | None, Cell]:
    """The table without a cell's column; None where it was the last one."""
    at, column = cell
    if len(table.rows[0]) == 1:
        return None, cell
    rows = tuple((*row[:column], *row[column + 1 :]) for row in table.rows)
    return replace(table, rows=rows), (at, min(column, len(rows[0]) - 1))


def header_turned(table: Block, cell: Cell) -> tuple[Block, Cell]:
    """The rows down to the cell's are the header; where they are it already, there is none."""
    wanted = cell[0] + 1
    return replace(table, header_rows=0 if table.header_rows == wanted else wanted), cell


Command = Callable[[Block, Cell], tuple[Block | None, Cell]]
COMMANDS: dict[str, Command] = {
    "row_above": lambda table, cell: row_added(table, cell, below=False),
    "row_below": lambda table, cell: row_added(table, cell, below=True),
    "column_left": lambda table, cell: column_added(table, cell, right=False),
    "column_right": lambda table, cell: column_added(table, cell, right=True),
    "row_removed": row_removed,
    "column_removed": column_removed,
    "header": header_turned,
    "removed": lambda table, cell: (None, cell),
}

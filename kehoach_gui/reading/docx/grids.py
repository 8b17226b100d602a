"""The tables that are open while a Word text goes by, one inside the other."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kehoach_gui.reading.docx.content import Cell, Item, Table
from kehoach_gui.reading.docx.guard import refused
from kehoach_gui.reading.docx.names import OFF, VAL, Attributes
from kehoach_gui.reading.docx.styles import Styles

MAX_SPAN = 200
MAX_NESTED = 20  # tables and text boxes inside each other
_UNDRAWN = ("nil", "none")
_SIDES = ("top", "left", "bottom", "right", "start", "end", "insideH", "insideV")


@dataclass(slots=True)
class Place:
    """Where the next paragraph or table goes."""

    items: list[Item]


@dataclass(slots=True)
class _Grid:
    """A table whose end has not come yet."""

    outer: list[Item]
    rows: list[list[Cell]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    ruled: bool = False
    header_rows: int = 0
    gone: bool = False  # the row was deleted
    headed: bool = False
    span: int = 1
    below: bool = False
    around: list[list[Item]] = field(default_factory=list)  # what the open cells stand in


class Grids:
    """Takes the events of tables; `open` says how many are open, `in_row` that a row's
    properties go by, in which a deletion means the row."""

    def __init__(self, place: Place, styles: Styles) -> None:
        self._place = place
        self._styles = styles
        self._grids: list[_Grid] = []
        self._in_borders = False
        self.in_row = False

    def __len__(self) -> int:
        return len(self._grids)

    def starts(self) -> dict[str, Callable[[Attributes], None]]:
        """What to call where an element of a table begins."""
        return {
            "tblStyle": self._style,
            "tblBorders": self._open_borders,
            "tcBorders": self._open_borders,
            "tr": self._open_row,
            "trPr": self._open_properties,
            "tblHeader": self._heads,
            "tc": self._open_cell,
            "gridSpan": self._span,
            "vMerge": self._merge,
            **dict.fromkeys(_SIDES, self._side),
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """What to call where an element of a table ends."""
        return {
            "tbl": self._close,
            "tblBorders": self._close_borders,
            "tcBorders": self._close_borders,
            "tr": self._close_row,
            "trPr": self._close_properties,
        }

    def remove_row(self) -> None:
        """The row that is open was deleted by a tracked change."""
        if self._grids:
            self._grids[-1].gone = True

    def open(self, attributes: Attributes) -> None:
        """A table begins."""
        if len(self._grids) >= MAX_NESTED:
            raise refused("có bảng lồng nhau quá nhiều lần")
        self._grids.append(_Grid(self._place.items))

    def _style(self, attributes: Attributes) -> None:
        if self._grids and self._styles.is_ruled(attributes.get(VAL, "")):
            self._grids[-1].ruled = True

    def _open_borders(self, attributes: Attributes) -> None:
        self._in_borders = bool(self._grids)

    def _close_borders(self) -> None:
        self._in_borders = False

    def _side(self, attributes: Attributes) -> None:
        if self._in_borders and attributes.get(VAL) not in _UNDRAWN:
            self._grids[-1].ruled = True

    def _open_row(self, attributes: Attributes) -> None:
        if self._grids:
            grid = self._grids[-1]
            grid.row, grid.gone, grid.headed = [], False, False

    def _open_properties(self, attributes: Attributes) -> None:
        self.in_row = True

    def _close_properties(self) -> None:
        self.in_row = False

    def _heads(self, attributes: Attributes) -> None:
        if self._grids:
            self._grids[-1].headed = attributes.get(VAL, "1") not in OFF

    def _open_cell(self, attributes: Attributes) -> None:
        if self._grids:
            grid = self._grids[-1]
            grid.span, grid.below = 1, False
            grid.around.append(self._place.items)
            self._place.items = []

    def _span(self, attributes: Attributes) -> None:
        written = attributes.get(VAL, "1")
        if not written.isdecimal() or len(written) > 9 or int(written) > MAX_SPAN:
            raise refused(f"có ô bảng trải quá {MAX_SPAN} cột")
        if self._grids:
            self._grids[-1].span = max(1, int(written))

    def _merge(self, attributes: Attributes) -> None:
        if self._grids:
            self._grids[-1].below = attributes.get(VAL, "continue") != "restart"

    def close_cell(self) -> None:
        """A cell ends."""
        if self._grids and self._grids[-1].around:
            grid = self._grids[-1]
            grid.row.append(Cell(self._place.items, grid.span, grid.below))
            self._place.items = grid.around.pop()

    def _close_row(self) -> None:
        if not self._grids:
            return
        grid = self._grids[-1]
        if grid.row and not grid.gone:
            if grid.headed and grid.header_rows == len(grid.rows):
                grid.header_rows += 1
            grid.rows.append(grid.row)

    def _close(self) -> None:
        if self._grids:
            grid = self._grids.pop()
            self._place.items = grid.outer
            if grid.rows:
                grid.outer.append(Table(grid.rows, grid.ruled, grid.header_rows))

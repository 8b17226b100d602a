"""The lines of an order as a table that takes whatever is typed and says what it cannot use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kehoach_gui.core import order_values
from kehoach_gui.core.order_forms import OrderPreset, RefusedOrder, dressed, limits
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet, PricePer, amount
from kehoach_gui.core.slogan_variables import variables
from kehoach_gui.ui.slogans.order_cells import AMOUNT, COLUMNS

AnyIndex = QModelIndex | QPersistentModelIndex
Index = QModelIndex
TROUBLE_ROLE = Qt.ItemDataRole.UserRole + 1
UNDO_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and by column the words that were typed but cannot be used, with the reason."""

    line: OrderLine
    wrong: tuple[tuple[int, str, str], ...] = ()

    def trouble(self, column: int) -> tuple[str, str] | None:
        return next(((typed, why) for at, typed, why in self.wrong if at == column), None)


Rows = tuple[Row, ...]


class OrderModel(QAbstractTableModel):
    """`edited` follows every change; each is a step that undo takes back."""

    edited = Signal()

    def __init__(self, lines: Iterable[OrderLine], price_per: PricePer) -> None:
        super().__init__()
        self.rows: Rows = tuple(Row(line) for line in lines)
        self.price_per: PricePer = price_per
        self._before: list[Rows] = []
        self._behind: list[Rows] = []

    # what the view asks for

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return COLUMNS[section].heading

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        trouble = self.trouble(index.row(), index.column())
        shown = self._shown(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"▲ {shown}" if trouble else shown
            case Qt.ItemDataRole.EditRole:
                return shown
            case Qt.ItemDataRole.ToolTipRole:
                return trouble or shown
            case Qt.ItemDataRole.AccessibleTextRole:
                said = f"{column.heading}: {shown or 'trống'}"
                return f"{said}. {trouble}" if trouble else said
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return trouble if role == TROUBLE_ROLE else None

    def _shown(self, row: Row, column: int) -> str:
        trouble = row.trouble(column)
        if trouble is not None:
            return trouble[0]
        if COLUMNS[column].id == AMOUNT:
            cost = amount(row.line, self.price_per)
            return "" if cost is None else order_values.grouped(cost)
        return COLUMNS[column].show(row.line)

    def trouble(self, row: int, column: int) -> str | None:
        """Why a cell cannot be kept or printed as it is; None for a good one."""
        held = self.rows[row]
        typed = held.trouble(column)
        if typed is not None:
            return typed[1]
        line, name = held.line, COLUMNS[column].id
        if name == "text" and variables(line.text):
            names = ", ".join(f"{{{one}}}" for one in variables(line.text))
            return f"Còn chỗ chưa điền: {names}. Hãy điền trước khi in."
        if name == "text" and not line.text:
            return "Chưa có lời khẩu hiệu."
        if name == "take_down" and line.hang and line.take_down and line.take_down < line.hang:
            return "Ngày gỡ trước ngày treo."
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if COLUMNS[index.column()].editor != "none":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.write([index.row()], index.column(), str(value))
        return True

    # edits

    def write(self, places: Iterable[int], column: int, typed: str) -> None:
        """Put typed words into a column of some rows; what cannot be used stays with its reason."""
        rows = list(self.rows)
        for place in places:
            rows[place] = written(rows[place], column, typed)
        self._take(tuple(rows))

    def fill_down(self, places: Sequence[int], column: int) -> None:
        """Give all the rows what the first of them has in a column."""
        if len(places) > 1 and COLUMNS[column].editor != "none":
            first = self.rows[places[0]]
            self.write(places[1:], column, self._shown(first, column))

    def dress(self, places: Iterable[int], preset: OrderPreset) -> None:
        """Form and size of a preset for some rows."""
        rows = list(self.rows)
        sized = {at for at, column in enumerate(COLUMNS) if column.id in ("form", "size")}
        for place in places:
            row = rows[place]
            kept = tuple(each for each in row.wrong if each[0] not in sized)
            rows[place] = Row(dressed(row.line, preset), kept)
        self._take(tuple(rows))

    def insert(self, lines: Iterable[OrderLine], at: int | None = None) -> int:
        """Put new lines before row `at`, by default at the end; gives the first one's place.

        Raises RefusedOrder where a sheet holds no more.
        """
        new, most = tuple(Row(line) for line in lines), limits()["lines"]["most"]
        if len(self.rows) + len(new) > most:
            raise RefusedOrder(
                f"Một danh mục có nhiều nhất {order_values.grouped(most)} dòng nên chưa thêm dòng"
                " nào. Hãy chia thành hai kế hoạch hoặc bỏ bớt dòng."
            )
        place = len(self.rows) if at is None else at
        self._take((*self.rows[:place], *new, *self.rows[place:]))
        return place

    def remove(self, places: Iterable[int]) -> None:
        gone = set(places)
        self._take(tuple(row for place, row in enumerate(self.rows) if place not in gone))

    def move(self, places: Sequence[int], to: int) -> int:
        """Move rows together before row `to`; gives the place of the first of them then."""
        held = [self.rows[place] for place in sorted(places)]
        gone = set(places)
        before = [self.rows[place] for place in range(to) if place not in gone]
        behind = [self.rows[place] for place in range(to, len(self.rows)) if place not in gone]
        self._take((*before, *held, *behind))
        return len(before)

    def set_price_per(self, price_per: PricePer) -> None:
        self.price_per = price_per
        self.layoutChanged.emit()
        self.edited.emit()

    def drop_blank(self) -> None:
        """Take away rows in which nothing was typed, without a step of its own."""
        kept = tuple(row for row in self.rows if row.wrong or not _is_blank(row.line))
        if kept != self.rows:
            self._show(kept)

    def begin(self) -> None:
        """What is there now is where the user begins: nothing to undo."""
        self._before.clear()
        self._behind.clear()

    def undo(self) -> None:
        self._turn(self._before, self._behind)

    def redo(self) -> None:
        self._turn(self._behind, self._before)

    def _turn(self, source: list[Rows], target: list[Rows]) -> None:
        if source:
            target.append(self.rows)
            self._show(source.pop())

    def _take(self, rows: Rows) -> None:
        if rows == self.rows:
            return
        self._before = [*self._before[1 - UNDO_LIMIT :], self.rows]
        self._behind.clear()
        self._show(rows)

    def _show(self, rows: Rows) -> None:
        """Show other rows; where their number is the same the view keeps its place and editor."""
        if len(rows) == len(self.rows):
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        self.edited.emit()

    # what is kept

    def first_trouble(self) -> tuple[int, int, str] | None:
        """Row, column and reason of the first cell that cannot be kept in a plan."""
        for place, row in enumerate(self.rows):
            if row.wrong:
                column, _, why = min(row.wrong)
                return place, column, why
            if not row.line.text:
                return place, 0, "Chưa có lời khẩu hiệu. Hãy gõ lời, hoặc xóa dòng này."
        return None

    def sheet(self, base: OrderSheet) -> OrderSheet:
        """The base with these lines; what cannot be used must be mended before."""
        lines = tuple(row.line for row in self.rows)
        return replace(base, lines=lines, price_per=self.price_per)


def _is_blank(line: OrderLine) -> bool:
    typed = (line.text, line.place, line.note, line.hang, line.take_down)
    return not any(typed)


def written(row: Row, column: int, typed: str) -> Row:
    """The row with typed words in a column; words that cannot be used are kept as they are."""
    others = tuple(each for each in row.wrong if each[0] != column)
    write: Callable[[OrderLine, str], OrderLine] = COLUMNS[column].write
    try:
        return Row(write(row.line, typed), others)
    except RefusedOrder as error:
        return Row(row.line, (*others, (column, typed, str(error))))

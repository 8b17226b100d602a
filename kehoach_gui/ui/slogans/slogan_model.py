"""The found slogans as a table model: ids in order, rows read where they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kehoach_gui.core.slogans import levels, name_of
from kehoach_gui.ui.slogans.dragging import SLOGAN_MIME, packed

if TYPE_CHECKING:
    from kehoach_gui.storage.slogan_index import SloganRow

Index = QModelIndex
AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
FIRST = 200  # ids asked for at once; scrolling on doubles them
MOST = 25_600
WINDOW = 32  # rows read together
UNSURE = "recalled"

Fetch = Callable[[Sequence[int]], Sequence["SloganRow"]]
Find = Callable[[int], Sequence[int]]


class SloganModel(QAbstractTableModel):
    """One column; `show_found` takes the way to find ids and the way to read rows of some."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: tuple[int, ...] = ()
        self.limit = FIRST
        self._find: Find = lambda limit: ()
        self._fetch: Fetch = lambda ids: ()
        self._rows: dict[int, SloganRow] = {}

    def show_found(self, find: Find, fetch: Fetch, at_least: int = FIRST) -> None:
        """Show the first ids that `find` gives; rows are read by `fetch` when they are painted."""
        self.beginResetModel()
        self._find, self._fetch = find, fetch
        self.limit = max(FIRST, at_least)
        self.ids = tuple(find(self.limit))
        self._rows = {}
        self.endResetModel()

    def row_at(self, place: int) -> SloganRow | None:
        """The slogan at a place; None where it has gone meanwhile."""
        ident = self.ids[place]
        if ident not in self._rows:
            start = max(0, place - WINDOW // 4)
            self._rows.update((row.id, row) for row in self._fetch(self.ids[start:][:WINDOW]))
        return self._rows.get(ident)

    def place_of(self, ident: int) -> int:
        """The place of an id among those that are shown, -1 where it is not there."""
        return self.ids.index(ident) if ident in self.ids else -1

    # what Qt asks

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 1

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and len(self.ids) == self.limit < MOST

    def fetchMore(self, parent: AnyIndex) -> None:
        """Further ids behind those that are shown, which stay where they are."""
        self.limit = min(MOST, self.limit * 2)
        known = set(self.ids)
        more = [ident for ident in self._find(self.limit) if ident not in known]
        if more:
            self.beginInsertRows(QModelIndex(), len(self.ids), len(self.ids) + len(more) - 1)
            self.ids = (*self.ids, *more)
            self.endInsertRows()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return row if role == ROW_ROLE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [SLOGAN_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [row for index in indexes if (row := self.row_at(index.row())) is not None]
        return packed([row.id for row in rows], [row.text for row in rows])


def facts(row: SloganRow) -> str:
    """Year and level in one line."""
    level = levels().get(row.level, row.level)
    return " · ".join(filter(None, (str(row.year or ""), level)))


def spoken(row: SloganRow) -> str:
    """The row as a screen reader says it."""
    about = [row.text, *map(name_of, row.tags.split("\n")), facts(row)]
    if row.grade == UNSURE:
        about.append("chưa kiểm chứng")
    if row.favourite:
        about.append("yêu thích")
    return ", ".join(filter(None, about))

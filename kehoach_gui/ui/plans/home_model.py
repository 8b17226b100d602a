"""The list of plans as a table model of one column, filtered without regard to diacritics."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex
AnyIndex = QModelIndex | QPersistentModelIndex


class PlanRow(Protocol):
    """A row of the library's list of plans."""

    id: int
    state: str
    title: str
    number: str
    body: str
    date: str
    standard: str
    modified: str
    damaged: bool


UNTITLED = "Kế hoạch chưa có trích yếu"
DESK, ARCHIVE, BIN = "desk", "archive", "bin"
ORDERS = {
    "modified": "Mới sửa trước",
    "date": "Ngày ban hành mới trước",
    "title": "Theo trích yếu",
    "body": "Theo cơ quan",
}


class Choice(NamedTuple):
    """What narrows the list, "" for all, and how it is ordered."""

    body: str = ""
    year: str = ""
    state: str = ""
    order: str = "modified"


def year_of(row: PlanRow) -> str:
    """The year of a plan's date; of its last change while it has none."""
    return (row.date or row.modified)[:4]


def capital(text: str | None) -> str:
    """The text with a capital first letter, for lists and titles of windows."""
    return (text or "")[:1].upper() + (text or "")[1:]


def when(modified: str, today: date) -> str:
    """The moment of the last change as the list shows it: hôm nay 14:32, hôm qua, 05/01/2027."""
    moment = datetime.fromisoformat(modified).astimezone()
    days = (today - moment.date()).days
    if days in (0, 1):
        return f"{'hôm nay' if days == 0 else 'hôm qua'} {moment:%H:%M}"
    return f"{moment:%d/%m/%Y}"


class HomeModel(QAbstractTableModel):
    """Rows as the library gives them, last changed first; `filter` keeps what has all words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all_rows: list[PlanRow] = []
        self.rows: list[PlanRow] = []
        self.words: list[str] = []
        self.choice = Choice()
        self.standard_names: dict[str, str] = {}
        self._folded: dict[int, str] = {}

    def show_rows(self, rows: Sequence[PlanRow]) -> None:
        self._folded = {}
        self.all_rows = list(rows)
        if self.words:
            self.filter(" ".join(self.words))
        else:
            self._filter()

    def filter(self, text: str) -> None:
        """Keep the rows that have every word, marks and case left aside."""
        from kehoach_gui.core.text import fold

        for row in self.all_rows:
            if row.id not in self._folded:
                facts = (row.title, row.number, row.body, row.date)
                self._folded[row.id] = fold(" ".join(facts))
        self.words = fold(text).split()
        self._filter()

    def narrow(self, **changes: str) -> None:
        """Show the plans of one body, year or state only, or in another order."""
        self.choice = self.choice._replace(**changes)
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        self.rows = [
            row
            for row in self.all_rows
            if all(word in self._folded.get(row.id, "") for word in self.words)
            and self.choice.body in ("", row.body)
            and self.choice.year in ("", year_of(row))
            and self.choice.state in ("", row.state)
        ]
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        """The rows come last changed first; other orders keep that among equals."""
        order = self.choice.order
        if order == "date":
            self.rows.sort(key=lambda row: row.date, reverse=True)
        elif order != "modified":
            from kehoach_gui.core.text import sort_key

            self.rows.sort(key=lambda row: sort_key(getattr(row, order)))

    def name_standards(self, names: dict[str, str]) -> None:
        """Take the standards' names; they are read after the first paint."""
        self.standard_names = names
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def facts(self, row: PlanRow) -> str:
        """The second line of a row: number, body, date, standard."""
        from kehoach_gui.core.dates import short_date

        parts = (
            f"Số {row.number}" if row.number else "chưa có số",
            row.body,
            short_date(row.date) if row.date else "",
            self.standard_names.get(row.standard, ""),
        )
        return "  ·  ".join(filter(None, parts))

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        title = capital(row.title) or UNTITLED
        if role == Qt.ItemDataRole.DisplayRole:
            return f"▲ Bị hỏng trên đĩa: {title}" if row.damaged else title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            from kehoach_gui.ui.plans.states import state_name

            return f"{title}, {state_name(row.state)}, {self.facts(row)}"
        return row if role == ROW_ROLE else None

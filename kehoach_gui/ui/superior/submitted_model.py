"""The table of plans that lower units sent: a row for each file, sorted as the user likes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kehoach_gui.core.submitted import Submitted, written_date
from kehoach_gui.core.submitted_units import times_sent
from kehoach_gui.core.text import sort_key
from kehoach_gui.core.unit_names import unit_key
from kehoach_gui.ui.dialogs.import_lines import AnyIndex, Index
from kehoach_gui.ui.theme import Theme

LABELS = (
    "Cơ quan, đơn vị",
    "Số, ký hiệu",
    "Ngày",
    "Trích yếu",
    "Đợt",
    "Khẩu hiệu",
    "Ghi chú",
    "Tệp",
)
WIDTHS = (204, 100, 88, 134, 46, 92, 88, 110)
BODY, _, DATE, SUBJECT, STAGES, SLOGANS, NOTE, FILE = range(len(LABELS))
_UNREAD = "Chưa đọc được"
_ROW = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was read, and in how many files its body is."""

    path: Path
    record: Submitted
    times: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        one = self.record
        if one.error:
            return (_UNREAD, "", "", one.error, "", "", "", one.file)
        counts = (str(len(one.phases)), str(len(one.slogans)))
        date = written_date(one.date)
        return (one.body, one.number, date, one.subject, *counts, self._note(), one.file)

    def _note(self) -> str:
        if not self.record.body:
            return "Chưa rõ cơ quan"
        return f"Nộp {self.times} tệp" if self.times > 1 else ""

    def key(self, column: int) -> tuple[object, ...]:
        """What the rows are sorted by; what is not known stands last."""
        one = self.record
        if column == DATE:
            return (not one.date, one.date)
        if column in (STAGES, SLOGANS):
            return (bool(one.error), len(one.phases if column == STAGES else one.slogans))
        cell = self.cells[column] if column != BODY else one.body
        return (not cell, sort_key(cell))


class SubmittedModel(QAbstractTableModel):
    """The entries in the order of `column`; -1 is that of the files."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.entries: list[Entry] = []
        self.by_file: list[Entry] = []  # the same in the order of the files, once all are read
        self.column, self.order = -1, Qt.SortOrder.AscendingOrder

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return len(LABELS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return LABELS[section] if shown else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (STAGES, SLOGANS):
            return Qt.AlignmentFlag.AlignCenter
        noted = index.column() == NOTE or entry.record.error
        if role == Qt.ItemDataRole.ForegroundRole and noted:
            return self.theme.c("warn")
        return None

    def files_beside(self, entry: Entry) -> list[str]:
        """The other files of the entry's body."""
        key = unit_key(entry.record.body)
        others = [one.record for one in self.by_file if one != entry]
        return [one.file for one in others if one.body and unit_key(one.body) == key]

    def records(self) -> list[Submitted]:
        """In the order of the files, whatever the table shows."""
        return [entry.record for entry in self.by_file]

    def add(self, path: Path, record: Submitted) -> None:
        """One more row at the end."""
        place = len(self.entries)
        self.beginInsertRows(QModelIndex(), place, place)
        self.entries.append(Entry(path, record))
        self.endInsertRows()

    def show(self, entries: Sequence[Entry]) -> None:
        """These rows in place of all."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def settle(self) -> None:
        """Once all are read: who sent several files, and the rows in their order."""
        counts = times_sent([entry.record for entry in self.entries])
        counted = [
            Entry(entry.path, entry.record, times)
            for entry, times in zip(self.entries, counts, strict=True)
        ]
        self.by_file = sorted(counted, key=lambda one: (sort_key(one.record.file), str(one.path)))
        self.beginResetModel()
        self.entries = self._sorted()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; -1 is the order of the files."""
        self.column, self.order = column, order
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        entries = [self.entries[index.row()] for index in old]
        self.entries = self._sorted()
        rows = {entry.path: row for row, entry in enumerate(self.entries)}
        new = [
            self.index(rows[entry.path], index.column())
            for entry, index in zip(entries, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _sorted(self) -> list[Entry]:
        if self.column < 0:
            return list(self.by_file)
        down = self.order == Qt.SortOrder.DescendingOrder
        return sorted(self.by_file, key=lambda entry: entry.key(self.column), reverse=down)


class Cells(QStyledItemDelegate):
    """Names of bodies and files are cut in the middle: they differ at their ends."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() in (BODY, FILE):
            option.textElideMode = Qt.TextElideMode.ElideMiddle


class SubmittedTable(QTableView):
    """Rows that are chosen whole; `wanted` where one is to be opened: Enter or a double click."""

    wanted = Signal()

    def __init__(self, theme: Theme, model: SubmittedModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(Cells(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        self.setAccessibleName("Các kế hoạch đã đọc")
        theme.dress(self, "small")
        self.doubleClicked.connect(lambda _: self.wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit()
            return
        super().keyPressEvent(event)

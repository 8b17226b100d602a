"""Plans of lower units: a folder read behind the window, a table of them, the report."""

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableView,
    QWidget,
)

from kehoach_gui import submitted as reading
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.submitted import Submitted, written_date
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.dialogs.import_lines import AnyIndex, Index
from kehoach_gui.ui.jobs import Job, Progress
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import choose_index, plain_label

LABELS = ("Cơ quan, đơn vị", "Số, ký hiệu", "Ngày", "Trích yếu", "Đợt", "Khẩu hiệu", "Tệp")
WIDTHS = (180, 110, 96, 196, 50, 104, 110)
START = (
    "Chọn thư mục có kế hoạch của các đơn vị (.docx, .txt, .html, .json, .kehoach). Các tệp chỉ"
    " được đọc, không bị sửa; kế hoạch nào cũng mở ra xem được."
)


class SubmittedModel(QAbstractTableModel):
    """One row for each file, in the order they were read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.records: list[Submitted] = []

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return len(LABELS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return LABELS[section] if shown else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(one)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.error or self._cells(one)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and one.error:
            return self.theme.c("warn")
        return None

    def _cells(self, one: Submitted) -> tuple[str, ...]:
        if one.error:
            return ("Chưa đọc được", "", "", one.error, "", "", one.file)
        counts = (str(len(one.phases)), str(len(one.slogans)))
        return (one.body, one.number, written_date(one.date), one.subject, *counts, one.file)

    def add(self, record: Submitted) -> None:
        """One more row at the end."""
        place = len(self.records)
        self.beginInsertRows(QModelIndex(), place, place)
        self.records.append(record)
        self.endInsertRows()

    def clear(self) -> None:
        self.beginResetModel()
        self.records = []
        self.endResetModel()


class SubmittedDialog(Dialog):
    """`wanted` is the file to open once the dialog is closed."""

    found = Signal(object)  # from the worker

    def __init__(
        self, theme: Theme, parent: QWidget | None, standard: str, author: str, folder: str = ""
    ) -> None:
        super().__init__(theme, parent, "Tổng hợp kế hoạch cấp dưới", 900)
        self.standard, self.author, self.start_folder = standard, author, folder
        self.folder: Path | None = None
        self.wanted: Path | None = None
        self.job: Job | None = None
        self.resize(900, HIGHEST)
        self.body.setSpacing(8)
        self.note = plain_label(theme, START, "small")
        tint(self.note, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ đọc")
        self.bar.setFixedWidth(160)
        self.choose = self._small("Chọn thư mục…", self.ask_folder)
        self.stop_button = self._small("Dừng", self.stop)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.note, 1)
        for widget in (self.bar, self.stop_button, self.choose):
            top.addWidget(widget)
        self.body.addLayout(top)
        self.model = SubmittedModel(theme)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(34)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self.view.setColumnWidth(column, width)
        self.view.setAccessibleName("Các kế hoạch đã đọc")
        self.view.setMinimumHeight(220)
        theme.dress(self.view, "small")
        self.body.addWidget(self.view, 1)
        self.open = self.add_button("Mở kế hoạch này", self.open_row)
        self.word = self.add_button("Xuất Word…", lambda: self.ask_target(".docx"))
        self.excel = self.add_button("Xuất Excel…", lambda: self.ask_target(".xlsx"))
        self.add_button("Đóng", self.reject, "go")
        self.found.connect(self.model.add)
        self.view.doubleClicked.connect(lambda _: self.open_row())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._state())
        self.finished.connect(lambda _: self.stop())
        self._state()

    def _small(self, text: str, run: object) -> Button:
        button = Button(self.theme, text, "out")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _=False: run())  # type: ignore[operator]
        return button

    def _state(self) -> None:
        busy = self.job is not None
        self.bar.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.choose.setVisible(not busy)
        has = bool(self.model.records) and not busy
        self.word.setEnabled(has)
        self.excel.setEnabled(has)
        self.open.setEnabled(has and self.view.currentIndex().isValid())

    # reading

    def ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Thư mục kế hoạch", self.start_folder)
        if name:
            self.read_folder(Path(name))

    def read_folder(self, folder: Path) -> None:
        """Read all files of a folder in a thread of its own."""
        try:
            paths = reading.plan_files(folder)
        except OSError as error:
            self.note.setText(f"Không mở được thư mục ({error.strerror}). Hãy chọn thư mục khác.")
            return
        if not paths:
            self.note.setText("Thư mục này không có tệp nào đọc được. Hãy chọn thư mục khác.")
            return
        self.folder = folder
        self.model.clear()

        def work(progress: Progress) -> int:
            return reading.read_files(paths, progress, self.found.emit, folder)

        self.job = job = Job(work, self)
        job.progressed.connect(self._progress)
        job.done.connect(lambda good: self._ended(f"Đọc được {good} trên {len(paths)} tệp."))
        job.cancelled.connect(
            lambda: self._ended(f"Đã dừng: mới đọc {len(self.model.records)}/{len(paths)} tệp.")
        )
        job.failed.connect(self._failed)
        job.start()
        self._state()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if self.job is not None:
            self.note.setText(f"Đang đọc tệp {min(done + 1, total)} trên {total}…")

    def _ended(self, words: str) -> None:
        self.job = None
        bad = sum(bool(one.error) for one in self.model.records)
        self.note.setText(f"{words} {bad} tệp chưa đọc được." if bad else words)
        if self.model.records and not self.view.currentIndex().isValid():
            choose_index(self.view, self.model.index(0, 0))
        self._state()

    def _failed(self, error: Exception) -> None:
        self.job = None
        self._state()
        if not isinstance(error, UserError):
            raise error
        self.note.setText(str(error))

    def stop(self) -> None:
        """End reading after the file that is being read."""
        if self.job is not None:
            self.job.cancel()

    # what is done with it

    def open_row(self) -> None:
        """Close, and open the chosen file as an import."""
        row = self.view.currentIndex().row()
        if self.job is None and self.folder is not None and row >= 0:
            self.wanted = self.folder / self.model.records[row].file
            self.accept()

    def ask_target(self, ending: str) -> None:
        start = str((self.folder or Path()) / f"Tong-hop-ke-hoach{ending}")
        kind = "Văn bản Word (*.docx)" if ending == ".docx" else "Bảng tính Excel (*.xlsx)"
        name, _ = QFileDialog.getSaveFileName(self, "Xuất bản tổng hợp", start, kind)
        if name:
            self.write(Path(name).with_suffix(ending))

    def write(self, path: Path) -> None:
        """Write the report behind the window."""
        records = list(self.model.records)

        def work(progress: Progress) -> Path:
            reading.write_report(records, path, self.standard, self.author)
            return path

        self.job = Job(work, self)
        self.job.done.connect(lambda written: self._ended(f"Đã xuất “{written.name}”."))
        self.job.failed.connect(self._failed)
        self.job.start()
        self._state()

"""Plans of lower units: files read behind the window, a table of them, the report."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QProgressBar, QStackedWidget, QWidget

from kehoach_gui import submitted as reading
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.submitted import Submitted, twice
from kehoach_gui.core.submitted_units import missing_units
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.empty_state import EmptyState
from kehoach_gui.ui.jobs import Job, Progress
from kehoach_gui.ui.saving import FileSaver, ask_target
from kehoach_gui.ui.superior.submitted_model import LABELS, Entry, SubmittedModel, SubmittedTable
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.toast import Toast
from kehoach_gui.ui.widgets import ElidedLabel, choose_index, plain_label

START = (
    "Chọn hoặc thả vào đây thư mục có kế hoạch của các đơn vị, hay nhiều tệp (.docx, .txt, .html,"
    " .json, .kehoach). Thư mục con được đọc một cấp. Các tệp chỉ được đọc, không bị sửa."
)
KINDS = f"Kế hoạch ({' '.join(f'*{ending}' for ending in reading.ENDINGS)})"
NAME = "Tong-hop-ke-hoach"
FORMS = {".docx": "Văn bản Word", ".xlsx": "Bảng tính Excel"}
BY_FILE = "Theo tên tệp"
Stamp = tuple[int, int]


class SubmittedDialog(Dialog):
    """`wanted` is the file to open once the dialog is closed; `units` are all that should send."""

    found = Signal(object)  # from the worker

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        settings: QSettings,
        standard: str,
        author: str,
        units: Sequence[str] = (),
    ) -> None:
        super().__init__(theme, parent, "Tổng hợp kế hoạch cấp dưới", 900)
        self.settings, self.standard, self.author = settings, standard, author
        self.units = tuple(units)
        self.folder: Path | None = None
        self.wanted: Path | None = None
        self.job: Job | None = None
        self.paths: list[Path] = []  # of the files being read, in their order
        self.kept = 0  # rows of an earlier reading, before those of these files
        self.stamps: dict[Path, Stamp] = {}
        self.take_room()
        self.setAcceptDrops(True)
        self.body.setSpacing(8)
        self.model = SubmittedModel(theme)
        self.table = SubmittedTable(theme, self.model)
        self.toast = Toast(theme, self)
        self.saver = FileSaver(self, self.toast, "xuất", "bản tổng hợp")
        self._lay_out()
        self.found.connect(self._add)
        self.table.wanted.connect(self.open_row)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._state())
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by_click)
        self.finished.connect(lambda _: self._leave())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self, self.read_again)
        self._state()

    def _lay_out(self) -> None:
        theme = self.theme
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ đọc")
        self.bar.setFixedWidth(160)
        self.stop_button = self._small("Dừng", self.stop)
        self.again = self._small("Đọc tệp mới", self.read_again)
        self.again.setToolTip("Đọc các tệp mới gửi đến hoặc đã sửa trong thư mục (F5)")
        self.choose = self._small("Chọn thư mục…", self.ask_folder)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.note, 1)
        for widget in (self.bar, self.stop_button, self.again, self.choose):
            top.addWidget(widget)
        self.body.addLayout(top)
        self.first = self._small("Chọn thư mục…", self.ask_folder)
        self.first_files = self._small("Chọn tệp…", self.ask_files)
        empty = EmptyState(theme, "Chưa có kế hoạch nào", START, (self.first, self.first_files))
        self.pages = QStackedWidget()
        self.pages.addWidget(empty)
        self.pages.addWidget(self.table)
        self.pages.setMinimumHeight(150)
        self.body.addWidget(self.pages, 1)
        self.detail = plain_label(theme, "", "small")
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(2 * self.detail.fontMetrics().lineSpacing() + 2)
        self.missing = ElidedLabel()
        theme.dress(self.missing, "small")
        self.missing.setForegroundRole(self.note.foregroundRole())
        for label in (self.detail, self.missing, self.toast):
            self.body.addWidget(label)
        self.sorting = Button(theme, "Sắp xếp", "out")
        self.sorting.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.foot.insertWidget(0, self.sorting)
        menu = QMenu("Sắp xếp", self)
        for column, words in enumerate((BY_FILE, *LABELS[:-1]), -1):
            menu.addAction(words, lambda column=column: self.sort(column))
        self.sorting.drop(menu)
        self.open = self.add_button("Mở kế hoạch này", self.open_row)
        self.excel = self.add_button("Xuất Excel…", lambda: self.ask_target(".xlsx"))
        self.word = self.add_button("Xuất Word…", lambda: self.ask_target(".docx"), "go")
        self.add_button("Đóng", self.reject)

    def _small(self, text: str, run: Callable[[], object]) -> Button:
        button = Button(self.theme, text, "out")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _=False: run())
        return button

    def _state(self) -> None:
        """What can be done now, and what is said of the row that is chosen."""
        busy = self.job is not None
        empty = not (busy or self.model.entries)
        self.pages.setCurrentIndex(0 if empty else 1)
        for widget in (self.bar, self.stop_button):
            widget.setVisible(busy)
        for widget in (self.again, self.choose):
            widget.setVisible(not busy and not empty)
        for widget in (self.detail, self.sorting):
            widget.setVisible(not empty)
        has = not busy and not empty
        for button in (self.word, self.excel, self.sorting, self.again):
            button.setEnabled(has)
        entry = self._chosen()
        self.open.setEnabled(has and entry is not None)
        self.detail.setText(self._told(entry) if entry is not None else "")

    def _told(self, entry: Entry) -> str:
        """What is said of a row: why it was not read, or the subject and files beside it."""
        record = entry.record
        if record.error or entry.times < 2:
            return record.error or record.subject
        beside = "; ".join(self.model.files_beside(entry))
        return f"Đơn vị này còn nộp: {beside}.\n{record.subject}"

    def _chosen(self) -> Entry | None:
        row = self.table.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    # what is to be read

    def ask_folder(self) -> None:
        start = self.settings.value("folder/import", "", str)
        name = QFileDialog.getExistingDirectory(self, "Thư mục kế hoạch", start)
        if name:
            self.take([Path(name)])

    def ask_files(self) -> None:
        start = self.settings.value("folder/import", "", str)
        names, _ = QFileDialog.getOpenFileNames(self, "Các tệp kế hoạch", start, KINDS)
        if names:
            self.take([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.job is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def take(self, chosen: Sequence[Path]) -> None:
        """Read a folder, or files, in place of what is shown."""
        if self.job is not None or not chosen:
            return
        self.folder = chosen[0] if len(chosen) == 1 and chosen[0].is_dir() else None
        self.settings.setValue("folder/import", str(self.folder or chosen[0].parent))
        paths = self._listed(chosen)
        if paths is not None:
            self.stamps.clear()
            self.model.show(())
            self._read(paths)

    def _listed(self, chosen: Sequence[Path]) -> list[Path] | None:
        """The files meant; None where there are none, which is told."""
        try:
            paths: list[Path] = []
            for path in chosen:
                paths += reading.plan_files(path) if path.is_dir() else [path]
        except OSError as error:
            self._say(f"Không mở được thư mục ({error.strerror}). Hãy chọn thư mục khác.")
            return None
        if not paths:
            self._say("Thư mục này không có tệp nào đọc được. Hãy chọn thư mục khác.")
            return None
        return list(dict.fromkeys(paths))

    def read_again(self) -> None:
        """Read what has come or was changed since; rows of files that are gone go too."""
        if self.job is not None or not self.model.entries:
            return
        known = {entry.path: entry for entry in self.model.entries}
        paths = self._listed([self.folder]) if self.folder is not None else list(known)
        if paths is None:
            return
        new = [path for path in paths if path not in known or self.stamps[path] != stamp_of(path)]
        still = set(paths) - set(new)
        kept = [entry for path, entry in known.items() if path in still]
        self.model.show(kept)
        if new:
            self._read(new)
        else:
            self._ended("Không có tệp nào mới.")

    def _read(self, paths: list[Path]) -> None:
        """Read the files in a thread of its own."""
        self.paths = paths
        self.kept = len(self.model.entries)
        self.stamps.update((path, stamp_of(path)) for path in paths)
        folder = self.folder

        def work(progress: Progress) -> int:
            return reading.read_files(paths, progress, self.found.emit, folder)

        self.job = job = Job(work, self)
        job.progressed.connect(self._progress)
        job.done.connect(lambda good: self._ended(f"Đọc được {good} trên {len(paths)} tệp."))
        job.cancelled.connect(
            lambda: self._ended(
                f"Đã dừng: mới đọc {len(self.model.entries) - self.kept} trên {len(paths)} tệp."
            )
        )
        job.failed.connect(self._failed)
        job.start()
        self.bar.setRange(0, len(paths))
        self._say("Đang đọc…")
        self.stop_button.setFocus()

    def _add(self, record: Submitted) -> None:
        self.model.add(self.paths[len(self.model.entries) - self.kept], record)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setValue(done)
        if self.job is not None and done < len(self.paths):
            self.note.setText(f"Đang đọc tệp {done + 1} trên {total}: {self.paths[done].name}")

    def _ended(self, words: str) -> None:
        self.job = None
        self.model.settle()
        bad = sum(bool(entry.record.error) for entry in self.model.entries)
        many = len(twice(self.model.records()))
        told = [words, f"{bad} tệp chưa đọc được." if bad else ""]
        told.append(f"{many} đơn vị nộp nhiều tệp." if many else "")
        self._say(" ".join(filter(None, told)))
        absent = self.absent()
        self.missing.setText(f"Chưa nộp ({len(absent)}): {'; '.join(absent)}" if absent else "")
        self.missing.setVisible(bool(absent))
        if self.model.entries:
            choose_index(self.table, self.model.index(0, 0))
            self.table.setFocus()
        self._state()

    def absent(self) -> tuple[str, ...]:
        """The units that should send and have not."""
        return missing_units(self.units, self.model.records())

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self._state()

    def _failed(self, error: Exception) -> None:
        self._ended("Chưa đọc hết các tệp.")
        if not isinstance(error, UserError):
            raise error
        self._say(str(error))

    def stop(self) -> None:
        """End reading; what was read stays."""
        if self.job is not None:
            self.job.cancel()

    def _leave(self) -> None:
        self.stop()
        self.saver.stop()

    # what is done with it

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column of the table; -1 is by the names of the files."""
        self.table.horizontalHeader().setSortIndicatorShown(column >= 0)
        self.table.horizontalHeader().setSortIndicator(column, order)
        self.model.sort(column, order)
        self.table.scrollTo(self.table.currentIndex())

    def _sort_by_click(self, column: int) -> None:
        if self.job is None:
            again = self.model.column == column
            up = self.model.order == Qt.SortOrder.AscendingOrder
            down = Qt.SortOrder.DescendingOrder
            self.sort(column, down if again and up else Qt.SortOrder.AscendingOrder)

    def open_row(self) -> None:
        """Close, and open the chosen file as an import."""
        entry = self._chosen()
        if self.job is None and entry is not None:
            self.wanted = entry.path
            self.accept()

    def ask_target(self, ending: str) -> None:
        """Ask where the report goes and write it behind the window."""
        if self.saver.job is not None or not self.model.entries:
            return
        title, name = "Xuất bản tổng hợp", f"{NAME}{ending}"
        path = ask_target(self, self.settings, title, name, FORMS[ending])
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        records, absent = self.model.records(), self.absent()
        standard, author = self.standard, self.author

        def work(progress: Progress) -> Path:
            reading.write_report(records, path, standard, author, absent)
            return path

        self.saver.write(path, work)


def stamp_of(path: Path) -> Stamp:
    """What tells a changed file from the one that was read; zeros where it is gone."""
    try:
        seen = path.stat()
    except OSError:
        return 0, 0
    return seen.st_mtime_ns, seen.st_size

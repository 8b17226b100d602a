"""Where the share pack goes: a USB stick that is in, or any folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QListWidget, QWidget

from kehoach_gui.share_pack import Drive, Pack, is_removable, removable_drives
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

GIGABYTE = 1024**3


def shown(drive: Drive) -> str:
    """A drive as the list shows it."""
    room = f"{drive.free / GIGABYTE:.1f}".replace(".", ",")
    return f"Ổ di động {drive.path}   ·   còn trống {room} GB"


def said(pack: Pack, drives: tuple[Drive, ...]) -> str:
    """The sentence for a pack that was written and read back."""
    words = f"Đã ghi {len(pack.files)} tệp vào “{pack.folder.name}” và đọc lại đúng."
    return f"{words} Có thể rút ổ đĩa." if is_removable(pack.folder, drives) else words


class SharePackDialog(Dialog):
    """`target` is the folder that was chosen; drives are looked for beside the window."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        stem: str,
        last: Path | None,
        find_drives: Callable[[], tuple[Drive, ...]] = removable_drives,
    ) -> None:
        super().__init__(theme, parent, "Gói chia sẻ", 600)
        self.find_drives = find_drives
        self.drives: tuple[Drive, ...] = ()
        self.folders: list[Path] = [last] if last is not None and last.is_dir() else []
        self.target: Path | None = None
        self.job: Job | None = None
        self.say(
            "Ghi bản Word, bản PDF và tệp .kehoach vào một thư mục mới, kèm tờ dặn mở bằng gì."
            " Từng tệp được đọc lại từ ổ đĩa trước khi báo đã ghi."
        )
        name = plain_label(theme, f"Thư mục mới: {stem}", "small")
        tint(name, "muted")
        self.body.addWidget(name)
        self.list = QListWidget()
        self.list.setAccessibleName("Nơi ghi gói")
        self.list.setMinimumHeight(130)
        theme.dress(self.list, "body")
        self.body.addWidget(self.list, 1)
        self.note = plain_label(theme, "Đang tìm ổ di động…", "small")
        tint(self.note, "muted")
        self.body.addWidget(self.note)
        self.add_button("Thư mục khác…", self._browse, left=True)
        self.add_button("Tìm lại ổ", self.look, left=True)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Ghi gói", self._take, "go")
        self.list.itemActivated.connect(lambda _: self._take())
        self._fill()
        self.look()

    def look(self) -> None:
        """Look for removable drives; a card reader may take its time."""
        if self.job is not None:
            return
        self.note.setText("Đang tìm ổ di động…")
        self.job = Job(lambda progress: self.find_drives(), self)
        self.job.done.connect(self._found)
        self.job.failed.connect(self._failed)
        self.job.finished.connect(self._looked)
        self.job.start()

    def _looked(self) -> None:
        self.job = None

    def _found(self, drives: tuple[Drive, ...]) -> None:
        self.drives = drives
        self.note.setText("" if drives else "Chưa thấy ổ di động nào. Cắm USB rồi bấm “Tìm lại ổ”.")
        self.note.setVisible(not drives)
        self._fill()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._found(())

    def _fill(self) -> None:
        self.list.clear()
        for drive in self.drives:
            self.list.addItem(shown(drive))
        for folder in self.folders:
            self.list.addItem(f"Thư mục {folder}")
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.go.setEnabled(bool(self.list.count()))
        self.list.setFocus()

    def _browse(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = str(self.folders[0] if self.folders else Path.home())
        name = QFileDialog.getExistingDirectory(self, "Chọn thư mục để ghi gói", start)
        if name:
            self.add_folder(Path(name))

    def add_folder(self, folder: Path) -> None:
        """Offer a folder below the drives and choose it."""
        self.folders = [folder, *(each for each in self.folders if each != folder)][:4]
        self._fill()
        self.list.setCurrentRow(len(self.drives))

    def _take(self) -> None:
        row = self.list.currentRow()
        places = [*(drive.path for drive in self.drives), *self.folders]
        if 0 <= row < len(places):
            self.target = places[row]
            self.accept()

    def done(self, result: int) -> None:
        """The search for drives ends before the dialog does."""
        if self.job is not None:
            self.job.wait()
        super().done(result)

"""The backups of the library: make one now, or take plans back from one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.dialogs.base import Dialog, ask, tell
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.storage import Backup, Library


def named(backup: "Backup") -> str:
    """A backup as the list shows it."""
    moment = backup.changed.astimezone()
    size = f"{max(1, round(backup.size / 1024)):,}".replace(",", ".")
    return f"{moment:%H:%M  %d/%m/%Y}   ·   lần ghi {backup.revision}   ·   {size} KB"


class BackupsDialog(Dialog):
    """`chosen` is the backup to put in the library's place, after the window has closed it."""

    def __init__(self, theme: Theme, parent: QWidget | None, library: "Library") -> None:
        super().__init__(theme, parent, "Sao lưu và khôi phục", 600)
        self.library = library
        self.chosen: Backup | None = None
        self.say(
            "Chương trình tự sao lưu khi mở, khi đóng và cứ mười phút soạn thảo."
            " Khôi phục sẽ thay cả thư viện; thư viện hiện nay được giữ lại với tên khác."
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Các bản sao lưu")
        self.list.setMinimumHeight(200)
        theme.dress(self.list, "body")
        self.body.addWidget(self.list, 1)
        self.add_button("Sao lưu ngay", self._make, left=True)
        self.add_button("Đóng", self.reject)
        self.go = self.add_button("Khôi phục bản đã chọn…", self._restore)
        self.list.itemSelectionChanged.connect(self._changed)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        self.backups = self.library.list_backups()
        for backup in self.backups:
            self.list.addItem(named(backup))
        if self.backups:
            self.list.setCurrentRow(0)
        self._changed()

    def _changed(self) -> None:
        chosen = self.list.currentRow() >= 0 and not self.library.read_only
        self.go.setEnabled(chosen)

    def _make(self) -> None:
        try:
            made = self.library.backup_now()
        except UserError as error:
            tell(self.theme, self, "Chưa sao lưu được", str(error))
            return
        if made is None:
            tell(
                self.theme,
                self,
                "Đã có bản sao lưu",
                "Không có gì thay đổi từ bản sao lưu gần nhất.",
            )
        self._fill()

    def _restore(self) -> None:
        backup = self.backups[self.list.currentRow()]
        words = (
            f"Thay thư viện bằng bản sao lưu ghi lúc {backup.changed.astimezone():%H:%M %d/%m/%Y}?"
            " Những gì soạn sau lúc ấy không còn trong danh sách, nhưng thư viện hiện nay được giữ"
            " thành một tệp riêng."
        )
        if ask(self.theme, self, "Khôi phục thư viện", words, "Khôi phục", "Không") == 0:
            self.chosen = backup
            self.accept()

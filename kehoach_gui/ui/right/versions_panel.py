"""The versions of the open plan: keep one, compare it with another, take it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.right.cards import Card, CardList
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.storage import VersionRow

EMPTY = (
    "Chưa có phiên bản nào. Chương trình tự giữ một bản mỗi khi mở, in và xuất; bấm “Giữ bản này…”"
    " để đặt tên cho bản đang soạn, chẳng hạn “Bản trình lần 1”."
)


def made_words(row: "VersionRow") -> str:
    """When a version was kept, in the user's own time."""
    return f"{datetime.fromisoformat(row.made).astimezone():%H:%M  %d/%m/%Y}"


def card_of(row: "VersionRow") -> Card:
    """A version as the list shows it."""
    kind = {"named": "có tên, giữ mãi", "automatic": "tự giữ"}.get(row.kind, "giữ để không mất")
    warning = "▲ Bị hỏng trên đĩa, không đọc được" if row.damaged else ""
    return Card(row.name, f"{made_words(row)} · {kind}", warning)


class VersionsPanel(QFrame):
    """Shows rows, newest first; what is done with them is the window's work."""

    keep_asked = Signal()
    compare_asked = Signal(int)
    restore_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[VersionRow, ...] = ()
        self.empty = plain_label(theme, EMPTY, "small")
        self.keep = Button(theme, "Giữ bản này…", "out", "plus")
        self.compare = Button(theme, "So sánh…", "out")
        self.restore = Button(theme, "Lấy lại…", "out")
        self.compare.setToolTip("So sánh phiên bản đã chọn với bản đang soạn")
        self.restore.setToolTip("Lấy lại cả phiên bản đã chọn; hoàn tác được")
        self.list = CardList(theme, "Các phiên bản")
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.compare)
        line.addWidget(self.restore)
        line.addStretch(1)
        line.setContentsMargins(14, 0, 14, 10)
        top = QHBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.addWidget(self.keep)
        top.addStretch(1)
        self.empty.setContentsMargins(16, 0, 12, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)
        box.addLayout(line)
        tint(self.empty, "muted")
        self.keep.clicked.connect(self.keep_asked)
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self.current_id()))
        self.restore.clicked.connect(lambda: self.restore_asked.emit(self.current_id()))
        self.list.opened.connect(lambda _: self.compare_asked.emit(self.current_id()))
        self.list.chosen.connect(self._chosen)
        self.show_rows(())

    def show_rows(self, rows: "Sequence[VersionRow]", read_only: bool = False) -> None:
        """Show the versions of a plan; the chosen one stays."""
        ident = self.current_id()
        self.rows = tuple(rows)
        place = next((i for i, row in enumerate(self.rows) if row.id == ident), 0)
        self.list.show_cards([card_of(row) for row in self.rows], place)
        self.keep.setEnabled(not read_only)
        self.list.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        self.compare.setVisible(bool(self.rows))
        self.restore.setVisible(bool(self.rows))
        self._chosen(self.list.row())

    def current_id(self) -> int:
        """Id of the chosen version, 0 where none is."""
        row = self.list.row()
        return self.rows[row].id if 0 <= row < len(self.rows) else 0

    def _chosen(self, row: int) -> None:
        good = 0 <= row < len(self.rows) and not self.rows[row].damaged
        self.compare.setEnabled(good)
        self.restore.setEnabled(good)

"""Which of several slogans stands for the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.storage.slogan_index import SloganRow


class MergeDialog(Dialog):
    """`kept` is the id of the slogan that stays, `others()` those that it stands for."""

    def __init__(self, theme: Theme, parent: QWidget | None, rows: Sequence[SloganRow]) -> None:
        super().__init__(theme, parent, "Gộp khẩu hiệu", 620)
        self.rows = tuple(rows)
        self.kept = 0
        self.say(
            "Chọn câu giữ lại. Các câu kia không còn trong danh sách; chủ đề và lịch sử dùng của"
            " chúng chuyển sang câu này.",
            "small",
        )
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Câu giữ lại")
        theme.dress(self.list, "body")
        for row in self.rows:
            source = f"\n{row.source}" if row.source else ""
            self.list.addItem(QListWidgetItem(f"{row.text}{source}"))
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _: self._take())
        self.list.setMinimumHeight(180)
        self.body.addWidget(self.list, 1)
        self.add_button("Hủy", self.reject)
        self.add_button("Gộp thành một", self._take, "go")
        self.list.setFocus()

    def others(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.rows if row.id != self.kept)

    def _take(self) -> None:
        self.kept = self.rows[self.list.currentRow()].id
        self.accept()

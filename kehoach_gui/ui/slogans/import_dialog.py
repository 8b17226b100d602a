"""What a source holds, before anything is stored: new, the same, similar, and lines set aside."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.slogans.import_table import (
    ASIDE,
    NEW,
    SAME,
    SIMILAR,
    ImportModel,
    ImportTable,
    rows_of,
)
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index

if TYPE_CHECKING:
    from kehoach_gui.core.slogans import Slogan
    from kehoach_gui.ui.slogans.judging import JudgedReading

FILTERS = {"": "Tất cả", NEW: "Mới", SIMILAR: "Gần giống", SAME: "Đã có", ASIDE: "Để riêng"}


class SloganImport(Dialog):
    """`chosen()` are the slogans to store, in the order of the source."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, found: JudgedReading, name: str
    ) -> None:
        super().__init__(theme, parent, f"Khẩu hiệu trong {name}", 860)
        self.resize(880, HIGHEST)
        self.model = ImportModel(rows_of(found))
        self.table = ImportTable(theme, self.model)
        self.filters: dict[str, Button] = {}
        counts = Counter(row.kind for row in self.model.every)
        line = QHBoxLayout()
        line.setSpacing(6)
        for kind, words in FILTERS.items():
            count = counts[kind] if kind else len(self.model.every)
            if kind and not count:
                continue
            button = Button(theme, f"{words} {count}", "pill")
            button.setCheckable(True)
            button.setChecked(kind == "")
            button.clicked.connect(lambda _=False, kind=kind: self.narrow(kind))
            self.filters[kind] = button
            line.addWidget(button)
        line.addStretch(1)
        for words, ticked in (("Chọn hết", True), ("Bỏ chọn hết", False)):
            button = Button(theme, words, "flat")
            button.clicked.connect(lambda _=False, ticked=ticked: self.model.tick_all(ticked))
            line.addWidget(button)
        self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Thêm", self.accept, "go")
        self.model.ticks_changed.connect(self._say)
        self._say()
        choose_index(self.table, self.model.index(0, 0))
        self.table.setFocus()

    def narrow(self, kind: str) -> None:
        """Show one kind only, "" for all; what is ticked stays so."""
        for each, button in self.filters.items():
            button.setChecked(each == kind)
        self.model.narrow(kind)
        if self.model.rows:
            choose_index(self.table, self.model.index(0, 0))

    def chosen(self) -> list[Slogan]:
        return self.model.chosen()

    def _say(self) -> None:
        count = len(self.model.chosen())
        self.go.setText(f"Thêm {count} khẩu hiệu")
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(count > 0)
        self.go.updateGeometry()

"""The form of one slogan: its words and where they come from; looked at when a field is left."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from kehoach_gui import paths
from kehoach_gui.core.slogan_match import Matcher
from kehoach_gui.core.slogan_variables import VARIABLES, variables
from kehoach_gui.core.slogans import (
    LONGEST,
    Slogan,
    grades,
    levels,
    normal,
    with_text,
)
from kehoach_gui.storage.slogan_index import SloganIndex
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans.block_format import clean
from kehoach_gui.ui.plans.fields import LineInput, TextInput
from kehoach_gui.ui.slogans.judging import likely
from kehoach_gui.ui.slogans.tag_button import TagButton
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.storage import Library
    from kehoach_gui.storage.slogans import StoredSlogan

YEAR = re.compile(r"(?:19|20)\d\d")
REASONS = {
    "words": "Thư viện đã có câu này",
    "marks": "Thư viện có câu chỉ khác dấu",
    "pattern": "Thư viện có câu cùng mẫu, khác năm hoặc số",
    "near": "Thư viện có câu gần giống",
}


class SloganForm(Dialog):
    """`slogan` is what was typed, in normal form; None where the dialog was left."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        library: Library,
        row: StoredSlogan | None = None,
    ) -> None:
        title = "Khẩu hiệu mới" if row is None else "Sửa khẩu hiệu"
        super().__init__(theme, parent, title, 620)
        self.row = row
        self.slogan: Slogan | None = None
        self.index = SloganIndex.open(library.path, paths.cache_folder())
        old = row.slogan if row is not None else Slogan("")
        self.old = old
        self.words = TextInput((2, 4))
        self.source, self.year, self.note = LineInput(), LineInput(), LineInput()
        self.level, self.grade = QComboBox(), QComboBox()
        self.tags = TagButton(theme, old.tags)
        self.said = plain_label(theme, "", "small")
        tint(self.said, "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._place(grid, "Lời khẩu hiệu", self.words, 0, 0, 4)
        grid.addWidget(self.said, 2, 0, 1, 4)
        self._place(grid, "Văn bản nguồn, số, ngày", self.source, 3, 0, 3)
        self._place(grid, "Năm", self.year, 3, 3, 1)
        self._place(grid, "Chủ đề", self.tags, 5, 0, 2)
        self._place(grid, "Cấp", self.level, 5, 2, 2)
        self._place(grid, "Độ tin cậy của nguồn", self.grade, 7, 0, 2)
        self._place(grid, "Ghi chú", self.note, 7, 2, 2)
        self.words.setPlaceholderText(
            "Nhiệt liệt chào mừng Đại hội Đảng bộ {tỉnh} lần thứ {lần thứ}!"
        )
        self.source.setPlaceholderText("Hướng dẫn số …, ngày …, cơ quan")
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self._fill(old)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Lưu" if row else "Thêm vào thư viện", self._take, "go")
        self.words.left.connect(self.look)
        self.words.edited.connect(lambda: self.go.setEnabled(bool(self.words.words().strip())))
        self.year.left.connect(self._look_at_year)
        self.go.setEnabled(bool(old.text))
        self.words.setFocus()
        self.words.fit()

    def _place(
        self, grid: QGridLayout, text: str, field: QWidget, row: int, column: int, columns: int
    ) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        self.theme.dress(label, "small")
        tint(label, "muted")
        field.setAccessibleName(text)
        self.theme.dress(field, "body")
        if isinstance(field, LineInput | QComboBox):
            field.setMinimumHeight(self.theme.size("target") + 2)
        grid.addWidget(label, row, column, 1, columns)
        grid.addWidget(field, row + 1, column, 1, columns)

    def _fill(self, old: Slogan) -> None:
        self.words.show_words(old.text)
        self.source.show_words(old.source)
        self.year.show_words(str(old.year or ""))
        self.note.show_words(old.note)
        for box, names, value in (
            (self.level, levels(), old.level),
            (self.grade, grades(), old.grade),
        ):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
            box.addItem("Không ghi", "")
            for ident, name in names.items():
                box.addItem(name, ident)
            box.setCurrentIndex(max(0, box.findData(value)))

    # looking at what was typed

    def look(self) -> None:
        """What the words become in normal form, what is like them, and variables nobody fills."""
        text = normal(self.words.words())
        if not text:
            self._say("", "muted")
            return
        said = [] if text == self.words.words().strip() else [f"Sẽ lưu là: {text}"]
        strange = [name for name in variables(text) if name not in VARIABLES]
        if strange:
            said.append(f"{{{strange[0]}}} không tự điền được, sẽ phải điền bằng tay.")
        own = self.row.id if self.row else 0
        known = sorted(pair for pair in likely(self.index, text) if pair[0] != own)
        likes = Matcher(known).classify(text).likes
        if likes:
            said.append(f"{REASONS[likes[0].reason]}: “{dict(known)[likes[0].id]}”")
        self._say("\n".join(said), "warn" if likes else "muted")

    def _look_at_year(self) -> None:
        if self.year.words().strip() and not YEAR.fullmatch(self.year.words().strip()):
            self._say("▲ Năm gồm bốn chữ số, từ 1900 đến 2099; để trống nếu không rõ.", "warn")

    def _say(self, sentence: str, tone: str) -> None:
        self.said.setText(sentence)
        tint(self.said, tone)

    def _take(self) -> None:
        commit_words()
        text, year = normal(self.words.words()), self.year.words().strip()
        if not text:
            self._say("▲ Khẩu hiệu chưa có chữ nào. Hãy nhập lời khẩu hiệu.", "warn")
        elif len(text) > LONGEST:
            self._say(
                f"▲ Khẩu hiệu dài {len(text)} chữ, quá giới hạn {LONGEST}. Hãy rút ngắn lại;"
                " chữ đã gõ vẫn còn đây.",
                "warn",
            )
        elif year and not YEAR.fullmatch(year):
            self._look_at_year()
        else:
            same_words = text == self.old.text
            slogan = self.old if same_words else with_text(self.old, self.words.words())
            self.slogan = replace(
                slogan,
                source=clean(self.source.words()),
                year=int(year) if year else None,
                level=self.level.currentData(),
                tags=self.tags.tags(),
                grade=self.grade.currentData(),
                note=clean(self.note.words()),
            )
            self.accept()

    def done(self, result: int) -> None:
        self.words.left.disconnect(self.look)  # closing takes the keyboard from the field
        self.index.close()
        super().done(result)

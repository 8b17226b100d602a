"""The right pane of the slogans: the chosen one, its banner, its source, tags and uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kehoach_gui.core.slogans import grades, levels, name_of
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.slogans.banner_card import BannerCard
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.storage.slogan_uses import Use
    from kehoach_gui.storage.slogans import StoredSlogan

MOST_USES = 20
UNSURE = "recalled"
NOTHING = "Chọn một khẩu hiệu trong danh sách để xem nguồn, chủ đề và những nơi đã dùng."


class DetailPane(QScrollArea):
    """Shows one slogan, or how many are chosen; the workspace gives the buttons their work."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(250)
        self.setAccessibleName("Khẩu hiệu đang chọn")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = plain_label(theme, "", "title")
        self.grade = plain_label(theme, "", "small")
        self.facts = plain_label(theme, "", "small")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.blocks: dict[str, tuple[QWidget, QWidget]] = {}
        self.card = BannerCard(theme)
        self.insert = Button(theme, "Chèn vào kế hoạch", "go")
        self.star = Button(theme, "Yêu thích", "out", "star")
        self.star.setCheckable(True)
        self.edit = Button(theme, "Sửa…", "out", "edit")
        self.merge = Button(theme, "Gộp…", "out", "merge")
        self.archive = Button(theme, "Lưu trữ", "out", "folder")
        self.delete = Button(theme, "Xóa", "out", "trash")
        page = QWidget()
        self.box = QVBoxLayout(page)
        self.box.setContentsMargins(16, 14, 16, 16)
        self.box.setSpacing(8)
        self.box.addWidget(self.words)
        self.box.addWidget(self.grade)
        self.box.addSpacing(4)
        self.box.addWidget(self.insert)
        self.box.addSpacing(4)
        self.box.addWidget(self.card)
        grid = QGridLayout()
        grid.setSpacing(6)
        self.buttons = (self.star, self.edit, self.merge, self.archive, self.delete)
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(2, 1)
        self.box.addLayout(grid)
        for title in ("Nguồn", "Chủ đề", "Ghi chú", "Nguyên văn", "Dùng ở"):
            head, text = plain_label(theme, title, "small", True), plain_label(theme, "")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.box.addSpacing(4)
            self.box.addWidget(head)
            self.box.addWidget(text)
            self.blocks[title] = (head, text)
        self.box.addStretch(1)
        self.setWidget(page)
        ground(page, QPalette.ColorRole.Base)
        tint(self.grade, "muted")
        self.show_none()

    def show_none(self, sentence: str = NOTHING) -> None:
        """Nothing is chosen, or several slogans."""
        self.words.setText("")
        self.card.show_text("")
        self._say(sentence, "muted")
        for title in self.blocks:
            self._fill(title, "")

    def show_slogan(self, row: StoredSlogan, uses: Sequence[Use]) -> None:
        """The slogan with all that is known of it."""
        slogan = row.slogan
        self.words.setText(slogan.text)
        self.card.show_text(slogan.text)
        grade = grades().get(slogan.grade, "")
        unsure = slogan.grade == UNSURE
        shown = "▲ Chưa kiểm chứng: quen dùng, chưa tìm thấy văn bản gốc." if unsure else grade
        if row.damaged:
            shown, unsure = "▲ Bị sai lệch trên đĩa. Sửa và lưu lại lời, hoặc khôi phục.", True
        self._say(shown, "warn" if unsure else "muted")
        self.star.setChecked(row.favourite)
        self.archive.setText("Lấy ra" if row.archived else "Lưu trữ")
        self.archive.setAccessibleName(self.archive.text())
        facts = (slogan.source, str(slogan.year or ""), levels().get(slogan.level, slogan.level))
        year_told = str(slogan.year or "") in slogan.source
        self._fill("Nguồn", "\n".join(f for f in facts[:1] + facts[1 + year_told :] if f))
        self._fill("Chủ đề", ", ".join(map(name_of, slogan.tags)))
        self._fill("Ghi chú", slogan.note)
        self._fill("Nguyên văn", slogan.original)
        self._fill("Dùng ở", "\n".join(map(use_words, uses[:MOST_USES])) or "Chưa dùng lần nào.")

    def _say(self, sentence: str, tone: str) -> None:
        self.grade.setText(sentence)
        self.grade.setVisible(bool(sentence))
        tint(self.grade, tone)

    def _fill(self, title: str, words: str) -> None:
        head, text = self.blocks[title]
        text.setText(words)
        for part in (head, text):
            part.setVisible(bool(words))


def use_words(use: Use) -> str:
    """One use in a line: the plan, the place in it, the day."""
    day = datetime.fromisoformat(use.used).astimezone()
    parts = (use.plan_title, use.place, f"{day:%d/%m/%Y}")
    return "– " + ", ".join(part for part in parts if part)

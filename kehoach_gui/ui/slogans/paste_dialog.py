"""A place to paste a list of slogans into."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.dialogs.paste_dialog import PasteInput
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.reading.slogans import SloganReading


class SloganPaste(Dialog):
    """Takes text; `reader` gives the function that finds the slogans in it."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, "Dán danh sách khẩu hiệu", 640)
        self.say(
            "Mỗi câu một dòng, có số, gạch đầu dòng hay không đều được; cả một kế hoạch cũng được."
            " Chưa lưu gì cho đến khi xem xong."
        )
        self.input = PasteInput()
        self.input.setProperty("field", True)
        self.input.setTabChangesFocus(True)
        self.input.setAccessibleName("Danh sách khẩu hiệu")
        self.input.setPlaceholderText("Ctrl+V để dán")
        self.input.setMinimumHeight(220)
        self.body.addWidget(self.input, 1)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Xem câu nào mới", self._take, "go")
        self.input.textChanged.connect(self._changed)
        self._changed()
        self.input.setFocus()

    def _changed(self) -> None:
        self.go.setEnabled(bool(self.input.toPlainText().strip()))

    def _take(self) -> None:
        commit_words()
        self.accept()

    def reader(self) -> Callable[[], SloganReading]:
        """Reads what stands in the field, as HTML where it was pasted so and not changed."""
        text, html = self.input.toPlainText(), self.input.html
        untouched = bool(html) and text == self.input.pasted

        def read() -> SloganReading:
            from kehoach_gui.reading import slogans

            found = slogans.read_slogan_html(html) if untouched else slogans.read_slogan_text(text)
            return slogans.require_slogans(found, "văn bản dán")

        return read

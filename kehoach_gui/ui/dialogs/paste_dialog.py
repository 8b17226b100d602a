"""A place to paste the text of a plan into."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.reading.again import Opened


class PasteInput(QPlainTextEdit):
    """Plain text; keeps the HTML it was pasted as, while nothing was typed since."""

    def __init__(self) -> None:
        super().__init__()
        self.html = ""
        self.pasted = ""

    def insertFromMimeData(self, source: QMimeData) -> None:
        was_empty = not self.toPlainText()
        super().insertFromMimeData(source)
        self.html = source.html() if was_empty and source.hasHtml() else ""
        self.pasted = self.toPlainText()


class PasteDialog(Dialog):
    """Takes text; `reader` gives the function that reads it."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, "Nhập từ văn bản dán", 720)
        self.say("Dán toàn văn kế hoạch vào đây. Chương trình chỉ đọc, chưa lưu gì.")
        self.input = PasteInput()
        self.input.setProperty("field", True)
        self.input.setAccessibleName("Văn bản kế hoạch")
        self.input.setPlaceholderText("Ctrl+V để dán")
        self.input.setMinimumHeight(260)
        self.body.addWidget(self.input, 1)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Đọc văn bản", self.accept, "go")
        self.input.textChanged.connect(self._changed)
        data = QApplication.clipboard().mimeData()
        if data is not None and len(data.text().split("\n")) > 5:
            self.input.insertFromMimeData(data)
        self._changed()
        self.input.setFocus()

    def _changed(self) -> None:
        self.go.setEnabled(bool(self.input.toPlainText().strip()))

    def reader(self) -> "Callable[[], Opened]":
        """Reads what stands in the field, as HTML where it was pasted so and not changed."""
        text, html = self.input.toPlainText(), self.input.html
        untouched = html and text == self.input.pasted

        def read() -> "Opened":
            from kehoach_gui.reading.again import open_text

            return open_text(html, html=True) if untouched else open_text(text)

        return read

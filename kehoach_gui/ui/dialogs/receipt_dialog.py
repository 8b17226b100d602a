"""The receipt of an import: what reading cleaned, joined, set aside and could not know."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme


class ReceiptDialog(Dialog):
    """Shows the sentences of a receipt; they can be copied."""

    def __init__(self, theme: Theme, parent: QWidget | None, sentences: Sequence[str]) -> None:
        super().__init__(theme, parent, "Tờ kê khi nhập", 620)
        self.page = QPlainTextEdit("\n".join(f"• {sentence}" for sentence in sentences))
        self.page.setReadOnly(True)
        self.page.setProperty("field", True)
        self.page.setAccessibleName("Tờ kê khi nhập")
        self.page.setTabChangesFocus(True)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.page.setMinimumHeight(260)
        theme.dress(self.page, "body")
        self.body.addWidget(self.page, 1)
        self.add_button("Sao chép", self.copy)
        self.add_button("Đóng", self.accept, "go")
        self.page.setFocus()

    def copy(self) -> None:
        """Put the whole receipt on the clipboard."""
        QApplication.clipboard().setText(self.page.toPlainText())

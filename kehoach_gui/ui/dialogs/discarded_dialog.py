"""Lines that were set aside on import: ticked ones go back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme


def tick_list(theme: Theme, lines: tuple[str, ...]) -> QListWidget:
    """A list of lines with boxes to tick, none ticked."""
    shown = QListWidget()
    shown.setAccessibleName("Các dòng đã để riêng")
    shown.setWordWrap(True)
    theme.dress(shown, "small")
    for line in lines:
        item = QListWidgetItem(line)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        shown.addItem(item)
    return shown


def ticked(shown: QListWidget) -> list[int]:
    """Places of the ticked lines."""
    return [
        place
        for place in range(shown.count())
        if shown.item(place).checkState() == Qt.CheckState.Checked
    ]


class DiscardedDialog(Dialog):
    """Shows what was set aside; `chosen` gives the places of the ticked lines."""

    def __init__(self, theme: Theme, parent: QWidget | None, lines: tuple[str, ...]) -> None:
        super().__init__(theme, parent, "Dòng đã để riêng", 620)
        self.say(
            "Các dòng này không thuộc văn bản nên không in ra, nhưng vẫn được giữ."
            " Đánh dấu dòng muốn đưa lại vào cuối kế hoạch."
        )
        self.list = tick_list(theme, lines)
        self.list.setMinimumHeight(220)
        self.body.addWidget(self.list, 1)
        self.add_button("Hủy", self.reject)
        self.add_button("Đưa lại vào kế hoạch", self.accept, "go")
        self.list.setFocus()

    def chosen(self) -> list[int]:
        return ticked(self.list)

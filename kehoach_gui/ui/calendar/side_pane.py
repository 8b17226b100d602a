"""The calendar's right pane: what is chosen, what to look at, the month's days."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.calendar.notes import Note
from kehoach_gui.ui.right.cards import CardList
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.widgets import PaneHead, plain_label

TABS = (("chosen", "Đang chọn"), ("look", "Cần xem"), ("days", "Ngày lễ"))
EMPTY = {
    "chosen": "Chọn một đợt hay một ngày để xem ở đây.",
    "look": "Mọi đợt và thời hạn đều có ngày, không có khoảng trống hay chỗ trùng.",
    "days": "Tháng này không có ngày lễ, ngày kỷ niệm nào.",
}


class SidePane(QFrame):
    """Three lists of cards; Enter or a double click on a card `opened` where it leads."""

    opened = Signal(object)  # Note

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setMinimumWidth(230)
        ground(self, QPalette.ColorRole.Base)
        head = PaneHead(theme)
        self.pages = QStackedWidget()
        self.tabs: dict[str, Button] = {}
        self.lists: dict[str, CardList] = {}
        self.notes: dict[str, tuple[Note, ...]] = {}
        self.empty: dict[str, QLabel] = {}
        for name, text in TABS:
            button = Button(theme, text, "pill")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=name: self.show_tab(name))
            head.row.addWidget(button)
            self.tabs[name] = button
            self.pages.addWidget(self._page(name, text))
        head.row.addStretch(1)
        head.row.setContentsMargins(8, 0, 8, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.pages, 1)
        self.show_tab("look")

    def _page(self, name: str, text: str) -> QWidget:
        page = QWidget()
        cards = self.lists[name] = CardList(self.theme, text)
        cards.opened.connect(lambda row: self.opened.emit(self.notes[name][row]))
        cards.clicked.connect(lambda index: self.opened.emit(self.notes[name][index.row()]))
        empty = self.empty[name] = plain_label(self.theme, EMPTY[name], "small")
        empty.setContentsMargins(16, 14, 16, 14)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        tint(empty, "muted")
        box.addWidget(empty)
        box.addWidget(cards, 1)
        self.notes[name] = ()
        return page

    def show_notes(self, name: str, notes: Sequence[Note]) -> None:
        """Fill one of the lists; "Cần xem" shows how many there are."""
        self.notes[name] = tuple(notes)
        cards = self.lists[name]
        cards.show_cards([note.card for note in notes])
        cards.setVisible(bool(notes))
        self.empty[name].setVisible(not notes)
        if name == "look":
            words = dict(TABS)[name]
            self.tabs[name].setText(f"{words} {len(notes)}" if notes else words)
            self.tabs[name].setAccessibleName(self.tabs[name].text())
            self.tabs[name].updateGeometry()

    def show_tab(self, name: str) -> None:
        """Bring one of the lists forward."""
        for each, button in self.tabs.items():
            button.setChecked(each == name)
        self.pages.setCurrentIndex(list(self.tabs).index(name))

    @property
    def tab(self) -> str:
        """The list that is shown."""
        return list(self.tabs)[self.pages.currentIndex()]

"""The office's address book: usual recipients of each group, one name a line."""

from PySide6.QtWidgets import QComboBox, QWidget

from kehoach_gui.core.body_kinds import body_kinds
from kehoach_gui.core.recipient_order import Book, address_book, level_name, levels
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.plans.fields import TextInput
from kehoach_gui.ui.plans.form_specs import recipient_lines
from kehoach_gui.ui.theme import Theme, tint

Group = tuple[str, str]  # kind of body, level


class AddressBookDialog(Dialog):
    """`book` is the address book as it was edited; it begins at a group of the plan's kind."""

    def __init__(self, theme: Theme, parent: QWidget | None, book: Book, shelf: str) -> None:
        super().__init__(theme, parent, "Danh bạ nơi nhận", 520)
        self.book: Book = {kind: dict(groups) for kind, groups in book.items()}
        self.group = QComboBox()
        self.group.setAccessibleName("Nhóm nơi nhận")
        theme.dress(self.group, "body")
        known = [level.id for level in levels()]
        self.groups: list[Group] = [(kind, level) for kind in address_book() for level in known]
        for kind, level in self.groups:
            self.group.addItem(f"{body_kinds()[kind].name}: {level_name(level)}")
        self.names = TextInput((8, 8))
        self.names.setAccessibleName("Các nơi nhận của nhóm, mỗi nơi một dòng")
        self.names.setPlaceholderText("Mỗi nơi một dòng")
        theme.dress(self.names, "body")
        self.body.addWidget(self.group)
        self.body.addWidget(self.names)
        said = self.say("Mỗi nơi một dòng. “…” là chỗ điền tên khi dùng.", "small")
        tint(said, "muted")
        self.body.addStretch(1)
        self.add_button("Lấy lại danh bạ mẫu", self.take_usual, left=True)
        self.add_button("Hủy", self.reject)
        self.add_button("Lưu", self._save, "go")
        self.shown = next(i for i, (kind, _) in enumerate(self.groups) if kind == shelf)
        self.group.setCurrentIndex(self.shown)
        self.group.currentIndexChanged.connect(self._turn)
        self._show()
        self.names.setFocus()

    def _show(self) -> None:
        kind, level = self.groups[self.shown]
        self.names.show_words("\n".join(self.book.get(kind, {}).get(level, ())))

    def _keep(self) -> None:
        kind, level = self.groups[self.shown]
        self.book.setdefault(kind, {})[level] = recipient_lines(self.names.words())

    def _turn(self, row: int) -> None:
        self._keep()
        self.shown = row
        self._show()

    def take_usual(self) -> None:
        """The program's own names for the group that is shown."""
        kind, level = self.groups[self.shown]
        self.names.show_words("\n".join(address_book()[kind].get(level, ())))

    def _save(self) -> None:
        self._keep()
        self.accept()

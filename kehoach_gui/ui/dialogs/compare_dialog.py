"""Two versions of a plan side by side, section by section; one change can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QTextEdit, QWidget

from kehoach_gui.core.compare import compare
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.right.compare_text import Change, changes_of, write_change
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label


@dataclass(frozen=True, slots=True)
class Side:
    """A plan that can be compared: its name, and how it is read (raises UserError)."""

    name: str
    load: Callable[[], Plan]


class CompareDialog(Dialog):
    """`sides[0]` is the plan being edited; `chosen` = what to take back into it: the old plan with
    the id of a section, or with the place of a field."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, sides: list[Side], old: int, new: int = 0
    ) -> None:
        super().__init__(theme, parent, "So sánh phiên bản", 860)
        self.sides = sides
        self.chosen: tuple[Plan, int | Place] | None = None
        self.changes: tuple[Change, ...] = ()
        self._plans: dict[int, Plan] = {}
        self.old, self.new = self._choice("Bản cũ", old), self._choice("Bản mới", new)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.old, 1)
        line.addWidget(self.new, 1)
        self.body.addLayout(line)
        self.count = plain_label(theme, "", "small")
        tint(self.count, "muted")
        self.body.addWidget(self.count)
        self.list = QListWidget()
        self.list.setAccessibleName("Những chỗ khác nhau")
        self.list.setFixedWidth(270)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.dress(self.list, "small")
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("field", True)
        self.text.setAccessibleName("Hai bản cạnh nhau")
        self.text.setMinimumHeight(240)
        theme.dress(self.text, "body")
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        self.body.addLayout(middle, 1)
        self.take_room()
        self.take = self.add_button("Lấy lại mục này", self._take)
        self.add_button("Đóng", self.reject, "go")
        self.list.currentRowChanged.connect(self._show_change)
        for choice in (self.old, self.new):
            choice.currentIndexChanged.connect(self._compare)
        self._compare()

    def _choice(self, name: str, place: int) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.addItems([side.name for side in self.sides])
        choice.setCurrentIndex(place)
        choice.setMinimumContentsLength(12)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.theme.dress(choice, "body")
        return choice

    def _plan(self, place: int) -> Plan:
        if place not in self._plans:
            self._plans[place] = self.sides[place].load()
        return self._plans[place]

    def _compare(self) -> None:
        from kehoach_gui.core.errors import UserError

        self.changes = ()
        try:
            old, new = (self._plan(each.currentIndex()) for each in (self.old, self.new))
            self.changes = changes_of(compare(old, new))
            many = len(self.changes)
            words = f"{many} chỗ khác nhau. Chữ bị bỏ gạch ngang, chữ thêm gạch chân."
            self.count.setText(words if many else "Hai bản giống nhau từng chữ.")
        except UserError as error:
            self.count.setText(str(error))
        self.list.clear()
        self.list.addItems([change.title for change in self.changes])
        self.list.setCurrentRow(0 if self.changes else -1)
        self._show_change(self.list.currentRow())

    def _show_change(self, row: int) -> None:
        shown = 0 <= row < len(self.changes)
        names = [f"Cũ: {self.old.currentText()}", f"Mới: {self.new.currentText()}"]
        if shown:
            write_change(self.text.document(), self.theme, self.changes[row], names)
        else:
            self.text.document().clear()
        back = self._to_take(row)
        self.take.setText("Lấy lại chỗ này" if isinstance(back, tuple) else "Lấy lại mục này")
        self.take.setAccessibleName(self.take.text())
        self.take.updateGeometry()
        into_current = self.new.currentIndex() == 0 and self.old.currentIndex() != 0
        self.take.setEnabled(back is not None and into_current)
        self.take.setToolTip(
            "" if into_current else "Chỉ lấy lại được khi bản mới là bản đang soạn"
        )

    def _to_take(self, row: int) -> int | Place | None:
        """The section or the field of the old plan that a change can take back."""
        if not 0 <= row < len(self.changes):
            return None
        change = self.changes[row]
        return change.old_field or change.old_section

    def _take(self) -> None:
        back = self._to_take(self.list.currentRow())
        if back is not None:
            self.chosen = (self._plan(self.old.currentIndex()), back)
            self.accept()

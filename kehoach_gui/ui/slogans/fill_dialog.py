"""Values for the variables of slogans that the plan and the body's profile do not give."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans.block_format import clean
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.theme import Theme, tint

HINTS = {
    "tỉnh": "Sơn La",
    "đảng bộ": "xã An Hòa",
    "lần thứ": "XIV",
    "nhiệm kỳ": "2025 - 2030",
    "năm": "2027",
    "số năm": "97",
}


class FillDialog(Dialog):
    """`values()` has what was typed; a variable left empty stays visible in the slogan."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        names: tuple[str, ...],
        known: Mapping[str, str],
        text: str,
    ) -> None:
        super().__init__(theme, parent, "Điền vào khẩu hiệu", 520)
        self.say(text, "small")
        self.fields: dict[str, LineInput] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, name in enumerate(names):
            label, field = QLabel(f"{{{name}}}"), LineInput()
            label.setBuddy(field)
            theme.dress(label, "small")
            tint(label, "muted")
            theme.dress(field, "body")
            field.setMinimumHeight(theme.size("target") + 2)
            field.setAccessibleName(name)
            field.setPlaceholderText(HINTS.get(name, ""))
            field.show_words(known.get(name, ""))
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
            self.fields[name] = field
        self.body.addLayout(grid)
        self.say("Ô để trống thì chỗ ấy vẫn hiện trong ngoặc nhọn; điền xong mới in được.", "small")
        self.body.addStretch(1)
        self.add_button("Hủy", self.reject)
        self.add_button("Chèn", self._take, "go")
        first = next((f for f in self.fields.values() if not f.words()), None)
        (first or next(iter(self.fields.values()))).setFocus()

    def _take(self) -> None:
        commit_words()
        self.accept()

    def values(self) -> dict[str, str]:
        return {name: clean(field.words()) for name, field in self.fields.items()}

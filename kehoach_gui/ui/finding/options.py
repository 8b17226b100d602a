"""How a search compares, as a button with four choices."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from kehoach_gui.core.find import Options
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme

CHOICES = (
    ("match_case", "Phân biệt chữ hoa, chữ thường"),
    ("match_marks", "Đúng cả dấu (không chọn: dai hoi tìm được Đại hội)"),
    ("whole_word", "Chỉ cả từ"),
    ("headings_only", "Chỉ trong tiêu đề"),
)
SHORT = {
    "match_case": "hoa/thường",
    "match_marks": "đúng dấu",
    "whole_word": "cả từ",
    "headings_only": "tiêu đề",
}


class OptionsButton(Button):
    """Opens the choices; its words say which are on. `options_changed` follows each."""

    options_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Cách tìm", "out", tip="Cách tìm")
        menu = QMenu("Cách tìm", self)
        self.choices = {}
        for name, text in CHOICES:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.toggled.connect(self._changed)
            self.choices[name] = action
        self.drop(menu)

    @property
    def options(self) -> Options:
        return Options(**{name: action.isChecked() for name, action in self.choices.items()})

    def take(self, options: Options) -> None:
        """Set all choices at once."""
        for name, action in self.choices.items():
            action.setChecked(getattr(options, name))

    def _changed(self) -> None:
        on = [SHORT[name] for name, action in self.choices.items() if action.isChecked()]
        self.setText(f"Cách tìm: {on[0]}{' …' if on[1:] else ''}" if on else "Cách tìm")
        self.setAccessibleName(f"Cách tìm: {', '.join(on)}" if on else "Cách tìm")
        self.updateGeometry()
        self.options_changed.emit()

"""Choices inside the standard: margins, sizes, marks that the rule leaves open."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from kehoach_gui.core import edits, preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Option, Value
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label


def shown(option: Option, value: Value) -> str:
    """A value in words."""
    if option.labels:
        return option.labels[option.values.index(value)]
    if isinstance(value, bool):
        return "có" if value else "không"
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


class OptionsDialog(Dialog):
    """One drop-down for each option; `apply` is the edit that sets what was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None, plan: Plan) -> None:
        super().__init__(theme, parent, "Tùy chọn thể thức", 620)
        one = preset.load(plan.standard)
        self.say(f"{one.short_name}: những chỗ quy định cho phép chọn.")
        self.options = one.options
        self.boxes: dict[str, QComboBox] = {}
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        for row, (name, option) in enumerate(one.options.items()):
            box = QComboBox()
            box.setAccessibleName(option.label)
            box.setMinimumWidth(170)
            theme.dress(box, "body")
            for value in option.values:
                mark = "  (mặc định)" if value == option.default else ""
                box.addItem(shown(option, value) + mark, value)
            now = plan.option(name)
            box.setCurrentIndex(option.values.index(option.default if now is None else now))
            label = plain_label(theme, option.label)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self.boxes[name] = box
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setMinimumHeight(250)
        self.body.addWidget(area, 1)
        self.add_button("Về mặc định", self._defaults, left=True)
        self.add_button("Hủy", self.reject)
        self.add_button("Áp dụng", self.accept, "go")

    def _defaults(self) -> None:
        for name, box in self.boxes.items():
            option = self.options[name]
            box.setCurrentIndex(option.values.index(option.default))

    def apply(self, plan: Plan) -> Plan:
        """The plan with the choices; the standard's defaults are not stored."""
        for name, box in self.boxes.items():
            option = self.options[name]
            value = option.values[box.currentIndex()]
            plan = edits.set_option(plan, name, None if value == option.default else value)
        return plan

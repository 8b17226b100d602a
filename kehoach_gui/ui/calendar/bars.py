"""The calendar's tool bar and the head above its pictures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget

from kehoach_gui.core.timeline_scale import UNITS, Unit
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.toolbars import ToolBar
from kehoach_gui.ui.widgets import PaneHead

UNIT_NAMES: dict[Unit, str] = {
    "week": "Tuần",
    "month": "Tháng",
    "quarter": "Quý",
    "year": "Năm",
}
SHAPES = (("timeline", "Dòng thời gian"), ("month", "Lịch tháng"), ("both", "Cả hai"))
EVERY = "Mọi kế hoạch của đơn vị"


class CalendarBar(ToolBar):
    """Events, the phase's time, undo; today and export at the right."""

    def __init__(self, theme: Theme, actions: dict[str, QAction]) -> None:
        super().__init__(theme)
        self.period = Button(theme, "Thời gian của đợt…", "out", "clock")
        self.undo = Button(theme, "", "flat", "undo", "Hoàn tác (Ctrl+Z)")
        self.today = Button(theme, "Hôm nay", "flat", tip="Về ngày hôm nay (Home)")
        row = self.row
        row.addWidget(Button(theme, "Sự kiện…", "out", "flag").follow(actions["events"]))
        row.addWidget(self.period)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.today)
        if "export_calendar" in actions:
            row.addWidget(Button(theme, "Xuất lịch…", "go").follow(actions["export_calendar"]))


class CalendarHead(PaneHead):
    """Which plans, what is shown, at which scale."""

    scope_chosen = Signal(object)  # plan id or None
    shape_chosen = Signal(str)
    unit_chosen = Signal(str)
    side_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent)
        self.scope = QComboBox()
        self.scope.setAccessibleName("Kế hoạch nào")
        self.scope.setMinimumContentsLength(14)
        self.scope.setMaxVisibleItems(16)
        self.scope.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        theme.dress(self.scope, "small")
        self.scope.setMinimumHeight(28)
        self.row.setContentsMargins(10, 0, 8, 1)
        self.scope.setMaximumWidth(460)
        self.row.addWidget(self.scope, 4)
        self.row.addStretch(1)
        self.shapes = self._pills(SHAPES, self.shape_chosen)
        self.row.addSpacing(10)
        self.units = self._pills(
            tuple((unit, UNIT_NAMES[unit]) for unit in UNITS), self.unit_chosen
        )
        for unit, button in self.units.items():
            name = f"Thang {UNIT_NAMES[unit].lower()}"
            button.setToolTip(f"{name} (Ctrl+lăn chuột, phím + −)")
            button.setAccessibleName(name)
        self.side = Button(theme, "", "flat", "right", "Hiện hoặc ẩn khung bên phải")
        self.side.setCheckable(True)
        self.side.clicked.connect(self.side_asked.emit)
        self.row.addWidget(self.side)
        self.scope.activated.connect(
            lambda place: self.scope_chosen.emit(self.scope.itemData(place))
        )

    def _pills(self, names: tuple[tuple[str, str], ...], signal: Signal) -> dict[str, Button]:
        made = {}
        for name, text in names:
            button = Button(self.theme, text, "pill")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=name: signal.emit(name))
            self.row.addWidget(button)
            made[name] = button
        return made

    def show_scopes(self, titles: dict[int, str], chosen: int | None) -> None:
        """The plans to choose from, all of them first."""
        self.scope.clear()
        self.scope.addItem(EVERY, None)
        for ident, title in titles.items():
            self.scope.addItem(title, ident)
        self.scope.setCurrentIndex(max(0, self.scope.findData(chosen)) if chosen else 0)

    def show_shape(self, shape: str) -> None:
        for name, button in self.shapes.items():
            button.setChecked(name == shape)
        for button in self.units.values():
            button.setEnabled(shape != "month")

    def show_unit(self, unit: str) -> None:
        for name, button in self.units.items():
            button.setChecked(name == unit)

"""The fields of a banner: form and size, direction, colours, letters, what the print shop wants."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QSpinBox, QWidget

from kehoach_gui.core.banner import (
    MOST_LINES,
    Banner,
    Form,
    colours,
    faces,
    forms,
    measures,
    shown_number,
)
from kehoach_gui.ui.dialogs.settings_dialog import Choice
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

WIDTH = 292
TEXT_MARGIN = 8
OWN_SIZE = "Cỡ khác"


class Number(QSpinBox):
    """A whole number that the wheel does not change on its way past."""

    def __init__(self, theme: Theme, name: str, low: int, high: int, value: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setValue(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        theme.dress(self, "body")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class BannerForm(QScrollArea):
    """`form_changed` follows every change; `banner(text)` is the banner as the fields stand."""

    form_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.page = QWidget()
        self.grid = QGridLayout(self.page)
        self.grid.setContentsMargins(0, 0, 12, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(5)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self._sizes()
        self._look()
        self._printing()
        self.grid.setRowStretch(self.grid.rowCount(), 1)
        self.setWidgetResizable(True)
        self.setWidget(self.page)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH + 14)
        self.setAccessibleName("Cách vẽ băng rôn")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take_form()
        self._connect()

    # the parts

    def _add(self, text: str, widget: QWidget, column: int = -1) -> None:
        """A small label above its field; column 0 or 1 shares a row, -1 has it alone."""
        label = plain_label(self.theme, text, "small")
        label.setBuddy(widget)
        row = self.grid.rowCount() if column < 1 else self.grid.rowCount() - 2
        span = 2 if column < 0 else 1
        self.grid.addWidget(label, row, max(column, 0), 1, span)
        self.grid.addWidget(widget, row + 1, max(column, 0), 1, span)

    def _sizes(self) -> None:
        limits = measures()["limits"]
        self.form = Choice(self.theme, "Hình thức")
        for form in forms().values():
            self.form.addItem(form.name, form.id)
        self.size = Choice(self.theme, "Cỡ thường đặt")
        reach = limits["smallest_mm"], limits["longest_mm"]
        self.wide = Number(self.theme, "Rộng, mi-li-mét", *reach, reach[0])
        self.high = Number(self.theme, "Cao, mi-li-mét", *reach, reach[0])
        self.vertical = self._check("Chữ xếp dọc (phướn)")
        self._add("Hình thức", self.form)
        self._add("Cỡ thường đặt", self.size)
        self._add("Rộng (mm)", self.wide, 0)
        self._add("Cao (mm)", self.high, 1)
        self.grid.addWidget(self.vertical, self.grid.rowCount(), 0, 1, 2)

    def _look(self) -> None:
        self.colours = Choice(self.theme, "Màu")
        for colour in colours().values():
            self.colours.addItem(colour.name, colour.id)
        self.face = Choice(self.theme, "Kiểu chữ")
        for face in faces().values():
            self.face.addItem(face.name, face.id)
        self.lines = Choice(self.theme, "Số dòng")
        self.lines.addItem("Tự chọn cho chữ to nhất", 0)
        for count in range(1, MOST_LINES + 1):
            self.lines.addItem(f"{count} dòng", count)
        self.capitals = self._check("Chữ in hoa")
        self.capitals.setChecked(True)
        self._add("Màu", self.colours)
        self._add("Kiểu chữ", self.face)
        self._add("Số dòng", self.lines)
        self.grid.addWidget(self.capitals, self.grid.rowCount(), 0, 1, 2)

    def _printing(self) -> None:
        limits = measures()["limits"]
        self.distance = Number(self.theme, "Khoảng cách đọc, mét", 1, limits["distance_m"], 20)
        self.eyelets = Number(self.theme, "Chừa lề lỗ khoen, mi-li-mét", 0, limits["eyelets_mm"], 0)
        self.bleed = Number(self.theme, "Chừa xén, mi-li-mét", 0, limits["bleed_mm"], 0)
        self.crop = self._check("Dấu xén")
        hint = plain_label(
            self.theme, "Cỡ trên là cỡ thành phẩm; chừa xén cộng thêm ở mọi cạnh.", "small"
        )
        tint(hint, "muted")
        self._add("Khoảng cách đọc (m)", self.distance, 0)
        self._add("Lề lỗ khoen (mm)", self.eyelets, 1)
        self._add("Chừa xén (mm)", self.bleed, 0)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.crop)
        self.grid.addWidget(row, self.grid.rowCount() - 1, 1)
        self.grid.addWidget(hint, self.grid.rowCount(), 0, 1, 2)

    def _check(self, text: str) -> QCheckBox:
        box = QCheckBox(text)
        self.theme.dress(box, "body")
        return box

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(self._form_changed)
        self.size.activated.connect(self._take_size)
        for number in (self.wide, self.high):
            number.valueChanged.connect(self._show_size)
            number.valueChanged.connect(self._changed)
        self.bleed.valueChanged.connect(self._bleed_changed)
        for number in (self.distance, self.eyelets, self.bleed):
            number.valueChanged.connect(self._changed)
        for box in (self.colours, self.face, self.lines):
            box.currentIndexChanged.connect(self._changed)
        for check in (self.capitals, self.crop):
            check.toggled.connect(self._changed)
        self.vertical.toggled.connect(self._turn)
        self._bleed_changed()

    # what follows from what

    def _changed(self) -> None:
        self.form_changed.emit()

    def chosen_form(self) -> Form:
        return forms()[self.form.currentData()]

    def _form_changed(self) -> None:
        self._take_form()
        self._changed()

    def _take_form(self) -> None:
        """The usual sizes, direction and distance of the chosen form."""
        form = self.chosen_form()
        self.size.clear()
        for width, height in form.sizes:
            self.size.addItem(f"{shown_number(width)} × {shown_number(height)}", (width, height))
        self.size.addItem(OWN_SIZE, None)
        self.distance.setValue(round(form.distance_m))
        self.vertical.blockSignals(True)
        self.vertical.setChecked(form.vertical)
        self.vertical.blockSignals(False)
        self.lines.setEnabled(not form.vertical)
        self.set_size(*form.sizes[0])

    def _take_size(self) -> None:
        size = self.size.currentData()
        if size is not None:
            self.set_size(*size)

    def set_size(self, width: float, height: float) -> None:
        """Put a size into the fields."""
        for number, value in ((self.wide, width), (self.high, height)):
            number.setValue(round(value))
        self._show_size()

    def _show_size(self) -> None:
        """The list shows the usual size that stands in the fields, or that it is another."""
        sizes = [self.size.itemData(place) for place in range(self.size.count())]
        now = (float(self.wide.value()), float(self.high.value()))
        found = [place for place, size in enumerate(sizes) if size and tuple(size) == now]
        self.size.setCurrentIndex(found[0] if found else self.size.count() - 1)

    def take(self, banner: Banner) -> None:
        """Put size, direction and distance of a banner into the fields; nothing is told."""
        size = (banner.width, banner.height)
        fitting = [form for form in forms().values() if form.vertical == banner.vertical]
        usual = next((form for form in fitting if size in form.sizes), None)
        form = usual or (fitting or list(forms().values()))[0]
        self.blockSignals(True)
        self.form.setCurrentIndex(self.form.findData(form.id))
        self._take_form()
        self.set_size(*size)
        self.distance.setValue(round(banner.distance_m))
        self.blockSignals(False)

    def _turn(self, vertical: bool) -> None:
        """Another direction turns a size that lies the wrong way."""
        width, height = self.wide.value(), self.high.value()
        self.lines.setEnabled(not vertical)
        if vertical != (height > width):
            self.set_size(height, width)
        self._changed()

    def _bleed_changed(self) -> None:
        self.crop.setEnabled(self.bleed.value() > 0)
        if not self.bleed.value():
            self.crop.setChecked(False)

    def banner(self, text: str) -> Banner:
        """The banner as the fields stand."""
        vertical = self.vertical.isChecked()
        return Banner(
            text,
            float(self.wide.value()),
            float(self.high.value()),
            vertical=vertical,
            colours=self.colours.currentData(),
            face=self.face.currentData(),
            capitals=self.capitals.isChecked(),
            lines=0 if vertical else self.lines.currentData(),
            bleed=float(self.bleed.value()),
            crop=self.crop.isChecked(),
            eyelets=float(self.eyelets.value()),
            distance_m=float(self.distance.value()),
        )

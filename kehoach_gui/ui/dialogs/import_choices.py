"""The two choices at the foot of the import dialog: where the plan goes, and its standard."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from kehoach_gui.core import preset
from kehoach_gui.ui.dialogs.settings_dialog import Choice
from kehoach_gui.ui.plans.standards import caution
from kehoach_gui.ui.theme import Theme

Target = Literal["new", "section", "superior"]


def target_box(theme: Theme, section: str | None, attachable: bool) -> QComboBox:
    """Where the plan may go; `section` is the name of the one that is open."""
    target = Choice(theme, "Nhập vào đâu")
    target.addItem("Kế hoạch mới", "new")
    if section is not None:
        target.addItem(f"Mục “{section}”", "section")
    if attachable:
        target.addItem("Văn bản cấp trên của kế hoạch đang mở", "superior")
    _limit(target, 172)
    return target


def standard_box(theme: Theme, found: str) -> QComboBox:
    """All standards; the one that the paper shows is chosen."""
    standard = Choice(theme, "Thể thức của kế hoạch")
    for ident, one in preset.load_all().items():
        note = f" ({caution(one)})" if caution(one) and ident != found else ""
        standard.addItem(one.short_name + note, ident)
    standard.setCurrentIndex(standard.findData(found))
    _limit(standard, 260)
    return standard


def choices_row(theme: Theme, target: QComboBox, standard: QComboBox) -> QHBoxLayout:
    """Both with their labels; a choice of one thing is not shown."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for words, box in (("Nhập &vào:", target), ("&Thể thức:", standard)):
        label = QLabel(words)
        label.setBuddy(box)
        theme.dress(label, "small")
        shown = box is standard or box.count() > 1
        label.setVisible(shown)
        box.setVisible(shown)
        row.addWidget(label)
        row.addWidget(box)
    return row


def _limit(box: QComboBox, width: int) -> None:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setFixedWidth(width)
    box.view().setMinimumWidth(430)
    box.view().setTextElideMode(Qt.TextElideMode.ElideRight)

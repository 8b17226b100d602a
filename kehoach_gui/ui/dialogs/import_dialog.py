"""What was read from a file or a pasted text, shown before anything is stored."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from kehoach_gui.core import preset, structure
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.dialogs.import_lines import LinesView
from kehoach_gui.ui.plans.outline_view import OutlineView
from kehoach_gui.ui.plans.standards import caution, preset_of, switched
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import PaneHead, plain_label

if TYPE_CHECKING:
    from kehoach_gui.reading import Reading

MOST_SENTENCES = 6


class ImportDialog(Dialog):
    """Left the lines with what each was taken for, right the outline; `plan` is what to store."""

    def __init__(self, theme: Theme, parent: QWidget | None, reading: "Reading", name: str) -> None:
        super().__init__(theme, parent, f"Đã đọc {name}", 900)
        self.reading = reading
        sentences = reading.receipt.sentences()
        self.receipt = plain_label(theme, " ".join(sentences[:MOST_SENTENCES]), "small")
        self.receipt.setToolTip("\n".join(sentences))
        self.body.addWidget(self.receipt)
        self.body.setSpacing(8)
        self.resize(900, HIGHEST)
        self.lines = LinesView(theme, reading.lines, reading.plan.discarded)
        self.outline = OutlineView(theme)
        self.outline.setAccessibleName("Bố cục đọc được")
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._pane("Từng dòng được hiểu là gì", self.lines))
        split.addWidget(self._pane("Bố cục đọc được", self.outline))
        split.setSizes([560, 300])
        split.setMinimumHeight(220)
        self.body.addWidget(split, 1)
        self.standard = QComboBox()
        self.standard.setAccessibleName("Thể thức của kế hoạch")
        self.standard.setMaximumWidth(410)
        theme.dress(self.standard, "body")
        for ident, one in preset.load_all().items():
            mark = " (theo văn bản)" if ident == reading.plan.standard else ""
            note = f" ({caution(one)})" if caution(one) and not mark else ""
            self.standard.addItem(one.short_name + mark + note, ident)
        self.standard.setCurrentIndex(self.standard.findData(reading.plan.standard))
        self.standard.currentIndexChanged.connect(lambda _: self._show_outline())
        label = QLabel("Thể thức:")
        label.setBuddy(self.standard)
        theme.dress(label, "small")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.standard)
        self.foot.insertLayout(0, row)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Đưa vào thư viện", self.accept, "go")
        self.lines.ticks_changed.connect(self._show_outline)
        self.lines.setVisible(bool(reading.lines))
        if not reading.lines:
            split.widget(0).hide()
        self._show_outline()
        self.go.setFocus()

    def _pane(self, title: str, view: QWidget) -> QWidget:
        head = PaneHead(self.theme, "sunken")
        head.setFixedHeight(30)
        label = QLabel(title)
        self.theme.dress(label, "small", True)
        head.row.addWidget(label, 1)
        pane = QWidget()
        box = QVBoxLayout(pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(view, 1)
        return pane

    def plan(self) -> Plan:
        """The plan with the chosen standard and the ticked lines put back."""
        plan = self.reading.plan
        chosen = self.standard.currentData()
        if chosen != plan.standard:
            plan = switched(plan, chosen)
        for index in reversed(self.lines.ticked()):
            plan = structure.restore_discarded(plan, index, preset_of(plan))
        return replace(plan)

    def _show_outline(self) -> None:
        plan = self.plan()
        self.outline.show_plan(plan, preset_of(plan))

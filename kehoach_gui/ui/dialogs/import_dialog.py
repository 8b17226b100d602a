"""What was read from a file or a pasted text, shown before anything is stored."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core import preset, structure
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.dialogs.import_lines import LinesView
from kehoach_gui.ui.plans.outline_view import OutlineView
from kehoach_gui.ui.plans.standards import caution, preset_of, switched
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import ElidedLabel, PaneHead, plain_label

if TYPE_CHECKING:
    from kehoach_gui.reading import Reading
    from kehoach_gui.reading.again import Opened
    from kehoach_gui.ui.preview.preview_pane import PreviewPane

MOST_SENTENCES = 5
SLOW_LINES = 1500  # from here on a source is read again behind the window
Target = Literal["new", "section", "superior"]
HINT = "Bấm vào tên vai trò, hoặc F2, để đổi; Shift chọn nhiều dòng."


class ImportDialog(Dialog):
    """Left the lines with what each was taken for, right the plan; `plan` is what to take.

    With `opened` the roles of lines can be changed, the plan follows at once; with `section`, the
    name of the chosen section of the open plan, what was read may go into it, or be attached.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        reading: "Reading",
        name: str,
        opened: "Opened | None" = None,
        section: str | None = None,
        attachable: bool = False,
    ) -> None:
        super().__init__(theme, parent, f"Đã đọc {name}", 900)
        self.reading = reading
        self.opened = opened if reading.lines else None
        self.roles: dict[int, str] = {}
        self.receipt = plain_label(theme, "", "small")
        self.body.addWidget(self.receipt)
        self.body.setSpacing(8)
        self.resize(900, HIGHEST)
        self.converts = self._ask_letters()
        self.lines = LinesView(theme, reading.lines, reading.plan.discarded)
        if self.opened is not None:
            self.lines.let_change()
        self.outline = OutlineView(theme)
        self.outline.setAccessibleName("Bố cục đọc được")
        self.preview: PreviewPane | None = None
        self.right = QStackedWidget()
        self.right.addWidget(self.outline)
        self.pages_button = Button(theme, "Xem trang in", "flat")
        self.pages_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages_button.clicked.connect(lambda _=False: self.turn())
        self.again = Button(theme, "Bỏ các sửa đổi", "flat")
        self.again.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.again.clicked.connect(lambda _=False: self.forget())
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._pane("Từng dòng được hiểu là gì", self.lines, self.again))
        split.addWidget(self._pane("Bố cục đọc được", self.right, self.pages_button))
        split.setSizes([560, 300])
        split.setMinimumHeight(200)
        self.body.addWidget(split, 1)
        self.target = self._target(section, attachable)
        self.standard = self._standards(reading.plan.standard)
        self.foot.insertLayout(0, self._choices())
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Đưa vào thư viện", self.accept, "go")
        self.lines.ticks_changed.connect(self._show_plan)
        self.lines.roles_given.connect(self.give_roles)
        self.lines.setVisible(bool(reading.lines))
        if not reading.lines:
            split.widget(0).hide()
        self.finished.connect(lambda _: self._stop())
        self._show_all()
        self._name_go()
        self.go.setFocus()

    # building

    def _pane(self, title: str, view: QWidget, button: Button) -> QWidget:
        head = PaneHead(self.theme, "sunken")
        head.setFixedHeight(34)
        label = QLabel(title)
        self.theme.dress(label, "small", True)
        head.row.addWidget(label, 1)
        head.row.addWidget(button)
        pane = QWidget()
        box = QVBoxLayout(pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(view, 1)
        return pane

    def _ask_letters(self) -> dict[str, QCheckBox]:
        """One question for each encoding from before Unicode, with its words before and after."""
        asked = {}
        for one in self.opened.old if self.opened is not None else ():
            box = QCheckBox(f"Tệp dùng phông cũ {one.name}: chuyển sang Unicode")
            box.setChecked(one.sure)
            self.theme.dress(box, "body")
            box.toggled.connect(lambda _: self._read_again())
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(box)
            sample = ElidedLabel()
            self.theme.dress(sample, "small")
            sample.setText(f"“{one.before}” → “{one.after}”")
            lost = f" {one.lost} dấu hiệu không chuyển được." if one.lost else ""
            sample.setToolTip(f"{one.characters} chữ; phông {', '.join(one.fonts) or '?'}.{lost}")
            tint(sample, "muted")
            row.addWidget(sample, 1)
            self.body.addLayout(row)
            asked[one.id] = box
        return asked

    def _target(self, section: str | None, attachable: bool) -> QComboBox:
        target = QComboBox()
        target.setAccessibleName("Nhập vào đâu")
        self.theme.dress(target, "body")
        target.addItem("Kế hoạch mới", "new")
        if section is not None:
            target.addItem(f"Mục “{section}”", "section")
        if attachable:
            target.addItem("Văn bản cấp trên của kế hoạch đang mở", "superior")
        self._limit(target, 190)
        target.currentIndexChanged.connect(lambda _: self._name_go())
        return target

    def _standards(self, found: str) -> QComboBox:
        standard = QComboBox()
        standard.setAccessibleName("Thể thức của kế hoạch")
        self.theme.dress(standard, "body")
        for ident, one in preset.load_all().items():
            mark = " (theo văn bản)" if ident == found else ""
            note = f" ({caution(one)})" if caution(one) and not mark else ""
            standard.addItem(one.short_name + mark + note, ident)
        standard.setCurrentIndex(standard.findData(found))
        self._limit(standard, 200)
        standard.currentIndexChanged.connect(lambda _: self._read_again())
        return standard

    def _limit(self, box: QComboBox, width: int) -> None:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setFixedWidth(width)
        box.view().setMinimumWidth(430)
        box.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for words, box in (("Nhập vào:", self.target), ("Thể thức:", self.standard)):
            label = QLabel(words)
            label.setBuddy(box)
            self.theme.dress(label, "small")
            shown = box is self.standard or box.count() > 1
            label.setVisible(shown)
            box.setVisible(shown)
            row.addWidget(label)
            row.addWidget(box)
        return row

    # what is taken

    def where(self) -> Target:
        """Where the plan goes: a new plan, the chosen section, a superior's document."""
        chosen: Target = self.target.currentData()
        return chosen

    def plan(self) -> Plan:
        """The plan with the chosen standard and the ticked lines put back."""
        plan = self.reading.plan
        chosen = self.standard.currentData()
        if chosen != plan.standard:
            plan = switched(plan, chosen)
        for index in reversed(self.lines.ticked()):
            plan = structure.restore_discarded(plan, index, preset_of(plan))
        return plan

    def give_roles(self, numbers: list[int], role: str) -> None:
        """Lines, by their numbers, in another role; the plan is made anew."""
        for number in numbers:
            if role:
                self.roles[number] = role
            else:
                self.roles.pop(number, None)
        self._read_again()

    def forget(self) -> None:
        """All lines as the program reads them."""
        self.roles.clear()
        self._read_again()
        self.lines.setFocus()

    def _read_again(self) -> None:
        if self.opened is None:
            self._show_plan()
            return
        opened, roles = self.opened, dict(self.roles)
        standard = self.standard.currentData() if self.roles or self.converts else None
        convert = [ident for ident, box in self.converts.items() if box.isChecked()]
        if len(self.reading.lines) < SLOW_LINES:
            try:
                self._take(opened.read(roles, standard, convert))
            except UserError as error:
                self.receipt.setText(str(error))
            return
        from kehoach_gui.ui.jobs import Job

        self.receipt.setText("Đang đọc lại…")
        self.go.setEnabled(False)
        self.job = Job(lambda progress: opened.read(roles, standard, convert), self)
        self.job.done.connect(self._take)
        self.job.failed.connect(lambda error: self.receipt.setText(str(error)))
        self.job.start()

    def _take(self, reading: "Reading") -> None:
        self.reading = reading
        self.go.setEnabled(True)
        self.lines.lines.show(reading.lines, reading.plan.discarded, frozenset(self.roles))
        self._show_all()

    # what is shown

    def _show_all(self) -> None:
        sentences = self.reading.receipt.sentences()
        shown = list(sentences[:MOST_SENTENCES])
        if self.opened is not None:
            shown.append(HINT)
        self.receipt.setText(" ".join(shown))
        self.receipt.setToolTip("\n".join(sentences))
        self.again.setVisible(bool(self.roles))
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self.plan()
        self.outline.show_plan(plan, preset_of(plan))
        if self.preview is not None:
            self.preview.show_plan(plan, preset_of(plan), at_once=True)

    def turn(self) -> None:
        """The pages instead of the outline, or back."""
        if self.preview is None:
            from kehoach_gui.ui.preview.preview_pane import PreviewPane

            self.preview = PreviewPane(self.theme)
            self.right.addWidget(self.preview)
        pages = self.right.currentWidget() is self.outline
        self.right.setCurrentIndex(1 if pages else 0)
        self.pages_button.setText("Xem bố cục" if pages else "Xem trang in")
        self._show_plan()

    def _name_go(self) -> None:
        names = {"new": "Đưa vào thư viện", "section": "Đưa vào mục", "superior": "Đính kèm"}
        self.go.setText(names[self.where()])
        self.go.updateGeometry()

    def _stop(self) -> None:
        if self.preview is not None:
            self.preview.stop()

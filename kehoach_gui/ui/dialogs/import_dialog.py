"""What was read from a file or a pasted text, shown before anything is stored."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core import dates, structure
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.dialogs.import_again import Again, Wish
from kehoach_gui.ui.dialogs.import_choices import Target, choices_row, standard_box, target_box
from kehoach_gui.ui.dialogs.import_lines import LinesView
from kehoach_gui.ui.dialogs.import_outline import ReadView
from kehoach_gui.ui.dialogs.import_questions import LettersQuestion, StandardQuestion
from kehoach_gui.ui.dialogs.import_trace import Trace
from kehoach_gui.ui.plans.standards import preset_of, switched
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import ElidedLabel, PaneHead, plain_label

if TYPE_CHECKING:
    from kehoach_gui.reading import Reading, SourceLine
    from kehoach_gui.reading.again import Opened
    from kehoach_gui.ui.jobs import Job
    from kehoach_gui.ui.preview.preview_pane import PreviewPane

MOST_SENTENCES = 3
HINT = "Bấm tên vai trò hoặc F2 để đổi; Shift+↑↓ chọn nhiều dòng; Ctrl+Z hoàn tác."

NO_PLAN = "Không thấy tên loại và tiêu đề mục nào: có lẽ đây không phải kế hoạch, vẫn nhập được."


class ImportDialog(Dialog):
    """Left the lines with what each was taken for, right the plan; `plan` is what to take.

    With `opened` the roles of lines can be changed, the plan follows; with `section`, the name of
    the chosen section of the open plan, what was read may go into it, or be attached. Readings
    that still run stand in `jobs` and have to be awaited by whoever gave it. `usual` are the
    standards of the user's own bodies: they decide where a paper fits several.
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
        jobs: "set[Job] | None" = None,
        usual: Collection[str] = (),
    ) -> None:
        super().__init__(theme, parent, f"Đã đọc {name}", 900)
        self.reading = reading
        self.name = name
        self.opened = opened if reading.lines else None
        self.roles: dict[int, str] = {}
        self.before: list[dict[int, str]] = []  # the roles at each earlier step
        self.after: list[dict[int, str]] = []  # steps taken back
        self._trace: Trace | None = None
        self.again: Again | None = None
        if self.opened is not None:
            self.again = Again(self.opened, set() if jobs is None else jobs, self)
            self.again.begun.connect(self._wait)
            self.again.done.connect(self._take)
            self.again.failed.connect(self._complain)
        self.body.setSpacing(8)
        self.take_room()
        self.receipt = plain_label(theme, "", "small")
        self.receipt_button = Button(theme, "Tờ kê…", "flat")
        self.body.addLayout(self._receipt_row())
        self.letters = self._ask_letters()
        self.lines = LinesView(theme, reading.lines, reading.plan.discarded)
        if self.opened is not None:
            self.lines.let_change()
        self.outline = ReadView(theme)
        self.preview: PreviewPane | None = None
        self.right = QStackedWidget()
        self.right.addWidget(self.outline)
        self.pages_button = Button(theme, "Xem trang in", "flat")
        self.pages_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages_button.clicked.connect(lambda _=False: self.turn())
        self.forget_button = Button(theme, "Bỏ các sửa đổi", "flat")
        self.forget_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.forget_button.clicked.connect(lambda _=False: self.forget())
        alike = [ident for ident in reading.candidates if ident in usual]
        self.standard = standard_box(theme, alike[0] if len(alike) == 1 else reading.plan.standard)
        self.question = self._ask_standard() if len(alike) != 1 else None
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._pane("Từng dòng được hiểu là gì", self.lines, self.forget_button))
        split.addWidget(self._pane("Bố cục đọc được", self.right, self.pages_button))
        split.setSizes([540, 320])
        split.setMinimumHeight(140)
        self.body.addWidget(split, 1)
        self.hint = ElidedLabel(HINT)
        theme.dress(self.hint, "tiny")
        tint(self.hint, "muted")
        self.hint.setVisible(self.opened is not None)
        self.body.addWidget(self.hint)
        self.target = target_box(theme, section, attachable)
        self.foot.insertLayout(0, choices_row(theme, self.target, self.standard))
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Đưa vào thư viện", self.accept, "go")
        self._connect()
        if not reading.lines:
            split.widget(0).hide()
        self._show_all()
        self._name_go()
        self.go.setFocus()

    def _connect(self) -> None:
        self.lines.ticks_changed.connect(self._show_plan)
        self.lines.roles_given.connect(self.give_roles)
        self.lines.line_chosen.connect(self._show_part)
        self.outline.chosen.connect(self._show_line)
        self.standard.currentIndexChanged.connect(lambda _: self._standard_changed())
        self.target.currentIndexChanged.connect(lambda _: self._name_go())
        for keys, step in (
            ("Ctrl+Z", self.step_back),
            ("Ctrl+Y", self.step_on),
            ("Ctrl+Shift+Z", self.step_on),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        self.finished.connect(lambda _: self._stop())

    # building

    def _receipt_row(self) -> QHBoxLayout:
        self.receipt_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.receipt_button.clicked.connect(lambda _=False: self.show_receipt())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.receipt, 1)
        row.addWidget(self.receipt_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

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

    def _ask_letters(self) -> dict[str, LettersQuestion]:
        """One question for each encoding from before Unicode, with its words before and after."""
        asked: dict[str, LettersQuestion] = {}
        if self.opened is None:
            return asked
        for one in self.opened.old:
            lines = partial(self.opened.conversions, one.id)
            asked[one.id] = LettersQuestion(self.theme, one, lines)
            asked[one.id].box.toggled.connect(lambda _: self._read_again())
            self.body.addWidget(asked[one.id])
        return asked

    def _ask_standard(self) -> StandardQuestion | None:
        """A question where the paper fits several standards equally well."""
        candidates = self.reading.candidates
        if len(candidates) < 2:
            return None
        question = StandardQuestion(self.theme, candidates, self._choose_standard)
        question.mark(self.reading.plan.standard)
        self.body.addWidget(question)
        return question

    def _choose_standard(self, ident: str) -> None:
        self.standard.setCurrentIndex(self.standard.findData(ident))
        self._mark_standard()

    def _standard_changed(self) -> None:
        """Read by the other standard where the answers so far count; else it is only put on."""
        self._mark_standard()
        if self._reads_by_standard():
            self._read_again()
        else:
            self._show_plan()

    def _reads_by_standard(self) -> bool:
        return bool(self.roles or self.letters)

    def _mark_standard(self) -> None:
        if self.question is not None:
            self.question.mark(self.standard.currentData())

    # what is taken

    def where(self) -> Target:
        """Where the plan goes: a new plan, the chosen section, a superior's document."""
        chosen: Target = self.target.currentData()
        return chosen

    def plan(self) -> Plan:
        """The plan with the chosen standard, the ticked lines put back and its receipt."""
        plan = self.reading.plan
        chosen = self.standard.currentData()
        if chosen != plan.standard:
            plan = switched(plan, chosen)
        for index in reversed(self.lines.ticked()):
            plan = structure.restore_discarded(plan, index, preset_of(plan))
        return plan

    def receipt_lines(self) -> tuple[str, ...]:
        """What was read from where, and every sentence of the receipt; () for a plan's own file."""
        if not self.reading.lines:
            return ()
        day = dates.short_date(date.today().isoformat())
        said = f"Đọc từ {self.name} ngày {day}."
        changed = f"Đã đổi vai trò của {len(self.roles)} dòng." if self.roles else ""
        return tuple(filter(None, (said, *self.sentences(), changed)))

    def sentences(self) -> tuple[str, ...]:
        """The receipt, first of all whether this is a plan."""
        plan, said = self.reading.plan, self.reading.receipt.sentences()
        doubtful = self.reading.lines and not plan.title.type_name
        headed = any(section.heading for section in plan.sections)
        return (NO_PLAN, *said) if doubtful and not headed else said

    def taken(self) -> Plan:
        """The plan to be stored, with the receipt that stays with it."""
        plan = self.plan()
        return replace(plan, receipt=(*plan.receipt, *self.receipt_lines()))

    def give_roles(self, numbers: list[int], role: str) -> None:
        """Lines, by their numbers, in another role; the plan is made anew."""
        roles = {n: r for n, r in self.roles.items() if n not in numbers}
        self._step(roles | dict.fromkeys(numbers, role) if role else roles)

    def forget(self) -> None:
        """All lines as the program reads them; can be taken back."""
        self._step({})
        self.lines.setFocus()

    def step_back(self) -> None:
        """Take the last change of roles back."""
        if self.before:
            self.after.append(self.roles)
            self.roles = self.before.pop()
            self._read_again()

    def step_on(self) -> None:
        """Make the change again that was taken back last."""
        if self.after:
            self.before.append(self.roles)
            self.roles = self.after.pop()
            self._read_again()

    def _step(self, roles: dict[int, str]) -> None:
        if roles != self.roles:
            self.before.append(self.roles)
            self.after.clear()
            self.roles = roles
            self._read_again()

    def _read_again(self) -> None:
        if self.again is None:
            self._show_plan()
            return
        standard = self.standard.currentData() if self._reads_by_standard() else None
        convert = [ident for ident, asked in self.letters.items() if asked.box.isChecked()]
        self.again.ask(Wish(self.roles, standard, convert), len(self.reading.lines))

    def _wait(self) -> None:
        self.go.setEnabled(False)
        self.forget_button.setVisible(bool(self.roles))
        self.receipt.setText("Đang đọc lại…")

    def _complain(self, sentence: str) -> None:
        self.receipt.setText(sentence)

    def _take(self, reading: "Reading") -> None:
        self.reading = reading
        self._trace = None
        self.go.setEnabled(True)
        self.lines.lines.show(reading.lines, reading.plan.discarded, frozenset(self.roles))
        self._show_all()

    # what is shown

    def _show_all(self) -> None:
        sentences = self.sentences()
        self.receipt.setText(" ".join(sentences[:MOST_SENTENCES]))
        more = len(sentences) - MOST_SENTENCES
        self.receipt_button.setText(f"Tờ kê (còn {more})…" if more > 0 else "Tờ kê…")
        self.receipt_button.setVisible(bool(self.reading.lines))
        self.forget_button.setVisible(bool(self.roles))
        self._show_plan()

    def show_receipt(self) -> None:
        """Every sentence of the receipt."""
        from kehoach_gui.ui.dialogs.receipt_dialog import ReceiptDialog

        dialog = ReceiptDialog(self.theme, self, self.receipt_lines())
        dialog.exec()
        dialog.deleteLater()

    def _show_plan(self) -> None:
        plan = self.plan()
        self.outline.show_plan(plan, preset_of(plan))
        if self.preview is not None:
            self.preview.show_plan(plan, preset_of(plan), at_once=True)

    # from one side to the other

    @property
    def trace(self) -> Trace:
        """Which line each row of the plan begins with."""
        if self._trace is None:
            self._trace = Trace(self.reading, preset_of(self.reading.plan))
        return self._trace

    def _show_line(self, ident: int) -> None:
        number = self.trace.line_of(ident)
        if number is not None:
            self.lines.go_to(number)

    def _show_part(self, line: "SourceLine") -> None:
        ident = self.trace.part_of(line)
        if ident is not None:
            self.outline.choose(ident)

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
        if self.again is not None:
            self.again.stop()
        if self.preview is not None:
            self.preview.stop()

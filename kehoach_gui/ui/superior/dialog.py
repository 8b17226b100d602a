"""A superior's plan beside one's own: task by task, taken over, adapted or skipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from kehoach_gui.core import edits, plan_json, taking_in
from kehoach_gui.core.basis import basis_line, with_basis
from kehoach_gui.core.coverage import Answer, Coverage
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.core.section_clip import plain_text
from kehoach_gui.storage.digest import digest_of
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.empty_state import EmptyState
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.plans.standards import preset_of
from kehoach_gui.ui.superior.documents import DocumentBar
from kehoach_gui.ui.superior.splits import KeptSplitter
from kehoach_gui.ui.superior.task_list import LEFT, SIGNS, WORDS, TaskList
from kehoach_gui.ui.superior.task_text import reason_of, show_plain, show_section, show_task
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import ElidedLabel, plain_label

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library

EMPTY = (
    "Đính kèm tệp Word của kế hoạch cấp trên: chương trình so từng việc với kế hoạch đang soạn và"
    " cho biết việc nào chưa có."
)
NOTHING = "Văn bản này không có việc nào để so. Hãy xem lại có đính kèm đúng tệp không."
WORKING = "Đang so từng việc với kế hoạch đang soạn…"
NOT_THERE = "Kế hoạch đang soạn chưa có việc này."
_SHOWN = 60  # characters of a task that are told


class SuperiorDialog(Dialog):
    """Each copy is one undo step of the plan; `wanted` is the section to open afterwards."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, library: Library, session: PlanSession
    ) -> None:
        super().__init__(theme, parent, "Văn bản cấp trên", 900)
        self.library = library
        self.session = session
        self.wanted: int | None = None
        self.wanted_block: int | None = None
        self.document: Plan | None = None
        self.marks_key = ""  # of the setting that keeps them
        self.coverage: Coverage | None = None
        self.answers: tuple[Answer, ...] = ()
        self.known: dict[int, int] = {}  # own counterparts of the document's sections
        self.marks: dict[str, str] = {}  # place of a task: "skipped", "done", "taken"
        self.steps = 0  # undo steps of the plan that were made here
        self.job: Job | None = None
        self.body.setSpacing(8)
        self.take_room()
        self.body.addLayout(self._make_top())
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        self.body.addWidget(self.note)
        self.list = TaskList(theme)
        self.theirs = self._text("Cấp trên")
        self.mine = self._text("Kế hoạch đang soạn")
        self.reason = ElidedLabel()
        self.panes = self._make_panes()
        self.body.addWidget(self.panes, 1)
        self.body.addWidget(self.reason)
        start = Button(theme, "Đính kèm tệp…", "go")
        start.clicked.connect(lambda _=False: self.bar.ask_file())
        self.empty = EmptyState(theme, "Chưa có văn bản cấp trên", EMPTY, [start])
        self.body.addWidget(self.empty, 1)
        self._make_buttons()
        self.bar.document_changed.connect(self._load)
        self.bar.told.connect(self._tell)
        self.bar.basis_asked.connect(self.add_basis)
        self.list.currentItemChanged.connect(lambda *_: self._show_task())
        self.only_left.toggled.connect(lambda _: self._show_states())
        self.bar.reload()

    # building

    def _make_top(self) -> QHBoxLayout:
        self.bar = DocumentBar(self.theme, self.library, self.session.plan_id)
        self.only_left = QCheckBox("Chỉ việc chưa xong")
        self.only_left.setToolTip("Ẩn những việc đã có và đã bỏ qua")
        self.theme.dress(self.only_left, "small")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.only_left)
        top.addWidget(self.bar, 1)
        return top

    def _text(self, name: str) -> QTextEdit:
        text = QTextEdit()
        text.setReadOnly(True)
        text.setProperty("field", True)
        text.setAccessibleName(name)
        text.setMinimumSize(150, 120)
        text.setTabChangesFocus(True)
        self.theme.dress(text, "small")
        return text

    def _make_panes(self) -> KeptSplitter:
        panes = KeptSplitter(self.theme, "superior", (310, 270, 280))
        panes.addWidget(self.list)
        self.theme.dress(self.reason, "small")
        tint(self.reason, "muted")
        mine = QLabel("Kế hoạch đang soạn")
        theirs = QLabel("Cấp trên")
        for label, text, right in ((theirs, self.theirs, 10), (mine, self.mine, 0)):
            pane = QWidget()
            box = QVBoxLayout(pane)
            box.setContentsMargins(10, 0, right, 0)
            box.setSpacing(4)
            self.theme.dress(label, "small", True)
            box.addWidget(label)
            box.addWidget(text, 1)
            panes.addWidget(pane)
        return panes

    def _make_buttons(self) -> None:
        self.undo_button = self.add_button("Hoàn tác", self.take_back, left=True)
        self.undo_button.setToolTip("Bỏ lần chép vừa rồi (Ctrl+Z)")
        self.take = self._button(
            "Chép vào", "Insert", "Chép việc hoặc cả mục đang chọn vào mục tương ứng", self.copy
        )
        self.adapt = self._button(
            "Chép và sửa", "F2", "Chép vào rồi mở ra để viết cho đơn vị mình", self.copy_and_open
        )
        self.skip = self._button(
            "Bỏ qua", "Delete", "Việc này không thuộc đơn vị mình", lambda: self.mark("skipped")
        )
        self.have = self._button(
            "Đánh dấu đã có",
            "Ctrl+D",
            "Kế hoạch đã có việc này bằng lời khác",
            lambda: self.mark("done"),
        )
        self.go_to = self._button(
            "Đến chỗ của tôi",
            "Ctrl+Return",
            "Mở đoạn đang được coi là đáp ứng việc này",
            self.open_mine,
        )
        self.add_button("Đóng", self.reject, "go")
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.take_back)
        QShortcut(QKeySequence("F8"), self).activated.connect(self.go_to_next)
        self.list.setToolTip("F8 đến việc chưa xong kế tiếp")

    def _button(self, text: str, keys: str, tip: str, run: Callable[[], object]) -> Button:
        button = self.add_button(text, run)
        sequence = QKeySequence(keys)
        shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tip} ({shown})")
        QShortcut(sequence, self).activated.connect(button.click)
        return button

    # the document

    def _load(self, body: str | None) -> None:
        """Show another document; it is read and compared in a thread of its own."""
        self.document = None
        self.coverage, self.answers, self.marks, self.known = None, (), {}, {}
        self.list.clear()
        for widget in (self.only_left, self.panes, self.reason):
            widget.setVisible(body is not None)
        self.bar.setVisible(bool(self.bar.rows))
        self.empty.setVisible(not self.bar.rows)
        self._show_task()
        self.note.setText(WORKING if body is not None else "")
        self.note.setVisible(bool(self.bar.rows))
        if body is None:
            return
        # by the document's words: an id comes back for another one
        self.marks_key = f"superior_marks:{self.session.plan_id}:{digest_of(body)}"
        try:
            self.marks = dict(self.library.setting(self.marks_key, {}))
        except UserError as error:
            self.note.setText(str(error))
        plan = self.session.plan
        self.job = job = Job(lambda step: _compare(body, plan, step), self)
        job.done.connect(lambda found: self._compared(*found) if job is self.job else None)
        job.failed.connect(self._failed)
        job.finished.connect(lambda: self._ended(job))
        job.start()

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(True)

    def _ended(self, job: Job) -> None:
        if job is self.job:
            self.job = None

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.note.setText(str(error))

    def running(self) -> tuple[Job, ...]:
        """What still works when the dialog is closed."""
        return tuple(job for job in (self.job, self.bar.job) if job is not None)

    def _compared(
        self, document: Plan, made: Coverage, answers: tuple[Answer, ...], known: dict[int, int]
    ) -> None:
        self.document, self.coverage, self.answers, self.known = document, made, answers, known
        self.list.fill(made.tasks, walk(all_sections(document)))
        self._show_states()
        if not self.list.go_to_open(None):
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self.list.setFocus()

    def add_basis(self) -> None:
        """Name the document among the căn cứ, behind those that are there."""
        if self.document is None:
            return
        line = basis_line(self.document)
        if line in self.session.plan.opening:
            self.note.setText("Căn cứ này đã có trong kế hoạch.")
            return
        self._apply("thêm căn cứ", lambda plan: with_basis(plan, line))
        self.note.setText(f"Đã thêm: {line}")

    # the tasks

    def _apply(self, text: str, edit: Callable[[Plan], Plan]) -> None:
        self.session.end_step()
        self.steps += self.session.apply(text, edit)
        self.session.end_step()
        self.undo_button.setEnabled(self.steps > 0)

    def take_back(self) -> None:
        """Undo the last step that was made here."""
        if self.steps:
            self.steps -= 1
            self.session.undo_stack.undo()
            self._renew()

    def state(self, place: int) -> str:
        """How a task stands: as compared, or as the user marked it."""
        mark, outcome = self.marks.get(str(place), ""), self.answers[place].outcome
        if mark in ("skipped", "done") and outcome != "answered":
            return mark
        return "maybe" if mark == "taken" and outcome == "open" else outcome

    def _renew(self) -> None:
        """Compare again after a change of the plan: only what changed costs time."""
        if self.coverage is not None:
            self.answers = self.coverage.answers(self.session.plan)
            self._show_states()

    def _show_states(self) -> None:
        if self.coverage is None:
            return
        states = [self.state(place) for place in range(len(self.answers))]
        self.list.show_states(states, self.only_left.isChecked())
        parts = (f"{SIGNS[s]} {WORDS[s].lower()}: {states.count(s)}" for s in WORDS if s in states)
        left = sum(states.count(one) for one in LEFT)
        told = f"Còn {left} trong {len(states)} việc" if left else f"Cả {len(states)} việc đã xong"
        self.note.setText(f"{told} – {' · '.join(parts)}" if states else NOTHING)
        self._show_task()

    def _show_task(self) -> None:
        place, section = self.list.current_place(), self.list.current_section()
        below = self.list.places_below()
        ready = self.coverage is not None
        for button in (self.take, self.adapt):
            button.setEnabled(ready and section is not None)
        for button in (self.skip, self.have):
            button.setEnabled(ready and bool(below))
        self.undo_button.setEnabled(self.steps > 0)
        answer = self.answers[place] if ready and place is not None else Answer("open")
        self.go_to.setEnabled(answer.own is not None)
        marks = {self.marks.get(str(one)) for one in below}
        self._name(self.skip, "Không bỏ qua" if marks == {"skipped"} else "Bỏ qua")
        self._name(self.have, "Bỏ đánh dấu" if marks == {"done"} else "Đánh dấu đã có")
        self._show_words(place, section, answer)

    def _name(self, button: Button, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(text)
        button.updateGeometry()

    def _show_words(self, place: int | None, section: int | None, answer: Answer) -> None:
        self.theirs.clear()
        self.mine.clear()
        self.reason.setText("")
        if self.coverage is None or self.document is None or section is None:
            return
        if place is None:
            show_plain(self.theirs, plain_text(edits.find(self.document, section)))
            below = self.list.places_below()
            show_plain(self.mine, "\n".join(map(self._told_state, below)))
            return
        task = self.coverage.tasks[place]
        if answer.own is None:
            show_task(self.theirs, self.theme, task.words, None)
            show_plain(self.mine, NOT_THERE)
        else:
            own = edits.find(self.session.plan, answer.own)
            if answer.block is None:
                words = "\n".join([own.heading or "", *(block.words for block in own.blocks)])
            else:
                words = own.blocks[answer.block].words
            show_task(self.theirs, self.theme, task.words, words)
            show_section(self.mine, self.theme, own, answer.block)
        state = WORDS[self.state(place)]
        taken = self.marks.get(str(place)) == "taken"
        self.reason.setText(f"{state}. {reason_of(answer, taken)}")

    def _told_state(self, place: int) -> str:
        assert self.coverage is not None
        state = self.state(place)
        return f"{SIGNS[state]} {WORDS[state]}: {self.coverage.tasks[place].words[:_SHOWN]}"

    def copy(self) -> int | None:
        """Copy the chosen task, or the chosen section with all below it; gives where it is."""
        document, section = self.document, self.list.current_section()
        if document is None or self.coverage is None or section is None:
            return None
        place, plan = self.list.current_place(), self.session.plan
        whole = edits.find(document, section)
        preset = preset_of(plan)
        if place is None or (whole.heading is None and self.coverage.tasks[place].block == 0):
            made, new_id = taking_in.take_section(plan, document, section, preset, self.known)
        else:
            block = self.coverage.tasks[place].block
            made, new_id = taking_in.take_block(plan, document, section, block, preset, self.known)
        self.known = self.known | {section: new_id}
        self._set_marks(self.list.places_below() if place is None else [place], "taken")
        self._apply("chép việc của cấp trên", lambda _: made)
        self._renew()
        return new_id

    def copy_and_open(self) -> None:
        """Copy, then open the copy to write it for one's own unit."""
        self.wanted = self.copy()
        if self.wanted is not None:
            blocks = edits.find(self.session.plan, self.wanted).blocks
            single = self.list.current_place() is not None and blocks
            self.wanted_block = len(blocks) - 1 if single else None
            self.accept()

    def mark(self, mark: str) -> None:
        """Note that the chosen tasks are skipped or done, or take the note back."""
        places = self.list.places_below()
        given = {self.marks.get(str(place)) for place in places}
        self._set_marks(places, "" if given == {mark} else mark)
        self._show_states()

    def _set_marks(self, places: list[int], mark: str) -> None:
        changed = {str(place): mark for place in places}
        self.marks = {key: value for key, value in (self.marks | changed).items() if value}
        try:
            self.library.set_setting(self.marks_key, self.marks)
        except UserError as error:
            self.note.setText(str(error))

    def go_to_next(self) -> None:
        """Choose the next task that is not settled."""
        if self.coverage is not None:
            self.list.go_to_open(self.list.current_place())

    def open_mine(self) -> None:
        """Open the own section that answers the chosen task."""
        place = self.list.current_place()
        if place is not None and self.answers[place].own is not None:
            self.wanted, self.wanted_block = self.answers[place].own, self.answers[place].block
            self.accept()


def _compare(
    body: str, plan: Plan, step: Callable[[int, int], None]
) -> tuple[Plan, Coverage, tuple[Answer, ...], dict[int, int]]:
    """A document read and compared; work for a thread of its own."""
    document = plan_json.loads(body)
    step(1, 3)
    made = Coverage(document)
    answers = made.answers(plan)
    step(2, 3)
    return document, made, answers, taking_in.counterparts(document, plan)

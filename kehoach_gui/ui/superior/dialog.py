"""A superior's plan beside one's own: section by section, taken over, adapted or skipped."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core import edits, grammar
from kehoach_gui.core.coverage import Covered, basis_line, coverage
from kehoach_gui.core.dates import administrative_date
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.section_clip import insert_sections, plain_text
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.plans.standards import preset_of
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.storage.attachments import AttachmentRow

INPUTS = "Văn bản đọc được (*.docx *.txt *.html *.htm *.json *.kehoach);;Mọi tệp (*)"
WORDS = {"open": "Chưa có", "partly": "Một phần", "answered": "Đã có", "skipped": "Bỏ qua"}
SIGNS = {"open": "○", "partly": "◐", "answered": "●", "skipped": "–"}
TONES = {"open": "warn", "partly": "text", "answered": "ok", "skipped": "muted"}
EMPTY = (
    "Chưa có văn bản cấp trên nào. Đính kèm tệp Word của kế hoạch cấp trên: chương trình so từng"
    " mục với kế hoạch đang soạn và cho biết mục nào chưa được đáp ứng."
)


class SuperiorDialog(Dialog):
    """Each command is one undo step of the plan; `wanted` is the section to open afterwards."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, library: "Library", session: "PlanSession"
    ) -> None:
        super().__init__(theme, parent, "Văn bản cấp trên", 900)
        self.library = library
        self.session = session
        self.wanted: int | None = None
        self.document: Plan | None = None
        self.rows: tuple[AttachmentRow, ...] = ()
        self.covered: tuple[Covered, ...] = ()
        self.skipped: set[int] = set()
        self.job: Job | None = None
        self.body.setSpacing(8)
        self.resize(900, HIGHEST)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Văn bản cấp trên")
        self.choice.setMinimumWidth(320)
        theme.dress(self.choice, "body")
        self.attach = self._small("Đính kèm tệp…", self.ask_file)
        self.basis = self._small("Thêm vào căn cứ", self.add_basis)
        self.detach = self._small("Gỡ", self.remove)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.choice, 1)
        for button in (self.attach, self.basis, self.detach):
            top.addWidget(button)
        self.body.addLayout(top)
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        self.body.addWidget(self.note)
        self.list = QListWidget()
        self.list.setAccessibleName("Các mục của văn bản cấp trên")
        self.list.setFixedWidth(260)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.dress(self.list, "small")
        self.theirs = self._text("Cấp trên")
        self.mine = self._text("Kế hoạch đang soạn")
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.list)
        for title, text in (("Cấp trên", self.theirs), ("Kế hoạch đang soạn", self.mine)):
            box = QVBoxLayout()
            box.setSpacing(4)
            label = QLabel(title)
            theme.dress(label, "small", True)
            box.addWidget(label)
            box.addWidget(text, 1)
            middle.addLayout(box, 1)
        self.body.addLayout(middle, 1)
        self.take = self.add_button("Chép thành mục", lambda: self.copy_section(False))
        self.adapt = self.add_button("Chép và sửa", lambda: self.copy_section(True))
        self.skip = self.add_button("Bỏ qua", self.skip_section)
        self.go_to = self.add_button("Đến mục của tôi", self.open_mine)
        self.add_button("Đóng", self.reject, "go")
        self.choice.currentIndexChanged.connect(lambda _: self._load())
        self.list.currentRowChanged.connect(lambda _: self._show_section())
        self.reload()

    def _small(self, text: str, run: Any) -> Button:
        button = Button(self.theme, text, "out")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _=False: run())
        return button

    def _text(self, name: str) -> QTextEdit:
        text = QTextEdit()
        text.setReadOnly(True)
        text.setProperty("field", True)
        text.setAccessibleName(name)
        text.setMinimumHeight(180)
        text.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.theme.dress(text, "small")
        return text

    # the documents

    def reload(self) -> None:
        """Read which documents are attached; the newest is shown."""
        self.choice.blockSignals(True)
        self.choice.clear()
        try:
            self.rows = self.library.attachments.list_of(self.session.plan_id)
        except UserError as error:
            self.note.setText(str(error))
        for row in self.rows:
            self.choice.addItem(row.name, row.id)
        self.choice.blockSignals(False)
        self._load()

    def _key(self) -> str:
        return f"superior_skipped:{self.choice.currentData()}"

    def _load(self) -> None:
        self.document = None
        if self.rows:
            try:
                self.document = self.library.attachments.load(self.choice.currentData())
                self.skipped = set(self.library.setting(self._key(), []))
            except UserError as error:
                self.note.setText(str(error))
        self._renew()

    def ask_file(self) -> None:
        """Choose a file and attach it; it is read behind the window."""
        name, _ = QFileDialog.getOpenFileName(self, "Đính kèm văn bản cấp trên", "", INPUTS)
        if name:
            self.attach_file(Path(name))

    def attach_file(self, path: Path) -> None:
        """Read a document in a thread of its own, then keep it with the plan."""
        from kehoach_gui import services

        self.note.setText(f"Đang đọc “{path.name}”…")
        self.attach.setEnabled(False)
        self.job = job = Job(lambda step: services.read_any(path, progress=step).plan, self)
        job.done.connect(lambda plan: self._keep(path.name, plan))
        job.failed.connect(self._not_read)
        job.finished.connect(self._read)
        job.start()

    def _read(self) -> None:
        self.job = None

    def _not_read(self, error: Exception) -> None:
        self.attach.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.note.setText(str(error))

    def _keep(self, name: str, document: Plan) -> None:
        self.attach.setEnabled(True)
        try:
            self.library.attachments.attach(
                self.session.plan_id, name, document, preset_of(document)
            )
        except UserError as error:
            self.note.setText(str(error))
            return
        self.reload()

    def remove(self) -> None:
        """Take the document away from the plan."""
        self.library.attachments.remove(self.choice.currentData())
        self.reload()

    def add_basis(self) -> None:
        """Name the document among the căn cứ, behind those that are there."""
        document = self.document
        if document is None:
            return
        number = grammar.number_text(document.header.number, preset_of(document)) or ""
        date = document.header.date
        line = basis_line(document, number, administrative_date(date) if date else "")

        def edit(plan: Plan) -> Plan:
            places = [i for i, text in enumerate(plan.opening) if grammar.is_legal_basis(text)]
            at = places[-1] + 1 if places else 0
            return replace(plan, opening=(*plan.opening[:at], line, *plan.opening[at:]))

        if line in self.session.plan.opening:
            self.note.setText("Căn cứ này đã có trong kế hoạch.")
            return
        self._apply("thêm căn cứ", edit)
        self.note.setText(f"Đã thêm: {line}")

    # the sections

    def _apply(self, text: str, edit: Any) -> None:
        self.session.end_step()
        self.session.apply(text, edit)
        self.session.end_step()

    def _state(self, place: int) -> str:
        one = self.covered[place]
        return "skipped" if place in self.skipped and one.answer != "answered" else one.answer

    def _renew(self) -> None:
        chosen = max(0, self.list.currentRow())
        document = self.document
        self.covered = coverage(document, self.session.plan) if document is not None else ()
        self.list.blockSignals(True)
        self.list.clear()
        for place, one in enumerate(self.covered):
            state = self._state(place)
            item = QListWidgetItem(f"{SIGNS[state]} {one.number} {one.heading}".strip())
            item.setForeground(self.theme.c(TONES[state]))
            item.setToolTip(f"{WORDS[state]}: {one.number} {one.heading}".strip())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.toolTip())
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(chosen, len(self.covered) - 1))
        self._say_count()
        self._show_section()

    def _say_count(self) -> None:
        has = self.document is not None
        for button in (self.basis, self.detach):
            button.setEnabled(has)
        if not self.rows:
            self.note.setText(EMPTY)
        elif has:
            states = [self._state(place) for place in range(len(self.covered))]
            parts = (f"{SIGNS[s]} {WORDS[s].lower()}: {states.count(s)}" for s in WORDS)
            self.note.setText("Mục của cấp trên – " + " · ".join(parts))

    def _show_section(self) -> None:
        place = self.list.currentRow()
        one = self.covered[place] if 0 <= place < len(self.covered) else None
        for button in (self.take, self.adapt, self.skip):
            button.setEnabled(one is not None)
        self.go_to.setEnabled(one is not None and one.own is not None)
        self.theirs.setPlainText(plain_text(one.section) if one else "")
        if one is None or one.own is None:
            self.mine.setPlainText("" if one is None else "Kế hoạch đang soạn chưa có mục này.")
        else:
            self.mine.setPlainText(plain_text(edits.find(self.session.plan, one.own)))
        if one is not None:
            self.skip.setText("Không bỏ qua" if place in self.skipped else "Bỏ qua")
            self.skip.updateGeometry()

    def copy_section(self, adapt: bool) -> None:
        """Copy the section behind the one that answers what stands before it; then edit it."""
        place = self.list.currentRow()
        one, plan = self.covered[place], self.session.plan
        after = self._place_for(place)
        made, new_id = insert_sections(plan, (one.section,), preset_of(plan), after)
        self._apply("chép mục của cấp trên", lambda _: made)
        if adapt:
            self.wanted = new_id
            self.accept()
            return
        self._renew()

    def _place_for(self, place: int) -> int | None:
        """The own section behind which a copy belongs: that of the sibling before it."""
        depth = self.covered[place].depth
        for one in reversed(self.covered[:place]):
            if one.depth < depth:
                break
            if one.depth == depth and one.own is not None:
                return one.own
        return None

    def skip_section(self) -> None:
        """Note that the section is none of this plan's business, or take the note back."""
        self.skipped ^= {self.list.currentRow()}
        try:
            self.library.set_setting(self._key(), sorted(self.skipped))
        except UserError as error:
            self.note.setText(str(error))
        self._renew()

    def open_mine(self) -> None:
        """Open the own section that answers this one."""
        self.wanted = self.covered[self.list.currentRow()].own
        self.accept()

"""The documents attached to a plan: choose one, attach a file, name it as căn cứ, take it away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.plans.standards import preset_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach_gui.core.plan import Plan
    from kehoach_gui.storage import Library
    from kehoach_gui.storage.attachments import AttachmentRow
    from kehoach_gui.ui.theme import Theme

INPUTS = "Văn bản đọc được (*.docx *.txt *.html *.htm *.json *.kehoach);;Mọi tệp (*)"


class DocumentBar(QWidget):
    """`document_changed` brings the chosen document's JSON, None where there is none."""

    document_changed = Signal(object)
    told = Signal(str)
    basis_asked = Signal()

    def __init__(self, theme: Theme, library: Library, plan_id: int) -> None:
        super().__init__()
        self.theme = theme
        self.library = library
        self.plan_id = plan_id
        self.rows: tuple[AttachmentRow, ...] = ()
        self.job: Job | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName("Văn bản cấp trên")
        self.choice.setMinimumWidth(180)
        theme.dress(self.choice, "body")
        self.attach = self._button(
            "Đính kèm tệp…", self.ask_file, "Đọc một tệp rồi giữ cùng kế hoạch"
        )
        self.basis = self._button(
            "Thêm vào căn cứ", self.basis_asked.emit, "Ghi văn bản này vào phần căn cứ của kế hoạch"
        )
        self.detach = self._button("Gỡ", self.remove, "Không giữ văn bản này cùng kế hoạch nữa")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        for button in (self.attach, self.basis, self.detach):
            row.addWidget(button)
        row.addStretch(0)
        self.choice.currentIndexChanged.connect(lambda _: self.load())

    def _button(self, text: str, run: Callable[[], object], tip: str) -> Button:
        button = Button(self.theme, text, "out", tip=tip)
        button.clicked.connect(lambda _=False: run())
        return button

    def reload(self) -> None:
        """Read which documents are attached; the newest is shown."""
        self.choice.blockSignals(True)
        self.choice.clear()
        try:
            self.rows = self.library.attachments.list_of(self.plan_id)
        except UserError as error:
            self.told.emit(str(error))
        for row in self.rows:
            self.choice.addItem(row.name, row.id)
        self.choice.blockSignals(False)
        for widget in (self.choice, self.basis, self.detach):
            widget.setVisible(bool(self.rows))
        self.load()

    def load(self) -> None:
        """Take the chosen document out of the library; one that is damaged is told of."""
        if not self.rows:
            self.document_changed.emit(None)
            return
        try:
            body = self.library.attachments.body(int(self.choice.currentData()))
        except UserError as error:
            self.document_changed.emit(None)
            self.told.emit(str(error))
            return
        self.document_changed.emit(body)

    def ask_file(self) -> None:
        """Choose a file and attach it; it is read behind the window."""
        name, _ = QFileDialog.getOpenFileName(self, "Đính kèm văn bản cấp trên", "", INPUTS)
        if name:
            self.attach_file(Path(name))

    def attach_file(self, path: Path) -> None:
        """Read a document in a thread of its own, then keep it with the plan."""
        from kehoach_gui import services

        self.told.emit(f"Đang đọc “{path.name}”…")
        self.attach.setEnabled(False)
        self.job = job = Job(lambda step: services.read_any(path, progress=step).plan, self)
        job.done.connect(lambda plan: self._keep(path.name, plan))
        job.failed.connect(self._not_read)
        job.finished.connect(self._ended)
        job.start()

    def _ended(self) -> None:
        self.job = None
        self.attach.setEnabled(True)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.told.emit(str(error))

    def _keep(self, name: str, document: Plan) -> None:
        try:
            self.library.attachments.attach(self.plan_id, name, document, preset_of(document))
        except UserError as error:
            self.told.emit(str(error))
            return
        self.reload()

    def remove(self) -> None:
        """Take the document away from the plan."""
        try:
            self.library.attachments.remove(int(self.choice.currentData()))
        except UserError as error:
            self.told.emit(str(error))
            return
        self.reload()

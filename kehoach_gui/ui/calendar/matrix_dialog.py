"""The matrix việc - đơn vị - thời hạn - sản phẩm of the open plan: proposed, edited, printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QWidget

from kehoach_gui.core.compose_assignments import HEADS, new_rows, units_of
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import AssignmentRow, Attached, Plan
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.dialogs.import_lines import AnyIndex, Index
from kehoach_gui.ui.dialogs.table_cells import CellsModel
from kehoach_gui.ui.dialogs.table_dialog import CellsView
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import choose_index, plain_label

if TYPE_CHECKING:
    from kehoach_gui.ui.jobs import Progress

COLUMNS = HEADS[1:]
SHARES = (0.46, 0.22, 0.18, 0.14)
WIDTH = 880
ATTACHED: Attached = "assignments"
EXPORTS = (
    ("Cả bảng, văn bản Word (.docx)…", ".docx", False),
    ("Cả bảng, PDF để in (.pdf)…", ".pdf", False),
    ("Trích riêng từng đơn vị, văn bản Word (.docx)…", ".docx", True),
    ("Trích riêng từng đơn vị, PDF để in (.pdf)…", ".pdf", True),
)
PROPOSED = (
    "{count} việc dưới đây là đề xuất đọc từ phần tổ chức thực hiện. Xem lại, sửa ô nào chưa đúng,"
    " rồi lưu vào kế hoạch."
)
EMPTY = (
    "Chưa đọc được việc nào từ phần tổ chức thực hiện. Bấm “Thêm việc” để ghi tay, hoặc dán từ"
    " Excel, Word."
)
HINT = "Enter sửa ô, Alt+Enter xuống dòng trong ô, Ctrl+V dán từ Excel hoặc Word."
Export = tuple[str, bool]


class MatrixModel(CellsModel):
    """Rows of four cells under their names; there may be none."""

    def __init__(self, rows: Iterable[AssignmentRow]) -> None:
        super().__init__([cells(row) for row in rows], 0)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return super().headerData(section, orientation, role)

    def insert(self, place: int, rows: Iterable[AssignmentRow]) -> None:
        """Rows put in at a place."""
        fresh = [cells(row) for row in rows]
        self.beginResetModel()
        self.rows[place:place] = fresh
        self.endResetModel()

    def remove(self, places: set[int]) -> None:
        """The rows at these places taken out; none may be left."""
        self.beginResetModel()
        self.rows = [row for place, row in enumerate(self.rows) if place not in places]
        self.endResetModel()

    def move(self, place: int, step: int) -> None:
        """A row moved up (-1) or down (+1)."""
        self.beginResetModel()
        self.rows.insert(place + step, self.rows.pop(place))
        self.endResetModel()

    def found(self) -> tuple[AssignmentRow, ...]:
        """The rows that have any words."""
        return tuple(AssignmentRow(*row) for row in self.rows if any(row))


class MatrixDialog(Dialog):
    """Edits a copy; once accepted `edit` puts it into the plan, `export` is what to write then."""

    def __init__(self, theme: Theme, parent: QWidget | None, plan: Plan) -> None:
        super().__init__(theme, parent, "Bảng phân công nhiệm vụ", WIDTH)
        self.plan = plan
        self.export: Export | None = None
        proposals = new_rows(plan)
        self.model = MatrixModel(plan.assignments or proposals)
        self.view = CellsView(theme, self.model, self)
        self.view.setAccessibleName("Việc, đơn vị, thời hạn, sản phẩm")
        self.view.setMinimumHeight(190)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.printed = QCheckBox("In kèm phụ lục khi in và xuất kế hoạch")
        self.printed.setChecked(ATTACHED in plan.attached or not plan.assignments)
        theme.dress(self.printed, "body")
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        self.body.addLayout(self._tools())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self.printed)
        self.take_room()
        self.export_button = self.add_button("Lưu và xuất", lambda: None, left=True)
        self.export_button.drop(self._export_menu())
        self.add_button("Hủy", self.reject)
        self.add_button("Lưu vào kế hoạch", self.finish, "go")
        self.model.modelReset.connect(self._changed)
        self.model.dataChanged.connect(lambda *_: self._changed())
        self._changed()
        if plan.assignments:
            self.note.setText(HINT)
        else:
            count = len(proposals)
            self.note.setText(PROPOSED.format(count=count) if count else EMPTY)
        QTimer.singleShot(0, self, self._fit)
        if self.model.rows:
            choose_index(self.view, self.model.index(0, 0))
        self.view.setFocus()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.buttons: dict[str, Button] = {}
        for name, text, run in (
            ("add", "Thêm việc", self.add_row),
            ("remove", "Xóa việc", self.remove_rows),
            ("up", "Lên", lambda: self.move(-1)),
            ("down", "Xuống", lambda: self.move(1)),
            ("propose", "Thêm đề xuất", self.add_proposals),
            ("paste", "Dán", self.paste),
        ):
            button = self.buttons[name] = Button(self.theme, text, "out")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, run=run: run())
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, suffix, units in EXPORTS:
            menu.addAction(text, lambda suffix=suffix, units=units: self._export(suffix, units))
        return menu

    def edit(self, plan: Plan) -> Plan:
        """The plan with this matrix, printed as an appendix or not."""
        attached = tuple(name for name in plan.attached if name != ATTACHED)
        if self.printed.isChecked() and self.model.found():
            attached = (*attached, ATTACHED)
        if set(attached) == set(plan.attached):
            attached = plan.attached
        return replace(plan, assignments=self.model.found(), attached=attached)

    def finish(self) -> None:
        """Take the words of an open cell too, then close."""
        commit_words()
        self.view.setFocus()
        self.accept()

    def _export(self, suffix: str, units: bool) -> None:
        self.export = suffix, units
        self.finish()

    def _changed(self) -> None:
        """What can be done with the rows that there are."""
        rows = bool(self.model.rows)
        for name in ("remove", "up", "down"):
            self.buttons[name].setEnabled(rows)
        self.export_button.setEnabled(bool(self.model.found()))
        self.printed.setEnabled(bool(self.model.found()))
        self.buttons["propose"].setEnabled(bool(self._proposals()))

    def _proposals(self) -> tuple[AssignmentRow, ...]:
        return new_rows(replace(self.plan, assignments=self.model.found()))

    def _fit(self) -> None:
        room = max(200, self.view.viewport().width())
        for column, share in enumerate(SHARES):
            self.view.setColumnWidth(column, int(room * share))
        self.view.resizeRowsToContents()

    def _row(self) -> int:
        return self.view.currentIndex().row()

    def _go_to(self, row: int) -> None:
        if self.model.rows:
            row = min(max(row, 0), len(self.model.rows) - 1)
            choose_index(self.view, self.model.index(row, 0))
        self.view.setFocus()

    def add_row(self) -> None:
        """An empty row below the current one, ready to be written in."""
        place = self._row() + 1
        self.model.insert(place, [AssignmentRow("")])
        self._go_to(place)
        self.view.edit(self.model.index(place, 0))

    def remove_rows(self) -> None:
        """The chosen rows taken out."""
        chosen = {index.row() for index in self.view.selectedIndexes()} or {self._row()}
        self.model.remove(chosen - {-1})
        self._go_to(min(chosen))

    def move(self, step: int) -> None:
        """The current row moved by one place."""
        row = self._row()
        if row >= 0 and 0 <= row + step < len(self.model.rows):
            self.model.move(row, step)
            self._go_to(row + step)

    def add_proposals(self) -> None:
        """What the text proposes and the matrix does not have yet, at its end."""
        fresh = self._proposals()
        place = len(self.model.rows)
        self.model.insert(place, fresh)
        self._go_to(place)
        self.note.setText(f"Đã thêm {len(fresh)} việc đọc từ phần tổ chức thực hiện; hãy xem lại.")

    def paste(self) -> None:
        """Copied rows put in below the current one: their first four columns."""
        from kehoach_gui.reading.cells import read_cells

        held = QGuiApplication.clipboard().mimeData()
        try:
            rows = read_cells(held.text(), held.html())
        except UserError as error:
            self.note.setText(str(error))
            return
        width = len(COLUMNS)
        fresh = [AssignmentRow(*(*row, *[""] * width)[:width]) for row in rows]
        if fresh:
            place = self._row() + 1
            self.model.insert(place, fresh)
            self._go_to(place)
            self.note.setText(f"Đã dán {len(fresh)} việc.")


def cells(row: AssignmentRow) -> list[str]:
    """The four cells of a row."""
    return [row.task, row.unit, row.deadline, row.product]


def open_matrix(window: Any) -> None:
    """Edit the matrix of the open plan as one undo step; write it as a file where wished."""
    session = window.session
    if session is None:
        return
    window.commit_words()
    dialog = MatrixDialog(window.theme, window, session.plan)
    if not dialog.exec():
        return
    session.end_step()
    changed = session.apply("bảng phân công", dialog.edit)
    session.end_step()
    if dialog.export is not None:
        export_matrix(window, session.plan, *dialog.export)
    elif changed:
        words = f"Bảng phân công có {len(session.plan.assignments)} việc."
        window.toast.say(words, ("Hoàn tác", window.undo))


def export_matrix(window: Any, plan: Plan, suffix: str, per_unit: bool) -> None:
    """Write the plan's matrix, or an extract for each unit, where the user says."""
    from kehoach_gui.core.file_names import proposed_name
    from kehoach_gui.ui.calendar.saving import save_file
    from kehoach_gui.ui.plans.standards import preset_of

    preset, rows = preset_of(plan), plan.assignments
    label = "Trích phân công từng đơn vị" if per_unit else "Bảng phân công"

    def make(progress: Progress) -> bytes:
        from kehoach_gui.export.assignment_files import make_extracts, make_matrix

        if per_unit:
            return make_extracts(plan, preset, rows, tuple(units_of(rows)), suffix, progress)
        return make_matrix(plan, preset, rows, suffix, progress)

    stem = proposed_name(plan, "") + ("-trich-phan-cong" if per_unit else "-phan-cong")
    save_file(window, stem, suffix, label, make)

"""A form over parts of the plan: fields in rows, each change one merged undo step."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.session import PlanSession
from kehoach_gui.ui.plans.fields import Field, FieldSpec
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.undo_filter import UndoFilter

WIDEST = 720


class FormTools(Protocol):
    """A widget in a form that shows something of the session's plan."""

    def show_plan(self, session: PlanSession, preset: Preset) -> None: ...


class FormPanel(QScrollArea):
    """The head or the tail of a plan as fields."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        rows: tuple[tuple[FieldSpec, ...], ...],
        undo: UndoFilter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session: PlanSession | None = None
        self.preset: Preset | None = None
        self.fields: dict[str, Field] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        box = QVBoxLayout(page)
        box.setContentsMargins(26, 14, 26, 24)
        box.setSpacing(14)
        self.box = box
        self.tools: list[FormTools] = []
        for specs in rows:
            line = QHBoxLayout()
            line.setSpacing(12)
            for spec in specs:
                field = Field(theme, spec)
                field.edited.connect(self._edited)
                field.left.connect(self._left)
                undo.watch(field.input)
                self.fields[spec.id] = field
                line.addWidget(field, spec.stretch, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)
        box.addStretch(1)
        self.setWidget(page)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_session(self, session: PlanSession | None, preset: Preset | None) -> None:
        """Edit another plan from now on."""
        self.session = session
        if session is not None and preset is not None:
            self.show_plan(session.plan, preset, force=True)

    def show_plan(self, plan: Plan, preset: Preset, force: bool = False) -> None:
        """Take what changed elsewhere: undo, another standard."""
        changed = self.preset is not preset
        self.preset = preset
        for field in self.fields.values():
            field.show_plan(plan, preset, force or (changed and not field.input.hasFocus()))
        if self.session is not None:
            for tools in self.tools:
                tools.show_plan(self.session, preset)

    def add_tools(self, tools: FormTools, place: int) -> None:
        """Put tools among the rows of fields; they follow the plan like the fields."""
        assert isinstance(tools, QWidget)
        self.tools.append(tools)
        self.box.insertWidget(place, tools)

    def focus_first(self) -> None:
        next(iter(self.fields.values())).input.setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self, field: Field) -> None:
        if self.session is None or self.preset is None:
            return
        preset, words, write = self.preset, field.input.words(), field.spec.write
        field.complain("")
        self.session.apply(
            f"sửa “{field.spec.label}”",
            lambda plan: write(plan, preset, words),
            merge_key=("field", field.spec.id),
        )

    def _left(self, field: Field) -> None:
        if self.session is None or self.preset is None:
            return
        sentence = field.spec.complaint(field.input.words())
        field.complain(sentence)
        if not sentence:
            field.show_plan(self.session.plan, self.preset, force=True)
        self.session.end_step()

    def event(self, event: QEvent) -> bool:
        return super().event(event)

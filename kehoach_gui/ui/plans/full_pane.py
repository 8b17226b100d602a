"""The whole plan in one scroll: the same commands, each change one edit of the plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kehoach_gui.core.plan import Plan, walk
from kehoach_gui.core.preset import Preset
from kehoach_gui.session import PlanSession
from kehoach_gui.ui.plans.flow import Line
from kehoach_gui.ui.plans.full_editor import FIXED, FullEditor
from kehoach_gui.ui.plans.full_flow import (
    lines_of_plan,
    numbers_of,
    with_one_line,
    with_plan_lines,
)
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.undo_filter import UndoFilter

HINT = "Gõ lời mở đầu ở đây, hoặc thêm mục đầu tiên ở khung bên trái."


class FullPane(QWidget):
    """Edits all of the session's plan; `item_entered` follows the caret's section."""

    item_entered = Signal(int)

    def __init__(self, theme: Theme, undo: UndoFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: PlanSession | None = None
        self.preset: Preset | None = None
        self._own = False  # while the plan changes by what is typed here
        self._quick = False  # and only the words of one block
        self._sent: tuple[Line, ...] = ()
        self._numbers: dict[int, str] = {}
        self._numbered: object = None  # the sections that the numbers were made for
        self.editor = FullEditor(theme)
        self.editor.setObjectName("full_text")
        self.editor.hint = HINT
        self.editor.item_numbers = self._item_numbers
        self.setAccessibleName("Toàn văn")
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 0)
        box.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        undo.watch(self.editor)
        self.editor.watch_field = undo.watch
        self.editor.lines_changed.connect(self._lines_edited)
        self.editor.cursorPositionChanged.connect(self._caret_moved)
        self.editor.left.connect(self._end_step)
        self.editor.step_ended.connect(self._end_step)

    def show_plan(self, session: PlanSession, preset: Preset) -> None:
        """Take the session's plan, unless it is what stands here already."""
        other = session is not self.session
        self.session = session
        if self._own and self._quick:  # words of one block: every number stands
            self._numbered = session.plan.sections
        self._renumber(session.plan, preset)
        if self._own or self.editor.holding:
            return
        lines = lines_of_plan(session.plan)
        if other or lines != self.editor.lines:
            self.editor.show_lines(lines, keep_caret=not other)
            self._sent = self.editor.lines
        self.editor.viewport_update()

    def _renumber(self, plan: Plan, preset: Preset) -> None:
        if self._numbered is not plan.sections or self.preset is not preset:
            self._numbers = numbers_of(plan, preset)
            self._numbered = plan.sections
        self.preset = preset

    def _item_numbers(self, items: list[int]) -> list[str]:
        return [self._numbers.get(item, "") for item in items]

    def go_to(self, ident: int) -> None:
        """Show a section from its top, unless the caret is in it already."""
        if self.current_id() != ident:
            self.editor.go_to_item(ident)

    def current_id(self) -> int | None:
        """The section that the caret is in; None in the beginning and end of the plan."""
        place = self.caret_place()
        return place[0] if place else None

    def caret_place(self) -> tuple[int, int] | None:
        """The section that owns the caret's paragraph, and the paragraph's place in it."""
        lines, index = self.editor.lines, self.editor.caret_line()
        if index < len(lines) and lines[index].part in FIXED:
            return None
        for place in range(min(index, len(lines) - 1), -1, -1):
            line = lines[place]
            if line.item is not None:
                headed = 1 if line.part == "heading" else 0
                return line.item, max(0, index - place - headed)
        return None

    def line_at(self, ident: int, block: int | None) -> int | None:
        """Which line has a section's heading (None), or one of its blocks."""
        for place, line in enumerate(self.editor.lines):
            if line.item == ident:
                return place if block is None else place + block + (line.part == "heading")
        return None

    def counts(self) -> str:
        """How many sections, paragraphs and words there are."""
        lines = self.editor.lines
        opened = sum(1 for line in lines if line.part == "heading")
        words = sum(len(line.block.words.replace("|", " ").split()) for line in lines)
        return f"{opened} mục · {len(lines) - opened} đoạn · {words:,} từ".replace(",", ".")

    def _lines_edited(self) -> None:
        session, preset = self.session, self.preset
        if session is None or preset is None:
            return
        before, lines = self._sent, self.editor.lines
        self._sent = lines
        place = changed_line(before, lines)
        read = session.conventions

        def edit(plan: Plan) -> Plan:
            quick = None if place is None else with_one_line(plan, lines, place)
            self._quick = quick is not None
            return with_plan_lines(plan, lines, preset, read) if quick is None else quick

        self._own = True
        session.apply("gõ", edit, merge_key=("full",))
        self._own = False
        if place is None:
            self._take_ids(session.plan)

    def _take_ids(self, plan: Plan) -> None:
        """New sections have their ids from the plan now."""
        idents = iter([section.id for section, _ in walk(plan.sections)])
        items = [None if line.item is None else next(idents) for line in self.editor.lines]
        self.editor.renew_items(items)
        self._sent = self.editor.lines

    def _caret_moved(self) -> None:
        ident = self.current_id() if self.editor.hasFocus() else None
        if ident is not None and ident > 0:
            self.item_entered.emit(ident)

    def _end_step(self) -> None:
        if self.session is not None:
            self.session.end_step()


def changed_line(before: tuple[Line, ...], after: tuple[Line, ...]) -> int | None:
    """The one line whose words differ; None where more than that changed."""
    if len(before) != len(after):
        return None
    places = [p for p, (a, b) in enumerate(zip(before, after, strict=True)) if a is not b]
    if len(places) != 1:
        return None
    old, new = before[places[0]], after[places[0]]
    same = (old.item, old.part, old.level) == (new.item, new.part, new.level)
    return places[0] if same else None

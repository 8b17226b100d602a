"""The page of one section: its heading, its kind, and the editor of its text."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from kehoach_gui.core import edits, numbering
from kehoach_gui.core.plan import Block, Kind, Plan, Section
from kehoach_gui.core.preset import Preset
from kehoach_gui.session import PlanSession
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.plans.block_format import GAP, clean
from kehoach_gui.ui.plans.child_list import ChildList
from kehoach_gui.ui.plans.editor_paint import HINT
from kehoach_gui.ui.plans.fields import TextInput
from kehoach_gui.ui.plans.flow import (
    Line,
    depth_of,
    find,
    lines_of,
    set_lines,
    shown_number,
    siblings_of,
    takes_items,
)
from kehoach_gui.ui.plans.outline_model import period_note
from kehoach_gui.ui.plans.section_editor import BOTTOM_ROOM, SectionEditor
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.undo_filter import UndoFilter

KINDS: tuple[tuple[Kind, str], ...] = (
    ("purpose", "Mục đích, yêu cầu"),
    ("content", "Nội dung tuyên truyền"),
    ("phases", "Các đợt tuyên truyền"),
    ("phase", "Một đợt"),
    ("methods", "Hình thức tuyên truyền"),
    ("materials", "Tài liệu tuyên truyền"),
    ("slogans", "Khẩu hiệu"),
    ("organization", "Tổ chức thực hiện"),
    ("other", "Mục khác"),
)

HINT_ABOVE = "Mục này gồm các mục con bên dưới. Gõ ở đây nếu cần lời dẫn."


class HeadingInput(TextInput):
    """The heading; Enter goes on to the text."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class SectionPane(QWidget):
    """Edits one section of the session's plan; `item_entered` follows the caret's paragraph."""

    item_entered = Signal(int)
    child_opened = Signal(int)

    def __init__(self, theme: Theme, undo: UndoFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session: PlanSession | None = None
        self.preset: Preset | None = None
        self.section: Section | None = None
        self.siblings: tuple[Section, ...] = ()
        self.depth = 0
        self.heading = HeadingInput((1, 3))
        self.heading.setPlaceholderText("Tiêu đề của mục")
        self.heading.setAccessibleName("Tiêu đề của mục")
        self.heading.setObjectName("section_heading")
        theme.dress(self.heading, "body", True)
        self.kind = Button(theme, "Mục khác", "pill", tip="Loại mục")
        self.kind.drop(self._kind_menu())
        self.period = QLabel()
        self.period.setTextFormat(Qt.TextFormat.PlainText)
        theme.dress(self.period, "small")
        tint(self.period, "muted")
        self.editor = SectionEditor(theme)
        self.editor.setObjectName("section_text")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.kind)
        line.addWidget(self.period)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(26, 14, 14, 0)
        box.setSpacing(8)
        box.addWidget(self.heading)
        box.addLayout(line)
        box.addWidget(self.editor, 1)
        self.children_ = ChildList(theme)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.children_)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName("Các mục con")
        box.addWidget(self.area, 1)
        self.children_.opened.connect(self.child_opened)
        self.setFocusProxy(self.editor)
        undo.watch(self.heading)
        undo.watch(self.editor)
        self.editor.watch_field = undo.watch
        self.heading.edited.connect(self._heading_edited)
        self.heading.left.connect(self._left)
        self.heading.entered.connect(lambda: self.editor.setFocus(Qt.FocusReason.TabFocusReason))
        self.editor.lines_changed.connect(self._lines_edited)
        self.editor.cursorPositionChanged.connect(self._caret_moved)
        self.editor.left.connect(self._left)
        self.editor.step_ended.connect(self._left)

    def _kind_menu(self) -> QMenu:
        menu = QMenu("Loại mục", self)
        for kind, label in KINDS:
            menu.addAction(label, lambda kind=kind: self.set_kind(kind))
        return menu

    def show_section(self, session: PlanSession, preset: Preset, section_id: int) -> None:
        """Edit another section; an open pre-edit was committed by the caller."""
        self.session = session
        self.section = None
        self.show_plan(session.plan, preset, section_id)

    def show_plan(self, plan: Plan, preset: Preset, section_id: int) -> None:
        """Take what changed in the section elsewhere: undo, outline, another standard."""
        section = find(plan, section_id)
        if section is None:
            return
        moved = self.section is None or self.section.id != section_id
        self.section, self.preset = section, preset
        self.siblings = siblings_of(plan, section_id)
        self.depth = depth_of(plan, section_id)
        if moved or (clean(self.heading.words()) or None) != section.heading:
            self.heading.show_words(section.heading or "")
        self.editor.items_allowed = takes_items(section)
        self.editor.bottom_room = BOTTOM_ROOM if takes_items(section) else GAP
        self.editor.hint = HINT if takes_items(section) else HINT_ABOVE
        self.editor.item_numbers = self._item_numbers
        lines, shown = lines_of(section), self.editor.lines
        if self.editor.holding:
            return
        if moved or shape(lines) != shape(shown):
            self.editor.show_lines(lines, keep_caret=not moved)
        elif lines != shown:
            self.editor.renew_items([line.item for line in lines])
        self._show_children(section, preset)
        self.kind.setText(dict(KINDS)[section.kind])
        self.kind.updateGeometry()
        note = period_note(section)
        self.period.setText(f"Thời gian: {note}" if note else "")
        self.editor.viewport_update()

    def _item_numbers(self, items: list[int]) -> list[str]:
        """Numbers for the paragraphs of the editor, those not yet in the plan included."""
        section, preset = self.section, self.preset
        if section is None or preset is None:
            return [""] * len(items)
        children = section.sections
        if items != [child.id for child in children]:
            first = numbering.usual_number(preset, self.depth + 1, 1, section.number)
            model = next((child.number for child in children if child.number), first)
            fresh = tuple(Section(item, model) for item in items)
            children = numbering.renumbered(fresh, section.number)
        return [shown_number(children, child, preset) for child in children]

    def _show_children(self, section: Section, preset: Preset) -> None:
        """Children with headings stand as rows below a text that is only as high as it needs."""
        apart = not takes_items(section)
        self.area.setVisible(apart)
        if apart:
            self.children_.show_children(section.sections, preset)
        self._fit_editor()

    def _fit_editor(self) -> None:
        apart = self.section is not None and not takes_items(self.section)
        height = int(self.editor.document().size().height()) + 2 * GAP
        limit = max(64, self.height() // 2)
        self.editor.setMaximumHeight(min(height, limit) if apart else 16777215)
        self.editor.bottom_room = GAP if apart else BOTTOM_ROOM

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_editor()

    def caret_place(self) -> tuple[int, int] | None:
        """The section that owns the caret's paragraph, and the paragraph's place in it."""
        if self.section is None:
            return None
        return place_in(self.editor.lines, self.editor.caret_line(), self.section.id)

    def title(self) -> str:
        """The number and heading, as the pane's head shows them."""
        if self.section is None or self.preset is None:
            return ""
        number = shown_number(self.siblings, self.section, self.preset)
        words = self.section.heading or "Đoạn có số"
        return f"{number} {words}".strip()

    def set_kind(self, kind: Kind) -> None:
        if self.session is not None and self.section is not None:
            ident = self.section.id
            read = self.session.conventions
            self.session.apply("đổi loại mục", lambda plan: edits.set_kind(plan, ident, kind, read))

    def _apply(self, text: str, edit: Callable[[Plan], Plan], part: str) -> None:
        if self.session is None or self.section is None:
            return
        self.session.apply(text, edit, merge_key=(part, self.section.id))

    def _heading_edited(self) -> None:
        if self.section is None or self.session is None:
            return
        ident, words = self.section.id, clean(self.heading.words()) or None
        read = self.session.conventions
        self._apply(
            "gõ tiêu đề", lambda plan: edits.rename_section(plan, ident, words, read), "heading"
        )

    def _lines_edited(self) -> None:
        section, preset = self.section, self.preset
        if section is None or preset is None:
            return
        lines = self.editor.lines
        self._fit_editor()
        self._apply("gõ", lambda plan: set_lines(plan, section.id, lines, preset), "lines")

    def _caret_moved(self) -> None:
        item = self.editor.current_item()
        if self.section is not None and self.editor.hasFocus():
            self.item_entered.emit(item if item and item > 0 else self.section.id)

    def _left(self) -> None:
        if self.session is not None:
            self.session.end_step()


def place_in(lines: tuple[Line, ...], index: int, section_id: int) -> tuple[int, int]:
    """Owner and block index of a line of a section's flow."""
    owner, first = section_id, 0
    for place, line in enumerate(lines[: index + 1]):
        if line.item is not None:
            owner, first = line.item, place
    return owner, index - first


def shape(lines: tuple[Line, ...]) -> list[tuple[Block, bool]]:
    """What the writer sees of lines: all but the ids of numbered paragraphs."""
    return [(line.block, line.item is not None) for line in lines]

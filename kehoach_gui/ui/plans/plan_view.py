"""The workspace of one open plan: outline, the part being edited, the printed page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.session import PlanSession
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans.flow import find, lines_of, page_of, takes_items
from kehoach_gui.ui.plans.form_panel import FormPanel
from kehoach_gui.ui.plans.form_specs import HEAD_FIELDS, TAIL_FIELDS
from kehoach_gui.ui.plans.outline_actions import changed_part
from kehoach_gui.ui.plans.outline_model import HEAD, TAIL
from kehoach_gui.ui.plans.outline_view import OutlineView
from kehoach_gui.ui.plans.plan_editors import PlanEditors
from kehoach_gui.ui.plans.plan_finding import PlanFinding
from kehoach_gui.ui.plans.plan_pages import PREVIEW_FROM, PlanPages
from kehoach_gui.ui.plans.section_pane import SectionPane
from kehoach_gui.ui.plans.smart_typing import SETTING as SMART_TYPING
from kehoach_gui.ui.plans.standards import preset_of
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.undo_filter import UndoFilter
from kehoach_gui.ui.widgets import ElidedLabel, PaneHead

if TYPE_CHECKING:
    from kehoach_gui.ui.finding.find_panel import FindPanel
    from kehoach_gui.ui.plans.full_pane import FullPane
    from kehoach_gui.ui.right.right_pane import RightPane

COUNT_AFTER_MS = 150  # words are counted in a pause of typing
FORM_PARTS = (
    "header",
    "title",
    "opening",
    "closing",
    "recipients",
    "signatures",
    "standard",
    "layout",
)


class PlanView(PlanEditors, PlanFinding, PlanPages, QWidget):
    """Shows the session's plan; `part_changed` follows the part that is edited."""

    part_changed = Signal()
    preview_changed = Signal(bool)
    page_count = Signal(int)
    right_made = Signal(object)  # the right pane
    pasted = Signal(str)
    role_changed = Signal(str)
    table_asked = Signal()
    caret_moved = Signal()
    everywhere_asked = Signal()
    order_asked = Signal(object)  # a place of the order sheet
    replaced = Signal(str)
    refused = Signal(str)

    def __init__(
        self, theme: Theme, settings: QSettings, undo: UndoFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.settings = settings
        self.session: PlanSession | None = None
        self.preset: Preset | None = None
        self.wants_preview = settings.value("plan/preview", True, bool)
        self.preview: RightPane | None = None
        self.undo_filter = undo
        self.find_panel: FindPanel | None = None
        self.full_text = settings.value("plan/full_text", False, bool)
        self.full_pane: FullPane | None = None
        self.outline = OutlineView(theme)
        self.head_form = FormPanel(theme, "Phần đầu văn bản", HEAD_FIELDS, undo)
        self.tail_form = FormPanel(theme, "Nơi nhận và chữ ký", TAIL_FIELDS, undo)
        self.section_pane = SectionPane(theme, undo)
        self.stack = QStackedWidget()
        for page in (self.head_form, self.section_pane, self.tail_form):
            self.stack.addWidget(page)
        self.add_button = Button(theme, "", "flat", "plus", "Thêm mục")
        self.more_button = Button(theme, "", "flat", "more", "Việc với mục đang chọn")
        self.pages_label = QLabel("")
        self.part_title = ElidedLabel()
        self.part_note = QLabel("")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.left = QStackedWidget()
        self.left.setMinimumWidth(200)
        self.left.addWidget(self._left_pane())
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self._middle_pane())
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)
        self.count_timer = QTimer(self)
        self.count_timer.setSingleShot(True)
        self.count_timer.timeout.connect(self._say_part)
        self.set_smart_typing(settings.value(SMART_TYPING, False, bool))
        self.outline.chosen.connect(self.show_part)
        self.section_pane.item_entered.connect(self.follow_caret)
        self.section_pane.child_opened.connect(self.show_part)
        self.join(self.section_pane.editor)

    # building

    def _left_pane(self) -> QWidget:
        head = PaneHead(self.theme)
        title = QLabel("Bố cục")
        self.theme.dress(title, "small", True)
        self.theme.dress(self.pages_label, "small")
        head.row.addWidget(title)
        head.row.addWidget(self.pages_label, 1)
        head.row.addWidget(self.add_button)
        head.row.addWidget(self.more_button)
        pane = QFrame()
        pane.setMinimumWidth(200)
        box = QVBoxLayout(pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addSpacing(6)
        box.addWidget(self.outline, 1)
        tint(self.pages_label, "muted")
        ground(pane, QPalette.ColorRole.Base)
        return pane

    def _middle_pane(self) -> QWidget:
        head = self.middle_head = PaneHead(self.theme, "bg")
        self.theme.dress(self.part_title, "small", True)
        self.theme.dress(self.part_note, "small")
        head.row.addWidget(self.part_title, 1)
        head.row.addWidget(self.part_note)
        head.row.addSpacing(8)
        tint(self.part_note, "muted")
        pane = QFrame()
        pane.setMinimumWidth(380)
        box = QVBoxLayout(pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.stack, 1)
        return pane

    def set_menus(self, add: QMenu, more: QMenu) -> None:
        """The menus of the outline's two buttons and of its right click."""
        self.add_button.drop(add)
        self.more_button.drop(more)
        self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(
            lambda point: more.exec(self.outline.page.mapToGlobal(point))
        )

    def add_switch(self, action: QAction) -> None:
        """The button of the middle pane's head that shows the whole plan or one section."""
        self.middle_head.row.addWidget(Button(self.theme, "", "flat", "doc").follow(action))

    # the plan

    def show_session(self, session: PlanSession) -> None:
        """Edit another plan from now on."""
        self.session = session
        self.preset = preset_of(session.plan)
        session.plan_changed.connect(self._plan_changed)
        self.head_form.show_session(session, self.preset)
        self.tail_form.show_session(session, self.preset)
        self.section_pane.section = None
        self.section_pane.session = session
        first = session.plan.sections
        start = page_of(session.plan, first[0].id) if first else HEAD
        self.outline.show_plan(session.plan, self.preset, start)
        self.show_part(start)
        self._refresh_session()

    def _plan_changed(self, before: Plan, after: Plan) -> None:
        if self.session is None or self.sender() is not self.session:
            return
        if (before.standard, before.layout) != (after.standard, after.layout):
            self.preset = preset_of(after)
        preset = self.preset
        assert preset is not None
        if any(getattr(before, name) is not getattr(after, name) for name in FORM_PARTS):
            self.head_form.show_plan(after, preset)
            self.tail_form.show_plan(after, preset)
        if (
            before.sections is not after.sections
            or before.appendices is not after.appendices
            or before.standard != after.standard
        ):
            self.outline.show_plan(after, preset)
        shown = self.section_pane.section
        if shown is not None and find(after, shown.id) is None:
            self.section_pane.section = None  # what was typed last cannot go into it any more
        if shown is not None and self.stack.currentWidget() is self.section_pane:
            if find(after, shown.id) is None or page_of(after, shown.id) != shown.id:
                self.show_part(self.outline.current_id())
            else:
                self.section_pane.show_plan(after, preset, shown.id)
        if self.full_pane is not None and self.stack.currentWidget() is self.full_pane:
            self.full_pane.show_plan(self.session, preset)
        self.count_timer.start(COUNT_AFTER_MS)
        self._refresh_preview()
        if self.find_panel is not None:
            self.find_panel.plan_changed()

    def current_id(self) -> int:
        """The chosen row of the outline: a section's id, HEAD or TAIL."""
        return self.outline.current_id()

    def has_section(self) -> bool:
        """Whether the chosen row is a section."""
        return self.session is not None and find(self.session.plan, self.current_id()) is not None

    def show_part(self, ident: int) -> None:
        """Open a part in the middle; words still being composed go where they were typed."""
        if self.session is None or self.preset is None:
            return
        commit_words()
        self.session.end_step()
        plan = self.session.plan
        if ident == TAIL:
            self.tail_form.show_plan(plan, self.preset)
            self.stack.setCurrentWidget(self.tail_form)
        elif find(plan, ident) is None:
            self.head_form.show_plan(plan, self.preset)
            self.stack.setCurrentWidget(self.head_form)
        elif self.takes_full_text(ident):
            self.show_full_text(ident)
        else:
            page = page_of(plan, ident)
            pane = self.section_pane
            if pane.section is None or pane.section.id != page:
                pane.show_section(self.session, self.preset, page)
            else:
                pane.show_plan(plan, self.preset, page)
            self.stack.setCurrentWidget(pane)
            if page != ident:
                pane.editor.go_to_item(ident)
        self.outline.choose(ident)
        self._say_part()
        self.part_changed.emit()

    def focus_part(self) -> None:
        """Put the keyboard into the part that is shown."""
        page = self.stack.currentWidget()
        if isinstance(page, FormPanel):
            page.focus_first()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_caret(self, ident: int) -> None:
        """Choose the caret's section in the outline."""
        if self.session is not None and find(self.session.plan, ident) is not None:
            self.outline.choose(ident)

    def _say_part(self) -> None:
        page = self.stack.currentWidget()
        if page is self.section_pane and self.section_pane.section is not None:
            section = self.section_pane.section
            lines = lines_of(section)
            words = sum(len(line.block.words.replace("|", " ").split()) for line in lines)
            self.part_title.setText(self.section_pane.title())
            inner = 0 if takes_items(section) else len(section.sections)
            parts = [f"{inner} mục con"] if inner else []
            if lines or not inner:
                parts.append(f"{len(lines)} đoạn · {words:,} từ".replace(",", "."))
            self.part_note.setText(" · ".join(parts))
        elif page is self.full_pane:
            self.part_title.setText("Toàn văn")
            self.part_note.setText(self.full_pane.counts())
        else:
            self.part_title.setText(page.accessibleName())
            self.part_note.setText("")

    def show_change(self, before: Plan, after: Plan) -> None:
        """Open the part in which two plans differ, so that undo is seen."""
        part = changed_part(before, after)
        if self.shows_change(before, after):
            return
        if part is not None and part != self.current_id():
            self.show_part(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        old = event.oldSize().width()
        if (old < PREVIEW_FROM) != (event.size().width() < PREVIEW_FROM):
            self.place_preview()

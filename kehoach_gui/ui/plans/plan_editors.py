"""Which editor of an open plan is shown: that of a section, or that of the whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStackedWidget

from kehoach_gui.ui.input_method import commit_words

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.preset import Preset
    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.full_pane import FullPane
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.plans.section_editor import SectionEditor
    from kehoach_gui.ui.plans.section_pane import SectionPane
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.undo_filter import UndoFilter


class PlanEditors:
    """Mixed into the plan view, which has the session, the outline and the stack of pages."""

    theme: Theme
    settings: QSettings
    session: PlanSession | None
    preset: Preset | None
    undo_filter: UndoFilter
    stack: QStackedWidget
    section_pane: SectionPane
    full_pane: FullPane | None
    full_text: bool

    @property
    def _plan_view(self) -> PlanView:
        from kehoach_gui.ui.plans.plan_view import PlanView

        assert isinstance(self, PlanView)
        return self

    @property
    def editor(self) -> SectionEditor:
        """The editor whose text is shown, or was shown last."""
        if self.full_text and self.full_pane is not None:
            return self.full_pane.editor
        return self.section_pane.editor

    def editors(self) -> tuple[SectionEditor, ...]:
        """Both editors, as far as they are made."""
        full = () if self.full_pane is None else (self.full_pane.editor,)
        return (self.section_pane.editor, *full)

    def join(self, editor: SectionEditor) -> None:
        """Pass on what an editor tells."""
        view = self._plan_view
        editor.pasted.connect(view.pasted)
        editor.refused.connect(view.refused)
        editor.role_changed.connect(view.role_changed)
        editor.table_asked.connect(view.table_asked)
        editor.cursorPositionChanged.connect(view.caret_moved)

    def set_smart_typing(self, wanted: bool) -> None:
        """Whether " and -- become “ ” and – while typing."""
        for editor in self.editors():
            editor.smart_typing = wanted

    def caret_place(self) -> tuple[int, int] | None:
        """Section and block of the paragraph that the caret is in; None outside the sections."""
        page = self.stack.currentWidget()
        if page is self.full_pane and self.full_pane is not None:
            return self.full_pane.caret_place()
        if page is not self.section_pane or not self._plan_view.has_section():
            return None
        return self.section_pane.caret_place()

    # the whole plan in one scroll

    def is_full(self) -> bool:
        """Whether the whole plan is what is shown now."""
        return self.full_pane is not None and self.stack.currentWidget() is self.full_pane

    def takes_full_text(self, ident: int) -> bool:
        """Whether a section is shown in the full text; those of appendices have their own pages."""
        from kehoach_gui.core.plan import walk

        if not self.full_text or self.session is None:
            return False
        return any(section.id == ident for section, _ in walk(self.session.plan.sections))

    def show_full_text(self, ident: int) -> None:
        """Show the whole plan, a section of it at the top."""
        if self.session is None or self.preset is None:
            return
        if self.full_pane is None:
            from kehoach_gui.ui.plans.full_pane import FullPane

            self.full_pane = FullPane(self.theme, self.undo_filter)
            self.full_pane.editor.smart_typing = self.section_pane.editor.smart_typing
            self.full_pane.item_entered.connect(self._plan_view.follow_caret)
            self.join(self.full_pane.editor)
            self.stack.addWidget(self.full_pane)
        self.full_pane.show_plan(self.session, self.preset)
        self.stack.setCurrentWidget(self.full_pane)
        self.full_pane.go_to(ident)

    def set_full_text(self, wanted: bool) -> None:
        """Show the whole plan, or one section, from now on; remembered."""
        view = self._plan_view
        if self.session is None:
            return
        commit_words()
        self.session.end_step()
        self.full_text = wanted
        self.settings.setValue("plan/full_text", wanted)
        sections = self.session.plan.sections
        ident = view.current_id()
        if wanted and not view.has_section() and sections:
            ident = sections[0].id
        view.show_part(ident)
        view.focus_part()

    def shows_change(self, before: Plan, after: Plan) -> bool:
        """Whether a change of the plan is seen in the full text without going anywhere."""
        if not self.is_full():
            return False
        kept = ("header", "title", "recipients", "signatures", "sections", "appendices")
        return all(getattr(before, name) is getattr(after, name) for name in kept)

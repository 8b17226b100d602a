"""What the workspace of a plan does for finding: the panel in the place of the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from kehoach_gui.core.find import Options
    from kehoach_gui.ui.finding.find_panel import FindPanel
    from kehoach_gui.ui.plans.outline_view import OutlineView
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.undo_filter import UndoFilter


class PlanFinding:
    """Mixed into the plan view, which has the outline, the editor and the stack on the left."""

    theme: Theme
    undo_filter: UndoFilter
    find_panel: FindPanel | None
    left: QStackedWidget
    outline: OutlineView

    @property
    def _view(self) -> PlanView:
        from kehoach_gui.ui.plans.plan_view import PlanView

        assert isinstance(self, PlanView)
        return self

    def _panel(self) -> FindPanel:
        if self.find_panel is None:
            from kehoach_gui.ui.finding.find_panel import FindPanel

            panel = FindPanel(self.theme, self._view, self.undo_filter)
            panel.closed.connect(self.close_find)
            panel.everywhere_asked.connect(self._view.everywhere_asked)
            panel.replaced.connect(self._view.replaced)
            self._view.part_changed.connect(panel.mark)
            self.left.addWidget(panel)
            self.find_panel = panel
        return self.find_panel

    def open_find(self, replacing: bool, words: str = "", options: Options | None = None) -> None:
        """Find, or find and replace, in the place of the outline; by default the selected words."""
        words = words or self.selected_words()
        panel = self._panel()
        if options is not None:
            panel.options.take(options)
        self.left.setCurrentWidget(panel)
        panel.open(replacing, words)

    def find_step(self, by: int) -> None:
        """The next hit or the one before; opens the panel where nothing was looked for yet."""
        panel = self._panel()
        if not panel.field.text().strip():
            self.open_find(replacing=False)
            return
        if not panel.hits:
            panel.renew()
        panel.step(by)

    def close_find(self) -> None:
        """The outline again, the keyboard in the text."""
        self.left.setCurrentIndex(0)
        if self.find_panel is not None:
            self.find_panel.mark()
        self._view.focus_part()

    def left_field(self) -> QWidget:
        """What takes the keyboard on the left: the outline, or the words to find."""
        if self.find_panel is not None and self.left.currentWidget() is self.find_panel:
            return self.find_panel.field
        return self.outline

    def selected_words(self) -> str:
        """What is selected in the text, where it is part of one paragraph; else ""."""
        words = self._view.editor.selected_words()
        return "" if "\u2029" in words or len(words) > 80 else words.strip()

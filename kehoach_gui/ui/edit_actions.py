"""The window's handlers for editing: history, text, emphasis, roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.home_view import HomeView
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.toast import Toast
    from kehoach_gui.ui.toolbars import HomeBar
    from kehoach_gui.ui.workspaces import Workspace

    TextWidget = QLineEdit | QPlainTextEdit | QTextEdit


class EditActions:
    """Mixed into the window, which has the session and the plan view."""

    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    home: HomeView
    home_bar: HomeBar
    show_home: Callable[[], None]
    workspace: Callable[[], Workspace | None]
    _repeat: Callable[[], object] | None = None

    def commit_words(self) -> None:
        """Let an input method finish the word it has open."""
        from kehoach_gui.ui.input_method import commit_words

        commit_words()

    # history

    def undo(self) -> None:
        self._step_history(-1)

    def redo(self) -> None:
        self._step_history(+1)

    def _step_history(self, by: int) -> None:
        page = self.workspace()
        if page is not None:
            page.step_history(by)
            return
        if self.session is None or self.view is None:
            return
        self.commit_words()
        before, stack = self.session.plan, self.session.undo_stack
        self.session.end_step()
        if by < 0:
            stack.undo()
        else:
            stack.redo()
        self.view.show_change(before, self.session.plan)

    def remember(self, run: Callable[[], object]) -> None:
        """What F4 does again: the last command on text or sections."""
        self._repeat = run

    def repeat_last(self) -> None:
        if self._repeat is None:
            self.toast.say("Chưa có việc nào để lặp lại.")
        else:
            self._repeat()

    # text

    def _text_widget(self) -> TextWidget | None:
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

        widget = QApplication.focusWidget()
        return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None

    def cut(self) -> None:
        if widget := self._text_widget():
            widget.cut()
        elif self.outline_has_focus():
            self.cut_section()

    def copy(self) -> None:
        if widget := self._text_widget():
            widget.copy()
        elif self.outline_has_focus():
            self.copy_section()

    def paste(self) -> None:
        if widget := self._text_widget():
            widget.paste()
            self.remember(self.paste)
        elif self.outline_has_focus():
            self.paste_section()

    def paste_raw(self) -> None:
        """The clipboard's lines as they stand; fields of one text take them as always."""
        from kehoach_gui.ui.plans.section_editor import SectionEditor

        widget = self._text_widget()
        if isinstance(widget, SectionEditor):
            self.commit_words()
            widget.paste(raw=True)
        elif widget is not None:
            widget.paste()

    def say_pasted(self, receipt: str) -> None:
        """Tell what was cleaned in a paste, with the way back and the text as it was."""
        if receipt:
            self.toast.say(
                receipt, ("Hoàn tác", self.undo), ("Dán nguyên văn", self.paste_raw_instead)
            )

    def paste_raw_instead(self) -> None:
        """The text as it was in the place of the cleaned one; undo takes both back at once."""
        from kehoach_gui.ui.plans.pasting import paste_raw_instead

        if self.session is None or self.view is None:
            return
        if not paste_raw_instead(self.session, self.view.editor):
            self.toast.say("Đã soạn tiếp sau khi dán. Hãy hoàn tác, rồi dán bằng Ctrl+Shift+V.")
        self.session.end_step()

    def select_all(self) -> None:
        if widget := self._text_widget():
            widget.selectAll()

    def set_emphasis(self, kind: str) -> None:
        """Bold b, italic i, underline u: on or off."""
        if self.view is not None and self.session is not None:
            self.session.end_step()
            self.view.editor.set_emphasis(kind)
            self.session.end_step()
            self.remember(lambda: self.set_emphasis(kind))

    def set_role(self, role: str) -> None:
        """Give the paragraphs under the caret a role."""
        if self.view is not None and self.session is not None:
            self.session.end_step()
            self.view.editor.set_role(role)
            self.session.end_step()
            self.view.editor.setFocus()
            self.remember(lambda: self.set_role(role))

    def move_block(self, by: str) -> None:
        """Move the caret's paragraph up ("-1") or down ("1"), with what stands below its number."""
        if self.view is not None and self.view.caret_place() is not None:
            self.commit_words()
            self.view.editor.move_block(int(by))
            self.remember(lambda: self.move_block(by))

    # find and replace

    def find_words(self) -> None:
        """Find in the open plan; in the list of plans, a plan; on another page what it has."""
        if (page := self.workspace()) is not None:
            page.focus_search()
        elif self.session is None or self.view is None:
            self.find_plan()
        else:
            self.view.open_find(replacing=False)

    def replace_words(self) -> None:
        if self.session is not None and self.view is not None:
            self.view.open_find(replacing=True)

    def find_next(self) -> None:
        self._find_step(+1)

    def find_previous(self) -> None:
        self._find_step(-1)

    def _find_step(self, by: int) -> None:
        if self.session is not None and self.view is not None:
            self.view.find_step(by)

    def say_replaced(self, sentence: str) -> None:
        self.toast.say(sentence, ("Hoàn tác", self.undo))

    def find_everywhere(self) -> None:
        """Find in all plans of the library; a hit that is chosen opens its plan there."""
        from kehoach_gui.ui.finding.everywhere import find_everywhere

        self.commit_words()
        find_everywhere(self)

    # what is shown

    def toggle_full_text(self) -> None:
        """The whole plan in one scroll, or one section."""
        if self.view is not None:
            self.view.set_full_text(not self.view.full_text)

    # where the keyboard is

    def next_pane(self) -> None:
        """F6: from pane to pane, because Tab is typed in the editor."""
        if (page := self.workspace()) is not None:
            page.next_pane()
            return
        if self.session is None or self.view is None:
            target = self.home.list if self.home_bar.search.hasFocus() else self.home_bar.search
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        left = self.view.left_field()
        if left.hasFocus():
            self.view.focus_part()
        else:
            left.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_plan(self) -> None:
        if self.session is not None:
            self.show_home()
        self.home_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.home_bar.search.selectAll()

"""The window's handlers for editing: history, text, emphasis, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.toast import Toast

    TextWidget = QLineEdit | QPlainTextEdit | QTextEdit


class EditActions:
    """Mixed into the window, which has the session and the plan view."""

    session: PlanSession | None
    view: PlanView | None
    toast: Toast

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

    # text

    def _text_widget(self) -> TextWidget | None:
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

        widget = QApplication.focusWidget()
        return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None

    def cut(self) -> None:
        if widget := self._text_widget():
            widget.cut()

    def copy(self) -> None:
        if widget := self._text_widget():
            widget.copy()

    def paste(self) -> None:
        if widget := self._text_widget():
            widget.paste()

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
            self.view.section_pane.editor.set_emphasis(kind)
            self.session.end_step()

    def set_role(self, role: str) -> None:
        """Give the paragraphs under the caret a role."""
        if self.view is not None and self.session is not None:
            self.session.end_step()
            self.view.section_pane.editor.set_role(role)
            self.session.end_step()
            self.view.section_pane.editor.setFocus()

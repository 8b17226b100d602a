"""The window's handlers for what comes from Word and Excel: tables, other people's documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast


class WordActions:
    """Mixed into the window, which has library, session, view and toast."""

    theme: Theme
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    commit_words: Callable[[], None]

    def insert_table(self) -> None:
        """A new table behind the caret's paragraph."""
        if self.view is None or self.view.caret_place() is None:
            self.toast.say("Hãy đặt con trỏ vào nội dung của một mục, rồi chèn bảng.")
            return
        self._edit_table(None)

    def edit_table(self) -> None:
        """The table at the caret, cell by cell."""
        number = None if self.view is None else self.view.editor.table_number()
        if number is None:
            self.toast.say("Hãy bấm vào bảng cần sửa, rồi chọn lại lệnh này.")
            return
        self._edit_table(number)

    def _edit_table(self, number: int | None) -> None:
        from kehoach_gui.ui.dialogs.table_dialog import TableDialog
        from kehoach_gui.ui.plans.block_format import line_of

        assert self.view is not None and isinstance(self, QWidget)
        self.commit_words()
        editor = self.view.editor
        block = None
        if number is not None:
            block = line_of(editor.document().findBlockByNumber(number)).block
        dialog = TableDialog(self.theme, self, block)
        if dialog.exec() and dialog.table != block:
            editor.put_table(dialog.table, number)
        editor.setFocus()

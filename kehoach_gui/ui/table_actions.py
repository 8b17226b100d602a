"""The window's handlers for tables of the text: new ones, rows and columns, cells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

NO_TABLE = "Hãy bấm vào một ô của bảng, rồi chọn lại lệnh này."


class TableActions:
    """Mixed into the window, which has view and toast."""

    theme: Theme
    view: PlanView | None
    toast: Toast
    commit_words: Callable[[], None]
    remember: Callable[[Callable[[], object]], None]

    def insert_table(self) -> None:
        """A new table behind the caret's paragraph, its first empty cell open."""
        if self.view is None or self.view.caret_place() is None:
            self.toast.say("Hãy đặt con trỏ vào nội dung của một mục, rồi chèn bảng.")
            return
        from kehoach_gui.ui.dialogs.table_size import TableSizeDialog

        self.commit_words()
        editor = self.view.editor
        editor.close_cell()
        assert isinstance(self, QWidget)
        dialog = TableSizeDialog(self.theme, self)
        if dialog.exec():
            number = editor.put_table(dialog.table)
            first = dialog.table.rows[0]
            editor.enter_table(number, cell=(0, first.index("") if "" in first else 0))
        else:
            editor.setFocus()

    def edit_table(self) -> None:
        """The table at the caret in a window of its own, cell by cell."""
        number = None if self.view is None else self.view.editor.table_number()
        block = None if number is None or self.view is None else self.view.editor.table_on(number)
        if self.view is None or block is None:
            self.toast.say(NO_TABLE)
            return
        from kehoach_gui.ui.dialogs.table_dialog import TableDialog

        assert isinstance(self, QWidget)
        self.commit_words()
        editor = self.view.editor
        editor.close_cell()
        dialog = TableDialog(self.theme, self, block)
        if dialog.exec() and dialog.table != block:
            editor.put_table(dialog.table, number)
        editor.setFocus()

    def table_command(self, name: str) -> None:
        """A command on the open cell's row, column or table; of the caret's table at its end."""
        self.commit_words()
        if self.view is None or not self.view.editor.table_command(name):
            self.toast.say(NO_TABLE)
            return
        self.remember(lambda: self.table_command(name))

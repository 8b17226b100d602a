"""Hands for tables: a section with one, its first cell by Tab, what the plan holds of it."""

from hands import press
from PySide6.QtCore import Qt

from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor
from kehoach_gui.ui.plans.table_field import CellInput
from kehoach_gui.ui.plans.table_typing import TableTyping

KEY = Qt.Key
ROWS = (("Việc", "Đơn vị"), ("Treo băng rôn", "Đoàn xã"))
TABLE = Block("table", "", rows=ROWS, header_rows=1)


def show_table(window: MainWindow, table: Block, full: bool = False) -> SectionEditor:
    assert window.session is not None and window.view is not None
    blocks = (Block("paragraph", "Trước."), table, Block("paragraph", "Sau."))
    window.session.apply("thêm", lambda plan: edits.set_blocks(plan, 5, blocks))
    window.view.set_full_text(full)
    window.view.show_part(5)
    window.view.editor.setFocus()
    return window.view.editor


def number_of(editor: SectionEditor) -> int:
    return next(number for number, line in enumerate(editor._lines) if line.block.rows)


def rows_of(window: MainWindow) -> tuple[tuple[str, ...], ...]:
    assert window.session is not None
    blocks = edits.find(window.session.plan, 5).blocks
    return next((block.rows for block in blocks if block.rows), ())


def enter(editor: SectionEditor) -> tuple[TableTyping, CellInput]:
    """The first cell by Tab, from the table's line."""
    editor.caret_at_table(number_of(editor))
    press(editor, KEY.Key_Tab, "\t")
    typing = editor.typing
    assert typing is not None and typing.is_open
    return typing, typing.field

"""Finding and replacing in the cells of tables: named, selected and marked where the words are."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor

from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block
from kehoach_gui.ui.finding.find_panel import FindPanel
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_editor import SectionEditor

ROWS = (("Việc", "Đơn vị"), ("Treo băng rôn, băng rôn đỏ", "Đoàn xã"))
TABLE = Block("table", "", rows=ROWS, header_rows=1)


@pytest.fixture(params=[False, True], ids=["section", "full"])
def panel(
    request: pytest.FixtureRequest, opened: MainWindow, settle: Callable[..., None]
) -> FindPanel:
    """The panel with "bang ron" looked for in a plan that has it in a paragraph and in a cell."""
    assert opened.session is not None and opened.view is not None
    blocks = (Block("paragraph", "Trước băng rôn."), TABLE, Block("paragraph", "Sau."))
    opened.session.apply("thêm", lambda plan: edits.set_blocks(plan, 5, blocks))
    opened.view.set_full_text(request.param)
    opened.view.show_part(5)
    opened.view.open_find(replacing=True)
    found = opened.view.find_panel
    assert found is not None
    found.field.setText("bang ron")
    found.renew()
    settle()
    return found


def rows_of(window: MainWindow) -> tuple[tuple[str, ...], ...]:
    assert window.session is not None
    return edits.find(window.session.plan, 5).blocks[1].rows


def editor_of(window: MainWindow) -> SectionEditor:
    assert window.view is not None
    return window.view.editor


def test_a_hit_in_a_cell_is_named_by_row_and_column(panel: FindPanel) -> None:
    names = [hit.name for hit in panel.list.hits.rows]
    assert names == ["Mục II.1", *["Mục II.1, bảng, hàng 2 cột 1"] * 2]


def test_exactly_the_words_of_the_cell_are_selected_and_the_field_keeps_the_keyboard(
    opened: MainWindow, panel: FindPanel
) -> None:
    panel.field.setFocus()
    panel.step(+1)
    panel.step(+1)
    editor = editor_of(opened)
    typing = editor.typing
    assert typing is not None and typing.cell == (1, 0) and panel.field.hasFocus()
    assert typing.field.textCursor().selectedText() == "băng rôn"
    assert typing.field.textCursor().selectionStart() == 5
    panel.step(+1)
    assert typing.field.textCursor().selectionStart() == 15
    panel.step(+1)
    assert not editor.has_open_cell() and editor.textCursor().selectedText() == "băng rôn"


def test_enter_on_a_hit_puts_the_keyboard_into_the_cell(
    opened: MainWindow, panel: FindPanel
) -> None:
    panel.list.entered.emit(1)
    typing = editor_of(opened).typing
    assert typing is not None and typing.field.hasFocus()
    assert opened.view is not None and opened.view.selected_words() == "băng rôn"


def test_every_hit_of_a_cell_is_marked_in_its_table(opened: MainWindow, panel: FindPanel) -> None:
    editor = editor_of(opened)
    ((cursor, spans),) = editor.pictures.marks
    assert spans == {(1, 0): [(5, 13), (15, 23)]}
    assert editor.table_on(QTextCursor(cursor).blockNumber()) == TABLE
    before = editor.grab().toImage()
    panel.closed.emit()
    assert editor.pictures.marks == []
    assert editor.grab().toImage() != before


def test_replacing_one_hit_in_a_cell_is_one_step_and_goes_on_to_the_next(
    opened: MainWindow, panel: FindPanel
) -> None:
    panel.replacement.setText("pa nô")
    panel.show_hit(1, focus=False)
    panel.replace_one()
    assert rows_of(opened)[1][0] == "Treo pa nô, băng rôn đỏ"
    typing = editor_of(opened).typing
    assert typing is not None and typing.field.textCursor().selectedText() == "băng rôn"
    opened.undo()
    assert rows_of(opened) == ROWS


def test_replacing_all_counts_the_cells_and_is_one_step(
    opened: MainWindow, panel: FindPanel
) -> None:
    said: list[str] = []
    panel.replaced.connect(said.append)
    panel.replacement.setText("pa nô")
    panel.replace_all()
    assert said == ["Đã thay 3 chỗ."]
    assert rows_of(opened)[1][0] == "Treo pa nô, pa nô đỏ"
    opened.undo()
    assert rows_of(opened) == ROWS

"""Words that a search found inside the cells of an editor's tables, marked where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from kehoach_gui.core.find import find_in
from kehoach_gui.core.places import Spot
from kehoach_gui.ui.plans.table_picture import table_in

if TYPE_CHECKING:
    from kehoach_gui.core.find import Options
    from kehoach_gui.ui.plans.section_editor import SectionEditor
    from kehoach_gui.ui.plans.table_edits import Cell

MOST_MARKED = 2000  # hits of a page in its text, and as many in its tables


def mark_cells(editor: SectionEditor, query: str, options: Options) -> None:
    """Mark the words in every table of the editor; none for an empty query or headings alone."""
    spots = []
    wanted = bool(query.strip()) and not options.headings_only
    block = editor.document().begin() if wanted else editor.document().end()
    while block.isValid():
        table = table_in(block)
        if table is not None:
            start = block.position()
            for row, cells in enumerate(table.rows):
                spots += [Spot((start, row, c), words) for c, words in enumerate(cells) if words]
        block = block.next()
    found: dict[int, dict[Cell, list[tuple[int, int]]]] = {}
    for hit in find_in(tuple(spots), query, options)[:MOST_MARKED]:
        start, row, column = map(int, hit.place)
        cells = found.setdefault(start, {})
        cells.setdefault((row, column), []).append((hit.start, hit.end))
    marks = []
    for start, spans in found.items():
        cursor = QTextCursor(editor.document())
        cursor.setPosition(start)
        cursor.setKeepPositionOnInsert(False)
        marks.append((cursor, spans))
    editor.pictures.marks = marks
    editor.page.update()

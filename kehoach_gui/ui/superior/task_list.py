"""The tasks of a superior's plan under their sections, each with how it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from kehoach_gui.core.numbering import lead
from kehoach_gui.ui.superior.rows import RowTree, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach_gui.core.coverage import Task
    from kehoach_gui.core.plan import Section
    from kehoach_gui.ui.theme import Theme

WORDS = {
    "open": "Chưa có",
    "maybe": "Có thể đã có – xem",
    "answered": "Đã có",
    "done": "Tự đánh dấu đã có",
    "skipped": "Bỏ qua",
}
SIGNS = {"open": "○", "maybe": "◐", "answered": "●", "done": "●", "skipped": "–"}
TONES = {"open": "warn", "maybe": "text", "answered": "ok", "done": "ok", "skipped": "muted"}
LEFT = ("open", "maybe")  # what is still to be looked at
PLACE, SECTION, SAID = (Qt.ItemDataRole.UserRole + place for place in range(3))
_SHOWN = 80  # characters of a row


class TaskList(RowTree):
    """Rows of sections and tasks; a numbered paragraph without a heading is a task itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Các việc của văn bản cấp trên")
        self.rows: dict[int, QTreeWidgetItem] = {}  # by the place of the task
        self.states: list[str] = []
        self.setIndentation(14)
        self.setMinimumWidth(200)

    def fill(self, tasks: Sequence[Task], sections: Sequence[tuple[Section, int]]) -> None:
        """Show the tasks of a document, under the sections that have some."""
        self.clear()
        self.rows = {}
        at: dict[int, list[int]] = {}
        for place, task in enumerate(tasks):
            at.setdefault(task.section.id, []).append(place)
        above: list[QTreeWidgetItem] = []
        for section, depth in sections:
            places = at.get(section.id, [])
            del above[depth:]
            parent: QTreeWidget | QTreeWidgetItem = above[-1] if above else self
            if section.heading is None and places:
                words = f"{lead(section)}{tasks[places[0]].words}"
                item = self._row(parent, words, section.id, places[0])
                places = places[1:]
            else:
                words = f"{lead(section)}{section.heading or ''}"
                item = self._row(parent, words, section.id, None)
                item.setFont(0, self.theme.font("small", True))
            above.append(item)
            for place in places:
                self._row(item, tasks[place].words, section.id, place)
        self._drop_empty(self.invisibleRootItem())
        self.expandAll()

    def _row(
        self, parent: QTreeWidget | QTreeWidgetItem, words: str, section: int, place: int | None
    ) -> QTreeWidgetItem:
        said = cut(words, _SHOWN)
        item = self.add_row(parent, said)
        item.setData(0, SECTION, section)
        item.setData(0, SAID, said)
        if place is not None:
            item.setData(0, PLACE, place)
            self.rows[place] = item
        return item

    def _drop_empty(self, item: QTreeWidgetItem) -> bool:
        """Take away sections without a task below them; says whether something is left."""
        kept = [self._drop_empty(item.child(i)) for i in reversed(range(item.childCount()))]
        for place, keep in zip(reversed(range(len(kept))), kept, strict=True):
            if not keep:
                item.takeChild(place)
        return any(kept) or item.data(0, PLACE) is not None

    # states

    def show_states(self, states: list[str], only_left: bool) -> None:
        """How each task is answered; with `only_left` what is settled is hidden."""
        self.states = states
        for place, item in self.rows.items():
            state = states[place]
            words = item.data(0, SAID)
            item.setText(0, f"{SIGNS[state]} {words}")
            item.setForeground(0, self.theme.c(TONES[state]))
            item.setToolTip(0, f"{WORDS[state]}: {words}")
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, item.toolTip(0))
        self._hide(self.invisibleRootItem(), only_left)

    def _hide(self, item: QTreeWidgetItem, only_left: bool) -> bool:
        place = item.data(0, PLACE)
        seen = place is not None and (not only_left or self.states[place] in LEFT)
        for index in range(item.childCount()):
            child = item.child(index)
            visible = self._hide(child, only_left)
            child.setHidden(not visible)
            seen = seen or visible
        return seen

    # what is chosen

    def current_place(self) -> int | None:
        """The place of the chosen task; None on a section."""
        item = self.currentItem()
        place: int | None = item.data(0, PLACE) if item is not None else None
        return place

    def current_section(self) -> int | None:
        """The id of the section that is chosen or holds the chosen task."""
        item = self.currentItem()
        section: int | None = item.data(0, SECTION) if item is not None else None
        return section

    def places_below(self) -> list[int]:
        """The tasks of the chosen row: its own and all below it."""
        item = self.currentItem()
        found: list[int] = []

        def walk(each: QTreeWidgetItem) -> None:
            place = each.data(0, PLACE)
            found.extend([] if place is None else [place])
            for index in range(each.childCount()):
                walk(each.child(index))

        if item is not None:
            walk(item)
        return found

    def go_to_open(self, start: int | None) -> bool:
        """Choose the next task that is not settled, from the top again behind the last."""
        left = [place for place in sorted(self.rows) if self.states[place] in LEFT]
        if not left:
            return False
        behind = -1 if start is None else start
        place = next((place for place in left if place > behind), left[0])
        self.setCurrentItem(self.rows[place])
        return True

"""The list of changes in a returned Word file: by section, each with a box to accept it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem

from kehoach_gui.core.word_diff import Piece
from kehoach_gui.ui.superior.rows import RowTree, cut

if TYPE_CHECKING:
    from collections.abc import Set

    from kehoach_gui.core.returned import Returned
    from kehoach_gui.core.returned_entry import Entry
    from kehoach_gui.ui.superior.returned_notes import Loose, Notes
    from kehoach_gui.ui.theme import Theme

KEY = Qt.ItemDataRole.UserRole
MINE = "Bạn sửa sau khi gửi – bản Word còn chữ cũ"
DEEDS = {"changed": "Sửa", "added": "Thêm", "removed": "Bỏ", "moved": "Chuyển"}
THINGS = {
    "heading": "đề mục",
    "block": "đoạn",
    "added": "mục",
    "removed": "mục",
    "moved": "chỗ",
}
BOTH = "Cả bạn và người sửa cùng sửa chỗ này"
_SHOWN = 70  # characters of a line


def title_of(entry: Entry) -> str:
    """An entry in one line: what was done, to what."""
    row = entry.rows[0]
    if entry.kind == "field":
        return f"{DEEDS[entry.status]}: {entry.path}"
    words = _first_change(row.pieces) if entry.status == "changed" else row.new or row.old or ""
    return f"{DEEDS[entry.status]} {THINGS[entry.kind]}: {cut(words, _SHOWN)}".replace("\n", " ")


def _first_change(pieces: tuple[Piece, ...]) -> str:
    """The words from a little before the first change on."""
    before = ""
    for place, piece in enumerate(pieces):
        if piece.status != "same":
            rest = "".join(one.text for one in pieces[place:] if one.status != "removed")
            lead = " ".join(before.split()[-2:])
            return f"…{lead} {rest}".replace("… ", "… ") if before else rest
        before += piece.text
    return before


class ChangeList(RowTree):
    """Groups with their changes; a box that is pressed is only asked for, the owner sets it."""

    accept_asked = Signal(object, bool)  # the keys, whether to take them

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Những chỗ đã sửa trong bản Word")
        self.items: dict[int, QTreeWidgetItem] = {}
        self.groups: dict[str, QTreeWidgetItem] = {}
        self.setIndentation(16)
        self.setMinimumWidth(220)
        self.itemChanged.connect(self._pressed)

    def fill(self, found: Returned, notes: Notes) -> None:
        """Show the changes, the comments that belong to none behind those of their section."""
        self.blockSignals(True)
        self.clear()
        self.items, self.groups = {}, {}
        group_of = {e.key: MINE if e.side == "mine" else e.group for e in found.entries}
        used = {*group_of.values(), *(loose.group for loose in notes.loose)}
        for name in (*found.group_order, MINE):
            if name in used and name not in self.groups:
                self._add_group(name)
        for entry in found.entries:
            item = self.add_row(self.groups[group_of[entry.key]], title_of(entry))
            item.setData(0, KEY, entry.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            tip = [entry.path, title_of(entry), entry.note]
            if entry.side == "both":
                item.setText(0, f"▲ {item.text(0)}")
                tip.append(BOTH)
            item.setToolTip(0, "\n".join(filter(None, tip)))
            self.items[entry.key] = item
        for place, loose in enumerate(notes.loose):
            self._add_comment(loose, -1 - place)
        self.expandAll()
        self.blockSignals(False)

    def _add_comment(self, loose: Loose, key: int) -> None:
        text = f"Ghi chú: {loose.comment.text}"
        item = self.add_row(self.groups[loose.group], cut(text, _SHOWN + 9))
        item.setData(0, KEY, key)
        item.setToolTip(0, text)
        self.items[key] = item

    def _add_group(self, name: str) -> None:
        item = self.add_row(self, name)
        item.setFont(0, self.theme.font("small", True))
        item.setToolTip(0, name)
        self.groups[name] = item

    # boxes

    def show_taken(self, taken: Set[int]) -> None:
        """Set all boxes: of a group partly where some of its changes are accepted."""
        self.blockSignals(True)
        for key, item in self.items.items():
            if key >= 0:
                item.setCheckState(0, _state(key in taken, key in taken))
        for group in self.groups.values():
            keys = self.keys_in(group)
            if keys:
                group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                group.setCheckState(0, _state(keys <= taken, bool(keys & taken)))
        self.blockSignals(False)

    def keys_in(self, item: QTreeWidgetItem) -> set[int]:
        """The changes of a group, or the one change of a row."""
        rows = [item.child(i) for i in range(item.childCount())] or [item]
        keys = {row.data(0, KEY) for row in rows}
        return {key for key in keys if key is not None and key >= 0}

    def _pressed(self, item: QTreeWidgetItem, column: int) -> None:
        wanted = item.checkState(0) == Qt.CheckState.Checked
        self.accept_asked.emit(frozenset(self.keys_in(item)), wanted)

    def current_key(self) -> int | None:
        """The key of the chosen row: negative for a comment, None for a group."""
        item = self.currentItem()
        key: int | None = item.data(0, KEY) if item is not None else None
        return key


def _state(whole: bool, part: bool) -> Qt.CheckState:
    if whole:
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if part else Qt.CheckState.Unchecked

"""What the library can be narrowed by, as rows: occasions, levels, years, sources, plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kehoach_gui.core.slogans import levels, name_of, occasions
from kehoach_gui.core.text import sort_key

if TYPE_CHECKING:
    from kehoach_gui.storage.slogan_index import Facet

AnyIndex = QModelIndex | QPersistentModelIndex
Index = QModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
ALL, ARCHIVE, HEAD, MORE = "all", "archive", "head", "more"
SECTIONS = {"tag": "Chủ đề", "level": "Cấp", "year": "Năm", "source": "Nguồn", "plan": "Dùng ở"}
FEW = 8  # of the long kinds shown before "more"
LONG = ("year", "source", "plan")


@dataclass(frozen=True, slots=True)
class Item:
    """A row: what it narrows by, its words and how many slogans of the library that are.

    Kinds beside those of a facet: all, archive, head (a title), more (value: the kind).
    """

    kind: str
    value: str
    name: str
    count: int = 0


def items_of(
    facets: Sequence[Facet], total: int, archived: int, plans: Mapping[str, str], whole: set[str]
) -> list[Item]:
    """The rows in the window's order; `plans` names plans by id, `whole` the kinds shown whole."""
    stars = sum(one.count for one in facets if one.kind == "favourite")
    items = [Item(ALL, "", "Tất cả", total), Item("favourite", "", "Yêu thích", stars)]
    for kind, title in SECTIONS.items():
        found = [
            Item(
                kind,
                one.value,
                plans.get(one.value, "") if kind == "plan" else _name(one),
                one.count,
            )
            for one in facets
            if one.kind == kind
        ]
        found = [item for item in _ordered(kind, found) if item.name]
        if not found:
            continue
        items.append(Item(HEAD, kind, title))
        if kind in LONG and kind not in whole and len(found) > FEW + 1:
            rest = len(found) - FEW
            found = [*found[:FEW], Item(MORE, kind, f"Thêm {rest} {title.lower()}…")]
        items += found
    if archived:
        items += [Item(HEAD, ARCHIVE, "Ngăn khác"), Item(ARCHIVE, "", "Lưu trữ", archived)]
    return items


def _name(facet: Facet) -> str:
    if facet.kind == "tag":
        return name_of(facet.value)
    return levels().get(facet.value, facet.value) if facet.kind == "level" else facet.value


def _ordered(kind: str, items: list[Item]) -> list[Item]:
    """Occasions and levels as the window names them, years the last first, others by count."""
    if kind == "year":
        return sorted(items, key=lambda item: item.value, reverse=True)
    names = {"tag": list(occasions()), "level": list(levels())}.get(kind)
    if names is None:
        return items
    places = {value: place for place, value in enumerate(names)}
    return sorted(items, key=lambda one: (places.get(one.value, len(places)), sort_key(one.name)))


class FacetModel(QAbstractListModel):
    """The rows, and which of them are chosen: one of a kind at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []
        self.chosen: dict[str, str] = {}  # kind → value
        self.archive = False

    def show_items(self, items: Sequence[Item]) -> None:
        """Show rows; a choice that is there no more is let go."""
        there = {(item.kind, item.value) for item in items}
        self.beginResetModel()
        self.items = list(items)
        self.chosen = {k: v for k, v in self.chosen.items() if (k, v) in there}
        self.archive = self.archive and (ARCHIVE, "") in there
        self.endResetModel()

    def is_chosen(self, item: Item) -> bool:
        if item.kind == ALL:
            return not self.chosen and not self.archive
        if item.kind == ARCHIVE:
            return self.archive
        return self.chosen.get(item.kind) == item.value

    def toggle(self, item: Item) -> None:
        """Choose a row, or let it go; "all" and the archive let go of all others."""
        if item.kind in (ALL, ARCHIVE):
            self.chosen, self.archive = {}, item.kind == ARCHIVE
        elif self.is_chosen(item):
            del self.chosen[item.kind]
        else:
            self.chosen[item.kind], self.archive = item.value, False
        if self.items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, 0))

    def facets(self) -> dict[str, tuple[str]]:
        """The choice as the search takes it."""
        return {kind: (value,) for kind, value in self.chosen.items()}

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chosen = ", đang chọn" if self.is_chosen(item) else ""
            return item.name + (f", {item.count} khẩu hiệu{chosen}" if item.kind != HEAD else "")
        return item if role == ITEM_ROLE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.items[index.row()].kind == HEAD:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

"""The outline as an item model: the head, the sections with their numbers, the tail."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from kehoach_gui.core.phase_labels import strip_label
from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.plans.flow import lines_of, shown_number
from kehoach_gui.ui.slogans.dragging import SLOGAN_MIME, unpacked

HEAD, TAIL = -1, -2
APPENDIX = -10
ID_ROLE = Qt.ItemDataRole.UserRole + 1
NOTE_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_MIME = "application/x-kehoach-outline-row"
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex


@dataclass(slots=True, eq=False)
class Node:
    """One row; `ident` is a section's id or HEAD, TAIL, APPENDIX - index."""

    ident: int
    text: str
    note: str = ""
    spoken: str = ""
    parent: "Node | None" = None
    row: int = 0
    level: int = 0
    key: int = 0
    children: "list[Node]" = field(default_factory=list)

    def add(self, child: "Node") -> "Node":
        child.parent, child.row, child.level = self, len(self.children), self.level + 1
        self.children.append(child)
        return child


def opening_words(section: Section) -> str:
    """What names the section in a list: its heading, or its first words."""
    if section.heading:
        return section.heading.rstrip(":")
    return section.blocks[0].words if section.blocks else "(chưa có chữ)"


def period_note(section: Section) -> str:
    """The days of a phase, short: 01/3 – 30/6/2027; "" where they are not known."""
    period = section.period
    if period is None:
        return ""
    first = period.start.earliest if period.start else None
    last = period.end.latest if period.end else None
    if first is None and last is None:
        return "chưa rõ ngày"
    return f"{_short(first)} – {_short(last)}"


def _short(day: str | None) -> str:
    """A day without its century: 05/01/27; … for none."""
    return "/".join((day[8:], day[5:7], day[2:4])) if day else "…"


def row_words(section: Section) -> str:
    """The words of a row: of a phase its label alone, its time stands at the right."""
    words = opening_words(section)
    if section.kind == "phase" and section.period is not None:
        return strip_label(words)[0] or words
    return words


def build_tree(plan: Plan, preset: Preset) -> Node:
    """The rows of a plan, numbers in the marks of its standard."""
    root = Node(0, "", level=-1)
    root.add(Node(HEAD, "Phần đầu văn bản", spoken="Phần đầu văn bản"))
    _add_sections(root, plan.sections, preset)
    root.add(Node(TAIL, "Nơi nhận và chữ ký", spoken="Nơi nhận và chữ ký"))
    for place, appendix in enumerate(plan.appendices):
        name = f"Phụ lục {appendix.number or ''}".strip()
        text = f"{name}: {appendix.title}"
        _add_sections(
            root.add(Node(APPENDIX - place, text, spoken=text)), appendix.sections, preset
        )
    return root


def _add_sections(parent: Node, sections: tuple[Section, ...], preset: Preset) -> None:
    for section in sections:
        node = parent.add(Node(section.id, *row_of(section, sections, preset)))
        _add_sections(node, section.sections, preset)


def row_of(section: Section, siblings: tuple[Section, ...], preset: Preset) -> tuple[str, str, str]:
    """Text, note and spoken words of a section's row."""
    number = shown_number(siblings, section, preset)
    count = len(lines_of(section))
    note = period_note(section) or (str(count) if count > 1 else "")
    tail = note if section.period else f"{count} đoạn"
    spoken = f"{number} {opening_words(section)}, {tail}".strip()
    return f"{number} {row_words(section)}".strip(), note, spoken


def flat(node: Node) -> list[Node]:
    """The rows below a node in reading order."""
    found: list[Node] = []
    for child in node.children:
        found.append(child)
        found += flat(child)
    return found


class OutlineModel(QAbstractItemModel):
    """Keeps the rows in step with the plan; rows that stay where they are keep their index."""

    move_asked = Signal(int, object, int)  # section, new parent or None, place there
    slogans_dropped = Signal(int, object)  # section, ids of the library's slogans

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.root = Node(0, "", level=-1)
        self._nodes: list[Node] = [self.root]
        self._by_ident: dict[int, Node] = {}
        self._shown: tuple[Plan, Preset] | None = None

    def show(self, plan: Plan, preset: Preset) -> None:
        """Take a plan's rows: words alone change in place, another shape resets the model."""
        old, self._shown = self._shown, (plan, preset)
        if old is not None and old[1] is preset and old[0].appendices is plan.appendices:
            rows = self.root.children[1 : 1 + len(old[0].sections)]
            if self._renew(rows, old[0].sections, plan.sections, preset):
                return
        self.take(build_tree(plan, preset))

    def take(self, fresh: Node) -> None:
        """Show other rows, those below the node."""
        rows = flat(fresh)
        for key, node in enumerate(rows, 1):
            node.key = key
        self.beginResetModel()
        self.root = fresh
        self._nodes = [fresh, *rows]
        self._by_ident = {node.ident: node for node in rows}
        self.endResetModel()

    def _renew(
        self,
        rows: list[Node],
        old: tuple[Section, ...],
        new: tuple[Section, ...],
        preset: Preset,
    ) -> bool:
        """Rename the rows of sections that changed; False where the shape is another one."""
        if [section.id for section in old] != [section.id for section in new]:
            return False
        for node, before, after in zip(rows, old, new, strict=True):
            if before is after:
                continue
            if not self._renew(node.children, before.sections, after.sections, preset):
                return False
            words = row_of(after, new, preset)
            if words != (node.text, node.note, node.spoken):
                node.text, node.note, node.spoken = words
                index = self.createIndex(node.row, 0, node.key)
                self.dataChanged.emit(index, index)
        return True

    def index_of(self, ident: int) -> QModelIndex:
        """The index of a section, HEAD or TAIL; invalid where there is none."""
        node = self._by_ident.get(ident)
        return QModelIndex() if node is None else self.createIndex(node.row, 0, node.key)

    def node(self, index: QModelIndex) -> Node:
        """The row of an index; the root where it is invalid or older than the last reset.

        Indices carry a number and no pointer: Qt may keep one longer than the node lives.
        """
        key = index.internalId() if index.isValid() else 0
        return self._nodes[key] if key < len(self._nodes) else self.root

    def rowCount(self, parent: QModelIndex = Index()) -> int:  # noqa: B008
        return len(self.node(parent).children)

    def columnCount(self, parent: QModelIndex = Index()) -> int:  # noqa: B008
        return 1

    def index(self, row: int, column: int, parent: QModelIndex = Index()) -> QModelIndex:  # noqa: B008
        children = self.node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].key)

    def parent(self, index: QModelIndex = Index()) -> Any:  # noqa: B008
        parent = self.node(index).parent
        if parent is None or parent is self.root:
            return QModelIndex()
        return self.createIndex(parent.row, 0, parent.key)

    # drag and drop

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        if self.node(index).ident > 0:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ROW_MIME, SLOGAN_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ident = self.node(indexes[0]).ident if indexes else 0
        data.setData(ROW_MIME, str(ident).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        if data.hasFormat(SLOGAN_MIME):
            return self.node(parent).ident > 0
        return self._target(data, row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Ask for the move; the plan makes it, and the model follows the plan.

        Slogans of the library go into the section that they are dropped on.
        """
        if data.hasFormat(SLOGAN_MIME):
            section, ids = self.node(parent).ident, unpacked(data)
            if section > 0 and ids:
                self.slogans_dropped.emit(section, ids)
            return False  # nothing of the library goes away
        target = self._target(data, row, parent)
        if target is None:
            return False
        self.move_asked.emit(*target)
        return True

    def _target(
        self, data: QMimeData, row: int, parent: QModelIndex
    ) -> tuple[int, int | None, int] | None:
        """Section, new parent and place without the section itself; None where it cannot go."""
        if not data.hasFormat(ROW_MIME):
            return None
        ident = int(bytes(data.data(ROW_MIME).data()) or b"0")
        moving = next((node for node in flat(self.root) if node.ident == ident), None)
        above = self.node(parent)
        if moving is None or ident <= 0 or above.ident < 0 or above in (moving, *flat(moving)):
            return None
        places = [node.ident for node in above.children if node.ident > 0]
        first = 1 if above is self.root else 0  # the head stands before the sections
        place = len(places) if row < 0 else max(0, min(row - first, len(places)))
        if ident in places and places.index(ident) < place:
            place -= 1
        return ident, above.ident or None, place

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        answers = {
            Qt.ItemDataRole.DisplayRole: node.text,
            Qt.ItemDataRole.ToolTipRole: node.spoken,
            Qt.ItemDataRole.AccessibleTextRole: node.spoken,
            ID_ROLE: node.ident,
            NOTE_ROLE: node.note,
            LEVEL_ROLE: node.level,
        }
        return answers.get(role)

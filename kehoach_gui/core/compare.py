"""Two plans side by side: fields, order sheet, sections; changes are marked word by word."""

from dataclasses import dataclass, replace
from typing import Literal

from kehoach_gui.core import edits
from kehoach_gui.core.alignment import Alignment, Node, Root
from kehoach_gui.core.numbering import renumbered
from kehoach_gui.core.order_changes import order_rows
from kehoach_gui.core.places import HEADER, SIGNATURE, TITLE, Place, number_words, place_name
from kehoach_gui.core.plan import Block, Plan, Section, next_id, renew_ids
from kehoach_gui.core.word_diff import Piece, paired, word_diff

Status = Literal["same", "changed", "added", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class TextChange:
    """One field, heading or block: its words on both sides (None where it is missing).

    `looks_only` says that the words are the same and emphasis, mark or type are not. `place` is
    there for what restore_field can take back.
    """

    name: str
    old: str | None
    new: str | None
    status: Status
    pieces: tuple[Piece, ...]
    looks_only: bool = False
    place: Place = ()


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section on both sides. `status` is of its own words; `moved` may come on top of it."""

    status: Status
    moved: bool
    depth: int
    old: Section | None
    new: Section | None
    heading: TextChange
    blocks: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Head and tail fields that hold something, all sections in the new plan's order, and the
    order sheet: how it prints, then its lines."""

    fields: tuple[TextChange, ...]
    sections: tuple[SectionChange, ...]
    order: tuple[TextChange, ...] = ()

    @property
    def changes(self) -> int:
        """How many fields, sections and lines of the order are not the same on both sides."""
        fields = sum(field.status != "same" for field in (*self.fields, *self.order))
        return fields + sum(change.status != "same" for change in self.sections)


def compare(old: Plan, new: Plan) -> Comparison:
    """What changed from the old plan to the new one; removed sections stand where they stood."""
    pairs = Alignment(old, new)
    order = tuple(
        _text_change(name, before, after, ("order", *spot))
        for name, before, after, spot in order_rows(old.order, new.order)
    )
    return Comparison(field_changes(old, new), tuple(section_changes(pairs)), order)


def section_changes(pairs: Alignment) -> list[SectionChange]:
    """The sections of two plans in the new one's order; removed ones where they stood."""
    olds = {node.id: node for node in pairs.old_nodes}
    gone_behind: dict[int | None, list[Node]] = {}
    anchor: int | None = None
    for node in pairs.old_nodes:
        new_id = pairs.new_of.get(node.id)
        if new_id is None:
            gone_behind.setdefault(anchor, []).append(node)
        elif new_id not in pairs.moved:
            anchor = new_id
    found = [_section_change(gone, None, False) for gone in gone_behind.get(None, [])]
    for node in pairs.new_nodes:
        old_id = pairs.old_of.get(node.id)
        before = olds[old_id] if old_id is not None else None
        found.append(_section_change(before, node, node.id in pairs.moved))
        found += [_section_change(gone, None, False) for gone in gone_behind.get(node.id, [])]
    return found


def _section_change(old: Node | None, new: Node | None, moved: bool) -> SectionChange:
    before, after = old.section if old else None, new.section if new else None
    heading = _text_change(
        "Đề mục", before.heading if before else None, after.heading if after else None
    )
    blocks = _block_changes(before.blocks if before else (), after.blocks if after else ())
    status: Status = "changed"
    if before is None or after is None:
        status = "added" if after else "removed"
    elif heading.status == "same" and all(block.status == "same" for block in blocks):
        status = "moved" if moved else "same"
    depth = (new or old).depth  # type: ignore[union-attr]
    return SectionChange(status, moved, depth, before, after, heading, blocks)


def _block_changes(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[TextChange, ...]:
    if old == new:
        return tuple(_text_change("", block.words, block.words) for block in new)
    changes = []
    for a, b in paired([block.words for block in old], [block.words for block in new]):
        before, after = old[a] if a is not None else None, new[b] if b is not None else None
        change = _text_change("", before.words if before else None, after.words if after else None)
        if before and after and before != after and change.status == "same":
            change = replace(change, status="changed", looks_only=True)
        changes.append(change)
    return tuple(changes)


def _text_change(name: str, old: str | None, new: str | None, place: Place = ()) -> TextChange:
    status: Status = "changed"
    pieces: tuple[Piece, ...]
    if old == new or (old or "") == (new or ""):
        status, pieces = "same", (Piece("same", new),) if new else ()
    elif not old:
        status, pieces = "added", (Piece("added", new or ""),)
    elif not new:
        status, pieces = "removed", (Piece("removed", old),)
    else:
        pieces = word_diff(old, new)
    return TextChange(name, old, new, status, pieces, place=place)


def field_changes(old: Plan, new: Plan) -> tuple[TextChange, ...]:
    """Head and tail in reading order; fields that are empty on both sides are left out."""
    found = [_text_change("Thể thức", old.standard, new.standard, ("standard",))]
    before, after = _field_words(old), _field_words(new)
    if old.header.number == new.header.number:  # written otherwise by another standard alone
        before["header", "number"] = after["header", "number"]
    for place in before | after:
        words = before.get(place), after.get(place)
        found.append(_text_change(place_name(new, place), *words, place))
    for name, label in _LISTS:
        a, b = list(getattr(old, name)), list(getattr(new, name))
        for i, j in paired(a, b):
            left, right = None if i is None else a[i], None if j is None else b[j]
            place = (name, -1 if i is None else i, -1 if j is None else j)
            found.append(_text_change(label, left, right, place))
    return tuple(change for change in found if change.old or change.new)


_LISTS = (("opening", "Phần mở đầu"), ("closing", "Phần kết"), ("recipients", "Nơi nhận"))


def _field_words(plan: Plan) -> dict[Place, str | None]:
    header = plan.header
    words: dict[Place, str | None] = {("header", name): getattr(header, name) for name in HEADER}
    words["header", "number"] = number_words(header.number, plan.standard)
    words["header", "date"] = header.date
    words |= {("title", name): getattr(plan.title, name) for name in TITLE}
    for index, signature in enumerate(plan.signatures):
        words |= {("signature", index, name): getattr(signature, name) for name in SIGNATURE}
    words |= {("appendix", i): appendix.title for i, appendix in enumerate(plan.appendices)}
    return words


def restore_section(current: Plan, old: Plan, section_id: int) -> Plan:
    """The current plan with a section of the old one as it was.

    A section that is still there gets its old heading, blocks and period back, and its old place
    where it was moved; what stands below it stays. One that is gone comes back at its place, with
    those of its subsections that are gone too. Raises KeyError for an id the old plan lacks.
    """
    section = edits.find(old, section_id)
    pairs = Alignment(old, current)
    node = next(node for node in pairs.old_nodes if node.id == section_id)
    new_id = pairs.new_of.get(section_id)
    if new_id is None:
        ((lost,), _) = renew_ids((_lost_part(section, pairs),), next_id(current))
        return _put(current, pairs, node, lost)
    present = edits.find(current, new_id)
    whole = replace(
        present,
        heading=section.heading,
        kind=section.kind,
        period=section.period,
        blocks=section.blocks,
    )
    if new_id not in pairs.moved or _is_inside(current, pairs.home(node.parent), new_id):
        return edits.change(current, new_id, lambda _: whole)
    return _put(_without(current, new_id), pairs, node, whole)


def _lost_part(section: Section, pairs: Alignment) -> Section:
    inner = (s for s in section.sections if s.id not in pairs.new_of)
    return replace(section, sections=tuple(_lost_part(s, pairs) for s in inner))


def _is_inside(plan: Plan, parent: int | Root | None, section_id: int) -> bool:
    """Whether a place lies in the section itself, or there is none: it cannot be moved there."""
    if parent is None:
        return True
    return isinstance(parent, int) and any(s.id == section_id for s in edits.path_to(plan, parent))


def _without(plan: Plan, section_id: int) -> Plan:
    return edits.in_list(
        plan,
        section_id,
        lambda siblings, parent: renumbered(
            tuple(s for s in siblings if s.id != section_id), parent
        ),
    )


def _put(plan: Plan, pairs: Alignment, node: Node, section: Section) -> Plan:
    """The plan with a section where the old plan has it: behind the sibling it stood behind.

    Where its parent is gone too, at the end of the next list above that is still there.
    """
    siblings = [n.id for n in pairs.old_nodes if n.parent == node.parent]
    before = [pairs.new_of.get(i) for i in siblings[: siblings.index(node.id)]]
    parents = {n.id: n.parent for n in pairs.old_nodes}
    parent, direct = node.parent, True
    while isinstance(parent, int) and parent not in pairs.new_of:
        parent, direct = parents[parent], False
    home = pairs.home(parent)

    def insert(existing: tuple[Section, ...], above: str | None) -> tuple[Section, ...]:
        ids = [s.id for s in existing]
        places = [ids.index(i) + 1 for i in before if i in ids]
        place = max(places, default=0) if direct else len(existing)
        return renumbered((*existing[:place], section, *existing[place:]), above)

    if isinstance(home, int):
        return edits.change(plan, home, lambda s: replace(s, sections=insert(s.sections, s.number)))
    if home is not None and home[0] == "appendix" and home[1] < len(plan.appendices):
        appendices = list(plan.appendices)
        one = appendices[home[1]]
        appendices[home[1]] = replace(one, sections=insert(one.sections, None))
        return replace(plan, appendices=tuple(appendices))
    return replace(plan, sections=insert(plan.sections, None))

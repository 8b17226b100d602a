"""A plan that came back changed (the leader's Word file): its changes, taken over one by one.

What is taken over is a set of changes, and the plan follows from the set alone: the order in which
they are accepted cannot matter, and each can be taken back.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import Literal

from kehoach_gui.core import edits
from kehoach_gui.core.alignment import MAIN, Alignment
from kehoach_gui.core.compare import SectionChange, TextChange, field_changes, section_changes
from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Appendix, Plan, Section
from kehoach_gui.core.returned_entry import HEAD, TAIL, Entry, lines_of, row_of
from kehoach_gui.core.returned_moves import with_moves
from kehoach_gui.core.returned_places import groups, label, path_of, where
from kehoach_gui.core.returned_tree import Atom, Outline, same
from kehoach_gui.core.returned_words import merged_blocks, merged_fields

_HEAD_PLACES = ("standard", "header", "title", "opening")


class Returned:
    """The changes from a plan to the one that came back, and the plan with any of them."""

    def __init__(self, plan: Plan, returned: Plan, conventions: Conventions = DEFAULT) -> None:
        self.plan, self.returned, self.conventions = plan, returned, conventions
        pairs = Alignment(plan, returned)
        self.outline = Outline(plan, pairs)
        self._blocks: dict[int, tuple[TextChange, ...]] = {}
        self._groups = groups(self.outline, plan, returned)
        changes = field_changes(plan, returned)
        fields = [_field(change) for change in changes if change.status != "same"]
        found = [entry for entry in fields if entry.group == HEAD]
        for section in section_changes(pairs):
            self._section(found, section)
        ordered = with_moves([*found, *(entry for entry in fields if entry.group == TAIL)])
        numbered = [replace(entry, key=key) for key, entry in enumerate(ordered)]
        self.entries: tuple[Entry, ...] = tuple(self._with_needs(numbered))

    # what the changes are

    def _section(self, found: list[Entry], change: SectionChange) -> None:
        own = self.outline.id_of[change.new.id] if change.new else change.old.id  # type: ignore[union-attr]
        if change.old is None or change.new is None:
            self._whole(found, own, gone=change.new is None)
            return
        group, path = self._groups[own], path_of(self.outline, own, False)
        self._blocks[own] = change.blocks
        if own in self.outline.moved and not self._is_forced(own):
            note = f"{where(self.outline, own, True)} → {where(self.outline, own, False)}"
            rows = (row_of(label(change.new), "same"),)
            atoms = frozenset({("move", own)})
            found.append(Entry(0, "moved", "moved", group, path, rows, atoms, note))
        if change.heading.status != "same":
            status = change.heading.status
            atoms = frozenset({("heading", own)})
            rows = (change.heading,)
            found.append(Entry(0, "heading", status, group, path, rows, atoms))
        for place, block in enumerate(change.blocks):
            if block.status != "same":
                atom: Atom = ("block", own, place)
                found.append(
                    Entry(0, "block", block.status, group, path, (block,), frozenset({atom}))
                )

    def _is_forced(self, own: int) -> bool:
        home = self.outline.old_home[own]
        return isinstance(home, int) and home not in self.outline.news

    def _whole(self, found: list[Entry], own: int, gone: bool) -> None:
        """A section that one side alone has, with all below it that this side alone has too."""
        outline = self.outline
        there, other = (outline.olds, outline.news) if gone else (outline.news, outline.olds)
        home = (outline.old_home if gone else outline.new_home)[own]
        if isinstance(home, int) and home not in other:
            return  # told with the section that holds it
        lists = outline.old_lists if gone else outline.new_lists

        def below(section_id: int) -> Iterator[int]:
            yield section_id
            for child in lists.get(section_id, ()):
                if child not in other:
                    yield from below(child)

        whole = list(below(own))
        status: Literal["removed", "added"] = "removed" if gone else "added"
        atoms: set[Atom] = {("remove" if gone else "add", i) for i in whole}
        note = ""
        if gone:
            kept = [child for i in whole for child in outline.forced(i)]
            atoms |= {("move", child) for child in kept}
            if kept:
                note = "Mục con còn lại được chuyển: " + "; ".join(
                    f"«{label(outline.news[i].section)}» → {where(outline, i, False)}" for i in kept
                )
        rows = tuple(
            row_of(words, status) for i in whole for words in lines_of(there[i].section) if words
        )
        path = path_of(outline, own, gone)
        found.append(
            Entry(0, status, status, self._groups[own], path, rows, frozenset(atoms), note)
        )

    def _with_needs(self, entries: list[Entry]) -> Iterator[Entry]:
        key_of = {atom: entry.key for entry in entries for atom in entry.atoms}
        for entry in entries:
            needed = {
                key_of[need]
                for atom in entry.atoms
                if atom[0] in ("move", "add")
                for need in self.outline.needs(int(atom[1]))
            }
            yield replace(entry, needs=frozenset(needed - {entry.key}))

    def change_of(self, atom: Atom) -> TextChange:
        """The change of a block that an atom ("block", section, place) names."""
        return self._blocks[int(atom[1])][int(atom[2])]

    def group_of(self, section_id: int) -> str:
        """The words of the outermost section that holds one of either plan."""
        return self._groups[section_id]

    @property
    def group_order(self) -> tuple[str, ...]:
        """The groups of entries as they follow each other on paper."""
        return (HEAD, *dict.fromkeys(self._groups.values()), TAIL)

    # taking them over

    @property
    def keys(self) -> frozenset[int]:
        """All changes."""
        return frozenset(entry.key for entry in self.entries)

    def with_needs(self, keys: Iterable[int]) -> frozenset[int]:
        """The changes with all that they need."""
        done: set[int] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in done:
                done.add(key)
                waiting += self.entries[key].needs
        return frozenset(done)

    def without(self, keys: Set[int], gone: Iterable[int]) -> frozenset[int]:
        """The changes without some of them and without those that need them."""
        lost = set(gone)
        return frozenset(k for k in keys if lost.isdisjoint(self.with_needs({k})))

    def merged(self, keys: Set[int]) -> Plan:
        """The plan with these changes and what they need; itself for none.

        What no paper shows stays: ids, kinds, days set by hand, acceptances, order sheet, matrix.
        """
        atoms = {atom for key in self.with_needs(keys) for atom in self.entries[key].atoms}
        if not atoms:
            return self.plan
        places: set[Place] = {atom[1:] for atom in atoms if atom[0] == "field"}
        plan = merged_fields(self.plan, self.returned, places)

        def own(section_id: int) -> Section:
            return self._own(section_id, atoms, plan)

        sections = self.outline.sections(MAIN, atoms, own)
        if same(sections, plan.sections):
            sections = plan.sections
        appendices = []
        for index in range(max(len(plan.appendices), len(self.returned.appendices))):
            inner = self.outline.sections(("appendix", index), atoms, own)
            made = self._appendix(index, inner, ("appendix", index) in places)
            if made is not None:
                appendices.append(made)
        return replace(plan, sections=sections, appendices=tuple(appendices))

    def _own(self, section_id: int, atoms: Set[Atom], plan: Plan) -> Section:
        """A section with its words, and with what stands below it in the plan as it is."""
        was = self.outline.olds.get(section_id)
        if was is None:
            fresh = replace(self.outline.news[section_id].section, id=section_id)
            return edits.timed(fresh, plan, self.conventions)
        section = was.section
        if section_id not in self._blocks:
            return section
        there = self.outline.news[section_id].section
        blocks = merged_blocks(
            self._blocks[section_id],
            section.blocks,
            there.blocks,
            lambda place: ("block", section_id, place) in atoms,
        )
        if blocks is not section.blocks:
            section = replace(section, blocks=blocks)
        if ("heading", section_id) in atoms:
            kind = there.kind if section.kind == "other" else section.kind
            section = replace(section, heading=there.heading, kind=kind)
            section = edits.timed(section, plan, self.conventions)
        return section

    def _appendix(
        self, index: int, inner: tuple[Section, ...], title_taken: bool
    ) -> Appendix | None:
        """An appendix of the result; None for one that goes, or that nothing was taken of."""
        own = self.plan.appendices[index] if index < len(self.plan.appendices) else None
        there = self.returned.appendices
        other = there[index] if index < len(there) else None
        if own is None:
            return replace(other, sections=inner) if other and (title_taken or inner) else None
        if other is None:
            return replace(own, sections=inner) if inner or not title_taken else None
        title = other.title if title_taken else own.title
        if same(inner, own.sections) and title == own.title:
            return own
        return replace(own, title=title, sections=inner)


def _field(change: TextChange) -> Entry:
    """The entry of a field or a line of head or tail."""
    group = HEAD if change.place[0] in _HEAD_PLACES else TAIL
    atom: Atom = ("field", *change.place)
    return Entry(0, "field", change.status, group, change.name, (change,), frozenset({atom}))

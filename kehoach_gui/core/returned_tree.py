"""The outline of a plan with some of the changes of a returned one: added, removed, moved sections.

An id of the result is the plan's own; a section that only the returned plan has gets a new one.
"""

import operator
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from dataclasses import replace

from kehoach_gui.core.alignment import Alignment, Node, Root
from kehoach_gui.core.numbering import renumbered
from kehoach_gui.core.plan import Plan, Section, next_id

Home = int | Root
Atom = tuple[str | int, ...]  # ("move", id), ("add", id), ("remove", id) here


class Outline:
    """Both outlines in one space of ids, and the outline that some of the changes give."""

    def __init__(self, plan: Plan, pairs: Alignment) -> None:
        first = next_id(plan)
        self.olds: dict[int, Node] = {node.id: node for node in pairs.old_nodes}
        self.id_of: dict[int, int] = {}  # of the returned plan's ids
        self.news: dict[int, Node] = {}
        for place, node in enumerate(pairs.new_nodes):
            own = pairs.old_of.get(node.id, first + place)
            self.id_of[node.id] = own
            self.news[own] = node
        self.old_home: dict[int, Home] = {i: node.parent for i, node in self.olds.items()}
        self.new_home: dict[int, Home] = {i: self._here(n.parent) for i, n in self.news.items()}
        self.old_lists, self.new_lists = _lists(self.old_home), _lists(self.new_home)
        shifted = {self.id_of[i] for i in pairs.moved}
        self.moved: frozenset[int] = frozenset(
            i
            for i in self.olds
            if i in self.news and (i in shifted or self.old_home[i] != self.new_home[i])
        )

    def _here(self, parent: Home) -> Home:
        return self.id_of[parent] if isinstance(parent, int) else parent

    def forced(self, section_id: int) -> list[int]:
        """Sections that must go elsewhere when this one, removed, goes."""
        return [i for i in self.old_lists.get(section_id, ()) if i in self.news]

    def needs(self, section_id: int) -> Iterator[Atom]:
        """What must be taken over before a section can stand at its new place."""
        above = self.new_home[section_id]
        while isinstance(above, int):
            if above not in self.olds:
                yield ("add", above)
            elif above in self.moved:
                yield ("move", above)
            above = self.new_home[above]

    def lists(self, atoms: Set[Atom]) -> dict[Home, list[int]]:
        """The children of every section and outermost list with these changes, in order."""
        placed = {i for i in self.news if ("move", i) in atoms or ("add", i) in atoms}
        gone = {i for i in self.olds if ("remove", i) in atoms}
        lists: dict[Home, list[int]] = {
            home: [i for i in ids if i not in placed and i not in gone]
            for home, ids in self.old_lists.items()
        }
        for home, ids in self.new_lists.items():
            if placed.isdisjoint(ids):
                continue
            children = lists.setdefault(home, [])
            before: int | None = None
            for i in ids:
                if i in placed:
                    children.insert(children.index(before) + 1 if before is not None else 0, i)
                elif i in self.moved or i not in children:
                    continue
                before = i
        return lists

    def sections(
        self, home: Home, atoms: Set[Atom], own: Callable[[int], Section]
    ) -> tuple[Section, ...]:
        """An outermost list of the result; `own` gives each section's words.

        A list whose sections changed is numbered anew in its style, all others stand as printed.
        """
        lists = self.lists(atoms)

        def build(home: Home, parent: str | None) -> tuple[Section, ...]:
            ids = lists.get(home, [])
            was = self.old_lists.get(home, [])
            stays = (self.olds[i].section.number for i in ids if i in was)
            model = next((number for number in stays if number), None)
            made = []
            for i in ids:
                section = own(i)
                if i not in was:
                    printed = self.news[i].section.number
                    section = replace(section, number=printed and (model or printed))
                inner = build(i, section.number)
                if not same(inner, section.sections):
                    section = replace(section, sections=inner)
                made.append(section)
            if ids != was:
                made = list(renumbered(tuple(made), parent))
            return tuple(made)

        return build(home, None)


def same(a: tuple[Section, ...], b: tuple[Section, ...]) -> bool:
    """Whether two lists hold the very same sections; equal ones may differ in their ids."""
    return len(a) == len(b) and all(map(operator.is_, a, b))


def _lists(homes: dict[int, Home]) -> dict[Home, list[int]]:
    lists: dict[Home, list[int]] = defaultdict(list)
    for section_id, home in homes.items():
        lists[home].append(section_id)
    return dict(lists)

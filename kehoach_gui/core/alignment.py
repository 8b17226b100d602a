"""Which section of an older plan is which section of a newer one: by words, heading, place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.core.text import fold
from kehoach_gui.core.word_diff import LIKE, likeness, word_count

_RARE = 12  # a word pair in more sections than this says nothing of where a section went
_ENOUGH = 5  # fewer common words make no two sections one

Root = tuple[str, int]
MAIN: Root = ("plan", 0)


@dataclass(frozen=True, eq=False)
class Node:
    """A section of a plan with its place: parent's id (or which list it is in) and depth."""

    section: Section
    parent: int | Root
    depth: int

    @property
    def id(self) -> int:
        return self.section.id

    @cached_property
    def heading(self) -> str:
        return " ".join(fold(self.section.heading or "").split())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The section's own words: its heading and its blocks, not what stands below it."""
        return (self.section.heading or "", *(block.words for block in self.section.blocks))

    @cached_property
    def counted(self) -> Counter[str]:
        return word_count(" ".join(self.words))


def nodes(plan: Plan) -> list[Node]:
    """All sections in reading order, those of the appendices behind."""
    found: list[Node] = []

    def walk(sections: tuple[Section, ...], parent: int | Root, depth: int) -> None:
        for section in sections:
            found.append(Node(section, parent, depth))
            walk(section.sections, section.id, depth + 1)

    walk(plan.sections, MAIN, 0)
    for index, appendix in enumerate(plan.appendices):
        walk(appendix.sections, ("appendix", index), 0)
    return found


class Alignment:
    """The pairs of two plans' sections, by id of the old and of the new plan."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self.old_nodes = nodes(old)
        self.new_nodes = nodes(new)
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self._pair_up()
        self.moved = self._moved()

    def home(self, parent: int | Root) -> int | Root | None:
        """The new plan's name of an old section's parent; None where that is gone."""
        return self.new_of.get(parent) if isinstance(parent, int) else parent

    def _pair(self, old: Node, new: Node) -> None:
        self.new_of[old.id] = new.id
        self.old_of[new.id] = old.id

    def _left(self) -> tuple[list[Node], list[Node]]:
        return (
            [node for node in self.old_nodes if node.id not in self.new_of],
            [node for node in self.new_nodes if node.id not in self.old_of],
        )

    def _pair_up(self) -> None:
        """From the surest sign to the weakest; parents before their children in each pass."""
        self._by_sign(lambda n: n.words, same_parent=True)
        self._by_sign(lambda n: n.words if len(n.counted) > 2 else None)
        self._by_sign(lambda n: n.heading or None, same_parent=True)
        self._by_sign(lambda n: n.words, same_parent=True)
        self._by_sign(lambda n: n.heading or None)
        self._by_likeness()
        self._by_sign(_seat, same_parent=True)

    def _by_sign(self, sign: Callable[[Node], Hashable], same_parent: bool = False) -> None:
        """Pairs sections that bear the same sign, in order; where several do, under one parent."""
        olds, news = self._left()
        waiting: dict[Hashable, list[Node]] = defaultdict(list)
        for node in olds:
            waiting[sign(node)].append(node)
        waiting.pop(None, None)
        for node in news:
            same = waiting.get(sign(node), [])
            near = (old for old in same if self.home(old.parent) == node.parent)
            chosen = next(near, None if same_parent or not same else same[0])
            if chosen is not None:
                same.remove(chosen)
                self._pair(chosen, node)

    def _by_likeness(self) -> None:
        """Pairs what has most words in common; a rare pair of words leads the way."""
        olds, news = self._left()
        where: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in olds:
            for pair in _word_pairs(node):
                where[pair].append(node)
        scored: list[tuple[float, int, int, Node, Node]] = []
        for place, node in enumerate(news):
            shared: Counter[int] = Counter()
            known: dict[int, Node] = {}
            for pair in _word_pairs(node):
                for other in where.get(pair, ()) if len(where.get(pair, ())) <= _RARE else ():
                    shared[other.id] += 1
                    known[other.id] = other
            for other_id, _ in shared.most_common(3):
                other = known[other_id]
                score = likeness(other.counted, node.counted)
                if score >= LIKE and (other.counted & node.counted).total() >= _ENOUGH:
                    scored.append((-score, place, other_id, known[other_id], node))
        for _, _, _, old, new in sorted(scored, key=lambda entry: entry[:3]):
            if old.id not in self.new_of and new.id not in self.old_of:
                self._pair(old, new)

    def _moved(self) -> frozenset[int]:
        """Ids of the new plan: other parent than before, or out of the old order of siblings."""
        old_parent = {node.id: node.parent for node in self.old_nodes}
        old_place = {node.id: place for place, node in enumerate(self.old_nodes)}
        moved: set[int] = set()
        lists: dict[int | Root, list[int]] = defaultdict(list)
        for node in self.new_nodes:
            old_id = self.old_of.get(node.id)
            if old_id is None:
                continue
            home = self.home(old_parent[old_id])
            if home is not None and home != node.parent:
                moved.add(node.id)
            elif home is not None:
                lists[node.parent].append(node.id)
        for ids in lists.values():
            stayed = _longest_rising([old_place[self.old_of[new_id]] for new_id in ids])
            moved |= {new_id for place, new_id in enumerate(ids) if place not in stayed}
        return frozenset(moved)


def _word_pairs(node: Node) -> set[tuple[str, str]]:
    words = fold(" ".join(node.words)).split()
    return set(pairwise(words))


def _seat(node: Node) -> tuple[str, str] | None:
    """The kind and number of a section that nothing else names: rewritten, but in its place."""
    kind, number = node.section.kind, node.section.number
    return (kind, number) if number and (kind != "other" or not node.heading) else None


def _longest_rising(values: Iterable[int]) -> set[int]:
    """The places of a longest rising run: what stayed in order while others moved."""
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        low, high = 0, len(tops)
        while low < high:
            middle = (low + high) // 2
            if tops[middle] < value:
                low = middle + 1
            else:
                high = middle
        before.append(tails[low - 1] if low else -1)
        tops[low : low + 1] = [value]
        tails[low : low + 1] = [place]
    stayed: set[int] = set()
    place = tails[-1] if tails else -1
    while place >= 0:
        stayed.add(place)
        place = before[place]
    return stayed

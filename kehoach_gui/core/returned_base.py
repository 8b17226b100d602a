"""Which kept version a returned file was made from, and who made each change since then.

What the user changed after the file was sent must not be undone by taking the file's words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kehoach_gui.core.alignment import Alignment
from kehoach_gui.core.compare import field_changes
from kehoach_gui.core.places import Place, spots
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.returned import Returned
from kehoach_gui.core.returned_entry import Entry, Side
from kehoach_gui.core.returned_words import LISTS


def nearest(plan: Plan, returned: Plan, versions: Sequence[Plan]) -> int | None:
    """The place of the version that the returned plan is nearest to, by their lines.

    None where none is nearer than the plan itself: the file was made from it, as far as can be
    seen. Of versions just as near the first one counts, so the newest should come first.
    """
    lines = _lines(returned)
    best, least = None, _apart(_lines(plan), lines)
    for place, version in enumerate(versions):
        apart = _apart(_lines(version), lines)
        if apart < least:
            best, least = place, apart
    return best


def _apart(a: Counter[str], b: Counter[str]) -> int:
    """How many lines only one of two plans has."""
    return ((a - b) + (b - a)).total()


def _lines(plan: Plan) -> Counter[str]:
    return Counter(spot.text for spot in spots(plan))


def told_apart(found: Returned, base: Plan) -> tuple[Entry, ...]:
    """The changes, each with who made it since the base: they, the user, or both."""
    judge = _Judge(found, base)
    return tuple(replace(entry, side=judge.side(entry)) for entry in found.entries)


class _Judge:
    def __init__(self, found: Returned, base: Plan) -> None:
        self.found, self.outline = found, found.outline
        self.lines = {*base.opening, *base.closing, *base.recipients}
        self.to_theirs = _changed_fields(base, found.returned)
        self.to_mine = _changed_fields(base, found.plan)
        theirs, mine = Alignment(base, found.returned), Alignment(base, found.plan)
        self.words = {line for node in theirs.old_nodes for line in node.words}
        here = found.outline.id_of
        self.known_there = {here[i] for i in theirs.old_of}  # sections theirs has from the base
        self.known_here = set(mine.old_of)
        self.moved_there = _moved(base, theirs, here)
        bases = {node.id: node.section for node in theirs.old_nodes}
        self.words_of = {
            here[new]: {block.words for block in bases[old].blocks}
            for new, old in theirs.old_of.items()
        }

    def side(self, entry: Entry) -> Side:
        change, atom = entry.rows[0], next(iter(entry.atoms))
        if entry.kind == "field" and atom[1] not in LISTS:
            there, mine = atom[1:] in self.to_theirs, atom[1:] in self.to_mine
            return "both" if there and mine else "mine" if mine else "theirs"
        if entry.kind == "added":
            return "mine" if self._first(entry, "add") in self.known_there else "theirs"
        if entry.kind == "removed":
            return "theirs" if self._first(entry, "remove") in self.known_here else "mine"
        if entry.kind == "moved":
            whole = {int(atom[1]) for atom in entry.atoms if atom[0] == "move"}
            known = whole & self.known_there
            if not whole:
                return "mine" if self._stood_there(entry) else "theirs"
            return "mine" if known and not known & self.moved_there else "theirs"
        known_words = self.lines if entry.kind == "field" else self.words
        return _of_words(change.old, change.new, known_words)

    def _stood_there(self, entry: Entry) -> bool:
        """Whether a paragraph that moved stands where the base had it."""
        return any(
            entry.rows[0].new in self.words_of.get(int(atom[1]), ())
            for atom in entry.atoms
            if self.found.change_of(atom).status == "added"
        )

    def _first(self, entry: Entry, deed: str) -> int:
        """The outermost section of a part that one side alone has."""
        ids = {int(atom[1]) for atom in entry.atoms if atom[0] == deed}
        homes = self.outline.new_home if deed == "add" else self.outline.old_home
        return next(i for i in ids if homes[i] not in ids)


def _of_words(old: str | None, new: str | None, base: set[str]) -> Side:
    """Who changed one line: the plan has `old`, the file `new`, the base some of both."""
    if old is None:
        return "mine" if new in base else "theirs"
    if new is None:
        return "theirs" if old in base else "mine"
    if old in base:
        return "theirs"
    return "mine" if new in base else "both"


def _changed_fields(base: Plan, plan: Plan) -> set[Place]:
    return {change.place for change in field_changes(base, plan) if change.status != "same"}


def _moved(base: Plan, pairs: Alignment, here: dict[int, int]) -> set[int]:
    """The sections of the returned plan that stand elsewhere than in the base."""
    homes = {node.id: node.parent for node in pairs.old_nodes}
    return {
        here[node.id]
        for node in pairs.new_nodes
        if node.id in pairs.moved
        or (node.id in pairs.old_of and pairs.home(homes[pairs.old_of[node.id]]) != node.parent)
    }

"""The slogans of a plan whose entries in the library have other words by now."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.slogan_sections import slogan_blocks
from kehoach_gui.core.slogans import exact_key

ALIKE = 0.5  # share of words in common from which a slogan may come from an entry


@dataclass(frozen=True, slots=True)
class Changed:
    """A slogan of the plan at its place, and what its entry says now, variables filled."""

    slogan_id: int
    place: Place
    text: str
    now: str


def changed_slogans(plan: Plan, entries: Iterable[tuple[int, str]]) -> tuple[Changed, ...]:
    """The slogans that came from entries (id, present words, filled) and differ from them.

    An entry whose words stand in the plan as they are has none; else it is the slogan most like
    it, each once; an entry that nothing is like was taken out of the plan.
    """
    blocks = list(slogan_blocks(plan))
    present = {exact_key(block.text) for _, block in blocks}
    entries = tuple(entries)
    kept = {exact_key(text) for _, text in entries}
    free = {place: block.text for place, block in blocks if exact_key(block.text) not in kept}
    found = []
    for slogan_id, now in entries:
        if exact_key(now) in present or not free:
            continue
        share, place = max((_share(text, now), place) for place, text in free.items())
        if share >= ALIKE:
            found.append(Changed(slogan_id, place, free.pop(place), now))
    return tuple(sorted(found, key=lambda one: [place for place, _ in blocks].index(one.place)))


def _share(first: str, second: str) -> float:
    words = exact_key(first).split(), exact_key(second).split()
    return SequenceMatcher(None, *words, autojunk=False).ratio()

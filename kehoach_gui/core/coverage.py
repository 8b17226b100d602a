"""Which tasks of a superior's plan one's own answers, also in other words.

The measure is the share of a task's content that one paragraph of the own plan holds: half counts
its syllables, half the pairs of neighbours, each the less the more tasks of the superior have it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kehoach_gui.core.content_words import Content, Pair, content_of
from kehoach_gui.core.plan import Block, Plan, Section, all_sections, walk

Outcome = Literal["answered", "maybe", "open"]

ANSWERED, MAYBE = 0.55, 0.33  # the shares from which a task is answered, or worth a look
_LONG, _CHANCE = 4, 0.75  # a text so many times as long holds many words by chance
_SAME = 1e-9  # shares nearer than this are equal
_LEAST = 2  # content syllables of a task; less says nothing
_FEW = 4  # with less than so many they are found by chance, and worth a look at most


@dataclass(frozen=True, slots=True)
class Task:
    """A paragraph of a superior's section: `block` is its place there; `depth` the section's."""

    section: Section
    depth: int
    block: int

    @property
    def words(self) -> str:
        return self.section.blocks[self.block].words


@dataclass(frozen=True, slots=True)
class Answer:
    """How a task is answered: where in the own plan, by what share, what numbers lack there.

    `block` is the place of the paragraph in the section `own`, None where only all its paragraphs
    together answer the task.
    """

    outcome: Outcome
    share: float = 0.0
    own: int | None = None
    block: int | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A text of the own plan and where it stands."""

    content: Content
    own: int
    block: int | None


def tasks_of(superior: Plan) -> tuple[Task, ...]:
    """The tasks of a plan in reading order; lines that only lead to what follows are none."""
    return tuple(
        Task(section, depth, place)
        for section, depth in walk(all_sections(superior))
        for place, block in enumerate(section.blocks)
        if not _leads(section, place) and len(content_of(block.words).syllables) >= _LEAST
    )


def _leads(section: Section, place: int) -> bool:
    more = place + 1 < len(section.blocks) or bool(section.sections)
    return more and section.blocks[place].words.rstrip().endswith(":")


def _worths(
    content: Content, syllables: Counter[str], pairs: Counter[Pair]
) -> dict[str | Pair, float]:
    """What each part of a task weighs: half its syllables, half its pairs, 1 together."""
    sides: list[dict[str | Pair, float]] = [
        {each: 1 / syllables[each] for each in sorted(content.syllables)},
        {each: 1 / pairs[each] for each in sorted(content.pairs)},
    ]
    there = [side for side in sides if side]
    found: dict[str | Pair, float] = {}
    for side in there:
        whole = sum(side.values()) * len(there)
        found |= {each: worth / whole for each, worth in side.items()}
    return found


def _share(task: Content, worths: dict[str | Pair, float], content: Content) -> float:
    """The weight of what a text has of a task; long texts hold many words by chance."""
    share = sum(map(worths.__getitem__, task.syllables & content.syllables))
    share += sum(map(worths.__getitem__, task.pairs & content.pairs))
    return share * _CHANCE if len(content.syllables) > _LONG * len(task.syllables) else share


def _fewer(task: Content, content: Content, than: Content | None) -> bool:
    """Whether fewer numbers of a task lack in one text than in another."""
    if than is None:
        return False
    return len(task.numbers - content.numbers) < len(task.numbers - than.numbers)


class Coverage:
    """The tasks of one superior's plan; a changed own plan costs only what changed in it."""

    def __init__(self, superior: Plan) -> None:
        self.tasks = tasks_of(superior)
        self._contents = [content_of(task.words) for task in self.tasks]
        syllables = Counter(s for content in self._contents for s in content.syllables)
        pairs = Counter(p for content in self._contents for p in content.pairs)
        self._worths = [_worths(content, syllables, pairs) for content in self._contents]
        self._units: dict[Content, _Unit] = {}
        self._best: list[tuple[float, Content | None]] = [(0.0, None)] * len(self.tasks)

    def answers(self, plan: Plan) -> tuple[Answer, ...]:
        """How the plan answers each task, in the order of `tasks`."""
        units = _units(plan)
        fresh = [content for content in units if content not in self._units]
        lost = {content for content in self._units if content not in units}
        self._units = units
        again = [i for i, (_, content) in enumerate(self._best) if content in lost]
        for i in again:
            self._best[i] = (0.0, None)
        if again:
            self._score(again, list(units))
        if fresh:
            chosen = set(again)
            self._score([i for i in range(len(self.tasks)) if i not in chosen], fresh)
        return tuple(map(self._answer, range(len(self.tasks))))

    def _score(self, places: list[int], contents: list[Content]) -> None:
        """Take better texts for these tasks from among these; what says too little is passed by."""
        having: dict[str | Pair, list[int]] = defaultdict(list)
        for number, content in enumerate(contents):
            parts: list[str | Pair] = [*content.syllables, *content.pairs]
            for part in parts:
                having[part].append(number)
        for place in places:
            self._take_best(place, having, contents)

    def _take_best(
        self, place: int, having: dict[str | Pair, list[int]], contents: list[Content]
    ) -> None:
        """The best text for a task. The parts that fewest texts have are looked at first; as soon
        as those left weigh no more than the best share, no text without the others can be better.
        """
        task, worths = self._contents[place], self._worths[place]
        best, chosen = self._best[place]
        parts = sorted(worths, key=lambda part: len(having.get(part, ())) / worths[part])
        left, seen = 1.0, set[int]()
        for part in parts:
            if left <= max(best, MAYBE) - _SAME:
                break
            left -= worths[part]
            for number in having.get(part, ()):
                if number in seen:
                    continue
                seen.add(number)
                content = contents[number]
                share = _share(task, worths, content)
                same = abs(share - best) <= _SAME and _fewer(task, content, chosen)
                if same or share > best + _SAME:
                    best, chosen = share, content
        self._best[place] = (best, chosen)

    def _answer(self, place: int) -> Answer:
        share, content = self._best[place]
        if content is None or share < MAYBE:
            return Answer("open", share)
        unit, task = self._units[content], self._contents[place]
        missing = tuple(sorted(task.numbers - content.numbers))
        sure = not missing and (len(task.syllables) >= _FEW or content == task)
        outcome: Outcome = "answered" if share >= ANSWERED and sure else "maybe"
        return Answer(outcome, share, unit.own, unit.block, missing)


def _units(plan: Plan) -> dict[Content, _Unit]:
    """The texts of a plan by their content: paragraphs first, then whole sections of several."""
    units: dict[Content, _Unit] = {}
    sections = walk(all_sections(plan))
    for section, _ in sections:
        for place, content in enumerate(_contents(section.blocks)):
            units.setdefault(content, _Unit(content, section.id, place))
    for section, _ in sections:
        if section.heading or len(section.blocks) > 1:
            content = _together(section.heading or "", section.blocks)
            units.setdefault(content, _Unit(content, section.id, None))
    return units


@lru_cache(maxsize=5_000)
def _contents(blocks: tuple[Block, ...]) -> tuple[Content, ...]:
    return tuple(content_of(block.words) for block in blocks)


@lru_cache(maxsize=5_000)
def _together(heading: str, blocks: tuple[Block, ...]) -> Content:
    """The content of a section: its heading and all its paragraphs."""
    parts = [content_of(heading), *_contents(blocks)]
    return Content(
        frozenset().union(*(part.syllables for part in parts)),
        frozenset().union(*(part.pairs for part in parts)),
        frozenset().union(*(part.numbers for part in parts)),
    )

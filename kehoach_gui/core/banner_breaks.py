"""Where the words of a banner may part into lines: never inside a name, an ordinal, a number.

A joint is a place between two words, numbered by the word before it.
"""

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from kehoach_gui.core.banner import FOLDER, MOST_LINES

LONGEST_STACKED_NAME = 3  # words; in stacked rows a longer name would make all letters tiny
LONGEST_STACKED_RANGE = 10  # characters; 2020 - 2025 stays in one row, a range of days does not
MOSTLY_CAPITALS = 0.6  # of the words: capitals then say nothing about names

_DASHES = frozenset("-–—&+/")
_NUMBER = re.compile(r"[(\[“\"]?\d[\d.,/:%–-]*[)\]”\"]?[.,;:!?…)”\"]*")
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ENDS = ',.;:!?…)”"»'
_EDGES = _ENDS + '(“"«[]'


@dataclass(frozen=True, slots=True)
class Words:
    """The words and the joints that hold: `held` always, `kept` where letters stay large.

    `forced` are the writer's own line breaks; with them lines are as they were written.
    """

    words: tuple[str, ...]
    held: frozenset[int]
    kept: frozenset[int]
    forced: frozenset[int] = frozenset()

    def joints(self, gentle: bool) -> tuple[int, ...]:
        """The joints where a line may end; `gentle` also keeps whole what words are made of."""
        closed = self.held | self.kept if gentle else self.held
        return tuple(j for j in range(len(self.words) - 1) if j not in closed)


def read_words(text: str, vertical: bool = False) -> Words:
    """The words of a text and what of them stays together; `vertical` lets long names part."""
    lines = [line.split() for line in text.split("\n")]
    words = [word for line in lines for word in line]
    ends, at = set(), -1
    for line in lines[:-1]:
        at += len(line)
        ends.add(at)
    longest = LONGEST_STACKED_NAME if vertical else len(words)
    held = set(_numbers(words, LONGEST_STACKED_RANGE if vertical else math.inf)) | {
        joint
        for first, last in _names(words, with_units=not vertical)
        if last - first <= longest
        for joint in range(first, last - 1)
    }
    kept = {joint for joint, word in enumerate(words[:-1]) if _bare(word) in _sets()["leaning"]}
    kept = {joint for joint in kept if not _closes(words[joint])}
    kept |= {j for a, b in _phrases(words, "words") for j in range(a, b - 1)}
    return Words(tuple(words), frozenset(held), frozenset(kept - held), frozenset(ends))


def all_breaks(
    words: Words, most: int = MOST_LINES, gentle: bool = False
) -> Iterator[tuple[int, ...]]:
    """Every way into 1 to `most` lines, as the joints where lines end."""
    if words.forced:
        yield tuple(sorted(words.forced))
        return
    joints = words.joints(gentle)
    for count in range(min(most, len(joints) + 1)):
        yield from combinations(joints, count)


def lines_of(words: Words, cuts: tuple[int, ...]) -> tuple[str, ...]:
    """The lines that these joints make."""
    bounds = (0, *(cut + 1 for cut in cuts), len(words.words))
    return tuple(" ".join(words.words[a:b]) for a, b in pairwise(bounds))


def _numbers(words: list[str], longest: float) -> Iterator[int]:
    """Joints that hold a number to its unit, an ordinal to its word, a dash to what it ends.

    Two numbers with a dash between them hold up to so many characters.
    """
    sets = _sets()
    for joint, (word, following) in enumerate(pairwise(words)):
        bare, number = _bare(word), _NUMBER.fullmatch(following) is not None
        if following in _DASHES:
            yield joint
        elif word in _DASHES:
            before = words[joint - 1] if joint else ""
            if number and _NUMBER.fullmatch(before) and len(before + following) <= longest:
                yield joint
        elif (
            _NUMBER.fullmatch(word) and number and (word[-1] in _DASHES or following[0] in _DASHES)
        ):
            yield joint
        elif _closes(word):
            continue
        elif (
            (bare == "thứ")
            or (bare == "lần" and _bare(following) == "thứ")
            or (bare in sets["leads"] and _is_roman(following))
            or (bare in sets["leads"] and number and len(_range(words, joint)) <= longest)
            or (_is_roman(following) and len(following.strip(_ENDS)) > 1)
            or (_NUMBER.fullmatch(word) and _bare(following) in sets["after"])
        ):
            yield joint


def _range(words: list[str], joint: int) -> str:
    """The word before a range of numbers with the range, kỳ2025-2030; "" for a single number."""
    tail = words[joint : joint + 4]
    ranged = len(tail) == 4 and tail[2] in _DASHES and _NUMBER.fullmatch(tail[3])
    return "".join(tail) if ranged else ""


def _names(words: list[str], with_units: bool) -> Iterator[tuple[int, int]]:
    """Names as first word and last + 1: those that are listed, and runs of capitals.

    `with_units` holds the unit before a place to it: tỉnh Sơn La.
    """
    listed = list(_phrases(words, "names"))
    yield from listed
    capitals = [_is_capital(word) for word in words]
    if not words or sum(capitals) > MOSTLY_CAPITALS * len(words):
        return
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and capitals[end]:
            end += 1
            if _closes(words[end - 1]):
                break
        unit = start > 0 and _bare(words[start - 1]) in _sets()["units"]
        if with_units and unit and end > start and not _closes(words[start - 1]):
            yield start - 1, end
        elif end - start > 1 and not any(a <= start and end <= b for a, b in listed):
            yield start, end
        start = max(end, start + 1)


def _phrases(words: list[str], kind: str) -> Iterator[tuple[int, int]]:
    """Where listed phrases stand, as first word and last + 1."""
    phrases = _sets()[kind]
    longest = max(len(phrase.split()) for phrase in phrases)
    for first in range(len(words)):
        for last in range(first + 2, min(first + longest, len(words)) + 1):
            if _closes(words[last - 2]):
                break
            if " ".join(map(_bare, words[first:last])) in phrases:
                yield first, last


def _bare(word: str) -> str:
    return word.strip(_EDGES).lower()


def _closes(word: str) -> bool:
    """Whether a phrase ends with this word."""
    return word[-1] in _ENDS


def _is_capital(word: str) -> bool:
    bare = word.strip(_EDGES)
    return len(bare) > 1 and bare[0].isupper() and bare[1:].islower()


def _is_roman(word: str) -> bool:
    return _ROMAN.fullmatch(word.strip(_ENDS)) is not None


@cache
def _sets() -> dict[str, frozenset[str]]:
    with (FOLDER / "breaks.toml").open("rb") as file:
        return {name: frozenset(values) for name, values in tomllib.load(file).items()}

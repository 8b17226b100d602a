"""What a sentence is about: its content syllables, the pairs of neighbouring ones, its numbers.

Words of function and of office style (resources/coverage/stop_words.txt) are left out; tone marks
count, the way of setting them and capitals do not.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import words
from kehoach_gui.core.tone import NEW, styled

_NUMBER = re.compile(r"\d[\d/.]*\d|\d")
_THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")
_BREAK = re.compile(r"[^\w\s]")
_ROMAN = re.compile(r"\b[IVX]{2,}\b|\b[IVX]+/\d{4}\b")  # khóa XIII, quý II, quý I/2026
_ZERO = re.compile(r"(?<!\d)0+(?=\d)")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """`pairs` are neighbours with nothing between them, `numbers` digits and Roman numerals."""

    syllables: frozenset[str]
    pairs: frozenset[Pair]
    numbers: frozenset[str]


@lru_cache(maxsize=20_000)
def content_of(text: str) -> Content:
    """The content of a text of any length."""
    numbers = set(map(_plain_number, _NUMBER.findall(text)))
    numbers |= set(_ROMAN.findall(text))
    bare = _NUMBER.sub(" . ", _ROMAN.sub(" . ", text))
    bare = _stop_words().sub(" . ", styled(bare.lower(), NEW))
    syllables: set[str] = set()
    pairs: set[Pair] = set()
    for run in _BREAK.split(bare):
        found = words(run)
        syllables.update(found)
        pairs.update(pairwise(found))
    return Content(frozenset(syllables), frozenset(pairs), frozenset(numbers))


def _plain_number(number: str) -> str:
    """A number in one writing: 05 as 5, 5.000 as 5000, 30.5.2019 as 30/5/2019."""
    return _ZERO.sub("", _THOUSANDS.sub("", number).replace(".", "/"))


@cache
def _stop_words() -> re.Pattern[str]:
    """All stop words and phrases, long ones first."""
    lines = (RESOURCES / "coverage" / "stop_words.txt").read_text("utf-8").splitlines()
    phrases = {styled(line.strip(), NEW) for line in lines if line.strip() and line[0] != "#"}
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")

"""What changed between two texts, word by word, and which lines of two lists belong together."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeVar

T = TypeVar("T")
Pairs = Sequence[tuple[int | None, int | None]]
Status = Literal["same", "added", "removed"]

_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_WORD = re.compile(r"\w+")
LIKE = 0.5  # share of common words from which two lines are one that was changed
_REACH = 12  # how far from its place a changed line is looked for
_MOST = 600  # words on a side; what is longer is compared by its popular words only


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, in the new one only, or in the old one only."""

    status: Status
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order: same and removed give the old text, same and added the new.

    A change of blanks alone is none: the new text's blanks are shown.
    """
    if old == new:
        return (Piece("same", new),) if new else ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    keys = [[token.rstrip() for token in side] for side in (before, after)]
    start, end = _common(*keys)
    pieces = [Piece("same", "".join(after[:start]))]
    middle = [side[start : len(side) - end] for side in keys]
    pieces += _middle(middle, before[start:], after[start:])
    pieces.append(Piece("same", "".join(after[len(after) - end :])))
    return _merged([piece for piece in pieces if piece.text])


def _common(a: list[str], b: list[str]) -> tuple[int, int]:
    """How many tokens are equal at the start and, behind these, at the end."""
    most = min(len(a), len(b))
    start = 0
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return start, end


def _middle(keys: list[list[str]], before: list[str], after: list[str]) -> list[Piece]:
    old, new = keys
    long = max(len(old), len(new)) > _MOST
    pieces = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=long).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(after[b1:b2])))
            continue
        pieces += [Piece("removed", "".join(before[a1:a2])), Piece("added", "".join(after[b1:b2]))]
    return pieces


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1].status == piece.status:
            piece = Piece(piece.status, merged.pop().text + piece.text)
        merged.append(piece)
    return tuple(merged)


def word_count(text: str) -> Counter[str]:
    """The words of a text in small letters, each with how often it stands there."""
    return Counter(_WORD.findall(text.lower()))


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """The share of words two texts have in common: 0 for none, 1 for the same words."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def paired(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    """Lines of two lists side by side: equal ones, changed ones, those of one side alone.

    In the order of the new list, what was removed before what follows it.
    """
    pairs: list[tuple[int | None, int | None]] = []
    for tag, a1, a2, b1, b2 in _line_opcodes(old, new):
        if tag == "equal":
            pairs += zip(range(a1, a2), range(b1, b2), strict=True)
        else:
            pairs += _changed(old, new, (a1, a2), (b1, b2))
    return pairs


def paired_in_order(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    """paired(old, new) without pairs that cross: a line that was moved is gone and new."""
    pairs: list[tuple[int | None, int | None]] = []
    last = -1
    for i, j in paired(old, new):
        if i is None or j is None:
            pairs.append((i, j))
        elif i > last:
            pairs.append((i, j))
            last = i
        else:
            pairs += [(i, None), (None, j)]
    return pairs


def taken_back(
    current: Sequence[T], old: Sequence[T], pair: tuple[int, int], pairs: Pairs
) -> tuple[T, ...]:
    """The current list with one of the pairs of old and current lines as the old one has it.

    -1 stands for None. A line that is gone comes back behind the one it stood behind.
    """
    before, after = pair
    lines = list(current)
    if before < 0:
        del lines[after]
    elif after >= 0:
        lines[after] = old[before]
    else:
        above = [j for i, j in pairs if i is not None and i < before and j is not None]
        lines.insert(above[-1] + 1 if above else 0, old[before])
    return tuple(lines)


def _line_opcodes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    start, end = _common(old, new)
    a, b = len(old) - end, len(new) - end
    codes = [("equal", 0, start, 0, start)]
    matcher = SequenceMatcher(None, old[start:a], new[start:b], autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        codes.append((tag, a1 + start, a2 + start, b1 + start, b2 + start))
    return [*codes, ("equal", a, len(old), b, len(new))]


def _changed(
    old: list[str], new: list[str], olds: tuple[int, int], news: tuple[int, int]
) -> list[tuple[int | None, int | None]]:
    """Lines that differ: each new one beside the likest old one not far from it, in order."""
    counts = {index: word_count(old[index]) for index in range(*olds)}
    pairs: list[tuple[int | None, int | None]] = []
    at = olds[0]
    for place in range(*news):
        own = word_count(new[place])
        scored = [
            (likeness(counts[index], own), -index) for index in range(at, min(at + _REACH, olds[1]))
        ]
        score, index = max(scored, default=(0.0, 0))
        if score < LIKE and not (len(scored) == 1 and news[1] - place == 1 and score > LIKE / 2):
            pairs.append((None, place))
            continue
        pairs += [(gone, None) for gone in range(at, -index)]
        pairs.append((-index, place))
        at = -index + 1
    return pairs + [(gone, None) for gone in range(at, olds[1])]

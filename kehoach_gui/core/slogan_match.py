"""New, the same or similar: a slogan beside all those that are known already."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kehoach_gui.core.slogans import Slogan, keys_of, spelled

Kind = Literal["new", "same", "similar"]
Reason = Literal["", "words", "marks", "pattern", "near"]

NEAR = 0.8  # share of words in common, in order, from which two slogans are similar
MOST_CANDIDATES = 50
MOST_POSTINGS = 6_000  # looked at for one slogan, the rarest pairs of words first
MOST_SHOWN = 5
_TOLD_EVERY = 500  # slogans between two reports of progress

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known slogan that is the same or similar: why, and the share of common words, 0 to 1.

    `words`: nothing but capitals and punctuation differ; `marks`: tone or vowel marks differ;
    `pattern`: only numbers or ordinals differ (cùng mẫu, năm khác); `near`: a few words differ.
    """

    id: int
    reason: Reason
    share: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a slogan is to the known ones; `likes` are the nearest, the best first."""

    kind: Kind
    likes: tuple[Likeness, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A slogan that came in, what it is to the known ones and those before it, and the nearest."""

    slogan: Slogan
    verdict: Verdict
    nearest: str = ""


class Matcher:
    """The known slogans, made ready to be compared with; grows by `add`, in the order of ids."""

    def __init__(self, known: Iterable[tuple[int, str]] = ()) -> None:
        self._texts: dict[int, str] = {}
        self._patterns: dict[int, str] = {}
        self._exact: dict[str, list[int]] = {}
        self._pattern: dict[str, list[int]] = {}
        self._postings: dict[tuple[str, str], array[int]] = {}
        for slogan_id, text in known:
            self.add(slogan_id, text)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, slogan_id: int, text: str) -> None:
        """Let a slogan be known; its id is new and below 2^63."""
        self._texts[slogan_id] = text
        exact, pattern = keys_of(text)
        self._patterns[slogan_id] = pattern
        self._exact.setdefault(exact, []).append(slogan_id)
        self._pattern.setdefault(pattern, []).append(slogan_id)
        postings = self._postings
        for pair in _pairs(pattern.split(" ")):
            if pair in postings:
                postings[pair].append(slogan_id)
            else:
                postings[pair] = array("q", (slogan_id,))

    def classify(self, text: str) -> Verdict:
        """What a slogan is to the known ones."""
        spelling = spelled(text)
        exact, masked = keys_of(text)
        same = [
            Likeness(one, "words" if spelled(self._texts[one]) == spelling else "marks", 1.0)
            for one in self._exact.get(exact, ())[:MOST_SHOWN]
        ]
        if any(like.reason == "words" for like in same):
            return Verdict("same", tuple(like for like in same if like.reason == "words"))
        seen = {like.id for like in same}
        pattern = [
            Likeness(one, "pattern", 1.0)
            for one in self._pattern.get(masked, ())[: MOST_SHOWN + len(seen)]
            if one not in seen
        ]
        seen.update(like.id for like in pattern)
        near = [like for like in self._near(masked.split(" ")) if like.id not in seen]
        likes = (*same, *pattern, *near)[:MOST_SHOWN]
        return Verdict("similar" if likes else "new", likes)

    def _near(self, parts: Sequence[str]) -> list[Likeness]:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(parts)
        found = []
        for one in self._candidates(parts):
            matcher.set_seq1(self._patterns[one].split(" "))
            if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
                continue
            share = matcher.ratio()
            if share >= NEAR:
                found.append(Likeness(one, "near", share))
        return sorted(found, key=lambda like: (-like.share, like.id))

    def _candidates(self, parts: Sequence[str]) -> list[int]:
        """The slogans with most pairs of words in common."""
        rare = sorted(
            (self._postings[pair] for pair in set(_pairs(parts)) if pair in self._postings), key=len
        )
        counts: Counter[int] = Counter()
        looked_at = 0
        for posting in rare:
            if looked_at and looked_at + len(posting) > MOST_POSTINGS:
                break
            counts.update(posting[:MOST_POSTINGS])
            looked_at += len(posting)
        return [one for one, _ in counts.most_common(MOST_CANDIDATES)]


def judge(
    read: Sequence[Slogan], known: Sequence[tuple[int, str]], progress: Progress | None = None
) -> list[Judged]:
    """What each slogan is to the known ones and to those read before it.

    `progress(done, all)` is called now and then and may raise to cancel.
    """
    total = len(known) + len(read)
    matcher = Matcher()
    for done, (slogan_id, text) in enumerate(known):
        matcher.add(slogan_id, text)
        if progress is not None and done % _TOLD_EVERY == 0:
            progress(done, total)
    first = max((slogan_id for slogan_id, _ in known), default=0) + 1
    texts = dict(known)
    judged = []
    for place, slogan in enumerate(read):
        verdict = matcher.classify(slogan.text)
        if verdict.kind != "same":
            matcher.add(first + place, slogan.text)
            texts[first + place] = slogan.text
        nearest = texts[verdict.likes[0].id] if verdict.likes else ""
        judged.append(Judged(slogan, verdict, nearest))
        if progress is not None and place % _TOLD_EVERY == 0:
            progress(len(known) + place, total)
    return judged


def groups(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The places of a list's texts, those that are the same or similar together, in order."""
    matcher = Matcher()
    leader: list[int] = []
    for place, text in enumerate(texts):
        likes = matcher.classify(text).likes
        leader.append(min((leader[like.id] for like in likes), default=place))
        matcher.add(place, text)
    found: dict[int, list[int]] = {}
    for place, first in enumerate(leader):
        found.setdefault(first, []).append(place)
    return tuple(map(tuple, found.values()))


def _pairs(parts: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Neighbouring words, with the ends of the text as words; each pair once."""
    return dict.fromkeys(zip(["", *parts], [*parts, ""], strict=True))

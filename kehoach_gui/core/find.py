"""Find and replace in a plan: with or without marks, whole words, in headings only."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import groupby

from kehoach_gui.core import text as texts
from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.places import Place, Spot, Words, all_spots, rewritten, takes
from kehoach_gui.core.plan import Emphasis, Plan

CONTEXT = 40  # characters shown on either side of a hit
_END = "\0"  # stands between two texts; no text of a plan holds it
_KINDS: tuple[str, ...] = ("b", "i", "u")


@dataclass(frozen=True, slots=True)
class Options:
    """How a search compares; by default `dai hoi` finds `Đại hội` anywhere."""

    match_case: bool = False
    match_marks: bool = False
    whole_word: bool = False
    headings_only: bool = False


FOLDED = Options()


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: characters `start` to `end` of the text at `place`, and the words around it."""

    place: Place
    start: int
    end: int
    text: str
    before: str
    after: str


def clean_query(query: str) -> str:
    """The query as texts are kept: NFC, plain blanks; blanks at its ends count."""
    return texts.plain(query).text.replace("\n", " ")


def alike(options: Options) -> Callable[[str], str]:
    """The function that makes two characters equal which the search must not tell apart."""
    if options.match_case and options.match_marks:
        return lambda letter: " " if letter == "\n" else letter
    if options.match_marks:
        return lambda letter: " " if letter == "\n" else letter.lower()
    if options.match_case:
        return lambda letter: " " if letter == "\n" else _bare(letter)
    return lambda letter: " " if letter == "\n" else texts.fold(letter)


def _bare(letter: str) -> str:
    """A letter without its marks in its own case."""
    folded = texts.fold(letter)
    return folded.upper() if letter.isupper() else folded


def levelled(text: str, options: Options) -> tuple[str, list[int] | None]:
    """The text for comparing, and where each of its characters stands in the given one.

    None for the places where every character stands where it stood.
    """
    one = alike(options)
    table = {letter: one(letter) for letter in set(text)}
    if all(len(new) == 1 for new in table.values()):
        return text.translate({ord(old): new for old, new in table.items()}), None
    pieces = [table[letter] for letter in text]
    origin = [index for index, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), origin


def pattern(query: str, options: Options) -> re.Pattern[str] | None:
    """What to look for in a levelled text; None for a query without a letter to find."""
    level, _ = levelled(clean_query(query), options)
    if not level.strip():
        return None
    words = re.escape(level)
    return re.compile(rf"(?<!\w){words}(?!\w)" if options.whole_word else words)


def find(plan: Plan, query: str, options: Options = FOLDED) -> tuple[Found, ...]:
    """All hits in reading order, none overlapping another; none for an empty query."""
    return find_in(all_spots(plan), query, options)


def find_in(places: tuple[Spot, ...], query: str, options: Options) -> tuple[Found, ...]:
    """The hits in some texts. All are searched as one string: a plan of 100 pages at a blow."""
    wanted = pattern(query, options)
    if wanted is None:
        return ()
    if options.headings_only:
        places = tuple(spot for spot in places if spot.heading)
    whole = _END.join(spot.text for spot in places)
    starts = [0]
    for spot in places:
        starts.append(starts[-1] + len(spot.text) + 1)
    level, origin = levelled(whole, options)
    hits = []
    for match in wanted.finditer(level):
        first, last = match.start(), match.end()
        if origin is not None:
            first, last = origin[first], _end_of(origin, last, len(whole))
        index = bisect_right(starts, first) - 1
        hits.append(_found(places[index], first - starts[index], last - starts[index]))
    return tuple(hits)


def _end_of(origin: list[int], last: int, length: int) -> int:
    """Where a hit ends in the given text: behind its last character and the marks on it."""
    return origin[last] if last < len(origin) else length


def _found(spot: Spot, start: int, end: int) -> Found:
    before = spot.text[max(0, start - CONTEXT) : start]
    after = spot.text[end : end + CONTEXT]
    if start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + CONTEXT < len(spot.text):
        after = after.rpartition(" ")[0] + "…"
    return Found(spot.place, start, end, spot.text[start:end], before, after)


def replace_all(
    plan: Plan,
    query: str,
    replacement: str,
    options: Options = FOLDED,
    places: Collection[Found] | None = None,
    conventions: Conventions = DEFAULT,
) -> tuple[Plan, int]:
    """The plan with all hits replaced, or only those in `places`; and how many these were.

    Emphasis keeps its words, what replaces a hit looks like the hit's first letter. Phases read
    their periods again by the conventions. The same plan object where nothing was found.
    """
    hits = find(plan, query, options)
    if places is not None:
        chosen = {(found.place, found.start, found.end) for found in places}
        hits = tuple(hit for hit in hits if (hit.place, hit.start, hit.end) in chosen)
    if not hits:
        return plan, 0
    by_place = {spot.place: spot for spot in all_spots(plan)}
    new, count = clean_query(replacement), 0
    changes: dict[Place, Words] = {}
    for place, group in groupby(hits, key=lambda hit: hit.place):
        inside = list(group)
        words = _replaced(by_place[place], inside, new)
        if takes(plan, place, words[0]):
            changes[place] = words
            count += len(inside)
    return (rewritten(plan, changes, conventions), count) if changes else (plan, 0)


def _replaced(spot: Spot, hits: list[Found], new: str) -> Words:
    """The text with its hits replaced and blanks squeezed, its emphasis moved along."""
    if not spot.emphasis:
        pieces = []
        at = 0
        for hit in hits:
            pieces += [spot.text[at : hit.start], new]
            at = hit.end
        return texts.clean("".join([*pieces, spot.text[at:]])).text.strip("\n"), ()
    looks = _looks(spot)
    letters: list[tuple[str, frozenset[str]]] = []
    at = 0
    for hit in hits:
        letters += zip(spot.text[at : hit.start], looks[at : hit.start], strict=True)
        look = looks[hit.start] if hit.start < len(looks) else frozenset()
        letters += [(letter, look) for letter in new]
        at = hit.end
    letters += zip(spot.text[at:], looks[at:], strict=True)
    kept = _squeezed(_composed(letters))
    return "".join(letter for letter, _ in kept), _spans([look for _, look in kept])


def _looks(spot: Spot) -> list[frozenset[str]]:
    """Which emphasis each character of the text has."""
    looks: list[frozenset[str]] = [frozenset()] * len(spot.text)
    for start, end, kind in spot.emphasis:
        for index in range(start, min(end, len(looks))):
            looks[index] |= {kind}
    return looks


def _composed(letters: list[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
    """The letters in NFC: a mark that comes to stand behind a letter joins it."""
    if unicodedata.is_normalized("NFC", "".join(letter for letter, _ in letters)):
        return letters
    clusters: list[tuple[str, frozenset[str]]] = []
    for letter, look in letters:
        if clusters and unicodedata.combining(letter):
            clusters[-1] = (clusters[-1][0] + letter, clusters[-1][1])
        else:
            clusters.append((letter, look))
    return [(letter, look) for cluster, look in clusters for letter in texts.nfc(cluster)]


def _squeezed(letters: list[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
    """The letters without blanks at the ends of a line or beside another blank."""
    kept: list[tuple[str, frozenset[str]]] = []
    for letter, look in letters:
        if letter == " " and (not kept or kept[-1][0] in " \n"):
            continue
        while letter == "\n" and kept and kept[-1][0] in " \n":
            kept.pop()
        if letter == "\n" and not kept:
            continue
        kept.append((letter, look))
    while kept and kept[-1][0] in " \n":
        kept.pop()
    return kept


def _spans(looks: list[frozenset[str]]) -> tuple[Emphasis, ...]:
    """Emphasis as spans, from the look of each character."""
    spans: list[Emphasis] = []
    for kind in _KINDS:
        start = None
        for index, look in enumerate([*looks, frozenset[str]()]):
            if kind in look and start is None:
                start = index
            elif kind not in look and start is not None:
                spans.append((start, index, kind))  # type: ignore[arg-type]
                start = None
    return tuple(sorted(spans))

"""Which document standard a paper follows: by its head, number, signing marks, body and date."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from kehoach_gui.core import grammar
from kehoach_gui.core.plan import Header, Signature
from kehoach_gui.core.text import fold
from kehoach_gui.reading.tables import lower_words, lowered, table, words

_YEAR = re.compile(r"(?<!\d)(19|20)(\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)(?!\d)")
_KINDS = ("state", "party", "union", "youth")
_ACTOR_REACH = 70  # characters before "xây dựng kế hoạch" in which the body stands


def standards_of(
    mottos: Collection[str],
    header: Header,
    number: str | None,
    signature: Signature,
    raw_authority: Sequence[str],
    opening: Sequence[str],
) -> tuple[str, ...]:
    """The ids of the standards with the most weight of signs; state-nd30 where there is none.

    The first is the best guess; others follow where the paper alone does not tell them apart.

    A Party paper of before 27/5/2026 (HD 05-HD/VPTW) follows party-hd36; where the paper has no
    date, the latest day in its opening stands for it.
    """
    score: Counter[str] = Counter()
    weights = table("standards")["weights"]

    def add(sign: str, kinds: Iterable[str]) -> None:
        for kind in kinds:
            score[kind] += weights[sign]

    for motto in mottos:
        add("motto", table("standards")["motto"][motto])
    separators = grammar.number_separators(number) if number else None
    if separators:
        add("number_grammar", table("standards")["number_grammar"].get("".join(separators), ()))
    symbol = fold(header.number.body) if header.number else ""
    add("number_symbol", _longest("number_symbol", symbol))
    add("body", _longest("body", lowered(header.issuing_body or "")))
    if any(text.upper().startswith(("T/M", "K/T", "T/L")) for text in raw_authority):
        add("signing_mark", ("party",))
    for text in (signature.authority or "", signature.title or ""):
        bare = re.sub(r"^(?:tm|kt|tl|tuq|q)\. ", "", lowered(text))
        add("signer", _longest("signer", bare))
    if not header.issuing_body:
        add("actor", _last_body(_actor(opening)))
    best = max(_KINDS, key=lambda kind: (score[kind], -_KINDS.index(kind)))
    ids: dict[str, str] = table("standards")["ids"]
    alike = {kind for kind in _KINDS if score[kind] == score[best]}
    for motto in mottos:  # state and union set their papers alike
        alike.update(table("standards")["motto"][motto])
    found = [_dated(best, header.date or _latest_day(opening))]
    found += (ids[kind] for kind in _KINDS if kind in alike and kind not in (best, "party"))
    if "party" in alike:
        found += (ids["party"], ids["party_old"])
    return tuple(dict.fromkeys(found))


def latest_year(texts: Iterable[str]) -> int | None:
    """The latest year named in the texts, None where there is none."""
    years = [int(m[0]) for text in texts for m in _YEAR.finditer(text)]
    return max(years, default=None)


def _dated(kind: str, day: str | None) -> str:
    ids: dict[str, str] = table("standards")["ids"]
    if kind == "party" and day is not None:
        changed = ids["party_changed"]
        if day < changed and day != changed[:4]:
            return ids["party_old"]
    return ids[kind]


def _latest_day(texts: Sequence[str]) -> str | None:
    days = [f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}" for t in texts for m in _DAY.finditer(t)]
    if days:
        return max(days)
    year = latest_year(texts)
    return str(year) if year else None


def _longest(section: str, text: str) -> list[str]:
    """The kinds whose words the text begins with, only those of the longest match."""
    whole = section != "number_symbol"
    listed = lower_words if whole else words
    found: dict[str, int] = {}
    for kind in _KINDS:
        for word in listed("standards", section, kind):
            if text.startswith(word) and not (whole and text[len(word) :][:1].isalnum()):
                found[kind] = max(found.get(kind, 0), len(word))
    longest = max(found.values(), default=0)
    return [kind for kind, length in found.items() if length == longest]


def _actor(opening: Sequence[str]) -> str:
    """The words before "xây dựng kế hoạch" in the introduction, in small letters."""
    for text in reversed(opening):
        lower = lowered(text)
        for act in lower_words("standards", "actor", "acts"):
            place = lower.find(act)
            if place > 0:
                return lower[max(0, place - _ACTOR_REACH) : place]
    return ""


def _last_body(text: str) -> list[str]:
    """The kind of the body that is named last in the text."""
    named = list(_bodies().finditer(text))
    return [
        kind for kind in _KINDS if named and named[-1][0] in lower_words("standards", "body", kind)
    ]


@cache
def _bodies() -> re.Pattern[str]:
    every = sorted(
        (w for k in _KINDS for w in lower_words("standards", "body", k)), key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})\b")

"""Which kind of section a heading announces, by the table of heading words."""

import re
from functools import cache
from typing import get_args

from kehoach_gui.core.plan import Kind
from kehoach_gui.reading.lines import is_caps
from kehoach_gui.reading.tables import lower_words, lowered, table

_WORD = re.compile(r"\w+")
_LONGEST = 200  # characters of a heading that are looked at


def heading_kind(heading: str | None) -> Kind:
    """The kind by the heading word that stands first; `other` where none is known."""
    if not heading:
        return "other"
    lower = lowered(heading[:_LONGEST])
    anywhere = is_caps(heading)
    for match in _phrases().finditer(lower):
        before = _WORD.findall(lower[: match.start()])
        if anywhere or all(word in _fillers() for word in before):
            return _kind_of()[match[0]]
        return "other"
    return "other"


def opens_kind(text: str) -> bool:
    """Whether the words begin as the heading of a known kind does, fillers before it allowed."""
    return heading_kind(text[:_LONGEST].lower()) != "other"


def names_spells(heading: str | None) -> bool:
    """Whether the heading calls its parts spells of time, as CÁC ĐỢT TUYÊN TRUYỀN does."""
    lower = lowered((heading or "")[:_LONGEST])
    return any(re.search(rf"\b{word}\b", lower) for word in lower_words("kinds", "spells", "words"))


def has_slogan_words(text: str) -> bool:
    """Whether the words announce slogans to come (khẩu hiệu, băng rôn)."""
    lower = lowered(text[-_LONGEST:])
    return any(word in lower for word in lower_words("kinds", "spells", "slogan_leads"))


@cache
def _kind_of() -> dict[str, Kind]:
    phrases = table("kinds")["phrases"]
    return {lowered(phrase): kind for kind in get_args(Kind) for phrase in phrases.get(kind, ())}


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted(_kind_of(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


@cache
def _fillers() -> frozenset[str]:
    return frozenset(lower_words("kinds", "fillers", "words"))

"""The office's events: a congress, an election, with aliases and days that may be vague."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kehoach_gui.core.conventions import any_of
from kehoach_gui.core.dates import Range
from kehoach_gui.core.phase_lists import days_of
from kehoach_gui.core.plan import Period
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import nfc

_TERM = re.compile(r"[,\s]*\(?(?:nhiệm\s+kỳ|nhiệm\s+kì|khóa)\s+(\d{4})\s*[-–]\s*(\d{4})\)?", re.I)
_BARE_TERM = re.compile(r"(?<!\d)(\d{4})\s*[-–]\s*(\d{4})(?!\d)")
_ORDINAL = re.compile(r"(?<!\w)(lần\s+thứ|lần|khóa|kỳ)\s+([IVXL]{1,7}|\d{1,3})(?![\w/])", re.I)
_BARE_ROMAN = re.compile(r"(?<!\w)([IVXL]{1,7})(?!\w)")
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that phases hang on. `term` is "2020-2025"; `period` None while it has no day.

    `tentative` marks days that are "dự kiến".
    """

    name: str
    aliases: tuple[str, ...] = ()
    term: str = ""
    period: Period | None = None
    tentative: bool = False

    @property
    def ordinal(self) -> str:
        """The ordinal of its name in Roman numerals, "" where it has none."""
        return ordinal_of(self.name)

    @property
    def days(self) -> Range | None:
        """First and last day that may be meant, None where unknown."""
        if self.period is None:
            return None
        start = days_of(self.period.start) or days_of(self.period.end)
        end = days_of(self.period.end) or start
        return (start[0], end[1]) if start and end else None

    def is_called(self, words: str) -> bool:
        """Whether words name this event, by its name or an alias, in any spelling."""
        term = term_of(words)
        if term and self.term and term != _dashed(self.term):
            return False
        wanted = event_key(words)
        return any(event_key(name) == wanted for name in (self.name, *self.aliases) if name)


def find_event(words: str | None, events: Iterable[Event]) -> Event | None:
    """The first event that words name, None where none is."""
    if not words:
        return None
    return next((event for event in events if event.is_called(words)), None)


@cache
def event_key(name: str) -> str:
    """A name as it is compared: one spelling for ordinals, no term, one name for each congress."""
    family, ordinal = _congress(name)
    if ordinal:
        return f"{family}:{ordinal}"
    return _ORDINAL.sub(lambda m: f"{m[1].lower()} {_roman(m[2])}", _plain(name)).lower()


def ordinal_of(name: str) -> str:
    """The ordinal in a name, in Roman numerals: "XIII", "" where it has none."""
    found = _ORDINAL.search(name)
    if found:
        return _roman(found[2])
    bare = _BARE_ROMAN.search(name)
    return bare[1] if bare else ""


def term_of(name: str) -> str:
    """The term in a name: "2020-2025", "" where it has none."""
    found = _TERM.search(name) or _BARE_TERM.search(name)
    return f"{found[1]}-{found[2]}" if found else ""


def usual_names(name: str) -> tuple[str, ...]:
    """The other names by which a congress is known without being told."""
    family, ordinal = _congress(name)
    if not ordinal:
        return ()
    names = (each.format(n=ordinal) for each in _table()["family"][family]["names"])
    return tuple(each for each in names if each.lower() != nfc(name).lower())


def opens_event(words: str) -> bool:
    """Whether words speak of an event's first day: "trước khi khai mạc"."""
    return _has("opens", words)


def ends_event(words: str) -> bool:
    """Whether words speak of an event's last day: "thời điểm hoàn thành"."""
    return _has("ends", words)


def event_words(name: str) -> tuple[str, ...]:
    """A list of [words] in resources/events/names.toml."""
    return tuple(_table()["words"][name])


def _has(name: str, words: str) -> bool:
    pattern = rf"(?<!\w){any_of(event_words(name))}(?!\w)"
    return re.search(pattern, words, re.IGNORECASE) is not None


def _dashed(term: str) -> str:
    found = _BARE_TERM.search(term)
    return f"{found[1]}-{found[2]}" if found else " ".join(term.split())


def _congress(name: str) -> tuple[int, str]:
    """The family that a name belongs to and its ordinal, "" where it belongs to none."""
    words = _plain(name)
    for family, patterns in enumerate(_families()):
        for pattern in patterns:
            found = pattern.fullmatch(words)
            if found:
                return family, _roman(found["n"])
    return -1, ""


def _plain(name: str) -> str:
    """A name without its term, without words that say nothing, in plain blanks."""
    text = _TERM.sub("", " ".join(nfc(name).split()))
    for word in event_words("silent"):
        text = re.sub(rf"(?<!\w){re.escape(word)}\s+", "", text, flags=re.IGNORECASE)
    return text.strip(" ,.;:-–")


def _roman(ordinal: str) -> str:
    if not ordinal.isdigit():
        return ordinal.upper()
    number, letters = int(ordinal), ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters


@cache
def _families() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """For each family the patterns of its names, the ordinal a group."""
    return tuple(
        tuple(_pattern(_plain(name)) for name in family["names"]) for family in _table()["family"]
    )


def _pattern(name: str) -> re.Pattern[str]:
    before, after = (re.escape(part) for part in name.split("{n}"))
    return re.compile(rf"{before}(?P<n>[IVXL]{{1,7}}|\d{{1,3}}){after}", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    with (RESOURCES / "events" / "names.toml").open("rb") as file:
        return tomllib.load(file)

"""The words and conventions by which vague dates are read, from resources/periods.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kehoach_gui.core.resources import RESOURCES

Bounds = tuple[int, int]
SETTING = "conventions"  # of the library: they belong to the data


@dataclass(frozen=True, slots=True)
class Conventions:
    """What "đầu", "giữa", "cuối" and their kin mean; an office may change every pair.

    Days of a month (0 = its last day, -6 = six days before it), months of a quarter (1 to 3),
    months of a year, days of a week within a month.
    """

    month_parts: Mapping[str, Bounds]
    quarter_parts: Mapping[str, Bounds]
    year_parts: Mapping[str, Bounds]
    weeks: Mapping[str, Bounds]


@dataclass(frozen=True, slots=True)
class Source:
    """Where conventions come from, and whether a rule confirms them."""

    name: str
    note: str
    verified: bool


PARTS = {"month": "month_parts", "quarter": "quarter_parts", "year": "year_parts"}
HIGHEST = {"month": 31, "quarter": 3, "year": 12}


def is_pair(part: str, low: object, high: object) -> bool:
    """Whether two numbers can be a part's first and last day or month; 0 is a month's last day."""
    if type(low) is not int or type(high) is not int or not 1 <= low <= HIGHEST[part]:
        return False
    return low <= high <= HIGHEST[part] or (part == "month" and high == 0)


def changes_of(conventions: Conventions) -> dict[str, dict[str, list[int]]]:
    """What an office changed, as JSON: part → word → first and last; {} where nothing is."""
    found: dict[str, dict[str, list[int]]] = {}
    for part, name in PARTS.items():
        usual = getattr(DEFAULT, name)
        for word, pair in getattr(conventions, name).items():
            if pair != usual[word]:
                found.setdefault(part, {})[word] = list(pair)
    return found


def with_changes(changes: object) -> Conventions:
    """The usual conventions with an office's changes; what is no known word or pair is left out."""
    parts: dict[str, Mapping[str, Bounds]] = {}
    for part, name in PARTS.items():
        table = changes.get(part) if isinstance(changes, dict) else None
        pairs = dict(getattr(DEFAULT, name))
        for word, pair in (table if isinstance(table, dict) else {}).items():
            if word in pairs and isinstance(pair, list | tuple) and len(pair) == 2:
                low, high = pair
                if is_pair(part, low, high):
                    pairs[word] = (low, high)
        parts[name] = MappingProxyType(pairs)
    return replace(DEFAULT, **parts)


def load_conventions(path: Path) -> tuple[Conventions, Source]:
    """Conventions and their source from a TOML file; KeyError names a missing table."""
    data = _read(path)
    parts = data["parts"]
    return (
        Conventions(
            _bounds(parts["month"]),
            _bounds(parts["quarter"]),
            _bounds(parts["year"]),
            _bounds(data["weeks"]),
        ),
        Source(**data["source"]),
    )


@cache
def word_list(name: str) -> tuple[str, ...]:
    """A list of [words] in resources/periods.toml."""
    return tuple(_read(RESOURCES / "periods.toml")["words"][name])


def any_of(*words: str | Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, blanks of any length inside."""
    flat = [word for entry in words for word in ([entry] if isinstance(entry, str) else entry)]
    ordered = sorted(set(flat), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


@cache
def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _bounds(table: Mapping[str, list[int]]) -> Mapping[str, Bounds]:
    return MappingProxyType({word: (low, high) for word, (low, high) in table.items()})


DEFAULT, DEFAULT_SOURCE = load_conventions(RESOURCES / "periods.toml")

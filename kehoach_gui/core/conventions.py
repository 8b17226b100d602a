"""The words and conventions by which vague dates are read, from resources/periods.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kehoach_gui.core.resources import RESOURCES

Bounds = tuple[int, int]


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

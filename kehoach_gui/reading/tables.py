"""The tables of words under resources/reading, folded and compiled once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import fold

Pattern = re.Pattern[str]


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """The TOML file of that name: section → key → list of words or patterns."""
    with (RESOURCES / "reading" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def file_table(name: str) -> list[dict[str, Any]]:
    """The entries of files.toml under that name: signatures, encodings."""
    entries: Any = table("files")[name]
    return list(entries)


@cache
def words(name: str, section: str, key: str) -> tuple[str, ...]:
    """The folded words of one list, the longest first."""
    return tuple(sorted({fold(word) for word in table(name)[section][key]}, key=len, reverse=True))


def lowered(text: str) -> str:
    """The text in small letters with one spelling of ủy; tone marks tell sở from số, bộ from bỏ."""
    return text.lower().replace("uỷ", "ủy")


@cache
def lower_words(name: str, section: str, key: str) -> tuple[str, ...]:
    """The words of one list in small letters, the longest first."""
    return tuple(
        sorted({lowered(word) for word in table(name)[section][key]}, key=len, reverse=True)
    )


@cache
def exact_words(name: str, section: str, key: str) -> frozenset[str]:
    """The words of one list as written, with their tone marks."""
    return frozenset(table(name)[section][key])


@cache
def starts_with(name: str, section: str, key: str) -> Pattern:
    """A pattern that matches at the start of a lowered line any of the words, as whole words."""
    every = lower_words(name, section, key)
    return re.compile(rf"(?:{_any(map(re.escape, every))})(?!\w)")


@cache
def patterns(name: str, section: str, key: str) -> Pattern:
    """A pattern of all the patterns of one list; `match` it against folded text."""
    return re.compile(_any(table(name)[section][key]))


def _any(parts: Iterable[str]) -> str:
    return "|".join(f"(?:{part})" for part in parts)

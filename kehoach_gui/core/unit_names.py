"""Names of units as offices write them, made alike so that they can be compared."""

import tomllib
from functools import cache, lru_cache

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import nfc, squeeze
from kehoach_gui.core.tone import OLD, styled

_WORDS = RESOURCES / "names" / "unit_words.toml"
_OPEN = "…"  # a place in a name that is still to be filled in


@cache
def _words() -> tuple[tuple[str, ...], dict[str, str]]:
    """The words that open the name of a group, and what short words stand for."""
    with _WORDS.open("rb") as file:
        table = tomllib.load(file)
    groups = tuple(f"{_alike(word)} " for word in table["groups"])
    return groups, {_alike(short): _alike(whole) for short, whole in table["short"].items()}


def _alike(text: str) -> str:
    """Without capitals, tone marks set in one way; Sơn Hà and Sơn Hạ stay two."""
    return styled(nfc(squeeze(text)).lower(), OLD)


@lru_cache(maxsize=4096)  # asked again for all rows of a table
def unit_key(name: str) -> str:
    """The name as it is compared: without capitals, short words written out."""
    short = _words()[1]
    return " ".join(short.get(word, word) for word in _alike(name).split())


def is_group(name: str) -> bool:
    """Whether the name stands for many units ("các …"), or has an open place."""
    return _OPEN in name or _alike(name).startswith(_words()[0])

"""How much a finding weighs: a plain error, or something to look at."""

import tomllib
from functools import cache

from kehoach_gui.checking.finding import Finding
from kehoach_gui.core.resources import RESOURCES

TABLE = RESOURCES / "checking" / "grades.toml"


def is_error(finding: Finding) -> bool:
    """Whether the words are wrong whatever the office meant; all else is only worth a look."""
    return finding.rule in _errors()


@cache
def _errors() -> frozenset[str]:
    with TABLE.open("rb") as file:
        return frozenset(tomllib.load(file)["errors"])

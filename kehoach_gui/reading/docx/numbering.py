"""Word's automatic numbers worked out from numbering.xml: levels, restarts, overrides, bullets.

ECMA-376 part 1, 17.9: lists of one abstract definition count together; a level begins anew
behind any higher one unless lvlRestart says otherwise; a startOverride counts once per list.
"""

import re
from dataclasses import dataclass, replace

from kehoach_gui.reading.docx.number_formats import bullet, written
from kehoach_gui.reading.docx.package import WORD, Element, tree

_W = f"{{{WORD}}}"
_VAL = f"{_W}val"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LONGEST = 60  # characters of a label


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # restarts behind this level (1…), 0: never, None: any higher one
    legal: bool = False  # higher numbers in it are written as digits
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list (w:num): its abstract definition, levels, and values it begins with anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file and where each stands while its paragraphs go by."""

    def __init__(self, content: bytes | None) -> None:
        self._lists: dict[str, List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if content is not None:
            self._lists = _read_lists(tree(content))

    def level_of_style(self, ident: str, style: str) -> int | None:
        """The level of a list that a paragraph style is bound to."""
        found = self._lists.get(ident)
        levels = found.levels.items() if found else ()
        return next((place for place, level in levels if level.style == style), None)

    def label(self, ident: str, depth: int) -> str:
        """The label of the next paragraph of list `ident` at `depth` (0…); "" where it has none."""
        found = self._lists.get(ident)
        if found is None or not 0 <= depth < _LEVELS:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        level = found.levels.get(depth, Level())
        self._restart(ident, found, counts, depth)
        held = counts[depth]
        counts[depth] = level.start if held is None else held + 1
        for deeper in range(depth + 1, _LEVELS):
            rule = found.levels.get(deeper, Level()).restart
            if rule is None or depth < rule:
                counts[deeper] = None
        for higher in range(depth):
            if counts[higher] is None:
                counts[higher] = found.levels.get(higher, Level()).start
        if level.form == "bullet":
            return bullet(level.text, depth)
        return _PLACE.sub(
            lambda m: _value(found, counts, int(m[1]) - 1, level), level.text
        ).strip()[:_LONGEST]

    def _restart(self, ident: str, found: List, counts: list[int | None], depth: int) -> None:
        """Take the starting values that this list overrides, each once."""
        for place in range(depth + 1):
            if place in found.starts and (ident, place) not in self._started:
                self._started.add((ident, place))
                first = found.starts[place]
                counts[place] = first - 1 if place == depth else first


def _value(found: List, counts: list[int | None], place: int, shown_by: Level) -> str:
    level = found.levels.get(place, Level())
    value = counts[place]
    form = "decimal" if shown_by.legal and level.form != "decimalZero" else level.form
    return "" if form == "bullet" else written(level.start if value is None else value, form)


def _read_lists(root: Element) -> dict[str, List]:
    abstracts: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}  # abstract → style that holds its levels
    homes: dict[str, str] = {}  # style → abstract
    for one in root.findall(f"{_W}abstractNum"):
        ident = one.get(f"{_W}abstractNumId", "")
        abstracts[ident] = _levels(one)
        for child in one:
            if child.tag == f"{_W}styleLink":
                homes[child.get(_VAL, "")] = ident
            elif child.tag == f"{_W}numStyleLink":
                links[ident] = child.get(_VAL, "")
    lists: dict[str, List] = {}
    for num in root.findall(f"{_W}num"):
        named = num.find(f"{_W}abstractNumId")
        abstract = named.get(_VAL, "") if named is not None else ""
        abstract = homes.get(links.get(abstract, ""), abstract)
        levels = dict(abstracts.get(abstract, {}))
        starts: dict[int, int] = {}
        for override in num.findall(f"{_W}lvlOverride"):
            place = _number(override.get(f"{_W}ilvl"), 0)
            own = override.find(f"{_W}lvl")
            if own is not None:
                levels[place] = _level(own)
                starts[place] = levels[place].start
            start = override.find(f"{_W}startOverride")
            if start is not None:
                starts[place] = _number(start.get(_VAL), 1)
                levels[place] = replace(levels.get(place, Level()), start=starts[place])
        lists[num.get(f"{_W}numId", "")] = List(abstract, levels, starts)
    return lists


def _levels(holder: Element) -> dict[int, Level]:
    return {_number(one.get(f"{_W}ilvl"), 0): _level(one) for one in holder.findall(f"{_W}lvl")}


def _level(one: Element) -> Level:
    values: dict[str, str | None] = {}
    for child in one.iter():
        values.setdefault(child.tag, child.get(_VAL))
    restart = values.get(f"{_W}lvlRestart")
    legal = f"{_W}isLgl" in values and values[f"{_W}isLgl"] not in ("0", "false")
    return Level(
        _number(values.get(f"{_W}start"), 1),
        values.get(f"{_W}numFmt") or "decimal",
        values.get(f"{_W}lvlText") or "",
        _number(restart, 0) if restart is not None else None,
        legal,
        values.get(f"{_W}pStyle") or "",
    )


def _number(written_as: str | None, usual: int) -> int:
    digits = (written_as or "").lstrip("-")
    return int(written_as or 0) if digits.isdecimal() and len(digits) < 7 else usual

"""Nơi nhận put in order by level, joined under a brace or taken out of it; an address book.

The rules leave the order open: the levels are a table of words that an office may change.
"""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from kehoach_gui.core.braces import Group, grouped
from kehoach_gui.core.grammar import is_archive
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import fold, squeeze

LEVELS = RESOURCES / "names" / "recipient_levels.toml"
ADDRESS_BOOK = RESOURCES / "names" / "address_book.toml"
ARCHIVE = "archive"
UNKNOWN = "other"  # no word of the table opens the line; stands before the Lưu line
_NAMES = {UNKNOWN: "Nơi nhận khác", ARCHIVE: "Lưu"}


class RecipientTableError(ValueError):
    """A table that is not what the loader knows; names the file and the key."""


Book = dict[str, dict[str, tuple[str, ...]]]  # kind of body → level → names


@dataclass(frozen=True, slots=True)
class Level:
    """A rank of recipients and the folded words that open their names."""

    id: str
    name: str
    openers: tuple[str, ...]


@cache
def levels(path: Path = LEVELS) -> tuple[Level, ...]:
    """The levels from the first to be served to the last; raises RecipientTableError."""
    table = _read(path)
    _known(table, {"level"}, path, "")
    found = []
    for index, row in enumerate(table["level"]):
        _known(row, {"id", "name", "openers"}, path, f"level[{index}].")
        openers = tuple(fold(word) for word in row["openers"])
        found.append(Level(row["id"], row["name"], openers))
    return tuple(found)


@cache
def address_book(path: Path = ADDRESS_BOOK) -> dict[str, dict[str, tuple[str, ...]]]:
    """Usual recipients by kind of body (party, state, union, youth, school) and level id.

    Raises RecipientTableError for a level that the table of levels does not have.
    """
    ids = {level.id for level in levels()}
    book = {}
    for kind, shelf in _read(path).items():
        _known(shelf, ids, path, f"{kind}.", all_needed=False)
        book[kind] = {level: tuple(names) for level, names in shelf.items()}
    return book


def book_with(changes: object) -> Book:
    """The address book with an office's own groups in place of the shipped ones.

    `changes` is JSON: kind of body → level → names; what is no known kind or level is left out.
    """
    ids = {level.id for level in levels()}
    book = {kind: dict(groups) for kind, groups in address_book().items()}
    for kind, groups in (changes if isinstance(changes, dict) else {}).items():
        for level, names in (groups if isinstance(groups, dict) else {}).items():
            if kind in book and level in ids and isinstance(names, list | tuple):
                book[kind][level] = tuple(name for name in names if isinstance(name, str))
    return {kind: _in_order(groups) for kind, groups in book.items()}


def _in_order(groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {level.id: groups[level.id] for level in levels() if groups.get(level.id)}


def book_changes(book: Book) -> dict[str, dict[str, list[str]]]:
    """What differs from the shipped address book, as JSON for book_with; {} for nothing."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind, groups in book.items():
        usual = address_book()[kind]
        for level in usual | groups:
            names = groups.get(level, ())
            if names != usual.get(level, ()):
                found.setdefault(kind, {})[level] = list(names)
    return found


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _known(
    table: Collection[str], keys: set[str], path: Path, where: str, all_needed: bool = True
) -> None:
    """Raises RecipientTableError for an unknown key, and for a missing one."""
    for key in table:
        if key not in keys:
            raise RecipientTableError(f"{path.name}: khóa lạ «{where}{key}»")
    for key in keys if all_needed else ():
        if key not in table:
            raise RecipientTableError(f"{path.name}: thiếu «{where}{key}»")


def level_of(recipient: str) -> str:
    """The id of the level a recipient belongs to; `archive` for Lưu, `other` where none fits."""
    if is_archive(recipient):
        return ARCHIVE
    line = fold(squeeze(recipient))
    best, length = UNKNOWN, 0
    for level in levels():
        for opener in level.openers:
            behind = line[len(opener) : len(opener) + 1]
            if len(opener) > length and line.startswith(opener) and not behind.isalnum():
                best, length = level.id, len(opener)
    return best


def level_name(level_id: str) -> str:
    """The level in the user's words; raises KeyError for an unknown one."""
    return ({level.id: level.name for level in levels()} | _NAMES)[level_id]


def ordered(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The lines by level, each level in its old order, a brace kept whole, Lưu last.

    A group goes with its highest line.
    """
    rank = {level.id: place for place, level in enumerate(levels())}
    rank |= {UNKNOWN: len(rank), ARCHIVE: len(rank) + 1}
    groups = grouped(recipients)
    return _lines(sorted(groups, key=lambda g: min(rank[level_of(line)] for line in g.lines)))


def group_with_brace(
    recipients: tuple[str, ...], indexes: Collection[int], note: str
) -> tuple[str, ...]:
    """The lines at these places joined under one brace with a note, where the first one stood.

    They leave the braces they were under; the Lưu line is left out. A note without brackets gets
    them. Unchanged where fewer than two lines are left or the note is empty.
    """
    note = squeeze(note)
    if note and not note.startswith("("):
        note = f"({note})"
    flat = [(group, line) for group in grouped(recipients) for line in group.lines]
    chosen = [i for i in sorted(set(indexes)) if not is_archive(flat[i][1])]
    if len(chosen) < 2 or not note:
        return recipients
    joined = Group(tuple(flat[i][1].removesuffix(note).rstrip() for i in chosen), note)
    rest: list[Group] = []
    place = 0
    for group in grouped(recipients):
        own = range(place, place + len(group.lines))
        place += len(group.lines)
        if chosen[0] in own:
            before = tuple(flat[i][1] for i in own if i < chosen[0])
            after = tuple(flat[i][1] for i in own if i > chosen[0] and i not in chosen)
            rest += [*_part(group, before), joined, *_part(group, after)]
            continue
        rest += _part(group, tuple(flat[i][1] for i in own if i not in chosen))
    return _lines(rest)


def ungroup(recipients: tuple[str, ...], index: int) -> tuple[str, ...]:
    """The brace over the line at this place taken away; each of its lines bears the note itself."""
    found: list[Group] = []
    place = 0
    for group in grouped(recipients):
        if group.note and place <= index < place + len(group.lines):
            found += [Group((f"{line} {group.note}",)) for line in group.lines]
        else:
            found.append(group)
        place += len(group.lines)
    return _lines(found)


def _part(group: Group, lines: tuple[str, ...]) -> list[Group]:
    """What is left of a group."""
    return [replace(group, lines=lines)] if lines else []


def _lines(groups: Sequence[Group]) -> tuple[str, ...]:
    """The groups as a plan keeps them: braced lines end with }, the note behind the last.

    One line alone bears its note without a brace, which would reach for the line before it.
    """
    lines: list[str] = []
    for group in groups:
        if not group.note:
            lines += group.lines
            continue
        *before, last = group.lines
        if not before:
            lines.append(f"{last} {group.note}")
            continue
        lines += [f"{line} }}" for line in before]
        lines.append(f"{last} }} {group.note}")
    return tuple(lines)

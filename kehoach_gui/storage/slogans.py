"""The rows of slogans: what they say, where they come from, and one seal over each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kehoach_gui.storage.digest import seal_of
from kehoach_gui.storage.errors import NoSuchSlogan

if TYPE_CHECKING:
    from kehoach_gui.core.slogans import Slogan

_CELLS = (
    "id, revision, text, original, source, year, level, tags, grade, note,"
    " favourite, archived, merged_into, added, modified, change"
)
READ_THROUGH = 1_000  # rows from which reading the whole table is quicker
_READ = f"SELECT {_CELLS}, seal FROM slogans"
_WRITE = f"INSERT OR REPLACE INTO slogans ({_CELLS}, seal) VALUES ({', '.join('?' * 17)})"


@dataclass(frozen=True, slots=True)
class StoredSlogan:
    """A slogan as it stands in the library; times ISO in UTC.

    `merged_into` names the entry that stands for it; `change` is the library's counter when the
    row was last changed; `damaged` says that the cells are not those that were saved.
    """

    id: int
    revision: int
    slogan: Slogan
    favourite: bool = False
    archived: bool = False
    merged_into: int | None = None
    added: str = ""
    modified: str = ""
    change: int = 0
    damaged: bool = False

    @property
    def shown(self) -> bool:
        """Whether it stands in the list: neither archived nor merged into another."""
        return not self.archived and self.merged_into is None


def next_id(connection: sqlite3.Connection) -> int:
    """An id that no slogan has."""
    (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM slogans").fetchone()
    return int(number)


def write(connection: sqlite3.Connection, stored: StoredSlogan) -> None:
    """Put a row in its place, sealed."""
    slogan = stored.slogan
    cells = (
        stored.id,
        stored.revision,
        slogan.text,
        slogan.original,
        slogan.source,
        slogan.year,
        slogan.level,
        json.dumps(slogan.tags, ensure_ascii=False),
        slogan.grade,
        slogan.note,
        int(stored.favourite),
        int(stored.archived),
        stored.merged_into,
        stored.added,
        stored.modified,
        stored.change,
    )
    connection.execute(_WRITE, (*cells, seal_of(*cells)))


def read(connection: sqlite3.Connection, slogan_id: int) -> StoredSlogan:
    """Raises NoSuchSlogan."""
    row = connection.execute(f"{_READ} WHERE id = ?", (slogan_id,)).fetchone()
    if row is None:
        raise NoSuchSlogan(slogan_id)
    return _stored(row)


def read_merged_into(connection: sqlite3.Connection, slogan_id: int) -> tuple[StoredSlogan, ...]:
    """The rows that this one stands for."""
    rows = connection.execute(f"{_READ} WHERE merged_into = ? ORDER BY id", (slogan_id,))
    return tuple(map(_stored, rows))


def each(connection: sqlite3.Connection, *, archived: bool = False) -> Iterator[StoredSlogan]:
    """The shown or the archived rows in library order, read as they are asked for."""
    rows = connection.execute(
        f"{_READ} WHERE merged_into IS NULL AND archived = ? ORDER BY id",
        (int(archived),),
    )
    return map(_stored, rows)


def of_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[StoredSlogan]:
    """The rows with these ids, in library order; for many the table is read through by portions.

    Between two portions the library is not held, so that others can write.
    """
    if len(ids) > READ_THROUGH:
        return _through(connection, frozenset(ids))
    return (read(connection, slogan_id) for slogan_id in sorted(ids))


def _through(connection: sqlite3.Connection, wanted: frozenset[int]) -> Iterator[StoredSlogan]:
    portion, last = f"{_READ} WHERE id > ? ORDER BY id LIMIT {READ_THROUGH}", -1
    while rows := connection.execute(portion, (last,)).fetchall():
        last = rows[-1][0]
        yield from (_stored(row) for row in rows if row[0] in wanted)


def sum_of_changes(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many rows there are and the sum of their changes: two libraries differ in it."""
    row = connection.execute("SELECT count(*), coalesce(sum(change), 0) FROM slogans").fetchone()
    return int(row[0]), int(row[1])


def delete(connection: sqlite3.Connection, slogan_id: int) -> None:
    connection.execute("DELETE FROM slogans WHERE id = ?", (slogan_id,))


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The slogans that are not as they were saved."""
    rows = connection.execute(_READ)
    return tuple(f"slogans:{row[0]}" for row in rows if seal_of(*row[:-1]) != row[-1])


def _stored(row: tuple[Any, ...]) -> StoredSlogan:
    from kehoach_gui.core.slogans import Slogan

    (
        slogan_id,
        revision,
        text,
        original,
        source,
        year,
        level,
        tags,
        grade,
        note,
        favourite,
        archived,
        merged_into,
        added,
        modified,
        change,
        seal,
    ) = row
    whole = seal_of(*row[:-1]) == seal
    words = tuple(json.loads(tags)) if whole else ()
    slogan = Slogan(text, source, year, level, words, grade, note, original)
    return StoredSlogan(
        slogan_id,
        revision,
        slogan,
        bool(favourite),
        bool(archived),
        merged_into,
        added,
        modified,
        change,
        damaged=not whole,
    )

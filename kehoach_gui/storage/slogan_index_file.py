"""The file of the search index: its tables, and how rows come into it and go out again."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from kehoach_gui.storage.slogan_query import indexed
from kehoach_gui.storage.slogans import StoredSlogan

FORMAT = 1  # raised when tables or folding change: older files are made anew
BUSY_SECONDS = 5.0

_FTS = "content='', detail=none, columnsize=0, prefix='1 2 3 4 5 6 7', tokenize='ascii'"
_TABLES = (
    """CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  year INTEGER,
  level TEXT NOT NULL,
  tags TEXT NOT NULL,
  grade TEXT NOT NULL,
  favourite INTEGER NOT NULL,
  facets TEXT NOT NULL
)""",
    "CREATE TABLE known (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, seal TEXT NOT NULL)",
    """CREATE TABLE facets (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  UNIQUE (kind, value)
)""",
    "CREATE TABLE recent (place INTEGER PRIMARY KEY, id INTEGER NOT NULL)",
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    f"CREATE VIRTUAL TABLE exact USING fts5(words, {_FTS})",
    f"CREATE VIRTUAL TABLE plain USING fts5(words, {_FTS})",
)


def path_of(library: Path, folder: Path) -> Path:
    """Where the index of a library lies in the cache folder."""
    name = hashlib.sha256(os.path.realpath(library).encode("utf-8", "surrogatepass")).hexdigest()
    return folder / "search" / f"{name[:16]}.sqlite"


def open_index(path: Path) -> sqlite3.Connection:
    """The index file, made anew where it is missing, old or broken; in memory as a last resort."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS))
        except (sqlite3.Error, OSError):
            remove(path)
    return _prepared(sqlite3.connect(":memory:", isolation_level=None))


def remove(path: Path) -> None:
    """Take the index away; it is only derived from the library."""
    for name in (str(path), f"{path}-wal", f"{path}-shm", f"{path}-journal"):
        with suppress(OSError):
            os.remove(name)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA journal_mode = WAL")  # a window reads while a worker writes
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            connection.execute("BEGIN IMMEDIATE")
            for table in _TABLES:
                connection.execute(table)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.execute("COMMIT")
        elif version != FORMAT:
            raise sqlite3.DatabaseError("another format")
    except BaseException:
        connection.close()
        raise
    return connection


class Writer:
    """Brings rows into the index and out of it; inside one transaction of its connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self._facets: dict[tuple[str, str], int] = {}
        self._counts: dict[int, int] = {}
        for facet, kind, value, count in self._run("SELECT id, kind, value, count FROM facets"):
            self._facets[kind, value] = facet
            self._counts[facet] = count
        self._next = max(self._counts, default=0) + 1
        self._is_new = self._run("SELECT id FROM known LIMIT 1").fetchone() is None

    def put(self, row: StoredSlogan, seal: str, plans: frozenset[int]) -> None:
        """A row as the library has it now; each row once."""
        if not self._is_new:
            self.drop(row.id)
        self._run("INSERT INTO known VALUES (?, ?, ?)", (row.id, row.change, seal))
        if not row.shown:
            return
        slogan = row.slogan
        facets = [self._facet(kind, value) for kind, value in facets_of(row, plans)]
        self._run(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.id,
                slogan.text,
                slogan.source,
                slogan.year,
                slogan.level,
                "\n".join(slogan.tags),
                slogan.grade,
                int(row.favourite),
                " ".join(map(str, facets)),
            ),
        )
        exact, plain = indexed(slogan.text, facets)
        self._run("INSERT INTO exact (rowid, words) VALUES (?, ?)", (row.id, exact))
        self._run("INSERT INTO plain (rowid, words) VALUES (?, ?)", (row.id, plain))
        for facet in facets:
            self._counts[facet] += 1

    def drop(self, slogan_id: int) -> None:
        """Take a row out, where it is in."""
        self._run("DELETE FROM known WHERE id = ?", (slogan_id,))
        old = self._run("SELECT text, facets FROM entries WHERE id = ?", (slogan_id,)).fetchone()
        if old is None:
            return
        facets = [int(facet) for facet in old[1].split()]
        exact, plain = indexed(old[0], facets)
        for table, words in (("exact", exact), ("plain", plain)):
            self._run(
                f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)",
                (slogan_id, words),
            )
        self._run("DELETE FROM entries WHERE id = ?", (slogan_id,))
        for facet in facets:
            self._counts[facet] -= 1

    def finish(self, recent: tuple[int, ...], about: dict[str, Any]) -> None:
        """Write what is of the whole: counts, the recently used, what the index was made from."""
        for (kind, value), facet in self._facets.items():
            self._run(
                "INSERT OR REPLACE INTO facets VALUES (?, ?, ?, ?)",
                (facet, kind, value, self._counts[facet]),
            )
        self._run("DELETE FROM recent")
        for place, slogan_id in enumerate(recent):
            self._run("INSERT INTO recent VALUES (?, ?)", (place, slogan_id))
        for key, value in about.items():
            self._run("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, str(value)))

    def merge_segments(self) -> None:
        """Make the lists of words as quick as they can be; for after many changes."""
        for table in ("exact", "plain"):
            self._run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def _facet(self, kind: str, value: str) -> int:
        found = self._facets.get((kind, value))
        if found is None:
            found = self._facets[kind, value] = self._next
            self._counts[found] = 0
            self._next += 1
        return found


def facets_of(row: StoredSlogan, plans: frozenset[int]) -> list[tuple[str, str]]:
    """Kind and value of every facet of a row."""
    slogan = row.slogan
    facets = [("tag", tag) for tag in dict.fromkeys(slogan.tags)]
    if slogan.level:
        facets.append(("level", slogan.level))
    if slogan.year is not None:
        facets.append(("year", str(slogan.year)))
    if slogan.source:
        facets.append(("source", slogan.source))
    if row.favourite:
        facets.append(("favourite", ""))
    facets += [("plan", str(plan)) for plan in sorted(plans)]
    return facets

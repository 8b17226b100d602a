"""Searching the slogans of a library as one types, in a file that is derived from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

from kehoach_gui.storage import connection as connections
from kehoach_gui.storage import schema, slogan_index_file, slogan_uses, slogans, state
from kehoach_gui.storage.slogan_index_file import Writer
from kehoach_gui.storage.slogan_query import indexed, query_of

LIMIT = 200  # rows that a list shows of a search
MANY = 2_000  # changed rows from which the index is put in order afterwards
FACET_KINDS = ("tag", "level", "year", "source", "plan", "favourite")
_ROW = "e.id, e.text, e.source, e.year, e.level, e.tags, e.grade, e.favourite"

Progress = Callable[[int, int], None]


class SloganRow(NamedTuple):
    """A slogan as the list shows it; `tags` one a line."""

    id: int
    text: str
    source: str
    year: int | None
    level: str
    tags: str
    grade: str
    favourite: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A property to filter by, and how many slogans of the library have it.

    Kinds: tag, level, year, source, plan (used in; value is its id), favourite (value "").
    """

    kind: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class _Recent:
    row: SloganRow
    exact: str
    plain: str
    facets: frozenset[int]


class SloganIndex:
    """The search index of one library; belongs to the thread that opened it.

    `refresh` brings it up to date; until then searches find what stood there before.
    """

    def __init__(self, library: Path, connection: sqlite3.Connection) -> None:
        self._library = library
        self._connection = connection
        self._facets: dict[tuple[str, str], int] = {}
        self._recent: list[_Recent] = []
        self._take_in()

    @classmethod
    def open(cls, library: Path, cache_folder: Path) -> Self:
        """The index of a library; made anew where it is missing, broken or of an older program.

        Without a cache folder that can be written to it is kept in memory.
        """
        path = slogan_index_file.path_of(library, cache_folder)
        try:
            return cls(library, slogan_index_file.open_index(path))
        except sqlite3.Error:
            slogan_index_file.remove(path)
            return cls(library, slogan_index_file.open_index(path))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def search(
        self, words: str, facets: Mapping[str, Iterable[str]] | None = None, limit: int = LIMIT
    ) -> tuple[SloganRow, ...]:
        """The slogans that have every word, the last one perhaps only begun.

        First those with exactly these marks, then those found without marks; in each the recently
        used before the others, these in library order. `facets`: kind → values, one of which must
        hold; a kind or value that no slogan has finds nothing.
        """
        groups = []
        for kind, values in (facets or {}).items():
            wanted = [self._facets[kind, v] for v in values if (kind, v) in self._facets]
            if not wanted:
                return ()
            groups.append(wanted)
        query = query_of(words, groups)
        found = {r.row.id: r.row for r in self._recent if query.fits(r.exact, r.facets, exact=True)}
        if query.is_empty:
            self._more(found, limit, f"SELECT {_ROW} FROM entries e ORDER BY e.id LIMIT ?", ())
            return tuple(found.values())[:limit]
        self._ask(found, "exact", query.exact(), limit)
        if len(found) < limit and query.spelled:
            for one in self._recent:
                if query.fits(one.plain, one.facets, exact=False):
                    found.setdefault(one.row.id, one.row)
            self._ask(found, "plain", query.plain(), limit)
        return tuple(found.values())[:limit]

    def facets(self, kind: str | None = None) -> tuple[Facet, ...]:
        """What the library can be filtered by, with counts of the library, the most first."""
        rows = self._connection.execute(
            "SELECT kind, value, count FROM facets WHERE count > 0 AND (? IS NULL OR kind = ?)"
            " ORDER BY count DESC, value",
            (kind, kind),
        )
        return tuple(Facet(*row) for row in rows)

    def count(self) -> int:
        """How many slogans can be found."""
        (number,) = self._connection.execute("SELECT count(*) FROM entries").fetchone()
        return int(number)

    # bringing it up to date

    @property
    def is_fresh(self) -> bool:
        """Whether nothing changed in the library since the last refresh."""
        with connections.told(self._library, reading=True), closing(self._source()) as source:
            return self._about() == _about_of(source, self._library)

    def refresh(self, progress: Progress | None = None) -> int:
        """Take over what changed in the library; gives how many rows that were.

        `progress(rows done, rows)` is called now and then and may raise to cancel: the index
        stays as it was. Raises StoreError where the library cannot be read.
        """
        with connections.told(self._library, reading=True), closing(self._source()) as source:
            source.execute("BEGIN")
            about = _about_of(source, self._library)
            if self._about() == about:
                return 0
            with connections.transaction(self._connection):
                changed = self._catch_up(source, about, progress)
        self._take_in()
        return changed

    def _catch_up(
        self, source: sqlite3.Connection, about: dict[str, str], progress: Progress | None
    ) -> int:
        writer = Writer(self._connection)
        if about["slogans"] == "0":
            stale: list[tuple[int, str]] = []
            gone = [row[0] for row in self._connection.execute("SELECT id FROM known")]
            plans: dict[int, set[int]] = {}
            recent: tuple[int, ...] = ()
        else:
            stale, gone = self._differences(source)
            plans = slogan_uses.plans_by_slogan(source)
            recent = slogan_uses.recent(source)
        for slogan_id in gone:
            writer.drop(slogan_id)
        for done, (slogan_id, seal) in enumerate(stale, 1):
            row = slogans.read(source, slogan_id)
            writer.put(row, seal, frozenset(plans.get(slogan_id, ())))
            if progress is not None and done % 1000 == 0:
                progress(done, len(stale))
        writer.finish(recent, about)
        if len(stale) + len(gone) >= MANY:
            writer.merge_segments()
        return len(stale) + len(gone)

    def _differences(self, source: sqlite3.Connection) -> tuple[list[tuple[int, str]], list[int]]:
        """Ids and seals of rows to take in anew, and ids of rows to take out.

        Usually those whose change is above the counter; where sums do not agree then (another
        library lies in the place, or a backup was restored), every seal is compared.
        """
        counter = int(self._about().get("counter", -1))
        changed = source.execute(
            "SELECT id, seal, change FROM slogans WHERE change > ?", (counter,)
        ).fetchall()
        own = self._connection.execute("SELECT count(*), coalesce(sum(change), 0) FROM known")
        count, total = own.fetchone()
        for slogan_id, _, change in changed:
            old = self._connection.execute(
                "SELECT change FROM known WHERE id = ?", (slogan_id,)
            ).fetchone()
            count += old is None
            total += change - (old[0] if old else 0)
        if (count, total) == slogans.sum_of_changes(source) and self._same_ends(source, counter):
            return [(row[0], row[1]) for row in changed], []
        known = dict(self._connection.execute("SELECT id, seal FROM known"))
        stale = []
        for slogan_id, seal in source.execute("SELECT id, seal FROM slogans"):
            if known.pop(slogan_id, None) != seal:
                stale.append((slogan_id, seal))
        return stale, list(known)

    def _same_ends(self, source: sqlite3.Connection, counter: int) -> bool:
        """Whether the first and last row that did not change are those that are known."""
        for order in ("ASC", "DESC"):
            row = source.execute(
                f"SELECT id, seal FROM slogans WHERE change <= ? ORDER BY id {order} LIMIT 1",
                (counter,),
            ).fetchone()
            if (
                row
                and row
                != self._connection.execute(
                    "SELECT id, seal FROM known WHERE id = ?", row[:1]
                ).fetchone()
            ):
                return False
        return True

    def _source(self) -> sqlite3.Connection:
        return connections.connect(self._library, read_only=True)

    def _about(self) -> dict[str, str]:
        return dict(self._connection.execute("SELECT key, value FROM about"))

    # searching

    def _ask(self, found: dict[int, SloganRow], table: str, match: str, limit: int) -> None:
        self._more(
            found,
            limit,
            f"SELECT {_ROW} FROM {table} CROSS JOIN entries e ON e.id = {table}.rowid"
            f" WHERE {table} MATCH ? ORDER BY {table}.rowid LIMIT ?",
            (match,),
        )

    def _more(
        self, found: dict[int, SloganRow], limit: int, words: str, values: tuple[str, ...]
    ) -> None:
        for row in self._connection.execute(words, (*values, limit)):
            if row[0] not in found:
                found[row[0]] = SloganRow._make(row)

    def _take_in(self) -> None:
        """Keep the small tables at hand: ids of facets, the recently used."""
        rows = self._connection.execute("SELECT kind, value, id FROM facets WHERE count > 0")
        self._facets = {(kind, value): facet for kind, value, facet in rows}
        recent = self._connection.execute(
            f"SELECT e.facets, {_ROW} FROM recent r JOIN entries e ON e.id = r.id ORDER BY r.place"
        )
        self._recent = [_recent(facets, SloganRow._make(row)) for facets, *row in recent]


def _recent(facets: str, row: SloganRow) -> _Recent:
    exact, plain = indexed(row.text, ())
    return _Recent(row, f" {exact} ", f" {plain} ", frozenset(map(int, facets.split())))


def _about_of(source: sqlite3.Connection, path: Path) -> dict[str, str]:
    """What the library is just now, as the index remembers it."""
    now = state.read(source, path)
    about: dict[str, Any] = {"counter": now.counter, "slogans": 0}
    if schema.version_of(source) >= schema.WITH_SLOGANS:
        ends = source.execute(
            "SELECT (SELECT seal FROM slogans ORDER BY id LIMIT 1),"
            " (SELECT seal FROM slogans ORDER BY id DESC LIMIT 1)"
        ).fetchone()
        about |= {"slogans": 1, "first": ends[0] or "", "last": ends[1] or ""}
    return {key: str(value) for key, value in about.items()}

"""Searching the slogans of a library as one types, in a file that is derived from it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

from kehoach_gui.storage import connection as connections
from kehoach_gui.storage import schema, slogan_index_file, slogan_uses, slogans, state
from kehoach_gui.storage.slogan_index_file import Writer
from kehoach_gui.storage.slogan_query import indexed, query_of

LIMIT = 200  # rows that a list shows of a search
_AT_ONCE = 500  # rows asked for in one question
MANY = 2_000  # changed rows from which the index is put in order afterwards
_ROW = "id, text, source, year, level, tags, grade, favourite"
_IDS = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid LIMIT ?"

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
    id: int
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
        """The rows that `find` finds."""
        return self.rows(self.find(words, facets, limit))

    def find(
        self, words: str, facets: Mapping[str, Iterable[str]] | None = None, limit: int = LIMIT
    ) -> tuple[int, ...]:
        """The ids of slogans that have every word, the last one perhaps only begun.

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
        fits = query.test(exact=True)
        found = dict.fromkeys(one.id for one in self._recent if fits(one.exact, one.facets))
        if query.is_empty:
            self._ask(found, "SELECT id FROM entries ORDER BY id LIMIT ?", limit)
        else:
            self._ask(found, _IDS.format(table="exact"), query.exact(), limit)
        if len(found) < limit and query.spelled:
            fits = query.test(exact=False)
            found |= dict.fromkeys(one.id for one in self._recent if fits(one.plain, one.facets))
            self._ask(found, _IDS.format(table="plain"), query.plain(), limit)
        return tuple(found)[:limit]

    def rows(self, ids: Sequence[int]) -> tuple[SloganRow, ...]:
        """The rows with these ids, in this order; such as are gone are left out."""
        found: dict[int, SloganRow] = {}
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            rows = self._connection.execute(
                f"SELECT {_ROW} FROM entries WHERE id IN ({marks})", part
            )
            found.update((row[0], SloganRow._make(row)) for row in rows)
        return tuple(found[one] for one in ids if one in found)

    def facets(self, kind: str | None = None) -> tuple[Facet, ...]:
        """What the library can be filtered by, with counts of the library, the most first."""
        rows = self._connection.execute(
            "SELECT kind, value, count FROM facets WHERE count > 0 AND (? IS NULL OR kind = ?)"
            " ORDER BY count DESC, value",
            (kind, kind),
        )
        return tuple(Facet(*row) for row in rows)

    def reread(self) -> None:
        """Take in what another index object of the same library, of a worker, has refreshed."""
        self._take_in()

    def count(self) -> int:
        """How many slogans can be found."""
        (number,) = self._connection.execute("SELECT count(*) FROM entries").fetchone()
        return int(number)

    # bringing it up to date

    @property
    def is_fresh(self) -> bool:
        """Whether nothing changed in the library since the last refresh."""
        with connections.told(self._library, reading=True), closing(self._source()) as source:
            return _about_of(source, self._library).items() <= self._about().items()

    def refresh(self, progress: Progress | None = None) -> int:
        """Take over what changed in the library; gives how many rows that were.

        `progress(rows done, rows)` is called now and then and may raise to cancel: the index
        stays as it was. Raises StoreError where the library cannot be read.
        """
        with connections.told(self._library, reading=True), closing(self._source()) as source:
            source.execute("BEGIN")
            about = _about_of(source, self._library)
            if about.items() <= self._about().items():
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
            count, total = slogans.sum_of_changes(source)
            about |= {"count": str(count), "sum": str(total)}
            stale, gone = self._differences(source, (count, total))
            plans = slogan_uses.plans_by_slogan(source)
            stale += self._in_changed_plans(plans)
            recent = slogan_uses.recent(source)
        for slogan_id in gone:
            writer.drop(slogan_id)
        seals = dict(stale)
        if len(seals) > slogans.READ_THROUGH:
            # others may write while much is read; what they change is taken over the next time
            source.execute("COMMIT")
        for done, row in enumerate(slogans.of_ids(source, tuple(seals)), 1):
            writer.put(row, seals[row.id], frozenset(plans.get(row.id, ())))
            if progress is not None and done % 1000 == 0:
                progress(done, len(stale))
        writer.finish(recent, about)
        if len(stale) + len(gone) >= MANY:
            writer.merge_segments()
        return len(stale) + len(gone)

    def _differences(
        self, source: sqlite3.Connection, sums: tuple[int, int]
    ) -> tuple[list[tuple[int, str]], list[int]]:
        """Ids and seals of rows to take in anew, and ids of rows to take out.

        Usually those whose change is above the counter; where sums do not agree then (another
        library lies in the place, or a backup was restored), every seal is compared.
        """
        about = self._about()
        counter = int(about.get("counter", -1))
        count, total = int(about.get("count", 0)), int(about.get("sum", 0))
        changed = source.execute(
            "SELECT id, seal, change FROM slogans WHERE change > ?", (counter,)
        ).fetchall()
        for slogan_id, _, change in changed:
            old = self._connection.execute(
                "SELECT change FROM known WHERE id = ?", (slogan_id,)
            ).fetchone()
            count += old is None
            total += change - (old[0] if old else 0)
        if (count, total) == sums and self._same_ends(source, counter):
            return [(row[0], row[1]) for row in changed], []
        known = dict(self._connection.execute("SELECT id, seal FROM known"))
        stale = []
        for slogan_id, seal in source.execute("SELECT id, seal FROM slogans"):
            if known.pop(slogan_id, None) != seal:
                stale.append((slogan_id, seal))
        return stale, list(known)

    def _in_changed_plans(self, plans: Mapping[int, set[int]]) -> list[tuple[int, str]]:
        """Ids and seals of rows whose plans are not those of the index: a plan was removed."""
        now = Counter(str(plan) for used_in in plans.values() for plan in used_in)
        stale: list[tuple[int, str]] = []
        for plan, facet, count in self._connection.execute(
            "SELECT value, id, count FROM facets WHERE kind = 'plan'"
        ).fetchall():
            if now[plan] != count:
                stale += self._connection.execute(
                    "SELECT id, seal FROM known WHERE id IN"
                    " (SELECT rowid FROM plain WHERE plain MATCH ?)",
                    (query_of("", [[facet]]).plain(),),
                )
        return stale

    def _same_ends(self, source: sqlite3.Connection, counter: int) -> bool:
        """Whether the first and last row that did not change are those that are known."""
        for order in ("ASC", "DESC"):
            row = source.execute(
                f"SELECT id, seal FROM slogans WHERE +change <= ? ORDER BY id {order} LIMIT 1",
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

    def _ask(self, found: dict[int, None], question: str, *values: str | int) -> None:
        for (slogan_id,) in self._connection.execute(question, values):
            found.setdefault(slogan_id)

    def _take_in(self) -> None:
        """Keep the small tables at hand: ids of facets, the recently used."""
        rows = self._connection.execute("SELECT kind, value, id FROM facets WHERE count > 0")
        self._facets = {(kind, value): facet for kind, value, facet in rows}
        recent = self._connection.execute(
            "SELECT e.id, e.text, e.facets FROM recent r JOIN entries e ON e.id = r.id"
            " ORDER BY r.place"
        )
        self._recent = [_recent(*row) for row in recent]


def _recent(slogan_id: int, text: str, facets: str) -> _Recent:
    exact, plain = indexed(text, ())
    return _Recent(slogan_id, f" {exact} ", f" {plain} ", frozenset(map(int, facets.split())))


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

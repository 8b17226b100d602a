"""Search over all plans of a library, row by row; a plan is read only where its JSON has the words.

Runs on a connection of its own, so that a worker may search while the window goes on saving: no
row is held longer than its reading takes.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kehoach_gui.core.find import FOLDED, Found, Options, clean_query, find, levelled, pattern
from kehoach_gui.core.places import place_name
from kehoach_gui.storage import connection as connections
from kehoach_gui.storage import plans
from kehoach_gui.storage.errors import NoSuchPlan
from kehoach_gui.storage.plans import PlanRow

FIRST_HITS = 5  # of each plan, shown in the list of results
Progress = Callable[[int, int], None]
Hits = tuple[tuple[Found, ...], tuple[str, ...]]  # all hits, names of the first ones' places


@dataclass(frozen=True, slots=True)
class PlanHits:
    """A plan with hits: how many, the first of them with the words around, and their places'
    names in the user's words."""

    plan_id: int
    title: str
    number: str
    body: str
    archived: bool
    count: int
    first: tuple[Found, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found, in the order of the list; `unread` are plans that are damaged."""

    plans: tuple[PlanHits, ...]
    unread: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """Hits in all plans together."""
        return sum(found.count for found in self.plans)


def search(
    path: Path,
    query: str,
    options: Options = FOLDED,
    *,
    archived: bool = True,
    progress: Progress | None = None,
) -> Search:
    """The plans whose text has the query, last changed first; the bin is left out.

    `progress(plans done, plans)` is called after each and may raise to cancel. Raises StoreError
    where the library cannot be read.
    """
    found: list[PlanHits] = []
    unread: list[int] = []
    for row, read in _each(path, query, options, archived, progress):
        if read is None:
            unread.append(row.id)
            continue
        hits, places = read
        if hits:
            found.append(
                PlanHits(
                    row.id,
                    row.title,
                    row.number,
                    row.body,
                    row.archived,
                    len(hits),
                    hits[:FIRST_HITS],
                    places,
                )
            )
    return Search(tuple(found), tuple(unread))


def _each(
    path: Path, query: str, options: Options, archived: bool, progress: Progress | None
) -> Iterator[tuple[PlanRow, Hits | None]]:
    """Every plan with its hits; None in their place where the plan cannot be read."""
    where = "deleted IS NULL" + ("" if archived else " AND archived = 0")
    with connections.told(path, reading=True):
        connection = connections.connect(path, read_only=True)
        try:
            listed = plans.list_rows(connection, where)
            for index, row in enumerate(listed, 1):
                with _one_moment(connection):
                    found = _read(connection, row.id)
                if found is not None:
                    row, body = found
                    yield row, None if body is None else _hits(body, query, options)
                if progress is not None:
                    progress(index, len(listed))
        finally:
            connections.close(connection)


@contextmanager
def _one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Reads inside see one state of the library: a save cannot come between row and body."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _read(connection: sqlite3.Connection, plan_id: int) -> tuple[PlanRow, str | None] | None:
    """The row as it is now with its JSON; None where it is gone or in the bin by now."""
    try:
        row = plans.read_row(connection, plan_id)
    except NoSuchPlan:
        return None
    return None if row.deleted is not None else (row, plans.read_body(connection, row))


def _hits(body: str, query: str, options: Options) -> Hits | None:
    """The hits in a stored plan; it is read only where its JSON has the words at all."""
    if not _may_have(body, query, options):
        return (), ()
    plan = plans.plan_of(body)
    if plan is None:
        return None
    hits = find(plan, query, options)
    return hits, tuple(place_name(plan, hit.place) for hit in hits[:FIRST_HITS])


def _may_have(body: str, query: str, options: Options) -> bool:
    """Whether the words stand anywhere in the JSON; a yes is not yet a hit."""
    escaped = json.dumps(clean_query(query), ensure_ascii=False)[1:-1]
    wanted = pattern(escaped, Options(options.match_case, options.match_marks))
    if wanted is None:
        return False
    if "\\\\" in body:  # a backslash of the text itself: the quick look cannot tell
        return True
    level, _ = levelled(body.replace("\\n", " "), options)
    return wanted.search(level) is not None

"""The one row on the library itself: its revision, the search counter, the last change."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kehoach_gui.storage.digest import seal_of
from kehoach_gui.storage.errors import DamagedLibrary


@dataclass(frozen=True, slots=True)
class State:
    """`revision` rises with every transaction, `counter` with those that change a plan."""

    revision: int
    counter: int
    changed: str  # ISO, UTC

    @property
    def changed_at(self) -> datetime:
        return datetime.fromisoformat(self.changed)


def utc_now() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as it is stored: ISO, UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read(connection: sqlite3.Connection, path: Path) -> State:
    """The library's state. Raises DamagedLibrary where it is not as it was written."""
    row = connection.execute(
        "SELECT revision, counter, changed, seal FROM library_state WHERE id = 1"
    ).fetchone()
    if row is None or seal_of(*row[:3]) != row[3]:
        raise DamagedLibrary(path, "damaged", ("library_state",))
    return State(*row[:3])


def write(connection: sqlite3.Connection, state: State) -> None:
    cells = (state.revision, state.counter, state.changed)
    connection.execute(
        "UPDATE library_state SET revision = ?, counter = ?, changed = ?, seal = ? WHERE id = 1",
        (*cells, seal_of(*cells)),
    )


def touch(connection: sqlite3.Connection, path: Path, now: datetime, *, counts: bool) -> None:
    """Count the transaction that is open; `counts` where it changes what a search would find."""
    old = read(connection, path)
    write(connection, State(old.revision + 1, old.counter + counts, stamp(now)))

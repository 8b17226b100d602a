"""The tables of a library, version by version; a released migration is never changed again."""

import sqlite3
from collections.abc import Callable
from functools import cache

from kehoach_gui.storage.digest import seal_of

APPLICATION_ID = 0x4B65486F  # "KeHo"
LARGEST_VERSION = 999  # above it a version number is a flipped bit, not a newer program
WITH_SLOGANS = 2  # the first version that has slogans
WITH_EVENTS = 3  # the first version that has events and attachments
EPOCH = "1970-01-01T00:00:00+00:00"

Migration = Callable[[sqlite3.Connection], None]
SchemaRow = tuple[str, str, str, str | None]

_FIRST_TABLES = (
    """CREATE TABLE library_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  changed TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT""",
    """CREATE TABLE plans (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  issuing_body TEXT NOT NULL,
  date TEXT NOT NULL,
  standard TEXT NOT NULL,
  modified TEXT NOT NULL,
  archived INTEGER NOT NULL,
  deleted TEXT,
  digest TEXT NOT NULL,
  seal TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT""",
    """CREATE TABLE plan_versions (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  made TEXT NOT NULL,
  digest TEXT NOT NULL,
  seal TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT""",
    "CREATE INDEX plan_versions_by_plan ON plan_versions (plan_id)",
    """CREATE TABLE organisations (
  id INTEGER PRIMARY KEY,
  seal TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT""",
    """CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT""",
)

_SLOGAN_TABLES = (
    """CREATE TABLE slogans (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  text TEXT NOT NULL,
  original TEXT NOT NULL,
  source TEXT NOT NULL,
  year INTEGER,
  level TEXT NOT NULL,
  tags TEXT NOT NULL,
  grade TEXT NOT NULL,
  note TEXT NOT NULL,
  favourite INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  merged_into INTEGER REFERENCES slogans (id),
  added TEXT NOT NULL,
  modified TEXT NOT NULL,
  change INTEGER NOT NULL,
  seal TEXT NOT NULL
) STRICT""",
    "CREATE INDEX slogans_by_change ON slogans (change)",
    "CREATE INDEX slogans_by_merger ON slogans (merged_into) WHERE merged_into IS NOT NULL",
    """CREATE TABLE slogan_uses (
  id INTEGER PRIMARY KEY,
  slogan_id INTEGER NOT NULL REFERENCES slogans (id),
  slogan_revision INTEGER NOT NULL,
  plan_id INTEGER REFERENCES plans (id) ON DELETE SET NULL,
  plan_title TEXT NOT NULL,
  place TEXT NOT NULL,
  used TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT""",
    "CREATE INDEX slogan_uses_by_slogan ON slogan_uses (slogan_id)",
    "CREATE INDEX slogan_uses_by_plan ON slogan_uses (plan_id)",
    "CREATE INDEX slogan_uses_by_time ON slogan_uses (used)",
)


_EVENT_TABLES = (
    """CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  seal TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT""",
    """CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  added TEXT NOT NULL,
  body TEXT NOT NULL,
  digest TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT""",
    "CREATE INDEX attachments_by_plan ON attachments (plan_id)",
)


def _first(connection: sqlite3.Connection) -> None:
    """Version 1: the library's state, plans with their versions, organisations, settings."""
    for statement in _FIRST_TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        "INSERT INTO library_state VALUES (1, 1, 1, ?, ?)", (EPOCH, seal_of(1, 1, EPOCH))
    )


def _second(connection: sqlite3.Connection) -> None:
    """Version 2: slogans and where they were used."""
    for statement in _SLOGAN_TABLES:
        connection.execute(statement)


def _third(connection: sqlite3.Connection) -> None:
    """Version 3: the office's events, and the documents attached to a plan, read as plans."""
    for statement in _EVENT_TABLES:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_first, _second, _third)


def newest() -> int:
    """The version this program writes."""
    return len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The file's user_version."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection, upto: int | None = None) -> None:
    """Bring a file to a version, the newest where none is named.

    Each step and its version number are one transaction: whole, or as if never begun.
    """
    for version in range(version_of(connection), newest() if upto is None else upto):
        connection.execute("BEGIN IMMEDIATE")
        try:
            MIGRATIONS[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def read(connection: sqlite3.Connection) -> tuple[SchemaRow, ...]:
    """Every table, index, view and trigger of a file with its words, in a fixed order."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    )
    return tuple((str(r[0]), str(r[1]), str(r[2]), r[3]) for r in rows)


@cache
def _released(version: int, migrations: tuple[Migration, ...]) -> tuple[SchemaRow, ...]:
    connection = new_in_memory(version)
    try:
        return read(connection)
    finally:
        connection.close()


def released(version: int) -> tuple[SchemaRow, ...]:
    """The schema as it was released under this version; a file must have exactly this one."""
    return _released(version, MIGRATIONS)


def new_in_memory(version: int | None = None, page_size: int = 4096) -> sqlite3.Connection:
    """An empty library in memory, ready to be filled and serialised."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f"PRAGMA page_size = {page_size}")
    migrate(connection, version)
    return connection

"""Is this file a library, whole and ours? Looks before anything in it is shown or changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kehoach_gui.storage import connection as connections
from kehoach_gui.storage import (
    organisations,
    plans,
    schema,
    settings,
    state,
    versions,
)
from kehoach_gui.storage.errors import DamagedLibrary, NewerLibrary, NoLibrary

MAGIC = b"SQLite format 3\0"
ROLLBACK_JOURNAL = b"\1\1"  # the two bytes of a file that keeps no write-ahead log
LARGE_BYTES = 20 * 1024 * 1024
SHOWN_DETAILS = 20


def look_at_header(path: Path) -> None:
    """The first bytes of the file, before SQLite touches it.

    A journal beside it means that a save was cut short; then SQLite mends the file first and
    its size proves nothing. Raises DamagedLibrary, NoLibrary.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise NoLibrary(path) from error
    if size == 0:
        raise DamagedLibrary(path, "empty")
    if not head.startswith(MAGIC[: len(head)]):
        raise DamagedLibrary(path, "foreign")
    if len(head) < 100:
        raise DamagedLibrary(path, "truncated")
    if head[18:20] != ROLLBACK_JOURNAL:
        raise DamagedLibrary(path, "damaged", ("header",))
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    counted = head[24:28] == head[92:96]  # the page count is only kept by SQLite 3.7 and later
    if counted and not has_journal(path) and size < pages * (65536 if page == 1 else page):
        raise DamagedLibrary(path, "truncated")


def has_journal(path: Path) -> bool:
    """Whether a journal with something in it lies beside the file."""
    journal = Path(f"{path}-journal")
    return journal.exists() and journal.stat().st_size > 0


def check(connection: sqlite3.Connection, path: Path, *, thorough: bool) -> int:
    """The file's version, once it is known to be a library of ours with the released schema.

    `thorough` reads every page as well. Raises DamagedLibrary, NewerLibrary.
    """
    with damage_of(path):
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != schema.APPLICATION_ID:
            raise DamagedLibrary(path, "foreign", (f"application_id {application_id:#x}",))
        version = schema.version_of(connection)
        if schema.newest() < version <= schema.LARGEST_VERSION:
            raise NewerLibrary(path, version, schema.newest())
        if not 0 < version <= schema.newest():
            raise DamagedLibrary(path, "damaged", (f"user_version {version}",))
        if schema.read(connection) != schema.released(version):
            raise DamagedLibrary(path, "schema", (f"user_version {version}",))
        state.read(connection, path)
        if thorough:
            found = faults(connection)
            if found:
                raise DamagedLibrary(path, "damaged", found)
    return version


LAYERS = (plans, versions, organisations, settings)  # of every schema so far


def faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite's own check of every page, cell, index and foreign key complains of."""
    lines = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    lines += [f"foreign key: {row[:3]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return tuple(line for line in lines if line != "ok")[:SHOWN_DETAILS]


def damaged_rows(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Every row whose digest does not fit its content, as table:id."""
    found = [row for layer in LAYERS for row in layer.damaged(connection)]
    if schema.version_of(connection) >= schema.WITH_SLOGANS and _has_slogans(connection):
        from kehoach_gui.storage import slogan_uses, slogans  # a start without them is quicker

        found += [*slogans.damaged(connection), *slogan_uses.damaged(connection)]
    if schema.version_of(connection) >= schema.WITH_EVENTS and _has_rows(connection, "events"):
        from kehoach_gui.storage import events

        found += events.damaged(connection)
    if schema.version_of(connection) >= schema.WITH_EVENTS and _has_rows(connection, "attachments"):
        from kehoach_gui.storage import attachments

        found += attachments.damaged(connection)
    return tuple(found)


def _has_slogans(connection: sqlite3.Connection) -> bool:
    (some,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM slogans) OR EXISTS (SELECT 1 FROM slogan_uses)"
    ).fetchone()
    return bool(some)


def _has_rows(connection: sqlite3.Connection, table: str) -> bool:
    (some,) = connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()
    return bool(some)


@contextmanager
def damage_of(path: Path) -> Iterator[None]:
    """Turns what SQLite says of a broken file into DamagedLibrary.

    An "SQL logic error" while a schema is read is damage too: the words of a table are broken.
    So is an error that Python cannot decode, for it quotes those words.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise DamagedLibrary(path, "damaged", (str(error),)) from error
    except sqlite3.Error as error:
        code = connections.code_of(error)
        if connections.is_damage(error) or code == sqlite3.SQLITE_ERROR:
            raise DamagedLibrary(path, "damaged", (str(error),)) from error
        raise

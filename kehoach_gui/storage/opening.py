"""Opening a library file: made new, looked at, migrated after a backup, or refused."""

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kehoach_gui.storage import backups, inspection, restoring, schema, state
from kehoach_gui.storage import connection as connections
from kehoach_gui.storage.backups import Backup
from kehoach_gui.storage.errors import DamagedLibrary, NoLibrary

Clock = Callable[[], datetime]


def open_file(
    path: Path, folder: Path, *, read_only: bool, check_later: bool, now: Clock
) -> tuple[sqlite3.Connection, bool, bool]:
    """A connection of the newest version; whether it may be written, whether it is all checked.

    Makes a new library where there is neither one nor a backup of one. Raises as Library.open.
    """
    with backups.offering(folder):
        if not os.path.exists(path):  # Path.exists raises where a folder may not be read
            _make_new(path, folder, read_only, now)
        inspection.look_at_header(path)
        thorough = not check_later or path.stat().st_size <= inspection.LARGE_BYTES
        connection, writable = _connect(path, folder, read_only, thorough)
    return connection, writable, thorough


def go_beyond_backups(path: Path, connection: sqlite3.Connection, folder: Path, now: Clock) -> None:
    """Raise the revision above every backup that is not of this file's own past.

    A library that was put back by hand would otherwise give later backups the names of older
    ones. Raises CannotSave, DamagedLibrary.
    """
    newest = backups.latest(folder)
    with connections.told(path):
        own = state.read(connection, path)
        if newest is None or (newest.revision, newest.changed) == (own.revision, own.changed_at):
            return
        if newest.revision >= own.revision:
            with connections.transaction(connection):
                state.write(connection, state.State(newest.revision, newest.revision, own.changed))
                state.touch(connection, path, now(), counts=True)


def check_file(path: Path) -> tuple[str, ...]:
    """Every fault of a library's pages; for a thread of its own beside the open window."""
    with connections.told(path, reading=True):
        connection = connections.connect(path, read_only=True)
        try:
            return inspection.faults(connection)
        finally:
            connection.close()


def restore_backup(library_path: Path, backup: Backup) -> Path | None:
    """Put a backup in the library's place; gives the name under which the old file is kept.

    The library must be closed. Raises DamagedLibrary where the backup is not whole, TargetError.
    """
    return restoring.restore(library_path, backup)


def start_new_library(library_path: Path, now: Clock = state.utc_now) -> Path | None:
    """An empty library in place of a damaged or missing one; gives the old file's new name."""
    return restoring.start_new(library_path, now())


def _make_new(path: Path, folder: Path, read_only: bool, now: Clock) -> None:
    """Raises NoLibrary for reading; DamagedLibrary where backups show that one is missing."""
    if read_only:
        raise NoLibrary(path)
    if any(folder.glob(f"*{backups.ENDING}")):
        raise DamagedLibrary(path, "missing")
    restoring.create(path, now())


def _connect(
    path: Path, folder: Path, read_only: bool, thorough: bool
) -> tuple[sqlite3.Connection, bool]:
    """A checked connection of the newest version, and whether it may be written to."""
    with connections.told(path, reading=True):
        connection = connections.connect(path, read_only=read_only)
        try:
            version = inspection.check(connection, path, thorough=thorough)
            writable = not read_only and _may_write(connection)
            if version < schema.newest():
                if writable:
                    backups.make(path, folder, must=True)
                else:
                    connection = _copy_in_memory(connection)
                schema.migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection, writable


def _copy_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The same library in memory: an older file opened for reading stays as it is."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connections.guard(copy)
    connection.backup(copy)
    connection.close()
    return copy


def _may_write(connection: sqlite3.Connection) -> bool:
    """Whether the disk lets this file be written; the question itself writes nothing."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if connections.code_of(error) != sqlite3.SQLITE_READONLY:
            raise
        return False
    return True

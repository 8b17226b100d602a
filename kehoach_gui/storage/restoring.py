"""Putting a library in place: a new empty one, or a backup instead of a damaged one."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from kehoach_gui import files
from kehoach_gui.storage import backups, inspection, schema, state
from kehoach_gui.storage import connection as connections
from kehoach_gui.storage.backups import Backup
from kehoach_gui.storage.errors import DamagedLibrary

ASIDE_MARK = "cu"  # cũ: what stood there before


def create(path: Path, now: datetime) -> None:
    """A new empty library, put in its place in one piece. Raises TargetError."""
    with closing(schema.new_in_memory()) as connection:
        state.write(connection, state.State(1, 1, state.stamp(now)))
        data = connection.serialize()
    files.make_folder(path.parent)
    files.write_bytes(path, data)


def start_new(path: Path, now: datetime) -> Path | None:
    """An empty library in place of a damaged one, which is kept under the name given back."""
    aside = _keep_aside(path)
    create(path, now)
    return aside


def restore(path: Path, backup: Backup) -> Path | None:
    """A backup in place of the library; gives the name under which the damaged one is kept.

    The backup is checked first and its revision raised above every other, so that later backups
    do not take the names of older ones. Raises DamagedLibrary, TargetError.
    """
    inspection.look_at_header(backup.path)
    with closing(connections.connect(backup.path, unchanging=True)) as connection:
        inspection.check(connection, backup.path, thorough=True)
    others = backups.list_all(backup.path.parent)
    highest = max([other.revision for other in others] + [backup.revision])
    files.make_folder(path.parent)
    with files.replacing(path) as temp:
        with (
            closing(connections.connect(backup.path, unchanging=True)) as source,
            closing(sqlite3.connect(temp, isolation_level=None)) as copy,
        ):
            source.backup(copy)
            inside = state.read(copy, backup.path)
            if highest > inside.revision:
                raised = state.State(highest + 1, highest + 1, inside.changed)
                state.write(copy, raised)
            if inspection.faults(copy):
                raise DamagedLibrary(backup.path, "damaged")
        aside = _keep_aside(path)
    return aside


def _keep_aside(path: Path) -> Path | None:
    """Keep the damaged file and its journal under a new name; the file itself stays as well.

    A second name where the disk can, otherwise a copy, so that at no moment the library is
    missing. The journal goes: beside another file it would spoil that one.
    """
    if not path.exists():
        return None
    aside = files.free_name(path.with_name(f"{path.stem}-{ASIDE_MARK}{path.suffix}"))
    linked = False
    with suppress(OSError, NotImplementedError):
        os.link(path, aside)
        linked = True
    if not linked:
        files.write_bytes(aside, path.read_bytes())
    journal = Path(f"{path}-journal")
    if journal.exists():
        files.move(journal, Path(f"{aside}-journal"))
    return aside

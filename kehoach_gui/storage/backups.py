"""Backups of a library: made through SQLite, verified, named by revision, thinned by date."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kehoach_gui import files
from kehoach_gui.core.errors import CannotWrite
from kehoach_gui.storage import connection as connections
from kehoach_gui.storage import inspection, plans, state, thinning
from kehoach_gui.storage.errors import DamagedLibrary, StoreError

ENDING = ".kehoach"
KEPT_FREE = 0.10  # the last tenth of the disk is never used
KEPT_AT_MOST_BYTES = 2 * 1024**3
KEPT_AT_MOST_LIBRARIES = 5

FreeRoom = Callable[[Path], tuple[int, int]]


class NoRoomForBackup(StoreError, CannotWrite):
    """The disk is nearly full; the library itself is not touched."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Chưa sao lưu được thư viện “{path.name}” vì ổ đĩa gần đầy. Thư viện và các bản sao "
            "lưu cũ vẫn nguyên. Hãy dọn bớt ổ đĩa; chương trình sẽ tự sao lưu lại."
        )


class BackupDiffers(StoreError, CannotWrite):
    """A backup that did not read back as the library; it was not kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Bản sao lưu của “{path.name}” đọc lại không đúng nên không được giữ. "
            "Thư viện vẫn dùng được. Hãy kiểm tra ổ đĩa rồi sao lưu lại."
        )


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file: the library's revision and the moment of the last change inside it."""

    path: Path
    revision: int
    changed: datetime
    size: int


def folder_of(library: Path) -> Path:
    """Where the backups of this library lie: backups/<its name>, beside it."""
    return library.parent / "backups" / library.stem


def disk_room(folder: Path) -> tuple[int, int]:
    """Bytes of the disk in all, and free."""
    import shutil  # only when a backup is made: it loads every compression there is

    usage = shutil.disk_usage(folder)
    return usage.total, usage.free


def list_all(folder: Path) -> tuple[Backup, ...]:
    """The readable backups, the newest revision first."""
    found = [backup for path in folder.glob(f"*{ENDING}") if (backup := read(path))]
    return tuple(sorted(found, key=lambda backup: (backup.revision, backup.path), reverse=True))


def latest(folder: Path) -> Backup | None:
    """The readable backup of the highest revision, which the names tell."""
    names = sorted(folder.glob(f"*{ENDING}"), key=lambda path: path.name, reverse=True)
    return next((backup for path in names if (backup := read(path))), None)


def read(path: Path) -> Backup | None:
    """What a backup says of itself; None where it cannot be read."""
    try:
        inspection.look_at_header(path)
        with _reading(path) as connection:
            inspection.check(connection, path, thorough=False)
            inside = state.read(connection, path)
    except StoreError:
        return None
    return Backup(path, inside.revision, inside.changed_at, path.stat().st_size)


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that passes every check; where none does, one with damaged rows only."""
    second: Backup | None = None
    for backup in list_all(folder):
        rows = _faults(backup.path)
        if rows == ():
            return backup
        if rows is not None and second is None:
            second = backup
    return second


@contextmanager
def offering(folder: Path) -> Iterator[None]:
    """Adds the newest good backup of this folder to a DamagedLibrary raised inside."""
    try:
        yield
    except DamagedLibrary as error:
        good = newest_good(folder)
        raise DamagedLibrary(error.path, error.found, error.details, good) from error


def _faults(path: Path) -> tuple[str, ...] | None:
    """The damaged rows of a backup; None where the file itself is broken."""
    try:
        with _reading(path) as connection:
            inspection.check(connection, path, thorough=True)
            return inspection.damaged_rows(connection)
    except StoreError:
        return None


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A backup opened for reading; raises StoreError alone."""
    with (
        connections.told(path, reading=True),
        closing(connections.connect(path, unchanging=True)) as connection,
    ):
        yield connection


def make(
    library: Path, folder: Path, *, room: FreeRoom = disk_room, must: bool = False
) -> Backup | None:
    """A verified backup of what is committed, thinned afterwards; None where nothing changed.

    Opens the library itself, for reading, so that it may run in any thread. `must` makes one
    even where the newest one has the same revision. Raises StoreError, TargetError.
    """
    files.make_folder(folder)
    last = latest(folder)
    with (
        connections.told(library, reading=True),
        closing(connections.connect(library, read_only=True)) as source,
    ):
        now = state.read(source, library)
        if last and last.revision == now.revision and not must:
            return None
        size = library.stat().st_size
        _make_room(library, folder, size, room)
        path = folder / f"{library.stem}-{now.revision:08d}{ENDING}"
        with files.replacing(path) as temp:
            _copy(source, temp)
            damaged = inspection.damaged_rows(source)
            if _faults(temp) != damaged:
                raise BackupDiffers(library)
    made = read(path)
    if made is None or made.revision < now.revision:
        raise BackupDiffers(library)
    if not damaged:  # with damage in the library every older backup may be the last good one
        _thin(folder, made.size)
    return made


def _copy(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")  # files.replacing makes it last
        source.backup(copy)


def _make_room(library: Path, folder: Path, size: int, room: FreeRoom) -> None:
    """Raises NoRoomForBackup where a copy would use the last tenth, also without the oldest."""

    def is_short() -> bool:
        total, free = room(folder)
        return free - size < total * KEPT_FREE

    if not is_short():
        return
    oldest = list(list_all(folder)[1:])  # the newest one is never given up for one that may fail
    while is_short():
        if not oldest:
            raise NoRoomForBackup(library)
        files.remove(oldest.pop().path)


def _thin(folder: Path, size: int) -> None:
    kept = list_all(folder)
    most = max(KEPT_AT_MOST_BYTES, KEPT_AT_MOST_LIBRARIES * size)
    wanted = thinning.to_keep([backup.changed for backup in kept])
    total = 0
    for index, backup in enumerate(kept):
        total += backup.size
        if index and (index not in wanted or total > most):
            files.remove(backup.path)
            total -= backup.size


def bodies(folder: Path, plan_id: int) -> Iterator[tuple[Backup, str]]:
    """The good copies of a plan's JSON in the backups, newest first."""
    for backup in list_all(folder):
        try:
            with _reading(backup.path) as connection:
                body = plans.read_body(connection, plans.read_row(connection, plan_id))
        except StoreError:
            continue
        if body is not None:
            yield backup, body

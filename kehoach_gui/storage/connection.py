"""Connections to a library file: the one way to open, to change and to close it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kehoach_gui.storage.errors import CannotRead, CannotSave, DamagedLibrary, NoLibrary, StoreError

BUSY_SECONDS = 5.0

# SQLite's result codes that come from the machine and not from a mistake of ours
_REASONS = {
    sqlite3.SQLITE_FULL: "ổ đĩa đã đầy, hãy xóa bớt tệp không cần",
    sqlite3.SQLITE_IOERR: "ổ đĩa báo lỗi, hãy kiểm tra ổ đĩa hoặc dây nối",
    sqlite3.SQLITE_READONLY: "tệp hoặc ổ đĩa chỉ cho đọc, hãy bỏ thuộc tính chỉ đọc",
    sqlite3.SQLITE_PERM: "không có quyền mở tệp",
    sqlite3.SQLITE_CANTOPEN: "không mở được tệp hoặc nhật ký cạnh nó, hãy kiểm tra quyền ghi",
    sqlite3.SQLITE_BUSY: "một chương trình khác đang giữ tệp (sao lưu, diệt vi-rút)",
    sqlite3.SQLITE_LOCKED: "tệp đang bị khóa",
    sqlite3.SQLITE_PROTOCOL: "không khóa được tệp",
    sqlite3.SQLITE_NOLFS: "ổ đĩa không nhận tệp lớn thế này",
    sqlite3.SQLITE_NOMEM: "máy hết bộ nhớ",
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def connect(path: Path, *, read_only: bool = False, unchanging: bool = False) -> sqlite3.Connection:
    """An existing file, with every guard on; never makes one.

    `unchanging` is for backups that nobody writes: no lock, no journal. Raises sqlite3.Error,
    and StoreError where the journal is not kept as it must be.
    """
    connection = sqlite3.connect(
        _address(path, read_only or unchanging, unchanging),
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
    )
    try:
        guard(connection)
        if read_only or unchanging:
            connection.execute("PRAGMA query_only = ON")
        else:
            _keep_journal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def guard(connection: sqlite3.Connection) -> None:
    """Distrust what stands in the file: schema, cells, letters that are no letters."""
    connection.text_factory = _decode
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _keep_journal(connection: sqlite3.Connection) -> None:
    """TRUNCATE and FULL, read back: with them no acknowledged save is lost in a power cut."""
    connection.execute("PRAGMA synchronous = FULL")
    (journal,) = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    (level,) = connection.execute("PRAGMA synchronous").fetchone()
    if (journal, level) != ("truncate", 2):
        raise StoreError(
            "Ổ đĩa này không cho ghi thư viện một cách an toàn. Chưa có gì bị thay đổi. "
            "Hãy đặt thư viện ở ổ đĩa khác."
        )


def _address(path: Path, read_only: bool, unchanging: bool) -> str:
    posix = path.absolute().as_posix()
    for letter in "%?#":  # the letters that mean something in such an address
        posix = posix.replace(letter, f"%{ord(letter):02x}")
    lead = "" if posix.startswith("/") else "/"
    mode = "ro" if read_only else "rw"
    return f"file://{lead}{posix}?mode={mode}" + ("&immutable=1" if unchanging else "")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. After an error from COMMIT the change may still be there: re-read first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # a rollback that fails too leaves a journal, which the next read rolls back
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


@contextmanager
def told(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turns what SQLite says of disk, rights and damage into a sentence for the user.

    Where Python cannot decode what SQLite says, it quotes broken words of the file.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise DamagedLibrary(path, "damaged", (str(error),)) from error
    except sqlite3.Error as error:
        code = code_of(error)
        if code in _DAMAGE:
            raise DamagedLibrary(path, "damaged", (str(error),)) from error
        if code == sqlite3.SQLITE_CANTOPEN and not os.path.exists(path):
            raise NoLibrary(path) from error
        if code not in _REASONS:
            raise
        raise (CannotRead if reading else CannotSave)(path, _REASONS[code]) from error


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code, 0 where Python itself complained."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite found the file's inside broken."""
    return code_of(error) in _DAMAGE


def close(connection: sqlite3.Connection) -> None:
    """Close for good; no empty journal stays beside the file."""
    try:
        (query_only,) = connection.execute("PRAGMA query_only").fetchone()
        if not query_only:
            connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()

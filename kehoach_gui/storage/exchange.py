"""The .kehoach file of a single plan: written small and always alike, read with distrust."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from kehoach_gui.core import plan_json
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.storage import connection as connections
from kehoach_gui.storage import inspection, plans, schema
from kehoach_gui.storage.errors import NewerLibrary, StoreError

PAGE_BYTES = 512
VERSION = 1  # every released program reads it; a plan needs none of the later tables
LARGEST_BYTES = 20 * 1024 * 1024
LARGEST_BODY = 16 * 1024 * 1024
UTF_8 = b"\0\0\0\1"
SECONDS = 5.0
STEPS_BETWEEN_LOOKS = 5_000
ENDING = ".kehoach"

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_BODY,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 64,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 32,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def write_plan_file(plan: Plan, preset: Preset) -> bytes:
    """The bytes of a .kehoach file with this one plan; the same plan gives the same bytes."""
    with closing(schema.new_in_memory(VERSION, PAGE_BYTES)) as connection:
        with connections.transaction(connection):
            plans.insert(connection, plans.content_of(plan, preset), schema.EPOCH)
        return connection.serialize()


def read_plan_file(path: str | Path) -> Plan:
    """The plan of a .kehoach file from anywhere; the file and its folder are not touched.

    Raises RefusedInput: missing, too large (20 MB), foreign, damaged, of a newer program, with
    another schema, with none or several plans, or too slow to read (5 s).
    """
    path = Path(path)
    return read_plan_bytes(_read(path), path.name)


def read_plan_bytes(data: bytes, name: str) -> Plan:
    """Like read_plan_file, of bytes already read; `name` is for the messages."""
    _check_header(data, name)
    deadline = time.monotonic() + SECONDS
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.set_progress_handler(
            lambda: int(time.monotonic() > deadline), STEPS_BETWEEN_LOOKS
        )
        try:
            connection.deserialize(data)
            return _read_plan(connection, name)
        except sqlite3.Error as error:
            if connections.code_of(error) == sqlite3.SQLITE_INTERRUPT:
                raise _refused(name, f"đọc quá {SECONDS:.0f} giây nên bị ngừng") from error
            raise _refused(name, "bị hỏng bên trong") from error
        except UnicodeDecodeError as error:  # SQLite's complaint quotes broken words
            raise _refused(name, "bị hỏng bên trong") from error


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _refused(path.name, "không có ở đó, hoặc không phải là tệp")
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise _refused(path.name, "không đọc được (thiếu quyền, hoặc ổ đĩa báo lỗi)") from error
    if len(data) > LARGEST_BYTES:
        raise _refused(path.name, f"lớn hơn {LARGEST_BYTES // 1024**2} MB")
    return data


def _check_header(data: bytes, name: str) -> None:
    """The 100 bytes every SQLite file begins with, before SQLite itself sees them."""
    if not data:
        raise _refused(name, "rỗng (0 byte)")
    if not data.startswith(inspection.MAGIC) or len(data) < 100:
        raise _refused(name, "không phải tệp .kehoach")
    if int.from_bytes(data[68:72], "big") != schema.APPLICATION_ID:
        raise _refused(name, "không do chương trình này ghi")
    page = int.from_bytes(data[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(data[28:32], "big")
    if page < 512 or page & (page - 1) or pages * page != len(data):
        raise _refused(name, "bị cắt cụt hoặc thừa")
    if data[18:20] != inspection.ROLLBACK_JOURNAL or data[56:60] != UTF_8:
        raise _refused(name, "có cấu trúc lạ")


def _read_plan(connection: sqlite3.Connection, name: str) -> Plan:
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connections.guard(connection)
    connection.execute("PRAGMA query_only = ON")
    try:
        version = inspection.check(connection, Path(name), thorough=True)
    except NewerLibrary:
        raise
    except StoreError as error:
        raise _refused(name, "bị hỏng bên trong hoặc có cấu trúc lạ") from error
    if version < schema.newest():
        connection.execute("PRAGMA query_only = OFF")
        schema.migrate(connection)
    rows = plans.list_rows(connection, "deleted IS NULL")
    if len(rows) != 1:
        what = "là cả một thư viện" if rows else "không có kế hoạch nào"
        raise _refused(name, f"{what}; ở đây cần tệp có đúng một kế hoạch")
    body = plans.read_body(connection, rows[0])
    if body is None:
        raise _refused(name, "bị sai lệch so với khi được ghi")
    return plan_json.loads(body)


def _refused(name: str, what: str) -> RefusedInput:
    return RefusedInput(
        f"Không đọc được “{name}”: tệp {what}. Không có gì được nhập, tệp ấy không bị đụng đến. "
        "Hãy xin lại tệp từ nơi gửi."
    )

"""Settings that belong to the data and travel with the library: key → JSON value."""

import json
import sqlite3
from typing import Any

from kehoach_gui.storage.digest import seal_of


def read(connection: sqlite3.Connection, key: str, default: Any = None) -> Any:
    """The value, or the default where there is none or it is not as it was saved."""
    row = connection.execute("SELECT value, seal FROM settings WHERE key = ?", (key,)).fetchone()
    if row is None or seal_of(key, row[0]) != row[1]:
        return default
    return json.loads(row[0])


def write(connection: sqlite3.Connection, key: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False)
    connection.execute(
        "INSERT INTO settings VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value, seal = excluded.seal",
        (key, text, seal_of(key, text)),
    )


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The settings that are not as they were saved."""
    rows = connection.execute("SELECT key, value, seal FROM settings")
    return tuple(f"settings:{key}" for key, text, seal in rows if seal_of(key, text) != seal)

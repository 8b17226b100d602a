"""The kept versions of plans: named by the user, or kept so that nothing is ever lost."""

import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from kehoach_gui.storage.digest import digest_of, seal_of

NAMED = "named"  # the user gave it a name
AUTOMATIC = "automatic"  # kept by the program: at opening, before print, export, large changes
REFUSED = "refused"  # a save that came too late
AUTOMATIC_KEPT = 40  # of each plan
DAMAGED = "damaged"  # what stood in a row before a good copy took its place

_SEALED = "id, plan_id, name, kind, made, digest"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as the list shows it; `made` ISO in UTC."""

    id: int
    plan_id: int
    name: str
    kind: str
    made: str
    digest: str
    damaged: bool


def insert(
    connection: sqlite3.Connection,
    plan_id: int,
    name: str,
    kind: str,
    body: str,
    digest: str,
    now: str,
) -> int:
    """A new version; gives its id."""
    (version_id,) = connection.execute(
        "SELECT coalesce(max(id), 0) + 1 FROM plan_versions"
    ).fetchone()
    cells = (version_id, plan_id, name, kind, now, digest)
    connection.execute(
        f"INSERT INTO plan_versions ({_SEALED}, seal, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*cells, seal_of(*cells), body),
    )
    return int(version_id)


def keep(
    connection: sqlite3.Connection,
    plan_id: int,
    name: str,
    kind: str,
    body: str,
    digest: str,
    now: str,
) -> int:
    """A version under a name; gives its id, the known one's where it is kept so already.

    What has a name is never replaced: the same name with another content gets a count behind it.
    An automatic version with just this content goes, its content has a name now.
    """
    if kind != NAMED:
        return insert(connection, plan_id, name, kind, body, digest, now)
    rows = connection.execute(
        "SELECT name, digest, id FROM plan_versions WHERE plan_id = ? AND kind = ? ORDER BY id",
        (plan_id, NAMED),
    ).fetchall()
    counted = re.compile(rf"{re.escape(name)}( \(\d+\))?")
    alike = [row for row in rows if counted.fullmatch(row[0])]
    for _, known, version_id in alike:
        if known == digest:
            return int(version_id)
    connection.execute(
        "DELETE FROM plan_versions WHERE plan_id = ? AND kind = ? AND digest = ?",
        (plan_id, AUTOMATIC, digest),
    )
    taken, free, count = {row[0] for row in alike}, name, 2
    while free in taken:
        free, count = f"{name} ({count})", count + 1
    return insert(connection, plan_id, free, kind, body, digest, now)


def list_rows(connection: sqlite3.Connection, plan_id: int | None = None) -> list[VersionRow]:
    """The versions of a plan, or of all, newest first."""
    where = "" if plan_id is None else "WHERE plan_id = ?"
    cells = connection.execute(
        f"SELECT {_SEALED}, seal FROM plan_versions {where} ORDER BY made DESC, id DESC",
        () if plan_id is None else (plan_id,),
    )
    return [_row_of(row) for row in cells]


def _row_of(cells: tuple[Any, ...]) -> VersionRow:
    version_id, plan_id, name, kind, made, digest, seal = cells
    broken = seal_of(version_id, plan_id, name, kind, made, digest) != seal
    return VersionRow(version_id, plan_id, name, kind, made, digest, broken)


def read(connection: sqlite3.Connection, version_id: int) -> tuple[VersionRow, str | None] | None:
    """A version with its JSON, None in its place where it is not as it was saved."""
    cells = connection.execute(
        f"SELECT {_SEALED}, seal, body FROM plan_versions WHERE id = ?", (version_id,)
    ).fetchone()
    if cells is None:
        return None
    row = _row_of(cells[:7])
    good = not row.damaged and digest_of(cells[7]) == row.digest
    return row, str(cells[7]) if good else None


def find(connection: sqlite3.Connection, plan_id: int, kind: str, digest: str) -> int | None:
    """The version of this kind with exactly this content, if it is kept already."""
    found = connection.execute(
        "SELECT id FROM plan_versions WHERE plan_id = ? AND kind = ? AND digest = ?",
        (plan_id, kind, digest),
    ).fetchone()
    return None if found is None else int(found[0])


def keep_automatic(
    connection: sqlite3.Connection, plan_id: int, name: str, body: str, digest: str, now: str
) -> int | None:
    """A version the program keeps by itself; None where one, of whatever kind, holds just this.

    Only the last ones are kept; those with a name always.
    """
    known = connection.execute(
        "SELECT id FROM plan_versions WHERE plan_id = ? AND digest = ?", (plan_id, digest)
    ).fetchone()
    if known is not None:
        return None
    connection.execute(
        "DELETE FROM plan_versions WHERE plan_id = ? AND kind = ? AND id NOT IN"
        " (SELECT id FROM plan_versions WHERE plan_id = ? AND kind = ?"
        " ORDER BY made DESC, id DESC LIMIT ?)",
        (plan_id, AUTOMATIC, plan_id, AUTOMATIC, AUTOMATIC_KEPT - 1),
    )
    return insert(connection, plan_id, name, AUTOMATIC, body, digest, now)


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The versions whose cells or JSON are not as they were saved, the kept damage left out."""
    found: list[str] = []
    for row in list_rows(connection):
        content = read(connection, row.id)
        if row.kind != DAMAGED and (content is None or content[1] is None):
            found.append(f"plan_versions:{row.id}")
    return tuple(found)

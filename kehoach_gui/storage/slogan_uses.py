"""The rows of slogan_uses: which slogan was used when, where and in which plan."""

import sqlite3
from dataclasses import dataclass

from kehoach_gui.storage.digest import seal_of

RECENT = 200  # slogans that count as recently used
_LOOKED_AT = 2000  # last uses, among which the recently used slogans are sought
_SEALED = "id, slogan_id, slogan_revision, plan_title, place, used"


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a slogan: in a plan (None where the plan was removed for good) and place.

    `slogan_revision` is the entry's revision at that time; `used` ISO in UTC. The plan's id is
    not sealed: it is emptied when the plan goes.
    """

    id: int
    slogan_id: int
    slogan_revision: int
    plan_id: int | None
    plan_title: str
    place: str
    used: str


def insert(
    connection: sqlite3.Connection,
    slogan_id: int,
    slogan_revision: int,
    plan_id: int | None,
    plan_title: str,
    place: str,
    used: str,
) -> int:
    """A new use; gives its id."""
    (use_id,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM slogan_uses").fetchone()
    cells = (use_id, slogan_id, slogan_revision, plan_title, place, used)
    connection.execute(
        f"INSERT INTO slogan_uses ({_SEALED}, plan_id, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*cells, plan_id, seal_of(*cells)),
    )
    return int(use_id)


def delete(connection: sqlite3.Connection, use_id: int) -> None:
    connection.execute("DELETE FROM slogan_uses WHERE id = ?", (use_id,))


def of_slogans(connection: sqlite3.Connection, ids: tuple[int, ...]) -> tuple[Use, ...]:
    """The uses of these slogans, last first."""
    marks = ", ".join("?" * len(ids))
    return _uses(connection, f"slogan_id IN ({marks})", ids)


def of_plan(connection: sqlite3.Connection, plan_id: int) -> tuple[Use, ...]:
    """The slogans that a plan took from the library, last first."""
    return _uses(connection, "plan_id = ?", (plan_id,))


def plans_by_slogan(connection: sqlite3.Connection) -> dict[int, set[int]]:
    """For each slogan that is used in a plan: the plans."""
    found: dict[int, set[int]] = {}
    rows = connection.execute(
        "SELECT DISTINCT coalesce(s.merged_into, s.id), u.plan_id FROM slogan_uses u"
        " JOIN slogans s ON s.id = u.slogan_id WHERE u.plan_id IS NOT NULL"
    )
    for slogan_id, plan_id in rows:
        found.setdefault(slogan_id, set()).add(plan_id)
    return found


def recent(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The slogans used last, the last first."""
    rows = connection.execute(
        "SELECT coalesce(s.merged_into, s.id) FROM (SELECT slogan_id, used, id FROM slogan_uses"
        " ORDER BY used DESC, id DESC LIMIT ?) u JOIN slogans s ON s.id = u.slogan_id"
        " ORDER BY u.used DESC, u.id DESC",
        (_LOOKED_AT,),
    )
    return tuple(dict.fromkeys(row[0] for row in rows))[:RECENT]


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The uses that are not as they were saved."""
    rows = connection.execute(f"SELECT {_SEALED}, seal FROM slogan_uses")
    return tuple(f"slogan_uses:{row[0]}" for row in rows if seal_of(*row[:-1]) != row[-1])


def _uses(connection: sqlite3.Connection, where: str, values: tuple[int, ...]) -> tuple[Use, ...]:
    rows = connection.execute(
        "SELECT id, slogan_id, slogan_revision, plan_id, plan_title, place, used FROM slogan_uses"
        f" WHERE {where} ORDER BY used DESC, id DESC",
        values,
    )
    return tuple(Use(*row) for row in rows)

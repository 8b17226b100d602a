"""The profiles of the office's bodies, one row each, as sealed JSON."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kehoach_gui.storage.digest import seal_of

if TYPE_CHECKING:
    from kehoach_gui.core.anniversaries import Anniversary
    from kehoach_gui.core.organisation import Organisation


@dataclass(frozen=True, slots=True)
class StoredOrganisation:
    """A profile with the id of its row."""

    id: int
    organisation: Organisation


def dumps(organisation: Organisation) -> str:
    """The profile's canonical JSON."""
    return json.dumps(asdict(organisation), ensure_ascii=False, sort_keys=True)


def loads(text: str) -> Organisation:
    """The profile of a JSON that dumps wrote."""
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.core.plan import Signature

    data: dict[str, Any] = json.loads(text)
    signers = tuple(Signature(**signer) for signer in data.pop("signers"))
    recipients = tuple(data.pop("recipients"))
    layout = tuple((str(name), value) for name, value in data.pop("layout"))
    own = tuple(_day(day) for day in data.pop("local_days", ()))
    return Organisation(
        **data, signers=signers, recipients=recipients, layout=layout, local_days=own
    )


def _day(table: dict[str, Any]) -> Anniversary:
    from kehoach_gui.core.anniversaries import Anniversary

    return Anniversary(**table)


def list_all(connection: sqlite3.Connection) -> tuple[StoredOrganisation, ...]:
    """Every profile that is as it was saved, by id."""
    rows = connection.execute("SELECT id, seal, body FROM organisations ORDER BY id")
    return tuple(
        StoredOrganisation(row_id, loads(body))
        for row_id, seal, body in rows
        if seal_of(row_id, body) == seal
    )


def save(
    connection: sqlite3.Connection, organisation: Organisation, organisation_id: int | None
) -> int:
    """Write a profile, a new one where no id is given; gives its id."""
    if organisation_id is None:
        (organisation_id,) = connection.execute(
            "SELECT coalesce(max(id), 0) + 1 FROM organisations"
        ).fetchone()
    body = dumps(organisation)
    connection.execute(
        "INSERT INTO organisations VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET seal = excluded.seal, body = excluded.body",
        (organisation_id, seal_of(organisation_id, body), body),
    )
    assert organisation_id is not None
    return organisation_id


def delete(connection: sqlite3.Connection, organisation_id: int) -> None:
    connection.execute("DELETE FROM organisations WHERE id = ?", (organisation_id,))


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The profiles that are not as they were saved."""
    rows = connection.execute("SELECT id, seal, body FROM organisations")
    return tuple(
        f"organisations:{row_id}" for row_id, seal, body in rows if seal_of(row_id, body) != seal
    )

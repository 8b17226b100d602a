"""The office's events, one row each, as sealed JSON."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kehoach_gui.storage.digest import seal_of

if TYPE_CHECKING:
    from kehoach_gui.core.events import Event


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with the id of its row."""

    id: int
    event: Event


class EventShelf:
    """The events of one open library; each change is one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        reading: Callable[[], AbstractContextManager[None]],
        changing: Callable[[], AbstractContextManager[sqlite3.Connection]],
    ) -> None:
        self._connection = connection
        self._reading = reading
        self._changing = changing

    def list_all(self) -> tuple[StoredEvent, ...]:
        """Every event that is as it was saved, by id."""
        with self._reading():
            rows = self._connection.execute("SELECT id, seal, body FROM events ORDER BY id")
            return tuple(
                StoredEvent(row_id, loads(body))
                for row_id, seal, body in rows
                if seal_of(row_id, body) == seal
            )

    def save(self, event: Event, event_id: int | None = None) -> int:
        """Write an event, a new one where no id is given; gives its id."""
        with self._changing() as connection:
            if event_id is None:
                (event_id,) = connection.execute(
                    "SELECT coalesce(max(id), 0) + 1 FROM events"
                ).fetchone()
            assert event_id is not None
            body = dumps(event)
            connection.execute(
                "INSERT INTO events VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET seal = excluded.seal, body = excluded.body",
                (event_id, seal_of(event_id, body), body),
            )
            return event_id

    def delete(self, event_id: int) -> None:
        """Remove an event; saving it under its id brings it back."""
        with self._changing() as connection:
            connection.execute("DELETE FROM events WHERE id = ?", (event_id,))


def dumps(event: Event) -> str:
    """The event's canonical JSON."""
    return json.dumps(asdict(event), ensure_ascii=False, sort_keys=True)


def loads(text: str) -> Event:
    """The event of a JSON that dumps wrote."""
    from kehoach_gui.core.events import Event
    from kehoach_gui.core.plan import Moment, Period

    data: dict[str, Any] = json.loads(text)
    period = data.pop("period")
    if period is not None:
        ends = {side: period[side] for side in ("start", "end")}
        moments = {side: Moment(**end) if end else None for side, end in ends.items()}
        period = Period(period["text"], **moments, by_hand=period["by_hand"])
    return Event(**data | {"aliases": tuple(data["aliases"])}, period=period)


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The events that are not as they were saved."""
    rows = connection.execute("SELECT id, seal, body FROM events")
    return tuple(f"events:{row_id}" for row_id, seal, body in rows if seal_of(row_id, body) != seal)

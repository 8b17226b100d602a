"""Documents attached to a plan (a superior's plan), read as plans, sealed row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kehoach_gui.storage.digest import digest_of, seal_of
from kehoach_gui.storage.errors import DamagedAttachment, NoSuchPlan

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.preset import Preset

SUPERIOR = "superior"  # a document from above that the plan answers
_CELLS = "id, plan_id, role, name, added, digest"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attached document as a list shows it; `added` ISO in UTC."""

    id: int
    plan_id: int
    role: str
    name: str
    added: str


class AttachmentShelf:
    """The attachments of one open library; each change is one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        reading: Callable[[], AbstractContextManager[None]],
        changing: Callable[[], AbstractContextManager[sqlite3.Connection]],
        now: Callable[[], str],
    ) -> None:
        self._connection = connection
        self._reading = reading
        self._changing = changing
        self._now = now

    def list_of(self, plan_id: int, role: str = SUPERIOR) -> tuple[AttachmentRow, ...]:
        """The sound attachments of a plan, the newest first."""
        with self._reading():
            rows = self._connection.execute(
                f"SELECT {_CELLS}, seal FROM attachments WHERE plan_id = ? AND role = ?"
                " ORDER BY id DESC",
                (plan_id, role),
            )
            return tuple(
                AttachmentRow(*cells[:5]) for *cells, seal in rows if seal_of(*cells) == seal
            )

    def attach(
        self, plan_id: int, name: str, plan: Plan, preset: Preset, role: str = SUPERIOR
    ) -> int:
        """Keep a document with a plan; gives its id. Raises NoSuchPlan, CannotSave."""
        from kehoach_gui.core import plan_json

        body = plan_json.dumps(plan, preset)
        with self._changing() as connection:
            known = connection.execute("SELECT 1 FROM plans WHERE id = ?", (plan_id,)).fetchone()
            if known is None:
                raise NoSuchPlan(plan_id)
            (new,) = connection.execute(
                "SELECT coalesce(max(id), 0) + 1 FROM attachments"
            ).fetchone()
            cells = (new, plan_id, role, name, self._now(), digest_of(body))
            connection.execute(
                f"INSERT INTO attachments ({_CELLS}, seal, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*cells, seal_of(*cells), body),
            )
            return int(new)

    def body(self, attachment_id: int) -> str:
        """The document's JSON, for a thread of its own to read.

        Raises DamagedAttachment where it is gone or not as it was kept.
        """
        with self._reading():
            row = self._connection.execute(
                f"SELECT {_CELLS}, seal, body FROM attachments WHERE id = ?", (attachment_id,)
            ).fetchone()
        if row is None or not _is_sound(row):
            raise DamagedAttachment
        return str(row[-1])

    def remove(self, attachment_id: int) -> None:
        """Take a document away from its plan; the plan stays as it is."""
        with self._changing() as connection:
            connection.execute("DELETE FROM attachments WHERE id = ?", (attachment_id,))


def _is_sound(row: tuple[Any, ...]) -> bool:
    *cells, seal, body = row
    return bool(seal_of(*cells) == seal and digest_of(body) == cells[5])


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The attachments that are not as they were kept."""
    rows = connection.execute(f"SELECT {_CELLS}, seal, body FROM attachments")
    return tuple(f"attachments:{row[0]}" for row in rows if not _is_sound(row))

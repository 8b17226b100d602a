"""What a library keeps beside plans: the office's bodies, its events, documents, settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kehoach_gui.storage import organisations, settings
from kehoach_gui.storage.organisations import StoredOrganisation

if TYPE_CHECKING:
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.storage.attachments import AttachmentShelf
    from kehoach_gui.storage.events import EventShelf


class Profiles:
    """Part of the library: it has the connection and the two kinds of transaction."""

    _connection: sqlite3.Connection
    _reading: Callable[[], AbstractContextManager[None]]
    _changing: Callable[..., AbstractContextManager[sqlite3.Connection]]
    _stamp: Callable[[], str]

    @cached_property
    def events(self) -> EventShelf:
        from kehoach_gui.storage.events import EventShelf  # a start without it is quicker

        return EventShelf(self._connection, self._reading, self._changing)

    @cached_property
    def attachments(self) -> AttachmentShelf:
        from kehoach_gui.storage.attachments import AttachmentShelf

        return AttachmentShelf(self._connection, self._reading, self._changing, self._stamp)

    def list_organisations(self) -> tuple[StoredOrganisation, ...]:
        with self._reading():
            return organisations.list_all(self._connection)

    def save_organisation(
        self, organisation: Organisation, organisation_id: int | None = None
    ) -> int:
        """Write a profile, a new one where no id is given; gives its id."""
        with self._changing() as connection:
            return organisations.save(connection, organisation, organisation_id)

    def delete_organisation(self, organisation_id: int) -> None:
        with self._changing() as connection:
            organisations.delete(connection, organisation_id)

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting that belongs to the data: any JSON value."""
        with self._reading():
            return settings.read(self._connection, key, default)

    def set_setting(self, key: str, value: Any) -> None:
        with self._changing() as connection:
            settings.write(connection, key, value)

"""The slogans of an open library: every change is one transaction and can be put back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kehoach_gui.storage import settings, slogan_uses, slogans, state
from kehoach_gui.storage.errors import DamagedSlogan, EmptySlogan, StaleSlogan, UsedSlogan
from kehoach_gui.storage.slogan_uses import Use
from kehoach_gui.storage.slogans import StoredSlogan

if TYPE_CHECKING:
    from kehoach_gui.core.slogans import Slogan

STARTER = "slogans.starter"  # set once the starter library was put in


class Changing(Protocol):
    """Opens one transaction of the library."""

    def __call__(self, *, counts: bool = False) -> AbstractContextManager[sqlite3.Connection]: ...


class SloganShelf:
    """The slogans of one library. Made by Library; `reading` guards what `connection` reads."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        reading: Callable[[], AbstractContextManager[None]],
        changing: Changing,
        stamp: Callable[[], str],
    ) -> None:
        self._path = path
        self._connection = connection
        self._reading = reading
        self._changing = changing
        self._stamp = stamp

    # reading

    def load(self, slogan_id: int) -> StoredSlogan:
        """Raises NoSuchSlogan."""
        with self._reading():
            return slogans.read(self._connection, slogan_id)

    def list_all(self, *, archived: bool = False) -> tuple[StoredSlogan, ...]:
        """The shown or the archived slogans in library order; for many use the search index."""
        with self._reading():
            return tuple(slogans.each(self._connection, archived=archived))

    def texts(self) -> tuple[tuple[int, str], ...]:
        """Id and text of every shown slogan, for core.slogan_match.Matcher."""
        with self._reading():
            rows = self._connection.execute(
                "SELECT id, text FROM slogans WHERE merged_into IS NULL AND archived = 0"
                " ORDER BY id"
            )
            return tuple(rows)

    def count(self, *, archived: bool = False) -> int:
        """How many slogans are shown, or archived."""
        with self._reading():
            (number,) = self._connection.execute(
                "SELECT count(*) FROM slogans WHERE merged_into IS NULL AND archived = ?",
                (int(archived),),
            ).fetchone()
        return int(number)

    def uses(self, slogan_id: int) -> tuple[Use, ...]:
        """Where a slogan, and those merged into it, were used; last first."""
        with self._reading():
            merged = slogans.read_merged_into(self._connection, slogan_id)
            ids = (slogan_id, *(one.id for one in merged))
            return slogan_uses.of_slogans(self._connection, ids)

    def uses_in_plan(self, plan_id: int) -> tuple[Use, ...]:
        """The slogans that a plan took from the library; last first."""
        with self._reading():
            return slogan_uses.of_plan(self._connection, plan_id)

    # changing

    def add(self, new: Iterable[Slogan]) -> tuple[int, ...]:
        """New slogans at the end of the library, all or none; gives their ids.

        Raises EmptySlogan for one without words.
        """
        with self._changing(counts=True) as connection:
            return self._add(connection, new)

    def add_starter(self) -> tuple[int, ...]:
        """The starter library, once for each library: later calls add nothing."""
        from kehoach_gui.core.slogan_starter import starter_slogans

        with self._changing(counts=True) as connection:
            if settings.read(connection, STARTER):
                return ()
            settings.write(connection, STARTER, True)
            known = {row[0] for row in connection.execute("SELECT text FROM slogans")}
            return self._add(connection, (s for s in starter_slogans() if s.text not in known))

    @property
    def has_starter(self) -> bool:
        """Whether the starter library was put in, whatever became of it."""
        with self._reading():
            return bool(settings.read(self._connection, STARTER))

    def save(self, slogan_id: int, revision: int, slogan: Slogan) -> int:
        """Write a slogan that was loaded with this revision; gives the new one.

        Raises StaleSlogan where it was saved elsewhere meanwhile, EmptySlogan, NoSuchSlogan.
        """
        _refuse_empty(slogan)
        with self._changing(counts=True) as connection:
            row = slogans.read(connection, slogan_id)
            if row.revision != revision:
                raise StaleSlogan(row.slogan.text, slogan.text)
            self._write(connection, replace(row, slogan=slogan, revision=revision + 1))
        return revision + 1

    def remove(self, ids: Iterable[int]) -> None:
        """Take slogans out for good (undo of an addition); such as were used or merged stay.

        Raises UsedSlogan where one may not go; none goes then.
        """
        with self._changing(counts=True) as connection:
            for slogan_id in ids:
                row = slogans.read(connection, slogan_id)
                used = slogan_uses.of_slogans(connection, (slogan_id,))
                if used or slogans.read_merged_into(connection, slogan_id):
                    raise UsedSlogan(row.slogan.text)
                slogans.delete(connection, slogan_id)

    def set_favourite(self, ids: Iterable[int], favourite: bool = True) -> tuple[StoredSlogan, ...]:
        """Mark slogans as favourites or not; gives the rows as they were, for put_back."""
        return self._change(ids, lambda row: replace(row, favourite=favourite))

    def archive(self, ids: Iterable[int], archived: bool = True) -> tuple[StoredSlogan, ...]:
        """Take slogans out of the list, or back; gives the rows as they were, for put_back."""
        return self._change(ids, lambda row: replace(row, archived=archived))

    def merge(self, kept: int, others: Iterable[int]) -> tuple[StoredSlogan, ...]:
        """Let one slogan stand for others: it takes over their tags and history.

        Gives the rows as they were, for put_back. Raises NoSuchSlogan.
        """
        with self._changing(counts=True) as connection:
            into = _whole(slogans.read(connection, kept))
            merged: dict[int, StoredSlogan] = {}
            for slogan_id in others:
                row = slogans.read(connection, slogan_id)
                for one in (row, *slogans.read_merged_into(connection, row.id)):
                    if one.id != kept:
                        merged[one.id] = _whole(one)
            every = [into, *merged.values()]
            tags = tuple(dict.fromkeys(tag for row in every for tag in row.slogan.tags))
            favourite = any(row.favourite for row in every)
            words = replace(into.slogan, tags=tags)
            self._write(
                connection, replace(into, slogan=words, favourite=favourite, merged_into=None)
            )
            for row in merged.values():
                self._write(connection, replace(row, merged_into=kept))
        return tuple(every)

    def put_back(self, rows: Iterable[StoredSlogan]) -> tuple[StoredSlogan, ...]:
        """Undo: rows as they were once; gives what stood there, so that it can be redone."""
        before = []
        with self._changing(counts=True) as connection:
            for row in rows:
                now = slogans.read(connection, row.id)
                before.append(now)
                self._write(connection, replace(_whole(row), revision=now.revision + 1))
        return tuple(before)

    def add_use(
        self, slogan_id: int, place: str, *, plan_id: int | None = None, plan_title: str = ""
    ) -> int:
        """Note that a slogan was used (plan, banner, web, loudspeaker …); gives the use's id."""
        with self._changing(counts=True) as connection:
            row = slogans.read(connection, slogan_id)
            use = slogan_uses.insert(
                connection, row.id, row.revision, plan_id, plan_title, place, self._stamp()
            )
            self._touch(connection, row)
        return use

    def remove_use(self, use: Use) -> None:
        """Take a use back (undo of an insertion)."""
        with self._changing(counts=True) as connection:
            slogan_uses.delete(connection, use.id)
            self._touch(connection, slogans.read(connection, use.slogan_id))

    # inside

    def _add(self, connection: sqlite3.Connection, new: Iterable[Slogan]) -> tuple[int, ...]:
        now, first = self._stamp(), slogans.next_id(connection)
        change = self._next_change(connection)
        ids = []
        for slogan_id, slogan in enumerate(new, first):
            _refuse_empty(slogan)
            row = StoredSlogan(slogan_id, 1, slogan, added=now, modified=now, change=change)
            slogans.write(connection, row)
            ids.append(slogan_id)
        return tuple(ids)

    def _change(
        self, ids: Iterable[int], edit: Callable[[StoredSlogan], StoredSlogan]
    ) -> tuple[StoredSlogan, ...]:
        before = []
        with self._changing(counts=True) as connection:
            for slogan_id in ids:
                row = _whole(slogans.read(connection, slogan_id))
                before.append(row)
                self._write(connection, replace(edit(row), revision=row.revision + 1))
        return tuple(before)

    def _write(self, connection: sqlite3.Connection, row: StoredSlogan) -> None:
        change = self._next_change(connection)
        slogans.write(connection, replace(row, modified=self._stamp(), change=change))

    def _touch(self, connection: sqlite3.Connection, row: StoredSlogan) -> None:
        """Let the search index look at a row again; to the user it has not changed."""
        if not row.damaged:
            slogans.write(connection, replace(row, change=self._next_change(connection)))

    def _next_change(self, connection: sqlite3.Connection) -> int:
        """The counter as it will stand when this transaction is done."""
        return state.read(connection, self._path).counter + 1


def _refuse_empty(slogan: Slogan) -> None:
    if not any(map(str.isalpha, slogan.text)):
        raise EmptySlogan


def _whole(row: StoredSlogan) -> StoredSlogan:
    if row.damaged:
        raise DamagedSlogan(row.slogan.text)
    return row

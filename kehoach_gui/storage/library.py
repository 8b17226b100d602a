"""The library as the program uses it: every change is one transaction, every read is checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kehoach_gui import files
from kehoach_gui.core.errors import UserError
from kehoach_gui.storage import (
    backups,
    inspection,
    plans,
    rescue,
    state,
    versions,
)
from kehoach_gui.storage import connection as connections
from kehoach_gui.storage.backups import Backup
from kehoach_gui.storage.errors import (
    DamagedLibrary,
    DamagedPlan,
    NoSuchPlan,
    NotYetChecked,
    ReadOnlyLibrary,
    StalePlan,
    UnknownStandard,
    UnreadablePlan,
)
from kehoach_gui.storage.opening import Clock, go_beyond_backups, open_file
from kehoach_gui.storage.plans import Content, PlanRow, StoredPlan
from kehoach_gui.storage.profiles import Profiles
from kehoach_gui.storage.versions import VersionRow

if TYPE_CHECKING:  # the list of plans is shown before the codec and the standards are loaded
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.preset import Preset
    from kehoach_gui.storage.slogan_shelf import SloganShelf

    Presets = Callable[[str], Preset]

_SHOWN = "deleted IS NULL AND archived = "


class Library(Profiles):
    """One open library file, of the thread that opened it; `notices` tell what went wrong aside."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        presets: Presets,
        *,
        read_only: bool,
        now: Clock,
        backups_folder: Path,
        checked: bool,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.backups_folder = backups_folder
        self.checked = checked
        self.notices: list[UserError] = []
        self._connection = connection
        self._presets = presets
        self._now = now
        self._closed = False
        self._unsure: dict[int, tuple[int, str]] = {}

    @cached_property
    def slogans(self) -> SloganShelf:
        from kehoach_gui.storage.slogan_shelf import SloganShelf  # a start without it is quicker

        return SloganShelf(self.path, self._connection, self._reading, self._changing, self._stamp)

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        presets: Presets,
        read_only: bool = False,
        check_later: bool = False,
        now: Clock = state.utc_now,
        backups_folder: Path | None = None,
    ) -> Self:
        """Open a library, or make a new one where there is none and no backup of one.

        With `check_later` a file above 20 MB is opened before its pages are checked: `checked` is
        False then, and writing begins with `accept_check(check_file(path))`. Raises
        DamagedLibrary (with the newest good backup), NewerLibrary, NoLibrary, CannotRead,
        CannotSave, TargetError.
        """
        path = Path(path).absolute()
        folder = backups_folder or backups.folder_of(path)
        connection, writable, checked = open_file(
            path, folder, read_only=read_only, check_later=check_later, now=now
        )
        library = cls(
            path,
            connection,
            presets,
            read_only=not writable,
            now=now,
            backups_folder=folder,
            checked=checked,
        )
        if writable:
            with library._noticing():
                files.sweep(path.parent)
                files.sweep(folder)
                go_beyond_backups(path, connection, folder, now)
                if checked:
                    library.backup_now()
        return library

    def close(self) -> None:
        """Make the last backup and close; a backup that fails is told in `notices`."""
        if self._closed:
            return
        self._closed = True
        try:
            if not self.read_only and self.checked:
                with self._noticing():
                    self.backup_now()
        finally:
            with self._noticing(), connections.told(self.path):
                connections.close(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # plans

    def list_plans(self, archived: bool = False) -> tuple[PlanRow, ...]:
        """The plans on the desk or in the archive, last changed first; the bin is left out."""
        with self._reading():
            return plans.list_rows(self._connection, f"{_SHOWN}{int(archived)}")

    def list_deleted(self) -> tuple[PlanRow, ...]:
        """The plans in the bin."""
        with self._reading():
            return plans.list_rows(self._connection, "deleted IS NOT NULL")

    def load_plan(self, plan_id: int) -> StoredPlan:
        """Raises NoSuchPlan; DamagedPlan with the newest good copy where a bit has flipped."""
        with self._reading():
            row = plans.read_row(self._connection, plan_id)
            plan = plans.plan_of(plans.read_body(self._connection, row))
        if plan is None:
            raise self._damaged(row)
        return StoredPlan(row.id, row.revision, row.state, plan)

    def add_plan(self, plan: Plan) -> StoredPlan:
        """A new plan, revision 1, a draft."""
        content = self._content(plan)
        with self._changing(counts=True) as connection:
            plan_id = plans.insert(connection, content, self._stamp())
        return StoredPlan(plan_id, 1, plans.DRAFT, plan)

    def save_plan(self, plan_id: int, revision: int, plan: Plan) -> int:
        """Save a plan that was loaded with this revision; gives the new one: it is on the disk.

        Raises StalePlan (both versions are kept), DamagedPlan, NoSuchPlan, CannotSave. After
        CannotSave the same call may simply be made again, with the newest plan.
        """
        content = self._content(plan)
        before, unsure = self._unsure.get(plan_id, (0, ""))
        self._unsure[plan_id] = (revision, content.digest)
        with self._changing(counts=True) as connection:
            result = plans.save(
                connection,
                plan_id,
                revision,
                content,
                self._stamp(),
                unsure if before == revision else None,
            )
        del self._unsure[plan_id]
        if isinstance(result, int):
            return result
        if result.damaged:
            raise self._damaged(plans.read_row(self._connection, plan_id))
        raise StalePlan(plan_id, result.revision, result.version_id)

    def duplicate_plan(self, plan_id: int) -> StoredPlan:
        """A copy as a plan of its own, a draft."""
        return self.add_plan(self.load_plan(plan_id).plan)

    def delete_plan(self, plan_id: int) -> None:
        """Put a plan into the bin; `restore_plan` takes it out again."""
        self._mark(plan_id, deleted=self._stamp())

    def restore_plan(self, plan_id: int) -> None:
        """Take a plan out of the bin."""
        self._mark(plan_id, deleted=None)

    def purge_plan(self, plan_id: int) -> None:
        """Remove a plan in the bin for good, with its versions; raises NoSuchPlan."""
        with self._changing(counts=True) as connection:
            if plans.read_row(connection, plan_id).deleted is None:
                raise NoSuchPlan(plan_id)
            connection.execute("DELETE FROM plans WHERE id = ?", (plan_id,))

    def archive_plan(self, plan_id: int, archived: bool = True) -> None:
        """Put a plan into the archive, or back on the desk."""
        self._mark(plan_id, archived=archived)

    def set_state(self, plan_id: int, new_state: str) -> None:
        """'draft', 'submitted 1', 'submitted 2' … or 'signed'; the plan's revision stays."""
        self._mark(plan_id, new_state=new_state)

    def recover_plan(self, plan_id: int, plan: Plan) -> StoredPlan:
        """Put a good copy in place of a damaged plan; what stood there is kept as a version."""
        content = self._content(plan)
        with self._changing(counts=True) as connection:
            row = plans.read_row(connection, plan_id)
            (left,) = connection.execute(
                "SELECT body FROM plans WHERE id = ?", (plan_id,)
            ).fetchone()
            now = self._stamp()
            name = "Bản hỏng được thay"
            versions.insert(connection, plan_id, name, versions.DAMAGED, left, row.digest, now)
            plans.write(connection, row, content, now, row.revision + 1)
        return StoredPlan(plan_id, row.revision + 1, row.state, plan)

    # versions

    def add_version(self, plan_id: int, plan: Plan, name: str, kind: str = versions.NAMED) -> int:
        """Keep a plan as a version under a name, once; gives the version's id."""
        content = self._content(plan)
        with self._changing() as connection:
            plans.read_row(connection, plan_id)
            return versions.keep(
                connection, plan_id, name, kind, content.body, content.digest, self._stamp()
            )

    def keep_automatic(self, plan_id: int, plan: Plan, name: str) -> int | None:
        """Keep a plan as an automatic version unless a version holds just this already."""
        content = self._content(plan)
        with self._changing() as connection:
            plans.read_row(connection, plan_id)
            return versions.keep_automatic(
                connection, plan_id, name, content.body, content.digest, self._stamp()
            )

    def list_versions(self, plan_id: int) -> tuple[VersionRow, ...]:
        """The versions of a plan, newest first."""
        with self._reading():
            return tuple(versions.list_rows(self._connection, plan_id))

    def load_version(self, version_id: int) -> Plan:
        """Raises NoSuchPlan, and DamagedPlan where the version is not as it was kept."""
        with self._reading():
            found = versions.read(self._connection, version_id)
        if found is None:
            raise NoSuchPlan(version_id)
        plan = plans.plan_of(found[1])
        if plan is None:
            raise DamagedPlan(found[0].plan_id, found[0].name)
        return plan

    # the file itself

    @property
    def counter(self) -> int:
        """Rises with every transaction that changes what a search would find."""
        with self._reading():
            return state.read(self._connection, self.path).counter

    @property
    def revision(self) -> int:
        """Rises with every transaction."""
        with self._reading():
            return state.read(self._connection, self.path).revision

    def damage(self) -> tuple[str, ...]:
        """The rows that are not as they were saved, as table:id."""
        with self._reading():
            return inspection.damaged_rows(self._connection)

    def accept_check(self, found: tuple[str, ...]) -> None:
        """End the check of a large library; raises DamagedLibrary where it found something."""
        if found:
            good = backups.newest_good(self.backups_folder)
            raise DamagedLibrary(self.path, "damaged", found, good)
        self.checked = True

    def backup_now(self) -> Backup | None:
        """A verified backup; None where nothing changed since the last. Raises StoreError."""
        return backups.make(self.path, self.backups_folder)

    def list_backups(self) -> tuple[Backup, ...]:
        """The backups of this library, newest first."""
        return backups.list_all(self.backups_folder)

    # inside

    def _content(self, plan: Plan) -> Content:
        try:
            preset = self._presets(plan.standard)
        except KeyError as error:
            raise UnknownStandard(plan.standard) from error
        from kehoach_gui.core.readable import unreadable_place

        place = unreadable_place(plan)
        if place is not None:
            raise UnreadablePlan(place)
        return plans.content_of(plan, preset)

    def _stamp(self) -> str:
        return state.stamp(self._now())

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with (
            backups.offering(self.backups_folder),
            connections.told(self.path, reading=True),
        ):
            yield

    @contextmanager
    def _changing(self, *, counts: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction, counted; acknowledged when this block is left without an error."""
        if self.read_only:
            raise ReadOnlyLibrary(self.path)
        if not self.checked:
            raise NotYetChecked(self.path)
        with (
            backups.offering(self.backups_folder),
            connections.told(self.path),
            connections.transaction(self._connection),
        ):
            yield self._connection
            state.touch(self._connection, self.path, self._now(), counts=counts)

    def _mark(
        self,
        plan_id: int,
        *,
        new_state: str | None = None,
        archived: bool | None = None,
        deleted: str | None = "",
    ) -> None:
        with self._changing(counts=True) as connection:
            row = plans.read_row(connection, plan_id)
            bin_mark = row.deleted if deleted == "" else deleted
            if not row.damaged:
                plans.mark(connection, row, state=new_state, archived=archived, deleted=bin_mark)
        if row.damaged:
            raise self._damaged(row)

    def _damaged(self, row: PlanRow) -> DamagedPlan:
        with self._reading():
            return rescue.damage_of(self._connection, self.backups_folder, row)

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        try:
            yield
        except UserError as error:
            self.notices.append(error)

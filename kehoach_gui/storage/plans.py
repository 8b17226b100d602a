"""The rows of plans: what the list shows, the plan's JSON, and digests over both."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.storage import versions
from kehoach_gui.storage.digest import digest_of, seal_of
from kehoach_gui.storage.errors import NoSuchPlan

if TYPE_CHECKING:  # the list of plans is shown before the codec and the standards are loaded
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.preset import Preset

DRAFT = "draft"
SIGNED = "signed"

_SEALED = (
    "id, revision, state, title, number, issuing_body, date, standard,"
    " modified, archived, deleted, digest"
)
_LISTED = f"SELECT {_SEALED}, seal FROM plans"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What the list of plans shows; `body` is the issuing body, `number` as its standard writes it.

    `damaged` says that the row's cells are not those that were saved; they are shown as such.
    Dates ISO; `modified` and `deleted` in UTC.
    """

    id: int
    revision: int
    state: str
    title: str
    number: str
    body: str
    date: str
    standard: str
    modified: str
    archived: bool
    deleted: str | None
    digest: str
    damaged: bool


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it stands in the library; `revision` must be given back when it is saved."""

    id: int
    revision: int
    state: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Content:
    """A plan made ready for its row: canonical JSON, its digest and the columns of the list."""

    body: str
    digest: str
    title: str
    number: str
    issuing_body: str
    date: str
    standard: str

    @property
    def columns(self) -> tuple[str, str, str, str, str]:
        return (self.title, self.number, self.issuing_body, self.date, self.standard)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A save that was refused: the row's own revision, and the version that keeps the words.

    The row is `damaged`, or else somebody saved it in between.
    """

    revision: int
    version_id: int
    damaged: bool


def content_of(plan: Plan, preset: Preset) -> Content:
    """The plan as a row holds it."""
    from kehoach_gui.core import grammar, plan_json

    body = plan_json.dumps(plan, preset)
    title = plan.title.subject or plan.title.type_name
    return Content(
        body=body,
        digest=digest_of(body),
        title=_one_line(title),
        number=_one_line(grammar.number_text(plan.header.number, preset)),
        issuing_body=_one_line(plan.header.issuing_body),
        date=plan.header.date or "",
        standard=plan.standard,
    )


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def read_row(connection: sqlite3.Connection, plan_id: int) -> PlanRow:
    """Raises NoSuchPlan."""
    cells = connection.execute(f"{_LISTED} WHERE id = ?", (plan_id,)).fetchone()
    if cells is None:
        raise NoSuchPlan(plan_id)
    return _row_of(cells)


def list_rows(connection: sqlite3.Connection, where: str) -> tuple[PlanRow, ...]:
    """Rows by a condition of ours, last changed first."""
    cells = connection.execute(f"{_LISTED} WHERE {where} ORDER BY modified DESC, id DESC")
    return tuple(_row_of(row) for row in cells)


def _row_of(cells: tuple[str | int | None, ...]) -> PlanRow:
    (plan_id, revision, state, title, number, body, date, standard, *rest) = cells[:-1]
    modified, archived, deleted, digest = rest
    return PlanRow(
        id=int(plan_id or 0),
        revision=int(revision or 0),
        state=str(state),
        title=str(title),
        number=str(number),
        body=str(body),
        date=str(date),
        standard=str(standard),
        modified=str(modified),
        archived=bool(archived),
        deleted=None if deleted is None else str(deleted),
        digest=str(digest),
        damaged=seal_of(*cells[:-1]) != cells[-1],
    )


def read_body(connection: sqlite3.Connection, row: PlanRow) -> str | None:
    """The plan's JSON, or None where row or JSON are not as they were saved."""
    found = connection.execute("SELECT body FROM plans WHERE id = ?", (row.id,)).fetchone()
    if found is None or row.damaged or digest_of(found[0]) != row.digest:
        return None
    return str(found[0])


def plan_of(body: str | None) -> Plan | None:
    """The plan of a stored JSON; None where there is none or it is no plan."""
    if body is None:
        return None
    from kehoach_gui.core import plan_json

    try:
        return plan_json.loads(body)
    except RefusedInput:
        return None


def insert(connection: sqlite3.Connection, content: Content, now: str, state: str = DRAFT) -> int:
    """A new row with revision 1; gives its id."""
    (plan_id,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM plans").fetchone()
    cells = (plan_id, 1, state, *content.columns, now, 0, None, content.digest)
    connection.execute(
        f"INSERT INTO plans ({_SEALED}, seal, body) VALUES ({', '.join('?' * 14)})",
        (*cells, seal_of(*cells), content.body),
    )
    return int(plan_id)


def save(
    connection: sqlite3.Connection,
    plan_id: int,
    revision: int,
    content: Content,
    now: str,
    unsure: str | None = None,
) -> int | Refusal:
    """The row's new revision; a Refusal where somebody else saved in between, or it is damaged.

    `unsure` is the digest of an earlier save of this revision of which nobody knows whether it
    reached the disk: a row with it is ours.
    """
    row = read_row(connection, plan_id)
    ours = row.revision == revision or (row.revision == revision + 1 and row.digest == unsure)
    if row.damaged or not ours:
        kept = versions.find(connection, plan_id, versions.REFUSED, content.digest)
        if kept is None:
            name = "Bản chưa ghi được vì đã lưu ở nơi khác"
            kept = versions.insert(
                connection, plan_id, name, versions.REFUSED, content.body, content.digest, now
            )
        return Refusal(row.revision, kept, row.damaged)
    write(connection, row, content, now, row.revision + 1)
    return row.revision + 1


def write(
    connection: sqlite3.Connection, row: PlanRow, content: Content, now: str, revision: int
) -> None:
    """New content for a row; state, archive and bin stay."""
    cells = (row.id, revision, row.state, *content.columns, now, int(row.archived), row.deleted)
    _update(connection, (*cells, content.digest), content.body)


def mark(
    connection: sqlite3.Connection,
    row: PlanRow,
    *,
    state: str | None = None,
    archived: bool | None = None,
    deleted: str | None = None,
) -> None:
    """State, archive and bin of a row; its content and revision stay.

    `deleted` None takes it out of the bin.
    """
    columns = (row.title, row.number, row.body, row.date, row.standard)
    shelf = row.archived if archived is None else archived
    cells = (row.id, row.revision, state or row.state, *columns, row.modified, int(shelf), deleted)
    _update(connection, (*cells, row.digest), None)


def _update(
    connection: sqlite3.Connection, cells: tuple[str | int | None, ...], body: str | None
) -> None:
    names = [name.strip() for name in _SEALED.split(",")] + ["seal"] + ["body"] * (body is not None)
    values = (*cells, seal_of(*cells), *([body] if body is not None else []))
    changes = ", ".join(f"{name} = ?" for name in names[1:])
    connection.execute(f"UPDATE plans SET {changes} WHERE id = ?", (*values[1:], cells[0]))


def damaged(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The rows whose cells or JSON are not as they were saved."""
    rows = list_rows(connection, "TRUE")
    return tuple(f"plans:{row.id}" for row in rows if read_body(connection, row) is None)

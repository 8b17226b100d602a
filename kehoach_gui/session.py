"""One open plan: its value, its undo history and the timer that saves it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from kehoach_gui.core.conventions import DEFAULT
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan

if TYPE_CHECKING:
    from kehoach_gui.core.events import Event

SAVE_AFTER_MS = 900
SOON_MS = 200  # a save that is due so soon is made right behind a key instead:
BEHIND_A_KEY_MS = 15  # the letter is painted, and the next key is as far away as it gets
RETRY_AFTER_MS = 5000
MERGE_PAUSE_S = 1.5
UNDO_LIMIT = 1000

MergeKey = tuple[str | int, ...]
Edit = Callable[[Plan], Plan]


class Stored(Protocol):
    """A plan as the library gives it back: its id and revision."""

    @property
    def id(self) -> int: ...

    @property
    def revision(self) -> int: ...


class PlanStore(Protocol):
    """What a session needs of the library."""

    def save_plan(self, plan_id: int, revision: int, plan: Plan) -> int: ...

    def add_plan(self, plan: Plan) -> Stored: ...


class PlanEdit(QUndoCommand):
    """The one undo command: the plan before and after an edit.

    Edits with one merge key become one step while they follow each other within a pause of
    1.5 s and nothing closed the step in between.
    """

    def __init__(
        self, session: PlanSession, text: str, before: Plan, after: Plan, key: MergeKey | None
    ) -> None:
        super().__init__(text)
        self.session = session
        self.before = before
        self.after = after
        self.key = key
        self.step = session.step
        self.when = time.monotonic()

    def id(self) -> int:
        return -1 if self.key is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, PlanEdit) or other.key != self.key or other.step != self.step:
            return False
        if other.when - self.when > MERGE_PAUSE_S:
            return False
        self.after, self.when = other.after, other.when
        return True

    def undo(self) -> None:
        self.session.show(self.before)

    def redo(self) -> None:
        self.session.show(self.after)


class PlanSession(QObject):
    """Keeps the values of one open plan and saves the last one within a second of an edit.

    `plan_changed` carries the plan before and after; both share what did not change, so `is`
    tells cheaply which part did. `stale` is the error by which the store refuses an old revision.
    """

    plan_changed = Signal(object, object)
    saved = Signal(object)  # datetime
    save_failed = Signal(str)
    kept_apart = Signal(int)  # id of the new plan that holds the words of this window

    def __init__(
        self,
        store: PlanStore,
        plan_id: int,
        revision: int,
        plan: Plan,
        stale: type[UserError],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.plan_id = plan_id
        self.revision = revision
        self.plan = plan
        self.stale = stale
        self.events: tuple[Event, ...] = ()  # of the office, from which phases get their days
        self.tone = ""  # how the office sets tone marks in what the program writes; "" as shipped
        self.conventions = DEFAULT  # by which vague dates are read; the office may change them
        self.step = 0
        self.saved_plan = plan
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.flush)

    @property
    def is_dirty(self) -> bool:
        return self.plan is not self.saved_plan

    def apply(self, text: str, edit: Edit, merge_key: MergeKey | None = None) -> bool:
        """Make an edit one undo step named `text`; says whether it changed anything."""
        before = self.plan
        after = edit(before)
        if after is before or after == before:
            return False
        self.undo_stack.push(PlanEdit(self, text, before, after, merge_key))
        return True

    def amend(self, before: Plan, after: Plan) -> bool:
        """Take what follows from the words (cited documents) without an undo step of its own.

        False where the plan is no longer the one it was made from, or nothing changed.
        """
        if self.plan is not before or after is before:
            return False
        self.show(after)
        return True

    def end_step(self) -> None:
        """The next edit starts a new undo step (focus moved, another section)."""
        self.step += 1

    def show(self, plan: Plan) -> None:
        """Make a value the current one; called by the undo history only."""
        before, self.plan = self.plan, plan
        if not self.timer.isActive():
            self.timer.start(SAVE_AFTER_MS)
        elif BEHIND_A_KEY_MS < self.timer.remainingTime() < SOON_MS:
            self.timer.start(BEHIND_A_KEY_MS)
        self.plan_changed.emit(before, plan)

    def flush(self) -> bool:
        """Save now what is not saved yet; False where the store refused."""
        self.timer.stop()
        plan = self.plan
        if plan is self.saved_plan:
            return True
        try:
            self.revision = self.store.save_plan(self.plan_id, self.revision, plan)
        except self.stale as error:
            return self._keep_apart(plan, str(error))
        except UserError as error:
            self.timer.start(RETRY_AFTER_MS)
            self.save_failed.emit(str(error))
            return False
        self._remember(plan)
        return True

    def let_go(self) -> None:
        """Save no more: the text was kept elsewhere."""
        self.timer.stop()
        self.saved_plan = self.plan

    def _remember(self, plan: Plan) -> None:
        self.saved_plan = plan
        self.saved.emit(datetime.now())

    def _keep_apart(self, plan: Plan, reason: str) -> bool:
        """Another window saved first: its version stays, this one becomes a plan of its own."""
        try:
            stored = self.store.add_plan(plan)
        except UserError as error:
            self.timer.start(RETRY_AFTER_MS)
            self.save_failed.emit(f"{reason}\n{error}")
            return False
        self.plan_id, self.revision = stored.id, stored.revision
        self._remember(plan)
        self.kept_apart.emit(self.plan_id)
        return True

"""Reads the plan of a session behind the window, in a pause of typing; gives plain data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from shiboken6 import isValid

from kehoach_gui.ui.giving_way import giving_way

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.session import PlanSession

Read = Callable[..., Any]


class _Worker(QObject):
    """Lives in the thread; `done` carries the plan and what was read of it."""

    done = Signal(object, object)

    def __init__(self, read: Read) -> None:
        super().__init__()
        self.read = read

    @Slot(object, object)
    def work(self, plan: Plan, more: tuple[Any, ...]) -> None:
        with giving_way():
            result = self.read(plan, *more)
        self.done.emit(plan, result)


class PlanReader(QObject):
    """Calls `read(plan, *more(session))` in a thread of its own, `pause_ms` after the last change.

    `asked` says for which plan, `done` carries it with the result; a result for a plan that is no
    longer the session's is for nobody.
    """

    asked = Signal(object)
    done = Signal(object, object)
    _wanted = Signal(object, object)

    def __init__(
        self,
        read: Read,
        more: Callable[[PlanSession], tuple[Any, ...]],
        pause_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.session: PlanSession | None = None
        self._pause_ms = pause_ms
        self._more = more
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self._thread = QThread(self)
        self._worker = _Worker(read)
        self._worker.moveToThread(self._thread)
        self._wanted.connect(self._worker.work)
        self._worker.done.connect(self._take)

    @property
    def is_waiting(self) -> bool:
        """Whether the pause is not over yet."""
        return self._timer.isActive()

    def show_session(self, session: PlanSession) -> None:
        """Read another plan from now on."""
        self.session = session
        session.destroyed.connect(self._session_gone)
        self.wait()

    def wait(self) -> None:
        """Read after a pause; each change begins it anew."""
        self._timer.start(self._pause_ms)

    def read_now(self) -> None:
        """Read without waiting for a pause."""
        self._timer.start(0)

    def stop(self) -> None:
        """End the thread; called before the window goes."""
        self._timer.stop()
        self._thread.quit()
        self._thread.wait()

    @Slot()
    def _session_gone(self) -> None:
        """A session went; if it is ours, what is still being read for it is for nobody."""
        if self.session is not None and not isValid(self.session):
            self.session = None
            self._timer.stop()

    def _ask(self) -> None:
        if self.session is None:
            return
        if not self._thread.isRunning():
            self._thread.start(QThread.Priority.LowPriority)
        plan = self.session.plan
        self.asked.emit(plan)
        self._wanted.emit(plan, self._more(self.session))

    @Slot(object, object)
    def _take(self, plan: Plan, result: object) -> None:
        session = self.session
        if session is not None and isValid(session) and session.plan is plan:
            self.done.emit(plan, result)

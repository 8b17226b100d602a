"""What the calendar shows: the plans of the library, read piece by piece, bound to the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kehoach_gui.core.anniversaries import GREAT, Anniversary, days_between
from kehoach_gui.core.calendar_events import collect_events
from kehoach_gui.core.conventions import Conventions
from kehoach_gui.core.dates import Range
from kehoach_gui.core.deadlines import FIRST_YEAR, LAST_YEAR
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.event_days import bind_events
from kehoach_gui.core.events import Event
from kehoach_gui.core.phase_lists import all_phases
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.timeline import frame_of
from kehoach_gui.core.timeline_items import (
    day_item,
    event_items,
    phase_items,
    work_items,
    written_items,
)
from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.ui.plans.home_model import UNTITLED, capital

OF_MANY = ("phase", "event", "deadline")  # kinds of items shown where plans share the timeline
MOST_YEARS = 12  # before and behind this year that a plan's own days are looked for


@dataclass(frozen=True, slots=True)
class PlanTimes:
    """One plan's time: `plan` has the days of its events; `undated` are deadlines without a day."""

    key: str
    title: str
    plan: Plan
    items: tuple[Item, ...]
    undated: tuple[str, ...]


def title_of(subject: str | None) -> str:
    """A plan's subject on one line."""
    return " ".join(capital(subject).split()) or UNTITLED


def times_of(
    plan_id: int, plan: Plan, events: Sequence[Event], conventions: Conventions
) -> PlanTimes:
    """What a plan brings into the calendar."""
    key, title = str(plan_id), title_of(plan.title.subject)
    plan = bind_events(plan, events, conventions)
    phases = phase_items(plan, title, key)
    first, last = years_of(phases, plan)
    items = (
        *phases,
        *event_items(plan, title, key),
        *work_items(plan, first, last, title, key),
        *written_items(plan, first, last, title, key),
    )
    headings = {phase.section.heading or "" for phase in all_phases(plan)}
    undated = tuple(words for words in collect_events(plan).undated if words not in headings)
    return PlanTimes(key, title, plan, items, undated)


def years_of(items: Iterable[Item], plan: Plan | None = None) -> Range:
    """Whole years that hold the items' days, this year at least."""
    frame = frame_of(items)
    issued = int(plan.header.date[:4]) if plan and plan.header.date else date.today().year
    low, high = (frame[0].year, frame[1].year) if frame else (issued, issued)
    low, high = max(low, FIRST_YEAR), min(high, LAST_YEAR)
    if high - low > 2 * MOST_YEARS:
        low, high = max(low, issued - MOST_YEARS), min(high, issued + MOST_YEARS)
    return date(min(low, high), 1, 1), date(max(low, high), 12, 31)


def calendar_days(first: date, last: date, local: Sequence[Anniversary]) -> tuple[Item, ...]:
    """The great days and the office's own from first to last."""
    return tuple(
        day_item(occurrence)
        for occurrence in days_between(first, last, local)
        if occurrence.anniversary.category == GREAT or occurrence.anniversary in local
    )


class CalendarData(QObject):
    """The plans' times, one plan read at a time so that the window stays free.

    `changed` follows when all are read; `read` tells how many of how many. What did not change
    since it was read is not read again.
    """

    changed = Signal()
    read = Signal(int, int)

    def __init__(self, window: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = window
        self.plans: dict[int, PlanTimes] = {}
        self.titles: dict[int, str] = {}
        self.refused: list[str] = []
        self.events: tuple[Event, ...] = ()
        self.local: tuple[Anniversary, ...] = ()
        self.wanted: int | None = None
        self._marks: dict[int, tuple[Any, ...]] = {}
        self._waiting: list[tuple[int, tuple[Any, ...]]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_next)

    def load(self, wanted: int | None) -> None:
        """Read what changed; `wanted` names the one plan that is shown, None for all."""
        library = self.window.library
        self.stop()
        self.refused = []
        self.wanted = wanted
        try:
            rows = library.list_plans()
            self.events = tuple(stored.event for stored in library.events.list_all())
            bodies = [stored.organisation for stored in library.list_organisations()]
            conventions = self.window.conventions()
        except UserError as error:
            self.refused.append(str(error))
            self.changed.emit()
            return
        own = [day for body in bodies for day in body.local_days]
        self.local = tuple(dict.fromkeys(own))
        self.conventions = conventions
        opened = {tab.plan_id: tab.session.plan for tab in self.window.tabs if tab.session}
        self.titles = {row.id: title_of(row.title) for row in rows}
        self.titles |= {
            ident: title_of(plan.title.subject)
            for ident, plan in opened.items()
            if ident in self.titles
        }
        for ident in list(self.plans):
            if ident not in self.titles:
                del self.plans[ident], self._marks[ident]
        self._opened = opened
        for row in rows:
            mark: tuple[Any, ...] = (opened.get(row.id, row.revision), self.events)
            mark += (conventions,)
            if self._marks.get(row.id) != mark and wanted in (None, row.id):
                self._waiting.append((row.id, mark))
        self._total = len(self._waiting)
        if self._waiting:
            self._timer.start(0)
        else:
            self.changed.emit()

    def stop(self) -> None:
        """Read no further."""
        self._timer.stop()
        self._waiting.clear()

    @property
    def is_reading(self) -> bool:
        return self._timer.isActive()

    def shown(self) -> tuple[PlanTimes, ...]:
        """The plans that are wanted, in the order of the list."""
        idents = self.titles if self.wanted is None else (self.wanted,)
        return tuple(self.plans[ident] for ident in idents if ident in self.plans)

    def _read_next(self) -> None:
        if self._waiting:
            ident, mark = self._waiting.pop(0)
            try:
                plan = self._opened.get(ident) or self.window.library.load_plan(ident).plan
                self.plans[ident] = times_of(ident, plan, self.events, self.conventions)
                self._marks[ident] = mark
            except UserError as error:
                self.refused.append(str(error))
                self.plans.pop(ident, None)
            self.read.emit(self._total - len(self._waiting), self._total)
        if not self._waiting:
            self._timer.stop()
            self.changed.emit()

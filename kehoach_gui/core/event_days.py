"""Phases that hang on the office's events: they get their days from the event and move with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.dates import Range
from kehoach_gui.core.edits import period_of
from kehoach_gui.core.events import Event, ends_event, find_event, opens_event
from kehoach_gui.core.phase_lists import days_of
from kehoach_gui.core.plan import Moment, Period, Plan, Section
from kehoach_gui.core.points import read_point

Timing = Callable[[Section], Period | None]


def bind_events(plan: Plan, events: Sequence[Event], conventions: Conventions = DEFAULT) -> Plan:
    """The plan with the days of its phases taken from the events that they name.

    An event whose days are known goes before the days that stand in a phase's own words; days
    set by hand stand. The plan itself where nothing changes.
    """
    dated = tuple(event for event in events if event.days)
    if not dated:
        return plan
    return with_periods(plan, lambda section: bind_period(section.period, dated, conventions))


def follow_events(
    plan: Plan,
    before: Sequence[Event],
    after: Sequence[Event],
    conventions: Conventions = DEFAULT,
) -> Plan:
    """The plan after the office's events changed: phases move with theirs.

    A phase whose event is gone or has lost its days is read from its words again.
    """
    changed = tuple(event for event in before if event not in after)

    def timing(section: Section) -> Period | None:
        period = section.period
        if period is not None and not period.by_hand and _names_any(period, changed):
            period = period_of(section, plan, conventions) or period
        return bind_period(period, after, conventions)

    return with_periods(plan, timing)


def bind_period(
    period: Period | None, events: Sequence[Event], conventions: Conventions = DEFAULT
) -> Period | None:
    """The period with the days of the events that its ends name; itself where none changes."""
    if period is None or period.by_hand:
        return period
    start = _bound(period.start, events, conventions)
    end = start if period.start == period.end else _bound(period.end, events, conventions)
    if (start, end) == (period.start, period.end):
        return period
    return replace(period, start=start, end=end)


def event_range(event: Event, words: str, conventions: Conventions = DEFAULT) -> Range | None:
    """The days that words like "trước khi khai mạc …" mean once the event's days are known.

    Words of its beginning mean its first day, words of its end its last; "trước" and "sau" one
    exact day mean the day before or after it. None while the event has no day.
    """
    whole = event.days
    if whole is None or event.period is None:
        return None
    first = days_of(event.period.start) or whole
    last = days_of(event.period.end) or whole
    point = read_point(words, conventions)
    roles = point.roles if point else ()
    if roles == ("before",):
        return _beside(first, -1)
    if roles == ("after",):
        return _beside(last, 1)
    if ends_event(words):
        return last
    return first if opens_event(words) else whole


def with_periods(plan: Plan, timing: Timing) -> Plan:
    """The plan with the period that `timing` gives for each phase; itself where none changes."""

    def timed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        found = []
        for section in sections:
            inner = timed(section.sections)
            period = timing(section) if section.kind == "phase" else section.period
            if inner is not section.sections or period != section.period:
                section = replace(section, sections=inner, period=period)
            found.append(section)
        same = all(a is b for a, b in zip(found, sections, strict=True))
        return sections if same else tuple(found)

    own = timed(plan.sections)
    appendices = plan.appendices
    inners = [timed(one.sections) for one in appendices]
    if any(inner is not one.sections for inner, one in zip(inners, appendices, strict=True)):
        appendices = tuple(
            replace(one, sections=inner) for inner, one in zip(inners, appendices, strict=True)
        )
    if own is plan.sections and appendices is plan.appendices:
        return plan
    return replace(plan, sections=own, appendices=appendices)


def _names_any(period: Period, events: Sequence[Event]) -> bool:
    return any(find_event(moment.event, events) for moment in (period.start, period.end) if moment)


def _bound(
    moment: Moment | None, events: Sequence[Event], conventions: Conventions
) -> Moment | None:
    event = find_event(moment.event, events) if moment else None
    days = event_range(event, moment.text, conventions) if moment and event else None
    if moment is None or days is None:
        return moment
    return replace(moment, earliest=days[0].isoformat(), latest=days[1].isoformat())


def _beside(days: Range, step: int) -> Range:
    """The day before or after one exact day; vague days as they are."""
    if days[0] != days[1] or days[0] in (date.min, date.max):
        return days
    return days[0] + timedelta(days=step), days[1] + timedelta(days=step)

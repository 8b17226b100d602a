"""Days of a phase set by hand, and words written anew from its days."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.dates import Range
from kehoach_gui.core.edits import change, find, period_of
from kehoach_gui.core.event_days import bind_period
from kehoach_gui.core.events import Event
from kehoach_gui.core.period_writing import write_period, write_range
from kehoach_gui.core.phase_labels import strip_label
from kehoach_gui.core.phase_lists import days_of
from kehoach_gui.core.plan import Moment, Period, Plan, Section
from kehoach_gui.core.text import squeeze

Side = Literal["start", "end"]


def with_ends(period: Period, start: Range | None, end: Range | None) -> Period:
    """The period with both ends set by hand, None for an end that is not known.

    An end whose days stay keeps its words. Raises ValueError where the end precedes the start.
    """
    if start and end and end[1] < start[0]:
        raise ValueError("end before start")
    same = start is not None and start == end
    first = _moment(period.start, start, period.start == period.end and not same)
    last = first if same else _moment(period.end, end, period.start == period.end)
    return replace(period, start=first, end=last, by_hand=True)


def part_of_month(day: date, conventions: Conventions) -> Range:
    """The first and last day of the part of its month (đầu, giữa, cuối) that a day lies in.

    A day that no part of the conventions holds stands for its whole month.
    """
    length = monthrange(day.year, day.month)[1]
    parts = ((low, high or length) for low, high in conventions.month_parts.values())
    within = [(low, high) for low, high in parts if low <= day.day <= high]
    low, high = min(within, key=lambda part: part[1] - part[0], default=(1, length))
    return day.replace(day=low), day.replace(day=min(high, length))


def with_end(period: Period, side: Side, day: date, vague: Conventions | None = None) -> Period:
    """The period with one end on a day, held on the other end where it would pass it.

    With conventions in `vague` the end is the part of the month around the day.
    """
    start, end = days_of(period.start), days_of(period.end)
    if side == "start" and end:
        day = min(day, end[1])
    elif side == "end" and start:
        day = max(day, start[0])
    days = part_of_month(day, vague) if vague else (day, day)
    return with_ends(period, days, end) if side == "start" else with_ends(period, start, days)


def move_end(
    plan: Plan,
    section_id: int,
    side: Side,
    day: date,
    events: Sequence[Event] = (),
    vague: Conventions | None = None,
) -> Plan:
    """The plan with one end of a phase on a day or around it, by hand; the words stay.

    The other end keeps the days that it has from its words or from one of the events.
    """

    def edit(section: Section) -> Section:
        period = bind_period(section.period, events)
        period = period or Period(strip_label(section.heading or "")[1])
        return replace(section, period=with_end(period, side, day, vague))

    return change(plan, section_id, edit)


def written_heading(
    section: Section, conventions: Conventions = DEFAULT, period: Period | None = None
) -> str | None:
    """The heading with the words of its period written anew; None where no words say its days."""
    period = period or section.period
    if period is None or (period.start is None and period.end is None):
        return None
    words = write_period(period, conventions)
    if words == period.text and period.by_hand:
        return None
    heading = squeeze(section.heading or "")
    old = squeeze(period.text)
    if old and old in heading:
        before, _, after = heading.partition(old)
        if before.strip() and not before.rstrip().endswith((":", ".", "-", "–", "(")):
            words = words[:1].lower() + words[1:]
        return before + words + after
    label, body = strip_label(heading)
    if not label:
        return f"{words}: {body}" if body else words
    return f"{label.strip()}: {words}" + (f": {body}" if body else "")


def rewrite_words(
    plan: Plan, section_id: int, events: Sequence[Event] = (), conventions: Conventions = DEFAULT
) -> Plan:
    """The plan with a phase's heading written from its days; the plan itself where none can be."""
    section = find(plan, section_id)
    period = bind_period(section.period, events, conventions)
    heading = written_heading(section, conventions, period)
    if heading is None or heading == section.heading:
        return plan

    def edit(section: Section) -> Section:
        named = replace(section, heading=heading)
        read = period_of(named, plan, conventions)
        return replace(named, period=bind_period(read, events, conventions))

    return change(plan, section_id, edit)


def reread_words(
    plan: Plan, section_id: int, events: Sequence[Event] = (), conventions: Conventions = DEFAULT
) -> Plan:
    """The plan with a phase's days as its words and the office's events say them."""

    def edit(section: Section) -> Section:
        period = bind_period(period_of(section, plan, conventions), events, conventions)
        return replace(section, period=period)

    return change(plan, section_id, edit)


def _moment(old: Moment | None, days: Range | None, parted: bool) -> Moment | None:
    """An end with its days; `parted` from a moment that was both ends, it has words of its own."""
    if days is None:
        return None if old is None or days_of(old) else old
    if old is not None and days == days_of(old):
        return old
    words = write_range(days)
    event = old.event if old is not None and not parted else None
    text = old.text if old is not None and event else words
    return Moment(text, days[0].isoformat(), days[1].isoformat(), event)

"""What of a plan belongs into a calendar: phases, anniversaries, deadlines, days of its order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kehoach_gui.core.anniversary_phrases import read_phrases
from kehoach_gui.core.dates import iso_range, parse_date
from kehoach_gui.core.deadlines import FIRST_YEAR, LAST_YEAR, Deadline, due_days, find_deadlines
from kehoach_gui.core.order_sheet import OrderLine
from kehoach_gui.core.places import Place, spots
from kehoach_gui.core.plan import Moment, Plan, Section, all_sections, walk

SEARCHED_YEARS = 2  # in which the first day of a deadline that comes back is looked for
ORDER_DEEDS = {"hang": "Treo", "take_down": "Gỡ"}
_SENTENCE = re.compile(r"(?<=[.;])\s+")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An all-day event from `first` to `last`, both included; `rule` where it comes back."""

    kind: str  # phase, anniversary, deadline, hang, take_down
    summary: str
    first: date
    last: date
    description: str
    place: Place
    rule: Deadline | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """The events of a plan by date, and the words of what has no day."""

    events: tuple[CalendarEvent, ...]
    undated: tuple[str, ...]


def collect_events(plan: Plan) -> Collected:
    """Each phase with a known day, each anniversary that the plan writes, each deadline.

    Of the order sheet the days on which slogans are hung and taken down, one event for a place;
    of the matrix of assignments the deadlines that the text does not name.

    A phase with one known end stands on that day. A deadline that comes back begins with its own
    first day, else with the plan's date, and ends with itself, else with the plan's last phase.
    """
    events: list[CalendarEvent] = []
    undated: list[str] = []
    phases = [s for s, _ in walk(all_sections(plan)) if s.kind == "phase"]
    for phase in phases:
        event = _phase_event(phase)
        if event:
            events.append(event)
        else:
            undated.append(phase.heading or "")
    events += _anniversaries(plan)
    events += _order_events(plan)
    last = max((event.last for event in events if event.kind == "phase"), default=None)
    for deadline, place, sentence in (*_deadlines(plan), *_assigned(plan)):
        found = list(_deadline_events(deadline, place, sentence, plan, last))
        events += found
        if not found:
            undated.append(sentence)
    return Collected(
        tuple(sorted(events, key=lambda e: (e.first, e.last, e.summary))), tuple(undated)
    )


def _phase_event(phase: Section) -> CalendarEvent | None:
    period = phase.period
    first = _day(period.start, "earliest") if period else None
    last = _day(period.end, "latest") if period else None
    heading = (phase.heading or "").rstrip(" :;.")
    if period is None or (first is None and last is None) or (first and last and last < first):
        return None
    note = "" if first and last else " (bắt đầu)" if first else " (kết thúc)"
    begin, end = first or last, last or first
    if begin is None or end is None:
        return None
    place = ("section", phase.id)
    return CalendarEvent("phase", heading + note, begin, end, period.text, place)


def _day(moment: Moment | None, side: str) -> date | None:
    iso = getattr(moment, side) if moment else None
    day = date.fromisoformat(iso) if iso else None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _anniversaries(plan: Plan) -> Iterator[CalendarEvent]:
    """The anniversaries that the plan's text writes with both days, each once."""
    seen: set[tuple[str, date]] = set()
    for spot in spots(plan):
        for phrase in read_phrases(spot.text):
            year, month, day = phrase.last
            try:
                when = date(year if year <= LAST_YEAR else 0, month or 0, day or 0)
            except ValueError:
                continue  # years alone, or a day that no calendar has: the check tells of it
            name = phrase.name[:1].upper() + phrase.name[1:]
            if not name or (name.lower(), when) in seen:
                continue
            seen.add((name.lower(), when))
            summary = name if phrase.count is None else f"{phrase.count} năm {phrase.name}"
            yield CalendarEvent("anniversary", summary, when, when, phrase.text, spot.place)


def _order_events(plan: Plan) -> Iterator[CalendarEvent]:
    """What hangs, and what is taken down, on one day at one place."""
    groups: dict[tuple[str, str, str], list[tuple[int, OrderLine]]] = {}
    for index, line in enumerate(plan.order.lines if plan.order else ()):
        for kind, day in (("hang", line.hang), ("take_down", line.take_down)):
            if day and FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
                groups.setdefault((kind, day, line.place), []).append((index, line))
    for (kind, day, place), held in groups.items():
        when = date.fromisoformat(day)
        what = f"{ORDER_DEEDS[kind]} {len(held)} khẩu hiệu"
        summary = f"{what}: {place}" if place else what
        texts = "\n".join(line.text for _, line in held)
        yield CalendarEvent(kind, summary, when, when, texts, ("order", held[0][0]))


def _deadlines(plan: Plan) -> Iterator[tuple[Deadline, Place, str]]:
    """The deadlines in the blocks of the plan with the sentence that each stands in."""
    year = int(plan.header.date[:4]) if plan.header.date else None
    for section, _ in walk(all_sections(plan)):
        for index, block in enumerate(section.blocks):
            for sentence in _SENTENCE.split(block.text):
                for deadline in find_deadlines(sentence, year):
                    yield deadline, ("section", section.id, index), sentence


def _assigned(plan: Plan) -> Iterator[tuple[Deadline, Place, str]]:
    """The deadlines of the matrix that do not stand in the text."""
    year = int(plan.header.date[:4]) if plan.header.date else None
    told = (
        {deadline.text.lower() for deadline, _, _ in _deadlines(plan)} if plan.assignments else ()
    )
    for index, row in enumerate(plan.assignments):
        who = f"{row.unit}: {row.task}" if row.unit else row.task
        found = find_deadlines(row.deadline, year) or _plain_day(row.deadline, year)
        for deadline in found:
            if deadline.text.lower() not in told:
                yield deadline, ("assignments", index), who


def _plain_day(words: str, year: int | None) -> tuple[Deadline, ...]:
    """A deadline that is written as a day alone: "20/01/2027"."""
    days = parse_date(words, year)
    if days is None or days[0] != days[1] or not FIRST_YEAR <= int(days[0][:4]) <= LAST_YEAR:
        return ()
    when = date.fromisoformat(days[0])
    return (Deadline(words, "once", ((when.year, when.month, when.day),), False),)


def _deadline_events(
    deadline: Deadline, place: Place, sentence: str, plan: Plan, last: date | None
) -> Iterator[CalendarEvent]:
    if deadline.every == "once":
        named = date(*deadline.days[0])
        day = named - timedelta(days=1) if deadline.strict else named
        yield CalendarEvent("deadline", sentence, day, day, deadline.text, place)
        return
    begin = deadline.since or (iso_range(plan.header.date)[0] if plan.header.date else None)
    until = deadline.until or last
    if begin is None or (until and until < begin):
        return
    for days in deadline.days:
        one = Deadline(
            deadline.text, deadline.every, (days,), deadline.strict, deadline.since, deadline.until
        )
        high = until or date(min(begin.year + SEARCHED_YEARS, LAST_YEAR), 12, 31)
        rows = due_days(one, begin, high, "keep")
        if rows:
            day = rows[0].day
            yield CalendarEvent("deadline", sentence, day, day, deadline.text, place, one, until)

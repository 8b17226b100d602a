"""What of a plan a timeline shows: phases, the events they hang on, deadlines, anniversaries."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from kehoach_gui.core.anniversaries import GREAT, Anniversary, Occurrence, days_between, round_of
from kehoach_gui.core.calendar_events import CalendarEvent, collect_events
from kehoach_gui.core.conventions import any_of, word_list
from kehoach_gui.core.dates import Range, short_date
from kehoach_gui.core.deadlines import FIRST_YEAR, LAST_YEAR, due_days
from kehoach_gui.core.phase_labels import strip_label
from kehoach_gui.core.phase_lists import Phase, all_phases, days_of
from kehoach_gui.core.plan import Moment, Plan
from kehoach_gui.core.text import fold
from kehoach_gui.core.timeline_parts import Item, ItemKind

UNKNOWN = "chưa xác định thời gian"
SHARP = (False, False)
WORK: tuple[ItemKind, ...] = ("deadline", "hang", "take_down")


def phase_items(plan: Plan, group: str = "", key: str = "") -> tuple[Item, ...]:
    """The phases of a plan in reading order; days outside 1900 to 2200 count as unknown."""
    return tuple(
        Item(
            "phase",
            phase_name(phase),
            phase.section.period.text if _is_timed(phase) and phase.section.period else UNKNOWN,
            _known(phase.start),
            _known(phase.end),
            (_is_vague(phase.start), _is_vague(phase.end)),
            group,
            place=("section", phase.section.id),
            key=key,
        )
        for phase in all_phases(plan)
    )


def event_items(plan: Plan, group: str = "", key: str = "") -> tuple[Item, ...]:
    """The events with known days that phases hang on, each once."""
    found: dict[str, Item] = {}
    for phase in all_phases(plan):
        for moment in (phase.start, phase.end):
            days = _known(moment)
            if moment and moment.event and days:
                place = ("section", phase.section.id)
                name = moment.event[:1].upper() + moment.event[1:]
                item = Item(
                    "event", name, moment.text, days, days, (True, True), group, "", place, key
                )
                found.setdefault(fold(name), item)
    return tuple(found.values())


def work_items(
    plan: Plan, first: date, last: date, group: str = "", key: str = ""
) -> tuple[Item, ...]:
    """Deadlines, hang and take-down dates from `first` to `last`, one item for each day.

    Days on Saturday or Sunday stay where the words put them.
    """
    found = []
    for event in collect_events(plan).events:
        for kind in WORK:
            if event.kind == kind:
                for day in _days(event, first, last):
                    days = (day, day)
                    words, place = event.description, event.place
                    name = event.summary
                    if kind == "deadline":
                        words, name = name, words
                    found.append(Item(kind, name, words, days, days, SHARP, group, "", place, key))
    return tuple(sorted(found, key=lambda item: (item.start or (first, first), item.name)))


def written_items(
    plan: Plan, first: date, last: date, group: str = "", key: str = ""
) -> tuple[Item, ...]:
    """The anniversaries that the plan's text writes, by date."""
    return tuple(
        Item(
            "anniversary",
            event.summary,
            short_date(event.first.isoformat()),
            (event.first, event.first),
            (event.first, event.first),
            SHARP,
            group,
            round_of(_count(event.summary)) or "",
            event.place,
            key,
        )
        for event in collect_events(plan).events
        if event.kind == "anniversary" and first <= event.first <= last
    )


def anniversary_items(
    plan: Plan,
    first: date,
    last: date,
    local: Iterable[Anniversary] = (),
    group: str = "",
    key: str = "",
) -> tuple[Item, ...]:
    """The anniversaries that the plan writes, and the great and the office's own days beside them.

    Great days: NĐ 145/2013/NĐ-CP Điều 4.
    """
    own = tuple(local)
    found = list(written_items(plan, first, last, group, key))
    taken = {item.start for item in found}
    for occurrence in days_between(first, last, own):
        item = day_item(occurrence, group)
        anniversary = occurrence.anniversary
        if item.start not in taken and (anniversary.category == GREAT or anniversary in own):
            found.append(item)
    return tuple(sorted(found, key=lambda item: (item.start or (first, first), item.name)))


def day_item(occurrence: Occurrence, group: str = "") -> Item:
    """A day of the calendar as an item: "90 năm Ngày …"."""
    days = (occurrence.date, occurrence.date)
    shown = short_date(occurrence.date.isoformat())
    words = f"{shown}, {occurrence.lunar_text}" if occurrence.lunar_text else shown
    mark = occurrence.round or ""
    return Item("anniversary", occurrence_name(occurrence), words, days, days, SHARP, group, mark)


def occurrence_name(occurrence: Occurrence) -> str:
    """The name of a day with its count of years: "90 năm Ngày …"."""
    name = occurrence.anniversary.name
    return f"{occurrence.count} năm {name}" if occurrence.count else name


def phase_name(phase: Phase) -> str:
    """ "Đợt 2", else what the phase is about, else its time."""
    heading = phase.section.heading or ""
    label, body = strip_label(heading)
    if label.strip():
        return label.strip()
    words = phase.section.period.text if phase.section.period else ""
    topic = (body.removeprefix(words) if words else body).strip(" :;.,-–")
    return topic[:1].upper() + topic[1:] if topic else heading.strip(" :;.,")


def _is_timed(phase: Phase) -> bool:
    return phase.start is not None or phase.end is not None


def _known(moment: Moment | None) -> Range | None:
    days = days_of(moment)
    if days and days[0].year >= FIRST_YEAR and days[1].year <= LAST_YEAR and days[0] <= days[1]:
        return days
    return None


def _is_vague(moment: Moment | None) -> bool:
    """Whether any day of a moment is meant: "cuối năm 2019", an event in "quý I/2021"."""
    if moment is None or moment.earliest == moment.latest:
        return False
    return moment.event is not None or _vague_pattern().search(moment.text) is not None


def _days(event: CalendarEvent, first: date, last: date) -> Iterable[date]:
    if event.rule is None:
        return [event.first] if first <= event.first <= last else []
    until = min(last, event.until) if event.until else last
    return [due.day for due in due_days(event.rule, max(first, event.first), until, "keep")]


def _count(summary: str) -> int | None:
    found = re.match(r"(\d{1,4}) năm ", summary)
    return int(found[1]) if found else None


@cache
def _vague_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(word_list('vague'))}(?!\w)", re.IGNORECASE)

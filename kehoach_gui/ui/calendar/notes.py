"""What the calendar says beside its pictures: the chosen day, what is undated, what to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach_gui.checking.finding import Context, Rule
from kehoach_gui.checking.phases import gaps, out_of_order, outside_frame, overlaps
from kehoach_gui.checking.times import (
    end_before_start,
    now_without_date,
    past_at_issue,
    undated_events,
)
from kehoach_gui.core.conventions import Conventions
from kehoach_gui.core.dates import short_date
from kehoach_gui.core.events import Event
from kehoach_gui.core.month_grid import WEEKDAYS, Day, Month
from kehoach_gui.core.phase_lists import short
from kehoach_gui.core.places import Place
from kehoach_gui.core.timeline_parts import LANE_NAMES, Item
from kehoach_gui.ui.calendar.data import PlanTimes
from kehoach_gui.ui.right.cards import Card

RULES: tuple[Rule, ...] = (
    end_before_start,
    now_without_date,
    past_at_issue,
    undated_events,
    out_of_order,
    gaps,
    overlaps,
    outside_frame,
)
UNDATED = "Chưa có ngày"


@dataclass(frozen=True, slots=True)
class Note:
    """One card and where it leads: a place of the plan of a key, "" for nowhere."""

    card: Card
    key: str = ""
    place: Place = ()


def day_notes(day: Day, vague: Iterable[Item] = ()) -> tuple[Note, ...]:
    """The chosen day, then all that falls on it; `vague` are events of which no day is known."""
    lunar = day.lunar.text if day.lunar else ""
    name = f"{WEEKDAYS[day.date.weekday()]}, {short_date(day.date.isoformat())}"
    found = [Note(Card(name, " · ".join(filter(None, (lunar, "" if day.entries else _NOTHING)))))]
    for entry in day.entries:
        item = entry.item
        told = (item.group, item.words if item.words != entry.text else "", entry.mark)
        facts = " · ".join(filter(None, told))
        found.append(Note(Card(entry.text, facts), item.key, item.place))
    for item in vague:
        card = Card(item.name, f"{item.group} · {item.words}", "Trong tháng này, chưa rõ ngày")
        found.append(Note(card, item.key, item.place))
    return tuple(found)


_NOTHING = "không có ngày lễ, thời hạn hay mốc nào"


def undated_notes(plans: Sequence[PlanTimes], events: Iterable[Event]) -> tuple[Note, ...]:
    """Phases, deadlines and events of which no day is known."""
    found: list[Note] = []
    for times in plans:
        group = times.title if len(plans) > 1 else ""
        for item in times.items:
            if item.kind == "phase" and item.start is None and item.end is None:
                words = item.words if item.words != item.name else ""
                facts = " · ".join(filter(None, (group, short(words))))
                found.append(Note(Card(item.name, facts, UNDATED), item.key, item.place))
        for words in times.undated:
            found.append(Note(Card(short(words), group, "Thời hạn chưa có ngày"), times.key))
    for event in events:
        if event.days is None:
            found.append(Note(Card(event.name, "Sự kiện của đơn vị", UNDATED)))
    return tuple(found)


def finding_notes(times: PlanTimes, conventions: Conventions) -> tuple[Note, ...]:
    """What the rules of time say of one plan; undated phases are told of elsewhere."""
    from kehoach_gui.checking.accepting import is_accepted

    context = Context(conventions)
    found = [finding for rule in RULES for finding in rule(times.plan, context)]
    return tuple(
        Note(Card(finding.reason, finding.fix), times.key, finding.place)
        for finding in found
        if not is_accepted(times.plan, finding)
    )


def month_notes(month: Month) -> tuple[Note, ...]:
    """The month's anniversaries, counted, round ones marked."""
    return tuple(
        Note(
            Card(f"{day.date.day:02d}/{day.date.month} · {entry.text}", "", entry.mark),
            entry.item.key,
            entry.item.place,
        )
        for week in month.weeks
        for day in week
        if day.in_month
        for entry in day.entries
        if entry.kind == "anniversary"
    )


def item_note(item: Item) -> Note:
    """A chosen item in full: its words and the days they are taken for."""
    kind = LANE_NAMES.get(item.kind, "")
    facts = [item.group, kind if item.kind != "phase" else "", item.words]
    if item.kind == "phase":
        facts.append(f"bắt đầu {_days(item.start)}, kết thúc {_days(item.end)}")
    told = " · ".join(fact for fact in dict.fromkeys(facts) if fact and fact != item.name)
    return Note(Card(item.name, told, item.mark), item.key, item.place)


def _days(days: object) -> str:
    if not isinstance(days, tuple):
        return "chưa rõ"
    first, last = (short_date(day.isoformat()) for day in days)
    return first if first == last else f"{first} - {last}"

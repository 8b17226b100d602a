"""A month as a sheet of weeks from Monday: lunar days, anniversaries, deadlines, ends of phases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kehoach_gui.core.anniversaries import Anniversary, days_between
from kehoach_gui.core.dates import Range, month_range
from kehoach_gui.core.lunar import LunarDay, to_lunar
from kehoach_gui.core.phase_lists import is_sharp
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.timeline_items import (
    day_item,
    event_items,
    phase_items,
    work_items,
    written_items,
)
from kehoach_gui.core.timeline_parts import Item

EntryKind = Literal[
    "anniversary", "event", "deadline", "hang", "take_down", "phase_start", "phase_end"
]

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
ORDER: tuple[EntryKind, ...] = (
    "anniversary",
    "event",
    "phase_start",
    "phase_end",
    "deadline",
    "hang",
    "take_down",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on a day; `mark` is "năm tròn" or "năm lẻ 5", `item` what it comes from."""

    kind: EntryKind
    text: str
    mark: str
    item: Item


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the sheet; `lunar` None outside the lunar table."""

    date: date
    in_month: bool
    lunar: LunarDay | None
    entries: tuple[Entry, ...]

    @property
    def lunar_label(self) -> str:
        """The lunar day in small: "25", with its month on the first of either month: "1/1"."""
        if self.lunar is None:
            return ""
        if self.date.day == 1 or self.lunar.day == 1:
            return f"{self.lunar.day}/{self.lunar.month}{'n' if self.lunar.leap else ''}"
        return str(self.lunar.day)


@dataclass(frozen=True, slots=True)
class Month:
    """A month's sheet; `vague` are events of which only "some day of this time" is known."""

    year: int
    month: int
    weeks: tuple[tuple[Day, ...], ...]
    vague: tuple[Item, ...]

    @property
    def title(self) -> str:
        return f"Tháng {self.month}/{self.year}"


def sheet_days(year: int, month: int) -> Range:
    """First and last day of a month's sheet: from the Monday before to the Sunday behind it."""
    first, last = month_range(year, month)
    low = first - timedelta(days=min(first.weekday(), first.toordinal() - 1))
    return low, last + timedelta(days=min(6 - last.weekday(), (date.max - last).days))


def month_items(
    plans: Iterable[tuple[str, Plan]],
    year: int,
    month: int,
    local: Iterable[Anniversary] = (),
) -> tuple[Item, ...]:
    """What stands on a month's sheet: all anniversaries of the calendar, and each plan's own days.

    `plans` are pairs of a key, by which a click finds its plan, and the plan. An anniversary that
    a plan writes on a day of the calendar's own is not doubled.
    """
    first, last = sheet_days(year, month)
    items = [day_item(occurrence) for occurrence in days_between(first, last, local)]
    taken = {item.start for item in items}
    for key, plan in plans:
        group = " ".join((plan.title.subject or "").split())
        items += phase_items(plan, group, key)
        items += event_items(plan, group, key)
        items += work_items(plan, first, last, group, key)
        items += [i for i in written_items(plan, first, last, group, key) if i.start not in taken]
    return tuple(items)


def make_month(year: int, month: int, items: Iterable[Item]) -> Month:
    """The sheet of a month: weeks of seven days from Monday, entries in the order of ORDER."""
    first, last = sheet_days(year, month)
    entries: dict[date, list[Entry]] = {}
    vague: list[Item] = []
    low, high = month_range(year, month)
    for item in items:
        if item.kind == "phase":
            for day, entry in _ends(item):
                entries.setdefault(day, []).append(entry)
            continue
        if item.start is None:
            continue
        if item.start[0] == item.start[1]:
            entry = Entry(item.kind, item.name, item.mark, item)
            entries.setdefault(item.start[0], []).append(entry)
        elif item.start[0] <= high and item.start[1] >= low:
            vague.append(item)
    days = [
        _day(first + timedelta(days=offset), month, entries)
        for offset in range((last - first).days + 1)
    ]
    weeks = tuple(tuple(days[index : index + 7]) for index in range(0, len(days), 7))
    return Month(year, month, weeks, tuple(vague))


def _day(day: date, month: int, entries: dict[date, list[Entry]]) -> Day:
    own = sorted(entries.get(day, ()), key=lambda entry: (ORDER.index(entry.kind), not entry.mark))
    return Day(day, day.month == month, _lunar(day), tuple(own))


def _ends(item: Item) -> list[tuple[date, Entry]]:
    """The ends of a phase that are certain days."""
    found: list[tuple[date, Entry]] = []
    if item.start and is_sharp(item.start) and not item.vague[0]:
        entry = Entry("phase_start", f"{item.name}: bắt đầu", "", item)
        found.append((item.start[0], entry))
    if item.end and is_sharp(item.end) and not item.vague[1]:
        found.append((item.end[1], Entry("phase_end", f"{item.name}: kết thúc", "", item)))
    return found


def _lunar(day: date) -> LunarDay | None:
    try:
        return to_lunar(day)
    except ValueError:  # outside the table, 1968 to 2100
        return None

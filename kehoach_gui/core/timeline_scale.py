"""The scale of a timeline: weeks, months, quarters or years with labels that fit their cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

Unit = Literal["week", "month", "quarter", "year"]
Measure = Callable[[str], float]

UNITS: tuple[Unit, ...] = ("week", "month", "quarter", "year")
MAJOR: dict[Unit, Unit | None] = {
    "week": "month",
    "month": "year",
    "quarter": "year",
    "year": None,
}
STEPS = (1, 2, 3, 4, 6, 12)  # each how manieth cell is labelled where not all labels fit
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit of the scale from x1 to x2, cut at the timeline's ends; "" where no label fits.

    `major` cells are the units above: the year above months, the month above weeks.
    """

    x1: float
    x2: float
    first: date
    label: str
    major: bool


def cells(first: date, last: date, unit: Unit, width: float, measure: Measure) -> tuple[Cell, ...]:
    """The scale from `first` to `last`, both included, on `width`: major cells, then minor ones.

    All minor labels are of one form, the longest that fits a whole cell.
    """
    major = MAJOR[unit]
    found = _row(first, last, major, width, measure, True) if major else []
    return (*found, *_row(first, last, unit, width, measure, False))


def fitting_unit(first: date, last: date, width: float, measure: Measure) -> Unit:
    """The finest unit whose cells are all labelled on this width."""
    for unit in UNITS:
        row = _row(first, last, unit, width, measure, False)
        if all(cell.label for cell in row[1:-1]):
            return unit
    return "year"


def unit_start(day: date, unit: Unit) -> date:
    """The first day of the unit that holds a day; weeks begin on Monday."""
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}[unit]
    return date(day.year, month, 1)


def next_start(day: date, unit: Unit) -> date:
    """The first day of the unit behind the one that begins on `day`; date.max at its end."""
    if unit == "week":
        return day + timedelta(days=7) if day <= date.max - timedelta(days=7) else date.max
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    count = day.year * 12 + day.month - 1 + months
    if count // 12 > date.max.year:
        return date.max
    return date(count // 12, count % 12 + 1, 1)


def starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    """The first days of the units from the one that holds `first` to the one of `last`."""
    day = unit_start(first, unit)
    while day <= last:
        yield day
        following = next_start(day, unit)
        if following <= day or following == date.max:
            return
        day = following


def _row(
    first: date, last: date, unit: Unit, width: float, measure: Measure, major: bool
) -> list[Cell]:
    days = list(starts(first, last, unit))
    scale = width / ((last - first).days + 1)
    edges = [max(0.0, (day - first).days * scale) for day in days] + [width]
    rooms = [right - left for left, right in pairwise(edges)]
    whole = min(rooms[1:-1] or rooms[:1])
    form, step = _form(days, unit, whole, measure)
    row = []
    for index, day in enumerate(days):
        text = _forms(day, unit)[form] if index % step == 0 else ""
        room = sum(rooms[index : index + step])
        fits = measure(text) + measure("0") <= room
        row.append(Cell(edges[index], edges[index + 1], day, text if fits else "", major))
    return row


def _form(days: list[date], unit: Unit, room: float, measure: Measure) -> tuple[int, int]:
    """The form of the labels and each how manieth cell has one."""
    pad = measure("0")
    count = len(_forms(days[0], unit))
    sample = days[:: max(1, len(days) // 24)] + days[-1:]
    widest = [max(measure(_forms(day, unit)[form]) for day in sample) for form in range(count)]
    for form in range(count):
        if widest[form] + pad <= room:
            return form, 1
    for step in STEPS:
        if widest[-1] + pad <= room * step:
            return count - 1, step
    return count - 1, STEPS[-1]


def _forms(day: date, unit: Unit) -> tuple[str, ...]:
    """The ways to write a unit, longest first."""
    year, month = day.year, day.month
    if unit == "week":
        return f"Tuần {day.day:02d}/{month}", f"{day.day:02d}/{month}"
    if unit == "month":
        return f"Tháng {month}/{year}", f"Tháng {month}", f"T{month}", str(month)
    if unit == "quarter":
        quarter = _QUARTERS[(month - 1) // 3]
        return f"Quý {quarter}/{year}", f"Quý {quarter}", quarter
    return f"Năm {year}", str(year)

"""What a timeline is made of, in any unit of length: items, rows, bars, points, labels.

x runs from 0 to the width that the caller gives (pixels, millimetres); rows are counted from 0,
their height is the painter's. A day takes room: a bar ends behind its last day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kehoach_gui.core.dates import Range
from kehoach_gui.core.places import Place
from kehoach_gui.core.timeline_scale import Cell, Unit

ItemKind = Literal["phase", "event", "anniversary", "deadline", "hang", "take_down"]
Look = Literal["solid", "fade_in", "fade_out", "hatch"]
Side = Literal["inside", "over", "right", "left"]

LANE_NAMES: dict[ItemKind, str] = {
    "event": "Sự kiện",
    "anniversary": "Ngày kỷ niệm",
    "deadline": "Hạn việc",
    "hang": "Treo",
    "take_down": "Gỡ",
}


@dataclass(frozen=True, slots=True)
class Item:
    """What a timeline shows. Either end: first and last day that may be meant, None if unknown.

    `vague` says of either end that any of its days is meant, also where they are a whole month,
    quarter or year ("cuối năm 2019", an event in "quý I/2021"). Items of one
    `group` (a plan's name) stand together; `mark` says what is special ("năm tròn");
    `key` and `place` say where a click leads.
    """

    kind: ItemKind
    name: str
    words: str = ""
    start: Range | None = None
    end: Range | None = None
    vague: tuple[bool, bool] = (False, False)
    group: str = ""
    mark: str = ""
    place: Place = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the heading of a group, a phase, or a lane of points ("" below its first lane)."""

    index: int
    kind: Literal["group", "phase", "points"]
    name: str
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A text at what it names; `x` is its left edge, "" where no room was.

    "inside" stands on the full part of a bar, "over" on a hatched one.
    """

    text: str
    x: float
    width: float
    side: Side


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar and how it looks: full, growing in, dying away, or hatched (no day)."""

    x1: float
    x2: float
    look: Look


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase from x1 to x2; segments from left to right without gaps."""

    item: int
    row: int
    x1: float
    x2: float
    segments: tuple[Segment, ...]
    label: Label


@dataclass(frozen=True, slots=True)
class Point:
    """An event (diamond), an anniversary or a day of work (tick) at x; x1 to x2 may be meant."""

    item: int
    row: int
    x: float
    x1: float
    x2: float
    label: Label


@dataclass(frozen=True, slots=True)
class Timeline:
    """A laid-out timeline; `undated` are the items that no day is known of, by their index."""

    first: date
    last: date
    unit: Unit
    width: float
    items: tuple[Item, ...]
    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    points: tuple[Point, ...]
    undated: tuple[int, ...]
    today: float | None

    def x_of(self, day: date) -> float:
        """Where a day begins; the day behind the last one is at the width."""
        return x_of(day, self.first, self.last, self.width)

    def day_at(self, x: float) -> date:
        """The day at x, the nearest one outside."""
        days = (self.last - self.first).days + 1
        return self.first + timedelta(days=min(days - 1, max(0, int(x * days / self.width))))


def x_of(day: date, first: date, last: date, width: float) -> float:
    """Where a day begins on a width that holds the days from `first` to `last`."""
    return (day - first).days * width / ((last - first).days + 1)

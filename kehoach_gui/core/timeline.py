"""Lays a timeline out: where bars, points, their labels and the scale stand."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kehoach_gui.core.dates import Range
from kehoach_gui.core.places import Place
from kehoach_gui.core.timeline_bars import make_bar
from kehoach_gui.core.timeline_parts import (
    LANE_NAMES,
    Bar,
    Item,
    ItemKind,
    Label,
    Point,
    Row,
    Side,
    Timeline,
    x_of,
)
from kehoach_gui.core.timeline_scale import Measure, Unit, cells

OPEN_MONTHS = 3


def layout(
    items: Iterable[Item],
    first: date,
    last: date,
    unit: Unit,
    width: float,
    measure: Measure,
    *,
    today: date | None = None,
    most_lanes: int = 3,
    bare: Collection[ItemKind] = (),
) -> Timeline:
    """The timeline from `first` to `last`, both included; `measure` gives a text's width.

    Points that find no room for their label within `most_lanes` lanes of their kind stand without
    it where no label is, in lanes below if need be; kinds in `bare` have marks alone, in one lane.
    What lies wholly outside the days is left out.
    """
    held = tuple(items)
    rows: list[Row] = []
    bars: list[Bar] = []
    points: list[Point] = []
    groups = list(dict.fromkeys(item.group for item in held))
    for group in groups:
        if group and len(groups) > 1:
            rows.append(Row(len(rows), "group", group))
        own = [index for index, item in enumerate(held) if item.group == group]
        frame = _frame([held[index] for index in own], first, last)
        for index in own:
            if held[index].kind == "phase":
                rows.append(Row(len(rows), "phase", held[index].name, index))
                bar = make_bar(
                    held[index], index, rows[-1].index, first, last, width, measure, frame
                )
                bars += [bar] if bar else []
        for kind in LANE_NAMES:
            ofkind = [index for index in own if held[index].kind == kind]
            if kind in bare:
                placed = _marks(held, ofkind, first, last, width)
                lanes = min(1, len(placed))
            else:
                lanes, placed = _lanes(held, ofkind, first, last, width, measure, most_lanes)
            base = len(rows)
            for lane in range(lanes):
                rows.append(Row(base + lane, "points", "" if lane else LANE_NAMES[kind]))
            points += [replace(point, row=point.row + base) for point in placed]
    return Timeline(
        first,
        last,
        unit,
        width,
        held,
        cells(first, last, unit, width, measure),
        tuple(rows),
        tuple(bars),
        tuple(points),
        tuple(i for i, item in enumerate(held) if item.start is None and item.end is None),
        x_of(today, first, last, width) if today and first <= today <= last else None,
    )


def frame_of(items: Iterable[Item]) -> Range | None:
    """The whole months that hold every known day of the items, at least three; None without.

    A phase without an end that begins last gets three months behind it, to be seen as open.
    """
    held = tuple(items)
    known = [day for item in held for days in (item.start, item.end) if days for day in days]
    if not known:
        return None
    low, high = min(known), max(known)
    is_open = any(item.end is None and item.start and item.start[1] == high for item in held)
    months = max(high.year * 12 + high.month, low.year * 12 + low.month + 2)
    months += OPEN_MONTHS if is_open else 0
    if months >= date.max.year * 12 + 12:
        return low.replace(day=1), date.max
    return low.replace(day=1), date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _frame(own: Sequence[Item], first: date, last: date) -> Range:
    """The days within which a group's undated and open phases are hatched."""
    phases = [item for item in own if item.kind == "phase"]
    days = [day for item in phases for ends in (item.start, item.end) if ends for day in ends]
    low, high = (max(min(days), first), min(max(days), last)) if days else (first, last)
    if any(item.end is None and item.start and item.start[1] >= high for item in phases):
        high = last
    if any(item.start is None and item.end and item.end[0] <= low for item in phases):
        low = first
    return (low, high) if low < high else (first, last)


def _spans(
    items: tuple[Item, ...], own: Sequence[int], first: date, last: date, width: float
) -> Iterator[tuple[int, float, float]]:
    """Where the days of each dated item begin and end, by day; what lies outside is left out."""
    dated = [(days, index) for index in own if (days := items[index].start or items[index].end)]
    for days, index in sorted(dated):
        end = (items[index].end or days)[1]
        if end >= first and days[0] <= last:
            x1 = max(0.0, x_of(days[0], first, last, width))
            x2 = min(width, x_of(end, first, last, width) + width / ((last - first).days + 1))
            yield index, x1, x2


def _marks(
    items: tuple[Item, ...], own: Sequence[int], first: date, last: date, width: float
) -> list[Point]:
    """The points of one kind in one lane without labels."""
    return [
        Point(index, 0, (x1 + x2) / 2, x1, x2, Label("", (x1 + x2) / 2, 0.0, "right"))
        for index, x1, x2 in _spans(items, own, first, last, width)
    ]


def _lanes(
    items: tuple[Item, ...],
    own: Sequence[int],
    first: date,
    last: date,
    width: float,
    measure: Measure,
    most: int,
) -> tuple[int, list[Point]]:
    """The points of one kind in as few lanes as their labels allow, and how many lanes."""
    pad = measure("0")
    free: list[float] = []  # where the next label of each lane may begin
    placed: list[Point] = []
    named: set[tuple[str, Place]] = set()  # what comes back is named once
    for index, x1, x2 in _spans(items, own, first, last, width):
        x = (x1 + x2) / 2
        name = items[index].name
        text = "" if (name, items[index].place) in named else name
        wide = measure(text)
        right, left_end = max(x + 2 * pad, x2 + pad), min(x - 2 * pad, x1 - pad)
        side: Side = "right" if right + wide <= width else "left"
        left = right if side == "right" else left_end - wide
        low, high = min(left, x1, x - pad), max(left + wide, x2, x + pad)
        lane = next((n for n, edge in enumerate(free) if edge <= low), len(free))
        if text and lane < most and left >= 0:
            named.add((name, items[index].place))
        else:
            text, wide, left, high = "", 0.0, x, x + pad
            low = min(x - pad, x1)
            lane = next((n for n, edge in enumerate(free) if edge <= low), len(free))
        if lane == len(free):
            free.append(0.0)
        free[lane] = max(free[lane], high + pad / 2)
        placed.append(Point(index, lane, x, x1, x2, Label(text, left, wide, side)))
    return len(free), placed

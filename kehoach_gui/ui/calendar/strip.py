"""The timeline as blocks that are laid out when they are seen, and the way of the keys in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kehoach_gui.core.timeline import layout
from kehoach_gui.core.timeline_parts import LANE_NAMES, Bar, Item, ItemKind, Point, Timeline
from kehoach_gui.core.timeline_scale import Cell, Measure, Unit, cells

FINEST, COARSEST = 30.0, 0.15  # pixels a day
USUAL: dict[Unit, float] = {"week": 12.0, "month": 2.8, "quarter": 1.1, "year": 0.35}
FROM: tuple[tuple[float, Unit], ...] = ((6.0, "week"), (1.6, "month"), (0.6, "quarter"))
LANES_ALONE = 4  # of one kind, where one plan has the whole timeline
LANES_BESIDE = 1
SIGNED: tuple[ItemKind, ...] = ("event", "deadline")  # of many plans; explained beside the scale
BARE: tuple[ItemKind, ...] = ("deadline",)  # marks alone where several plans share the timeline


@dataclass(frozen=True, slots=True)
class Block:
    """Items that stand together below a name ("" for none); `first` is its first row."""

    name: str
    items: tuple[Item, ...]
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the keys can stand: an item of a block in its row."""

    block: int
    item: int
    row: int
    x: float


class Strip:
    """All blocks between two days at one scale; `measure` gives a label's width in pixels."""

    def __init__(
        self,
        groups: Sequence[tuple[str, tuple[Item, ...]]],
        first: date,
        last: date,
        scale: float,
        measure: Measure,
        today: date | None = None,
    ) -> None:
        self.first, self.last, self.scale = first, last, scale
        self.measure, self.today = measure, today
        self.alone = len(groups) == 1
        self.width = ((last - first).days + 1) * scale
        self.unit = unit_of(scale)
        self._laid: dict[int, Timeline] = {}
        self.blocks: list[Block] = []
        row = 0
        for name, items in groups:
            title = "" if self.alone else name
            block = Block(title, items, row, 0)
            self.blocks.append(block)
            rows = bool(title) + (self._rows_alone() if self.alone else rows_of(items))
            self.blocks[-1] = Block(title, items, row, rows)
            row += rows
        self.rows = row
        kinds = {item.kind for _, items in groups for item in items}
        self.signs: tuple[ItemKind, ...] = (
            () if self.alone else tuple(kind for kind in SIGNED if kind in kinds)
        )
        self.cells: tuple[Cell, ...] = cells(first, last, self.unit, self.width, measure)

    def _rows_alone(self) -> int:
        return len(self.timeline(0).rows)

    def timeline(self, block: int) -> Timeline:
        """The block laid out, its rows counted from its own first one below its name."""
        if block not in self._laid:
            items = tuple(_without_group(item) for item in self.blocks[block].items)
            lanes = LANES_ALONE if self.alone else LANES_BESIDE
            self._laid[block] = layout(
                items,
                self.first,
                self.last,
                self.unit,
                self.width,
                self.measure,
                most_lanes=lanes,
                bare=() if self.alone else BARE,
            )
        return self._laid[block]

    def block_at(self, row: int) -> int:
        """The block that holds a row."""
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.blocks[middle].first <= row:
                low = middle
            else:
                high = middle - 1
        return low

    def top_of(self, block: int) -> int:
        """The first row below a block's name."""
        return self.blocks[block].first + bool(self.blocks[block].name)

    def x_of(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days * self.scale

    def day_at(self, x: float) -> date:
        """The day at x, the nearest one outside."""
        days = min((self.last - self.first).days, max(0, int(x / self.scale)))
        return self.first + timedelta(days=days)

    # what can be chosen

    def stops(self, row: int) -> list[Stop]:
        """The items of a row from left to right."""
        if not 0 <= row < self.rows:
            return []
        block = self.block_at(row)
        timeline = self.timeline(block)
        local = row - self.top_of(block)
        if local < 0 or local >= len(timeline.rows):
            return []
        item = timeline.rows[local].item
        if item is not None:
            bar = next((bar for bar in timeline.bars if bar.item == item), None)
            return [Stop(block, item, row, bar.x1 if bar else 0.0)]
        found = [p for p in timeline.points if p.row == local]
        return [Stop(block, p.item, row, p.x) for p in sorted(found, key=lambda p: p.x)]

    def find(self, item: Item) -> Stop | None:
        """Where an item stands, by its place and key where it has been read anew."""
        for index, block in enumerate(self.blocks):
            for place, other in enumerate(block.items):
                if is_same(item, other):
                    rows = range(self.top_of(index), block.first + block.rows)
                    stops = (stop for row in rows for stop in self.stops(row))
                    return next((stop for stop in stops if stop.item == place), None)
        return None

    def item(self, stop: Stop) -> Item:
        return self.blocks[stop.block].items[stop.item]

    def step(self, now: Stop | None, down: int, across: int) -> Stop | None:
        """The stop that the arrow keys lead to; the same one where there is none further."""
        if now is None:
            return next((stops[0] for row in range(self.rows) if (stops := self.stops(row))), None)
        if across:
            beside = self.stops(now.row)
            place = next((n for n, stop in enumerate(beside) if stop.item == now.item), 0)
            return beside[min(max(place + across, 0), len(beside) - 1)] if beside else now
        row = now.row + down
        while 0 <= row < self.rows:
            stops = self.stops(row)
            if stops:
                return min(stops, key=lambda stop: abs(stop.x - now.x))
            row += down
        return now

    def bar(self, stop: Stop) -> Bar | None:
        return next((b for b in self.timeline(stop.block).bars if b.item == stop.item), None)

    def point(self, stop: Stop) -> Point | None:
        return next((p for p in self.timeline(stop.block).points if p.item == stop.item), None)


def unit_of(scale: float) -> Unit:
    """The unit of the scale at so many pixels a day."""
    return next((unit for least, unit in FROM if scale >= least), "year")


def held(scale: float) -> float:
    """The scale within its bounds."""
    return min(FINEST, max(COARSEST, scale))


def rows_of(items: Sequence[Item]) -> int:
    """The rows of a block with one lane for each kind of point, before it is laid out."""
    phases = sum(item.kind == "phase" for item in items)
    kinds = {item.kind for item in items if item.kind != "phase" and (item.start or item.end)}
    return phases + sum(kind in kinds for kind in LANE_NAMES)


def is_same(item: Item, other: Item) -> bool:
    """Whether two items are one thing, its days perhaps moved."""
    if item.kind != other.kind or item.key != other.key or item.place != other.place:
        return False
    return item.kind == "phase" or (item.name, item.start) == (other.name, other.start)


def _without_group(item: Item) -> Item:
    return replace(item, group="") if item.group else item

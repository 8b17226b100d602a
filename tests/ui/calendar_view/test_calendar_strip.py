"""The timeline's blocks, scales and the way of the arrow keys, without a window."""

from datetime import date

import pytest

from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.ui.calendar.strip import (
    COARSEST,
    FINEST,
    USUAL,
    Strip,
    held,
    is_same,
    rows_of,
    unit_of,
)

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def item(
    kind: str, name: str, first: date | None, last: date | None = None, key: str = "1"
) -> Item:
    start = (first, first) if first else None
    end = (last, last) if last else (start if kind != "phase" else None)
    return Item(kind, name, name, start, end, place=("section", hash(name) % 90), key=key)  # type: ignore[arg-type]


SPRING = item("phase", "Đợt 1", date(2027, 1, 10), date(2027, 3, 31))
UNDATED = item("phase", "Đợt 2", None)
CONGRESS = item("event", "Đại hội", date(2027, 2, 1))
ELECTION = item("event", "Bầu cử", date(2027, 5, 23))
LAW = item("anniversary", "Ngày Pháp luật", date(2027, 11, 9), key="")


def strip(*groups: tuple[str, tuple[Item, ...]], scale: float = 3.0) -> Strip:
    return Strip(groups, FIRST, LAST, scale, lambda text: 6.0 * len(text))


def test_rows_without_layout_are_the_rows_that_the_layout_gives() -> None:
    items = (SPRING, UNDATED, CONGRESS, ELECTION, LAW)
    both = strip(("A", items), ("B", (SPRING,)))
    for place, block in enumerate(both.blocks):
        assert block.rows == 1 + len(both.timeline(place).rows)
    assert rows_of(items) == 4
    assert both.rows == 5 + 2


def test_one_plan_has_no_heading_and_as_many_lanes_as_its_labels_need() -> None:
    alone = strip(("A", (SPRING, CONGRESS, ELECTION)), scale=0.4)
    assert alone.blocks[0].name == ""
    assert alone.rows == len(alone.timeline(0).rows) > 2


def test_blocks_are_laid_out_only_when_they_are_seen() -> None:
    many = strip(*((f"Kế hoạch {n}", (SPRING, UNDATED)) for n in range(50)))
    assert many.rows == 150
    assert many.stops(150 - 1) != []
    assert len(many._laid) == 1


def test_the_arrow_keys_go_through_rows_and_along_points() -> None:
    both = strip(("A", (SPRING, UNDATED, CONGRESS, ELECTION)), ("B", (SPRING,)))
    first = both.step(None, 1, 0)
    assert first is not None and both.item(first) is SPRING
    second = both.step(first, 1, 0)
    assert second is not None and both.item(second) is UNDATED
    third = both.step(second, 1, 0)
    assert third is not None and both.item(third) is CONGRESS
    right = both.step(third, 0, 1)
    assert right is not None and both.item(right) is ELECTION
    assert both.step(right, 0, 1) == right
    below = both.step(right, 1, 0)
    assert below is not None and below.block == 1
    assert both.step(below, 1, 0) == below
    up = both.step(below, -1, 0)
    assert up is not None and both.item(up) in (CONGRESS, ELECTION)


def test_an_item_that_was_read_anew_is_found_again() -> None:
    from dataclasses import replace

    moved = replace(SPRING, end=(date(2027, 4, 9), date(2027, 4, 9)))
    assert is_same(SPRING, moved)
    stop = strip(("A", (UNDATED, moved))).find(SPRING)
    assert stop is not None and stop.item == 1
    assert strip(("A", (UNDATED,))).find(SPRING) is None


def test_days_and_pixels_are_one_another_s_inverse() -> None:
    line = strip(("A", (SPRING,)), scale=2.8)
    for day in (FIRST, date(2027, 2, 28), date(2027, 3, 1), LAST):
        assert line.day_at(line.x_of(day) + 0.1) == day
    assert line.day_at(-50) == FIRST
    assert line.day_at(1e6) == LAST


@pytest.mark.parametrize("unit", ["week", "month", "quarter", "year"])
def test_each_unit_has_a_scale_of_its_own(unit: str) -> None:
    assert unit_of(USUAL[unit]) == unit  # type: ignore[index]


def test_a_scale_stays_within_its_bounds() -> None:
    assert (held(1000), held(0), held(3.0)) == (FINEST, COARSEST, 3.0)

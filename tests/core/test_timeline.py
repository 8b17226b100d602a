"""The timeline: bars that tell what is known, points, lanes, labels and scale."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Block, Header, Plan, Section
from kehoach_gui.core.timeline import frame_of, layout
from kehoach_gui.core.timeline_bars import elided
from kehoach_gui.core.timeline_items import (
    UNKNOWN,
    anniversary_items,
    event_items,
    phase_items,
    work_items,
)
from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.core.timeline_scale import UNITS, cells, fitting_unit

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
WIDTH = 365.0  # a day is one unit wide


def measure(text: str) -> float:
    return 2.0 * len(text)


def phases(*headings: str, date_of_issue: str = "2027-01-05") -> Plan:
    year = int(date_of_issue[:4])
    sections = tuple(
        Section(
            id=number,
            heading=heading,
            kind="phase",
            period=read_period(heading, default_year=year, issued=date_of_issue),
        )
        for number, heading in enumerate(headings, 1)
    )
    return Plan("state-nd30", Header(date=date_of_issue), sections=sections)


def looks(heading: str) -> list[tuple[int, int, str]]:
    timeline = layout(phase_items(phases(heading)), FIRST, LAST, "month", WIDTH, measure)
    (bar,) = timeline.bars
    return [(round(piece.x1), round(piece.x2), piece.look) for piece in bar.segments]


def test_a_bar_covers_its_last_day_and_both_ends_are_full_where_days_are_named() -> None:
    assert looks("Đợt 1: Từ ngày 10/01/2027 đến ngày 20/01/2027") == [(9, 20, "solid")]
    assert looks("Đợt 1: Từ tháng 01 đến tháng 3/2027") == [(0, 90, "solid")]


def test_vague_ends_fade_over_the_days_they_may_mean() -> None:
    assert looks("Đợt 1: Từ đầu tháng 01 đến cuối tháng 3/2027") == [
        (0, 10, "fade_in"),
        (10, 79, "solid"),
        (79, 90, "fade_out"),
    ]


def test_the_end_of_a_year_is_vague_although_its_days_are_a_quarter() -> None:
    assert looks("Đợt 1: Từ tháng 3/2027 đến cuối năm 2027")[-1] == (273, 365, "fade_out")


def test_one_vague_expression_grows_and_dies_around_its_middle() -> None:
    assert [look for *_, look in looks("Đợt 1: Cuối tháng 8/2027")] == ["fade_in", "fade_out"]


def test_an_end_that_nobody_has_said_is_hatched() -> None:
    assert looks("Đợt 1: Tháng 6/2027 và các tháng tiếp theo") == [
        (151, 181, "solid"),
        (181, 365, "hatch"),
    ]
    assert looks("Đợt 1: Trước ngày 30/4/2027") == [(0, 118, "hatch"), (118, 119, "solid")]


def test_a_phase_without_a_time_is_hatched_over_its_plan_and_says_so() -> None:
    plan = phases("Đợt 1: Từ tháng 4 đến tháng 5/2027", "Đợt 2: Tổng kết")
    timeline = layout(phase_items(plan), FIRST, LAST, "month", WIDTH, measure)
    undated = timeline.bars[1]
    assert [(round(s.x1), round(s.x2), s.look) for s in undated.segments] == [(90, 151, "hatch")]
    assert timeline.items[undated.item].words == UNKNOWN
    assert timeline.undated == (1,)


def test_an_end_before_its_start_is_hatched_between_both() -> None:
    assert looks("Đợt 1: Từ ngày 20/3/2027 đến ngày 10/3/2027") == [(68, 79, "hatch")]


def test_what_lies_outside_is_left_out_and_what_reaches_out_is_cut() -> None:
    plan = phases(
        "Đợt 1: Từ tháng 10/2026 đến tháng 02/2027",
        "Đợt 2: Tháng 3/2028",
        date_of_issue="2026-09-01",
    )
    timeline = layout(phase_items(plan), FIRST, LAST, "month", WIDTH, measure)
    assert [(bar.x1, round(bar.x2)) for bar in timeline.bars] == [(0.0, 59)]
    assert [row.name for row in timeline.rows] == ["Đợt 1", "Đợt 2"]


@pytest.mark.parametrize(
    ("heading", "side"),
    [
        ("Đợt 1: Từ tháng 01 đến tháng 3/2027", "inside"),
        ("Đợt 1: Từ ngày 10/3/2027 đến ngày 20/3/2027", "right"),
        ("Đợt 1: Từ ngày 10/12/2027 đến ngày 20/12/2027", "left"),
        ("Đợt 1: Tổng kết công tác", "over"),
    ],
)
def test_words_stand_inside_a_bar_or_where_room_is(heading: str, side: str) -> None:
    timeline = layout(phase_items(phases(heading)), FIRST, LAST, "month", WIDTH, measure)
    label = timeline.bars[0].label
    assert label.side == side
    assert label.x >= 0 and label.x + label.width <= WIDTH


def test_words_too_long_for_any_room_are_cut_at_a_blank() -> None:
    assert elided("Từ tháng 01 đến tháng 3", 24, measure) == "Từ tháng …"
    assert elided("Từ", 4, measure) == "Từ"
    assert elided("Từ tháng", 3, measure) == ""


def test_an_event_stands_at_the_middle_of_its_days_and_its_phases_fade() -> None:
    plan = phases(
        "Đợt 1: Từ tháng 01/2027 đến khi khai mạc Đại hội Đảng bộ tỉnh (quý III/2027)",
        "Đợt 2: Sau Đại hội Đảng bộ tỉnh",
    )
    (event,) = event_items(plan)
    assert event.name == "Đại hội Đảng bộ tỉnh"
    timeline = layout(
        (*phase_items(plan), event), FIRST, LAST, "quarter", WIDTH, measure, today=date(2027, 2, 1)
    )
    (point,) = timeline.points
    assert (round(point.x1), round(point.x2)) == (181, 273)
    assert point.x == pytest.approx(227)
    assert timeline.bars[0].segments[-1].look == "fade_out"
    assert timeline.today == 31
    assert timeline.x_of(date(2028, 1, 1)) == WIDTH
    assert timeline.day_at(31.5) == date(2027, 2, 1)
    assert timeline.day_at(-5) == FIRST and timeline.day_at(9999) == LAST


def test_labels_of_points_share_lanes_without_touching() -> None:
    items = [
        Item(
            "anniversary",
            f"{n} năm",
            start=(day, day),
            end=(day, day),
        )
        for n, day in enumerate((FIRST + timedelta(days=9 * k) for k in range(30)), 1)
    ]
    timeline = layout(items, FIRST, LAST, "month", WIDTH, measure, most_lanes=2)
    assert {row.name for row in timeline.rows} == {"Ngày kỷ niệm", ""}
    assert len(timeline.points) == 30
    assert len(timeline.rows) == 3  # two with labels, one for what found no room
    for row in timeline.rows:
        spans = sorted(
            (min(p.x - 1, p.label.x), max(p.x + 1, p.label.x + p.label.width))
            for p in timeline.points
            if p.row == row.index
        )
        assert spans
        assert all(a[1] < b[0] for a, b in pairwise(spans))


def test_a_deadline_that_comes_back_is_shown_each_time_and_named_once() -> None:
    block = Block("paragraph", "Báo cáo trước ngày 15 hàng tháng kể từ tháng 01/2027.")
    plan = Plan(
        "state-nd30",
        Header(date="2027-01-05"),
        sections=(Section(id=1, heading="Tổ chức", kind="organization", blocks=(block,)),),
    )
    items = work_items(plan, FIRST, date(2027, 6, 30))
    assert [item.start for item in items if item.start] == [
        (date(2027, month, 14), date(2027, month, 14)) for month in range(1, 7)
    ]
    timeline = layout(items, FIRST, LAST, "month", WIDTH, measure)
    assert [p.label.text for p in timeline.points if p.label.text] == [
        "trước ngày 15 hàng tháng kể từ tháng 01/2027"
    ]


def test_great_days_stand_beside_what_the_plan_writes_and_none_twice() -> None:
    block = Block(
        "paragraph",
        "Kỷ niệm 80 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2027) và 97 năm Ngày thành "
        "lập Đảng (03/02/1930 - 03/02/2027).",
    )
    plan = Plan("state-nd30", sections=(Section(id=1, heading="Nội dung", blocks=(block,)),))
    items = anniversary_items(plan, FIRST, LAST)
    names = [(item.start[0].isoformat(), item.mark) for item in items if item.start]
    assert ("2027-07-27", "năm tròn") in names
    assert len([day for day, _ in names if day == "2027-02-03"]) == 1
    assert ("2027-09-02", "") in names  # Quốc khánh, not written


def test_several_plans_stand_under_their_names() -> None:
    one = phase_items(phases("Đợt 1: Tháng 3/2027"), "Kế hoạch A", "7")
    two = phase_items(phases("Đợt 1: Tháng 4/2027", "Đợt 2"), "Kế hoạch B", "8")
    timeline = layout((*one, *two), FIRST, LAST, "month", WIDTH, measure)
    assert [(row.kind, row.name) for row in timeline.rows] == [
        ("group", "Kế hoạch A"),
        ("phase", "Đợt 1"),
        ("group", "Kế hoạch B"),
        ("phase", "Đợt 1"),
        ("phase", "Đợt 2"),
    ]
    assert [timeline.items[bar.item].key for bar in timeline.bars] == ["7", "8", "8"]


def test_the_frame_is_whole_months_and_leaves_room_for_an_open_end() -> None:
    items = phase_items(phases("Đợt 1: Từ ngày 10/3/2027 đến ngày 5/8/2027"))
    assert frame_of(items) == (date(2027, 3, 1), date(2027, 8, 31))
    items = phase_items(phases("Đợt 1: Ngày 10/12/2027"))
    assert frame_of(items) == (date(2027, 12, 1), date(2028, 2, 29))
    items = phase_items(phases("Đợt 1: Năm 2027 và các năm tiếp theo"))
    assert frame_of(items) == (date(2027, 1, 1), date(2028, 3, 31))
    assert frame_of(phase_items(phases("Đợt 1: Tổng kết"))) is None
    last = Item("event", "Cuối lịch", start=(date.max, date.max), end=(date.max, date.max))
    assert frame_of((last,)) == (date(9999, 12, 1), date.max)


@pytest.mark.parametrize(
    ("unit", "width", "labels"),
    [
        ("month", 600.0, ["Tháng 1/2027", "Tháng 2/2027"]),
        ("month", 200.0, ["T1", "T2"]),
        ("month", 60.0, ["1", "", "3"]),
        ("quarter", 200.0, ["Quý I/2027", "Quý II/2027"]),
        ("year", 200.0, ["Năm 2027"]),
        ("week", 2000.0, ["", "Tuần 04/1", "Tuần 11/1"]),
    ],
)
def test_labels_of_the_scale_are_of_the_longest_form_that_fits(
    unit: str, width: float, labels: list[str]
) -> None:
    (chosen,) = [known for known in UNITS if known == unit]
    found = [c.label for c in cells(FIRST, LAST, chosen, width, measure) if not c.major]
    assert found[: len(labels)] == labels


def test_the_finest_unit_that_fits_is_found() -> None:
    assert fitting_unit(FIRST, LAST, 2000.0, measure) == "week"
    assert fitting_unit(FIRST, LAST, 100.0, measure) == "month"
    assert fitting_unit(FIRST, date(2040, 12, 31), 200.0, measure) == "year"


days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
ends = st.none() | st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))
items_of_any_kind = st.builds(
    Item,
    st.sampled_from(["phase", "event", "anniversary", "deadline"]),
    st.text(max_size=30),
    st.text(max_size=60),
    ends,
    ends,
    st.tuples(st.booleans(), st.booleans()),
    st.sampled_from(["", "A", "B"]),
)


@given(st.lists(items_of_any_kind, max_size=12), ends.filter(bool), st.sampled_from(UNITS))
def test_whatever_is_laid_out_stays_on_the_sheet(items: list[Item], frame, unit) -> None:  # type: ignore[no-untyped-def]
    first, last = frame
    timeline = layout(items, first, last, unit, 250.0, measure)
    for bar in timeline.bars:
        edges = [bar.x1, *(piece.x2 for piece in bar.segments)]
        assert edges == sorted(edges) and edges[0] >= 0 and edges[-1] <= 250.0 + 1e-6
        assert all(a.x2 == pytest.approx(b.x1) for a, b in pairwise(bar.segments))
    labels = [bar.label for bar in timeline.bars] + [point.label for point in timeline.points]
    for label in labels:
        assert not label.text or (label.x >= -1e-6 and label.x + label.width <= 250.0 + 1e-6)
    lowest = [cell for cell in timeline.cells if not cell.major]
    assert lowest[0].x1 == 0 and lowest[-1].x2 == 250.0
    assert [row.index for row in timeline.rows] == list(range(len(timeline.rows)))
    assert {point.row for point in timeline.points} <= {
        row.index for row in timeline.rows if row.kind == "points"
    }

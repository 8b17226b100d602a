"""No plan makes the check or the calendar stumble, and a long one is checked in a blink."""

import time
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.checking import check, every_finding
from kehoach_gui.core.assignments import propose
from kehoach_gui.core.calendar_events import collect_events
from kehoach_gui.core.places import place_name
from kehoach_gui.core.plan import Block, Header, Moment, Number, Period, Plan, Section
from kehoach_gui.export.ics import make_ics
from tests.checking.checked_plans import with_phases

PIECES = (
    "Đợt 1: ", "Đợt cuối: ", "từ nay ", "đến hết năm 9999 ", "tháng 3/2027", " - ", "80 năm Ngày ",
    "(03/02/1930 - 03/02/0001)", "30-4/2020", "“", "”", '"', "’", "trước ngày 15 hằng tháng ",
    "kể từ tháng 01/9999 ", "chậm nhất 01/01/0001 ", "trước ngày 31/12/2027", "05- CT/TW",
    "ngày 31 tháng 4 năm 0000", "Giao cho ", "Các chi bộ ", "xây dựng kế hoạch", "; ", "\n", "²٣",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
DAYS = st.sampled_from([None, "0001-01-01", "2027-03-01", "2027-03-31", "9999-12-31"])
MOMENTS = st.none() | st.builds(Moment, TEXTS, DAYS, DAYS, st.none() | TEXTS)
SECTIONS = st.lists(
    st.builds(
        Section,
        st.integers(1, 9),
        st.sampled_from([None, "I", "3", "a", "Phần thứ nhất"]),
        st.none() | TEXTS,
        st.sampled_from(["phase", "organization", "other"]),
        st.none() | st.builds(Period, TEXTS, MOMENTS, MOMENTS),
        st.lists(st.builds(Block, st.just("paragraph"), TEXTS), max_size=2).map(tuple),
    ),
    max_size=3,
).map(tuple)
HEADERS = st.builds(
    Header,
    number=st.none() | st.builds(Number, TEXTS, st.just("KH"), st.sampled_from(["ĐU", "UBND", ""])),
    date=st.sampled_from([None, "2027", "2027-03", "2027-03-05", "0001-01-01", "9999-12-31"]),
)
PLANS = st.builds(Plan, st.just("state-nd30"), header=HEADERS, sections=SECTIONS)


@given(PLANS)
def test_any_plan_is_checked_and_put_into_a_calendar(plan: Plan) -> None:
    ids = iter(range(1, 100))
    plan = replace(plan, sections=tuple(replace(s, id=next(ids)) for s in plan.sections))
    for finding in every_finding(plan):
        assert finding.reason and finding.fix and place_name(plan, finding.place)
    collected = collect_events(plan)
    assert b"END:VCALENDAR" in make_ics(collected.events, "x", datetime(2027, 1, 1, tzinfo=UTC))
    assert all(row.task or not row.unit for row in propose(plan))


def test_a_plan_of_200_phases_is_checked_in_a_second(slack: float) -> None:
    headings = [f"Đợt {n}: Từ {n % 27 + 1}/3/2027 đến {n % 27 + 2}/3/2028" for n in range(1, 201)]
    plan = with_phases(*headings)
    before = time.process_time()
    found = check(plan)
    assert time.process_time() - before < slack
    assert sum(finding.rule == "phase-overlap" for finding in found) > 10_000

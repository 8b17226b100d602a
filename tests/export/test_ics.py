"""Calendar files: read back by an independent parser, every event equal, every rule expanded."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from kehoach_gui.core.calendar_events import CalendarEvent
from kehoach_gui.core.deadlines import due_days, find_deadlines
from kehoach_gui.export.ics import make_ics

MADE = datetime(2027, 1, 5, 8, 0, tzinfo=UTC)


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def parsed(data: bytes) -> list[dict[str, str]]:
    """The events by a few lines of our own: name → value, parameters dropped, escapes undone."""
    events: list[dict[str, str]] = []
    for line in unfolded(data):
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and ":" in line:
            name, _, value = line.partition(":")
            plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
            events[-1].setdefault(name, plain)
    return events


def event(number: int = 0, **changes: Any) -> CalendarEvent:
    first = date(2027, 1, 1) + timedelta(days=number)
    fields = {
        "kind": "phase",
        "summary": f"Đợt {number}: cờ, hoa; khẩu hiệu",
        "first": first,
        "last": first + timedelta(days=number % 40),
        "description": "Từ tháng 01,\nđến hết quý I",
        "place": (),
    }
    return CalendarEvent(**{**fields, **changes})


def test_every_event_is_read_back_equal() -> None:
    events = [event(number) for number in range(300)]
    back = parsed(make_ics(events, "Kế hoạch", MADE))
    wanted = [
        (e.summary, e.description, f"{e.first:%Y%m%d}", f"{e.last + timedelta(days=1):%Y%m%d}")
        for e in events
    ]
    assert [
        (e["SUMMARY"], e["DESCRIPTION"], e["DTSTART;VALUE=DATE"], e["DTEND;VALUE=DATE"])
        for e in back
    ] == wanted


def test_another_program_reads_the_same_days_and_rules() -> None:
    (deadline,) = find_deadlines("trước ngày 15 hằng tháng")
    events = [event(3), event(4, rule=deadline, until=date(2027, 12, 31))]
    back = Calendar.from_ical(make_ics(events, "Kế hoạch", MADE)).walk("VEVENT")
    assert [(e.decoded("dtstart"), e.decoded("dtend")) for e in back] == [
        (e.first, e.last + timedelta(days=1)) for e in events
    ]
    assert [str(e["summary"]) for e in back] == [e.summary for e in events]
    assert dict(back[1]["rrule"]) == {
        "FREQ": ["MONTHLY"],
        "UNTIL": [date(2027, 12, 31)],
        "BYMONTHDAY": [14],
    }


def test_the_file_keeps_to_the_form_that_calendar_programs_want() -> None:
    data = make_ics([event()], "Kế hoạch tuyên truyền", MADE)
    lines = unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "METHOD:PUBLISH", "X-WR-CALNAME:Kế hoạch tuyên truyền"} <= set(lines)
    assert "DTSTAMP:20270105T080000Z" in lines
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_an_event_keeps_its_identity_and_twins_have_their_own() -> None:
    def ids(events: list[CalendarEvent]) -> list[str]:
        return [e["UID"] for e in parsed(make_ics(events, "x", MADE))]

    first = ids([event(1), event(2), event(1)])
    assert len(set(first)) == 3
    assert ids([event(2), event(1)]) == [first[1], first[0]]


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 15 hằng tháng",
        "trước ngày 01 hằng tháng",
        "chậm nhất ngày 25 hàng tháng",
        "chậm nhất ngày 30 hàng tháng",
        "chậm nhất ngày 31 hàng tháng",
        "trước ngày 20 tháng cuối quý",
        "trước ngày 15/6 hằng năm",
        "trước ngày 01/3 hằng năm",
        "trước ngày 01/01 hằng năm",
        "trước thứ Sáu hằng tuần",
        "trước thứ Hai hằng tuần",
    ],
)
def test_a_rule_gives_the_days_that_the_deadline_has(words: str) -> None:
    (deadline,) = find_deadlines(words)
    until = date(2030, 12, 31)
    days = [due.day for due in due_days(deadline, date(2027, 1, 5), until, "keep")]
    one = event(first=days[0], last=days[0], rule=deadline, until=until)
    (back,) = parsed(make_ics([one], "x", MADE))
    start = datetime.combine(days[0], datetime.min.time())
    assert [when.date() for when in rrulestr(back["RRULE"], dtstart=start)] == days


def test_ten_thousand_events_are_written_in_two_seconds(slack: float) -> None:
    events = [event(number) for number in range(10_000)]
    before = time.process_time()
    data = make_ics(events, "Kế hoạch", MADE)
    assert time.process_time() - before < 2 * slack
    assert data.count(b"BEGIN:VEVENT") == 10_000


def test_no_event_gives_a_calendar_all_the_same() -> None:
    assert b"END:VCALENDAR" in make_ics([], "Kế hoạch", MADE)

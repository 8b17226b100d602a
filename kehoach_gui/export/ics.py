"""Calendar files (.ics, RFC 5545): all-day events that Outlook and Google Calendar take in."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, vRecur, vText
from icalendar.parser import Contentline, Parameters

from kehoach_gui.core.calendar_events import CalendarEvent
from kehoach_gui.core.deadlines import Deadline

PRODUCT = "-//Ke hoach//Ke hoach tuyen truyen//VI"
SURE_MONTH_DAYS = 28  # days that every month has
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_MONTH = 31
NO_PARAMETERS = Parameters()


def make_ics(events: Iterable[CalendarEvent], name: str, made: datetime) -> bytes:
    """The bytes of a calendar; `name` is what a calendar program calls it, `made` in UTC.

    An event keeps its identity (UID) while kind, words and first day are the same, so that taking
    the file in again doubles nothing.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    head, end, foot = calendar.to_ical().partition(b"END:VCALENDAR")
    seen: dict[str, int] = {}
    parts = [head]
    for event in events:
        key = _key(event)
        seen[key] = seen.get(key, 0) + 1
        parts.append(_event(event, f"{key}-{seen[key]}@kehoach", made))
    return b"".join((*parts, end, foot))


def _key(event: CalendarEvent) -> str:
    text = "\n".join((event.kind, event.summary, event.first.isoformat()))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _event(event: CalendarEvent, uid: str, made: datetime) -> bytes:
    """An event of whole days: the end that the file names is the day after the last.

    The library escapes and folds what holds the user's words or a rule; short fixed lines are
    written as they are, which takes a third of the time.
    """
    lines = [
        b"BEGIN:VEVENT",
        f"UID:{uid}".encode(),
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}".encode(),
        _line("SUMMARY", vText(event.summary)),
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}".encode(),
        f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}".encode(),
        _line("DESCRIPTION", vText(event.description)),
        b"TRANSP:TRANSPARENT",
    ]
    if event.rule:
        lines.append(_line("RRULE", vRecur(_rule(event.rule, event.until))))
    return b"\r\n".join((*lines, b"END:VEVENT", b""))


def _line(name: str, value: vText | vRecur) -> bytes:
    return bytes(Contentline.from_parts(name, NO_PARAMETERS, value).to_ical())


def _rule(deadline: Deadline, until: date | None) -> dict[str, Any]:
    """How a deadline comes back; "trước ngày 15" comes on each 14th."""
    ((*months, number),) = deadline.days
    rule: dict[str, Any]
    if deadline.every == "week":
        weekday = (number - deadline.strict) % 7
        rule = {"freq": "weekly", "byday": WEEKDAYS[weekday]}
    elif deadline.every == "year":
        month = months[0]
        if deadline.strict and number == 1:
            month = (month - 2) % 12 + 1
        rule = {"freq": "yearly", "bymonth": month, **_month_day(number, deadline.strict)}
    else:
        rule = {"freq": "monthly", **_month_day(number, deadline.strict)}
        if deadline.every == "quarter":
            rule["interval"] = 3
    if until:
        rule["until"] = until
    return rule


def _month_day(number: int, strict: bool) -> dict[str, Any]:
    """The day of the month; one that some months lack is their last, "trước" the day before it."""
    if strict and number == 1:
        return {"bymonthday": -1}
    if number == LONGEST_MONTH:
        return {"bymonthday": -2 if strict else -1}
    if number <= SURE_MONTH_DAYS:
        return {"bymonthday": number - strict}
    days = range(SURE_MONTH_DAYS - strict, number - strict + 1)
    return {"bymonthday": list(days), "bysetpos": -1}

"""A whole period from its words alone: "từ … đến …", "tháng 4, 5 và 6/2027", "sau Đại hội"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from kehoach_gui.core.conventions import Conventions, any_of, word_list
from kehoach_gui.core.moments import Days
from kehoach_gui.core.points import Point, dated_start, is_occasion, read_days, read_point

_UNIT = re.compile(r"(?:các\s+)?(tháng|quý|quí|ngày|năm)\s+[\dIVX]", re.IGNORECASE)
_JOINT = re.compile(r"\s*[-–+&]\s*|\s+và\s+|\s*,\s*")
_LIST = re.compile(r"(?:[\s,\-–]|và|tháng|ngày|quý|quí|\d{1,2}|[IV]{1,3})*")
_START_WORDS = re.compile(
    r"^(?:trong\s+)?(?:(?:các|hai|ba|0?\d)\s+)?(?=(?:tháng|quý|quí|ngày|năm)\s)", re.IGNORECASE
)
_TAKING_PLACE = re.compile(r"(?:thời gian|thời điểm)\s+(?:diễn ra|tiến hành)\s", re.IGNORECASE)
_NOTE = re.compile(r"(?P<core>[^()]+)\((?P<note>[^()]+)\)")
MOST_JOINTS = 12  # dashes and commas among which an interval is looked for
LONGEST_START = 60  # characters before the dash or comma of an interval


@dataclass(frozen=True, slots=True)
class Span:
    """A period as its words say it, before years are known; None is an open or unsaid end."""

    text: str
    start: Point | None
    end: Point | None


def read_exact(text: str, conventions: Conventions) -> Span | None:
    """The period that the whole of the text describes, else None."""
    opener = _from_pattern().match(text)
    inner = text[opener.end() :] if opener else text
    until = _to_pattern().match(inner)
    days = None if until else read_days(inner, conventions)
    if days and not days.now:
        return Span(text, Point(inner, days), None) if opener else _single(text, Point(text, days))
    noted = None if opener else _read_noted(text, conventions)
    if noted:
        return noted
    interval = _read_interval(text, inner, bool(opener), conventions)
    if interval:
        return interval
    for match in _open_end_pattern().finditer(inner):
        point = read_point(inner[: match.start()], conventions)
        if point and match.end() == len(inner):
            return Span(text, point, None)
    if until and not opener:
        point = read_point(inner[until.end() :], conventions)
        return Span(text, None, point) if point else None
    point = read_point(inner, conventions)
    if point is None or point.needs_event:
        return None
    return Span(text, point, None) if opener else _single(text, point)


def _read_noted(text: str, conventions: Conventions) -> Span | None:
    """A time in words with its days behind it: "trước bầu cử (từ 01/3 đến 14/3/2026)".

    The days may also stand behind a comma: "Sau bầu cử, từ 24/5 đến 15/6/2027".
    """
    found = _NOTE.fullmatch(text) or _comma_note_pattern().fullmatch(text)
    if not found:
        return None
    named = read_exact(found["core"].strip(" ,"), conventions)
    noted = read_exact(found["note"].strip(), conventions) if named else None
    if noted is None or noted.start is noted.end or not (noted.start and noted.end):
        return None
    if noted.start.event or noted.end.event or _says_less(noted.end, named):
        return None
    both_full = all(point.days and point.days.year for point in (noted.start, noted.end))
    if both_full and _same_day(noted.start, noted.end):
        return None
    return Span(text, noted.start, noted.end)


def _says_less(end: Point, named: Span | None) -> bool:
    """Whether days in brackets lack the year that the days before them have."""
    whole = named.start if named else None
    year_known = bool(whole and whole.days and whole.days.year and not whole.event)
    return year_known and bool(end.days and end.days.year is None)


def _same_day(first: Point, last: Point) -> bool:
    """Whether two points are one day of the year: an anniversary (03/02/1930 - 03/02/2027)."""
    return bool(first.days and last.days and first.days.first == last.days.first)


def _single(text: str, point: Point) -> Span | None:
    """A phase of one expression: before an event, during it, after it, or the days themselves."""
    edge = point.days.edge if point.days and not point.event else ""
    roles = point.roles
    if edge in ("before", "last") or (roles and roles[0] == "before" and "after" not in roles):
        kept = replace(point, text=point.text[point.last_role_at :]) if len(roles) > 1 else point
        return Span(text, None, kept)
    if edge == "after" or (roles and roles[-1] == "after" and "before" not in roles):
        return Span(text, point, None)
    taking_place = _TAKING_PLACE.match(text)
    named = point.event and (roles or taking_place or point.days or is_occasion(point.event))
    plain_days = point.days and not point.event and not point.days.now
    return Span(text, point, point) if named or plain_days else None


def _read_interval(text: str, inner: str, opened: bool, conventions: Conventions) -> Span | None:
    """ "từ A đến B", "A - B", "tháng 4, 5 và 6/2027"."""
    for match in _to_pattern().finditer(inner):
        left, right = inner[: match.start()].strip(), inner[match.end() :].strip()
        if not left or not right:
            continue
        end = read_point(right, conventions)
        start = end and _read_start(left, end, opened, conventions)
        if start and end:
            return Span(text, start, end)
    dashes = list(islice(_JOINT.finditer(inner), MOST_JOINTS))
    for first in dashes:
        for last in reversed(dashes):
            between = inner[first.end() : last.start()]
            if last.start() < first.start() or not _LIST.fullmatch(between):
                continue
            span = _read_pair(text, inner[: first.start()], inner[last.end() :], conventions)
            if span:
                return span
        if first.start() > LONGEST_START:
            break
    return None


def _read_pair(text: str, left: str, right: str, conventions: Conventions) -> Span | None:
    """Two calendar expressions side by side; the second may lack the unit of the first."""
    unit = _UNIT.match(left)
    end_days = read_days(right, conventions)
    if end_days is None or (
        unit and unit[1].lower() in ("tháng", "quý", "quí") and _is_day(end_days)
    ):
        end_days = read_days(f"{unit[1]} {right}", conventions) if unit else None
    if end_days is None:
        return None
    end = Point(right, end_days)
    left_words = _START_WORDS.sub("", left)
    start = dated_start(left_words, end_days, conventions)
    return Span(text, start, end) if start else None


def _is_day(days: Days) -> bool:
    return days.first == days.last


def _read_start(left: str, end: Point, opened: bool, conventions: Conventions) -> Point | None:
    """The start of an interval; without "từ" before it, only days or what bears a role."""
    dated = dated_start(left, end.days, conventions)
    if dated:
        return dated
    point = read_point(left, conventions)
    if point is None:
        return None
    if point.needs_event:
        return replace(point, event=end.event)
    return point if opened or point.roles or point.days else None


@cache
def _from_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(word_list('from'))}\s+", re.IGNORECASE)


@cache
def _to_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(word_list('to'))}\s+", re.IGNORECASE)


@cache
def _open_end_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{any_of(word_list('open_end'))}$", re.IGNORECASE)


@cache
def _comma_note_pattern() -> re.Pattern[str]:
    words = any_of(word_list("from"))
    return re.compile(rf"(?P<core>[^,()]+),\s*(?P<note>{words}\s[^()]+)", re.IGNORECASE)

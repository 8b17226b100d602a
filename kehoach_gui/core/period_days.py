"""From a period's words to its days: missing years, days beside an event, the day of issue."""

from datetime import timedelta

from kehoach_gui.core.dates import Range
from kehoach_gui.core.moments import resolve
from kehoach_gui.core.plan import Moment, Period
from kehoach_gui.core.points import Point
from kehoach_gui.core.spans import Span


def to_period(span: Span, default_year: int | None, issued: str | None) -> Period:
    """The span with its days: a missing year is taken from the other end, then `default_year`."""
    first, last = span.start, span.end
    if default_year is None and issued and _starts_now(first):
        default_year = int(issued[:4])
    end_days = _days_of(last, default_year if _year_of(last) is None else None, issued)
    start_days = _days_of(first, default_year if _year_of(first) is None else None, issued)
    if first and last and first is not last:
        first_year, last_year = _year_of(first), _year_of(last)
        if first_year is None and last_year is not None and not _starts_now(first):
            start_days = _not_after(first, last_year, end_days, issued)
        elif last_year is None and (first_year is not None or _starts_now(first)):
            year = first_year or default_year
            end_days = _not_before(last, year, start_days, issued)
        elif last_year is None and start_days and end_days and start_days[0] > end_days[1]:
            start_days = end_days = None
    start = _moment(first, start_days) if first else None
    if last is first:
        return Period(span.text, start, start)
    return Period(span.text, start, _moment(last, end_days) if last else None)


def _starts_now(point: Point | None) -> bool:
    return bool(point and point.days and point.days.now)


def _year_of(point: Point | None) -> int | None:
    if point is None or point.days is None:
        return None
    return (point.days_to or point.days).year


def _days_of(point: Point | None, year: int | None, issued: str | None) -> Range | None:
    """The days of a point: of its event, or a day before or after these."""
    if point is None or point.days is None:
        return None
    last_year = point.days_to.year if point.days_to else None
    first = resolve(point.days, year if year is not None else last_year, issued)
    last = resolve(point.days_to, year, issued) if point.days_to else first
    if first is None or last is None:
        return None
    days = first[0], last[1]
    one_day = days[0] == days[1] and point.event is not None
    if one_day and point.roles in (("before",), ("after",)):
        step = timedelta(days=-1 if point.roles == ("before",) else 1)
        return days[0] + step, days[1] + step
    return days


def _not_after(point: Point, year: int, limit: Range | None, issued: str | None) -> Range | None:
    """The start's days in the year of the end, or in the year before where they would follow it."""
    days = _days_of(point, year, issued)
    if days and limit and days[0] > limit[1]:
        return _days_of(point, year - 1, issued)
    return days


def _not_before(
    point: Point, year: int | None, limit: Range | None, issued: str | None
) -> Range | None:
    """The end's days in the year of the start, or in the year after where they would precede it."""
    days = _days_of(point, year, issued)
    if year is not None and days and limit and days[1] < limit[0]:
        return _days_of(point, year + 1, issued)
    return days


def _moment(point: Point, days: Range | None) -> Moment:
    earliest, latest = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return Moment(point.text, earliest, latest, point.event)

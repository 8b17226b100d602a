"""Words for a phase's days, such that reading them gives the same days again."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from kehoach_gui.core.conventions import DEFAULT, Conventions, any_of, word_list
from kehoach_gui.core.dates import Range, month_range, quarter_range, short_date, year_range
from kehoach_gui.core.moments import match_days, resolve
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Moment, Period

_QUARTERS = ("I", "II", "III", "IV")
_PARTS = ("đầu", "giữa", "cuối")


class Meaning(NamedTuple):
    """What must stay the same when a period's words are written anew."""

    start: tuple[str | None, str | None, str | None] | None
    end: tuple[str | None, str | None, str | None] | None


def write_period(period: Period, conventions: Conventions = DEFAULT) -> str:
    """The words of a period in one style: "Từ ngày 15/3/2026 đến ngày 23/5/2026".

    Reading them gives the period's days and events; where no words do (an event of an unknown
    kind, half a date), its own words are given back.
    """
    wanted = _meaning(period)
    for words in _candidates(period, conventions):
        read = read_period(words, conventions=conventions)
        if read and _meaning(read) == wanted:
            return words
    return period.text


def write_range(days: Range, conventions: Conventions = DEFAULT) -> str:
    """The shortest words for days: a day, month, quarter, year, a part of these, or "khoảng"."""
    first, last = days
    if first == last:
        return f"ngày {short_date(first.isoformat())}"
    for words, meant in _named_ranges(first, conventions):
        if meant == days:
            return words
    return f"khoảng {short_date(first.isoformat())} - {short_date(last.isoformat())}"


def _candidates(period: Period, conventions: Conventions) -> Iterator[str]:
    start, end = period.start, period.end
    if start and end and _same(start, end):
        yield from _single(start, conventions)
    elif start and end:
        for first in _points(start, conventions):
            for last in _points(end, conventions):
                yield f"Từ {first} đến {last}"
    elif start:
        yield from _beside(start, "after", 1, "Sau", conventions)
        yield from (f"Từ {words}" for words in _points(start, conventions))
    elif end:
        yield from _beside(end, "before", -1, "Trước", conventions)
        yield from (f"Đến {words}" for words in _points(end, conventions))


def _single(moment: Moment, conventions: Conventions) -> Iterator[str]:
    """Words for a phase that is one expression."""
    for words in _points(moment, conventions):
        if moment.event and words.startswith(moment.event):
            if _opens_with("written_in", words):
                yield f"Trong {words}"
            if _opens_with("written_on", words):
                yield f"Dịp {words}"
            yield f"Trong thời gian diễn ra {words}"
        else:
            yield words[:1].upper() + words[1:]


def _beside(
    moment: Moment, role: str, step: int, word: str, conventions: Conventions
) -> Iterator[str]:
    """ "Trước …", "Sau …" for a moment that its own words put before or after an event."""
    if not moment.event or not _opens_with(role, moment.text):
        return
    days = _range(moment)
    if days and days[0] == days[1]:
        days = days[0] - timedelta(days=step), days[1] - timedelta(days=step)
    note = f" ({write_range(days, conventions)})" if days else ""
    yield f"{word} {moment.event}{note}"


def _points(moment: Moment, conventions: Conventions) -> Iterator[str]:
    """Words for one end, the shortest first."""
    days = _range(moment)
    if not moment.event:
        yield write_range(days, conventions) if days else moment.text
        return
    note = f" ({write_range(days, conventions)})" if days else ""
    yield f"{moment.event}{note}"
    yield f"khi diễn ra {moment.event}{note}"


def _opens_with(name: str, text: str) -> bool:
    return bool(re.match(rf"{any_of(word_list(name))}(?!\w)", text, re.IGNORECASE))


def _range(moment: Moment) -> Range | None:
    if moment.earliest is None or moment.latest is None:
        return None
    return date.fromisoformat(moment.earliest), date.fromisoformat(moment.latest)


def _same(start: Moment, end: Moment) -> bool:
    return (start.earliest, start.latest, start.event) == (end.earliest, end.latest, end.event)


def _named_ranges(first: date, conventions: Conventions) -> Iterator[tuple[str, Range]]:
    """Words for what may begin on a day: whole units, then the parts of the unit it lies in."""
    quarter = (first.month + 2) // 3
    units = (
        (f"tháng {short_date(f'{first:%Y-%m}')}", month_range(first.year, first.month)),
        (f"quý {_QUARTERS[quarter - 1]}/{first.year:04d}", quarter_range(first.year, quarter)),
        (f"năm {first.year:04d}", year_range(first.year)),
    )
    yield from units
    for unit, _ in units:
        for part in _PARTS:
            words = f"{part} {unit}"
            days = match_days(words, 0, conventions)
            meant = resolve(days, None, None) if days else None
            if meant:
                yield words, meant


def _meaning(period: Period) -> Meaning:
    start, end = period.start, period.end
    return Meaning(
        (start.earliest, start.latest, start.event) if start else None,
        (end.earliest, end.latest, end.event) if end else None,
    )

"""Dates as offices write them: printing the administrative form, reading every usual spelling."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

BLANK = "…"  # to be filled in by hand

_ISO_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SEPARATOR = r"\s*[/.\-–]\s*"
_YEAR = rf"(?:(?:{_SEPARATOR}|\s*,?\s*năm\s+)(?P<year>\d{{4}})(?!\d))"
_DAY = re.compile(
    rf"(?:ngày\s+|mồng\s+|mùng\s+)?(?P<day>\d{{1,2}})(?:{_SEPARATOR}|\s+tháng\s+)"
    rf"(?P<month>\d{{1,2}})(?!\d)(?:{_YEAR}|(?!{_SEPARATOR}\d))",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"tháng\s+(?P<month>\d{{1,2}}|(?-i:Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười Một|Mười Hai"
    rf"|Mười một|Mười hai|Mười))(?!\w)(?:{_YEAR})?",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(rf"(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}})(?![\d/])")
_YEAR_ALONE = re.compile(r"(?:năm\s+)?(?P<year>\d{4})(?![\d/])", re.IGNORECASE)
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_MONTH_WORDS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_MONTH_NAMES = {
    name: number for number, name in enumerate((*_MONTH_WORDS, "mười một", "mười hai"), start=1)
}

Range = tuple[date, date]


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text, its year possibly missing; `end` is where it ends there."""

    year: int | None
    month: int | None
    day: int | None
    end: int


def administrative_date(iso: str | None) -> str:
    """The date of a paper in words: "ngày 05 tháng 02 năm 2026", blanks where a part is unknown.

    Days below 10 and months 1 and 2 get a zero, other months none. NĐ 30/2020 Phụ lục I, mục
    II.4; the same in HD 05-HD/VPTW and HD 29-HD/TWĐTN-VP. Raises ValueError for what is not a
    full or partial ISO date.
    """
    year, month, day = split_iso(iso) if iso else (None, None, None)
    day_words = BLANK if day is None else f"{day:02d}"
    month_words = BLANK if month is None else _padded_month(month)
    year_words = BLANK if year is None else f"{year:04d}"
    return f"ngày {day_words} tháng {month_words} năm {year_words}"


def short_date(iso: str) -> str:
    """The date inside a text: "22/11/2019", "05/3/2026", "02/2026"; ValueError for no ISO date.

    Zeros as in the administrative form: days below 10, months 1 and 2.
    """
    year, month, day = split_iso(iso)
    if month is None:
        return f"{year:04d}"
    month_words = _padded_month(month)
    return f"{month_words}/{year:04d}" if day is None else f"{day:02d}/{month_words}/{year:04d}"


def split_iso(iso: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of "2026-03-05", "2026-03" or "2026"; ValueError for anything else."""
    found = _ISO_PARTIAL.fullmatch(iso)
    if not found:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    date(year or 0, month or 1, day or 1)
    return year or 0, month, day


def is_iso_partial(text: str) -> bool:
    """Whether the text is a real date as 2026-03-05, 2026-03 or 2026."""
    try:
        split_iso(text)
    except ValueError:
        return False
    return True


def iso_range(iso: str) -> Range:
    """First and last day that a full or partial ISO date may mean."""
    year, month, day = split_iso(iso)
    if month is None:
        return year_range(year)
    if day is None:
        return month_range(year, month)
    return date(year, month, day), date(year, month, day)


def month_range(year: int, month: int) -> Range:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def quarter_range(year: int, quarter: int) -> Range:
    """First and last day of a quarter, 1 to 4."""
    return date(year, 3 * quarter - 2, 1), month_range(year, 3 * quarter)[1]


def year_range(year: int) -> Range:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def match_date(text: str, start: int = 0) -> WrittenDate | None:
    """The day, month or year written at `start` of the text; impossible days are no dates.

    A year alone counts only as four digits, a month alone only as "tháng 5" or "5/2027".
    """
    for pattern in (_ISO_DAY, _DAY, _MONTH, _BARE_MONTH, _YEAR_ALONE):
        found = pattern.match(text, start)
        if not found:
            continue
        parts = found.groupdict()
        written = WrittenDate(
            year=int(parts["year"]) if parts["year"] else None,
            month=_month_number(parts["month"]) if parts.get("month") else None,
            day=int(parts["day"]) if parts.get("day") else None,
            end=found.end(),
        )
        if _possible(written):
            return written
    return None


def range_of(written: WrittenDate, default_year: int | None = None) -> Range | None:
    """First and last day of a written date; None while its year is unknown."""
    year = written.year if written.year is not None else default_year
    if year is None or not date.min.year <= year <= date.max.year:
        return None
    if written.month is None:
        return year_range(year)
    if written.day is None:
        return month_range(year, written.month)
    try:
        day = date(year, written.month, written.day)
    except ValueError:
        return None
    return day, day


def parse_date(text: str, default_year: int | None = None) -> tuple[str, str] | None:
    """Earliest and latest ISO day of a text that is one date in any usual spelling, else None.

    22/11/2019, 10.10.2019, 30-4/2020, ngày 8 tháng 11 năm 2019, 9/2020, tháng 01, năm 2026;
    blanks inside are allowed; a missing year is `default_year`.
    """
    words = " ".join(text.split())
    written = match_date(words)
    if written is None or written.end != len(words):
        return None
    days = range_of(written, default_year)
    return (days[0].isoformat(), days[1].isoformat()) if days else None


def _padded_month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else _MONTH_NAMES[word.lower()]


def _possible(written: WrittenDate) -> bool:
    """Whether such a day exists, in a leap year where no year is written."""
    try:
        date(2000 if written.year is None else written.year, written.month or 1, written.day or 1)
    except ValueError:
        return False
    return True

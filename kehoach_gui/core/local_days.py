"""The office's own days as lines: "30/8/1945 Ngày thành lập …", "10/3 âm lịch Lễ hội …"."""

import re
from calendar import monthrange

from kehoach_gui.core.anniversaries import LOCAL, Anniversary
from kehoach_gui.core.text import squeeze

_LINE = re.compile(
    r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})(?:\s*[/.\-]\s*(?P<year>\d{4}))?(?!\d)"
    r"\s*(?P<lunar>\(?âm lịch\)?)?\s*[:,–\-]?\s*(?P<name>\D.*)?",
    re.IGNORECASE,
)
LUNAR_MONTH = 30  # days of the longest
LEAP_YEAR = 2000


def read_local_days(text: str) -> tuple[tuple[Anniversary, ...], tuple[str, ...]]:
    """The days of a text with one on each line, and the lines that name no day of a calendar."""
    days: list[Anniversary] = []
    unread: list[str] = []
    for line in filter(None, map(squeeze, text.splitlines())):
        day = _day(line)
        if day is None:
            unread.append(line)
        elif day not in days:
            days.append(day)
    return tuple(days), tuple(unread)


def write_local_days(days: tuple[Anniversary, ...]) -> str:
    """The days one on each line, as `read_local_days` reads them."""
    return "\n".join(_line(day) for day in days)


def _day(line: str) -> Anniversary | None:
    found = _LINE.fullmatch(line)
    if not found or not found["name"]:
        return None
    day, month, lunar = int(found["day"]), int(found["month"]), bool(found["lunar"])
    if not 1 <= month <= 12:
        return None
    year = int(found["year"]) if found["year"] else None
    length = LUNAR_MONTH if lunar else monthrange(year or LEAP_YEAR, month)[1] if year != 0 else 0
    if not 1 <= day <= length:
        return None
    return Anniversary(found["name"].strip(), day, month, year, lunar, LOCAL)


def _line(day: Anniversary) -> str:
    year = f"/{day.founding_year:04d}" if day.founding_year else ""
    lunar = " âm lịch" if day.lunar else ""
    return f"{day.day:02d}/{day.month}{year}{lunar} {day.name}"

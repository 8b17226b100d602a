"""One end of a period: a calendar expression, or an event with what is known of its days."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kehoach_gui.core.conventions import Conventions, any_of, word_list
from kehoach_gui.core.dates import match_date
from kehoach_gui.core.moments import Days, match_days

Role = Literal["", "before", "during", "after"]

_BARE_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})$", re.IGNORECASE)
_DAYS_BEFORE = re.compile(r"\s+(?:ít nhất\s+)?\d{1,2}\s+ngày$", re.IGNORECASE)
_CUT_SHORT = re.compile(r"(?:^|\s)(?:từ|đến|tới)(?:\s+\d.*)?$", re.IGNORECASE)
_GLOSS = re.compile(r"\s*\((?P<inside>[^()]*)\)$")
_AT = re.compile(r"\s+vào\s+", re.IGNORECASE)
_AND = re.compile(r"\s+và\s+", re.IGNORECASE)
MOST_WORDS = 6  # joining or filling words of one kind that are tried
_TENTATIVE = re.compile(r"\s*\(\s*dự kiến\s*\)$", re.IGNORECASE)
_DATE_AT_END = re.compile(
    r"[\s,\-–]+(?:(?:thứ\s+\w+|chủ\s+nhật)\s*,?\s+)?(?:ngày\s+)?(?=\d{1,2}\s*[/.\-–\s])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Point:
    """An end of a period as its words say it, before a missing year is known.

    `role` tells on which side of the event it lies; a point with `days` and `event` has its days
    from the note behind the event: "(quý I/2021)", "vào cuối tháng 10/2020".
    """

    text: str
    days: Days | None = None
    days_to: Days | None = None
    event: str | None = None
    roles: tuple[Role, ...] = ()
    last_role_at: int = 0
    needs_event: bool = False


def read_point(text: str, conventions: Conventions) -> Point | None:
    """The point that the whole of the words describe, else None."""
    text = text.strip(" ,.;:")
    plain = read_days(text, conventions)
    if plain:
        return Point(text, plain)
    core, days, days_to = _split_gloss(text, conventions)
    return _read_event(text, core, days, days_to)


def read_days(text: str, conventions: Conventions) -> Days | None:
    """The calendar expression that fills the whole text, words like "vào khoảng" aside."""
    core = _TENTATIVE.sub("", text)
    start = 0
    for _ in range(MOST_WORDS):
        days = match_days(core, start, conventions)
        if days and days.end == len(core):
            return days
        filler = _filler_pattern().match(core, start)
        if not filler:
            return None
        start = filler.end()
    return None


def dated_start(left: str, end: Days | None, conventions: Conventions) -> Point | None:
    """The start of an interval: days, or a day that takes its month from the end."""
    days = read_days(left, conventions)
    if days:
        return Point(left, days)
    bare = _BARE_DAY.match(left)
    if not bare or end is None or end.now or end.first != end.last or end.first[1] < 1:
        return None
    day, (month, end_day) = int(bare[1]), end.first
    if not 1 <= day <= 31:
        return None
    if day > end_day:
        month = 12 if month == 1 else month - 1
    year = end.year - 1 if end.year is not None and month > end.first[0] else end.year
    return Point(left, Days((month, day), (month, day), year, len(left)))


def is_occasion(event: str) -> bool:
    """Whether the event names a time by itself: "Tết Nguyên đán", "dịp hè", "ngày bầu cử"."""
    return bool(_head_pattern("occasions").match(event))


def _split_gloss(text: str, conventions: Conventions) -> tuple[str, Days | None, Days | None]:
    """The words without the note on their days, and these days (first and last expression)."""
    found = _GLOSS.search(text)
    if found:
        first, last = _gloss_days(found["inside"].strip(), conventions)
        if first:
            return text[: found.start()], first, last
    for match in list(_AT.finditer(text))[-MOST_WORDS:]:
        days = read_days(text[match.end() :], conventions)
        if days:
            return text[: match.start()], days, None
    for match in list(_DATE_AT_END.finditer(text))[-MOST_WORDS:]:
        written = match_date(text, match.end())
        if written and written.day and written.end == len(text):
            days = match_days(text, match.end(), conventions)
            return text[: match.start()], days, None
    return text, None, None


def _gloss_days(text: str, conventions: Conventions) -> tuple[Days | None, Days | None]:
    """Days of a note: one expression, a pair of the same day in two years (the later), or two."""
    whole = read_days(text, conventions)
    if whole:
        return whole, None
    text = text.rpartition(", ")[2]
    for match in re.finditer(r"\s*[-–]\s*|\s+và\s+|\s+đến\s+", text):
        last = read_days(text[match.end() :], conventions)
        start = dated_start(text[: match.start()], last, conventions) if last else None
        if start is None or start.days is None or last is None:
            continue
        anniversary = start.days.year and last.year and start.days.first == last.first
        return (last, None) if anniversary else (start.days, last)
    return None, None


def _read_event(text: str, core: str, days: Days | None, days_to: Days | None) -> Point | None:
    """The event that the words name, the later one where "và" joins two."""
    core = core.strip(" ,")
    later = _later_part(core)
    roles_found = _roles_pattern().match(later)
    if roles_found:
        words = list(_role_word_pattern().finditer(later, 0, roles_found.end()))
        event = _after_carriers(later[roles_found.end() :])[0]
        if _is_event(event):
            roles = tuple(_roles()[" ".join(word[0].lower().split())] for word in words)
            offset = len(core) - len(later) + words[-1].start()
            return Point(text, days, days_to, _DAYS_BEFORE.sub("", event), roles, offset)
    event, carried = _after_carriers(later)
    if not event and carried:
        return Point(text, days, days_to, needs_event=True)
    known = carried or _head_pattern("events").match(event)
    return Point(text, days, days_to, event) if known and _is_event(event) else None


def _later_part(core: str) -> str:
    """What stands behind the last "và" that joins two events or two sides of one."""
    for match in list(_AND.finditer(core))[: -MOST_WORDS - 1 : -1]:
        rest = core[match.end() :]
        role = _roles_pattern().match(rest)
        alone = role and not _ends_with_role(core[: match.start()])
        if alone or _head_pattern("events").match(rest):
            return rest
    return core


def _ends_with_role(text: str) -> bool:
    found = _role_word_pattern().search(text, max(0, len(text) - 12))
    while found and found.end() < len(text):
        found = _role_word_pattern().search(text, found.end())
    return bool(found)


def _after_carriers(text: str) -> tuple[str, bool]:
    """The text behind words like "thời điểm hoàn thành", and whether any stood there."""
    found = _carriers_pattern().match(text)
    end = found.end() if found else 0
    return text[end:].strip(" ,"), end > 0


def _is_event(event: str) -> bool:
    """Whether words name an event: a proper name, or a word of the list of events."""
    if _CUT_SHORT.search(event):
        return False
    return event[:1].isupper() or bool(_head_pattern("events").match(event))


@cache
def _roles() -> dict[str, Role]:
    roles: tuple[Role, ...] = ("before", "during", "after")
    return {word: role for role in roles for word in word_list(role)}


@cache
def _role_words() -> str:
    return any_of(_roles())


@cache
def _role_word_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_role_words()}(?!\w)", re.IGNORECASE)


@cache
def _roles_pattern() -> re.Pattern[str]:
    word = _role_words()
    lead = any_of("thời điểm", "thời gian", "giai đoạn")
    return re.compile(
        rf"(?:{lead}\s+)?(?P<roles>{word}(?:\s*,\s*{word})*(?:\s*,?\s*và\s+{word})?)\s+",
        re.IGNORECASE,
    )


@cache
def _carriers_pattern() -> re.Pattern[str]:
    acts = any_of(word_list("acts"))
    words = any_of(word_list("carriers"), word_list("acts"))
    return re.compile(rf"(?:(?:{words}|ngày(?=\s+{acts}\s))(?:\s+|$))+", re.IGNORECASE)


@cache
def _filler_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(word_list('fillers'))}\s+", re.IGNORECASE)


@cache
def _head_pattern(name: str) -> re.Pattern[str]:
    heads = any_of(word_list(name))
    return re.compile(rf"(?!ngày\s+\d){heads}(?!\w)(?!\s*[….])", re.IGNORECASE)

"""Reads "90 năm Ngày … (03/02/1930 - 03/02/2020)" in a text: count, name, both days, brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_gui.core.dates import Range, match_date, range_of

LONGEST_NAME = 160  # characters between "90 năm" and the bracket

_SEPARATOR = r"\s?[/.\-–]\s?"
_DAY = rf"(?:ngày\s+)?\d{{1,2}}{_SEPARATOR}\d{{1,2}}{_SEPARATOR}\d{{4}}"
_PAIR = re.compile(
    rf"(?P<open>\(\s*)?(?<![\d/])(?P<first>{_DAY})(?P<joint>\s*[-–—]\s*|\s+đến\s+)"
    rf"(?P<last>{_DAY})(?!\d)(?P<close>\s*\))?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\(\s*(?P<first>\d{4})\s*[-–—]\s*(?P<last>\d{4})\s*\)")
_COUNT = re.compile(
    r"(?:(?<=kỷ niệm )|(?<=kỉ niệm )|(?<=chào mừng )|(?<![\w/]))(?P<count>\d{1,3})\s+năm\s+",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:()…]|(?<![A-ZĐ])(?<![A-ZĐ][a-z])\.\s|,\s+(?=\d+\s+năm\s)")
_COMMEMORATES = re.compile(r"(?:k[ỷỉ]\s+niệm|chào\s+mừng|tiến\s+tới|mừng)\s+\Z", re.IGNORECASE)
_DAY_NAME = re.compile(r"ngày\s|thành\s+lập", re.IGNORECASE)
_PART = re.compile(r"[/.\-–]")


@dataclass(frozen=True, slots=True)
class AnniversaryPhrase:
    """One phrase as written; `count` is None where no "N năm" stands before its brackets.

    Days are (year, month, day), month and day None where only years are written.
    """

    text: str
    start: int
    count: int | None
    name: str
    pair: str
    first: tuple[int, int | None, int | None]
    last: tuple[int, int | None, int | None]
    first_text: str
    last_text: str
    opened: bool
    closed: bool

    @property
    def years(self) -> int:
        """The years between both ends."""
        return self.last[0] - self.first[0]

    @property
    def same_day(self) -> bool:
        """Whether both ends are the same day of the year."""
        return self.first[1:] == self.last[1:]

    @property
    def separators(self) -> tuple[str, ...]:
        """What stands between day, month and year at both ends, blanks left out."""
        return tuple(_PART.findall(self.first_text) + _PART.findall(self.last_text))


def read_phrases(text: str) -> tuple[AnniversaryPhrase, ...]:
    """The anniversaries of a text in order: pairs of days, and pairs of years behind "N năm Ngày".

    Pairs of days that are no anniversary (a span within one year) are left out.
    """
    found = [*_day_pairs(text), *_year_pairs(text)]
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def _day_pairs(text: str) -> Iterator[AnniversaryPhrase]:
    reached = 0
    for match in _PAIR.finditer(text):
        first, last = _parts(match["first"]), _parts(match["last"])
        count, name, start = _before(text, reached, match.start())
        reached = match.end()
        if last[0] <= first[0] or (count is None and last[0] - first[0] < 2):
            continue
        yield AnniversaryPhrase(
            text=text[start : match.end()].strip(),
            start=start,
            count=count,
            name=name,
            pair=match[0].strip(),
            first=first,
            last=last,
            first_text=match["first"],
            last_text=match["last"],
            opened=match["open"] is not None,
            closed=match["close"] is not None,
        )


def _year_pairs(text: str) -> Iterator[AnniversaryPhrase]:
    """ "90 năm Ngày thành lập Đảng (1930 - 2020)"; five-year plans and terms are none."""
    reached = 0
    for match in _YEARS.finditer(text):
        count, name, start = _before(text, reached, match.start())
        reached = match.end()
        told = _COMMEMORATES.search(text[:start]) and _DAY_NAME.match(name)
        first, last = int(match["first"]), int(match["last"])
        if count is None or not told or last <= first:
            continue
        yield AnniversaryPhrase(
            text=text[start : match.end()],
            start=start,
            count=count,
            name=name,
            pair=match[0],
            first=(first, None, None),
            last=(last, None, None),
            first_text=match["first"],
            last_text=match["last"],
            opened=True,
            closed=True,
        )


def _before(text: str, reached: int, end: int) -> tuple[int | None, str, int]:
    """Count, name and start of the phrase whose days begin at `end`."""
    low = max(reached, end - LONGEST_NAME)
    breaks = [match.end() for match in _BREAK.finditer(text, low, end)]
    low = breaks[-1] if breaks else low
    counts = list(_COUNT.finditer(text, low, end))
    if not counts:
        name = text[low:end].strip(" ,(-–")
        return None, name, end - len(text[low:end].lstrip(" ,-–"))
    count = counts[-1]
    return int(count["count"]), text[count.end() : end].strip(" ,("), count.start()


def _parts(written: str) -> tuple[int, int, int]:
    day, month, year = (int(part) for part in re.findall(r"\d+", written))
    return year, month, day


def real_days(written: str) -> Range | None:
    """First and last day of one end as written, None where no calendar has it."""
    text = re.sub(r"\s+", "", re.sub(r"(?i)ngày", "", written))
    found = match_date(text)
    return range_of(found) if found and found.end == len(text) else None

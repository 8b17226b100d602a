"""Rules on anniversaries written in a text: count, days, separators, brackets (row 32)."""

import re
from collections.abc import Iterator
from functools import cache

from kehoach_gui.checking.finding import Context, Finding, Fix
from kehoach_gui.core.anniversaries import Anniversary, load_anniversaries
from kehoach_gui.core.anniversary_phrases import AnniversaryPhrase, read_phrases
from kehoach_gui.core.dates import short_date
from kehoach_gui.core.places import Spot, spots
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.text import fold, words

SURE_GRADES = ("A", "B")


def wrong_counts(plan: Plan, context: Context) -> Iterator[Finding]:
    """ "N năm" that is not the difference of both years (NĐ 145/2013/NĐ-CP Điều 3)."""
    for spot, phrase in _phrases(plan):
        if phrase.count is not None and phrase.count != phrase.years:
            yield Finding(
                "anniversary-count",
                spot.place,
                phrase.text,
                f"Ghi {phrase.count} năm, nhưng {phrase.last[0]} - {phrase.first[0]} = "
                f"{phrase.years} năm.",
                f"Sửa thành {phrase.years} năm, hoặc xem lại năm trong ngoặc.",
            )


def unlike_days(plan: Plan, context: Context) -> Iterator[Finding]:
    """Two ends that are not the same day of the year: (03/02/1930 - 03/3/2020)."""
    for spot, phrase in _phrases(plan):
        if not phrase.same_day:
            yield Finding(
                "anniversary-day",
                spot.place,
                phrase.text,
                f"Ngày, tháng ở hai đầu không giống nhau: {phrase.first_text} và "
                f"{phrase.last_text}.",
                "Viết cùng ngày, cùng tháng ở hai đầu, chỉ khác năm.",
            )


def wrong_founding_days(plan: Plan, context: Context) -> Iterator[Finding]:
    """A first day that is not the one known for the named day; only names known for sure."""
    for spot, phrase in _phrases(plan):
        known = _known(phrase.name)
        if known is None or known.founding_year is None or phrase.first[1] is None:
            continue
        due = known.founding_year, known.month, known.day
        if phrase.first != due and known.founded:
            yield Finding(
                "anniversary-founding",
                spot.place,
                phrase.text,
                f"{known.name}: nguồn của chương trình ghi {short_date(known.founded)}"
                f" (độ tin cậy {known.grade}), ở đây ghi {phrase.first_text}.",
                "Đối chiếu với văn bản chính thức rồi sửa ngày hoặc số năm.",
            )


def unusual_separators(plan: Plan, context: Context) -> Iterator[Finding]:
    """A day written with several separators: 30-4/2020 beside 30/4/1975."""
    for spot, phrase in _phrases(plan):
        if len(set(phrase.separators)) > 1:
            due = _slashed(phrase)
            yield Finding(
                "anniversary-separator",
                spot.place,
                phrase.pair,
                f"Dấu ngăn trong «{phrase.pair}» không thống nhất.",
                f"Viết {due}.",
                _exact(spot, phrase, due),
            )


def broken_pairs(plan: Plan, context: Context) -> Iterator[Finding]:
    """Days of an anniversary with one bracket of two, or with none behind "N năm Ngày …"."""
    for spot, phrase in _phrases(plan):
        if phrase.opened != phrase.closed:
            side = "đóng" if phrase.opened else "mở"
            due = _slashed(phrase)
            yield Finding(
                "anniversary-bracket",
                spot.place,
                phrase.text,
                f"«{phrase.pair}» thiếu dấu {side} ngoặc.",
                f"Viết {due}.",
                _exact(spot, phrase, due),
            )


def _phrases(plan: Plan) -> Iterator[tuple[Spot, AnniversaryPhrase]]:
    for spot in spots(plan):
        for phrase in read_phrases(spot.text):
            yield spot, phrase


def _exact(spot: Spot, phrase: AnniversaryPhrase, due: str) -> Fix | None:
    """The days of the phrase, and only they, as they are due; None where no bracket says that
    they stand apart from the sentence ("từ 30-4/1975 đến 30/4/2020")."""
    if not (phrase.opened or phrase.closed):
        return None
    return Fix(spot.text.index(phrase.pair, phrase.start), phrase.pair, due)


def _slashed(phrase: AnniversaryPhrase) -> str:
    ends = (re.sub(r"\s?[/.\-–]\s?", "/", end) for end in (phrase.first_text, phrase.last_text))
    return "({} - {})".format(*ends)


@cache
def _names() -> dict[str, Anniversary]:
    """Solar days of sure grade by their folded name, with and without "Ngày" before it."""
    found: dict[str, Anniversary] = {}
    for anniversary in load_anniversaries():
        if anniversary.grade in SURE_GRADES and anniversary.founded and anniversary.counted:
            found[_plain(anniversary.name)] = anniversary
    return found


def _known(name: str) -> Anniversary | None:
    return _names().get(_plain(name))


def _plain(name: str) -> str:
    return fold(" ".join(words(name))).removeprefix("ngay ")

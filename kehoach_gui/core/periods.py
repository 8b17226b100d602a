"""The time of a phase: which days the words of its heading mean, and the words for given days."""

import re
import unicodedata
from functools import cache
from itertools import islice

from kehoach_gui.core.conventions import DEFAULT, Conventions, any_of, word_list
from kehoach_gui.core.period_days import to_period
from kehoach_gui.core.phase_labels import strip_label
from kehoach_gui.core.plan import Moment, Period
from kehoach_gui.core.points import read_days
from kehoach_gui.core.spans import Span, read_exact

MOST_OPENERS = 12  # places of a segment where its time may begin
MOST_WORDS = 40  # words among which a date is looked for
LONGEST = 600  # characters of a heading in which its time is looked for

_HARD_END = re.compile(r"(?<!\d):|:(?!\d)|;|\.(?=\s+[^\W\d_])")
_DASH_END = re.compile(r"\s+[-–]\s+(?=[^\W\d_])")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)$")
_WORD = re.compile(r"(?<![\w/.\-–])\w")
_CITES = re.compile(r"\bsố\s+\d", re.IGNORECASE)


def read_period(
    words: str,
    *,
    default_year: int | None = None,
    issued: str | None = None,
    conventions: Conventions = DEFAULT,
) -> Period | None:
    """The time that a phase's heading gives, None for a text without words.

    `default_year` stands in for years that are not written, `issued` (ISO) for "từ nay". A
    heading without a time gives its own words and no moments; days that are not certain are None.
    Raises ValueError where `issued` is no date.
    """
    heading = _clean(words)
    label, body = strip_label(heading)
    if not body.strip(" .,:;-–"):
        return Period(label.strip(" .,:;-–")) if label.strip(" .,:;-–") else None
    span = _find_span(body[:LONGEST], conventions)
    if span is None:
        return Period(body.strip(" ,:;").removesuffix("."))
    return to_period(span, default_year, issued)


def find_period_words(text: str, conventions: Conventions = DEFAULT) -> str | None:
    """The words of a heading that say when it is, None where none do."""
    span = _find_span(strip_label(_clean(text))[1][:LONGEST], conventions)
    return span.text if span else None


def opens_with_period(text: str, conventions: Conventions = DEFAULT) -> bool:
    """Whether a line begins with a time of its own: "1. Từ tháng 01 đến tháng 3/2020: …".

    An event alone does not count: a line may begin with one for other reasons.
    """
    body = strip_label(_clean(text))[1][:LONGEST]
    span = _read_span(_segments(body)[0], conventions)
    if span is None:
        return False
    points = [point for point in (span.start, span.end) if point]
    return any(point.roles or (point.days and not point.event) for point in points)


def read_moment(
    words: str,
    default_year: int | None = None,
    issued: str | None = None,
    conventions: Conventions = DEFAULT,
) -> Moment:
    """The days that one expression means, as a whole or inside other words; None where unknown."""
    text = _clean(words)[:LONGEST]
    inner = text[1:-1].strip() if _BRACKETS.fullmatch(text) else text
    span = (
        _read_span(inner, conventions)
        or _find_dates(inner, conventions)
        or _find_span(inner, conventions)
    )
    if span is None:
        return Moment(text)
    period = to_period(span, default_year, issued)
    earliest = period.start.earliest if period.start else None
    latest = period.end.latest if period.end else None
    named = period.end or period.start
    return Moment(text, earliest, latest, named.event if named else None)


def _clean(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _find_span(body: str, conventions: Conventions) -> Span | None:
    """The best reading: a whole segment before a part of one, days before an event alone."""
    segments = _segments(body)
    whole = [span for text in segments if (span := _read_span(text, conventions))]
    parts = [span for text in segments if (span := _read_inside(text, conventions))]
    for spans, dated in ((whole, True), (whole, False), (parts, True), (parts, False)):
        for span in spans:
            if not dated or _has_days(span):
                return span
    return None


def _has_days(span: Span) -> bool:
    return any(point and point.days for point in (span.start, span.end))


def _is_bound(span: Span) -> bool:
    """Whether words like "trước", "trong", "sau", "từ … đến" tie the span to its events."""
    return span.start is not span.end or bool(span.start and span.start.roles)


def _segments(body: str) -> list[str]:
    """A heading cut where its topic may begin or end."""
    pieces: list[str] = []
    start = 0
    for match in islice(_HARD_END.finditer(body), MOST_OPENERS):
        pieces.append(body[start : match.start()])
        start = match.end()
    pieces.append(body[start:])
    return [_lead_pattern().sub("", piece.strip(" ,.;:")) for piece in pieces] or [""]


def _read_span(text: str, conventions: Conventions) -> Span | None:
    """The period that a segment is, its topic behind a comma or dash left out."""
    if _recurring_pattern().search(text):
        return None
    for candidate in _shorter(text):
        span = read_exact(candidate, conventions)
        if span:
            return span
    return None


def _shorter(text: str) -> list[str]:
    """The text, then what is left of it before its topic, longest first."""
    ends = {match.start() for match in _topic_pattern().finditer(text)}
    cut = text[: min(ends)] if ends else text
    tries = [cut]
    tries += [cut[: match.start()] for match in reversed(list(_DASH_END.finditer(cut)))]
    tries += [cut[: match.start()] for match in _loose_topic_pattern().finditer(cut)]
    bracket = _BRACKETS.match(text)
    if bracket:
        tries.append(bracket[1])
    tries.append(_LAST_BRACKET.sub("", cut))
    if cut != text:
        tries.append(text)
    return [piece.strip(" ,.;:-–") for piece in tries if piece.strip(" ,.;:-–")]


def _read_inside(text: str, conventions: Conventions) -> Span | None:
    """A period behind or between other words: "Tuyên truyền trước khi khai mạc …".

    A segment that itself begins with "từ" but could not be read as a whole is left alone.
    """
    if _from_pattern().match(text):
        return None
    for match in _BRACKETS.finditer(text):
        span = _read_span(_lead_pattern().sub("", match[1].strip()), conventions)
        if span and _has_days(span) and not _is_anniversary(match[1], conventions):
            return span
    if _CITES.search(text):
        return None
    for match in islice(_opener_pattern().finditer(text), MOST_OPENERS):
        rest = text[match.start() :].strip(" ,.;:")
        span = _read_span(rest, conventions)
        if span and (_has_days(span) or (span.text == rest and _is_bound(span))):
            return span
    return None


def _is_anniversary(words: str, conventions: Conventions) -> bool:
    """Whether the words are years alone, or one day of two years: (03/02/1930 - 03/02/2020)."""
    if re.fullmatch(r"\s*\d{4}(?:\s*[-–]\s*\d{4})?\s*", words):
        return True
    halves = re.split(r"\s*[-–]\s*", words.strip(), maxsplit=1)
    if len(halves) < 2:
        return False
    first, last = (read_days(half, conventions) for half in halves)
    if not first or not last or first.year is None or last.year is None:
        return False
    return first.first == last.first and first.year < last.year


def _find_dates(text: str, conventions: Conventions) -> Span | None:
    """The first calendar expression inside a text that is more than that."""
    if _recurring_pattern().search(text):
        return None
    for match in islice(_WORD.finditer(text), MOST_WORDS):
        for candidate in (text[match.start() :], _up_to_clock(text[match.start() :])):
            span = read_exact(candidate.strip(" ,.;:"), conventions)
            if span and _has_days(span):
                return span
    return None


def _up_to_clock(text: str) -> str:
    return re.sub(r"\s+\d{1,2}[:h]\d\d.*$", "", text)


@cache
def _lead_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\A{any_of(word_list('lead'))}\s+(?={any_of(word_list('from'))}\s)", re.IGNORECASE
    )


@cache
def _topic_pattern() -> re.Pattern[str]:
    return re.compile(rf",\s*{any_of(word_list('topic'))}(?!\w)", re.IGNORECASE)


@cache
def _loose_topic_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(word_list('topic_without_comma'))}(?!\w)", re.IGNORECASE)


@cache
def _opener_pattern() -> re.Pattern[str]:
    words = any_of(
        *(word_list(name) for name in ("from", "to", "before", "during", "after")),
        "dịp",
        "tháng",
        "quý",
        "quí",
    )
    return re.compile(rf"(?<!\w){words}\s", re.IGNORECASE)


@cache
def _recurring_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(word_list('recurring'))}(?!\w)", re.IGNORECASE)


@cache
def _from_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(word_list('from'))}\s", re.IGNORECASE)

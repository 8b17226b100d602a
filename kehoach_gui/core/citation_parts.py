"""Date, issuer and subject of a cited document, from the words behind its number."""

import re
from dataclasses import dataclass
from functools import cache

from kehoach_gui.core.citation_marks import citation_words
from kehoach_gui.core.conventions import any_of
from kehoach_gui.core.dates import match_date, range_of

LONGEST = 1500  # characters behind a number that may belong to it
_BEFORE_DATE = re.compile(r"[\s,(]*(?:ký\s+)?(?:ban\s+hành\s+)?(?=ngày\s)", re.IGNORECASE)
_BEFORE_ISSUER = re.compile(r"[\s,]*(?:của|do|giữa)\s+(?=\w)")
_TERM = re.compile(r"\s*,?\s*\(\s*(?:nhiệm kỳ|kh(?:óa|oá))[^()]{1,30}\)")
_ISSUED = re.compile(r"\s*,?\s*ban\s+hành(?=\s)")
_BREAK = re.compile(r"[“”\"()]|[;:]|\./\.|\.(?=\s|$)|,\s|\s+(?=\w)")
_SHORT = re.compile(r"(?<!\w)(?:TP|Tp|TX|TT|PGS|GS|TS|ThS|v|V)$")
_CALLED = re.compile(
    r"\(\s*(?:sau đây|gọi tắt|dưới đây|viết tắt|đính kèm|kèm theo|có)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What is known of a cited document besides type and number."""

    date: str | None = None
    issuer: str | None = None
    subject: str | None = None


def read_parts(text: str, start: int, limit: int) -> Parts:
    """Date, issuer and subject between `start` (behind the number) and `limit` (the next one)."""
    window = text[start : min(limit, start + LONGEST)]
    place, day, issuer = 0, None, None
    for _ in range(3):
        term = _TERM.match(window, place) if not issuer else None
        place = term.end() if term else place
        if day is None:
            day, place = _read_date(window, place)
        if issuer is None:
            issuer, place = _read_issuer(window, place)
    return Parts(day, issuer, _read_subject(window, place))


def read_named_parts(text: str, start: int, limit: int) -> Parts:
    """The same for a document without number, whose subject is its name."""
    parts = read_parts(text, start, limit)
    if parts.date or parts.issuer or parts.subject:
        return parts
    window = text[start : min(limit, start + LONGEST)]
    end = _subject_end(window, 0)
    name = window[:end]
    by = _issuer_in_name_pattern().search(name)
    issuer = _read_issuer(name, by.start())[0] if by else None
    name = name[: by.start()] if by else name
    dated = re.search(r"[\s,]+ngày\s+(?=\d)", name)
    day = _read_date(name, dated.start())[0] if dated else None
    name = name[: dated.start()] if dated and day else name
    return Parts(day, issuer, _tidy(name))


def _read_date(window: str, place: int) -> tuple[str | None, int]:
    before = _BEFORE_DATE.match(window, place)
    written = match_date(window, before.end()) if before else None
    days = range_of(written) if written and written.day else None
    if written is None or days is None:
        return None, place
    closing = re.compile(r"\s*\)").match(window, written.end)
    return days[0].isoformat(), closing.end() if closing else written.end


def _read_issuer(window: str, place: int) -> tuple[str | None, int]:
    """The body behind "của" or "do"; where its name ends."""
    before = _BEFORE_ISSUER.match(window, place)
    if not before:
        return None, place
    start = skipped = before.end()
    end = len(window)
    for found in _issuer_end_pattern().finditer(window, start):
        term = _TERM.match(window, found.start())
        if term:
            skipped = term.end()
        if found.start() < skipped or _in_name(window, found, joint="giữa" in before[0]):
            continue
        end = found.start()
        break
    name = _tidy(window[start:end])
    return (name, end) if name else (None, place)


def _in_name(window: str, found: re.Match[str], joint: bool) -> bool:
    """Whether a comma or "và" belongs to the name: "Bộ Văn hóa, Thể thao và Du lịch".

    So does "với" between the two bodies of a joint paper.
    """
    words = found[0].strip()
    if words == ",":
        return bool(_name_rest_pattern().match(window, found.end()))
    if words == "và":
        return not window[found.end() : found.end() + 1].islower()
    return joint and words == "với"


def _read_subject(window: str, place: int) -> str | None:
    issued = _ISSUED.match(window, place)
    if issued and _about_pattern().match(window, issued.end()):
        place = issued.end()
    opening = _about_pattern().match(window, place)
    if opening:
        return _take_subject(window, opening.end())
    quote = re.compile(r"\s*,?\s*(?=[“\"])").match(window, place)
    if quote:
        return _take_subject(window, quote.end())
    verb = _subject_verb_pattern().match(window, place)
    return _take_subject(window, verb.end()) if verb else None


def _take_subject(window: str, start: int) -> str | None:
    """The subject from `start` on; a quoted one ends with its own closing mark."""
    if window[start : start + 1] in ("“", '"'):
        end = _closing_quote(window, start)
        if end:
            lead = _about_pattern().match(window, start + 1)
            return _tidy(window[lead.end() if lead else start + 1 : end])
        start += 1
    return _tidy(window[start : _subject_end(window, start)])


def _closing_quote(window: str, start: int) -> int | None:
    """Where the quotation that opens at `start` closes; quotations inside it are counted.

    Where one mark is missing, the last closing mark before the sentence ends.
    """
    if window[start] == '"':
        end = window.find('"', start + 1)
        return end if end > 0 else None
    depth = 0
    last = None
    for found in re.compile("[“”]|[.;](?=\\s)").finditer(window, start):
        if found[0] in ".;" and depth == 1 and last is not None:
            return last
        if found[0] == "“":
            depth += 1
        elif found[0] == "”":
            depth -= 1
            last = found.start()
            if depth == 0:
                return last
    return last


def _subject_end(window: str, start: int) -> int:
    """Where a subject ends: with its sentence or list entry, or where the main clause begins."""
    quoted = bracketed = 0
    for found in _BREAK.finditer(window, start):
        sign, place = found[0], found.start()
        if sign in "“”":
            quoted += 1 if sign == "“" else -1
            if quoted < 0:
                return place
        elif sign == '"':
            quoted = 0 if quoted else 1
        elif sign == "(":
            if not quoted and _CALLED.match(window, place):
                return place
            bracketed += 1
        elif sign == ")":
            bracketed -= 1
            if bracketed < 0:
                return place
        elif not quoted and not bracketed and _ends_here(window, sign, place, found.end()):
            return place
    return len(window)


def _ends_here(window: str, sign: str, place: int, after: int) -> bool:
    if sign == ";":
        return not _goes_on_pattern().match(window, after)
    if sign in (":", "./."):
        return True
    if sign == ".":
        return not _SHORT.search(window, max(0, place - 4), place)
    patterns = [_after_subject_pattern("after_subject")]
    if sign.startswith(","):
        patterns += [_main_clause_pattern(), _after_subject_pattern("after_subject_comma")]
    return any(pattern.match(window, after) for pattern in patterns)


def _tidy(words: str) -> str | None:
    text = " ".join(words.split()).strip(" ,;:.-–/(")
    text = text.removesuffix(" và").removesuffix(" cùng").rstrip(" ,;")
    return text or None


@cache
def _issuer_end_pattern() -> re.Pattern[str]:
    stops = any_of(citation_words("after_issuer"))
    return re.compile(rf"[;:“”\"()]|\./\.|\.(?=\s|$)|,\s|\s+{stops}(?!\w)|\s+và\s+")


@cache
def _name_rest_pattern() -> re.Pattern[str]:
    """What goes on with a name behind a comma: the rest of one body, or a second body."""
    bodies, verbs = any_of(citation_words("bodies")), any_of(citation_words("main_verbs"))
    stops = any_of(citation_words("after_issuer"))
    rest = (
        rf"(?!{bodies}(?!\w))[A-ZĐ][^,;.:“”()]{{1,50}}?\s+và\s+[A-ZĐ]\w*(?:\s+\w+){{0,4}}?"
        rf"(?=\s+{stops}(?!\w)|[,;.:“]|$)"
    )
    second = rf"{bodies}(?:(?!\s{verbs}\s)[^,;.:“”()]){{0,60}}?(?=\s+về\s)"
    return re.compile(rf"(?:{rest}|{second})")


@cache
def _about_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{any_of(citation_words('about'))}\s+(?=[\w“\"])")


@cache
def _subject_verb_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?={any_of(citation_words('subject_verbs'))}\s)")


@cache
def _after_subject_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(citation_words(name))}(?!\w)")


@cache
def _goes_on_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of(citation_words('goes_on'))}(?!\w)")


@cache
def _main_clause_pattern() -> re.Pattern[str]:
    """The sentence's subject and verb: the last body named before the verb, or a unit's word."""
    bodies, verbs = any_of(citation_words("bodies")), any_of(citation_words("main_verbs"))
    units = any_of(citation_words("units"))
    body = rf"{bodies}(?!\w)(?:(?!,\s{bodies}(?!\w))[^;.:“”]){{0,160}}?"
    return re.compile(rf"(?:{body}|{units}(?!\w)[^,;.:“”]{{0,60}}?)\s{verbs}(?!\w)")


@cache
def _issuer_in_name_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:của|do)\s+(?={any_of(citation_words('bodies'))}(?!\w))")

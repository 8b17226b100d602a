"""Where a text cites a document: by number, by a nickname, or by name in its legal bases."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kehoach_gui.core.conventions import any_of
from kehoach_gui.core.document_types import DocumentType, document_types, type_codes, type_named
from kehoach_gui.core.resources import RESOURCES

How = Literal["number", "law", "nickname", "name"]

LOOK_BACK = 260  # characters before a number in which its type may stand
LONGEST_TYPE = 90  # characters from a type to its number
_GROUP = r"[A-ZĐ][A-Za-zĐđ0-9&]{0,20}(?!\w)"
_NUMBER = re.compile(
    rf"(?<![\w/.\-–])(?P<serial>\d{{1,6}}[A-Za-zđ]?(?:\s?[/\-–]\s?\d{{4}})?)"
    rf"(?P<symbol>\s?[/\-–]\s?{_GROUP}(?:\s?[/\-–.]\s?{_GROUP}){{0,5}})"
)
_LAW_NUMBER = re.compile(r"\d+/\d{4}/(?:QH|UBTVQH)\d+")
_TERM = re.compile(
    r"(?P<words>(?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+\w{1,8}\s+)?(?:Ban\s+Chấp\s+hành\s+)?Trung\s+ương"
    r"(?:\s+Đảng)?(?:\s+lần\s+thứ)?(?:\s+(?:\d{1,2}|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w))?,?"
    r"\s*\(?\s*kh(?:óa|oá)\s+[IVXL]{1,6}(?:,\s*[IVXL]{1,6}){0,3}(?!\w)\s*\)?)"
)
_PLANS = re.compile(r"(?:xây dựng|ban hành|lập|đề ra|triển khai)\s.{0,40}kế hoạch", re.IGNORECASE)
_BETWEEN_LAWS = re.compile(r"[;:“”]|\sngày\s|,\s(?:Bộ l|L)uật\s|\.\s")
_SHORT_NUMBER = re.compile(r"(?<=số )\d{1,4}(?=,?\s+(?:của\s|ngày\s+\d))")
_SAME_TYPE = re.compile(r"(?:^|[,;]|\s(?:và|với))\s*(?:số\s*:?\s*)$")
_NUMBER_WORD = r"(?:\s*\(?\s*số\s*:?\s*)"
_BEFORE_LAW_NUMBER = re.compile(rf"(?:\(\s*(?:Bộ l|L)uật\s*)?(?:{_NUMBER_WORD})?\s*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A cited document in a text: where it begins, where what identifies it ends.

    `name` holds a nickname's words, or the name of a law before its number.
    """

    start: int
    end: int
    type_name: str
    how: How
    number: str | None = None
    name: str | None = None


def find_marks(text: str) -> list[Mark]:
    """All marks of a text that bear a number or a nickname, in order."""
    marks = [*_numbered(text), *_short_numbered(text), *_nicknamed(text)]
    marks.sort(key=lambda mark: mark.start)
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def find_named(text: str, numbered: list[Mark]) -> list[Mark]:
    """Marks of documents named without a number in a sentence of legal bases.

    Only directly behind "Căn cứ", "Thực hiện" and their kin, or in a list that goes on with a
    numbered one: elsewhere such words are no citation.
    """
    opening = _basis_pattern().match(text)
    if not opening:
        return []
    last_numbered = max((mark.start for mark in numbered), default=-1)
    firm = bool(_firm_pattern().match(text))
    if not (numbered or firm or _PLANS.search(text)):
        return []
    found: list[Mark] = []
    for match in _named_pattern().finditer(text, opening.end() - 1):
        start = match.start("type")
        inside = any(mark.start <= start < mark.end for mark in numbered)
        first = start <= opening.end() + len("các ")
        listed = firm and type_named(match["type"]) in _laws() and text[start - 2] in ";,"
        if inside or not (first or listed or start < last_numbered):
            continue
        found.append(Mark(start, match.end(), _canonical(match["type"]), "name"))
    return found


def is_basis(text: str) -> bool:
    """Whether a text opens like a legal basis: "Căn cứ …", "Thực hiện …"."""
    return bool(_lead_pattern().match(text))


def number_key(number: str) -> str:
    """A number and symbol such that two spellings of one compare equal."""
    return re.sub(r"\s+", "", number).replace("–", "-").casefold()


@cache
def citation_words(name: str) -> tuple[str, ...]:
    """A list of [words] in resources/citations.toml."""
    with (RESOURCES / "citations.toml").open("rb") as file:
        return tuple(tomllib.load(file)["words"][name])


def _numbered(text: str) -> Iterator[Mark]:
    previous: Mark | None = None
    for found in _NUMBER.finditer(text):
        number, end = _trim_symbol(found)
        if number is None:
            continue
        mark = _with_type(text, found.start(), end, number, previous)
        if mark:
            previous = mark
            yield mark


def _short_numbered(text: str) -> Iterator[Mark]:
    """Documents cited by type and bare number: "Chỉ thị số 05 của Bộ Chính trị"."""
    for found in _SHORT_NUMBER.finditer(text):
        near = text[max(0, found.start() - LONGEST_TYPE) : found.start()]
        typed = _typed_pattern().search(near)
        if typed:
            place = found.start() - len(near) + typed.start("type")
            yield Mark(place, found.end(), _canonical(typed["type"]), "number", found[0])


def _trim_symbol(found: re.Match[str]) -> tuple[str | None, int]:
    """Number and symbol without blanks, as far as its groups are abbreviations."""
    end = found.start("symbol")
    groups = list(re.finditer(r"\s?[/\-–.]\s?([A-Za-zĐđ0-9&]+)", found["symbol"]))
    for index, group in enumerate(groups):
        if not _is_code(group[1]) or (index and re.search(r"\s[/\-–]\s|\.\s", group[0])):
            break
        end = found.start("symbol") + group.end()
    if end == found.start("symbol"):
        return None, end
    return re.sub(r"\s+", "", found.string[found.start() : end]), end


def _is_code(group: str) -> bool:
    capitals = sum(letter.isupper() or letter.isdigit() for letter in group)
    return capitals >= 2 or group.casefold() in type_codes()


def _with_type(text: str, start: int, end: int, number: str, previous: Mark | None) -> Mark | None:
    """The mark of a number: its type stands before it, or it shares that of the one before."""
    window_start = max(0, start - LOOK_BACK)
    if previous:
        window_start = max(window_start, previous.end)
    window = text[window_start:start]
    if _LAW_NUMBER.fullmatch(number):
        for law in _law_pattern().finditer(window):
            name = _BEFORE_LAW_NUMBER.sub("", window[law.end() :]).strip(" ,(")
            if not _BETWEEN_LAWS.search(name):
                place = window_start + law.start()
                return Mark(place, end, _canonical(law["type"]), "law", number, name or None)
    near = window[-LONGEST_TYPE:]
    typed = _typed_pattern().search(near) if _may_be_typed(near) else None
    if typed:
        place = start - len(near) + typed.start("type")
        return Mark(place, end, _canonical(typed["type"]), "number", number)
    if previous and _SAME_TYPE.search(window) and start - previous.end < LOOK_BACK:
        return Mark(start, end, previous.type_name, "number", number)
    return None


def _may_be_typed(words: str) -> bool:
    """Whether the last word may stand between a type and its number: most numbers bear no type."""
    last = words.split()[-1:] or [""]
    return last[0].strip("(:").casefold() in _last_words()


def _nicknamed(text: str) -> Iterator[Mark]:
    for found in _TERM.finditer(text):
        before = _type_before_pattern().search(text[max(0, found.start() - 40) : found.start()])
        if not before:
            continue
        start = found.start() - len(before[0])
        words = _balanced(" ".join(found["words"].split()))
        end = found.end() if words.endswith(")") or ")" not in found["words"] else found.end() - 1
        yield Mark(start, end, _canonical(before["type"]), "nickname", None, words)


def _balanced(words: str) -> str:
    """The words without a closing bracket that belongs to what stands around them."""
    return words if "(" in words else words.rstrip(" )")


def _canonical(words: str) -> str:
    kind = type_named(words)
    if kind is None:
        raise KeyError(words)
    return kind.type_name


@cache
def _types(*cited_by: str) -> str:
    return any_of(kind.type_name for kind in document_types() if kind.cited_by in cited_by)


@cache
def _last_words() -> frozenset[str]:
    names = (name for kind in document_types() for name in (kind.type_name, kind.code) if name)
    return frozenset(name.split()[-1].casefold() for name in names) | {"số", ""}


@cache
def _typed_pattern() -> re.Pattern[str]:
    """A type with at most four words between it and "số", right before a number."""
    codes = any_of(kind.code for kind in document_types() if kind.code)
    names = rf"(?P<type>(?i:{_types('number', 'law', 'name')})|{codes})"
    between = r"(?:\s+[^\W\d_]+){0,4}?"
    return re.compile(rf"(?<!\w){names}(?:{between}{_NUMBER_WORD}|\s+)$")


@cache
def _laws() -> tuple[DocumentType, ...]:
    return tuple(kind for kind in document_types() if kind.cited_by == "law")


@cache
def _law_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<type>{_types('law')})(?!\w)")


@cache
def _type_before_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<type>{_types('number')})\s+$", re.IGNORECASE)


@cache
def _basis_pattern() -> re.Pattern[str]:
    names = _types("number", "law", "name")
    return re.compile(rf"\W{{0,5}}(?i:{any_of(citation_words('basis'))})\s+(?=(?:các\s+)?{names})")


@cache
def _lead_pattern() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,5}}{any_of(citation_words('basis'))}\s", re.IGNORECASE)


@cache
def _firm_pattern() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,5}}{any_of(citation_words('firm_basis'))}\s", re.IGNORECASE)


@cache
def _named_pattern() -> re.Pattern[str]:
    names = _types("number", "law", "name")
    generic = any_of(citation_words("generic"))
    joint = r"(?:(?<=[;,]\s)|(?<=\svà\s)|(?<=\s))"
    return re.compile(rf"{joint}(?P<type>{names})(?=\s)(?!\s+(?:số|{generic})(?!\w))(?!\s+\d)")

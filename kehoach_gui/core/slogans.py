"""A slogan as a value: its normal form, the keys that tell duplicates, its occasions and levels."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import clean, fold, nfc, words

GRADES = ("A", "B", "C", "recalled")
LONGEST = 500  # characters; the longest official one known has about 200
MASK = "#"

_LEADS = re.compile(
    r"(?:"
    r"[-–—−•·∙●○▪■□◦◆➢►▶✓✔*+]+\s*(?=[^\s\d])"
    r"|khẩu hiệu\s*(?:số\s*)?\d{0,3}\s*[:.]\s*"
    r"|\(?\d{1,3}\s?[.):](?!\d)\s*"
    r"|\d{1,3}\s?/(?!\d)\s*"
    r"|\d{1,3}\s?[-–]\s?(?=[A-ZĐÁÀẢẠÂĂÊÔƠƯÝÍÚÒÓÉÈẤẨỦỨ])"
    r"|[a-zđ]\s?[.)/]\s*(?=[^\W\d])"
    r"|(?=[IVXL])X{0,3}(?:IX|IV|V?I{0,3})\s?[.)]\s+(?![A-ZĐ]\.)"
    r")"
)
_END = re.compile(r"(?:[\s!.,;:]|(?<=\.)/(?=\.))+$")
_BLANK_BEFORE = re.compile(r"\s+(?=!)")
_OPEN_ENDED = ("…", "...", "?")
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("'", "'"))
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ORDINAL_LEADS = frozenset(("thu", "khoa", "hoi", "ky", "so", "quy"))
_TONE_ON_FIRST = str.maketrans("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy")
_OPEN_RHYME = re.compile(r"(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")
_TONES = {"àèỳ": "òù", "áéý": "óú", "ảẻỷ": "ỏủ", "ãẽỹ": "õũ", "ạẹỵ": "ọụ"}


class SloganDataError(ValueError):
    """A data file of slogans that is not what the loader knows; names the file and the key."""


@dataclass(frozen=True, slots=True)
class Slogan:
    """One slogan; empty where not known.

    `original` is the text as it was printed where the normal form differs; `tags` are ids of
    occasions or the office's own words; `grade` says how sure the source is (GRADES).
    """

    text: str
    source: str = ""
    year: int | None = None
    level: str = ""
    tags: tuple[str, ...] = ()
    grade: str = ""
    note: str = ""
    original: str = ""


def slogan_of(printed: str) -> Slogan:
    """A slogan from a text as it was printed or typed, in normal form."""
    return with_text(Slogan(""), printed)


def with_text(slogan: Slogan, printed: str) -> Slogan:
    """The slogan with other words; what was printed is kept where the normal form differs."""
    text = normal(printed)
    bare = clean(printed).text.replace("\n", " ").strip()
    return replace(slogan, text=text, original="" if bare == text else bare)


def normal(printed: str) -> str:
    """The normal form: NFC, capital first letter, no list number, one ! at the end.

    A text that ends with ? or … keeps its end. "" for a text without a letter.
    """
    text = " ".join(clean(printed).text.split())
    before = ""
    while text != before:  # "* Khẩu hiệu 1: - “…”"
        before = text
        lead = _LEADS.match(_lower_lead(text))
        text = _unquoted(text[lead.end() :] if lead else text).lstrip(" !,;:")
    if not any(map(str.isalpha, text)):
        return ""
    text = _capital(_BLANK_BEFORE.sub("", text))
    inner = text if text.endswith(_OPEN_ENDED) else _END.sub("", text)
    closed = inner.endswith((*_OPEN_ENDED, "!”", "!»", '!"'))
    return inner if closed else f"{inner}!"


def spelled(text: str) -> str:
    """Words in small letters with one place for the tone mark (hòa, not hoà); marks kept."""
    return _OPEN_RHYME.sub(_old_tone, " ".join(words(nfc(text).lower())))


def exact_key(text: str) -> str:
    """The key of the same words: capitals, marks and punctuation do not count, numbers do."""
    return keys_of(text)[0]


def pattern_key(text: str) -> str:
    """The key of the same words with other years and ordinals: numbers and Roman ones are #."""
    return keys_of(text)[1]


def keys_of(text: str) -> tuple[str, str]:
    """exact_key and pattern_key at once; a run of numbers or Roman ordinals is one #."""
    written = words(nfc(text))
    exact = fold(" ".join(written))
    found: list[str] = []
    before = ""
    for word, folded in zip(written, exact.split(" "), strict=False):
        if not _is_number(word, before):
            found.append(folded)
        elif not found or found[-1] != MASK:
            found.append(MASK)
        before = folded
    return exact, " ".join(found)


@cache
def occasions() -> dict[str, str]:
    """Vietnamese names of occasions by id, in the order of the window; raises SloganDataError."""
    return _names("occasions")


@cache
def levels() -> dict[str, str]:
    """Vietnamese names of levels by id, the highest first; raises SloganDataError."""
    return _names("levels")


@cache
def grades() -> dict[str, str]:
    """What each grade of a source means, in Vietnamese; raises SloganDataError."""
    return _names("grades")


def name_of(tag: str) -> str:
    """An occasion's name; the office's own word as it is."""
    return occasions().get(tag, tag)


def _names(section: str) -> dict[str, str]:
    path = RESOURCES / "slogans" / "names.toml"
    with path.open("rb") as file:
        table = tomllib.load(file).get(section)
    if not isinstance(table, dict) or not all(isinstance(name, str) for name in table.values()):
        raise SloganDataError(f"{path.name}: {section} phải là bảng mã → tên")
    return table


def _lower_lead(text: str) -> str:
    """The text with its first word in small letters where this may be the word Khẩu hiệu."""
    return text[:10].lower() + text[10:] if fold(text[:9]) == "khau hieu" else text


def _unquoted(text: str) -> str:
    for opening, closing in _QUOTES:
        bare = text.rstrip(".;:, ")
        inside = bare[1:-1]
        if (
            len(bare) > 2
            and bare[0] == opening
            and bare[-1] == closing
            and opening not in inside
            and closing not in inside
        ):
            return inside.strip()
    return text


def _capital(text: str) -> str:
    for place, letter in enumerate(text):
        if letter == "{" or letter.isdigit():
            return text
        if letter.isalpha():
            return text[:place] + letter.upper() + text[place + 1 :]
    return text


def _is_number(word: str, before: str) -> bool:
    """Whether a word is a number, or a Roman one; a single letter only behind such as `lần thứ`."""
    if not word.isascii():
        return False
    if word.isdecimal():
        return True
    ordinal = before in _ORDINAL_LEADS
    if not ordinal and (len(word) < 2 or not word.isupper()):
        return False
    return _ROMAN.fullmatch(word.upper()) is not None


def _old_tone(match: "re.Match[str]") -> str:
    first, second = match[1][0], match[1][1]
    tone = next(pair for letters, pair in _TONES.items() if second in letters)
    return tone["ou".index(first)] + second.translate(_TONE_ON_FIRST)

"""The marks a line may open with: bullets, numbers of every style."""

import re
from dataclasses import dataclass
from typing import Literal

from kehoach_gui.core.text import fold

Family = Literal["bullet", "part", "upper", "roman", "arabic", "dotted", "lower"]

_BULLETS = "-–—−‒‑•·∙●○▪■□◦▫◆♦➢➤►▶✓✔→⮚*+"
_BULLET = re.compile(rf"([{re.escape(_BULLETS)}])\s*(?=[^\s{re.escape(_BULLETS)}])")
_STAR_DOT = re.compile(r"\*\s*[.)]\s*(?=\S)")
_PART = re.compile(
    r"(?P<number>(?:phần|chương)\s+(?:thứ\s+)?"
    r"(?P<value>[ivx]{1,5}|\d{1,2}|[a-h]|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười))"
    r"(?!\w)\s*[.:\-–/)]*\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    r"(?P<number>[IVXL]{1,7})\s{0,3}(?P<mark>[.\-–/):])[.\-–/):]*\s*(?=[^\W\d_]|[“\"(])"
)
_ROMAN_BARE = re.compile(r"(?P<number>[IVXL]{1,7})\s+(?=[^\W\d_])")
_DOTTED = re.compile(
    r"(?P<number>(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2}){1,4})(?!\d)\s{0,3}[.)/:\-–]*\s*(?=[^\W\d_]|[“\"(])"
)
_ARABIC = re.compile(
    r"\(?(?P<number>\d{1,3})\s{0,3}(?P<mark>[.)/:\-–])(?:[.)/:\-–]*\s*(?=[^\W\d_]|[“\"(])|(?<=[.)])\s+(?=\d))"
)
_LOWER = re.compile(r"\(?(?P<number>[a-zđ])\s?(?P<mark>[.)/\-–])[.)/\-–]*\s*(?=\S)")
_UPPER = re.compile(r"(?P<number>[A-ZĐ])\s?(?P<mark>[.)/\-–])[.)/\-–]*\s*(?=[^\W\d_]|[“\"(])")
_SYMBOL = re.compile(r"\d{1,3}\s?[-/]\s?[A-ZĐ][\wĐ]{0,7}\s?[-/]")  # 90/KH-UBND, 12-KH/ĐU
_LONE = re.compile(r"(?:[IVXL]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s?[.)/-]$")
_INITIAL = re.compile(r"[A-ZĐ]\s?\.")
_ORDINALS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a line opens: family, punctuation, printed number, its value, and the words behind."""

    family: Family
    style: str
    number: str
    value: int
    rest: str
    parts: tuple[int, ...] = ()


def roman_value(text: str) -> int:
    """The value of a well-formed Roman number below 90, else 0."""
    total = 0
    for digit, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_DIGITS[digit]
        total += -value if value < _ROMAN_DIGITS.get(following, 0) else value
    return total if roman(total) == text else 0


def roman(value: int) -> str:
    """The Roman number of a value from 1 to 89."""
    digits = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for worth, digit in digits:
        while value >= worth:
            text, value = text + digit, value - worth
    return text


def letter_value(letter: str) -> int:
    """The place of a letter in a list: a b c d đ e …; f j w z stand behind all others."""
    return _LETTERS.find(letter.lower()) + 1 or 90


def read_mark(text: str) -> Mark | None:
    """The mark that the line opens with, None where it opens with words."""
    bullet = _BULLET.match(text)
    if bullet:
        if _STAR_DOT.match(text):
            return None
        sign = "+" if bullet[1] == "+" else "*" if bullet[1] == "*" else "-"
        return Mark("bullet", sign, "", 0, text[bullet.end() :])
    first = text[:1]
    if first.isdigit() or first == "(":
        return _dotted(text) or _arabic(text) or _lower(text)
    return _part(text) or _dotted(text) or _roman(text) or _upper(text) or _lower(text)


def is_lone_mark(text: str) -> bool:
    """Whether the line is nothing but a number whose words stand on the next line."""
    return len(text) <= 12 and _LONE.match(text) is not None


def without_star_dot(text: str) -> str:
    """A line that opens with `*.` without it: a lead-in, neither bullet nor number."""
    return _STAR_DOT.sub("", text, count=1) if text.startswith("*") else text


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word == "bon":
        return 4
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return roman_value(word.upper())


def _part(text: str) -> Mark | None:
    match = _PART.match(text[:60])
    if match is None:
        return None
    rest = text[match.end() :]
    if rest[:1].islower():
        return None
    word = fold(match["value"])
    value = letter_value(word) if len(word) == 1 and word in "abcdeh" else _value(word)
    return Mark("part", "", match["number"], value, rest)


def _roman(text: str) -> Mark | None:
    match = _ROMAN.match(text)
    if match is None:
        bare = _ROMAN_BARE.match(text)
        if bare is None or not text[bare.end() :].isupper():
            return None
        match = bare
    value = roman_value(match["number"])
    if not value or _INITIAL.match(text, match.end()):
        return None
    style = match["mark"] if "mark" in match.re.groupindex else "."
    return Mark("roman", style, match["number"], value, text[match.end() :])


def _dotted(text: str) -> Mark | None:
    match = _DOTTED.match(text)
    if match is None:
        return None
    number = match["number"]
    parts = tuple(int(p) if p.isdigit() else roman_value(p) for p in number.split("."))
    if 0 in parts[:1]:
        return None
    return Mark("dotted", str(len(parts)), number, parts[-1], text[match.end() :], parts)


def _arabic(text: str) -> Mark | None:
    match = _ARABIC.match(text)
    if match is None or (text.startswith("(") and match["mark"] != ")") or _SYMBOL.match(text):
        return None
    style = "(" if text.startswith("(") else match["mark"]
    return Mark("arabic", style, match["number"], int(match["number"]), text[match.end() :])


def _lower(text: str) -> Mark | None:
    match = _LOWER.match(text)
    if match is None or (text.startswith("(") and match["mark"] != ")"):
        return None
    return Mark(
        "lower", match["mark"], match["number"], letter_value(match["number"]), text[match.end() :]
    )


def _upper(text: str) -> Mark | None:
    match = _UPPER.match(text)
    if match is None or _INITIAL.match(text, match.end()):
        return None
    return Mark(
        "upper", match["mark"], match["number"], letter_value(match["number"]), text[match.end() :]
    )

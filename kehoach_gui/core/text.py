"""Vietnamese text: cleaning with counts, folding for search, sorting, counting words."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LONG = 200  # characters; longer "words" are composed piece by piece
_LONG_WORD = re.compile(rf"\S{{{_LONG + 1},}}")
_ZERO_WIDTH = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_STRANGE_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164]")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]"
)
_ORDINARY = re.compile(  # letters of Vietnamese in one piece, ASCII, Word's quotes and dashes
    "[\t -~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ‘’“”–—…•]*"
)
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_UNCLEAN = re.compile(  # anything that one of these or a long word's pieces would change
    rf"{_ZERO_WIDTH.pattern}|{_STRANGE_BLANK.pattern}|{_CONTROL.pattern}"
)
# bullets and dashes as Word's symbol fonts leave them in pasted text
_SYMBOL_FONT = {
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF09F), "•"),
    0xF02D: "-",
    0xF02B: "+",
}
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_WORD = re.compile(r"\w+")

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: f"{place:02d}" for place, letter in enumerate(_ALPHABET)}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after cleaning and how much of each kind was changed in it."""

    text: str
    strange_blanks: int = 0  # no-break and other blanks that are not the plain one
    zero_width: int = 0
    controls: int = 0
    composed_words: int = 0  # words whose letters and marks were apart (NFD) or otherwise not NFC
    doubled_blanks: int = 0  # runs of blanks or tabs that became one blank


def nfc(text: str) -> str:
    """The text in NFC; linear also for a text that is one endless run of combining marks."""
    if unicodedata.is_normalized("NFC", text) and not _has_long_word(text):
        return text
    return unicodedata.normalize("NFC", _LONG_WORD.sub(_composed_by_pieces, text))


def _has_long_word(text: str) -> bool:
    """Whether _LONG_WORD is in the text; looked for only where half such a word may stand."""
    half = _LONG // 2
    pieces = (text[start : start + half] for start in range(0, len(text), half))
    return any(" " not in piece and "\n" not in piece for piece in pieces) and bool(
        _LONG_WORD.search(text)
    )


def _composed_by_pieces(match: "re.Match[str]") -> str:
    word = match[0]
    if word.isascii():
        return word
    pieces: list[str] = []
    for start in range(0, len(word), _LONG):
        piece = unicodedata.normalize("NFC", word[start : start + _LONG])
        if pieces and unicodedata.combining(piece[0]):
            pieces.append("\u25cc")  # keeps the pieces apart: marks without a letter to stand on
        pieces.append(piece)
    return "".join(pieces)


def plain(text: str) -> Cleaned:
    """The text in NFC with plain blanks, tabs and doubled blanks left as they are.

    Zero-width characters go, control and private characters become blanks, line feeds stay.
    """
    return plain_lines(text.split("\n"))[1]


def plain_lines(lines: Sequence[str]) -> tuple[list[str], Cleaned]:
    """The lines as `plain` gives them, and all of it as one text; line feeds in them stay.

    Only lines that hold anything out of the ordinary are worked on: they are few in a long text.
    """
    ordinary = _ORDINARY.fullmatch
    odd = [(place, _plain_line(line)) for place, line in enumerate(lines) if not ordinary(line)]
    done = list(lines)
    for place, one in odd:
        done[place] = one.text
    return done, Cleaned(
        "\n".join(done),
        sum(one.strange_blanks for _, one in odd),
        sum(one.zero_width for _, one in odd),
        sum(one.controls for _, one in odd),
        sum(one.composed_words for _, one in odd),
    )


def _plain_line(text: str) -> Cleaned:
    if not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return Cleaned(text)
    composed = 0
    if not unicodedata.is_normalized("NFC", text):
        composed = sum(1 for word in text.split() if not unicodedata.is_normalized("NFC", word))
    text = nfc(text.translate(_SYMBOL_FONT) if _PRIVATE.search(text) else text)
    text, zero_width = _ZERO_WIDTH.subn("", text)
    text, strange = _STRANGE_BLANK.subn(" ", text)
    text, controls = _CONTROL.subn(" ", text)
    if zero_width:
        text = nfc(text)  # a mark may have been parted from its letter by what went
    return Cleaned(text, strange, zero_width, controls, composed)


def squeeze(text: str) -> str:
    """One line without leading, trailing or doubled blanks and tabs."""
    return " ".join(text.split())


def clean(text: str) -> Cleaned:
    """The text with every line as a plan keeps it: NFC, no blank doubled or at an end."""
    first = plain(text)
    doubled = sum(len(_BLANKS.findall(line.strip())) for line in first.text.split("\n"))
    lines = [squeeze(line) for line in first.text.split("\n")]
    return Cleaned(
        "\n".join(lines),
        first.strange_blanks,
        first.zero_width,
        first.controls,
        first.composed_words,
        doubled,
    )


def _fold_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord("đ"): "d", ord("Đ"): "d"}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        if code in table:
            continue
        lower = chr(code).lower()
        bare = "".join(
            c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c)
        )
        if bare != chr(code):
            table[code] = bare
    table.update(dict.fromkeys(range(0x300, 0x370)))
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """The text for searching: lower case, without tone and vowel marks, đ as d."""
    return text.translate(_FOLD).lower()


def sort_key(text: str) -> tuple[tuple[str, str, str], ...]:
    """The key that sorts as a Vietnamese dictionary does.

    Syllable by syllable: first by letters (a ă â b c d đ …), then by tone (none, huyền, hỏi, ngã,
    sắc, nặng), then small before capital letters; digits come before letters.
    """
    return tuple(_syllable_key(word) for word in _WORD.findall(nfc(text)))


def _syllable_key(word: str) -> tuple[str, str, str]:
    letters: list[str] = []
    tones: list[str] = []
    for letter in word.lower():
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in _TONES), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else letter
        letters.append(_RANK.get(base, base))
        tones.append(str(_TONES.get(tone, 0)))
    padded = "".join(f"l{part}" if part.isdigit() and len(part) == 2 else part for part in letters)
    return padded, "".join(tones), word.swapcase()


def count_words(text: str) -> int:
    """How many words (runs of letters and digits) the text has."""
    return len(_WORD.findall(text))


def words(text: str) -> list[str]:
    """The words of the text as written."""
    return _WORD.findall(text)

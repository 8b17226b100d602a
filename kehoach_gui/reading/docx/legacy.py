"""Text in fonts from before Unicode (TCVN3, VNI, VISCII): found by font name and by its letters.

Where name and letters agree the text is surely of that encoding; where only one of them speaks
for it the user decides.
"""

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import fold
from kehoach_gui.reading.docx.content import Content, Run, paragraphs

_FOLDER = RESOURCES / "legacy"
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168-\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_HIGH = re.compile("[^\x00-\x7f]")
_EDGES = ".,;:!?()[]{}\"'“”‘’…–—-/+*"
_SAMPLE = 60  # characters of the words shown to the user


@dataclass(frozen=True, slots=True)
class OldText:
    """What a file holds in one old encoding. `sure`: font names and letters both say so.

    `before` and `after` are its first words; `lost` counts signs that stand for no letter.
    """

    id: str
    name: str
    fonts: tuple[str, ...]
    characters: int
    sure: bool
    before: str
    after: str
    lost: int


@dataclass(slots=True)
class _Found:
    texts: list[str] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)


def old_texts(content: Content) -> tuple[OldText, ...]:
    """The old encodings in the file, each with how much of it there is and whether it is sure."""
    if not any(map(encoding_of, content.fonts)):
        judge = _rules()["judge"]
        every = "\n".join([run[0] for run in _runs(content)])
        if (
            sum(every.count(sign) for sign in judge["signs"] if sign in every)
            < judge["least_signs"]
        ):
            return ()
    named: dict[str, _Found] = defaultdict(_Found)
    unnamed: list[str] = []
    for run in _runs(content):
        if not _HIGH.search(run[0]) or _UNICODE.search(run[0]):
            continue
        encoding = encoding_of(content.fonts[run[2]])
        if encoding is None:
            unnamed.append(run[0])
        else:
            named[encoding].texts.append(run[0])
            named[encoding].fonts.add(content.fonts[run[2]])
    found = [_judged(ident, one.texts, one.fonts) for ident, one in named.items()]
    found.append(_by_letters(unnamed))
    return tuple(one for one in found if one is not None)


def converter(content: Content, chosen: Sequence[OldText]) -> Callable[[Run], str]:
    """What gives a run's text, converted where it is one of the chosen; other text stays."""
    if not chosen:
        return lambda run: run[0]
    encodings = {one.id for one in chosen if one.fonts}
    by_font = [encoding_of(font) for font in content.fonts]
    loose = next((one.id for one in chosen if not one.fonts), None)

    def text_of(run: Run) -> str:
        text = run[0]
        if text.isascii() or _UNICODE.search(text):
            return text.upper() if _shows_capitals(content.fonts[run[2]], encodings) else text
        encoding = by_font[run[2]]
        if encoding in encodings:
            text = convert(text, str(encoding))
        elif loose is not None and encoding is None and _signs().search(text):
            text = convert(text, loose)
        return text.upper() if _shows_capitals(content.fonts[run[2]], encodings) else text

    return text_of


@cache
def encoding_of(font: str) -> str | None:
    """The old encoding that the name of a font tells, None for other fonts."""
    name = font.lower()
    return next((i for i in _encodings() if name.startswith(tuple(_rules()[i]["fonts"]))), None)


def convert(text: str, encoding: str) -> str:
    """The text of an old encoding in Unicode; signs that stand for no letter stay."""
    letters, pattern = _table(encoding)
    return pattern.sub(lambda match: letters[match[0]], text)


def lost_signs(converted: str) -> str:
    """The signs of a converted text that stand for no letter, one after another."""
    return "".join(_HIGH.findall(_without_letters(converted)))


def _shows_capitals(font: str, encodings: Collection[str]) -> bool:
    encoding = encoding_of(font)
    if encoding is None or encoding not in encodings:
        return False
    ends = tuple(_rules()[encoding]["capitals"])
    return bool(ends) and font.lower().endswith(ends)


def _runs(content: Content) -> Iterable[Run]:
    for items in (content.items, *content.headers, *content.footers):
        for paragraph in paragraphs(items):
            yield from paragraph.runs


def _judged(encoding: str, texts: Sequence[str], fonts: Collection[str]) -> OldText | None:
    """What the texts hold; None where no word of them has a sign of the encoding."""
    after = [convert(text, encoding) for text in texts]
    changed = [(old, new) for old, new in zip(texts, after, strict=True) if old != new]
    if not changed:
        return None
    judge = _rules()["judge"]
    sure = bool(fonts) and _share(after) >= judge["good"]
    lost = sum(len(lost_signs(new)) for _, new in changed)
    return OldText(
        encoding,
        _rules()[encoding]["name"],
        tuple(sorted(fonts)),
        sum(len(old) for old, _ in changed),
        sure,
        " ".join(changed[0][0].split())[:_SAMPLE],
        " ".join(changed[0][1].split())[:_SAMPLE],
        lost,
    )


def _by_letters(texts: Sequence[str]) -> OldText | None:
    """The encoding that text in ordinary fonts must be of, by its letters alone."""
    judge = _rules()["judge"]
    signs = _signs()
    suspect = [text for text in texts if signs.search(text)]
    if sum(len(signs.findall(text)) for text in suspect) < judge["least_signs"]:
        return None
    if _share(suspect) > judge["bad"]:
        return None
    shares = {one: _share([convert(t, one) for t in suspect]) for one in _encodings()}
    best = max(shares, key=lambda one: shares[one])
    return _judged(best, suspect, ()) if shares[best] >= judge["good"] else None


def _share(texts: Sequence[str]) -> float:
    """The share of Vietnamese syllables among the words that have letters beyond ASCII."""
    words = [word.strip(_EDGES) for text in texts for word in text.split()]
    marked = [word for word in words if _HIGH.search(word)]
    syllable = _syllable()
    signs = _signs()
    good = sum(
        1
        for word in marked
        if not signs.search(word) and all(map(syllable.fullmatch, _parts(word)))
    )
    return good / len(marked) if marked else 1.0


def _parts(word: str) -> list[str]:
    return [fold(part) for part in re.split(r"[-/–.,]", word) if part and not part.isdecimal()]


def _without_letters(text: str) -> str:
    """What is left of a converted text without letters and typographic signs."""
    return "".join(sign for sign in text if not sign.isalpha() and sign not in f"{_EDGES}\u00a0°")


def _encodings() -> list[str]:
    return [name for name in _rules() if "fonts" in _rules()[name]]


@cache
def _rules() -> dict[str, dict[str, Any]]:
    with (_FOLDER / "encodings.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _syllable() -> re.Pattern[str]:
    return re.compile(_rules()["syllable"]["pattern"])


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_rules()['judge']['signs'])}]")


@cache
def _table(encoding: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The letters by the signs as Word stores them, and a pattern of these, longest first.

    A code is Latin-1 or, where Windows shows it otherwise (80–9F), windows-1252.
    """
    letters: dict[str, str] = {}
    with (_FOLDER / f"{encoding}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = bytes.fromhex(row["code"])
            letters[code.decode("latin-1")] = row["letter"]
            letters[code.decode("cp1252", "replace")] = row["letter"]
    letters.pop("\ufffd", None)
    signs = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(map(re.escape, signs)))

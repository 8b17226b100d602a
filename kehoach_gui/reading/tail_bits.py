"""The lines behind the body cut into bits: recipients on the left, signature on the right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_gui.core import grammar
from kehoach_gui.core.text import fold
from kehoach_gui.reading import tables
from kehoach_gui.reading.debris import essence
from kehoach_gui.reading.header import read_place_date
from kehoach_gui.reading.lines import is_caps, is_rule
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line

_LONGEST = 120  # characters of a line of the signature
_RECIPIENTS = re.compile(r"[*•\-–\s]{0,4}nơi\s+(?:nhận|gửi)\s*[:.]?\s*", re.IGNORECASE)
_SIGNING = re.compile(r"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ|Q)\s?\.\s?[^\W\d_]|[TK]/[MTL]\s)")
_LOOSE_MARK = re.compile(r"(?:TM|T\.M|KT|K\.T|TL|T\.L|TUQ)\.?/?\s+(?=[^\W\d_])")
_MEMBERS = re.compile(r"(?<=[;,.])\s*(?=[-–+]\s)|(?<=;)\s*(?=[-–+])")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*$")
_LONGEST_RUN = 12  # words at a line's end that may be a signer's office or name


@dataclass(frozen=True, slots=True)
class TailBit:
    """A piece of a line behind the body: what it looks like, its words, its line."""

    kind: str  # recipients, recipient, authority, title, name, caps, label, place_date, other
    text: str
    line: Line


def tail_bits(line: Line, listing: bool) -> Iterator[TailBit]:
    """The bits of a line; `listing` says that the list of recipients has begun."""
    for cell in _with_braces(line.cells or (line.text,)):
        yield from _cell_bits(cell, line, listing)


def _with_braces(cells: Sequence[str]) -> list[str]:
    """The cells, a brace typed by hand put back to the recipient it stands behind."""
    joined: list[str] = []
    for cell in cells:
        if joined and (cell.startswith("}") or (joined[-1].endswith("}") and cell.startswith("("))):
            joined[-1] += f" {cell}"
        else:
            joined.append(cell)
    return joined


def opens_tail(line: Line) -> bool:
    """Whether the line holds Nơi nhận or a signing mark before capitals."""
    for cell in line.cells or (line.text,):
        if _RECIPIENTS.match(cell) and len(cell) <= 2 * _LONGEST:
            return True
        if is_authority(cell):
            return True
    return False


def opens_recipients(line: Line) -> bool:
    """Whether the line holds the label of the recipients."""
    return any(_RECIPIENTS.match(cell) for cell in line.cells or (line.text,))


def is_authority(text: str) -> bool:
    """Whether the words are an authority line: TM. BAN THƯỜNG VỤ, K/T CHỦ TỊCH."""
    if len(text) > _LONGEST:
        return False
    if _LOOSE_MARK.match(text):
        return is_caps(text)
    if not grammar.has_signing_mark(text):
        return False
    if text[:1] in "Qq" and not is_caps(text):
        return False
    words = text.replace("/", " ").replace(".", " ").split()[1:]
    return bool(words) and (is_caps(text) or (words[0][:1].isupper() and not text.endswith(".")))


def with_dotted_mark(text: str) -> str:
    """The authority line, a mark typed without its dot or with another one made plain: TM. BAN."""
    match = _LOOSE_MARK.match(text)
    if match is None:
        return text
    return f"{match[0].replace('.', '').strip(' /')}. {text[match.end() :]}"


def is_office(text: str) -> bool:
    """Whether the words are a signer's office: PHÓ CHỦ TỊCH, Hiệu trưởng."""
    if len(text) > _LONGEST or not text[:1].isupper() or text.endswith((".", ";", ":")):
        return False
    found = tables.starts_with("words", "signer", "titles").match(tables.lowered(text))
    return found is not None and (is_caps(text) or len(text.split()) <= 6)


def is_person(text: str) -> bool:
    """Whether the words look like a person's name, a degree before it allowed."""
    words = _without_degrees(text).split()
    if not 2 <= len(words) <= 6 or len(text) > 60:
        return False
    if not all(_NAME_WORD.match(word) and word[0].isupper() for word in words):
        return False
    if any(word.isupper() and len(word) > 1 for word in words) and not is_caps(text):
        return False
    family = fold(words[0]) in tables.words("words", "names", "family")
    return family and not (is_caps(text) and is_office(text))


def _without_degrees(text: str) -> str:
    words = text.split()
    degrees = tables.words("words", "signer", "degrees")
    while len(words) > 2 and all(d in degrees for d in fold(words[0].strip(".,:")).split(".")):
        words = words[1:]
    return " ".join(words)


def _cell_bits(text: str, line: Line, listing: bool) -> Iterator[TailBit]:
    label = _RECIPIENTS.match(text)
    if label:
        yield TailBit("recipients", "", line)
        text = text[label.end() :].strip()
        listing = True
        if not text:
            return
    pieces = _SIGNING.split(text, maxsplit=3) if len(text) <= 4 * _LONGEST else [text]
    for piece in pieces:
        yield from _piece_bits(piece, line, listing)


def _piece_bits(text: str, line: Line, listing: bool) -> Iterator[TailBit]:
    mark = read_mark(text)
    if mark is not None and mark.family == "bullet":
        members = _MEMBERS.split(text)
        for member in members[:-1]:
            yield TailBit("recipient", member, line)
        member, right = _cut_right(members[-1])
        yield TailBit("recipient", member, line)
        if right:
            yield TailBit(_kind(right), right, line)
        return
    kind = _kind(text)
    if listing and kind == "other":
        left, right = _cut_right(text)
        yield TailBit("other", left, line)
        if right:
            yield TailBit(_kind(right), right, line)
        return
    yield TailBit(kind, text, line)


def _kind(text: str) -> str:
    bare = essence(text)
    if is_rule(text) or bare in {
        essence(words) for words in tables.table("words")["labels"]["signed"]
    }:
        return "label"
    if is_authority(text):
        return "authority"
    if is_office(text):
        return "title"
    if is_person(text):
        return "name"
    if read_place_date(text) is not None:
        return "place_date"
    if is_caps(text) and len(text) <= _LONGEST:
        return "caps"
    return "other"


def _cut_right(text: str) -> tuple[str, str]:
    """A recipient and the office or name that stands behind it on the same line."""
    words = text.split()
    for start in range(max(1, len(words) - _LONGEST_RUN), len(words)):
        before, right = " ".join(words[:start]), " ".join(words[start:])
        if not before.endswith((";", ".", ",", ")", "}")):
            continue
        if (is_caps(right) and is_office(right)) or is_person(right):
            return before, right
    return text, ""

"""The head of a plan: mottos, bodies, number, place and date, in whatever order they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kehoach_gui.core import grammar
from kehoach_gui.core.plan import Header
from kehoach_gui.core.text import fold
from kehoach_gui.reading import tables
from kehoach_gui.reading.debris import essence, is_head_debris
from kehoach_gui.reading.lines import is_caps, is_ended, is_rule
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.sources import as_written

_LONGEST_NAME = 120  # characters of one line of a body's name
_NUMBER_LABEL = re.compile(r"số(?!\w)\s{0,9}[:.]?\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:[\d.…_]{1,12}\s{0,9}){0,3}[-/–]\s{0,4}[^\W\d_]{1,8}\s{0,4}(?:[-/–]\s{0,4}(?:[\w&]{1,30}(?:\s{0,2}[-–&.]\s{0,2}[\w&]{1,30}){0,4})?)?"
)
_SERIAL = re.compile(r"\d{0,5}\s?")  # the number alone, its symbol still to come, or nothing yet
_LEFT_OPEN = re.compile(r"(?:^số\s?:?|ngày|tháng|năm)\s?[.…_]*$", re.IGNORECASE)
_BLANK = r"[\d.…_\s]{0,14}"
_DATE = re.compile(
    rf"ngày\s{{0,9}}(?P<day>{_BLANK})\s{{0,9}}tháng\s{{0,9}}(?P<month>{_BLANK})\s{{0,9}}năm\s{{0,9}}(?P<year>{_BLANK})$",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})\s?[/.\-]\s?(?P<year>\d{4})$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_][^,;:!?]{0,50}$")
_MOTTOS = (
    ("state", re.compile(r"cong hoa xa hoi chu nghia viet nam"), True),
    ("state", re.compile(r"doc lap\W{1,5}tu do\W{1,5}hanh phuc"), False),
    ("party", re.compile(r"dang cong san viet nam$"), True),
    ("youth", re.compile(r"doan (?:tncs|thanh nien cong san) ho chi minh$"), True),
)
_NAME_GOES_ON = ("bch", "ban chap hanh", "trung uong", "cua", "bo", "uy")


@dataclass(slots=True)
class HeadParts:
    """What the lines above the title hold, collected bit by bit."""

    mottos: set[str] = field(default_factory=set)
    number: str | None = None
    place: str | None = None
    date: str | None = None
    unread_date: str | None = None  # a date that no calendar has
    names: list[tuple[str, Line]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a head line: what it is, its words, the line it stands in."""

    kind: str
    text: str
    line: Line


def read_header(lines: Sequence[Line], roles: Roles) -> tuple[Header, HeadParts]:
    """The header from the lines above the title; lines that are no part of it are set aside."""
    parts = HeadParts()
    bits = _rejoin([bit for line in lines for bit in _bits(line)])
    names = _names_among(bits)
    for place, bit in enumerate(bits):
        _take(bit, place in names, parts, roles)
    bodies = _bodies([text for text, _ in parts.names])
    for (_, line), owner in zip(parts.names, _owners(bodies), strict=True):
        roles.give(owner, line.sources)
    parent = "\n".join(bodies[:-1]) or None
    issuing = bodies[-1] if bodies else None
    number = grammar.parse_number(parts.number) if parts.number else None
    return Header(parent, issuing, number, parts.place, parts.date), parts


def last_head_line(lines: Sequence[Line]) -> int:
    """The index of the last line that holds a motto, the number or the date of issue; -1: none."""
    found = -1
    for place, line in enumerate(lines):
        if any(bit.kind in ("motto", "number", "place_date") for bit in _bits(line)):
            found = place
    return found


def holds_head_part(lines: Sequence[Line]) -> bool:
    """Whether a motto stands in the lines, or the number beside place and date of issue."""
    kinds = {bit.kind for line in lines for bit in _bits(line)}
    return "motto" in kinds or {"number", "place_date"} <= kinds


def read_place_date(text: str) -> tuple[str | None, str | None] | None:
    """Place and ISO date of "Hà Nội, ngày 05 tháng 3 năm 2026", blanks in it allowed.

    None where the text is no such line, or its date is none of the calendar.
    """
    match = _DATE.search(text) or _SHORT_DATE.search(text)
    if match is None:
        return None
    place = text[: match.start()].strip(" ,.…_-–")
    if place and not _PLACE.match(place):
        return None
    digits = [re.sub(r"\D", "", match[name]) for name in ("year", "month", "day")]
    if match.re is _SHORT_DATE and not place:
        return None
    try:
        return place or None, _partial_iso(*digits)
    except ValueError:
        return None


def _partial_iso(year: str, month: str, day: str) -> str | None:
    if len(year) != 4:
        if year or day:
            raise ValueError
        return None
    if not month:
        if day:
            raise ValueError
        return f"{int(year):04d}"
    date(int(year), int(month), int(day or 1))
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _bits(line: Line) -> Iterator[Bit]:
    cells = list(line.cells or (line.text,))
    for place in range(len(cells) - 1, 0, -1):
        if _LEFT_OPEN.search(cells[place - 1]):  # room left to write a day or a number in
            cells[place - 1 : place + 1] = [f"{cells[place - 1]} {cells[place]}"]
    for cell in cells:
        yield from _cut(cell, line)


def _cut(text: str, line: Line) -> Iterator[Bit]:
    """The bits of one cell: mottos, number and date are cut out, the rest is a name or nothing."""
    if is_rule(text):
        yield Bit("rule", text, line)
        return
    folded = fold(text)
    if len(folded) == len(text) <= 2 * _LONGEST_NAME:
        for motto, pattern, loud in _MOTTOS:
            match = pattern.search(folded)
            before = folded[: match.start()].rstrip(" *-") if match else ""
            if not match or (loud and not text[match.start() : match.end()].isupper()):
                continue
            if motto != "state" and before.endswith(_NAME_GOES_ON):
                continue
            yield Bit("motto", motto, line)
            for rest in (text[: match.start()], text[match.end() :]):
                if rest.strip(" *-–_:."):
                    yield from _cut(rest.strip(" *-–_:"), line)
            return
    label = _NUMBER_LABEL.match(text)
    number = _NUMBER.match(text, label.end() if label else 0)
    if number and (label or fold(number[0]).find("kh") > 0):
        yield Bit("number", number[0].strip(), line)
        rest = text[number.end() :].strip(" *-–_")
        if rest:
            yield from _cut(rest, line)
    elif label and _SERIAL.fullmatch(text, label.end()):
        yield Bit("number", text[label.end() :].strip(), line)
    elif read_place_date(text) is not None:
        yield Bit("place_date", text, line)
    elif is_head_debris(text):
        yield Bit("debris", text, line)
    else:
        yield Bit("other", text, line)


def _names_among(bits: Sequence[Bit]) -> set[int]:
    """Which bits are body names: those between or just above mottos, number and date."""
    proof = [i for i, bit in enumerate(bits) if bit.kind in ("motto", "number", "place_date")]
    first, last = (proof[0], proof[-1]) if proof else (len(bits), len(bits))
    while first > 0 and _may_be_name(bits[first - 1]):
        first -= 1
    span = range(first, len(bits))
    found = {i for i in span if _may_be_name(bits[i]) and (i < last or _begins_body(bits[i].text))}
    if not proof and not any(_begins_body(bits[i].text) for i in found):
        return set()
    return found


def _may_be_name(bit: Bit) -> bool:
    text = bit.text
    if bit.kind == "rule":
        return True
    if bit.kind != "other" or len(text) > _LONGEST_NAME or is_ended(text.rstrip(",")):
        return False
    return is_caps(text) or _begins_body(text)


def _begins_body(text: str) -> bool:
    return tables.starts_with("words", "bodies", "starts").match(tables.lowered(text)) is not None


def _take(bit: Bit, is_name: bool, parts: HeadParts, roles: Roles) -> None:
    if bit.kind == "motto":
        parts.mottos.add(bit.text)
        roles.give("label", bit.line.sources)
    elif bit.kind == "rule" or not bit.text:
        roles.give("label", bit.line.sources)
    elif bit.kind == "place":
        roles.give("place_date", bit.line.sources)
    elif bit.kind == "number" and parts.number is None:
        parts.number = bit.text
        roles.give("number", bit.line.sources)
    elif bit.kind == "place_date" and parts.date is None and parts.place is None:
        parts.place, parts.date = read_place_date(bit.text) or (None, None)
        roles.give("place_date", bit.line.sources)
    elif is_name and bit.kind == "other":
        parts.names.append((as_written(bit.line, bit.text), bit.line))
    else:
        if _DATE.search(bit.text):
            parts.unread_date = bit.text
        roles.discard(bit.line)


def _rejoin(bits: Sequence[Bit]) -> list[Bit]:
    """The bits with a motto or a place and date that was broken over two lines put together."""
    joined = list(bits)
    mottos = [essence(words) for words in tables.table("words")["labels"]["state"]]
    for here, bit in enumerate(joined):
        if bit.kind != "other":
            continue
        bare = essence(bit.text)
        for there in range(here + 1, min(here + 4, len(joined))):
            later = joined[there]
            if later.kind == "other" and f"{bare} {essence(later.text)}" in mottos:
                joined[here] = Bit("motto", "state", bit.line)
                joined[there] = Bit("motto", "state", later.line)
                break
            dated = later.kind == "place_date" and fold(later.text).startswith("ngay")
            if dated and bit.text.endswith(",") and _PLACE.match(bit.text.rstrip(", ")):
                joined[here] = Bit("place", bit.text, bit.line)
                joined[there] = Bit("place_date", f"{bit.text} {later.text}", later.line)
                break
    return joined


def _bodies(lines: Sequence[str]) -> list[str]:
    """The body names, each with the line breaks inside it."""
    bodies: list[str] = []
    for text in lines:
        previous = tables.lowered(bodies[-1].split("\n")[-1]) if bodies else ""
        unfinished = previous in tables.lower_words("words", "bodies", "open") or previous.endswith(
            (" và", ",", "-", " -")
        )
        if bodies and (unfinished or not _begins_body(text)):
            bodies[-1] += f"\n{text}"
        else:
            bodies.append(text)
    return bodies


def _owners(bodies: Sequence[str]) -> list[str]:
    roles: list[str] = []
    for place, body in enumerate(bodies):
        role = "issuing_body" if place == len(bodies) - 1 else "parent_body"
        roles += [role] * (body.count("\n") + 1)
    return roles

"""Everything behind the body: recipients, signature, then appendices or debris."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_gui.core import grammar
from kehoach_gui.core.plan import Signature
from kehoach_gui.reading.appendix_marks import opens_appendix
from kehoach_gui.reading.debris import begins_tail_debris, is_page_debris
from kehoach_gui.reading.lines import is_ended, starts_lower
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.sources import as_written
from kehoach_gui.reading.tail_bits import (
    TailBit,
    is_office,
    is_person,
    opens_recipients,
    opens_tail,
    tail_bits,
    with_dotted_mark,
)

_MEMBER_ENDS = (";", ",", ".", "}")
_STRAY = 6  # lines behind a stranger in which the tail may go on
_REACH = 45  # lines between the two halves of a tail at most
_PLAIN_OFFICE = 4  # words of an office that is not written in capitals
_SIGNATURE = 20  # lines of an appendix's own signature at most
_SIGNING = {"authority", "title", "name", "caps", "label", "place_date"}
_LAST_LINES = 30  # lines at the end among which an office without authority is looked for


@dataclass(slots=True)
class Tail:
    """The tail as read. `start` is the body's end, `rest` the first line behind the tail."""

    start: int
    rest: int
    recipients: list[str] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    name: str | None = None
    place_date: str | None = None
    dated: bool = False
    listing: bool = False
    archived: bool = False
    dashed: bool = False

    @property
    def found(self) -> bool:
        return self.rest > self.start

    @property
    def signature(self) -> Signature:
        authority = "\n".join(self.authority)
        return Signature(
            grammar.canonical_authority(authority) if authority else None,
            "\n".join(self.titles) or None,
            self.name,
        )


def read_tail(lines: Sequence[Line], body: int, roles: Roles, dated: bool) -> Tail:
    """The tail that stands in lines[body:]; an empty one where neither half is found.

    `dated` says that the head has place or date already, so that none is taken from here.
    """
    start = _tail_start(lines, body)
    tail = Tail(start, start, dated=dated)
    for place in range(start, len(lines)):
        line = lines[place]
        if (
            line.grid is not None
            or opens_appendix(line.text, line.look)
            or begins_tail_debris(line.text)
        ):
            break
        bits = list(tail_bits(line, tail.listing))
        tail.listing = tail.listing or any(bit.kind == "recipients" for bit in bits)
        if not all(_fits(bit, tail) for bit in bits):
            if not _goes_on(lines[place + 1 : place + 1 + _STRAY], tail):
                break
            roles.discard(line)
            continue
        for bit in bits:
            _take(bit, tail, roles)
        tail.rest = place + 1
    return tail


def _goes_on(lines: Sequence[Line], tail: Tail) -> bool:
    """Whether the tail goes on behind a line that is no part of it (a stamp's words, say)."""
    for line in lines:
        if opens_appendix(line.text, line.look) or begins_tail_debris(line.text):
            return False
        bits = list(tail_bits(line, tail.listing))
        if any(bit.kind not in ("other", "label") and _fits(bit, tail) for bit in bits):
            return True
    return False


def _tail_start(lines: Sequence[Line], body: int) -> int:
    marks = [place for place in range(body, len(lines)) if opens_tail(lines[place])]
    if marks:  # an appendix may have a signature of its own
        behind = range(marks[0], len(lines))
        bound = next((place for place in behind if opens_appendix(lines[place].text)), len(lines))
        marks = [place for place in marks if place < bound]
    lists = [place for place in marks if opens_recipients(lines[place])]
    anchor = lists[-1] if lists else None
    signs = [p for p in marks if anchor is None or abs(p - anchor) <= _REACH]
    start = signs[-1] if signs else _unsigned_start(lines, body)
    for place in reversed(signs):
        if start - place > _REACH:
            break
        start = place
    while body < start < len(lines) and _is_signature_line(lines[start - 1]):
        start -= 1
    return start


def signature_start(lines: Sequence[Line]) -> int:
    """The index at which a signature ends these lines of an appendix; len(lines) without one."""
    first = max(0, len(lines) - _SIGNATURE)
    start, seen = len(lines), set[str]()
    while start > first and lines[start - 1].grid is None:
        kinds = {bit.kind for bit in tail_bits(lines[start - 1], False)}
        if not kinds <= _SIGNING:
            break
        seen |= kinds
        start -= 1
    while start < len(lines) and _goes_below(lines[start]):
        start += 1
    if "authority" not in seen and not {"name", "title"} <= seen:
        start = len(lines)
    lists = (place for place in range(first, len(lines)) if opens_recipients(lines[place]))
    return min(start, next(lists, start))


def _goes_below(line: Line) -> bool:
    """Whether the line belongs to a signature only where others stand above it."""
    return all(bit.kind in ("caps", "label") for bit in tail_bits(line, False))


def _is_signature_line(line: Line) -> bool:
    bits = list(tail_bits(line, False))
    return bool(bits) and all(bit.kind in ("title", "name", "label", "place_date") for bit in bits)


def _unsigned_start(lines: Sequence[Line], body: int) -> int:
    """The line of an office that a person's name follows; len(lines) where there is none."""
    for place in range(max(body, len(lines) - _LAST_LINES), len(lines) - 1):
        text = lines[place].text
        if not is_office(text) or not (text.isupper() or len(text.split()) <= _PLAIN_OFFICE):
            continue
        following = [line.text for line in lines[place + 1 : place + 4]]
        if any(is_person(words) for words in following):
            return place
    return len(lines)


def _fits(bit: TailBit, tail: Tail) -> bool:
    if bit.kind in ("recipients", "label", "authority"):
        return bit.kind != "authority" or tail.name is None
    if bit.kind == "recipient":
        return tail.listing
    if bit.kind in ("title", "caps"):
        return tail.name is None and (bit.kind == "title" or bool(tail.authority or tail.titles))
    if bit.kind == "name":
        return tail.name is None and bool(tail.authority or tail.titles or tail.archived)
    if bit.kind == "place_date":
        return tail.place_date is None and not tail.dated
    if is_page_debris(bit.text) or not tail.listing:
        return False
    if grammar.is_archive(bit.text) or (starts_lower(bit.text) and tail.recipients):
        return True
    return (
        not tail.archived
        and tail.name is None
        and (not tail.dashed or bit.text.endswith(_MEMBER_ENDS))
    )


def _take(bit: TailBit, tail: Tail, roles: Roles) -> None:
    sources = bit.line.sources
    if bit.kind in ("recipients", "label"):
        roles.give("label", sources)
    elif bit.kind == "authority" or (bit.kind == "caps" and tail.authority and not tail.titles):
        tail.authority.append(with_dotted_mark(as_written(bit.line, bit.text)))
        roles.give("authority", sources)
    elif bit.kind in ("title", "caps"):
        tail.titles.append(as_written(bit.line, bit.text))
        roles.give("signer_title", sources)
    elif bit.kind == "name":
        tail.name = as_written(bit.line, bit.text)
        roles.give("signer_name", sources)
    elif bit.kind == "place_date":
        tail.place_date = bit.text
        roles.give("place_date", sources)
    else:
        _take_recipient(bit, tail)
        roles.give("recipient", sources)


def _take_recipient(bit: TailBit, tail: Tail) -> None:
    mark = read_mark(bit.text)
    bullet = mark is not None and mark.family == "bullet"
    words = mark.rest if mark is not None and bullet else bit.text
    tail.dashed = tail.dashed or bullet
    going_on = mark is None and bool(tail.recipients) and not is_ended(tail.recipients[-1])
    if going_on and (starts_lower(words) or tail.recipients[-1].endswith((",", " và"))):
        tail.recipients[-1] += f" {words}"
    else:
        tail.recipients.append(words)
    tail.archived = tail.archived or grammar.is_archive(words)


def clean_recipients(recipients: Sequence[str]) -> tuple[str, ...]:
    """The recipients without their closing marks, the Lưu line in its neutral form."""
    bare = (text.rstrip(" ;,./") if not text.endswith("...") else text for text in recipients)
    return tuple(grammar.canonical_archive(text) for text in bare if text)

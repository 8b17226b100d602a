"""Roles that the user gave to lines: they stand, the passes read the other lines without them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach_gui.core import grammar
from kehoach_gui.core.plan import Header, Plan, Signature, Title
from kehoach_gui.reading.header import read_place_date
from kehoach_gui.reading.lines import SplitText
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.sources import rows_of
from kehoach_gui.reading.tail import clean_recipients

BODY = ("heading", "phase", "item", "paragraph", "bullet", "slogan")
ONE_LINE = ("number", "place_date", "signer_name")
# roles that take several lines, with what parts these in the plan
JOINED = {
    "parent_body": "\n",
    "issuing_body": "\n",
    "type_name": " ",
    "subject": " ",
    "authority": "\n",
    "signer_title": "\n",
}
OPENING, CLOSING, RECIPIENT = "opening", "closing", "recipient"
FORCED = (*JOINED, *ONE_LINE, OPENING, CLOSING, RECIPIENT, *BODY, "noise")  # what a line can be
_LONGEST_NUMBER = 40  # characters: what is longer is no number, whatever it was called
_DATE_WORDS = Counter(("ngày", "tháng", "năm"))
_WORD = re.compile(r"[^\W\d_]+")


def without_forced(lines: Sequence[Line], roles: Roles) -> list[Line]:
    """The lines left for the passes; those with a given role keep it, debris is set aside."""
    kept = []
    for line in lines:
        role = roles.forced.get(line.sources[0])
        if role is None:
            kept.append(line)
        elif role == "noise":
            roles.discard(line)
        else:
            roles.give(role, line.sources)
    return kept


def with_forced(
    found: Sequence[Line], lines: Sequence[Line], roles: Roles, wanted: Collection[str] = BODY
) -> list[Line]:
    """What was found, lines that the user gave one of these roles among it in source order.

    A table that is to be something else comes as its rows.
    """
    merged = list(found)
    for line in lines:
        if roles.forced.get(line.sources[0]) in wanted:
            number = line.sources[0]
            places = (p for p, other in enumerate(merged) if other.sources[0] > number)
            place = next(places, len(merged))
            merged[place:place] = rows_of(line)
    return merged


def uncut(lines: Sequence[Line], roles: Roles) -> Iterator[Sequence[Line]]:
    """The lines in runs between which the user put a line of the body; never empty."""
    cuts = sorted(number for number, role in roles.forced.items() if role in BODY)
    start = 0
    for place in range(1, len(lines)):
        before, here = lines[place - 1].sources[0], lines[place].sources[0]
        if any(before < cut < here for cut in cuts):
            yield lines[start:place]
            start = place
    if lines:
        yield lines[start:]


def first_of_body(lines: Sequence[Line], start: int, end: int, roles: Roles) -> int:
    """Where the body begins, which a pass found at `end`, not before `start`.

    It is earlier where the user put a line of the body before it.
    """
    if start >= len(lines):
        return end
    floor = lines[start].sources[0]
    wanted = [n for n, role in roles.forced.items() if role in ("heading", "phase", "item")]
    first = min((n for n in wanted if n > floor - 1), default=None)
    if first is None:
        return end
    places = (p for p in range(start, len(lines)) if lines[p].sources[0] > first)
    return min(end, next(places, len(lines)))


@dataclass(slots=True)
class _Fields:
    """The lines that the user pointed out for fields; what they push out is set aside."""

    split: SplitText
    roles: Roles
    aside: list[str] = field(default_factory=list)

    def numbers(self, role: str) -> list[int]:
        return sorted(n for n, given in self.roles.forced.items() if given == role)

    def joined(self, role: str, before: str | None) -> str | None:
        """The words of a field with the user's lines before and behind those found."""
        numbers = self.numbers(role)
        found = [n for n, given in self.roles.given.items() if given in (role, "mixed")]
        first = min((n for n in found if n not in self.roles.forced), default=0)
        words = [self.split.source[n] for n in numbers if n < first]
        words += [before] if before else []
        words += [self.split.source[n] for n in numbers if n >= first]
        return JOINED[role].join(words) or None

    def one(self, role: str) -> str | None:
        """The text of the last line given the role; None where there is none."""
        numbers = self.numbers(role)
        self.roles.aside.update(numbers[:-1])
        return self.split.source[numbers[-1]] if numbers else None

    def push_out(self, role: str, before: str | None) -> None:
        """Set aside what a field held: its line, or its words where the line holds more."""
        given = self.roles.given
        old = [n for n, one in given.items() if one == role and n not in self.roles.forced]
        self.roles.aside.update(old)
        if before and not old:
            self.aside.append(before)

    def refuse(self, role: str) -> None:
        """Set aside the line that cannot be what it was called."""
        self.roles.aside.update(self.numbers(role)[-1:])


def with_fields(plan: Plan, split: SplitText, roles: Roles) -> Plan:
    """The plan with the fields of head and tail that the user pointed out lines for."""
    roles.given.update((n, role) for n, role in roles.forced.items() if n in roles.given)
    fields = _Fields(split, roles)
    signature = _with_signature(plan.signature, fields)
    recipients = [split.source[number] for number in fields.numbers(RECIPIENT)]
    header = _with_header(plan.header, fields)
    title = Title(
        fields.joined("type_name", plan.title.type_name),
        fields.joined("subject", plan.title.subject),
    )
    return replace(
        plan,
        header=header,
        title=title,
        signatures=(signature, *plan.signatures[1:]),
        recipients=clean_recipients((*plan.recipients, *recipients))
        if recipients
        else plan.recipients,
        discarded=(*(split.source[number] for number in sorted(roles.aside)), *fields.aside),
    )


def _with_header(header: Header, fields: _Fields) -> Header:
    header = replace(
        header,
        parent_body=fields.joined("parent_body", header.parent_body),
        issuing_body=fields.joined("issuing_body", header.issuing_body),
    )
    words = fields.one("number")
    if words is not None and len(words) > _LONGEST_NUMBER:
        fields.refuse("number")
    elif words is not None:
        old = header.number
        parts = (old.serial, old.type_code, old.body) if old else ()
        fields.push_out("number", " ".join(part for part in parts if part))
        header = replace(header, number=grammar.parse_number(_bare_number(words)))
    words = fields.one("place_date")
    if words is None:
        return header
    read = read_place_date(words)
    if read is None:  # the place alone, the day stays
        fields.aside += [header.place] if header.place else []
        return replace(header, place=words)
    fields.push_out("place_date", " ".join(filter(None, (header.place, header.date))))
    place, day = read
    kept = Counter(_WORD.findall((place or "").lower())) + _DATE_WORDS
    if Counter(_WORD.findall(words.lower())) - kept:
        fields.aside.append(words)  # it says more than place and day
    return replace(header, place=place, date=day)


def _with_signature(signature: Signature, fields: _Fields) -> Signature:
    if fields.numbers("authority"):
        words = fields.joined("authority", signature.authority) or ""
        signature = replace(signature, authority=grammar.canonical_authority(words))
    signature = replace(signature, title=fields.joined("signer_title", signature.title))
    name = fields.one("signer_name")
    if name is not None:
        fields.push_out("signer_name", signature.name)
        signature = replace(signature, name=name)
    return signature


def _bare_number(text: str) -> str:
    """The number without the word before it."""
    head, mark, rest = text.partition(":")
    return rest.strip() if mark and len(head) <= 4 else text.removeprefix("Số").strip()

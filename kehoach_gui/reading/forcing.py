"""Roles that the user gave to lines: they stand, the passes read the other lines without them."""

from collections.abc import Sequence
from dataclasses import replace

from kehoach_gui.core import grammar
from kehoach_gui.core.plan import Plan
from kehoach_gui.reading.header import read_place_date
from kehoach_gui.reading.lines import SplitText
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.tail import clean_recipients

BODY = ("heading", "phase", "item", "paragraph", "bullet", "slogan")
ONE_LINE = ("number", "place_date", "signer_name")
JOINED = ("parent_body", "issuing_body", "type_name", "subject", "authority", "signer_title")
LISTS = ("opening", "closing", "recipient")
FORCED = (*JOINED, *ONE_LINE, *LISTS, *BODY, "noise")  # what a line can be made


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


def with_forced_body(body: Sequence[Line], lines: Sequence[Line], roles: Roles) -> list[Line]:
    """The paragraphs of the body, lines that the user put there among them in source order."""
    found = list(body)
    for line in lines:
        if roles.forced.get(line.sources[0]) in BODY:
            number = line.sources[0]
            places = (p for p, other in enumerate(found) if other.sources[0] > number)
            found.insert(next(places, len(found)), line)
    return found


def with_fields(plan: Plan, split: SplitText, roles: Roles) -> Plan:
    """The plan with the fields of head and tail that the user pointed out lines for."""
    wanted = set(roles.forced.values())
    roles.given.update((n, role) for n, role in roles.forced.items() if n in roles.given)
    header, title, signature = plan.header, plan.title, plan.signature
    words = {
        role: " ".join(split.source[n] for n in sorted(roles.given) if roles.given[n] == role)
        for role in JOINED
        if role in wanted
    }
    last = {role: split.source[n] for n, role in sorted(roles.forced.items()) if role in ONE_LINE}
    header = replace(
        header,
        parent_body=words.get("parent_body", header.parent_body),
        issuing_body=words.get("issuing_body", header.issuing_body),
    )
    title = replace(
        title,
        type_name=words.get("type_name", title.type_name),
        subject=words.get("subject", title.subject),
    )
    if "number" in last:
        header = replace(header, number=grammar.parse_number(_bare_number(last["number"])))
    if "place_date" in last:
        place, day = read_place_date(last["place_date"]) or (last["place_date"], header.date)
        header = replace(header, place=place, date=day)
    if "authority" in words:
        signature = replace(signature, authority=grammar.canonical_authority(words["authority"]))
    if "signer_title" in words:
        signature = replace(signature, title=words["signer_title"])
    if "signer_name" in last:
        signature = replace(signature, name=last["signer_name"])
    more = {
        role: [split.source[n] for n, r in sorted(roles.forced.items()) if r == role]
        for role in LISTS
    }
    return replace(
        plan,
        header=header,
        title=title,
        signatures=(signature, *plan.signatures[1:]),
        opening=(*plan.opening, *more["opening"]),
        closing=(*plan.closing, *more["closing"]),
        recipients=clean_recipients((*plan.recipients, *more["recipient"]))
        if more["recipient"]
        else plan.recipients,
    )


def _bare_number(text: str) -> str:
    """The number without the word before it."""
    head, mark, rest = text.partition(":")
    return rest.strip() if mark and len(head) <= 4 else text.removeprefix("Số").strip()

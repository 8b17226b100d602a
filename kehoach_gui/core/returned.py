"""A plan that came back changed (the leader's Word file): each change taken over on its own."""

from dataclasses import dataclass, replace

from kehoach_gui.core import edits, structure
from kehoach_gui.core.alignment import Alignment
from kehoach_gui.core.compare import Comparison, SectionChange, TextChange, compare, restore_section
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.places import HEADER, SIGNATURE, TITLE, Place, place_name, rewritten
from kehoach_gui.core.plan import Block, Kind, Plan, Section, walk

_DATE = ("header", "date")


@dataclass(frozen=True, slots=True)
class Offer:
    """One change to take over or leave: a field or a line of head and tail, or a section."""

    change: TextChange | SectionChange


class NotTaken(UserError):
    """A change that cannot be taken over by itself."""


def in_shape_of(plan: Plan, returned: Plan) -> Plan:
    """The returned plan, headings and first paragraphs told apart as the plan has them.

    A short numbered paragraph looks on paper like a heading; what the plan says it was holds.
    """
    pairs = Alignment(plan, returned)
    olds = {node.id: node.section for node in pairs.old_nodes}
    items = {_said(s).strip(): s for s in olds.values() if s.heading is None}
    for node in pairs.new_nodes:
        now = node.section
        was = olds.get(pairs.old_of.get(node.id, 0)) or items.get(_said(now).strip())
        if was is None or (was.heading is None) == (now.heading is None):
            continue
        if was.heading is None:
            first = Block("paragraph", now.heading or "")
            returned = _reshaped(returned, node.id, None, (first, *now.blocks), was.kind)
        elif now.blocks and now.blocks[0].type == "paragraph":
            heading = now.blocks[0].text
            returned = _reshaped(returned, node.id, heading, now.blocks[1:], was.kind)
    return returned


def _reshaped(
    plan: Plan, section_id: int, heading: str | None, blocks: tuple[Block, ...], kind: Kind
) -> Plan:
    return edits.change(
        plan, section_id, lambda s: replace(s, heading=heading, blocks=blocks, kind=kind)
    )


def offers(plan: Plan, returned: Plan) -> tuple[Comparison, tuple[Offer, ...]]:
    """What differs in the returned plan, in reading order, fields first."""
    found = compare(plan, returned)
    fields = [Offer(change) for change in found.fields if change.status != "same"]
    sections = [Offer(change) for change in found.sections if change.status != "same"]
    return found, (*fields, *sections)


def take(plan: Plan, returned: Plan, offer: Offer) -> Plan:
    """The plan with one change of the returned one; raises NotTaken where it cannot stand alone."""
    if isinstance(offer.change, TextChange):
        return _take_field(plan, returned, offer.change)
    return _take_section(plan, returned, offer.change)


def take_all(plan: Plan, returned: Plan) -> tuple[Plan, int]:
    """The plan with every change that can be taken over, and how many could not.

    The changes are looked for anew after each one, since sections move.
    """
    left: set[str] = set()
    while True:
        _, found = offers(plan, returned)
        fresh = [offer for offer in found if _key(offer) not in left]
        if not fresh:
            return plan, len(found)
        offer = fresh[0]
        left.add(_key(offer))
        try:
            plan = take(plan, returned, offer)
        except NotTaken:
            continue


def _key(offer: Offer) -> str:
    """What tells one change from another while others are taken over."""
    change = offer.change
    if isinstance(change, TextChange):
        return f"{change.name}\0{change.old}\0{change.new}"
    return f"{change.new.id if change.new else ''}\0{_said(change.old)}\0{_said(change.new)}"


def _said(section: Section | None) -> str:
    if section is None:
        return "-"
    return "\n".join((section.heading or "", *(block.words for block in section.blocks)))


def _take_field(plan: Plan, returned: Plan, change: TextChange) -> Plan:
    if change.name == "Phần mở đầu":
        return replace(plan, opening=_with_line(plan.opening, returned.opening, change))
    if change.name == "Phần kết":
        return replace(plan, closing=_with_line(plan.closing, returned.closing, change))
    if change.name == "Nơi nhận":
        return replace(plan, recipients=_with_line(plan.recipients, returned.recipients, change))
    if change.name == place_name(plan, _DATE):
        return replace(plan, header=replace(plan.header, date=change.new))
    if change.name == "Thể thức":
        return edits.set_standard(plan, returned.standard)
    place = _place_of(returned, change.name) or _place_of(plan, change.name)
    if place is None:
        raise NotTaken(f"Chưa nhận riêng được “{change.name}”. Kế hoạch không thay đổi.")
    if place[0] == "appendix" and int(place[1]) >= len(plan.appendices):
        fresh = replace(returned.appendices[int(place[1])], sections=())
        return replace(plan, appendices=(*plan.appendices, fresh))
    return rewritten(plan, {place: (change.new or "", ())})


def _place_of(plan: Plan, name: str) -> Place | None:
    places: list[Place] = [("header", each) for each in (*HEADER, "number")]
    places += [("title", each) for each in TITLE]
    places += [("signature", i, each) for i in range(len(plan.signatures)) for each in SIGNATURE]
    places += [("appendix", index) for index in range(len(plan.appendices))]
    return next((place for place in places if place_name(plan, place) == name), None)


def _with_line(
    own: tuple[str, ...], returned: tuple[str, ...], change: TextChange
) -> tuple[str, ...]:
    """The lines with one of them changed, added where it stands in the returned ones, or gone."""
    lines = list(own)
    if change.old in lines:
        at = lines.index(change.old)
        lines[at : at + 1] = [change.new] if change.new else []
        return tuple(lines)
    if change.new is not None:
        at = returned.index(change.new)
        behind = next((lines.index(t) + 1 for t in reversed(returned[:at]) if t in lines), 0)
        lines.insert(behind, change.new)
    return tuple(lines)


def _take_section(plan: Plan, returned: Plan, change: SectionChange) -> Plan:
    old, new = change.old, change.new
    if new is None:
        assert old is not None
        return _without(plan, returned, old)
    taken = restore_section(plan, returned, new.id)
    if old is None or old.heading != new.heading:
        return taken
    # what no paper shows stays: the kind, and days that were set by hand
    return edits.change(taken, old.id, lambda s: replace(s, kind=old.kind, period=old.period))


def _without(plan: Plan, returned: Plan, gone: Section) -> Plan:
    """The plan without a section, unless something below it is still there in the returned one."""
    kept = {c.old.id for c in compare(plan, returned).sections if c.old and c.new}
    if any(section.id in kept for section, _ in walk(edits.find(plan, gone.id).sections)):
        raise NotTaken(
            "Mục này bị bỏ trong bản Word nhưng mục con của nó còn lại. Kế hoạch không thay đổi;"
            " hãy chuyển các mục con ra ngoài, rồi nhận lại."
        )
    return structure.remove_section(plan, gone.id)

"""One field of head or tail, or one line of the order, as an older version of the plan had it."""

from dataclasses import replace
from typing import Any

from kehoach_gui.core import order_changes
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Appendix, Plan, Signature
from kehoach_gui.core.word_diff import paired, taken_back


def restore_field(current: Plan, old: Plan, place: Place) -> Plan:
    """The current plan with the field of a change that compare(old, current) tells of.

    A line of the opening, the closing or the recipients comes back alone, at its place among the
    others; one that is new goes; so do lines of the order sheet. The standard comes back with its
    options.
    """
    group = place[0]
    if group == "order":
        return replace(current, order=order_changes.restored(current.order, old.order, place[1:]))
    if group == "standard":
        return replace(current, standard=old.standard, layout=old.layout)
    if group in ("header", "title"):
        name = str(place[1])
        changed = replace(getattr(current, group), **{name: getattr(getattr(old, group), name)})
        return replace(current, **{str(group): changed})
    if group == "signature":
        return _signature(current, old, int(place[1]), str(place[2]))
    if group == "appendix":
        return _appendix_title(current, old, int(place[1]))
    return _line(current, old, str(group), int(place[1]), int(place[2]))


def _signature(current: Plan, old: Plan, index: int, name: str) -> Plan:
    there = old.signatures[index] if index < len(old.signatures) else Signature()
    lacking = (Signature(),) * (index + 1 - len(current.signatures))
    signatures = [*current.signatures, *lacking]
    field: dict[str, Any] = {name: getattr(there, name)}
    signatures[index] = replace(signatures[index], **field)
    while len(signatures) > max(1, len(old.signatures)) and signatures[-1] == Signature():
        signatures.pop()
    return replace(current, signatures=tuple(signatures))


def _appendix_title(current: Plan, old: Plan, index: int) -> Plan:
    """A title; an appendix that is gone comes back empty, its sections are changes of their own."""
    appendices = list(current.appendices)
    if index >= len(old.appendices):
        appendices[index] = replace(appendices[index], title="")
        if index == len(appendices) - 1 and not appendices[index].sections:
            appendices.pop()
    else:
        lost = old.appendices[len(appendices) : index + 1]
        appendices += [Appendix(one.number, "") for one in lost]
        appendices[index] = replace(appendices[index], title=old.appendices[index].title)
    return replace(current, appendices=tuple(appendices))


def _line(current: Plan, old: Plan, name: str, before: int, after: int) -> Plan:
    lines, known = getattr(current, name), getattr(old, name)
    pairs = paired(list(known), list(lines))
    changed: dict[str, Any] = {name: taken_back(lines, known, (before, after), pairs)}
    return replace(current, **changed)

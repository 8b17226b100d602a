"""Fields, lines and blocks of a plan with some of the changes of a returned one."""

from collections.abc import Callable, Set
from dataclasses import replace
from typing import Any

from kehoach_gui.core import edits
from kehoach_gui.core.compare import TextChange
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Block, Plan, Signature
from kehoach_gui.core.word_diff import paired

LISTS = ("opening", "closing", "recipients")


def merged_blocks(
    changes: tuple[TextChange, ...],
    old: tuple[Block, ...],
    new: tuple[Block, ...],
    chosen: Callable[[int], bool],
) -> tuple[Block, ...]:
    """The blocks of a section with the chosen ones of its changes, named by their place."""
    blocks: list[Block] = []
    before, after = iter(old), iter(new)
    for place, change in enumerate(changes):
        left = next(before) if change.old is not None else None
        right = next(after) if change.new is not None else None
        kept = right if change.status != "same" and chosen(place) else left
        if kept is not None:
            blocks.append(kept)
    return old if tuple(blocks) == old else tuple(blocks)


def merged_fields(plan: Plan, returned: Plan, places: Set[Place]) -> Plan:
    """The plan with the fields and lines that these places of compare(plan, returned) name.

    Titles of appendices are left to the outline.
    """
    if not places:
        return plan
    if ("standard",) in places:
        plan = edits.set_standard(plan, returned.standard)
    for group in ("header", "title"):
        own, other = getattr(plan, group), getattr(returned, group)
        new: dict[str, Any] = {
            str(p[1]): getattr(other, str(p[1])) for p in places if p[0] == group
        }
        if new:
            plan = replace(plan, **{group: replace(own, **new)})
    for name in LISTS:
        if any(place[0] == name for place in places):
            lines: dict[str, Any] = {name: _lines(plan, returned, name, places)}
            plan = replace(plan, **lines)
    if any(place[0] == "signature" for place in places):
        plan = replace(plan, signatures=_signatures(plan, returned, places))
    return plan


def _lines(plan: Plan, returned: Plan, name: str, places: Set[Place]) -> tuple[str, ...]:
    own, other = list(getattr(plan, name)), list(getattr(returned, name))
    lines = []
    for i, j in paired(own, other):
        place = (name, -1 if i is None else i, -1 if j is None else j)
        if place in places:
            lines += [] if j is None else [other[j]]
        else:
            lines += [] if i is None else [own[i]]
    return tuple(lines)


def _signatures(plan: Plan, returned: Plan, places: Set[Place]) -> tuple[Signature, ...]:
    made = []
    most = max(len(plan.signatures), len(returned.signatures))
    for index in range(most):
        own, other = (
            side[index] if index < len(side) else Signature()
            for side in (plan.signatures, returned.signatures)
        )
        names = [str(p[2]) for p in places if p[0] == "signature" and p[1] == index]
        fields: dict[str, Any] = {name: getattr(other, name) for name in names}
        made.append(replace(own, **fields))
    while len(made) > 1 and made[-1] == Signature():
        made.pop()
    return tuple(made)

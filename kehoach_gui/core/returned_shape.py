"""What was read from paper in the shape of the plan it was printed from, before both are compared.

Paper shows neither what is a heading nor what was composed from data.
"""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from kehoach_gui.core import compose_assignments, compose_calendar, edits
from kehoach_gui.core.alignment import Alignment, Node
from kehoach_gui.core.places import spots
from kehoach_gui.core.plan import Appendix, Block, Kind, Plan
from kehoach_gui.core.text import fold, squeeze
from kehoach_gui.core.word_diff import likeness

_COMPOSED = {"calendar": compose_calendar.TITLE, "assignments": compose_assignments.TITLE}
_LABEL = "phu luc"  # all that the reader may have kept of an appendix without sections
STRANGE = 0.5  # less in common than this, and a file is hardly this plan changed


def in_shape_of(plan: Plan, returned: Plan) -> Plan:
    """The returned plan, headings and first paragraphs told apart as the plan has them.

    A short numbered paragraph looks on paper like a heading; what the plan says it was holds.
    Appendices that are composed from the plan's data are left out.
    """
    returned = _without_composed(plan, returned)
    pairs = Alignment(plan, returned)
    olds = {node.id: node.section for node in pairs.old_nodes}
    items = {_said(node): node.section for node in pairs.old_nodes if node.section.heading is None}
    for node in pairs.new_nodes:
        now = node.section
        was = olds.get(pairs.old_of.get(node.id, 0)) or items.get(_said(node))
        if was is None or (was.heading is None) == (now.heading is None):
            continue
        if was.heading is None:
            first = Block("paragraph", now.heading or "")
            returned = _reshaped(returned, node.id, None, (first, *now.blocks), was.kind)
        elif now.blocks and now.blocks[0].type == "paragraph":
            heading = now.blocks[0].text
            returned = _reshaped(returned, node.id, heading, now.blocks[1:], was.kind)
    return returned


def _said(node: Node) -> str:
    return "\n".join(node.words).strip()


def _reshaped(
    plan: Plan, section_id: int, heading: str | None, blocks: tuple[Block, ...], kind: Kind
) -> Plan:
    return edits.change(
        plan, section_id, lambda s: replace(s, heading=heading, blocks=blocks, kind=kind)
    )


def _without_composed(plan: Plan, returned: Plan) -> Plan:
    """The returned plan without the appendices that are printed but are not the plan's words."""
    titles = [fold(_COMPOSED[name]) for name in plan.attached]
    if not titles:
        return returned

    def composed(appendix: Appendix) -> bool:
        title = fold(squeeze(appendix.title))
        bare = title.startswith(_LABEL) and not appendix.sections
        return bare or any(one in title for one in titles)

    count = len(plan.appendices)
    own = [one for one in returned.appendices[count:] if not composed(one)]
    return replace(returned, appendices=(*returned.appendices[:count], *own))


def in_common(plan: Plan, returned: Plan) -> float:
    """The share of pairs of neighbouring words that two plans have in common, 0 to 1."""
    return likeness(_word_pairs(plan), _word_pairs(returned))


def _word_pairs(plan: Plan) -> Counter[str]:
    lines = (fold(spot.text).split() for spot in spots(plan))
    return Counter(f"{a} {b}" for words in lines for a, b in pairwise(words))

"""What another document says put into the plan that is being written: all, sections, paragraphs."""

from dataclasses import replace

from kehoach_gui.core.alignment import Alignment
from kehoach_gui.core.edits import change, find, path_to
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.numbering import renumbered, usual_number
from kehoach_gui.core.plan import (
    Block,
    Plan,
    Section,
    all_sections,
    next_id,
    renew_ids,
    walk,
)
from kehoach_gui.core.plan_json import MAX_DEPTH
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.section_clip import insert_section
from kehoach_gui.core.word_diff import likeness, word_count

_ALIKE = 0.6  # share of common words from which two headings name the same thing


def take_in(plan: Plan, section_id: int, read: Plan, preset: Preset) -> Plan:
    """The plan with all that was read inside one of its sections, behind what stands there.

    Opening, closing and loose paragraphs become blocks, sections become sections of it. Raises
    KeyError for an unknown section, RefusedInput where the plan would be deeper than a plan may.
    """
    depth = len(path_to(plan, section_id))
    loose = [s for s in read.sections if s.number is None and s.heading is None]
    headed = tuple(s for s in read.sections if s not in loose)
    if depth + max(map(_height, headed), default=0) > MAX_DEPTH:
        raise RefusedInput(
            f"Đưa vào mục này thì kế hoạch sâu quá {MAX_DEPTH} bậc mục. Kế hoạch không thay đổi;"
            " hãy chọn một mục ở ngoài hơn, hoặc nhập thành kế hoạch mới."
        )
    blocks = [Block("paragraph", text) for text in read.opening]
    blocks += [block for section in loose for block in section.blocks]
    blocks += [Block("paragraph", text) for text in read.closing]
    inner = tuple(part for section in loose for part in section.sections)
    made, _ = renew_ids((*inner, *headed), next_id(plan))

    def edit(section: Section) -> Section:
        model = next((child.number for child in section.sections if child.number), None)
        model = model or usual_number(preset, depth, 1, section.number)
        fresh = tuple(replace(s, number=model if s.number else None) for s in made)
        children = renumbered((*section.sections, *fresh), section.number) if fresh else ()
        return replace(
            section,
            blocks=(*section.blocks, *blocks),
            sections=children or section.sections,
        )

    return change(plan, section_id, edit)


def counterparts(superior: Plan, plan: Plan) -> dict[int, int]:
    """Which own section corresponds to a headed one of the superior: ids of both plans.

    By words and headings; mere place in the outline counts only for sections of a known kind.
    """
    pairs = Alignment(superior, plan)
    own = {node.id: node for node in pairs.new_nodes}
    found = {}
    for node in pairs.old_nodes:
        mine = own.get(pairs.new_of.get(node.id, 0))
        if mine is None or not node.section.heading:
            continue
        known = node.section.kind == mine.section.kind != "other"
        alike = likeness(word_count(node.heading), word_count(mine.heading)) >= _ALIKE
        if known or alike:
            found[node.id] = mine.id
    return found


def take_section(
    plan: Plan, superior: Plan, section_id: int, preset: Preset, known: dict[int, int]
) -> tuple[Plan, int]:
    """A superior's section copied with all below it; the plan and the new section's id.

    `known` are the counterparts: it stands behind that of the sibling before it, else in that of
    its parent, else at the end. Raises KeyError for a section that the superior does not have.
    """
    *above, section = path_to(superior, section_id)
    return _put(plan, superior, above, section, preset, _there(known, plan))


def take_block(
    plan: Plan,
    superior: Plan,
    section_id: int,
    place: int,
    preset: Preset,
    known: dict[int, int],
) -> tuple[Plan, int]:
    """One paragraph of a superior's section copied; the plan and the id of the section it is in.

    It goes to the end of the section's counterpart, if `known` has one that is still there; else
    a section with the same heading is made for it. Raises KeyError for a section that the superior
    does not have.
    """
    *above, section = path_to(superior, section_id)
    block = section.blocks[place]
    known = _there(known, plan)
    own = known.get(section_id)
    if own is not None:
        return change(plan, own, lambda s: replace(s, blocks=(*s.blocks, block))), own
    alone = replace(section, blocks=(block,), sections=())
    return _put(plan, superior, above, alone, preset, known)


def _there(known: dict[int, int], plan: Plan) -> dict[int, int]:
    """The counterparts that the plan still has."""
    ids = {section.id for section, _ in walk(all_sections(plan))}
    return {theirs: own for theirs, own in known.items() if own in ids}


def _put(
    plan: Plan,
    superior: Plan,
    above: list[Section],
    section: Section,
    preset: Preset,
    known: dict[int, int],
) -> tuple[Plan, int]:
    """The plan with a copy of a section; `known` are the counterparts of the superior's."""
    siblings = above[-1].sections if above else superior.sections
    ids = [one.id for one in siblings]
    before = ids[: ids.index(section.id)] if section.id in ids else []
    home = next((known[one.id] for one in above[::-1] if one.id in known), None)
    inside = {s.id for s in (find(plan, home).sections if home is not None else plan.sections)}
    after = next((known[i] for i in before[::-1] if known.get(i) in inside), None)
    return insert_section(plan, section, preset, after=after, inside=home)


def _height(section: Section) -> int:
    return 1 + max(map(_height, section.sections), default=0)

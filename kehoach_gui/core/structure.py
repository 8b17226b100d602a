"""Edits of the outline: add, remove, move, indent, split, merge, renumber sections.

Pure functions from plan to plan. A list of siblings whose structure changes is renumbered by its
style; printed numbers elsewhere stand. All raise KeyError for an id that the plan does not have.
"""

from dataclasses import replace

from kehoach_gui.core.edits import Siblings, change, find, in_list, path_to
from kehoach_gui.core.numbering import list_form, renumbered, usual_number
from kehoach_gui.core.plan import Block, Kind, Plan, Section, next_id, renew_ids, walk
from kehoach_gui.core.preset import Preset


def set_numbered(plan: Plan, section_id: int, numbered: bool, preset: Preset) -> Plan:
    """The section with a number of its list's style, or without one."""
    depth = len(path_to(plan, section_id)) - 1

    def edit(siblings: Siblings, parent: str | None) -> Siblings:
        number = _new_number(siblings, parent, depth, preset) if numbered else None
        changed = (replace(s, number=number) if s.id == section_id else s for s in siblings)
        return renumbered(tuple(changed), parent)

    return in_list(plan, section_id, edit)


def _new_number(siblings: Siblings, parent: str | None, depth: int, preset: Preset) -> str:
    """A number of the list's style; the standard's own for its depth where it has none."""
    model = next((s.number for s in siblings if s.number), None)
    return model or usual_number(preset, depth, 1, parent)


def add_section(
    plan: Plan,
    preset: Preset,
    *,
    after: int | None = None,
    inside: int | None = None,
    heading: str | None = None,
    kind: Kind = "other",
    blocks: tuple[Block, ...] = (),
) -> tuple[Plan, int]:
    """The plan with a new section after a sibling, inside a section, or at the end; and its id."""
    new = Section(next_id(plan), None, heading, kind, None, blocks)
    if after is not None:
        depth = len(path_to(plan, after)) - 1

        def insert(siblings: Siblings, parent: str | None) -> Siblings:
            unnumbered = any(siblings) and not list_form(siblings)
            number = None if unnumbered else _new_number(siblings, parent, depth, preset)
            place = next(i for i, s in enumerate(siblings) if s.id == after) + 1
            one = replace(new, number=number)
            return renumbered((*siblings[:place], one, *siblings[place:]), parent)

        return in_list(plan, after, insert), new.id
    if inside is not None:
        depth = len(path_to(plan, inside))

        def append(section: Section) -> Section:
            number = _new_number(section.sections, section.number, depth, preset)
            inner = (*section.sections, replace(new, number=number))
            return replace(section, sections=renumbered(inner, section.number))

        return change(plan, inside, append), new.id
    number = _new_number(plan.sections, None, 0, preset)
    outer = (*plan.sections, replace(new, number=number))
    return replace(plan, sections=renumbered(outer)), new.id


def remove_section(plan: Plan, section_id: int) -> Plan:
    """The plan without the section and all it holds."""
    return in_list(
        plan,
        section_id,
        lambda siblings, parent: renumbered(
            tuple(s for s in siblings if s.id != section_id), parent
        ),
    )


def duplicate_section(plan: Plan, section_id: int) -> tuple[Plan, int]:
    """The plan with a copy right behind the section; and the copy's id."""
    first = next_id(plan)

    def edit(siblings: Siblings, parent: str | None) -> Siblings:
        place = next(i for i, s in enumerate(siblings) if s.id == section_id) + 1
        copy, _ = renew_ids((siblings[place - 1],), first)
        return renumbered((*siblings[:place], *copy, *siblings[place:]), parent)

    return in_list(plan, section_id, edit), first


def move_section(
    plan: Plan, section_id: int, parent_id: int | None, index: int, preset: Preset
) -> Plan:
    """The section moved to `index` among the children of `parent_id` (None: the outermost list).

    `index` counts the list without the section itself. Raises ValueError where a section would
    go into itself.
    """
    moving = find(plan, section_id)
    if any(section.id == parent_id for section, _ in walk((moving,))):
        raise ValueError("a section cannot go into itself")
    rest = remove_section(plan, section_id)

    def insert(siblings: Siblings, parent: str | None, depth: int) -> Siblings:
        number = None
        if moving.number is not None or not siblings:
            number = _new_number(siblings, parent, depth, preset)
        place = max(0, min(index, len(siblings)))
        one = replace(moving, number=number)
        return renumbered((*siblings[:place], one, *siblings[place:]), parent)

    if parent_id is None:
        return replace(rest, sections=insert(rest.sections, None, 0))
    depth = len(path_to(rest, parent_id))
    return change(
        rest, parent_id, lambda s: replace(s, sections=insert(s.sections, s.number, depth))
    )


def shift_section(plan: Plan, section_id: int, step: int, preset: Preset) -> Plan:
    """The section one place up (-1) or down (+1) among its siblings; unchanged at the end."""
    *above, _ = path_to(plan, section_id)
    siblings = above[-1].sections if above else plan.sections
    place = next((i for i, s in enumerate(siblings) if s.id == section_id), None)
    if place is None or not 0 <= place + step < len(siblings):
        return plan
    return move_section(plan, section_id, above[-1].id if above else None, place + step, preset)


def indent_section(plan: Plan, section_id: int, preset: Preset) -> Plan:
    """The section as the last child of the sibling before it; unchanged where there is none."""
    *above, _ = path_to(plan, section_id)
    siblings = above[-1].sections if above else plan.sections
    place = next((i for i, s in enumerate(siblings) if s.id == section_id), 0)
    if place == 0:
        return plan
    target = siblings[place - 1]
    return move_section(plan, section_id, target.id, len(target.sections), preset)


def outdent_section(plan: Plan, section_id: int, preset: Preset) -> Plan:
    """The section right behind its parent; unchanged in the outermost list."""
    *above, _ = path_to(plan, section_id)
    if not above:
        return plan
    grand = above[-2] if len(above) > 1 else None
    siblings = grand.sections if grand else plan.sections
    place = next((i for i, s in enumerate(siblings) if s.id == above[-1].id), None)
    if place is None:
        return plan
    return move_section(plan, section_id, grand.id if grand else None, place + 1, preset)


def split_section(
    plan: Plan, section_id: int, index: int, first_child: int = 0, heading: str | None = None
) -> tuple[Plan, int]:
    """The section's blocks from `index` on, and its children, as a new sibling behind it.

    Children before place `first_child` stay where they are. Gives the plan and the new section's
    id; the new section has no heading yet unless one is given.
    """
    new_id = next_id(plan)

    def edit(siblings: Siblings, parent: str | None) -> Siblings:
        done: list[Section] = []
        for section in siblings:
            if section.id != section_id:
                done.append(section)
                continue
            kept, moved = section.sections[:first_child], section.sections[first_child:]
            rest = replace(section, id=new_id, heading=heading, period=None)
            rest = replace(rest, sections=renumbered(moved, section.number))
            done.append(replace(section, blocks=section.blocks[:index], sections=kept))
            done.append(replace(rest, blocks=section.blocks[index:]))
        return renumbered(tuple(done), parent)

    return in_list(plan, section_id, edit), new_id


def merge_with_previous(plan: Plan, section_id: int) -> Plan:
    """The section's words joined to the sibling before it; its heading becomes a paragraph.

    They follow the last words of that sibling, its subsections included, so that no line changes
    its place in the reading. Unchanged for the first of a list.
    """

    def edit(siblings: Siblings, parent: str | None) -> Siblings:
        place = next(i for i, s in enumerate(siblings) if s.id == section_id)
        if place == 0:
            return siblings
        before, this = siblings[place - 1], siblings[place]
        heading = (Block("paragraph", this.heading),) if this.heading else ()
        joined = _with_words_behind(before, (*heading, *this.blocks))
        inner = renumbered((*joined.sections, *this.sections), joined.number)
        joined = replace(joined, sections=inner if this.sections else joined.sections)
        return renumbered((*siblings[: place - 1], joined, *siblings[place + 1 :]), parent)

    return in_list(plan, section_id, edit)


def _with_words_behind(section: Section, blocks: tuple[Block, ...]) -> Section:
    """The section with blocks behind all that it holds."""
    if not section.sections:
        return replace(section, blocks=(*section.blocks, *blocks))
    last = _with_words_behind(section.sections[-1], blocks)
    return replace(section, sections=(*section.sections[:-1], last))


def renumber(plan: Plan) -> Plan:
    """Every list numbered by its style and place (Đánh số lại)."""

    def all_levels(siblings: Siblings, parent: str | None) -> Siblings:
        return tuple(
            replace(s, sections=all_levels(s.sections, s.number))
            for s in renumbered(siblings, parent)
        )

    appendices = tuple(replace(a, sections=all_levels(a.sections, None)) for a in plan.appendices)
    return replace(plan, sections=all_levels(plan.sections, None), appendices=appendices)


def restore_discarded(plan: Plan, index: int, preset: Preset) -> Plan:
    """A line set aside on import put back as a paragraph at the end of the last section."""
    line = plan.discarded[index]
    rest = (*plan.discarded[:index], *plan.discarded[index + 1 :])
    plan = replace(plan, discarded=rest)
    block = Block("paragraph", line)
    if not plan.sections:
        return add_section(plan, preset, blocks=(block,))[0]
    return change(plan, plan.sections[-1].id, lambda s: replace(s, blocks=(*s.blocks, block)))

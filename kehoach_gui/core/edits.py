"""Every edit of a plan is a pure function from plan to plan; sections are named by their id.

Here: fields, headings and blocks; what changes the outline is in structure.py. All raise KeyError
for an id that the plan does not have.
"""

from collections.abc import Callable
from dataclasses import replace

from kehoach_gui.core import preset
from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import (
    Block,
    Kind,
    Period,
    Plan,
    Section,
    all_sections,
    walk,
)

Siblings = tuple[Section, ...]
ListEdit = Callable[[Siblings, str | None], Siblings]


def find(plan: Plan, section_id: int) -> Section:
    """The section with this id."""
    for section, _ in walk(all_sections(plan)):
        if section.id == section_id:
            return section
    raise KeyError(section_id)


def path_to(plan: Plan, section_id: int) -> tuple[Section, ...]:
    """The section's ancestors from the outermost, and the section itself."""

    def search(siblings: Siblings) -> tuple[Section, ...]:
        for section in siblings:
            if section.id == section_id:
                return (section,)
            below = search(section.sections)
            if below:
                return (section, *below)
        return ()

    found = search(all_sections(plan))
    if not found:
        raise KeyError(section_id)
    return found


def in_list(plan: Plan, section_id: int, edit: ListEdit) -> Plan:
    """The plan with the list that holds the section replaced by what `edit` makes of it."""

    def inside(siblings: Siblings, parent: str | None) -> Siblings | None:
        if any(section.id == section_id for section in siblings):
            return edit(siblings, parent)
        for index, section in enumerate(siblings):
            inner = inside(section.sections, section.number)
            if inner is not None:
                changed = replace(section, sections=inner)
                return (*siblings[:index], changed, *siblings[index + 1 :])
        return None

    outer = inside(plan.sections, None)
    if outer is not None:
        return replace(plan, sections=outer)
    for index, appendix in enumerate(plan.appendices):
        inner = inside(appendix.sections, None)
        if inner is not None:
            changed = replace(appendix, sections=inner)
            others = plan.appendices
            return replace(plan, appendices=(*others[:index], changed, *others[index + 1 :]))
    raise KeyError(section_id)


def change(plan: Plan, section_id: int, edit: Callable[[Section], Section]) -> Plan:
    """The plan with one section replaced by what `edit` makes of it; numbers stand."""
    return in_list(
        plan,
        section_id,
        lambda siblings, _: tuple(edit(s) if s.id == section_id else s for s in siblings),
    )


def rename_section(
    plan: Plan, section_id: int, heading: str | None, conventions: Conventions = DEFAULT
) -> Plan:
    """The section with another heading; a phase's period is read again where its words changed."""
    return change(
        plan, section_id, lambda s: timed(replace(s, heading=heading or None), plan, conventions)
    )


def set_kind(plan: Plan, section_id: int, kind: Kind, conventions: Conventions = DEFAULT) -> Plan:
    """The section as another kind; one that becomes a phase gets the period of its heading."""
    return change(plan, section_id, lambda s: timed(replace(s, kind=kind), plan, conventions))


def timed(section: Section, plan: Plan, conventions: Conventions = DEFAULT) -> Section:
    """The section with the period its heading tells; days set by hand stand for the same words."""
    if section.kind != "phase":
        return replace(section, period=None)
    period = period_of(section, plan, conventions)
    if period and section.period and period.text == section.period.text:
        return section
    return replace(section, period=period)


def period_of(section: Section, plan: Plan, conventions: Conventions) -> Period | None:
    """The time that a phase's heading gives in this plan, None for a heading without words."""
    issued = plan.header.date
    year = int(issued[:4]) if issued else None
    return read_period(
        section.heading or "", default_year=year, issued=issued, conventions=conventions
    )


def reread_periods(plan: Plan, conventions: Conventions) -> Plan:
    """The plan with every period read anew by these conventions; those set by hand stand."""

    def reread(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        found = []
        for section in sections:
            inner = reread(section.sections)
            period = section.period
            if section.kind == "phase" and section.heading and not (period and period.by_hand):
                period = period_of(section, plan, conventions)
            if inner != section.sections or period != section.period:
                section = replace(section, sections=inner, period=period)
            found.append(section)
        return tuple(found)

    appendices = tuple(replace(one, sections=reread(one.sections)) for one in plan.appendices)
    return replace(plan, sections=reread(plan.sections), appendices=appendices)


def set_period(plan: Plan, section_id: int, period: Period | None) -> Plan:
    return change(plan, section_id, lambda s: replace(s, period=period))


def set_blocks(plan: Plan, section_id: int, blocks: tuple[Block, ...]) -> Plan:
    return change(plan, section_id, lambda s: replace(s, blocks=blocks))


def replace_block(plan: Plan, section_id: int, index: int, block: Block) -> Plan:
    """The plan with the section's block at `index` replaced."""

    def edit(section: Section) -> Section:
        blocks = section.blocks
        return replace(section, blocks=(*blocks[:index], block, *blocks[index + 1 :]))

    return change(plan, section_id, edit)


def set_recipients(plan: Plan, recipients: tuple[str, ...]) -> Plan:
    return replace(plan, recipients=recipients)


def set_standard(plan: Plan, standard: str) -> Plan:
    """The plan in another standard; nothing is retyped.

    A choice whose value the new standard does not allow goes back to the default; one that it
    does not know at all waits. Raises KeyError for an unknown standard.
    """
    options = preset.load(standard).options
    layout = tuple((n, v) for n, v in plan.layout if n not in options or v in options[n].values)
    return replace(plan, standard=standard, layout=layout)


def set_option(plan: Plan, name: str, value: str | int | float | bool | None) -> Plan:
    """The plan with a choice inside the standard; None goes back to the standard's default."""
    layout = {key: old for key, old in plan.layout if key != name}
    if value is not None:
        layout[name] = value
    return replace(plan, layout=tuple(sorted(layout.items())))

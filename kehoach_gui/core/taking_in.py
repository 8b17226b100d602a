"""What was read from another document put into a section of the plan that is being written."""

from dataclasses import replace

from kehoach_gui.core.edits import change, path_to
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.numbering import renumbered, usual_number
from kehoach_gui.core.plan import Block, Plan, Section, next_id, renew_ids
from kehoach_gui.core.plan_json import MAX_DEPTH
from kehoach_gui.core.preset import Preset


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


def _height(section: Section) -> int:
    return 1 + max(map(_height, section.sections), default=0)

"""A section as one run of lines for the editor, and back: numbered paragraphs stay in the flow.

A section whose children are plain numbered paragraphs (no heading, nothing below them) is edited
as one text; each child opens with an item line. Other children have pages of their own.
"""

from dataclasses import dataclass, replace

from kehoach_gui.core import edits, numbering
from kehoach_gui.core.plan import Block, BlockType, Mark, Plan, Section, next_id
from kehoach_gui.core.preset import Preset

NEW_ITEM = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the editor; `item` is the id of the section that it opens.

    On the page of a section only numbered children are opened so. In the full text headings open
    sections too (`part` "heading"), `level` is their depth, and the lines of the plan's beginning
    and end have the parts "opening" and "closing".
    """

    block: Block
    item: int | None = None
    part: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """What a writer may make of a paragraph; an item is a numbered child of the section."""

    id: str
    label: str
    lead: str
    type: BlockType
    mark: Mark | None
    icon: str


ROLES = (
    Role("paragraph", "Đoạn văn", "", "paragraph", None, "paragraph"),
    Role("item", "Đoạn có số", "1.", "paragraph", None, "number"),
    Role("bullet", "Gạch đầu dòng", "–", "bullet", None, "bullet"),
    Role("plus", "Dấu cộng", "+", "bullet", "plus", "plus"),
    Role("number", "Số trong đoạn", "1.", "paragraph", "number", "number"),
    Role("letter", "Chữ cái", "a)", "paragraph", "letter", "number"),
    Role("slogan", "Khẩu hiệu", "", "slogan", None, "flag"),
    Role("heading", "Tiêu đề mục", "", "paragraph", None, "heading"),
)
ROLE = {role.id: role for role in ROLES}


def role_of(line: Line) -> Role:
    """The role that stands nearest to a line's type and mark."""
    if line.part == "heading":
        return ROLE["heading"]
    if line.item is not None:
        return ROLE["item"]
    if line.block.type == "slogan":
        return ROLE["slogan"]
    mark = line.block.shown_mark
    if mark in ("number", "letter", "plus"):
        return ROLE[mark]
    return ROLE["bullet" if mark == "dash" else "paragraph"]


def find(plan: Plan, section_id: int) -> Section | None:
    """The section of an id; None where it is gone."""
    path = _path(plan, section_id)
    return path[-1] if path else None


def parent_of(plan: Plan, section_id: int) -> Section | None:
    """The section that holds the given one; None for an outermost section."""
    path = _path(plan, section_id)
    return path[-2] if len(path) > 1 else None


def depth_of(plan: Plan, section_id: int) -> int:
    """How deep the section lies, 0 for an outermost one."""
    return max(0, len(_path(plan, section_id)) - 1)


def _path(plan: Plan, section_id: int) -> tuple[Section, ...]:
    try:
        return edits.path_to(plan, section_id)
    except KeyError:
        return ()


def siblings_of(plan: Plan, section_id: int) -> tuple[Section, ...]:
    """The list in which the section stands, itself included."""
    parent = parent_of(plan, section_id)
    if parent is not None:
        return parent.sections
    lists = (plan.sections, *(appendix.sections for appendix in plan.appendices))
    return next((each for each in lists if any(s.id == section_id for s in each)), ())


def is_item(section: Section) -> bool:
    """Whether the section is a plain numbered paragraph."""
    if section.heading is not None or section.sections or section.period is not None:
        return False
    return bool(section.blocks) and section.blocks[0].shown_mark == "none"


def takes_items(section: Section) -> bool:
    """Whether the children are edited in the flow of their parent."""
    return all(is_item(child) for child in section.sections)


def page_of(plan: Plan, section_id: int) -> int:
    """The section on whose page the given one is edited: its own, or its parent's."""
    parent = parent_of(plan, section_id)
    if parent is not None and takes_items(parent):
        return parent.id
    return section_id


def lines_of(section: Section) -> tuple[Line, ...]:
    """The section's flow: its own blocks, then its numbered paragraphs."""
    lines = [Line(block) for block in section.blocks]
    if takes_items(section):
        for child in section.sections:
            first, *rest = child.blocks
            lines.append(Line(first, child.id))
            lines += [Line(block) for block in rest]
    return tuple(lines)


def with_lines(
    section: Section, lines: tuple[Line, ...], first_new: int, first_number: str
) -> Section:
    """The section made anew from its flow; empty lines are no part of a plan.

    A numbered paragraph that was split keeps its id once, the other part gets a new one. The
    printed numbers stand until the list itself changes; `first_number` opens a new list.
    """
    old = {child.id: child for child in section.sections}
    own: list[Block] = []
    children: list[tuple[int, list[Block]]] = []
    for line in lines:
        if line.block.is_empty:
            continue
        if line.item is not None:
            ident = line.item
            if ident not in old or any(ident == used for used, _ in children):
                ident, first_new = first_new, first_new + 1
            children.append((ident, []))
        (children[-1][1] if children else own).append(line.block)
    if not takes_items(section):
        return replace(section, blocks=tuple(own))
    model = next((child.number for child in section.sections if child.number), first_number)
    made = tuple(
        replace(old.get(ident, Section(ident, model)), blocks=tuple(blocks))
        for ident, blocks in children
    )
    if [child.id for child in made] != [child.id for child in section.sections]:
        made = numbering.renumbered(made, section.number)
    elif made == section.sections:
        made = section.sections
    return replace(section, blocks=tuple(own), sections=made)


def set_lines(plan: Plan, section_id: int, lines: tuple[Line, ...], preset: Preset) -> Plan:
    """The plan with a section's flow replaced; a new numbered list takes the standard's form."""
    depth = depth_of(plan, section_id) + 1
    first_new = next_id(plan)

    def change(section: Section) -> Section:
        first_number = numbering.usual_number(preset, depth, 1, section.number)
        return with_lines(section, lines, first_new, first_number)

    return edits.change(plan, section_id, change)


def shown_number(siblings: tuple[Section, ...], section: Section, preset: Preset) -> str:
    """The section's number as the standard prints it: `I-`, `1.`, `a)`; "" where it has none."""
    if not section.number:
        return ""
    return numbering.printed(section.number, numbering.list_form(siblings), preset)

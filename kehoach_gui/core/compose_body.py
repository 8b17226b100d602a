"""Opening and sections as paragraphs: numbers, dashes and roles by the standard."""

from dataclasses import replace

from kehoach_gui.core import grammar
from kehoach_gui.core.compose_table import table
from kehoach_gui.core.document import Paragraph, Run, Style, Table
from kehoach_gui.core.numbering import form_of, heading_role, letter, list_form, printed
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.typography import runs

_LEADS = {"none": "", "dash": "- ", "plus": "+ "}


class HeadingStyles:
    """Roles heading_1, heading_2 … by depth; a second form at one depth gets a role of its own."""

    def __init__(self, preset: Preset) -> None:
        self._preset = preset
        self._roles: dict[tuple[int, str], str] = {}
        self.styles: dict[str, Style] = {}

    def role(self, depth: int, look: str) -> str:
        """The role of a heading at a depth (0 = outermost) that looks like `look`."""
        if (depth, look) not in self._roles:
            taken = any(level == depth for level, _ in self._roles)
            name = f"heading_{depth + 1}" + (f"_{look.removeprefix('heading_')}" if taken else "")
            self._roles[depth, look] = name
            self.styles[name] = replace(self._preset.styles[look], outline_level=depth + 1)
        return self._roles[depth, look]


def opening(plan: Plan, preset: Preset) -> list[Paragraph]:
    """Căn cứ with the standard's lead and closing marks, and the introductory paragraphs."""
    rules = preset.text
    basis = [index for index, text in enumerate(plan.opening) if grammar.is_legal_basis(text)]
    paragraphs = []
    for index, text in enumerate(plan.opening):
        source = ("opening", index)
        if index not in basis:
            paragraphs.append(Paragraph("body", (Run(text),), source=source))
            continue
        end = rules.basis_last_end if index == basis[-1] else rules.basis_end
        words = f"{rules.basis_lead}{text}{end}"
        paragraphs.append(Paragraph("legal_basis", (Run(words),), source=source))
    return paragraphs


def sections(
    siblings: tuple[Section, ...], preset: Preset, headings: HeadingStyles, depth: int = 0
) -> list[Paragraph | Table]:
    """A list of sections and all they hold, in reading order."""
    paragraphs: list[Paragraph | Table] = []
    capital = list_form(siblings) == "A"
    for section in siblings:
        form = form_of(section.number, capital)
        blocks = section.blocks
        if section.heading:
            paragraphs += _heading(section, form, preset, headings, depth)
        elif section.number:
            first = blocks[0] if blocks and blocks[0].type == "paragraph" else None
            paragraphs.append(_item(section, first, form, preset))
            blocks = blocks[1:] if first else blocks
        offset = len(section.blocks) - len(blocks)
        paragraphs += _blocks(section.id, blocks, offset, preset)
        paragraphs += sections(section.sections, preset, headings, depth + 1)
    return paragraphs


def _heading(
    section: Section, form: str, preset: Preset, headings: HeadingStyles, depth: int
) -> list[Paragraph]:
    heading = section.heading or ""
    source = ("section", section.id)
    role = headings.role(depth, heading_role(form))
    if not section.number:
        return [Paragraph(role, (Run(heading),), source=source)]
    number = printed(section.number, form, preset)
    if form == "part":  # "Phần", "Chương" on a line of its own, its title below
        title = "heading_part_title"
        return [
            Paragraph(role, (Run(number),), keep_next=True, source=source),
            Paragraph(title, (Run(heading),), source=source),
        ]
    return [Paragraph(role, (Run(f"{number} {heading}"),), source=source)]


def _item(section: Section, first: Block | None, form: str, preset: Preset) -> Paragraph:
    """A numbered paragraph without a heading; its number may look like a heading's (youth)."""
    number = printed(section.number or "", form, preset)
    source = ("section", section.id, 0)
    text, emphasis = (first.text, first.emphasis) if first else ("", ())
    if form not in preset.numbering.styled_item:
        return Paragraph("item", runs(text, emphasis, lead=f"{number} "), source=source)
    look = preset.styles[heading_role(form)]
    lead = Run(f"{number} ", look.bold, look.italic)
    return Paragraph("item", (lead, *runs(text, emphasis)), source=source)


def _blocks(
    section_id: int, blocks: tuple[Block, ...], offset: int, preset: Preset
) -> list[Paragraph | Table]:
    paragraphs: list[Paragraph | Table] = []
    count, previous = 0, ""
    page = preset.page
    width = page.width_mm - page.left_mm - page.right_mm
    for index, block in enumerate(blocks, start=offset):
        source = ("section", section_id, index)
        if block.type == "table":
            paragraphs.append(table(block, preset.styles, width, source))
            previous = ""
            continue
        mark = block.shown_mark
        count = count + 1 if mark == previous else 1
        previous = mark
        lead = _LEADS.get(mark) or {"number": f"{count}. ", "letter": f"{letter(count)}) "}.get(
            mark, ""
        )
        role = "body" if block.type == "paragraph" else block.type
        words = runs(block.text, block.emphasis, lead=lead)
        paragraphs.append(Paragraph(role, words, source=source))
    return paragraphs

"""A section taken out of one plan and put into another with all it holds."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from kehoach_gui.core import plan_json, structure
from kehoach_gui.core.edits import change, find
from kehoach_gui.core.numbering import lead, renumbered
from kehoach_gui.core.plan import Block, Plan, Section, next_id, renew_ids
from kehoach_gui.core.preset import Preset

_LEADS = {"none": "", "dash": "- ", "plus": "+ ", "number": "", "letter": ""}


def clip(section: Section, preset: Preset) -> str:
    """The section as a JSON of the schema: a plan of this section alone."""
    return plan_json.dumps(Plan(standard=preset.id, sections=(section,)), preset)


def clipped(text: str) -> tuple[Section, ...]:
    """The sections of a clip; raises RefusedInput for a text that is none."""
    return plan_json.loads(text).sections


def insert_sections(
    plan: Plan, sections: tuple[Section, ...], preset: Preset, after: int | None = None
) -> tuple[Plan, int | None]:
    """The plan with the sections behind one of its own, or at the end; the id of the last one.

    Their numbers follow the list they come into. Raises KeyError for an unknown `after`.
    """
    for section in sections:
        plan, after = insert_section(plan, section, preset, after=after)
    return plan, after


def insert_section(
    plan: Plan,
    section: Section,
    preset: Preset,
    *,
    after: int | None = None,
    inside: int | None = None,
) -> tuple[Plan, int]:
    """The plan with a copy of a section behind one of its own, last inside one, or at the end.

    Gives the copy's id too; KeyError for an unknown `after` or `inside`.
    """
    plan, new_id = structure.add_section(plan, preset, after=after, inside=inside)
    inner, _ = renew_ids(section.sections, next_id(plan))
    number = find(plan, new_id).number
    whole = replace(section, id=new_id, number=number, sections=renumbered(inner, number))
    return change(plan, new_id, lambda _: whole), new_id


def plain_text(section: Section) -> str:
    """The section as lines of text, for a program that knows no sections."""
    first, blocks = section.heading or "", section.blocks
    if not first and section.number and blocks and not blocks[0].rows:
        first, blocks = blocks[0].text, blocks[1:]
    lines = [f"{lead(section)}{first}".rstrip(), *map(_line, blocks)]
    lines += [plain_text(child) for child in section.sections]
    return "\n".join(line for line in lines if line)


def page(section: Section) -> str:
    """The section's own blocks as a small web page, for Word and the like: tables stay tables."""
    return "".join(
        table_page(block.rows, block.header_rows)
        if block.rows
        else f"<p>{escape(_line(block))}</p>"
        for block in section.blocks
    )


def table_page(rows: Sequence[Sequence[str]], header_rows: int = 0) -> str:
    """Cells as a ruled table of a web page."""
    lines = []
    for place, row in enumerate(rows):
        tag = "th" if place < header_rows else "td"
        cells = ("<br>".join(map(escape, cell.split("\n"))) for cell in row)
        lines.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>")
    return f'<table border="1" style="border-collapse:collapse">{"".join(lines)}</table>'


def _line(block: Block) -> str:
    if block.rows:
        rows = (" ".join(cell.split()) for cells in block.rows for cell in cells)
        columns = len(block.rows[0])
        return "\n".join("\t".join(row) for row in zip(*[rows] * columns, strict=True))
    return _LEADS[block.shown_mark] + block.text

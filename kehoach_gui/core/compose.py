"""A plan and a standard make a neutral document: the one layout every output is made from."""

from dataclasses import replace

from kehoach_gui.core import compose_body, compose_head, compose_tail, grammar, marks
from kehoach_gui.core.dates import administrative_date
from kehoach_gui.core.document import (
    BodyBlock,
    Document,
    Gap,
    PageSetup,
    Paragraph,
    Part,
    Rule,
    Run,
    Table,
)
from kehoach_gui.core.numbering import roman
from kehoach_gui.core.plan import Appendix, Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.typography import bound


def compose(plan: Plan, preset: Preset) -> Document:
    """The plan laid out by the standard; lengths in mm, sizes in pt."""
    preset = compose_head.fitting(plan, preset)
    page = _page(preset)
    headings = compose_body.HeadingStyles(preset)
    opening = compose_body.opening(plan, preset)
    body = _with_end([*opening, *_body(plan, preset, headings)], preset)
    below = marks.marks_at(preset, marks.BELOW_NUMBER)
    blocks: list[BodyBlock] = [compose_head.head(plan, preset, page.text_width_mm, below)]
    blocks += _title(plan, preset, page.text_width_mm)
    blocks += body
    tail = compose_tail.tail(plan, preset, page.text_width_mm)
    blocks = [*_bound_to_tail(blocks), tail]
    parts = [Part("plan", page, tuple(blocks), marks.marks_at(preset, marks.TOP_RIGHT))]
    for index, appendix in enumerate(plan.appendices):
        parts.append(_appendix(plan, preset, headings, appendix, index))
    return Document(
        parts=tuple(parts),
        styles=preset.styles | headings.styles,
        font=preset.page.font,
        title=" ".join(part for part in (plan.title.type_name, plan.title.subject) if part),
        author=" ".join((plan.header.issuing_body or "").split()),
    )


def _page(preset: Preset) -> PageSetup:
    page = preset.page
    return PageSetup(
        page.width_mm,
        page.height_mm,
        page.top_mm,
        page.bottom_mm,
        page.left_mm,
        page.right_mm,
        page.number_from_top_mm,
        page.mirror,
        preset.styles["page_number"].size_pt,
    )


def _title(plan: Plan, preset: Preset, width: float) -> list[BodyBlock]:
    """Type name, trích yếu and what stands below it: a drawn line or a row of hyphens."""
    header, title = preset.header, plan.title
    blocks: list[BodyBlock] = [Gap("blank", header.blank_lines_before_type)]
    if title.type_name:
        blocks.append(Paragraph("type_name", (Run(title.type_name),), source=("title",)))
    if title.subject:
        style = preset.styles["subject"]
        blocks.append(Paragraph("subject", (Run(bound(title.subject)),), source=("title",)))
        if header.subject_mark:
            blocks.append(Paragraph("subject_mark", (Run(header.subject_mark),)))
        else:
            ratio = header.subject_rule_ratio
            length = compose_head.rule_length(bound(title.subject), style, width, ratio)
            blocks.append(Rule(length, header.rule_pt, header.rule_gap_pt))
    return blocks


def _body(
    plan: Plan, preset: Preset, headings: compose_body.HeadingStyles
) -> list[Paragraph | Table]:
    body = compose_body.sections(plan.sections, preset, headings)
    for index, text in enumerate(plan.closing):
        body.append(Paragraph("body", (Run(text),), source=("closing", index)))
    return body


def _with_end(body: list[Paragraph | Table], preset: Preset) -> list[Paragraph | Table]:
    """The body with the standard's end mark behind its last paragraph.

    A bare heading and a table have none.
    """
    last = body[-1] if body else None
    if not isinstance(last, Paragraph) or last.role.startswith("heading"):
        return body
    *before, run = last.runs
    ended = replace(run, text=grammar.with_end_mark(run.text, preset))
    return [*body[:-1], replace(last, runs=(*before, ended))]


def _bound_to_tail(blocks: list[BodyBlock]) -> list[BodyBlock]:
    """The signature block is never alone on a page: the last paragraph goes with it."""
    last = blocks[-1]
    return [*blocks[:-1], replace(last, keep_next=True)] if isinstance(last, Paragraph) else blocks


def _appendix(
    plan: Plan,
    preset: Preset,
    headings: compose_body.HeadingStyles,
    appendix: Appendix,
    index: int,
) -> Part:
    """An appendix as a part of its own; numbered where there are several (state I, Party 1)."""
    number = appendix.number
    if number is None and len(plan.appendices) > 1:
        number = roman(index + 1) if preset.numbering.appendix == "I" else str(index + 1)
    label = f"Phụ lục {number}" if number else "Phụ lục"
    blocks: list[BodyBlock] = [
        Paragraph("appendix_number", (Run(label),)),
        Paragraph("appendix_title", (Run(bound(appendix.title)),)),
        Paragraph("appendix_reference", (Run(_reference(plan, preset)),)),
        *compose_body.sections(appendix.sections, preset, headings),
    ]
    return Part(f"appendix-{index + 1}", _page(preset), tuple(blocks))


def _reference(plan: Plan, preset: Preset) -> str:
    """(Kèm theo Kế hoạch số … ngày … của …): NĐ 30/2020 Phụ lục I, III.1."""
    kind = (plan.title.type_name or "Kế hoạch").capitalize()
    number = grammar.number_line(plan.header.number, preset).removeprefix(preset.number.label)
    body = " ".join((plan.header.issuing_body or "").split())
    date = administrative_date(plan.header.date)
    return f"(Kèm theo {kind} số{number if number[:1] == ' ' else ' ' + number} {date} của {body})"

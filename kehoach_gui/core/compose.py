"""A plan and a standard make a neutral document: the one layout every output is made from."""

from dataclasses import replace

from kehoach_gui.core import (
    compose_attached,
    compose_body,
    compose_head,
    compose_tail,
    grammar,
    marks,
)
from kehoach_gui.core.compose_appendix import appendix_head, appendix_label, page_of
from kehoach_gui.core.document import (
    BodyBlock,
    Document,
    Gap,
    Paragraph,
    Part,
    Rule,
    Run,
    Style,
    Table,
)
from kehoach_gui.core.order_sheet import OrderSheet
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.typography import bound


def compose(plan: Plan, preset: Preset) -> Document:
    """The plan laid out by the standard; lengths in mm, sizes in pt."""
    preset = compose_head.fitting(plan, preset)
    page = page_of(preset)
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
    with_order = plan.order is not None and plan.order.is_printed
    attached = compose_attached.attached(plan)
    count = len(plan.appendices) + len(attached) + with_order
    parts += (_appendix(plan, preset, headings, i, count) for i in range(len(plan.appendices)))
    for index, name in enumerate(attached, len(plan.appendices)):
        parts.append(compose_attached.attached_part(plan, preset, name, index, count))
    styles = preset.styles | headings.styles
    if with_order:
        part, own = _order(plan, preset, count)
        parts.append(part)
        styles |= own
    return Document(
        parts=tuple(parts),
        styles=styles,
        font=preset.page.font,
        title=" ".join(part for part in (plan.title.type_name, plan.title.subject) if part),
        author=" ".join((plan.header.issuing_body or "").split()),
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
    index: int,
    count: int,
) -> Part:
    """An appendix as a part of its own; numbered where there are several (state I, Party 1)."""
    appendix = plan.appendices[index]
    label = appendix_label(preset, index, count, appendix.number)
    head = appendix_head(plan, preset, label, appendix.title)
    blocks = (*head, *compose_body.sections(appendix.sections, preset, headings))
    return Part(f"appendix-{index + 1}", page_of(preset), blocks)


def _order(plan: Plan, preset: Preset, count: int) -> tuple[Part, dict[str, Style]]:
    """The order sheet as the last of `count` appendices, and the roles of its table."""
    from kehoach_gui.core.compose_order import order_part, order_styles

    label = appendix_label(preset, count - 1, count)
    return order_part(plan, preset, plan.order or OrderSheet(), label), order_styles(preset)

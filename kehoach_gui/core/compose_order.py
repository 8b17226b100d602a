"""The order sheet as a document: an appendix of the plan, or alone with a head of its own.

Columns, widths and words are resources/orders/layout.toml; composed each time, never stored.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from kehoach_gui.core import compose_head, compose_tail, order_values
from kehoach_gui.core.compose_appendix import (
    appendix_head,
    appendix_label,
    landscape,
    page_of,
    reference,
)
from kehoach_gui.core.compose_attached import attached
from kehoach_gui.core.document import (
    Align,
    BodyBlock,
    CellBlock,
    Columns,
    Document,
    Gap,
    PageSetup,
    Paragraph,
    Part,
    Run,
    Style,
    Table,
)
from kehoach_gui.core.order_columns import Said, columns_of, layout, said_of, widths_of
from kehoach_gui.core.order_forms import forms, sheet_words
from kehoach_gui.core.order_sheet import OrderSheet, totals
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset

ROLES: tuple[Align, ...] = ("left", "center", "right")


def compose_order(plan: Plan, preset: Preset, sheet: OrderSheet | None = None) -> Document:
    """The sheet, by default the plan's, as a document of one part."""
    sheet = sheet or plan.order or OrderSheet()
    preset = compose_head.fitting(plan, preset)
    words = sheet_words()
    if sheet.placement == "alone":
        part = _alone(plan, preset, sheet)
    else:
        count = len(plan.appendices) + len(attached(plan)) + 1
        part = order_part(plan, preset, sheet, appendix_label(preset, count - 1, count))
    return Document(
        (part,),
        preset.styles | order_styles(preset),
        preset.page.font,
        f"{words['title']} {words['subject']}",
        " ".join((plan.header.issuing_body or "").split()),
    )


def order_part(plan: Plan, preset: Preset, sheet: OrderSheet, label: str) -> Part:
    """The sheet as an appendix: number, title, reference, table, sums."""
    page = _page(preset, sheet)
    head = appendix_head(plan, preset, label, sheet_words()["appendix_title"])
    blocks = (*head, Gap("order_gap", 1), *order_blocks(sheet, page.text_width_mm))
    return Part("order", page, blocks)


def order_styles(preset: Preset) -> dict[str, Style]:
    """The roles of the table: those of the standard's tables, smaller."""
    text = layout()["text"]
    cell = replace(preset.styles["table_text"], size_pt=text["size_pt"], first_line_mm=0.0)
    styles: dict[str, Style] = {}
    for align in ROLES:
        styles[f"order_{align}"] = replace(cell, align=align)
        styles[f"order_total_{align}"] = replace(cell, align=align, bold=True)
    styles["order_head"] = replace(
        cell, size_pt=text["head_size_pt"], bold=True, align="center", keep_next=True
    )
    styles["order_gap"] = replace(cell, size_pt=text["gap_pt"], before_pt=0.0, after_pt=0.0)
    return styles


@lru_cache(maxsize=16)
def order_blocks(sheet: OrderSheet, width_mm: float) -> tuple[BodyBlock, ...]:
    """The table `width_mm` wide and the sums below it; a sentence where there is no line."""
    words = sheet_words()
    if not sheet.lines:
        return (Paragraph("body", (Run(words["empty"], italic=True),)),)
    said = [said_of(number, line, sheet) for number, line in enumerate(sheet.lines, 1)]
    columns = columns_of(sheet, said)
    sums = _sums(sheet)
    widths = widths_of(columns, said, sums, width_mm)
    head = tuple(_cell("order_head", [column.heading]) for column in columns)
    rows = [
        tuple(
            _cell(f"order_{column.align}", [row[name] for name in column.shows])
            for column in columns
        )
        for row in said
    ]
    total = tuple(
        _cell(f"order_total_{column.align}", [sums.get(column.total, "")]) for column in columns
    )
    table = Table(widths, 1, (head, *rows, total))
    return (table, Paragraph("body", (Run(summary(sheet)),)))


def summary(sheet: OrderSheet) -> str:
    """The sums in a sentence: pieces by their form, area, money."""
    words, sums = sheet_words(), totals(sheet)
    counts: dict[str, int] = {}
    for line in sheet.lines:
        counts[line.form] = counts.get(line.form, 0) + line.quantity
    known = forms()
    parts = [
        f"{order_values.grouped(count)} {known[form].unit} {known[form].name.lower()}"
        for form, count in sorted(counts.items(), key=lambda pair: list(known).index(pair[0]))
    ]
    if sums.area_mm2:
        parts.append(words["area"].format(area=order_values.square_metres(sums.area_mm2)))
    if any(line.unit_price is not None for line in sheet.lines):
        parts.append(words["money"].format(money=order_values.grouped(sums.money)))
    return words["summary"].format(counts="; ".join(parts))


def _page(preset: Preset, sheet: OrderSheet) -> PageSetup:
    page = page_of(preset)
    return landscape(page) if sheet.orientation == "landscape" else page


def _alone(plan: Plan, preset: Preset, sheet: OrderSheet) -> Part:
    """Bodies and national title without a number, title, print shop, table, both signatures."""
    words = sheet_words()
    page = _page(preset, sheet)
    head = compose_head.head(plan, preset, page.text_width_mm)
    names, (_, date) = head.rows
    blocks: list[BodyBlock] = [
        replace(head, rows=(names, ((), date))),
        Gap("blank", 1),
        Paragraph("type_name", (Run(words["title"]),)),
        Paragraph("subject", (Run(words["subject"]),)),
        Paragraph("appendix_reference", (Run(reference(plan, preset)),)),
    ]
    if sheet.addressee:
        said = words["addressee"].format(name=sheet.addressee)
        blocks.append(Paragraph("body", (Run(said),)))
    *body, last = (Gap("order_gap", 1), *order_blocks(sheet, page.text_width_mm))
    blocks += [*body, replace(last, keep_next=True) if isinstance(last, Paragraph) else last]
    blocks.append(_signatures(plan, preset, sheet, page.text_width_mm))
    return Part("order", page, tuple(blocks))


def _signatures(plan: Plan, preset: Preset, sheet: OrderSheet, width_mm: float) -> Columns:
    """Who made the list at the left, the plan's signer at the right."""
    right = compose_tail.signing(plan, preset)
    room = Gap("signer_name", preset.signature.gap_lines)
    titles = right[: right.index(room)] if room in right else right
    name = Paragraph("signer_name", (Run(sheet.prepared_by),))
    left: CellBlock = Paragraph("signer_title_alone", (Run(sheet_words()["prepared_by"]),))
    rows = (((left,), titles), ((room, name), right[len(titles) :]))
    half = width_mm / 2
    return Columns("order_tail", (half, half), rows, padding_mm=preset.header.padding_mm)


def _sums(sheet: OrderSheet) -> Said:
    sums = totals(sheet)
    return {
        "label": sheet_words()["total"],
        "pieces": order_values.grouped(sums.pieces),
        "area": f"{order_values.square_metres(sums.area_mm2)}\u00a0m²" if sums.area_mm2 else "",
        "money": order_values.grouped(sums.money),
    }


def _cell(role: str, lines: Iterable[str]) -> tuple[Paragraph, ...]:
    said = [Paragraph(role, (Run(line),)) for line in lines if line]
    return tuple(said) or (Paragraph(role, (Run(""),)),)

"""The head that every appendix opens with, and the page it stands on, upright or lying."""

from dataclasses import replace

from kehoach_gui.core import grammar
from kehoach_gui.core.dates import BLANK, administrative_date
from kehoach_gui.core.document import BodyBlock, Gap, PageSetup, Paragraph, Run
from kehoach_gui.core.numbering import roman
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.typography import bound


def page_of(preset: Preset) -> PageSetup:
    """The sheet of a standard, upright, in mm."""
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


def landscape(page: PageSetup) -> PageSetup:
    """The same paper lying down; each margin stays on its side."""
    return replace(page, width_mm=page.height_mm, height_mm=page.width_mm)


def appendix_label(preset: Preset, index: int, count: int, number: str | None = None) -> str:
    """ "Phụ lục II": with its own number, else by its place where there are several.

    Numbered I, II by the state, 1, 2 by the Party.
    """
    if number is None and count > 1:
        number = roman(index + 1) if preset.numbering.appendix == "I" else str(index + 1)
    return f"Phụ lục {number}" if number else "Phụ lục"


def table_head(plan: Plan, preset: Preset, label: str, title: str) -> list[BodyBlock]:
    """The head of an appendix that is a table, with a blank line below."""
    return [*appendix_head(plan, preset, label, title), Gap("table_text", 1)]


def appendix_head(plan: Plan, preset: Preset, label: str, title: str) -> list[BodyBlock]:
    """Number, title and reference to the plan: NĐ 30/2020 Phụ lục I, III.1."""
    return [
        Paragraph("appendix_number", (Run(label),)),
        Paragraph("appendix_title", (Run(bound(title)),)),
        Paragraph("appendix_reference", (Run(reference(plan, preset)),)),
    ]


def reference(plan: Plan, preset: Preset) -> str:
    """(Kèm theo Kế hoạch số … ngày … của …): NĐ 30/2020 Phụ lục I, III.1."""
    kind = (plan.title.type_name or "Kế hoạch").capitalize()
    number = grammar.number_line(plan.header.number, preset).removeprefix(preset.number.label)
    body = " ".join((plan.header.issuing_body or BLANK).split())
    date = administrative_date(plan.header.date)
    return f"(Kèm theo {kind} số{number if number[:1] == ' ' else ' ' + number} {date} của {body})"

"""The printed calendar of a plan: timeline and table on one lying sheet, as pages of the page list.

The text is set at the largest size of resources/calendar.toml with which all of it fits one page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.calendar_look import calendar_look
from kehoach_gui.core.compose_appendix import landscape, page_of, reference
from kehoach_gui.core.compose_calendar import (
    TITLE,
    calendar_blocks,
    calendar_frame,
    calendar_items,
)
from kehoach_gui.core.document import BodyBlock, PageSetup, Paragraph, Run, Style
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.timeline import layout
from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.core.timeline_scale import fitting_unit
from kehoach_gui.core.typography import bound
from kehoach_gui.export.page import TWIPS_PER_MM, Page
from kehoach_gui.export.pages import pages_of
from kehoach_gui.export.slabs import slabs
from kehoach_gui.export.stacks import Slab
from kehoach_gui.export.timeline_draw import Pen, draw


def calendar_pages(
    plan: Plan, preset: Preset, local: Iterable[Anniversary] = ()
) -> tuple[Page, ...]:
    """One lying sheet; several of a readable size where the smallest does not hold all of it."""
    items = calendar_items(plan, local)
    setup = sheet_setup(preset)
    sheet = calendar_look()["sheet"]
    for size in sheet["sizes_pt"]:
        pages = pages_of(setup, _slabs(plan, preset, setup, items, size))
        if len(pages) == 1:
            return tuple(pages)
    return tuple(pages_of(setup, _slabs(plan, preset, setup, items, sheet["several_pt"])))


def sheet_setup(preset: Preset) -> PageSetup:
    """The lying paper of a standard with the margins of the calendar's own sheets."""
    sheet = calendar_look()["sheet"]
    top, right, bottom, left = sheet["margins_mm"]
    return replace(
        landscape(page_of(preset)),
        top_mm=top,
        right_mm=right,
        bottom_mm=bottom,
        left_mm=left,
        header_mm=sheet["header_mm"],
        mirror=False,
    )


def _slabs(
    plan: Plan, preset: Preset, setup: PageSetup, items: Sequence[Item], size: float
) -> list[Slab]:
    styles = _scaled(preset.styles, size)
    width = setup.text_width_mm * TWIPS_PER_MM
    head: list[BodyBlock] = [Paragraph("appendix_title", (Run(TITLE),))]
    if plan.title.subject:
        head.append(Paragraph("subject", (Run(bound(plan.title.subject)),)))
    head.append(Paragraph("appendix_reference", (Run(reference(plan, preset)),)))
    return [
        *slabs(tuple(head), styles, width),
        *_timeline(plan, items, width, size),
        *slabs(calendar_blocks(items, setup.text_width_mm, styles), styles, width),
    ]


def _timeline(plan: Plan, items: Sequence[Item], width: float, size: float) -> list[Slab]:
    """The drawing; none where no day at all is known."""
    frame = calendar_frame(plan, items)
    if frame is None or not items:
        return []
    sheet = calendar_look()["sheet"]
    names = sheet["name_share"] * width
    pen = Pen(size)
    unit = fitting_unit(*frame, width - names, pen.width)
    unit = "month" if unit == "week" else unit
    timeline = layout(items, *frame, unit, width - names, pen.width, most_lanes=sheet["most_lanes"])
    return draw(timeline, names, size)


def _scaled(styles: dict[str, Style], size: float) -> dict[str, Style]:
    """The standard's styles as if the text of its tables had this size in pt."""
    factor = size / styles["table_text"].size_pt
    return {
        role: replace(
            style,
            size_pt=style.size_pt * factor,
            before_pt=style.before_pt * factor,
            after_pt=style.after_pt * factor,
            line_exact_pt=style.line_exact_pt and style.line_exact_pt * factor,
        )
        for role, style in styles.items()
    }

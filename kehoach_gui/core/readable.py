"""Could this plan be read back? Asked before a plan is stored, cheaper than reading it."""

from collections.abc import Iterator
from datetime import date

from kehoach_gui.core import preset
from kehoach_gui.core.order_check import wrong_place
from kehoach_gui.core.plan import Moment, Plan, Section
from kehoach_gui.core.plan_json import MAX_DEPTH


def unreadable_place(plan: Plan) -> str | None:
    """The first place that plan_json would refuse to read, in the schema's words, else None."""
    return next(_places(plan), None)


def _places(plan: Plan) -> Iterator[str]:
    if plan.standard not in preset.ids():
        yield "standard"
        return
    if plan.header.date and not _is_date(plan.header.date, partial=True):
        yield "header.date"
    for index, citation in enumerate(plan.citations):
        if citation.date and not _is_date(citation.date):
            yield f"citations[{index}].date"
    for index, entry in enumerate(plan.accepted):
        if not _is_date(entry.date):
            yield f"accepted[{index}].date"
    wrong = wrong_place(plan.order) if plan.order else None
    if wrong:
        yield f"order.{wrong}"
    yield from _in_sections(plan.sections, "sections", 0)
    for index, appendix in enumerate(plan.appendices):
        yield from _in_sections(appendix.sections, f"appendices[{index}].sections", 1)
    options = preset.load(plan.standard).options
    for name, chosen in plan.layout:
        if name in options and chosen not in options[name].values:
            yield f"layout.{name}"


def _in_sections(sections: tuple[Section, ...], where: str, depth: int) -> Iterator[str]:
    for index, section in enumerate(sections):
        place = f"{where}[{index}]"
        if depth >= MAX_DEPTH:
            yield place
            return
        for name in ("start", "end") if section.period else ():
            if not _is_moment(getattr(section.period, name)):
                yield f"{place}.period.{name}"
        for number, block in enumerate(section.blocks):
            for start, end, _ in block.emphasis:
                if not 0 <= start < end <= len(block.text):
                    yield f"{place}.blocks[{number}].emphasis"
        yield from _in_sections(section.sections, f"{place}.sections", depth + 1)


def _is_moment(moment: Moment | None) -> bool:
    if moment is None:
        return True
    days = [day for day in (moment.earliest, moment.latest) if day]
    return all(map(_is_date, days)) and days == sorted(days)


def _is_date(text: str, partial: bool = False) -> bool:
    parts = text.strip().split("-")
    widths = [len(part) for part in parts]
    if not all(part.isdecimal() for part in parts) or widths not in ([4, 2, 2], [4, 2], [4]):
        return False
    if len(parts) < 3 and not partial:
        return False
    try:
        date(*[*map(int, parts), 1, 1][:3])
    except ValueError:
        return False
    return True

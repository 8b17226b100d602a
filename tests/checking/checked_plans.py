"""Small plans of invented bodies for the rules: whole in head and tail, with given phases."""

from dataclasses import replace

from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block, Plan, Section
from tests.core.plans import plan as whole_plan


def with_phases(*headings: str, issued: str | None = "2027-01-05", title: str = "") -> Plan:
    """A plan whose section "Các đợt" has these phases, their times read from their headings."""
    base = whole_plan("state-nd30")
    base = replace(
        base,
        header=replace(base.header, date=issued),
        title=replace(base.title, subject=title or "tuyên truyền phòng cháy"),
    )
    phases = tuple(
        edits.timed(Section(50 + place, str(place), heading, "phase"), base)
        for place, heading in enumerate(headings, 1)
    )
    sections = (Section(40, "I", "Các đợt", "phases", sections=phases),)
    return replace(base, sections=sections, appendices=())


def with_text(*texts: str) -> Plan:
    """A plan with these paragraphs in one section."""
    blocks = tuple(Block("paragraph", text) for text in texts)
    return replace(
        with_phases(), sections=(Section(40, "I", "Nội dung", blocks=blocks),), appendices=()
    )

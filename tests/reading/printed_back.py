"""Plans printed to paper and read back, and where both differ."""

from dataclasses import replace

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.export import EXPORTERS
from kehoach_gui.reading import read_text
from kehoach_gui.reading.docx.child import read_content as opened
from kehoach_gui.reading.docx.reading import read_content
from kehoach_gui.reading.model import Reading

MAKE = {exporter.id: exporter.make for exporter in EXPORTERS}


def made(plan: Plan, kind: str = "docx") -> bytes:
    """The file that the exporter of this kind makes of the plan."""
    return MAKE[kind](plan, preset.for_layout(plan.standard, plan.layout), None)


def reading_of(data: bytes, standard: str) -> Reading:
    """What is read in a Word file; the guard's child is left out, it is tested elsewhere."""
    return read_content(opened(data, lambda done, total: None), standard=standard)


def back(plan: Plan) -> Plan:
    """The plan after a trip through a Word file."""
    return reading_of(made(plan), plan.standard).plan


def back_from_text(plan: Plan) -> Plan:
    """The plan after a trip through a plain text; its standard is taken as known."""
    read = read_text(made(plan, "txt").decode("utf-8")).plan
    return replace(read, standard=plan.standard)


def difference(plan: Plan, read: Plan) -> str:
    """The first line of JSON in which both differ, but for what was set aside; "" where none."""
    standard = preset.load(plan.standard)
    ours, theirs = (
        plan_json.dumps(replace(one, discarded=()), standard).splitlines() for one in (plan, read)
    )
    pairs = zip([*ours, "(hết)"], [*theirs, "(hết)"], strict=False)
    return next((f"{mine} ≠ {other}" for mine, other in pairs if mine != other), "")

"""The appendices that are composed from a plan's data and printed behind its own ones."""

from kehoach_gui.core.compose_appendix import appendix_label, landscape, page_of
from kehoach_gui.core.document import Part
from kehoach_gui.core.plan import Attached, Plan
from kehoach_gui.core.preset import Preset

ORDER: tuple[Attached, ...] = ("calendar", "assignments")


def attached(plan: Plan) -> tuple[Attached, ...]:
    """What is printed with the plan, in print order; a matrix without rows is not."""
    return tuple(
        name
        for name in ORDER
        if name in plan.attached and (name != "assignments" or plan.assignments)
    )


def attached_part(plan: Plan, preset: Preset, name: Attached, index: int, count: int) -> Part:
    """One of them as the appendix number `index` (from 0) of `count`."""
    label = appendix_label(preset, index, count)
    if name == "calendar":
        from kehoach_gui.core.compose_calendar import calendar_part

        return calendar_part(plan, preset, landscape(page_of(preset)), label)
    from kehoach_gui.core.compose_assignments import assignments_part

    return assignments_part(plan, preset, label)

"""Writes a plan as its interchange JSON."""

from kehoach_gui.core import plan_json
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset


def make_json(plan: Plan, preset: Preset) -> bytes:
    """The canonical JSON of the plan in the grammar of the standard, UTF-8."""
    return (plan_json.dumps(plan, preset) + "\n").encode("utf-8")

"""Document standards as the window needs them: the preset of a plan, names, what a switch does."""

from kehoach_gui.core import edits, preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset


def preset_of(plan: Plan) -> Preset:
    """The standard of a plan with the plan's choices; choices it does not know are passed over."""
    known = preset.load(plan.standard).options
    return preset.load(plan.standard, tuple(pair for pair in plan.layout if pair[0] in known))


def names() -> dict[str, str]:
    """Every standard's short name by id, in the order of the window."""
    return {ident: one.short_name for ident, one in preset.load_all().items()}


def caution(one: Preset) -> str:
    """What a user should know of a standard: not in force, not read in the original."""
    if one.source.in_force_to:
        return "đã được thay thế, chỉ dùng cho văn bản cũ"
    return "" if one.source.verified else "chưa đối chiếu hết với bản gốc"


def switched(plan: Plan, standard: str) -> Plan:
    """The plan in another standard; only choices that the new one knows go along."""
    known = preset.load(standard).options
    for name, value in plan.layout:
        if name not in known or value not in known[name].values:
            plan = edits.set_option(plan, name, None)
    return edits.set_standard(plan, standard)

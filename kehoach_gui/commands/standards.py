"""The standard that a command works by."""

from kehoach_gui.commands.options import UsageError
from kehoach_gui.core import preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.i18n import tr


def require_standard(standard: str | None) -> None:
    """Raise UsageError for a standard that is asked for and unknown."""
    if standard is not None and standard not in preset.ids():
        raise UsageError(
            tr("Không có thể thức «{id}». Có: {known}.").format(
                id=standard, known=", ".join(preset.ids())
            )
        )


def rules_for(standard: str | None, plan: Plan | None) -> preset.Preset:
    """The standard that is asked for, else the plan's own with its options, else the first.

    Raises UsageError for an unknown one.
    """
    require_standard(standard)
    if standard is None and plan is not None:
        return preset.for_layout(plan.standard, plan.layout)
    return preset.load(standard or preset.ids()[0])

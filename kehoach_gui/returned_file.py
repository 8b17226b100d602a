"""The leader's Word file beside the plan: read, its changes told apart, its comments placed.

All of it is work for a thread of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach_gui.core.conventions import DEFAULT, Conventions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.returned import Returned
    from kehoach_gui.reading.docx.comments import Margin
    from kehoach_gui.storage.version_plans import KeptPlan

    Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """`made_from` is the kept version the file comes from, None where the plan has not changed
    since; `in_common` the share of words it has of the plan, below STRANGE it is hardly this plan.
    """

    name: str
    found: Returned
    margin: Margin
    made_from: KeptPlan | None
    in_common: float


def read_returned(
    path: Path,
    plan: Plan,
    library: Path,
    plan_id: int,
    conventions: Conventions,
    progress: Progress,
) -> ReturnedFile:
    """The Word file read as one of the plan's standard and compared; raises RefusedInput."""
    from kehoach_gui.reading.docx.comments import read_margin
    from kehoach_gui.reading.docx.reading import read_docx, word_bytes
    from kehoach_gui.storage.version_plans import kept_plans

    data = word_bytes(path)
    read = read_docx(data, standard=plan.standard, progress=progress).plan
    versions = kept_plans(library, plan_id)
    return compared(path.name, plan, read, read_margin(data), versions, conventions)


def compared(
    name: str,
    plan: Plan,
    read: Plan,
    margin: Margin,
    versions: tuple[KeptPlan, ...] = (),
    conventions: Conventions = DEFAULT,
) -> ReturnedFile:
    """What was read beside the plan; where an older version was sent, each change knows whose."""
    from kehoach_gui.core.returned import Returned
    from kehoach_gui.core.returned_base import nearest, told_apart
    from kehoach_gui.core.returned_shape import in_common, in_shape_of

    place = nearest(plan, read, [version.plan for version in versions])
    made_from = None if place is None else versions[place]
    returned = in_shape_of(plan if made_from is None else made_from.plan, read)
    if made_from is not None:
        returned = in_shape_of(plan, returned)
    found = Returned(plan, returned, conventions)
    if made_from is not None:
        found.entries = told_apart(found, made_from.plan)
    return ReturnedFile(name, found, margin, made_from, in_common(plan, returned))

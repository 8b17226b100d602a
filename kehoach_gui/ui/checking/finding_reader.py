"""Checks a plan for the panel; what it gives is plain data, so that a thread may do it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach_gui.checking import Finding
    from kehoach_gui.core.conventions import Conventions
    from kehoach_gui.core.events import Event
    from kehoach_gui.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with the name of its place, whether it is an error and whether a fix is known."""

    finding: "Finding"
    place: str
    error: bool
    fixable: bool


def rows_of(
    plan: "Plan", conventions: "Conventions", events: "tuple[Event, ...]" = ()
) -> tuple[Row, ...]:
    """All findings of a plan, accepted ones too, as the panel lists them: errors first."""
    from kehoach_gui.checking import LONELY, Context, can_fix, every_finding, is_error
    from kehoach_gui.core.places import place_name
    from kehoach_gui.export.last_page import lines_above, own_pages

    context = Context(conventions, events=events, lines_above=lines_above(own_pages(plan)))
    rows = [
        Row(
            finding,
            place_name(plan, finding.place),
            is_error(finding),
            can_fix(finding) or finding.rule == LONELY,
        )
        for finding in every_finding(plan, context)
    ]
    return tuple(sorted(rows, key=lambda row: not row.error))


def error_line(plan: "Plan", conventions: "Conventions", events: "tuple[Event, ...]" = ()) -> str:
    """What is said beside print and export: " Rà soát thấy 2 lỗi (F7)."; "" for no error."""
    from kehoach_gui.checking import is_accepted

    rows = rows_of(plan, conventions, events)
    errors = sum(row.error and not is_accepted(plan, row.finding) for row in rows)
    return f" Rà soát thấy {errors} lỗi, xem bằng F7." if errors else ""

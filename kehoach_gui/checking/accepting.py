"""Letting a finding stand with a note: kept in the plan, undone by itself when its words change."""

from dataclasses import replace

from kehoach_gui.checking.finding import Finding
from kehoach_gui.core.plan import Accepted, Plan
from kehoach_gui.core.text import clean


def is_accepted(plan: Plan, finding: Finding) -> bool:
    """Whether the plan lets this finding stand: same rule, same words."""
    return entry_of(plan, finding) is not None


def entry_of(plan: Plan, finding: Finding) -> Accepted | None:
    """With which note and since when the plan lets this finding stand, None where it does not."""
    key = finding.rule, _words(finding)
    return next((entry for entry in plan.accepted if (entry.rule, entry.words) == key), None)


def accept(plan: Plan, finding: Finding, note: str, date: str) -> Plan:
    """The plan that lets the finding stand from `date` (ISO) on, with the office's note."""
    entry = Accepted(finding.rule, _words(finding), clean(note).text.strip("\n"), date)
    return replace(plan, accepted=(*withdraw(plan, finding).accepted, entry))


def withdraw(plan: Plan, finding: Finding) -> Plan:
    """The plan that shows the finding again."""
    kept = (
        entry
        for entry in plan.accepted
        if (entry.rule, entry.words) != (finding.rule, _words(finding))
    )
    return replace(plan, accepted=tuple(kept))


def _words(finding: Finding) -> str:
    return clean(finding.text).text.strip("\n")

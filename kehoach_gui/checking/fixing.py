"""Doing what a finding asks for, where only one thing can be meant: words, or a list's numbers."""

from kehoach_gui.checking.finding import Finding
from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.edits import in_list
from kehoach_gui.core.find import Found, Options, replace_all
from kehoach_gui.core.numbering import renumbered
from kehoach_gui.core.plan import Plan

RENUMBERS = "section-number"
EXACTLY = Options(match_case=True, match_marks=True)


def can_fix(finding: Finding) -> bool:
    """Whether the program knows the one right fix."""
    return finding.exact is not None or finding.rule == RENUMBERS


def fixed(plan: Plan, finding: Finding, conventions: Conventions = DEFAULT) -> Plan:
    """The plan with this one finding mended; the same plan where its words are not there any more.

    A wrong number is mended with the whole list that holds it; a phase whose words change reads its
    period again by the conventions.
    """
    if finding.rule == RENUMBERS:
        try:
            return in_list(plan, int(finding.place[1]), renumbered)
        except KeyError:
            return plan
    fix = finding.exact
    if fix is None:
        return plan
    end = fix.start + len(fix.old)
    hit = Found(finding.place, fix.start, end, fix.old, "", "")
    return replace_all(plan, fix.old, fix.new, EXACTLY, [hit], conventions)[0]

"""All rules in the order in which their findings are listed, and the check that runs them."""

from collections.abc import Iterator

from kehoach_gui.checking.accepting import is_accepted
from kehoach_gui.checking.anniversaries import (
    broken_pairs,
    unlike_days,
    unusual_separators,
    wrong_counts,
    wrong_founding_days,
)
from kehoach_gui.checking.finding import Context, Finding, Rule
from kehoach_gui.checking.last_page import lonely_signature
from kehoach_gui.checking.numbers import mixed_numbers, stray_blanks
from kehoach_gui.checking.parts import missing_head, missing_tail
from kehoach_gui.checking.phases import (
    gaps,
    out_of_order,
    outside_frame,
    overlaps,
    same_words,
    wrong_labels,
)
from kehoach_gui.checking.quotes import unpaired_quotes
from kehoach_gui.checking.section_numbers import wrong_section_numbers
from kehoach_gui.checking.slogans import repeated_slogans, unfilled_variables
from kehoach_gui.checking.times import (
    end_before_start,
    impossible_days,
    now_without_date,
    past_at_issue,
    undated_events,
    undated_phases,
)
from kehoach_gui.checking.zeros import unpadded_dates
from kehoach_gui.core.event_days import bind_events
from kehoach_gui.core.plan import Plan

RULES: tuple[Rule, ...] = (
    missing_head,
    missing_tail,
    mixed_numbers,
    stray_blanks,
    wrong_section_numbers,
    end_before_start,
    now_without_date,
    past_at_issue,
    undated_events,
    undated_phases,
    out_of_order,
    gaps,
    overlaps,
    same_words,
    wrong_labels,
    outside_frame,
    impossible_days,
    unpadded_dates,
    wrong_counts,
    unlike_days,
    wrong_founding_days,
    unusual_separators,
    broken_pairs,
    unpaired_quotes,
    unfilled_variables,
    repeated_slogans,
    lonely_signature,
)


def every_finding(plan: Plan, context: Context | None = None) -> Iterator[Finding]:
    """All findings, those that the plan's office lets stand too."""
    context = context or Context()
    plan = bind_events(plan, context.events, context.conventions)
    for rule in RULES:
        yield from rule(plan, context)


def check(plan: Plan, context: Context | None = None) -> tuple[Finding, ...]:
    """The findings that the office has not accepted, rule by rule."""
    found = every_finding(plan, context)
    return tuple(finding for finding in found if not is_accepted(plan, finding))

"""Rà soát: rules that look through a plan; none changes it, each says where, why and what to do."""

from kehoach_gui.checking.accepting import accept, entry_of, is_accepted, withdraw
from kehoach_gui.checking.finding import Context, Finding, Fix, Rule
from kehoach_gui.checking.fixing import can_fix, fixed
from kehoach_gui.checking.grades import is_error
from kehoach_gui.checking.last_page import LONELY
from kehoach_gui.checking.registry import RULES, check, every_finding
from kehoach_gui.checking.words_at import words_at

__all__ = [
    "LONELY",
    "RULES",
    "Context",
    "Finding",
    "Fix",
    "Rule",
    "accept",
    "can_fix",
    "check",
    "entry_of",
    "every_finding",
    "fixed",
    "is_accepted",
    "is_error",
    "withdraw",
    "words_at",
]

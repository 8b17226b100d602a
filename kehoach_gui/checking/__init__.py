"""Rà soát: rules that look through a plan; none changes it, each says where, why and what to do."""

from kehoach_gui.checking.accepting import accept, withdraw
from kehoach_gui.checking.finding import Context, Finding, Rule
from kehoach_gui.checking.registry import RULES, check, every_finding

__all__ = [
    "RULES",
    "Context",
    "Finding",
    "Rule",
    "accept",
    "check",
    "every_finding",
    "withdraw",
]

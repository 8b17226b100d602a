"""What a rule gives: a finding with its place, the words it is about, a reason and a fix."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.events import Event
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Fix:
    """An exact fix: `old`, which begins at character `start` of the place's text, becomes `new`."""

    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a look. `text` is "" where something is missing.

    A finding stays accepted while `rule` and `text` are what they were, so `text` holds all words
    that the finding is about. `exact` is there where only one fix is right.
    """

    rule: str
    place: Place
    text: str
    reason: str
    fix: str
    exact: Fix | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What rules may know beside the plan: the office's conventions for vague dates and its
    events, from which phases get their days, the number as a source wrote it where it mixed two
    grammars (reading keeps only its parts), and how many lines of text are alone with the
    signature on the last page, None where it has company enough or nobody has looked."""

    conventions: Conventions = DEFAULT
    mixed_number: str | None = None
    events: tuple[Event, ...] = ()
    lines_above: int | None = None


Rule = Callable[[Plan, Context], Iterable[Finding]]

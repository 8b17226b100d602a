"""What commands know of the office: a library opened to read its events, bodies, conventions."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui import paths
from kehoach_gui.commands.options import Words
from kehoach_gui.commands.tell import warn
from kehoach_gui.core import preset
from kehoach_gui.core.conventions import DEFAULT, SETTING, Conventions, with_changes
from kehoach_gui.core.edits import reread_periods
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.event_days import bind_events
from kehoach_gui.core.organisation import organisation_of
from kehoach_gui.i18n import tr

if TYPE_CHECKING:
    from kehoach_gui.core.anniversaries import Anniversary
    from kehoach_gui.core.events import Event
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.storage import Library

WITH_LIBRARY = {"--library": "library"}


@dataclass(frozen=True, slots=True)
class Office:
    """What a plan's time depends on beside its words."""

    conventions: Conventions = DEFAULT
    events: "tuple[Event, ...]" = ()
    bodies: "tuple[Organisation, ...]" = ()

    def read(self, plan: "Plan") -> "Plan":
        """A plan that came in, its periods read by the office's conventions where it has some."""
        return plan if self.conventions == DEFAULT else reread_periods(plan, self.conventions)

    def bind(self, plan: "Plan") -> "Plan":
        """The plan with the days of the office's events."""
        return bind_events(plan, self.events, self.conventions)

    def days_of(self, plan: "Plan") -> "tuple[Anniversary, ...]":
        """The days of its own of the body that issues the plan."""
        body = organisation_of(plan, self.bodies)
        return body.local_days if body else ()

    @property
    def days(self) -> "tuple[Anniversary, ...]":
        """The days of its own of every body, each once."""
        return tuple(dict.fromkeys(day for body in self.bodies for day in body.local_days))


def load_office(words: Words, before: Path | None) -> Office:
    """What the library of a call knows; `before` is the one named before the command.

    A plan is looked at without it where nobody named a library and the usual one is not there yet,
    or cannot be read, which is told. Raises UserError where a named one cannot be read.
    """
    named = library_of(words, before)
    try:
        opened = open_for_reading(named)
        if opened is None:
            return Office()
        with opened:
            return Office(
                with_changes(opened.setting(SETTING, {})),
                tuple(stored.event for stored in opened.events.list_all()),
                tuple(stored.organisation for stored in opened.list_organisations()),
            )
    except UserError as error:
        if named is not None:
            raise
        warn(tr("{error}\nLàm tiếp mà không có sự kiện và quy ước của đơn vị.").format(error=error))
        return Office()


def library_of(words: Words, before: Path | None) -> Path | None:
    """The library that a call names, behind or before the command; None for the usual one."""
    named = words.last("library")
    return Path(named) if named else before


def open_for_reading(library: Path | None) -> "Library | None":
    """The library, None where the usual one was not made yet; raises UserError."""
    path = (library or paths.library_path()).absolute()
    if library is None and not path.exists():
        return None
    from kehoach_gui.storage import Library

    return Library.open(path, presets=preset.load, read_only=True, check_later=True)

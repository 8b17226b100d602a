"""What reading works on and gives back: lines, their roles, the receipt, the reading."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kehoach_gui.core.plan import Plan
from kehoach_gui.reading.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Line:
    """A cleaned, non-empty line; `sources` are the numbers of the source lines it came from.

    `cells` are its parts where tabs or wide gaps part it, as a flattened two-column table does;
    `gap` says that an empty line stood before it, `indent` how many blanks it opened with.
    """

    text: str
    sources: tuple[int, ...]
    cells: tuple[str, ...] = ()
    indent: int = 0
    gap: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source, numbered from 1, with the role it was given."""

    number: int
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan read from somewhere, what was done to it, and every source line with its role.

    Roles are those of the window: parent_body, issuing_body, number, place_date, type_name,
    subject, opening, heading, item, phase, paragraph, bullet, slogan, closing, recipient,
    authority, signer_title, signer_name, appendix, label, mixed, noise.
    """

    plan: Plan
    receipt: Receipt
    lines: tuple[SourceLine, ...] = ()


@dataclass(slots=True)
class Roles:
    """Which role each source line was given while the passes run, and what was set aside."""

    given: dict[int, str] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)

    def give(self, role: str, sources: Iterable[int]) -> None:
        """Give the role; a line that held another one before holds several at once."""
        for source in sources:
            before = self.given.get(source)
            self.given[source] = role if before in (None, role, "label") else "mixed"

    def discard(self, line: Line) -> None:
        """Set the line aside as debris."""
        self.give("noise", line.sources)
        self.aside.update(line.sources)

"""What reading works on and gives back: lines, their roles, the receipt, the reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kehoach_gui.core.plan import Emphasis, Plan
from kehoach_gui.reading.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Look:
    """How a whole line looks on paper; `level` is its outline level in Word (0 = Heading 1)."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    level: int | None = None

    @property
    def is_title(self) -> bool:
        return self.bold and self.centred


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: rows of one length, a cell's paragraphs on lines of their own."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0


class Source(NamedTuple):
    """A line of a source that shows more than words, as a Word file does.

    `written` has the letters as typed where the paper shows capitals; `emphasis` counts in
    `text`. A table is one line. `aside` says that the line is known to be no part of the text,
    `broken` that only a line break parts it from the line before. A tuple: a long file makes
    many thousands of them.
    """

    text: str
    look: Look | None = None
    written: str | None = None
    emphasis: tuple[Emphasis, ...] = ()
    grid: Grid | None = None
    aside: bool = False
    broken: bool = False


class Line(NamedTuple):
    """A cleaned, non-empty line; `sources` are the numbers of the source lines it came from.

    `cells` are its parts where tabs or wide gaps part it, as a flattened two-column table does;
    `gap` says that an empty line stood before it, `indent` how many blanks it opened with. The
    rest is known of Word files only, see Source. A tuple for the same reason.
    """

    text: str
    sources: tuple[int, ...]
    cells: tuple[str, ...] = ()
    indent: int = 0
    gap: bool = False
    look: Look | None = None
    written: str | None = None
    emphasis: tuple[Emphasis, ...] = ()
    grid: Grid | None = None
    broken: bool = False


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
    authority, signer_title, signer_name, appendix, table, label, mixed, noise.
    `candidates` are the standards that the source fits equally well, the plan's own first.
    """

    plan: Plan
    receipt: Receipt
    lines: tuple[SourceLine, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Roles:
    """Which role each source line was given while the passes run, and what was set aside."""

    given: dict[int, str] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)
    forced: Mapping[int, str] = field(default_factory=dict)  # by the user, see forcing.py

    def give(self, role: str, sources: Iterable[int]) -> None:
        """Give the role; a line that held another one before holds several at once."""
        for source in sources:
            before = self.given.get(source)
            self.given[source] = role if before in (None, role, "label") else "mixed"

    def discard(self, line: Line) -> None:
        """Set the line aside as debris."""
        self.give("noise", line.sources)
        self.aside.update(line.sources)

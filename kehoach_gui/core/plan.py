"""The plan as a frozen value: every class here is immutable, every collection a tuple.

Text is NFC without leading, trailing or doubled blanks; numbers and bullet marks are never part
of a text. Words are kept as the office wrote them, grammar (separators, dots, dashes) is not
stored: see grammar.py.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from kehoach_gui.core.order_sheet import OrderSheet

Kind = Literal[
    "purpose",
    "content",
    "phases",
    "phase",
    "methods",
    "materials",
    "slogans",
    "organization",
    "other",
]
BlockType = Literal["paragraph", "bullet", "slogan", "table"]
Attached = Literal["calendar", "assignments"]
Mark = Literal["none", "dash", "plus", "number", "letter"]
Emphasis = tuple[int, int, Literal["b", "i", "u"]]

USUAL_MARK: dict[BlockType, Mark] = {
    "paragraph": "none",
    "bullet": "dash",
    "slogan": "dash",
    "table": "none",
}


@dataclass(frozen=True, slots=True)
class Number:
    """Số và ký hiệu in parts: serial "07" ("" while blank), type "KH", body "SVHTTDL".

    What fits no grammar stands whole in `serial` with an empty type and body.
    """

    serial: str = ""
    type_code: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    parent_body: str | None = None
    issuing_body: str | None = None
    number: Number | None = None
    place: str | None = None
    date: str | None = None  # ISO: 2026-03-05, 2026-03 (blank day) or 2026


@dataclass(frozen=True, slots=True)
class Title:
    type_name: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    type_name: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with its precision: any day from earliest to latest (ISO) may be meant."""

    text: str
    earliest: str | None = None
    latest: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A phase's time: the words as written and the days they cover."""

    text: str
    start: Moment | None = None
    end: Moment | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a section. `mark` is None for the usual mark of its type.

    A table has no text of its own but `rows` of one length; a cell's paragraphs stand on lines.
    The first `header_rows` repeat on each page.
    """

    type: BlockType
    text: str
    mark: Mark | None = None
    emphasis: tuple[Emphasis, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0

    @property
    def shown_mark(self) -> Mark:
        return self.mark or USUAL_MARK[self.type]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it; an empty paragraph is no part of a plan."""
        return not self.text and not self.rows

    @property
    def words(self) -> str:
        """The text; of a table a line for each row, its cells parted by bars."""
        if not self.rows:
            return self.text
        return "\n".join(" | ".join(" ".join(cell.split()) for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """A mục or a numbered paragraph; `number` as printed, None where none is printed.

    `id` names the section for edits while the plan is open; it is not part of its value.
    """

    id: int = field(compare=False)
    number: str | None = None
    heading: str | None = None
    kind: Kind = "other"
    period: Period | None = None
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Authority lines are kept with dots (TM. BAN THƯỜNG VỤ); the standard writes its own marks."""

    authority: str | None = None
    title: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    number: str | None
    title: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding of the check that stands by the office's will, while its words are these."""

    rule: str
    words: str
    note: str
    date: str  # ISO


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A row of the matrix việc - đơn vị - thời hạn - sản phẩm as the user confirmed it.

    All four are words; "" where left open.
    """

    task: str
    unit: str = ""
    deadline: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `signatures` has one entry; joint plans will have two."""

    standard: str
    header: Header = Header()
    title: Title = Title()
    opening: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = (Signature(),)
    discarded: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    layout: tuple[tuple[str, str | int | float | bool], ...] = ()  # sorted by option name
    accepted: tuple[Accepted, ...] = ()
    order: OrderSheet | None = None
    assignments: tuple[AssignmentRow, ...] = ()
    attached: tuple[Attached, ...] = ()  # composed appendices that are printed with the plan
    receipt: tuple[str, ...] = ()  # what reading said when the plan was taken from a file

    @property
    def signature(self) -> Signature:
        return self.signatures[0]

    def option(self, name: str) -> str | int | float | bool | None:
        return dict(self.layout).get(name)


def walk(sections: tuple[Section, ...], depth: int = 0) -> "list[tuple[Section, int]]":
    """All sections in reading order with their depth, 0 for the outermost."""
    found: list[tuple[Section, int]] = []
    for section in sections:
        found.append((section, depth))
        found.extend(walk(section.sections, depth + 1))
    return found


def all_sections(plan: Plan) -> tuple[Section, ...]:
    """The outermost sections of the plan and of its appendices."""
    return plan.sections + tuple(s for appendix in plan.appendices for s in appendix.sections)


def next_id(plan: Plan) -> int:
    """An id that no section of the plan has."""
    return 1 + max((section.id for section, _ in walk(all_sections(plan))), default=0)


def renew_ids(sections: tuple[Section, ...], first: int) -> tuple[tuple[Section, ...], int]:
    """The sections with new ids from `first` on, and the next free id."""
    renewed: list[Section] = []
    for section in sections:
        own, first = first, first + 1
        inner, first = renew_ids(section.sections, first)
        renewed.append(replace(section, id=own, sections=inner))
    return tuple(renewed), first

"""The neutral document: what compose gives and every exporter reads; lengths in mm and pt."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Style:
    """How the paragraphs of a role look. Line: exact points, or a multiple of single spacing."""

    size_pt: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    align: Align = "left"
    first_line_mm: float = 0.0
    left_mm: float = 0.0
    right_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_exact_pt: float | None = None
    line_multiple: float = 1.0
    keep_next: bool = False
    outline_level: int | None = None  # 1 = Heading 1; None for text
    colour: str = "000000"  # RRGGBB; red for marks of urgency


@dataclass(frozen=True, slots=True)
class Run:
    """Text with the writer's own emphasis, added to what the role's style says."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    plain: bool = False  # not the role's bold/italic/underline (the note behind a heading, say)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`source` says where in the plan the words stand: ("section", id, block index) and the like.

    `keep_next` binds it to the following paragraph on one page, beyond what its style says.
    """

    role: str
    runs: tuple[Run, ...]
    keep_next: bool = False
    source: tuple[str | int, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, centred in its column: length in mm, thickness in pt, gap above in pt."""

    length_mm: float
    thickness_pt: float
    before_pt: float


BRACE_EM = 0.5  # width of a brace, and the room on either side of it, against its note's size


@dataclass(frozen=True, slots=True)
class Brace:
    """Lines joined at their right by a drawn brace with a note at its middle (rows 68)."""

    lines: "tuple[Paragraph, ...]"
    note: "Paragraph"
    text_width_mm: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room: so many lines of the role's height (signature, before the type name)."""

    role: str
    lines: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A paragraph of one line in a box of a drawn line (marks): mm, gap above in pt.

    The height is at least that of the line.
    """

    paragraph: Paragraph
    width_mm: float
    height_mm: float
    thickness_pt: float
    before_pt: float = 0.0
    align: Literal["center", "right"] = "center"  # of the box in its column


CellBlock = Paragraph | Rule | Brace | Gap | Frame


@dataclass(frozen=True, slots=True)
class Columns:
    """A borderless two-column block: head and tail. Rows keep left and right level.

    Widths and the indent from the left margin (negative hangs out) in mm; padding in mm left and
    right inside each cell. The whole block stays on one page.
    """

    name: str
    widths_mm: tuple[float, float]
    rows: tuple[tuple[tuple[CellBlock, ...], tuple[CellBlock, ...]], ...]
    indent_mm: float = 0.0
    padding_mm: float = 1.5


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; the first `header_rows` repeat on each page. Widths in mm.

    A row stays on one page, but for those in `breaking`: these may go on on the next.
    """

    widths_mm: tuple[float, ...]
    header_rows: int
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    breaking: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


BodyBlock = Paragraph | Rule | Gap | Columns | Table | PageBreak


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins in mm; mirror swaps left and right on even pages."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float  # page number: distance from the top edge
    mirror: bool = False
    number_size_pt: float = 14.0

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class Part:
    """The plan itself or one appendix: starts on a new page, counts its own pages."""

    name: str
    page: PageSetup
    blocks: tuple[BodyBlock, ...]
    marks: tuple[CellBlock, ...] = ()  # stamps above the head (lưu hành nội bộ)


@dataclass(frozen=True, slots=True)
class Document:
    """Parts in print order, the styles by role, and what the file's properties may say."""

    parts: tuple[Part, ...]
    styles: dict[str, Style]
    font: str
    title: str
    author: str  # the issuing body, never a person
    language: str = "vi-VN"

"""A laid-out page as plain data: lines of text, strokes and braces; all lengths in twips.

A twip is 1/1440 inch, so that every size in half points is a whole number. x grows to the right,
y downwards, both from the sheet's top left corner.
"""

from dataclasses import dataclass

TWIPS_PER_PT = 20
BLACK = "000000"  # RRGGBB, as of every colour here
TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Segment:
    """Text of one face from `x` on; `blank` is what justifying adds to each of its blanks."""

    text: str
    x: float
    width: float
    size: int
    bold: bool
    italic: bool
    underline: bool
    blank: float = 0.0
    raised: float = 0.0
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: `top` to `top + height` is its room, `start` its first character.

    `source` is the paragraph's place in the plan; () for the page number.
    """

    top: float
    height: float
    baseline: float
    segments: tuple[Segment, ...]
    source: tuple[str | int, ...] = ()
    start: int = 0

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight drawn line."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class BraceShape:
    """A right brace in a box; `point` is the height of its tip below the top."""

    x: float
    top: float
    width: float
    height: float
    point: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. `number` counts within the part; the first page of a part does not show it."""

    part: int
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...] = ()
    braces: tuple[BraceShape, ...] = ()

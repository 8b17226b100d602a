"""Which pages are printed on which side of paper: ranges, odd and even sides, two on a side."""

import re
from dataclasses import dataclass
from typing import Literal

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.export.page import Page

Sides = Literal["all", "odd", "even"]
_RANGE = re.compile(r"(\d+)?(?:\s*(-|–)\s*(\d+)?)?\Z")


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print: page numbers counted from 1 over the whole plan, None for all of them.

    `sides` prints one side of the paper only (manual duplex); `reverse` begins with the last one.
    """

    numbers: tuple[int, ...] | None = None
    sides: Sides = "all"
    reverse: bool = False
    two_up: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A page on a side: its top left corner in twips and its scale."""

    page: Page
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper, sizes in twips; without a page it is fed through empty."""

    width: float
    height: float
    pages: tuple[Placed, ...]


def parse_ranges(words: str, count: int) -> tuple[int, ...]:
    """Page numbers of "1-3, 5, 8-" in the order written; raises RefusedInput with the reason."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", words):
        found = _RANGE.match(part.strip())
        if not part.strip() or found is None:
            raise RefusedInput(f"Chưa hiểu “{part.strip()}”: hãy ghi như 1-3, 5.")
        first, dash, last = found.groups()
        low = int(first) if first else 1
        high = (int(last) if last else count) if dash else low
        if not 1 <= low <= high <= count:
            raise RefusedInput(f"Kế hoạch có {count} trang, không có trang “{part.strip()}”.")
        numbers.extend(range(low, high + 1))
    return tuple(numbers)


def sheets(pages: tuple[Page, ...], choice: Choice) -> tuple[Sheet, ...]:
    """The sides to print, in the order in which the printer takes them.

    Even sides end with an empty one where their number is odd, so that in reverse the pile of
    printed odd sides meets its backs.
    """
    chosen = pages if choice.numbers is None else tuple(pages[n - 1] for n in choice.numbers)
    sides = _two_up(chosen) if choice.two_up else [_alone(page) for page in chosen]
    if choice.sides == "odd":
        sides = sides[::2]
    elif choice.sides == "even":
        if len(sides) % 2:
            last = sides[-1]
            sides.append(Sheet(last.width, last.height, ()))
        sides = sides[1::2]
    return tuple(reversed(sides) if choice.reverse else sides)


def _alone(page: Page) -> Sheet:
    return Sheet(page.width, page.height, (Placed(page, 0.0, 0.0, 1.0),))


def _two_up(pages: tuple[Page, ...]) -> list[Sheet]:
    """Two pages beside one another on a sheet laid across, each as large as its half lets it be."""
    found: list[Sheet] = []
    for start in range(0, len(pages), 2):
        pair = pages[start : start + 2]
        height, width = sorted((pair[0].width, pair[0].height))
        placed = []
        for place, page in enumerate(pair):
            scale = min(width / 2 / page.width, height / page.height)
            x = width / 2 * place + (width / 2 - page.width * scale) / 2
            placed.append(Placed(page, x, (height - page.height * scale) / 2, scale))
        found.append(Sheet(width, height, tuple(placed)))
    return found

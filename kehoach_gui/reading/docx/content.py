"""What a Word file shows, as plain values: paragraphs of runs, tables of cells, and counts.

The child process that opens the file writes them as JSON; the program reads that back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

BOLD, ITALIC, UNDERLINE, CAPS = 1, 2, 4, 8

Run = tuple[str, int, int]  # text, flags, index of its font in Content.fonts


@dataclass(slots=True)
class Paragraph:
    """One paragraph; `label` is its automatic number or bullet, `level` its outline level (0…).

    A line feed inside a run is a line break, a tab a tab. `hidden` is what the paper does not
    show; `boxes` are the text boxes anchored here.
    """

    runs: list[Run]
    align: str = ""
    level: int | None = None
    label: str = ""
    brace: bool = False  # a drawn } begins here
    aside: bool = False  # a table of contents, the prompt of a content control
    hidden: Sequence[str] = ()
    boxes: "Sequence[list[Item]]" = ()

    @property
    def text(self) -> str:
        return "".join(run[0] for run in self.runs)


@dataclass(slots=True)
class Cell:
    """A cell: how many columns it spans, whether it goes on with the one above."""

    items: "list[Item]"
    span: int = 1
    below: bool = False


@dataclass(slots=True)
class Table:
    rows: list[list[Cell]]
    ruled: bool = False
    header_rows: int = 0


Item = Paragraph | Table


@dataclass(slots=True)
class Counts:
    """What was met on the way, for the receipt."""

    inserted: int = 0
    deleted: int = 0
    notes: int = 0
    boxes: int = 0
    hidden: int = 0
    struck: int = 0  # crossed out by hand, not by a tracked change
    placeholders: int = 0
    page_numbers: int = 0
    listings: int = 0  # tables of contents, indexes
    dates: int = 0  # fields that show the day
    comments: int = 0
    pictures: int = 0
    charts: int = 0
    diagrams: int = 0
    objects: int = 0  # embedded: a sheet, a film, a button
    files: int = 0  # whole files put into the text by reference
    drawn: int = 0  # words drawn as WordArt
    formulas: int = 0
    lost_formulas: int = 0  # of old editors, of which there is only a picture
    lost_numbers: int = 0  # of old automatic lists, that only Word works out
    signs: int = 0  # of symbol fonts that are not known
    readings: int = 0  # above words (ruby)


@dataclass(slots=True)
class Content:
    """The body, headers and footers (each once), the fonts by index, the counts."""

    items: list[Item]
    headers: list[list[Item]]
    footers: list[list[Item]]
    fonts: list[str]
    counts: Counts


def paragraphs(items: list[Item]) -> Iterator[Paragraph]:
    """All paragraphs in reading order, those of tables and text boxes too."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
            for box in item.boxes:
                yield from paragraphs(box)
        else:
            for row in item.rows:
                for cell in row:
                    yield from paragraphs(cell.items)


def to_data(content: Content) -> dict[str, Any]:
    """The content as values that JSON knows."""
    return {
        "items": [_item_data(item) for item in content.items],
        "headers": [[_item_data(item) for item in one] for one in content.headers],
        "footers": [[_item_data(item) for item in one] for one in content.footers],
        "fonts": content.fonts,
        "counts": asdict(content.counts),
    }


def from_data(data: dict[str, Any]) -> Content:
    """The content of what to_data gave."""
    return Content(
        [_item(item) for item in data["items"]],
        [[_item(item) for item in one] for one in data["headers"]],
        [[_item(item) for item in one] for one in data["footers"]],
        data["fonts"],
        Counts(**data["counts"]),
    )


def _item_data(item: Item) -> list[Any]:
    if isinstance(item, Paragraph):
        boxes = [[_item_data(inner) for inner in box] for box in item.boxes]
        flags = item.brace + 2 * item.aside
        return [item.runs, item.align, item.level, item.label, flags, item.hidden, boxes]
    rows = [
        [[cell.span, cell.below, [_item_data(one) for one in cell.items]] for cell in row]
        for row in item.rows
    ]
    return [rows, item.ruled, item.header_rows]


def _item(data: list[Any]) -> Item:
    if len(data) == 3:
        rows = [
            [Cell([_item(one) for one in items], span, below) for span, below, items in row]
            for row in data[0]
        ]
        return Table(rows, data[1], data[2])
    runs, align, level, label, flags, hidden, boxes = data
    inner = tuple([_item(one) for one in box] for box in boxes) if boxes else ()
    return Paragraph(
        [(text, look, font) for text, look, font in runs],
        align,
        level,
        label,
        bool(flags & 1),
        bool(flags & 2),
        tuple(hidden) if hidden else (),
        inner,
    )

"""Every text of a plan with the name of its place, and the plan with some of these texts changed.

A place is a tuple: ("header", "issuing_body"), ("title", "subject"), ("opening", 0),
("section", id) for a heading, ("section", id, 2) for a block, ("section", id, 2, 0, 1) for the cell
of a table (row, column), ("closing", 0), ("recipients", 1), ("signature", 0, "name"),
("appendix", 0). A line of the order sheet is ("order", 2), its words are ("order", 2, "place"),
those of the sheet ("order", "addressee"). Composed paragraphs name their source the same way.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from kehoach_gui.core import edits, grammar, order_words, preset
from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.plan import Block, Emphasis, Number, Plan, Section

Place = tuple[str | int, ...]
Words = tuple[str, tuple[Emphasis, ...]]

HEADER = ("parent_body", "issuing_body", "place")
TITLE = ("type_name", "subject")
SIGNATURE = ("authority", "title", "name")


@dataclass(frozen=True, slots=True)
class Spot:
    """One text where it stands; `heading` marks titles and the headings of sections."""

    place: Place
    text: str
    heading: bool = False
    emphasis: tuple[Emphasis, ...] = ()


def spots(plan: Plan) -> tuple[Spot, ...]:
    """Every text of the plan in reading order; empty fields are left out."""
    return tuple(spot for spot in _spots(plan) if spot.text)


def all_spots(plan: Plan) -> tuple[Spot, ...]:
    """Every text of the plan, and behind them those of its order sheet."""
    typed = order_words.words_of(plan.order)
    return (*spots(plan), *(Spot(("order", *spot), words) for spot, words in typed if words))


def takes(plan: Plan, place: Place, words: str) -> bool:
    """Whether a place can hold these words; a line of the order sheet has its bounds."""
    return place[0] != "order" or order_words.takes(plan.order, place[1:], words)


def number_words(number: Number | None, standard: str) -> str:
    """The number in the grammar of the standard; of an unknown one as the state writes it."""
    known = standard if standard in preset.ids() else preset.ids()[0]
    return grammar.number_text(number, preset.load(known)) or ""


def _spots(plan: Plan) -> Iterator[Spot]:
    for name in HEADER[:2]:
        yield Spot(("header", name), getattr(plan.header, name) or "")
    yield Spot(("header", "number"), number_words(plan.header.number, plan.standard))
    yield Spot(("header", "place"), plan.header.place or "")
    for name in TITLE:
        yield Spot(("title", name), getattr(plan.title, name) or "", True)
    yield from (Spot(("opening", index), text) for index, text in enumerate(plan.opening))
    yield from _section_spots(plan.sections)
    yield from (Spot(("closing", index), text) for index, text in enumerate(plan.closing))
    yield from (Spot(("recipients", index), text) for index, text in enumerate(plan.recipients))
    for index, signature in enumerate(plan.signatures):
        for name in SIGNATURE:
            yield Spot(("signature", index, name), getattr(signature, name) or "")
    for index, appendix in enumerate(plan.appendices):
        yield Spot(("appendix", index), appendix.title, True)
        yield from _section_spots(appendix.sections)


def _section_spots(sections: tuple[Section, ...]) -> Iterator[Spot]:
    for section in sections:
        yield Spot(("section", section.id), section.heading or "", True)
        for index, block in enumerate(section.blocks):
            yield Spot(("section", section.id, index), block.text, False, block.emphasis)
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    yield Spot(("section", section.id, index, row, column), cell)
        yield from _section_spots(section.sections)


def rewritten(
    plan: Plan, changes: Mapping[Place, Words], conventions: Conventions = DEFAULT
) -> Plan:
    """The plan with other words at some places; an emptied line or block goes, a field is None.

    A phase's period is read again, by these conventions, where its heading changed. Places that
    the plan does not have, and words that a place does not take, are passed over.
    """
    groups = {place[0] for place in changes}

    def timed(section: Section) -> Section:
        return edits.timed(section, plan, conventions)

    def word(place: Place, old: str | None) -> str | None:
        return (changes[place][0] or None) if place in changes else old

    def lines(name: str, old: tuple[str, ...]) -> tuple[str, ...]:
        if name not in groups:
            return old
        kept = (word((name, index), text) for index, text in enumerate(old))
        return tuple(text for text in kept if text is not None)

    def inside(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return _sections(sections, changes, timed) if "section" in groups else sections

    header, title = plan.header, plan.title
    fields = {name: word(("header", name), getattr(header, name)) for name in HEADER}
    number = header.number
    if ("header", "number") in changes:
        number = grammar.parse_number(changes["header", "number"][0])
    titles = {name: word(("title", name), getattr(title, name)) for name in TITLE}
    signatures = []
    for index, signature in enumerate(plan.signatures):
        new = {n: word(("signature", index, n), getattr(signature, n)) for n in SIGNATURE}
        if new["authority"]:
            new["authority"] = grammar.canonical_authority(new["authority"])
        signatures.append(replace(signature, **new))
    ordered = {place[1:]: words for place, (words, _) in changes.items() if place[0] == "order"}
    return replace(
        plan,
        header=replace(header, **fields, number=number),
        title=replace(title, **titles),
        opening=lines("opening", plan.opening),
        sections=inside(plan.sections),
        closing=lines("closing", plan.closing),
        recipients=tuple(map(grammar.canonical_archive, lines("recipients", plan.recipients))),
        signatures=tuple(signatures),
        appendices=tuple(
            replace(
                appendix,
                title=word(("appendix", index), appendix.title) or "",
                sections=inside(appendix.sections),
            )
            for index, appendix in enumerate(plan.appendices)
        ),
        order=order_words.reworded(plan.order, ordered),
    )


def _sections(
    sections: tuple[Section, ...],
    changes: Mapping[Place, Words],
    timed: Callable[[Section], Section],
) -> tuple[Section, ...]:
    done = []
    for section in sections:
        inner = _sections(section.sections, changes, timed)
        places: list[Place] = [("section", section.id, i) for i in range(len(section.blocks))]
        blocks = section.blocks
        if any(block.rows for block in blocks):
            blocks = tuple(map(partial(_table, changes), places, blocks))
        if any(place in changes for place in places):
            blocks = tuple(
                replace(block, text=changes[place][0], emphasis=changes[place][1])
                if place in changes and not block.rows
                else block
                for place, block in zip(places, blocks, strict=True)
                if block.rows or place not in changes or changes[place][0]
            )
        if blocks is not section.blocks or inner != section.sections:
            section = replace(section, blocks=blocks, sections=inner)
        heading = changes.get(("section", section.id))
        if heading is not None:
            section = timed(replace(section, heading=heading[0] or None))
        done.append(section)
    return tuple(done)


def _table(changes: Mapping[Place, Words], place: Place, block: Block) -> Block:
    """A block whose cells have other words at some places; an emptied cell stays, empty."""
    if not any(key[:3] == place and len(key) == 5 for key in changes):
        return block
    rows = tuple(
        tuple(
            changes[cell][0] if (cell := (*place, row, column)) in changes else words
            for column, words in enumerate(cells)
        )
        for row, cells in enumerate(block.rows)
    )
    return replace(block, rows=rows)


def place_name(plan: Plan, place: Place) -> str:
    """The place in the user's words: `Trích yếu`, `Mục II.1`, `Mục II.1, bảng, hàng 2 cột 3`.

    Raises KeyError for a section that the plan does not have.
    """
    if place[0] == "section":
        return _section_name(plan, int(place[1])) + cell_name(place)
    if place[0] == "appendix":
        index = int(place[1])
        known = plan.appendices[index].number if index < len(plan.appendices) else None
        return f"Phụ lục {known or index + 1}"
    if place[0] == "order":
        return order_words.spot_name(place[1:])
    return _NAMES.get(place[-1]) or _NAMES[place[0]]


def cell_name(place: Place) -> str:
    """What the name of a place says behind its section's for a cell; "" for any other text."""
    if place[0] != "section" or len(place) != 5:
        return ""
    return f", bảng, hàng {int(place[3]) + 1} cột {int(place[4]) + 1}"


def _section_name(plan: Plan, section_id: int) -> str:
    path = edits.path_to(plan, section_id)
    numbers = [section.number for section in path if section.number]
    deepest = numbers[-1] if numbers else None
    if deepest is None:
        heading = path[-1].heading or path[0].heading
        return f"Mục «{heading}»" if heading else "Mục không số"
    if "." in deepest:  # 1.1 names the numbers above it, but not the Roman one
        numbers = [n for n in numbers[:-1] if not n.isdigit() and "." not in n] + [deepest]
    return "Mục " + ".".join(numbers)


_NAMES: dict[str | int, str] = {
    "parent_body": "Cơ quan cấp trên",
    "issuing_body": "Cơ quan ban hành",
    "number": "Số, ký hiệu",
    "place": "Địa danh",
    "date": "Ngày ban hành",
    "type_name": "Tên loại",
    "subject": "Trích yếu",
    "opening": "Phần mở đầu",
    "closing": "Phần kết",
    "recipients": "Nơi nhận",
    "authority": "Quyền hạn ký",
    "title": "Chức vụ người ký",
    "name": "Họ tên người ký",
}

"""Which line of a source each part of the read plan begins with, for going between both sides."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kehoach_gui.core import dates, grammar
from kehoach_gui.core.plan import Plan, Section, walk
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.text import fold, words
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Reading, SourceLine
from kehoach_gui.ui.plans.outline_model import APPENDIX, HEAD, TAIL

FIELD, TAIL_FIELD = -1000, -1100  # rows of fields are numbered from here downwards
_KEY = 40  # characters of a part's words that are looked for
_SHORTEST = 8  # characters of a line that may be the broken-off beginning of a part
_REACH = 40  # lines among which the next section is looked for
_OPENERS = ("heading", "phase", "item", "mixed")
_CONTENT = ("heading", "phase", "item", "paragraph", "bullet", "slogan", "mixed", "table")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of head or tail: the role its lines have, its name, its words, "" for none."""

    role: str
    name: str
    words: str
    ident: int


def head_fields(plan: Plan, preset: Preset) -> tuple[Field, ...]:
    """The fields above the first section, those without words too."""
    header = plan.header
    day = dates.administrative_date(header.date) if header.date else ""
    rows = (
        ("parent_body", "Cấp trên", header.parent_body),
        ("issuing_body", "Cơ quan", header.issuing_body),
        ("number", "Số", grammar.number_text(header.number, preset)),
        ("place_date", "Nơi, ngày", ", ".join(filter(None, (header.place, day)))),
        ("type_name", "Tên loại", plan.title.type_name),
        ("subject", "Trích yếu", plan.title.subject),
        ("opening", "Mở đầu", " · ".join(plan.opening)),
    )
    return _fields(rows, FIELD)


def tail_fields(plan: Plan) -> tuple[Field, ...]:
    """The fields behind the last section."""
    signature = plan.signature
    rows = (
        ("closing", "Lời kết", " ".join(plan.closing)),
        ("authority", "Quyền hạn", signature.authority),
        ("signer_title", "Chức vụ", signature.title),
        ("signer_name", "Người ký", signature.name),
        ("recipient", "Nơi nhận", " · ".join(plan.recipients)),
    )
    return _fields(rows, TAIL_FIELD)


def _fields(rows: Sequence[tuple[str, str, str | None]], first: int) -> tuple[Field, ...]:
    return tuple(
        Field(role, name, " ".join((text or "").split()), first - place)
        for place, (role, name, text) in enumerate(rows)
    )


class Trace:
    """Goes from a row of the read plan to the line it begins with, and from a line to its row."""

    def __init__(self, reading: Reading, preset: Preset) -> None:
        self._lines = [line for line in reading.lines if line.text.strip()]
        self._plan = reading.plan
        fields = (*head_fields(self._plan, preset), *tail_fields(self._plan))
        self._fields = {field.role: field.ident for field in fields if field.words}

    def line_of(self, ident: int) -> int | None:
        """The number of the first line of a row; None where it has none."""
        return self._starts.get(ident)

    def part_of(self, line: SourceLine) -> int | None:
        """The row that a line belongs to; None for debris and fixed words."""
        if line.role in self._fields:
            return self._fields[line.role]
        if line.role not in (*_CONTENT, "appendix"):
            return None
        place = bisect_right(self._order, line.number)
        if place == 0:
            return HEAD if line.role == "mixed" else None
        return self._by_number[self._order[place - 1]]

    @cached_property
    def _order(self) -> list[int]:
        return sorted(self._by_number)

    @cached_property
    def _by_number(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for ident, number in self._starts.items():
            if ident > 0 or FIELD < ident <= APPENDIX:
                found[number] = ident
        return found

    @cached_property
    def _starts(self) -> dict[int, int]:
        starts = dict(_starts_of_sections(self._plan.sections, self._lines))
        first = {line.role: line.number for line in reversed(self._lines)}
        mixed = [line for line in self._lines if line.role == "mixed"]
        for role, ident in self._fields.items():
            number = first.get(role) or (mixed[0].number if mixed else None)
            if number is not None:
                starts[ident] = number
        for ident, above, below in ((HEAD, FIELD, TAIL_FIELD), (TAIL, TAIL_FIELD, -9999)):
            inside = [number for row, number in starts.items() if below < row <= above]
            if inside:
                starts[ident] = min(inside)
        return starts | dict(self._appendices())

    def _appendices(self) -> Iterator[tuple[int, int]]:
        behind = [line for line in self._lines if line.role == "appendix"]
        heads = [
            line
            for place, line in enumerate(behind)
            if place == 0 or line.number - behind[place - 1].number > 1
        ]
        for place, (appendix, line) in enumerate(zip(self._plan.appendices, heads, strict=False)):
            yield APPENDIX - place, line.number
            rest = [one for one in self._lines if one.number > line.number]
            yield from _starts_of_sections(appendix.sections, rest)


def _starts_of_sections(
    sections: Sequence[Section], lines: Sequence[SourceLine]
) -> Iterator[tuple[int, int]]:
    """Id and line of each section, both in reading order; what is not found stands where we are."""
    place, last = 0, 0
    for section, _ in walk(tuple(sections)):
        wanted = _essence(section.heading or next((b.words for b in section.blocks), ""))[:_KEY]
        roles = _OPENERS if section.heading or section.number else _CONTENT
        found = _found(lines, place, wanted, roles) if wanted else None
        if found is not None:
            place, last = found + 1, lines[found].number
        if last:
            yield section.id, last


def _found(
    lines: Sequence[SourceLine], start: int, wanted: str, roles: Sequence[str]
) -> int | None:
    """The place of the next line of such a role that begins with the words wanted."""
    looked = 0
    for place in range(start, len(lines)):
        if lines[place].role in roles:
            if _begins(lines[place].text, wanted):
                return place
            looked += 1
            if looked > _REACH:
                return None
    return None


def _begins(text: str, wanted: str) -> bool:
    """Whether the section with these first words begins in the line."""
    mark = read_mark(text)
    rest = _essence(mark.rest if mark is not None and mark.rest else text)
    if rest.startswith(wanted) or (mark is not None and _essence(text).startswith(wanted)):
        return True
    return len(rest) >= _SHORTEST and wanted.startswith(rest)


def _essence(text: str) -> str:
    return " ".join(words(fold(text[:200])))

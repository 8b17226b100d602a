"""Who does what by when: proposals from "Giao …", "Các chi bộ …" for the user to confirm."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kehoach_gui.core.conventions import any_of
from kehoach_gui.core.deadlines import Deadline, find_deadlines, tables
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Block, Plan, Section, all_sections, walk
from kehoach_gui.core.text import fold, squeeze

_COLON = re.compile(r"\s*:\s+")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Assignment:
    """A row of the matrix việc - đơn vị - thời hạn - sản phẩm (row 73); "" where left open."""

    place: Place
    task: str
    unit: str
    deadline: Deadline | None
    product: str


def propose(plan: Plan) -> tuple[Assignment, ...]:
    """The assignments that the sections "Tổ chức thực hiện" tell, in reading order.

    The unit is the one that a sentence names, else that of the heading above it, else that of the
    sentence before; a year that a deadline leaves open is that of the plan's date.
    """
    year = int(plan.header.date[:4]) if plan.header.date else None
    tops = (section for section, _ in walk(all_sections(plan)) if section.kind == "organization")
    return tuple(row for top in tops for row in _rows(top, "", year))


def by_unit(assignments: Iterable[Assignment]) -> dict[str, tuple[Assignment, ...]]:
    """The extract of each unit, in order of first mention; units that differ in case are one."""
    names: dict[str, str] = {}
    groups: dict[str, list[Assignment]] = {}
    for assignment in assignments:
        name = names.setdefault(fold(squeeze(assignment.unit)), assignment.unit)
        groups.setdefault(name, []).append(assignment)
    return {name: tuple(rows) for name, rows in groups.items()}


def read_unit(sentence: str) -> tuple[str, str]:
    """The unit that a sentence gives a task to ("" where it names none) and the task.

    "Giao cho Ban Tuyên giáo tham mưu …", "Các chi bộ xây dựng …", "Đoàn trường: Chủ trì …".
    """
    order = _order().match(sentence)
    rest = sentence[order.end() :] if order else sentence
    colon = _COLON.search(rest)
    if colon and _can_be_unit(rest[: colon.start()], ordered=bool(order)):
        return rest[: colon.start()].strip(), rest[colon.end() :].strip()
    if not order and _verb().match(rest[:1].lower() + rest[1:]):
        return "", sentence
    hidden = _BRACKETS.sub(lambda match: "·" * len(match[0]), rest)
    for verb in _verb().finditer(hidden):
        unit = rest[: verb.start()].strip(" ,")
        if not unit or _name_word().search(unit):
            continue
        if _can_be_unit(unit, ordered=bool(order)):
            return unit, rest[verb.start() :].strip()
        break
    return "", sentence


def product_of(task: str) -> str:
    """What the task ends in by its first telling words; "" where none tell."""
    places = [
        (found.start(), str(product))
        for product, pattern in _products().items()
        if (found := pattern.search(task))
    ]
    return min(places)[1] if places else ""


def _rows(section: Section, unit: str, year: int | None) -> Iterator[Assignment]:
    last = unit
    for index, block in enumerate(section.blocks):
        named, task = read_unit(block.text)
        last = named or last
        yield _row(("section", section.id, index), block, task, last, year)
    for inner in section.sections:
        heading = (inner.heading or "").rstrip(" :.")
        yield from _rows(inner, heading or last, year)


def _row(place: Place, block: Block, task: str, unit: str, year: int | None) -> Assignment:
    deadlines = find_deadlines(block.text, year)
    text = task[:1].upper() + task[1:]
    return Assignment(
        place, text, unit, deadlines[0] if deadlines else None, product_of(block.text)
    )


def _can_be_unit(words: str, ordered: bool) -> bool:
    """Whether the words may name a unit: short, and begun as units are unless they were ordered."""
    if len(words) > tables()["assignments"]["longest_unit"] or not words[:1].isupper():
        return False
    return ordered or _unit().match(words) is not None


@cache
def _products() -> dict[str, re.Pattern[str]]:
    return {
        row["product"]: re.compile(rf"(?<!\w){any_of(row['words'])}(?!\w|\s+viên)", re.IGNORECASE)
        for row in tables()["products"]
    }


@cache
def _order() -> re.Pattern[str]:
    words = any_of(tables()["assignments"]["orders"])
    return re.compile(rf"{words}\s+(?=\w)", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(tables()['assignments']['verbs'])}(?!\w)")


@cache
def _name_word() -> re.Pattern[str]:
    words = any_of(tables()["assignments"]["name_words"])
    return re.compile(rf"(?<!\w){words}$", re.IGNORECASE)


@cache
def _unit() -> re.Pattern[str]:
    words = any_of(tables()["assignments"]["units"])
    return re.compile(rf"{words}(?!\w)", re.IGNORECASE)

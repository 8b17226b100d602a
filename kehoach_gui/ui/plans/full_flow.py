"""A whole plan as one run of lines, and back: headings and numbered paragraphs open sections."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from kehoach_gui.core import edits, numbering
from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.plan import Block, Plan, Section, next_id, walk
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.plans.flow import Line, shown_number


@dataclass(frozen=True, slots=True)
class Opened:
    """A section as its lines tell it: depth, heading, and its own blocks."""

    ident: int
    level: int
    heading: str | None
    blocks: tuple[Block, ...]


def lines_of_plan(plan: Plan) -> tuple[Line, ...]:
    """Beginning, sections and end of the plan; its appendices have pages of their own."""
    lines = [Line(Block("paragraph", text), None, "opening") for text in plan.opening]
    for section, depth in walk(plan.sections):
        blocks = section.blocks
        if section.heading is not None or not blocks:
            heading = Block("paragraph", section.heading or "")
            lines.append(Line(heading, section.id, "heading", depth))
        else:
            lines.append(Line(blocks[0], section.id, "", depth))
            blocks = blocks[1:]
        lines += [Line(block) for block in blocks]
    lines += [Line(Block("paragraph", text), None, "closing") for text in plan.closing]
    return tuple(lines)


def with_plan_lines(
    plan: Plan, lines: tuple[Line, ...], preset: Preset, read: Conventions = DEFAULT
) -> Plan:
    """The plan made anew from its lines; sections keep their kind, number and period by id.

    Lines before the first section are the beginning, those marked so at the end the end. A list
    whose sections change is renumbered; a phase whose heading changes gets its period read.
    """
    places = [place for place, line in enumerate(lines) if line.item is not None]
    first = places[0] if places else len(lines)
    last = places[-1] if places else -1
    end = next((p for p in range(last + 1, len(lines)) if lines[p].part == "closing"), len(lines))
    opening = _texts(lines[: min(first, end)])
    opened = _opened(lines[first:end], next_id(plan))
    old = {section.id: section for section, _ in walk(plan.sections)}
    maker = _Maker(plan, preset, read, old, opened)
    sections = maker.siblings(0, None, plan.sections)
    changed = replace(plan, opening=opening, sections=sections, closing=_texts(lines[end:]))
    return plan if changed == plan and _ids(changed) == _ids(plan) else changed


def with_one_line(plan: Plan, lines: tuple[Line, ...], place: int) -> Plan | None:
    """The plan with only the words of one line changed; None where more than a block changes.

    Quick also in a plan of 100 pages: no other section is looked at.
    """
    if lines[place].part:
        return None
    owner = next((p for p in range(place, -1, -1) if lines[p].item is not None), None)
    item = None if owner is None else lines[owner].item
    if owner is None or item is None or item <= 0:
        return None
    index = place - owner - (1 if lines[owner].part == "heading" else 0)
    section = edits.find(plan, item)
    if not 0 <= index < len(section.blocks):
        return None
    return edits.replace_block(plan, item, index, lines[place].block)


def numbers_of(plan: Plan, preset: Preset) -> dict[int, str]:
    """The number of each section as the standard prints it, by id."""
    found: dict[int, str] = {}

    def read(siblings: tuple[Section, ...]) -> None:
        for section in siblings:
            found[section.id] = shown_number(siblings, section, preset)
            read(section.sections)

    read(plan.sections)
    return found


def _texts(lines: Iterable[Line]) -> tuple[str, ...]:
    """The lines of the beginning or the end; a table that came there by deleting is its rows."""
    return tuple(words for line in lines for words in line.block.words.split("\n") if words)


def _ids(plan: Plan) -> list[int]:
    return [section.id for section, _ in walk(plan.sections)]


def _opened(lines: tuple[Line, ...], fresh: int) -> list[Opened]:
    """The sections in reading order; an id that comes twice, or is new, becomes a fresh one."""
    starts = [place for place, line in enumerate(lines) if line.item is not None]
    used: set[int] = set()
    found: list[Opened] = []
    for start, end in pairwise([*starts, len(lines)]):
        line = lines[start]
        ident = line.item or 0
        if ident <= 0 or ident in used:
            ident, fresh = fresh, fresh + 1
        used.add(ident)
        headed = line.part == "heading"
        blocks = [each.block for each in lines[start + (1 if headed else 0) : end]]
        deepest = found[-1].level + 1 if found else 0
        found.append(
            Opened(
                ident,
                max(0, min(line.level, deepest)),
                (line.block.text or None) if headed else None,
                tuple(block for block in blocks if not block.is_empty),
            )
        )
    return found


class _Maker:
    """Builds the tree from the opened sections, one list of siblings after another."""

    def __init__(
        self,
        plan: Plan,
        preset: Preset,
        read: Conventions,
        old: dict[int, Section],
        opened: list[Opened],
    ) -> None:
        self.plan = plan
        self.preset = preset
        self.read = read
        self.old = old
        self.opened = opened
        self.place = 0

    def siblings(
        self, level: int, parent: str | None, before: tuple[Section, ...]
    ) -> tuple[Section, ...]:
        """The sections from here on at a depth; `before` is the list as it was."""
        start = self.place
        own = []
        while self.place < len(self.opened) and self.opened[self.place].level >= level:
            if self.opened[self.place].level == level:
                own.append(self.opened[self.place])
            self.place += 1
        made = self._numbered(own, level, parent, before)
        self.place = start
        done = []
        for section in made:
            self.place += 1
            was = self.old.get(section.id)
            inner = self.siblings(level + 1, section.number, was.sections if was else ())
            section = replace(section, sections=inner)
            done.append(was if was is not None and _same(was, section) else section)
        if len(done) == len(before) and all(a is b for a, b in zip(done, before, strict=True)):
            return before
        return tuple(done)

    def _numbered(
        self,
        own: list[Opened],
        level: int,
        parent: str | None,
        before: tuple[Section, ...],
    ) -> tuple[Section, ...]:
        model = next((s.number for s in before if s.number), None)
        if not before:
            model = numbering.usual_number(self.preset, level, 1, parent)
        here = {section.id for section in before}
        made = tuple(self._section(each, model, each.ident in here) for each in own)
        moved = [s.id for s in made] != [s.id for s in before]
        follows = "." in numbering.list_form(made)
        return numbering.renumbered(made, parent) if moved or follows else made

    def _section(self, each: Opened, model: str | None, stays: bool) -> Section:
        """The section without what is below it; one that comes into a list takes its form."""
        was = self.old.get(each.ident)
        if was is None:
            return Section(each.ident, model, each.heading, blocks=each.blocks)
        section = replace(was, blocks=each.blocks)
        if not stays and was.number is not None:
            section = replace(section, number=model)
        if each.heading != was.heading:
            section = replace(section, heading=each.heading)
            section = edits.timed(section, self.plan, self.read)
        return section


def _same(was: Section, now: Section) -> bool:
    """Whether nothing of a section changed, the ids below it included."""
    return was == now and all(a is b for a, b in zip(was.sections, now.sections, strict=True))

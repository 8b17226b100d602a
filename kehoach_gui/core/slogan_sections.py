"""The slogans that stand in a plan: its sections for them, putting some in, open variables."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kehoach_gui.core.edits import change
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.organisation import Organisation, organisation_of
from kehoach_gui.core.phase_lists import short
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Block, Mark, Plan, Section, all_sections, walk
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.slogan_variables import values_of, variables
from kehoach_gui.core.slogans import exact_key
from kehoach_gui.core.structure import add_section

HEADING = "KHẨU HIỆU TUYÊN TRUYỀN"

# what the words of a plan give for variables that no profile knows, where they give one value only
_IN_PLAN = {
    "lần thứ": re.compile(r"(?i:lần thứ|khóa)\s+([IVXL]{1,6}|\d{1,3})(?!\w)"),
    "nhiệm kỳ": re.compile(r"(?i:nhiệm kỳ)\s+(\d{4}\s?[-–]\s?\d{4})"),
    "số năm": re.compile(r"(?i:kỷ niệm(?:\s+lần\s+thứ)?)\s+(\d{2,4})\s+năm(?!\s+\d)"),
}


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A slogan of a plan in which variables are open: where it stands and their names."""

    place: Place
    text: str
    names: tuple[str, ...]


class UnfilledSlogans(UserError):
    """A plan is to leave the office while variables in its slogans have no value."""

    def __init__(self, found: tuple[Unfilled, ...]) -> None:
        self.found = found
        names = ", ".join(f"{{{name}}}" for name in found[0].names)
        words = f"Khẩu hiệu “{short(found[0].text)}” còn chỗ chưa điền: {names}."
        if len(found) > 1:
            words += f" Còn {len(found) - 1} câu khác như vậy."
        super().__init__(
            f"{words} Kế hoạch vẫn nguyên, chưa in hay xuất ra gì. Hãy điền rồi làm lại."
        )


def slogan_blocks(plan: Plan) -> Iterator[tuple[Place, Block]]:
    """Every slogan of the plan and its appendices, in reading order."""
    for section, _ in walk(all_sections(plan)):
        for index, block in enumerate(section.blocks):
            if block.type == "slogan":
                yield ("section", section.id, index), block


def slogan_sections(plan: Plan) -> tuple[Section, ...]:
    """The sections that are for slogans or hold some, in reading order."""
    return tuple(
        section
        for section, _ in walk(all_sections(plan))
        if section.kind == "slogans" or any(block.type == "slogan" for block in section.blocks)
    )


def unfilled(plan: Plan) -> tuple[Unfilled, ...]:
    """The slogans that may not be printed yet because a variable in them has no value."""
    found = []
    for place, block in slogan_blocks(plan):
        names = variables(block.text)
        if names:
            found.append(Unfilled(place, block.text, names))
    return tuple(found)


def require_filled(plan: Plan) -> Plan:
    """The plan, fit to be printed; raises UnfilledSlogans while a variable has no value."""
    found = unfilled(plan)
    if found:
        raise UnfilledSlogans(found)
    return plan


def repeated(plan: Plan, texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the texts that the plan has already, whatever their capitals and marks."""
    there = {exact_key(block.text) for _, block in slogan_blocks(plan)}
    return tuple(text for text in texts if exact_key(text) in there)


def mark_of(section: Section) -> Mark | None:
    """How the section's slogans are marked; None where it has none yet."""
    marks = [block.shown_mark for block in section.blocks if block.type == "slogan"]
    return marks[-1] if marks else None


def end_of_slogans(section: Section) -> int:
    """The place behind the section's last slogan; behind its last block where it has none."""
    held = [place for place, block in enumerate(section.blocks) if block.type == "slogan"]
    return held[-1] + 1 if held else len(section.blocks)


def insert_slogans(
    plan: Plan, section_id: int, texts: Sequence[str], mark: Mark, at: int | None = None
) -> Plan:
    """The plan with slogans in a section: behind the block before `at`, else behind its last one.

    They take the mark of the section's own slogans, `mark` where it has none. Raises KeyError.
    """

    def edit(section: Section) -> Section:
        blocks = section.blocks
        place = at if at is not None else end_of_slogans(section)
        new = [_block(text, mark_of(section) or mark) for text in texts]
        return replace(section, blocks=(*blocks[:place], *new, *blocks[place:]))

    return change(plan, section_id, edit)


def mark_slogans(plan: Plan, section_id: int, mark: Mark) -> Plan:
    """The plan with all slogans of a section numbered, dashed or plain; raises KeyError."""
    return change(
        plan,
        section_id,
        lambda section: replace(
            section,
            blocks=tuple(
                replace(block, mark=_block("", mark).mark) if block.type == "slogan" else block
                for block in section.blocks
            ),
        ),
    )


def add_slogan_section(plan: Plan, preset: Preset) -> tuple[Plan, int]:
    """The plan with a section for slogans, before Tổ chức thực hiện; and that section's id."""
    before: int | None = None
    for section in plan.sections:
        if section.kind == "organization":
            break
        before = section.id
    return add_section(plan, preset, after=before, heading=HEADING, kind="slogans")


def values_for(plan: Plan, known: Iterable[Organisation] = ()) -> dict[str, str]:
    """What the plan's body, its date and its own words give for variables.

    Ordinal, term and count of years come from the subject, then from all words of the plan, where
    these name one value only; what is open stays with the user.
    """
    office = organisation_of(plan, known) or Organisation("", plan.standard)
    head = replace(
        office,
        issuing_body=plan.header.issuing_body or office.issuing_body,
        parent_body=plan.header.parent_body or office.parent_body,
    )
    year = plan.header.date[:4] if plan.header.date else ""
    values = values_of(head, int(year) if year else None)
    subject = plan.title.subject or ""
    everything = "\n".join((subject, *plan.opening, *_words(plan.sections)))
    for name, pattern in _IN_PLAN.items():
        for words in (subject, everything):
            found = dict.fromkeys(" ".join(one.split()) for one in pattern.findall(words))
            if len(found) == 1:
                values[name] = next(iter(found))
                break
    return values


def replace_slogans(plan: Plan, changes: Mapping[Place, str]) -> Plan:
    """The plan with other words for the slogans at some places; raises KeyError."""
    for (_, section_id, index), text in changes.items():

        def edit(section: Section, index: int = int(index), text: str = text) -> Section:
            block = replace(section.blocks[index], text=text, emphasis=())
            blocks = section.blocks
            return replace(section, blocks=(*blocks[:index], block, *blocks[index + 1 :]))

        plan = change(plan, int(section_id), edit)
    return plan


def _block(text: str, mark: Mark) -> Block:
    return Block("slogan", text, None if mark == "dash" else mark)


def _words(sections: tuple[Section, ...]) -> Iterator[str]:
    for section, _ in walk(sections):
        yield section.heading or ""
        yield from (block.text for block in section.blocks)

"""Mục đích and Yêu cầu in one section, or split into two below it: one step there and back."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kehoach_gui.core import edits
from kehoach_gui.core.numbering import usual_number
from kehoach_gui.core.plan import Block, Plan, Section, next_id, renew_ids
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Words:
    """The two headings, what stands for an empty part, and words that tell a requirement."""

    purpose_heading: str
    requirement_heading: str
    blank: str
    openers: tuple[str, ...]
    inside: tuple[str, ...]


@cache
def words() -> Words:
    """The words of resources/skeletons/purpose.toml; an unknown or missing key is an error."""
    with (RESOURCES / "skeletons" / "purpose.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    openers, inside = (tuple(table.pop(key)) for key in ("openers", "inside"))
    return Words(**table, openers=openers, inside=inside)


def is_split(section: Section) -> bool:
    """Whether the section's first two subsections are Mục đích and Yêu cầu."""
    wanted = (fold(words().purpose_heading), fold(words().requirement_heading))
    headings = [fold(squeeze(inner.heading or "")).rstrip(":") for inner in section.sections[:2]]
    return tuple(headings) == wanted


def convert_purpose(plan: Plan, section_id: int, preset: Preset) -> Plan:
    """The section split where it is merged and merged where it is split; no sentence is lost.

    Merged: every paragraph is a numbered one. Split: what reads like a requirement goes to
    Yêu cầu, all else to Mục đích, each in its old order. Raises KeyError for an id that the plan
    does not have.
    """
    section = edits.find(plan, section_id)
    depth = len(edits.path_to(plan, section_id))
    changed = (
        _merged(section, depth, preset) if is_split(section) else _split(section, depth, preset)
    )
    inner, _ = renew_ids(changed.sections, next_id(plan))
    return edits.change(plan, section_id, lambda _: replace(changed, sections=inner))


def _merged(section: Section, depth: int, preset: Preset) -> Section:
    """The blocks of both parts, and what stands behind them, as numbered paragraphs."""
    parts, behind = section.sections[:2], section.sections[2:]
    items = [
        Section(0, None, None, "other", None, (_paragraph(block),))
        for part in parts
        for block in part.blocks
        if block.text != words().blank
    ]
    below = [inner for part in parts for inner in part.sections]
    return _numbered(section, [*items, *below, *behind], depth, preset)


def _paragraph(block: Block) -> Block:
    return block if block.rows else replace(block, type="paragraph", mark=None)


def _split(section: Section, depth: int, preset: Preset) -> Section:
    """Two parts with bullets; numbered paragraphs that hold more stay whole below them."""
    items: list[Section | Block] = [*section.blocks, *section.sections]
    wanted = [item for item in items if _is_requirement(_text(item))]
    others = [item for item in items if item not in wanted]
    parts = []
    for heading, own in (
        (words().purpose_heading, others),
        (words().requirement_heading, wanted),
    ):
        blocks = [_bullet(item) for item in own if _is_simple(item)]
        whole = [item for item in own if isinstance(item, Section) and not _is_simple(item)]
        if not own:
            blocks = [Block("bullet", words().blank)]
        part = Section(0, None, heading, "other", None, tuple(blocks))
        parts.append(replace(part, sections=tuple(whole)))
    return _numbered(replace(section, blocks=()), parts, depth, preset)


def _text(item: Section | Block) -> str:
    if isinstance(item, Block):
        return item.words
    return item.heading or next((block.words for block in item.blocks), "")


def _is_simple(item: Section | Block) -> bool:
    """Whether the item is one paragraph and nothing else."""
    if isinstance(item, Block):
        return True
    return not item.heading and len(item.blocks) == 1 and not item.sections


def _bullet(item: Section | Block) -> Block:
    block = item if isinstance(item, Block) else item.blocks[0]
    return block if block.type in ("bullet", "table") else replace(block, type="bullet", mark=None)


def _is_requirement(text: str) -> bool:
    line = f" {fold(squeeze(text))} "
    opens = any(line.startswith(f" {fold(word)} ") for word in words().openers)
    return opens or any(f" {fold(word)} " in line.replace(",", " ") for word in words().inside)


def _numbered(section: Section, inner: list[Section], depth: int, preset: Preset) -> Section:
    """The section with these below it, numbered as the standard numbers this depth."""
    numbered = []
    for place, one in enumerate(inner, 1):
        number = usual_number(preset, depth, place, section.number)
        below = [
            replace(s, number=usual_number(preset, depth + 1, i, number) if s.number else None)
            for i, s in enumerate(one.sections, 1)
        ]
        numbered.append(replace(one, number=number, sections=tuple(below)))
    return replace(section, sections=tuple(numbered))

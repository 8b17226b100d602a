"""Ready skeletons of sections and of whole plans, from resources/skeletons, with "…" to fill in."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from kehoach_gui.core import edits, structure
from kehoach_gui.core.numbering import usual_number
from kehoach_gui.core.organisation import Organisation, new_plan
from kehoach_gui.core.plan import Block, BlockType, Kind, Mark, Plan, Section, next_id, renew_ids
from kehoach_gui.core.preset import Preset, for_layout
from kehoach_gui.core.resources import RESOURCES

SKELETONS = RESOURCES / "skeletons"
BLANK = "…"
BODY_KINDS = ("party", "state", "union", "youth", "school")

_HEADING = re.compile(r"(#{1,3})(\.?) (.+?)(?: \{(\w+)\})?")
_LEADS: tuple[tuple[str, BlockType, Mark | None], ...] = (
    ("- ", "bullet", None),
    ("+ ", "bullet", "plus"),
    ("* ", "slogan", None),
)


class SkeletonError(ValueError):
    """A skeleton that is not what the loader knows; names the file and the key."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A section of a skeleton; without a heading its first block is a numbered paragraph."""

    heading: str | None
    kind: Kind
    blocks: tuple[Block, ...]
    sections: "tuple[Outline, ...]"


@dataclass(frozen=True, slots=True)
class SectionSkeleton:
    id: str
    name: str
    kind: Kind
    outline: Outline


@dataclass(frozen=True, slots=True)
class PlanSkeleton:
    """A whole plan for one kind of body; `sections` are ids of section skeletons."""

    id: str
    name: str
    kind: str
    subject: str
    opening: tuple[str, ...]
    sections: tuple[str, ...]
    closing: tuple[str, ...]


@cache
def section_skeletons(path: Path = SKELETONS / "sections.toml") -> dict[str, SectionSkeleton]:
    """The section skeletons by id, in the order of the menu; raises SkeletonError."""
    found = {}
    for name, table in _read(path):
        where = f"{path.name}: {name}"
        _check(table, {"name": str, "kind": str, "text": str}, where)
        kind = _kind(table["kind"], f"{where}.kind")
        outlines = _outlines(table["text"].strip("\n").split("\n"), f"{where}.text")
        if len(outlines) != 1 or outlines[0].kind != kind:
            raise SkeletonError(f"{where}.text phải mở đầu bằng một đề mục loại «{kind}»")
        found[name] = SectionSkeleton(name, table["name"], kind, outlines[0])
    return found


@cache
def plan_skeletons(path: Path = SKELETONS / "plans.toml") -> dict[str, PlanSkeleton]:
    """The whole-plan skeletons by id; raises SkeletonError."""
    found = {}
    texts = ("name", "kind", "subject")
    lists = ("opening", "sections", "closing")
    shape: dict[str, type] = dict.fromkeys(texts, str) | dict.fromkeys(lists, list)
    for name, table in _read(path):
        where = f"{path.name}: {name}"
        _check(table, shape, where)
        if table["kind"] not in BODY_KINDS:
            raise SkeletonError(f"{where}.kind không nhận «{table['kind']}»")
        for section_id in table["sections"]:
            if section_id not in section_skeletons():
                raise SkeletonError(f"{where}.sections: không có dàn ý «{section_id}»")
        found[name] = PlanSkeleton(
            name, *(table[key] for key in texts), *(tuple(table[key]) for key in lists)
        )
    return found


def skeletons_of(kind: Kind) -> tuple[SectionSkeleton, ...]:
    """The skeletons for a section of this kind; all of them for `other`."""
    every = tuple(section_skeletons().values())
    return every if kind == "other" else tuple(one for one in every if one.kind == kind)


def insert_skeleton(
    plan: Plan,
    preset: Preset,
    skeleton_id: str,
    *,
    after: int | None = None,
    inside: int | None = None,
    year: int | None = None,
) -> tuple[Plan, int]:
    """The plan with a skeleton's section after a sibling, inside a section or at the end; its id.

    Numbers follow the list it comes into and the standard below it; phases read their periods.
    `year` is by default that of the plan's date, "…" where this is open. Raises KeyError for an
    unknown skeleton or section.
    """
    outline = section_skeletons()[skeleton_id].outline
    written = plan.header.date[:4] if plan.header.date else BLANK
    words = {"year": str(year) if year is not None else written}
    plan, new_id = structure.add_section(
        plan,
        preset,
        after=after,
        inside=inside,
        heading=_filled(outline.heading or "", words),
        kind=outline.kind,
    )
    added = edits.find(plan, new_id)
    depth = len(edits.path_to(plan, new_id))
    made = _made(outline, added.number, depth - 1, words, plan, preset)
    inner, _ = renew_ids(made.sections, next_id(plan))
    whole = replace(added, blocks=made.blocks, sections=inner, period=made.period)
    return edits.change(plan, new_id, lambda _: whole), new_id


def plan_from_skeleton(
    organisation: Organisation, skeleton_id: str, year: int | None = None
) -> Plan:
    """A new plan of a body, filled with a skeleton's parts; raises KeyError for an unknown one."""
    skeleton = plan_skeletons()[skeleton_id]
    body = " ".join((organisation.issuing_body or organisation.name or BLANK).split())
    words = {"year": str(year) if year is not None else BLANK, "body": body}
    plan = new_plan(organisation)
    plan = replace(
        plan,
        title=replace(plan.title, subject=_filled(skeleton.subject, words)),
        opening=tuple(_filled(line, words) for line in skeleton.opening),
        closing=tuple(_filled(line, words) for line in skeleton.closing),
    )
    preset = for_layout(plan.standard, plan.layout)
    for section_id in skeleton.sections:
        plan, _ = insert_skeleton(plan, preset, section_id, year=year)
    return plan


def _made(
    outline: Outline,
    number: str | None,
    depth: int,
    words: dict[str, str],
    plan: Plan,
    preset: Preset,
) -> Section:
    """The section of an outline with the standard's numbers below it; ids are not yet its own."""
    inner = tuple(
        _made(one, usual_number(preset, depth + 1, place, number), depth + 1, words, plan, preset)
        for place, one in enumerate(outline.sections, 1)
    )
    heading = _filled(outline.heading, words) if outline.heading else None
    blocks = tuple(replace(block, text=_filled(block.text, words)) for block in outline.blocks)
    section = Section(0, number, heading, outline.kind, None, blocks, inner)
    return edits.timed(section, plan) if section.kind == "phase" else section


def _filled(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def _read(path: Path) -> Iterator[tuple[str, Any]]:
    with path.open("rb") as file:
        yield from tomllib.load(file).items()


def _check(table: Any, shape: dict[str, type], where: str) -> None:
    """Raises SkeletonError for an unknown or missing key and for a value of another type."""
    if not isinstance(table, dict):
        raise SkeletonError(f"{where} phải là một bảng")
    for key, value in table.items():
        if key not in shape:
            raise SkeletonError(f"{where}: khóa lạ «{key}»")
        texts = value if isinstance(value, list) else [value]
        if not isinstance(value, shape[key]) or not all(isinstance(t, str) for t in texts):
            raise SkeletonError(f"{where}.{key} có giá trị sai")
    for key in shape:
        if key not in table:
            raise SkeletonError(f"{where}: thiếu «{key}»")


def _kind(name: str, where: str) -> Kind:
    if name not in get_args(Kind):
        raise SkeletonError(f"{where} không nhận «{name}»")
    return name  # type: ignore[return-value]


def _outlines(lines: list[str], where: str, depth: int = 1) -> tuple[Outline, ...]:
    """The outlines of a depth; lines before the first heading of this depth are not allowed."""
    if not lines:
        return ()
    found: list[Outline] = []
    starts = [i for i, line in enumerate(lines) if _depth_of(line) == depth]
    if not starts or starts[0] != 0:
        raise SkeletonError(f"{where}: «{lines[0]}» không thuộc đề mục nào")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _HEADING.fullmatch(lines[start])
        if match is None:
            raise SkeletonError(f"{where}: «{lines[start]}» không phải đề mục")
        inner = lines[start + 1 : end]
        cut = next((i for i, line in enumerate(inner) if _depth_of(line)), len(inner))
        blocks = [_block(line) for line in inner[:cut]]
        kind = _kind(match[4] or "other", where)
        heading: str | None = match[3]
        if match[2]:
            blocks, heading = [Block("paragraph", match[3]), *blocks], None
        below = _outlines(inner[cut:], where, depth + 1)
        found.append(Outline(heading, kind, tuple(blocks), below))
    return tuple(found)


def _depth_of(line: str) -> int:
    return len(line) - len(line.lstrip("#"))


def _block(line: str) -> Block:
    for lead, kind, mark in _LEADS:
        if line.startswith(lead):
            return Block(kind, line.removeprefix(lead), mark)
    return Block("paragraph", line)

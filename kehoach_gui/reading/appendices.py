"""Appendices behind the signature: number, title, sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach_gui.core.plan import Appendix
from kehoach_gui.reading.appendix_marks import (
    appendix_number,
    is_note,
    opens_appendix,
    without_note,
)
from kehoach_gui.reading.debris import begins_tail_debris
from kehoach_gui.reading.draft import freeze
from kehoach_gui.reading.forcing import uncut, with_forced
from kehoach_gui.reading.header import holds_head_part, last_head_line
from kehoach_gui.reading.joining import join_lines
from kehoach_gui.reading.kinds import heading_kind
from kehoach_gui.reading.lines import is_caps, is_ended, is_rule
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.outline import add_paragraph, build_outline
from kehoach_gui.reading.sources import as_written
from kehoach_gui.reading.tail import signature_start

_TITLE_LINES = 4
_HEAD_LINES = 10  # lines of a head of its own that an appendix has above its title
_NOTE_LINES = 4  # lines that a note in brackets is broken over at most
_LONGEST_TITLE = 160  # characters of one line


@dataclass(slots=True)
class _Head:
    """Which lines are an appendix's title and notes; its text begins at `end`."""

    titles: list[Line]
    notes: list[Line]
    end: int


def appendix_start(lines: Sequence[Line]) -> int | None:
    """The number of the source line with which the first appendix begins; None without one."""
    starts = _starts(lines)
    return lines[starts[0]].sources[0] if starts else None


def read_appendices(
    lines: Sequence[Line], roles: Roles, styled: bool, source: Sequence[Line]
) -> tuple[Appendix, ...]:
    """The appendices that begin in these lines; what stands before the first is set aside.

    `styled` says that the headings of the plan are Word's, see Stack. `source` are all lines,
    for those among the appendices that the user gave a role of the text.
    """
    starts = _starts(lines)
    end = _text_end(lines, starts[-1]) if starts else 0
    for line in [*lines[: starts[0] if starts else 0], *lines[end:]]:
        roles.discard(line)
    found = []
    for start, stop in pairwise([*starts, end]):
        first = lines[start].sources[0]
        until = lines[stop].sources[0] if stop < end else source[-1].sources[0] + 1
        given = [line for line in source if first < line.sources[0] < until]
        own = _without_next_head(lines[start:stop], stop < end, roles)
        found.append(_appendix(own, given, roles, styled))
    return tuple(found)


def _text_end(lines: Sequence[Line], start: int) -> int:
    """Where a page's debris begins behind the last appendix; a Word file has none."""
    strange = (p for p in range(start + 1, len(lines)) if begins_tail_debris(lines[p].text))
    return next((p for p in strange if lines[p].look is None), len(lines))


def _appendix(lines: Sequence[Line], given: Sequence[Line], roles: Roles, styled: bool) -> Appendix:
    labelled = opens_appendix(lines[0].text, lines[0].look)
    number, first = None, ""
    if labelled:
        number, behind = appendix_number(as_written(lines[0], lines[0].text))
        first = without_note(behind)
        roles.give("appendix", lines[0].sources)
        if first != behind:
            roles.discard(lines[0])  # the program writes the note itself
    start = _own_head_end(lines, int(labelled))
    for line in lines[int(labelled) : start]:
        roles.discard(line)
    head = _head(lines, start, bool(first))
    for line in head.titles:
        roles.give("appendix", line.sources)
    for line in head.notes:
        roles.discard(line)
    body = list(lines[head.end :])
    while body and body[0].grid is None and is_rule(body[0].text):
        roles.give("label", body.pop(0).sources)
    title = _title(first, head.titles)
    kind = heading_kind(title)
    signed = signature_start(body)
    joined = [line for run in uncut(body[:signed], roles) for line in join_lines(run)[0]]
    paragraphs = with_forced(joined, given, roles)
    stack = build_outline(paragraphs, roles, kind if kind == "slogans" else "other", styled)
    for line in body[signed:]:
        add_paragraph(stack, line, roles)
    return Appendix(number, title, freeze(stack.root.children))


def _title(first: str, lines: Sequence[Line]) -> str:
    """The title's words; a line break inside a paragraph of a Word file is the office's."""
    words = [first] if first else []
    for line in lines:
        broken = line.broken and bool(words)
        words.append(("\n" if broken else "") + as_written(line, line.text))
    return " ".join(words).replace(" \n", "\n")


def _head(lines: Sequence[Line], start: int, titled: bool) -> _Head:
    """The head of an appendix from `start` on: all lines above its note, else what looks so."""
    noted = _note_place(lines, start)
    if noted is None:
        end = start
        while (
            end < len(lines) and end - start < _TITLE_LINES and _is_title(lines[end], lines[start])
        ):
            end += 1
        return _Head(list(lines[start:end]), [], end)
    end = _note_end(lines, noted)
    head = _Head(list(lines[start:noted]), list(lines[noted:end]), end)
    while not titled and noted == start and head.end < len(lines):  # the title stands below it
        line = lines[head.end]
        if head.end - end >= _TITLE_LINES or not _is_loud(line) or read_mark(line.text) is not None:
            break
        head.titles.append(line)
        head.end += 1
    return head


def _own_head_end(lines: Sequence[Line], start: int) -> int:
    """The index behind bodies, motto and date where the appendix prints them above its title."""
    top: list[Line] = []
    for line in lines[start : start + _HEAD_LINES]:
        if line.grid is not None or is_note(line.text):
            break
        top.append(line)
    return start + last_head_line(top) + 1 if holds_head_part(top) else start


def _without_next_head(lines: Sequence[Line], followed: bool, roles: Roles) -> Sequence[Line]:
    """The lines without the head of its own that the next appendix has above its label."""
    first = max(len(lines) - _HEAD_LINES, 1)
    mottos = [p for p in range(first, len(lines)) if holds_head_part([lines[p]])]
    if not followed or not mottos:
        return lines
    start = mottos[0]
    while start > first and _may_be_head(lines[start - 1]):
        start -= 1
    for line in lines[start:]:
        roles.discard(line)
    return lines[:start]


def _may_be_head(line: Line) -> bool:
    if line.grid is not None:
        return False
    return is_caps(line.text) or is_rule(line.text) or last_head_line([line]) == 0


def _note_place(lines: Sequence[Line], start: int) -> int | None:
    """Where a note stands so close below `start` that what is above it is the title."""
    for place in range(start, min(start + _TITLE_LINES + 1, len(lines))):
        line = lines[place]
        if line.grid is not None or len(line.text) > 2 * _LONGEST_TITLE:
            return None
        if is_note(line.text):
            return place
        titled = line.look is not None and line.look.is_title
        if not titled and read_mark(line.text) is not None:
            return None
    return None


def _note_end(lines: Sequence[Line], start: int) -> int:
    """The index behind a note, which scans and narrow texts break over several lines."""
    text = ""
    for place in range(start, min(start + _NOTE_LINES, len(lines))):
        text += lines[place].text
        if text.count("(") <= text.count(")"):
            return place + 1
    return start + 1


def _starts(lines: Sequence[Line]) -> list[int]:
    """Where appendices begin: PHỤ LỤC 1, or capitals above "(Kèm theo Kế hoạch …)"."""
    starts: list[int] = []
    for place, line in enumerate(lines):
        if opens_appendix(line.text, line.look):
            starts.append(place)
        elif is_note(line.text) and line.text[0] == "(":
            first = place
            while first > 0 and place - first < _TITLE_LINES and _is_loud(lines[first - 1]):
                first -= 1
            own = _own_head_end(lines, starts[-1] + 1) if starts else 0
            labelled = bool(starts) and _note_place(lines, own) == place
            if first < place and not labelled and not any(first <= s for s in starts):
                starts.append(first)
    return starts


def _is_loud(line: Line) -> bool:
    """Whether the line is set as a title: in capitals, or bold in the middle."""
    if line.grid is not None or len(line.text) > _LONGEST_TITLE:
        return False
    return is_caps(line.text) or (line.look is not None and line.look.is_title)


def _is_title(line: Line, first: Line) -> bool:
    """Whether a line without a note below it may be the title; `first` is the title's first."""
    text = line.text
    if line.grid is not None or len(text) > _LONGEST_TITLE:
        return False
    if line.look is not None and first.look is not None and first.look.is_title:
        return line.look.is_title
    return not (read_mark(text) or is_rule(text) or text.startswith("(") or is_ended(text))

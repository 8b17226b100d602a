"""Everything above the first section: header, title, opening, and the debris around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_gui.core.phase_labels import is_phase_label
from kehoach_gui.core.plan import Header, Title
from kehoach_gui.reading.debris import essence, is_head_debris, repeats_title
from kehoach_gui.reading.header import HeadParts, holds_head_part, last_head_line, read_header
from kehoach_gui.reading.kinds import opens_kind
from kehoach_gui.reading.lines import is_caps, is_ended, is_rule
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.title import FoundTitle, find_title, opens_prose

_FIRST_LINES = 80  # lines among which a title is looked for where no section follows it
_HEAD_LINES = 20  # lines among which the head of a paper without a type name ends
_PLAIN_HEADING = 50  # characters
_SHORTEST_HEADING = 5  # characters
_PROSE_START = 90  # characters from which a line set as a heading is a paragraph all the same
_PROSE = 60  # characters from which a line without a closing mark is a paragraph
_SHORTEST_PROSE = 42  # the same where the text is set in short lines


@dataclass(frozen=True, slots=True)
class Head:
    """The head as read; the title ends before `title_end`, the body begins at `start`."""

    header: Header
    parts: HeadParts
    title: Title
    titles: tuple[str, ...]  # essences of the title, to know repetitions by
    title_end: int
    start: int


def read_head(lines: Sequence[Line], roles: Roles) -> Head:
    """The head of the plan; what is debris in it is given the role noise."""
    limit = _first_section(lines, 0)
    found = find_title(lines, limit, last_head_line(lines[:limit]))
    if found is None or (found.type_name is None and limit < len(lines)):
        early = min(len(lines), _FIRST_LINES)
        better = find_title(lines, early, last_head_line(lines[:early])) if limit < early else None
        found = better if better is not None and better.type_name else found
    end = found.end if found else 0
    above = list(lines[: found.first if found else 0])
    last = last_head_line(lines[:_HEAD_LINES])
    untyped = found is None or found.type_name is None
    if untyped and last >= len(above) and holds_head_part(lines[: last + 1]):
        subject = found.subject_lines if found else ()  # a letter says V/v … beside its head
        above = [line for line in lines[: last + 1] if line not in subject]
        end = max(end, last + 1)
    header, parts = read_header(above, roles)
    if found is not None:
        for line in found.type_lines:
            roles.give("type_name", line.sources)
        for line in found.subject_lines:
            roles.give("subject", line.sources)
        if found.type_name and not found.subject_lines and found.subject:
            roles.give("subject", found.type_lines[0].sources)
    start = _first_section(lines, end, behind_title=True)
    titles = _titles(found)
    title = Title(found.type_name, found.subject) if found else Title()
    return Head(header, parts, title, titles, end, start)


def _titles(found: FoundTitle | None) -> tuple[str, ...]:
    if found is None or not found.subject:
        return ()
    subject = essence(found.subject)
    whole = essence(f"{found.type_name or ''} {found.subject}")
    return tuple(dict.fromkeys((whole, subject)))


def _first_section(lines: Sequence[Line], start: int, behind_title: bool = False) -> int:
    """The index of the first line that opens a section or phase; len(lines) where none does."""
    for place in range(start, len(lines)):
        text = lines[place].text
        if _opens_section(text) or (behind_title and _is_unnumbered_heading(lines[place])):
            return place
    return len(lines)


def _is_unnumbered_heading(line: Line) -> bool:
    """Whether the line is a heading without number and capitals: Mục đích, yêu cầu."""
    text = line.text
    if line.look is not None and line.look.level is not None and len(text) <= _PROSE_START:
        return text.endswith(":") or not is_ended(text)
    return len(text) <= _PLAIN_HEADING and opens_kind(text) and not is_ended(text)


def _opens_section(text: str) -> bool:
    mark = read_mark(text)
    if mark is None:
        if is_phase_label(text):
            return True
        return is_caps(text) and opens_kind(text)
    if mark.family == "bullet":
        return False
    if mark.family in ("arabic", "dotted", "lower"):
        return mark.value == 1 and mark.family != "lower"
    return mark.value == 1 and (not mark.rest or len(mark.rest) >= _SHORTEST_HEADING)


def read_opening(lines: Sequence[Line], titles: Sequence[str], roles: Roles) -> tuple[Line, ...]:
    """The introductory lines; labels, repeated titles and short strangers are left out."""
    taken: list[Line] = []
    longest = max((len(line.text) for line in lines), default=0)
    least = min(_PROSE, max(_SHORTEST_PROSE, int(0.75 * longest)))
    for place, line in enumerate(lines):
        text = line.text
        previous = lines[place - 1] if place else None
        if is_rule(text):
            roles.give("label", line.sources)
        elif repeats_title(text, titles) or not (
            _is_prose(line, least)
            or _goes_on(taken, line, previous)
            or _is_in_basis_run(taken, line, previous)
        ):
            roles.discard(line)
        else:
            roles.give("opening", line.sources)
            taken.append(line)
    return tuple(taken)


def _is_prose(line: Line, least: int) -> bool:
    text = line.text
    if opens_prose(text):
        return True
    prose = is_ended(text) or read_mark(text) is not None or len(text) >= least
    return prose and not is_head_debris(text)


def _is_in_basis_run(taken: Sequence[Line], line: Line, previous: Line | None) -> bool:
    """Whether a line ending in ; or , stands right behind another of the introduction."""
    return bool(taken) and taken[-1] is previous and line.text.endswith((";", ","))


def _goes_on(taken: Sequence[Line], line: Line, previous: Line | None) -> bool:
    """Whether the line continues an introduction that was broken just before it."""
    if not taken or taken[-1] is not previous or is_ended(previous.text):
        return False
    return not is_head_debris(line.text)

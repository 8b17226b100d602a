"""Appendices behind the signature: number, title, sections."""

from collections.abc import Sequence

from kehoach_gui.core.plan import Appendix
from kehoach_gui.core.text import fold
from kehoach_gui.reading.debris import begins_tail_debris
from kehoach_gui.reading.draft import freeze
from kehoach_gui.reading.joining import join_lines
from kehoach_gui.reading.kinds import heading_kind
from kehoach_gui.reading.lines import is_caps, is_ended, is_rule
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.outline import build_outline
from kehoach_gui.reading.sources import as_written
from kehoach_gui.reading.tail import appendix_number, opens_appendix

_TITLE_LINES = 4
_LONGEST_TITLE = 160  # characters of one line


def read_appendices(lines: Sequence[Line], roles: Roles) -> tuple[Appendix, ...]:
    """The appendices that begin in these lines; what stands before the first is set aside."""
    starts = [place for place in range(len(lines)) if _opens(lines, place)]
    end = len(lines)
    if starts:
        end = next(
            (p for p in range(starts[0], len(lines)) if begins_tail_debris(lines[p].text)), end
        )
    for line in [*lines[: starts[0] if starts else 0], *lines[end:]]:
        roles.discard(line)
    if not starts:
        for line in lines:
            roles.discard(line)
        return ()
    bounds = [place for place in starts if place < end]
    return tuple(
        _appendix(lines[start:stop], roles)
        for start, stop in zip(bounds, [*bounds[1:], end], strict=True)
    )


def _appendix(lines: Sequence[Line], roles: Roles) -> Appendix:
    number, first = appendix_number(as_written(lines[0], lines[0].text))
    words = [first] if first else []
    roles.give("appendix", lines[0].sources)
    place = 1
    while place < len(lines) and place <= _TITLE_LINES and _is_title(lines[place]):
        words.append(as_written(lines[place], lines[place].text))
        roles.give("appendix", lines[place].sources)
        place += 1
    body: list[Line] = []
    for line in lines[place:]:
        if _is_attachment_note(line.text):
            roles.discard(line)  # the program writes this line itself
        elif is_rule(line.text) and not body:
            roles.give("label", line.sources)
        else:
            body.append(line)
    paragraphs, _ = join_lines(body)
    title = " ".join(words) or as_written(lines[0], lines[0].text)
    kind = heading_kind(title)
    stack = build_outline(paragraphs, roles, kind if kind == "slogans" else "other")
    return Appendix(number, title, freeze(stack.root.children))


def _opens(lines: Sequence[Line], place: int) -> bool:
    """Whether an appendix begins here: PHỤ LỤC 1, or capitals above "(Kèm theo Kế hoạch …)"."""
    text = lines[place].text
    if opens_appendix(text):
        return True
    if not is_caps(text) or (place and is_caps(lines[place - 1].text)):
        return False
    below = lines[place + 1 : place + 1 + _TITLE_LINES]
    return any(_is_attachment_note(line.text) for line in below)


def _is_attachment_note(text: str) -> bool:
    return fold(text[:40]).startswith(("(kem theo", "(ban hanh kem theo", "(dinh kem"))


def _is_title(line: Line) -> bool:
    text = line.text
    plain = read_mark(text) is None and not is_rule(text) and not text.startswith("(")
    return plain and not is_ended(text) and len(text) <= _LONGEST_TITLE

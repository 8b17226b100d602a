"""Appendices behind the signature: number, title, sections."""

from collections.abc import Sequence

from kehoach_gui.core.plan import Appendix
from kehoach_gui.core.text import fold
from kehoach_gui.reading.debris import begins_tail_debris
from kehoach_gui.reading.draft import freeze
from kehoach_gui.reading.joining import join_lines
from kehoach_gui.reading.lines import is_ended, is_rule
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line, Roles
from kehoach_gui.reading.outline import build_outline
from kehoach_gui.reading.tail import appendix_number, opens_appendix

_TITLE_LINES = 4
_LONGEST_TITLE = 160  # characters of one line


def read_appendices(lines: Sequence[Line], roles: Roles) -> tuple[Appendix, ...]:
    """The appendices that begin in these lines; what stands before the first is set aside."""
    starts = [place for place, line in enumerate(lines) if opens_appendix(line.text)]
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
    number, first = appendix_number(lines[0].text)
    words = [first] if first else []
    roles.give("heading", lines[0].sources)
    place = 1
    while place < len(lines) and place <= _TITLE_LINES and _is_title(lines[place]):
        words.append(lines[place].text)
        roles.give("heading", lines[place].sources)
        place += 1
    body: list[Line] = []
    for line in lines[place:]:
        if fold(line.text).startswith("(kem theo") or (is_rule(line.text) and not body):
            roles.discard(line)  # the program writes this line itself
        else:
            body.append(line)
    paragraphs, _ = join_lines(body)
    title = " ".join(words) or lines[0].text
    return Appendix(number, title, freeze(build_outline(paragraphs, roles).root.children))


def _is_title(line: Line) -> bool:
    text = line.text
    plain = read_mark(text) is None and not is_rule(text) and not text.startswith("(")
    return plain and not is_ended(text) and len(text) <= _LONGEST_TITLE

"""Where a plan's text ends when neither recipients nor a signature show it."""

from collections.abc import Sequence

from kehoach_gui.core.phase_labels import is_phase_label
from kehoach_gui.reading.closing import closing_start, opens_closing
from kehoach_gui.reading.debris import begins_tail_debris
from kehoach_gui.reading.lines import is_ended, is_rule, starts_lower
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line
from kehoach_gui.reading.tail_bits import is_person

_PROSE = 60  # characters from which an open line is a paragraph


def text_end(lines: Sequence[Line]) -> int:
    """The index of the first line that is no part of the plan any more; len(lines): none."""
    closing = closing_start(lines)
    if closing < len(lines):
        return _prose_end(lines, closing)
    end = next(
        (
            place
            for place in range(_last_number(lines) + 1, len(lines))
            if _is_strange(lines[place])
        ),
        len(lines),
    )
    while end > 0 and end < len(lines) and _is_byline(lines[end - 1]):
        end -= 1
    return end


def _prose_end(lines: Sequence[Line], start: int) -> int:
    """The first line behind the closing that is not prose."""
    for place in range(start, len(lines)):
        text = lines[place].text
        going_on = place > start and not is_ended(lines[place - 1].text) and starts_lower(text)
        prose = is_ended(text) or opens_closing(text) or going_on or len(text) >= _PROSE
        if begins_tail_debris(text) or not prose:
            return place
    return len(lines)


def _last_number(lines: Sequence[Line]) -> int:
    for place in range(len(lines) - 1, -1, -1):
        mark = read_mark(lines[place].text)
        if (mark is not None and mark.family != "bullet") or is_phase_label(lines[place].text):
            return place
    return -1


def _is_strange(line: Line) -> bool:
    return read_mark(line.text) is None and begins_tail_debris(line.text)


def _is_byline(line: Line) -> bool:
    """Whether the line is the writer's name of a web page, or only drawn."""
    return is_person(line.text) or is_rule(line.text)

"""Lines that were broken inside a sentence are put together again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach_gui.core.phase_labels import is_phase_label
from kehoach_gui.reading.closing import opens_closing
from kehoach_gui.reading.kinds import heading_kind
from kehoach_gui.reading.lines import is_caps, is_ended, starts_lower
from kehoach_gui.reading.marks import Mark, is_lone_mark, read_mark, without_star_dot
from kehoach_gui.reading.model import Line
from kehoach_gui.reading.sources import merged
from kehoach_gui.reading.tables import exact_words

_WRAP_WIDEST = 150  # characters: texts set in longer lines were not wrapped by hand or scanner
_WRAP_FULL = 0.72  # of the usual width, from which a line counts as full
_WRAP_SHARE = 0.25  # of all lines, full and open, from which a text counts as wrapped
_SHORT = 100  # characters: an unmarked open line below this may be a heading
_SENTENCE = 40  # characters of an open bullet from which the next line may continue it
_NEARLY_FULL = 0.9  # of the width, with the next word
_NO_ROOM = 0.85
_NUMERAL = re.compile(r"\d|[IVXL]{1,6}(?!\w)")
_OPEN_HABIT = 0.15  # share of members without closing mark up to which closing is the habit


@dataclass(frozen=True, slots=True)
class Habits:
    """How this text is set: the width its lines are wrapped at (0: not), whether members close."""

    width: int
    closes: bool
    capital_bullets: bool


def join_lines(lines: Sequence[Line], habits: Habits | None = None) -> tuple[list[Line], int]:
    """The paragraphs, and how many lines were joined to the one before."""
    habits = habits or read_habits(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if (
            groups
            and _may_join(groups[-1][-1], line)
            and _continues(groups[-1][0], groups[-1][-1].text, line, habits)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_merge(group) for group in groups], len(lines) - len(groups)


def _may_join(last: Line, line: Line) -> bool:
    """Whether both lines are text and look alike, as far as their look is known."""
    if last.grid is not None or line.grid is not None:
        return False
    before, after = last.look, line.look
    if before is None or after is None:
        return True
    return (before.bold, before.centred) == (after.bold, after.centred)


def _merge(group: Sequence[Line]) -> Line:
    first = group[0]
    if len(group) == 1:
        return first
    return merged(group, " ".join(line.text for line in group))


def glue_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines with every number that stands alone put before the words of the next line."""
    glued: list[Line] = []
    for line in lines:
        last = glued[-1] if glued else None
        alone = last is not None and line.grid is None and is_lone_mark(last.text)
        if last is not None and alone and read_mark(line.text) is None:
            glued[-1] = merged((last, line), f"{last.text} {line.text}")
        else:
            glued.append(line)
    return glued


def read_habits(lines: Sequence[Line]) -> Habits:
    """How the text is set, from its own lines."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    full = sum(len(line.text) >= _WRAP_FULL * width and _is_left_open(line) for line in lines)
    wrapped = len(lines) >= 12 and width <= _WRAP_WIDEST and full >= _WRAP_SHARE * len(lines)
    marks = [read_mark(line.text) for line in lines]
    bullets = [mark for mark in marks if mark is not None and mark.family == "bullet"]
    capital = sum(1 for mark in bullets if not mark.rest[:1].islower())
    members = [
        is_ended(line.text)
        for line, mark, following in zip(lines, marks, marks[1:], strict=False)
        if mark is not None and following is not None and len(line.text) >= _SHORT
    ]
    closes = len(members) >= 3 and members.count(False) <= _OPEN_HABIT * len(members)
    return Habits(width if wrapped else 0, closes, capital >= 0.8 * len(bullets))


def _is_left_open(line: Line) -> bool:
    """Whether the line ends inside a sentence; a heading of Word's has no end to miss."""
    heads = line.look is not None and line.look.level is not None
    return not heads and not is_ended(line.text)


def _continues(start: Line, last: str, line: Line, habits: Habits) -> bool:
    """Whether `line` goes on with the paragraph that opened with `start` and stands at `last`."""
    text = line.text
    if _ends_before_numeral(last, text):
        return True
    mark = read_mark(text)
    if is_ended(last):
        anew = mark is not None or _is_basis(text) or _opens_anew(text)
        return not anew and _is_wrapped(last, text, habits)
    if mark is not None:
        return _is_dash_inside(mark, last, habits)
    own = read_mark(start.text)
    if _opens_anew(text):
        return False
    if is_caps(text):
        return is_caps(start.text) and own is not None and own.family != "bullet"
    if starts_lower(text):
        return True
    if _is_basis(start.text) and last.endswith(","):
        return False
    if any(rule(last) for rule in _OPEN_ENDS):
        return True
    if is_caps(last) or (heading_kind(text) != "other" and len(text) < _SHORT):
        return False
    if habits.width and _needed(last, text) > _NO_ROOM * habits.width:
        return True
    bulleted = own is not None and own.family == "bullet"
    return habits.closes and bulleted and len(last) >= _SENTENCE and len(text) >= _SENTENCE


def _opens_anew(text: str) -> bool:
    """Whether the line begins a paragraph of its own whatever stands before it."""
    if is_phase_label(text) or opens_closing(text) or without_star_dot(text) != text:
        return True
    return text in exact_words("words", "tables", "first")


def _is_wrapped(last: str, text: str, habits: Habits) -> bool:
    """Whether the line broke because its next word had no room in it, though a sentence ended.

    Before a capital letter the line must be full to the last character.
    """
    if not habits.width or is_caps(text):
        return False
    return _needed(last, text) > habits.width * (_NEARLY_FULL if starts_lower(text) else 1)


def _needed(last: str, text: str) -> int:
    """How long the line would be with the next line's first word."""
    return len(last) + 1 + len(text.split(" ", 1)[0])


def _ends_before_numeral(last: str, text: str) -> bool:
    """Whether the number that the line opens with belongs to the one before: lần thứ / XVI."""
    if not _NUMERAL.match(text):
        return False
    leads = "numeral_leads" if read_mark(text) is None else "ordinal_leads"
    return last.rsplit(" ", 1)[-1].lower() in exact_words("words", "connectors", leads)


def _is_dash_inside(mark: Mark, last: str, habits: Habits) -> bool:
    """A dash before a small letter where all bullets open with a capital: kinh tế / - xã hội."""
    inside = mark.family == "bullet" and mark.style == "-" and mark.rest[:1].islower()
    return inside and habits.capital_bullets and len(last) >= _SENTENCE


def _is_basis(text: str) -> bool:
    """Whether the paragraph is a căn cứ, which some offices close with a comma."""
    return text.lstrip("-–+•* ").startswith(("Căn cứ", "Xét", "Theo đề nghị"))


def _ends_with_connector(text: str) -> bool:
    return text.rsplit(" ", 1)[-1].lower() in exact_words("words", "connectors", "words")


def _ends_with_comma(text: str) -> bool:
    return text.endswith((",", "(", "“", "&"))


def _has_open_quote(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("(") > text.count(")")


_OPEN_ENDS: tuple[Callable[[str], bool], ...] = (
    _ends_with_connector,
    _ends_with_comma,
    _has_open_quote,
)

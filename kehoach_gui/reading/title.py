"""Where a plan's title stands: the type name and the subject over several lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_gui.core.document_types import type_named
from kehoach_gui.core.text import fold
from kehoach_gui.reading import tables
from kehoach_gui.reading.debris import essence, is_head_debris, is_page_debris
from kehoach_gui.reading.header import last_head_line
from kehoach_gui.reading.kinds import opens_kind
from kehoach_gui.reading.lines import is_caps, is_ended, is_rule, starts_lower
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line
from kehoach_gui.reading.sources import as_written

_LONGEST_LINE = 260  # characters of one line of a title
_MOST_LINES = 8
_PROSE = 80  # characters from which an ended line is a paragraph and no title
_PROSE_START = 90
_SHORT_HEADING = 30  # characters of a heading without number and capitals
_OFFICIAL = ("state", "party")  # families of types that an office issues under their name
_NOTE = re.compile(r"\((?:kem|ban hanh|du thao)")
_ABOUT = re.compile(r"v/v\s|ve viec\s")  # how a letter names its subject
_HEADLINE = re.compile(r"tuyen truyen|ke hoach")
_NUMBERED = re.compile(r"\s*(?:số\b|\d|này\b|của\b|đã\b|được\b|[-,.;:])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """The title's words, the lines they stand in, and where the text behind them begins."""

    type_name: str | None
    subject: str | None
    type_lines: tuple[Line, ...]
    subject_lines: tuple[Line, ...]
    first: int
    end: int


def find_title(lines: Sequence[Line], limit: int, after: int) -> FoundTitle | None:
    """The title in lines[:limit]; one behind the number or motto (index `after`) is preferred.

    A superior's paper may be of any type; another type than a plan's counts behind the head alone.
    """
    alone = [i for i in range(limit) if _is_type_name(lines[i].text)]
    loud = [i for i in alone if is_caps(lines[i].text)] or alone
    if loud:
        at = loud[-1]
        name = as_written(lines[at], lines[at].text.strip('*"“” .:'))
        return _with_subject(lines, at, name, None, at + 1)
    glued = [i for i in range(limit) if _glued_subject(lines[i].text) is not None]
    if glued:
        at = next((i for i in glued if i > after), glued[0])
        subject = _glued_subject(lines[at].text)
        name = lines[at].text[: len(tables.table("words")["type_names"]["main"])]
        return _with_subject(lines, at, name, subject, at + 1)
    other = (i for i in range(after + 1, limit) if _is_other_type_name(lines[i].text))
    for at in other:
        return _with_subject(lines, at, as_written(lines[at], lines[at].text), None, at + 1)
    return _untyped(lines, limit)


def opens_prose(text: str) -> bool:
    """Whether the line begins an introduction: Căn cứ …, Thực hiện Kế hoạch số …."""
    folded, lower = fold(text), tables.lowered(text)
    if lower.startswith("căn cứ"):
        return True
    if not tables.starts_with("words", "opening", "starts").match(lower) or not text[0].isupper():
        return False
    signs = tables.patterns("words", "opening", "signs")
    return len(text) >= _PROSE_START or is_ended(text) or signs.search(folded) is not None


def _is_type_name(text: str) -> bool:
    squashed = essence(text).replace(" ", "") if len(text) < 60 else ""
    if squashed not in {
        name.replace(" ", "") for name in tables.words("words", "type_names", "names")
    }:
        return False
    main = fold(tables.table("words")["type_names"]["main"]).replace(" ", "")
    return squashed == main or is_caps(text)


def _is_other_type_name(text: str) -> bool:
    """Whether the line is the name of any type of official document, in capitals."""
    kind = type_named(text) if is_caps(text) and len(text) < _SHORT_HEADING else None
    return kind is not None and kind.family in _OFFICIAL


def _glued_subject(text: str) -> str | None:
    """The words behind the type name in a line that opens with it: Kế hoạch tuyên truyền …."""
    main = tables.table("words")["type_names"]["main"]
    if len(text) > 2 * _LONGEST_LINE or fold(text[: len(main) + 1]) != fold(main) + " ":
        return None
    rest = text[len(main) + 1 :]
    if _NUMBERED.match(rest) or text.endswith((".", ":", ";")) or is_rule(rest):
        return None
    return rest


def _with_subject(
    lines: Sequence[Line], at: int, name: str, glued: str | None, start: int
) -> FoundTitle:
    words = [glued] if glued else []
    taken: list[Line] = []
    place = start
    while place < len(lines) and len(taken) < _MOST_LINES:
        line = lines[place]
        if _ends_subject(line, words, taken, lines[start]):
            break
        words.append(("\n" if line.broken and taken else "") + as_written(line, line.text))
        taken.append(line)
        place += 1
    subject = " ".join(words).replace(" \n", "\n")
    subject = subject.strip('*"“” ') if _unquoted(words) else subject
    type_lines = (lines[at],)
    return FoundTitle(name, subject or None, type_lines, tuple(taken), at, place)


def _unquoted(words: Sequence[str]) -> bool:
    return bool(words) and words[0][:1] in '*"' and words[-1][-1:] in '*"'


def _ends_subject(line: Line, words: Sequence[str], taken: Sequence[Line], first: Line) -> bool:
    text = line.text
    if line.grid is not None or is_rule(text) or is_page_debris(text):
        return True
    if _NOTE.match(fold(text)) or (words and is_caps(text) and opens_kind(text)):
        return True
    mark = read_mark(text)
    if (mark is not None and mark.family != "bullet") or fold(text).startswith("can cu"):
        return True
    if line.look is not None and first.look is not None and first.look.is_title:
        return not line.look.is_title  # a title set in bold in the middle shows where it ends
    if len(text) > _LONGEST_LINE:
        return True
    if (mark is not None and opens_prose(mark.rest)) or text.endswith((":", ";")):
        return True
    if not words:
        return False
    if len(text) <= _SHORT_HEADING and opens_kind(text) and not is_ended(text):
        return True
    if essence(text) in essence(" ".join(words)):
        return True
    if starts_lower(text) and len(text) < _PROSE:
        return False
    apart = bool(taken) and line.gap and not first.gap and not any(t.gap for t in taken)
    return apart or opens_prose(text) or (is_ended(text) and len(text) >= _PROSE)


def _untyped(lines: Sequence[Line], limit: int) -> FoundTitle | None:
    """The headline of a page that tells of a plan: the last short line before the prose."""
    for place in range(limit):
        text = lines[place].text
        if opens_prose(text) or (len(text) >= _PROSE_START and is_ended(text)):
            limit = place
            break
    fit = [at for at in range(limit) if _may_be_headline(lines[at])]
    if not fit:
        return None
    about = [at for at in fit if _ABOUT.match(fold(lines[at].text))]
    telling = [at for at in fit if _HEADLINE.search(fold(lines[at].text))]
    at = (about or telling or fit)[-1]
    return FoundTitle(None, lines[at].text, (), (lines[at],), at, at + 1)


def _may_be_headline(line: Line) -> bool:
    text = line.text
    if not 20 <= len(text) <= _LONGEST_LINE or text.endswith((".", ":", ";")):
        return False
    if _ABOUT.match(fold(text)):
        return True
    if is_head_debris(text) or read_mark(text) is not None or is_rule(text):
        return False
    return last_head_line([line]) < 0  # no motto, number, place and day

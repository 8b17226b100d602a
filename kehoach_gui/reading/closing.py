"""Where the closing paragraphs begin: Trên đây là …, and what follows it."""

import re
from collections.abc import Sequence
from functools import cache

from kehoach_gui.core.text import fold
from kehoach_gui.reading.kinds import heading_kind
from kehoach_gui.reading.lines import is_caps
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line
from kehoach_gui.reading.tables import patterns

_END_MARK = re.compile(r"[\s./]*\.[\s/]*$")
_LOOKED_AT = 500  # characters of a line's beginning


def opens_closing(text: str) -> bool:
    """Whether the paragraph begins as closings do."""
    return patterns("words", "closing", "starts").match(fold(text[:_LOOKED_AT])) is not None


def closing_start(lines: Sequence[Line]) -> int:
    """The index of the first closing paragraph; len(lines) where the plan has none.

    It is unnumbered, and no section follows it.
    """
    found = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        text = lines[place].text
        mark = read_mark(text)
        if lines[place].grid is not None:
            break
        if mark is None and is_caps(text) and heading_kind(text) != "other":
            break
        if mark is not None and mark.family != "bullet":
            break
        words = mark.rest if mark is not None else text
        if opens_closing(words) and (mark is None or _firm().match(fold(words[:_LOOKED_AT]))):
            found = place
    return found


def with_full_stop(text: str) -> str:
    """The last paragraph of the body with one full stop: `./.` is read as `.`, ! ? … have none."""
    bare = text.rstrip()
    end = _END_MARK.search(bare[-12:])
    if end and "/" in end[0]:
        kept = "..." if end[0].startswith("...") else ""
        bare = bare[: len(bare) - len(end[0])] + kept
    bare = bare.removesuffix(".") if bare.endswith(":.") else bare
    if bare.endswith(("!", "?", "…", ".", ":")) or not bare:
        return bare
    return bare.rstrip(" ;,") + "."


@cache
def _firm() -> re.Pattern[str]:
    return patterns("words", "closing", "firm")

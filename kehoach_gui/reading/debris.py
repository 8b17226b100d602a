"""Which lines are debris of web pages and scanners, by the table of patterns."""

from collections.abc import Sequence

from kehoach_gui.core.text import fold, words
from kehoach_gui.reading import tables
from kehoach_gui.reading.lines import is_ended
from kehoach_gui.reading.model import Line

_LONGEST = 240  # characters: a longer line is a paragraph whatever it begins with
_PAGE = 12  # lines at least between two page numbers
_SHORT_TITLE = 40  # characters from which a cut-off repetition of the title counts


def is_debris(text: str) -> bool:
    """Whether the line is debris wherever it stands: post dates, share buttons, page numbers."""
    return len(text) <= _LONGEST and _matches("anywhere", text)


def is_page_debris(text: str) -> bool:
    """Whether the line outside the plan's sections is debris: post dates and buttons as well."""
    return is_debris(text) or (len(text) <= _LONGEST and _matches("outside", text))


def is_head_debris(text: str) -> bool:
    """Whether the line before a plan's text is a menu, a banner or a breadcrumb."""
    if is_page_debris(text) or _is_breadcrumb(text):
        return True
    return len(text) <= _LONGEST and not is_ended(text) and _matches("head", text)


def begins_tail_debris(text: str) -> bool:
    """Whether nothing behind this line belongs to the plan: related news, comments, imprint."""
    return len(text) <= _LONGEST and _matches("tail", text) and not text.endswith((".", ";"))


def _matches(section: str, text: str) -> bool:
    return tables.patterns("debris", section, "patterns").match(fold(text)) is not None


def _is_breadcrumb(text: str) -> bool:
    return any(text.count(sign) >= 2 for sign in tables.table("debris")["head"]["crumbs"])


def essence(text: str) -> str:
    """The folded words alone, to compare repetitions that differ in blanks and marks."""
    return " ".join(words(fold(text)))


def repeats_title(text: str, titles: Sequence[str]) -> bool:
    """Whether the line repeats one of the titles (given as essences), whole or cut off."""
    bare = essence(text)
    return bool(bare) and any(
        bare == title or (len(bare) >= _SHORT_TITLE and title.startswith(bare)) for title in titles
    )


def without_debris(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without what is debris anywhere, and that debris."""
    kept: list[Line] = []
    gone: list[Line] = []
    numbers = [place for place, line in enumerate(lines) if _is_lone_number(line.text)]
    pages = {
        place
        for before, place, after in zip(
            [-_PAGE, *numbers], numbers, [*numbers[1:], 10**9], strict=False
        )
        if place - before >= _PAGE and after - place >= _PAGE
    }
    for place, line in enumerate(lines):
        (gone if place in pages or is_debris(line.text) else kept).append(line)
    return kept, gone


def _is_lone_number(text: str) -> bool:
    """Whether the line is a number alone: a page's, unless others stand close by as in a table."""
    return len(text) <= 3 and text.isdecimal()

"""A source text into cleaned lines, with the columns a flattened table leaves in a line."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kehoach_gui.core import text as texts
from kehoach_gui.core.text import Cleaned, squeeze
from kehoach_gui.reading.model import Line

_SEPARATORS = ("\r", "\u2028", "\u2029")  # left by the cleaning, squeezed here as tabs are
Make = Callable[[str, int, tuple[str, ...], int, bool], Line]  # text, number, cells, indent, gap
_COLUMNS = re.compile(r"\t+| {3,}")
_MOST_CELLS = 8  # cells of a flattened row; what has more was set with blanks
_LONGEST_ROW = 2000  # characters
_CLOSERS = "”\"'’)]}»"
_TERMINAL = ".;:!?…"


@dataclass(frozen=True, slots=True)
class SplitText:
    """The cleaned lines, every source line squeezed, and what the cleaning counted."""

    lines: tuple[Line, ...]
    source: tuple[str, ...]
    cleaned: Cleaned


def _line(text: str, number: int, cells: tuple[str, ...], indent: int, gap: bool) -> Line:
    return Line(text, (number,), cells, indent, gap)


def split_text(source: Sequence[str], make: Make = _line) -> SplitText:
    """The non-empty lines, cleaned, each made by `make`; line numbers count from 0."""
    raw_lines, plain = texts.plain_lines([line.replace("\n", " ") for line in source])
    separated = any(sign in plain.text for sign in _SEPARATORS)
    lines: list[Line] = []
    texts_of_all: list[str] = []
    gap = False
    doubled = 0
    for number, raw in enumerate(raw_lines):
        bare = raw.strip()
        if not bare:
            texts_of_all.append("")
            gap = True
            continue
        indent = 0 if bare is raw else len(raw) - len(raw.lstrip())
        if "  " not in bare and "\t" not in bare and not separated:
            texts_of_all.append(bare)
            lines.append(make(bare, number, (bare,), indent, gap))
            gap = False
            continue
        squeezed = squeeze(bare)
        texts_of_all.append(squeezed)
        doubled += bare.count("  ") > 0 or "\t" in bare
        pieces = _COLUMNS.split(bare, maxsplit=_MOST_CELLS) if len(bare) < _LONGEST_ROW else [bare]
        few = len(pieces) <= _MOST_CELLS
        cells = tuple(map(squeeze, pieces)) if few else ()
        lines.append(make(squeezed, number, cells, indent, gap))
        gap = False
    return SplitText(
        tuple(lines),
        tuple(texts_of_all),
        replace(plain, doubled_blanks=doubled),
    )


def is_ended(text: str) -> bool:
    """Whether the text closes its sentence or member: . ; : ! ? … also before a quote mark."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(tuple(_TERMINAL)) or text.endswith(("./.", "…”"))


def is_caps(text: str) -> bool:
    """Whether every letter is a capital and there are at least two."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 2


def starts_lower(text: str) -> bool:
    """Whether the text opens in the middle of a sentence: small letter, comma, closing mark."""
    return text[:1].islower() or text[:1] in ",;)”"


def is_rule(text: str) -> bool:
    """Whether the line is only drawn: -----, ***, ___, …, o0o."""
    return not any(map(str.isalnum, text)) or text.lower().strip("-*_–— ") in (
        "o0o",
        "oo0oo",
        "ooo",
    )

"""Runs from text: the writer's emphasis, and blanks that a centred title must not break at."""

import re
from itertools import pairwise

from kehoach_gui.core.document import Run
from kehoach_gui.core.plan import Emphasis

# "lần thứ XX", "năm 2027", "khóa XV", "nhiệm kỳ 2025 - 2030" stay on one line of a title
_BOUND = re.compile(
    r"lần thứ [IVXLC\d]+|năm \d{4}|kh[óo][aá] [IVXLC\d]+|\d{4} [-–] \d{4}", re.IGNORECASE
)


def bound(text: str) -> str:
    """The text with no-break blanks inside what a title keeps together."""
    return _BOUND.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def runs(text: str, emphasis: tuple[Emphasis, ...] = (), lead: str = "") -> tuple[Run, ...]:
    """The lead (number, dash) and the text, cut where emphasis begins or ends."""
    cuts = sorted({0, len(text), *(end for span in emphasis for end in span[:2])})
    cuts = [cut for cut in cuts if cut <= len(text)]
    pieces = [Run(lead)] if lead else []
    for start, end in pairwise(cuts):
        on = {kind for first, last, kind in emphasis if first <= start and end <= last}
        pieces.append(Run(text[start:end], "b" in on, "i" in on, "u" in on))
    return _merged(pieces)


def _merged(pieces: list[Run]) -> tuple[Run, ...]:
    """Neighbours of the same look as one run."""
    merged: list[Run] = []
    for piece in pieces:
        if merged and (merged[-1].bold, merged[-1].italic, merged[-1].underline) == (
            piece.bold,
            piece.italic,
            piece.underline,
        ):
            last = merged.pop()
            piece = Run(last.text + piece.text, piece.bold, piece.italic, piece.underline)
        merged.append(piece)
    return tuple(merged)

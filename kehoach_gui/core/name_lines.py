"""Where the name of a body breaks into lines: at its joints, in lines of about one length."""

import re
from functools import cache
from itertools import combinations, pairwise

from kehoach_gui.core.document import Style
from kehoach_gui.core.measure import width_mm
from kehoach_gui.core.resources import RESOURCES

# what a break costs that is no joint, or stands behind a comma, against squared shares of room
INSIDE_A_NAME = 0.5
BEHIND_A_COMMA = 0.06
MOST_WORDS = 24  # a longer name is left to the usual filling of lines


@cache
def _joint() -> re.Pattern[str]:
    lines = (RESOURCES / "names" / "name_breaks.txt").read_text("utf-8").splitlines()
    words = "|".join(line.strip() for line in lines if line and not line.startswith("#"))
    return re.compile(rf"(?<=[,;–-]) | (?=(?:{words})\b)", re.IGNORECASE)


def balanced(text: str, room: float, style: Style) -> str:
    """A name that does not fit one line of `room` mm, with no-break blanks inside its lines.

    Breaks stand before "và", "tỉnh" and the like where they can; line breaks of the writer stand.
    """
    words = text.split(" ")
    if "\n" in text or len(words) > MOST_WORDS or _width(text, style) <= room:
        return text
    joints = {match.start() for match in _joint().finditer(text)}
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word) + 1)
    for count in (1, 2, 3):
        found = []
        for cuts in combinations(range(1, len(words)), count):
            lines = [" ".join(words[a:b]) for a, b in pairwise((0, *cuts, len(words)))]
            widths = [_width(line, style) for line in lines]
            if max(widths) > room:
                continue
            mean = sum(widths) / len(widths)
            ragged = sum(((mean - width) / room) ** 2 for width in widths)
            cost = sum(_cost(text, ends[cut] - 1, joints) for cut in cuts)
            found.append((ragged + cost, lines))
        if found:
            return " ".join(line.replace(" ", "\u00a0") for line in min(found)[1])
    return text


def _cost(text: str, blank: int, joints: set[int]) -> float:
    """What a break at this blank costs."""
    if text[blank - 1] in ",;":
        return BEHIND_A_COMMA
    return 0.0 if blank in joints else INSIDE_A_NAME


def _width(text: str, style: Style) -> float:
    return width_mm(text, style.size_pt, style.bold, style.italic, style.caps)

"""The largest letters that words allow in a room, over every break into lines.

Words are measured in em (1 = the letter size); the room and the size found are millimetres.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach_gui.core.banner_breaks import Words

WITHIN = 0.98  # of the best size: breaks as good as these compete for the most even lines
AT_LEAST = 0.955  # of the best size: so much is given at most to leave words whole
HALVINGS = 40
FEW = 4  # so many lines are searched one by one, more by their widths alone
BEARINGS = 0.5  # em: more than the ink of a line and its advances ever differ by
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Ink:
    """A word in em: its advance, where its ink begins and ends, how far it goes up and down."""

    advance: float
    left: float
    right: float
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class Room:
    """Where letters may stand; `gap_em` is kept between the ink of two lines."""

    width: float
    height: float
    gap_em: float
    most: int  # lines
    exact: int = 0  # so many lines and no other number; 0 leaves it free


@dataclass(frozen=True, slots=True)
class Fitted:
    """The letter size and the joints where lines end."""

    size: float
    cuts: tuple[int, ...]


class Measured:
    """Words with their ink: what a line from one word to another needs."""

    def __init__(self, inks: Sequence[Ink], blank: float) -> None:
        self.inks = tuple(inks)
        self.starts = [0.0]
        for ink in self.inks:
            self.starts.append(self.starts[-1] + ink.advance + blank)
        self.blank = blank
        self.ascent = max(ink.ascent for ink in inks)
        self.descent = max(ink.descent for ink in inks)

    def width(self, first: int, last: int) -> float:
        """The ink of a line from word `first` to before word `last`."""
        end = self.starts[last - 1] + self.inks[last - 1].right
        return end - self.starts[first] - self.inks[first].left

    def height(self, lines: int, gap: float) -> float:
        """So many lines, each with room for the highest mark and the lowest dot of the text."""
        return lines * self.pitch(gap) - gap

    def ink_height(self, bounds: Sequence[int], gap: float) -> float:
        """The ink of lines that begin at bounds[:-1]; all have the pitch of the text."""
        first, last = self.inks[: bounds[1]], self.inks[bounds[-2] :]
        return (
            max(ink.ascent for ink in first)
            + max(ink.descent for ink in last)
            + (len(bounds) - 2) * self.pitch(gap)
        )

    def pitch(self, gap: float) -> float:
        """From baseline to baseline: no mark ever reaches the line above."""
        return self.ascent + self.descent + gap


def fit(words: Words, measured: Measured, room: Room) -> Fitted:
    """The size and break for these words.

    Breaks are compared by the size at which each line has room for the text's highest mark and
    lowest dot; of those within 2 % of the best the one with the most even lines is taken, and its
    letters then grow into what its first and last line leave free. Words are parted inside only
    where that makes letters nearly 5 % larger.
    """
    if words.forced:
        return _grown(measured, room, tuple(sorted(words.forced)))
    best = _best(words.joints(gentle=False), measured, room, 0.0)
    if best is None:  # fewer words than the number of lines that is asked for
        return fit(words, measured, Room(room.width, room.height, room.gap_em, room.most))
    gentle = _best(words.joints(gentle=True), measured, room, AT_LEAST * best[0])
    return _grown(measured, room, (gentle or best)[1])


def size_of(measured: Measured, room: Room, cuts: tuple[int, ...]) -> float:
    """The size by which breaks are compared: all lines with room for marks and dots."""
    return _size(measured, room, _bounds(cuts, len(measured.inks)))


def _grown(measured: Measured, room: Room, cuts: tuple[int, ...]) -> Fitted:
    """The largest letters of one break, by the ink its lines really have."""
    bounds = _bounds(cuts, len(measured.inks))
    widest = max(_widths(measured, bounds))
    height = measured.ink_height(bounds, room.gap_em)
    return Fitted(min(room.width / widest, room.height / height), cuts)


def unevenness(widths: Sequence[float]) -> float:
    """How far lines differ in width: 0 for equal ones, whatever their size."""
    return len(widths) * sum(width * width for width in widths) / sum(widths) ** 2 - 1


def _best(
    joints: tuple[int, ...], measured: Measured, room: Room, least: float
) -> tuple[float, tuple[int, ...]] | None:
    """The best size over these joints and the break to take; None where none reaches `least`."""
    stops = (0, *(joint + 1 for joint in joints), len(measured.inks))
    most = min(room.most, len(stops) - 1)
    counts = range(room.exact, room.exact + 1) if room.exact else range(1, most + 1)
    if counts[-1] > len(stops) - 1:
        return None
    best = _largest(stops, measured, room, counts)
    if best < least:
        return None
    floor = max(WITHIN * best, least)
    cap = room.width / floor + _TINY
    fitting = _fitting(stops, measured, room, counts, floor)
    found = [
        bounds
        for count in fitting
        if count <= FEW
        for bounds in _breaks(stops, measured, count, cap)
    ]
    found += _most_even(stops, measured, [count for count in fitting if count > FEW], cap)
    chosen = min(found, key=lambda bounds: _rank(measured, room, bounds))
    return best, tuple(bound - 1 for bound in chosen[1:-1])


def _largest(stops: Sequence[int], measured: Measured, room: Room, counts: range) -> float:
    """The largest size at which some number of lines fits, found by halving."""
    low, high = 0.0, room.height / measured.height(counts[0], room.gap_em)
    if _fitting(stops, measured, room, counts, high):
        return high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if _fitting(stops, measured, room, counts, middle):
            low = middle
        else:
            high = middle
    return low


def _fitting(
    stops: Sequence[int], measured: Measured, room: Room, counts: range, size: float
) -> range:
    """The numbers of lines, of `counts`, that fit the room at this size."""
    first = max(counts[0], _lines_needed(stops, measured, room.width / size + _TINY))
    high = (room.height / size + room.gap_em) / measured.pitch(room.gap_em) + _TINY
    return range(first, min(counts[-1], int(high)) + 1)


def _rank(measured: Measured, room: Room, bounds: Sequence[int]) -> tuple[float, float]:
    """The most even lines first, of equal ones the larger letters."""
    return round(unevenness(_widths(measured, bounds)), 9), -_size(measured, room, bounds)


def _bounds(cuts: tuple[int, ...], words: int) -> tuple[int, ...]:
    return (0, *(cut + 1 for cut in cuts), words)


def _widths(measured: Measured, bounds: Sequence[int]) -> list[float]:
    return [measured.width(a, b) for a, b in pairwise(bounds)]


def _size(measured: Measured, room: Room, bounds: Sequence[int]) -> float:
    widest = max(_widths(measured, bounds))
    return _size_for(measured, room, len(bounds) - 1, widest)


def _size_for(measured: Measured, room: Room, lines: int, widest: float) -> float:
    """The size of so many lines of which the widest has this width."""
    return min(room.width / widest, room.height / measured.height(lines, room.gap_em))


def _lines_needed(stops: Sequence[int], measured: Measured, cap: float) -> int:
    """How many lines no wider than this are needed; more than there can be where a piece is."""
    lines, start, end = 1, stops[0], stops[0]
    for stop in stops[1:]:
        if measured.width(start, stop) > cap:
            if end == start or measured.width(end, stop) > cap:
                return len(stops) + 1
            lines, start = lines + 1, end
        end = stop
    return lines


def _breaks(
    stops: Sequence[int], measured: Measured, count: int, cap: float
) -> Iterator[tuple[int, ...]]:
    """All ways into so many lines no wider than `cap`."""

    def parts(start: int, left: int) -> Iterator[tuple[int, ...]]:
        begin = stops[start]
        if left == 1:
            if measured.width(begin, stops[-1]) <= cap:
                yield (begin, stops[-1])
            return
        for end in range(start + 1, len(stops) - left + 1):
            if measured.width(begin, stops[end]) > cap:
                return
            rest = measured.width(stops[end], stops[-1]) - (left - 2) * measured.blank
            if rest <= (left - 1) * (cap + BEARINGS):
                for tail in parts(end, left - 1):
                    yield (begin, *tail)

    return parts(0, count)


def _most_even(
    stops: Sequence[int], measured: Measured, counts: Sequence[int], cap: float
) -> Iterator[tuple[int, ...]]:
    """The most even way into each number of lines no wider than `cap`.

    Blanks at breaks aside all ways have the same sum of widths, so the least sum of squares wins.
    """
    last = len(stops) - 1
    costs: dict[int, float] = {0: 0.0}
    came: list[dict[int, int]] = []  # for each number of lines: where the line to a stop began
    for count in range(1, max(counts, default=0) + 1):
        following: dict[int, float] = {}
        starts: dict[int, int] = {}
        for start, cost in costs.items():
            for end in range(start + 1, last + 1):
                width = measured.width(stops[start], stops[end])
                if width > cap:
                    break
                total = cost + width * width
                if total < following.get(end, math.inf):
                    following[end], starts[end] = total, start
        costs = following
        came.append(starts)
        if count in counts and last in costs:
            path = [last]
            for layer in reversed(came):
                path.append(layer[path[-1]])
            yield tuple(stops[place] for place in reversed(path))

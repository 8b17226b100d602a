"""The largest letters: held against trying every break."""

import time
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_gui.core.banner_breaks import Words, all_breaks
from kehoach_gui.core.banner_fit import Ink, Measured, Room, fit, size_of, unevenness

GAP = 0.1

inks = st.builds(
    lambda advance, ascent, descent: Ink(advance, 0.02, advance - 0.03, ascent, descent),
    st.floats(0.3, 5),
    st.floats(0.5, 1.2),
    st.floats(0.0, 0.3),
)
rooms = st.tuples(st.floats(50, 20_000), st.floats(50, 20_000))


def words_of(count: int, held: frozenset[int] = frozenset()) -> Words:
    return Words(tuple("x" * count), held, frozenset())


def line_width(found: list[Ink], blank: float) -> float:
    advances = sum(ink.advance + blank for ink in found[:-1])
    return advances + found[-1].right - found[0].left


def tried(found: list[Ink], blank: float, room: Room, cuts: tuple[int, ...]) -> float:
    """The size by which a break is compared, computed from its lines alone."""
    lines = [found[a:b] for a, b in pairwise((0, *(cut + 1 for cut in cuts), len(found)))]
    line = max(ink.ascent for ink in found) + max(ink.descent for ink in found)
    height = len(lines) * line + (len(lines) - 1) * room.gap_em
    return min(room.width / max(line_width(line, blank) for line in lines), room.height / height)


@settings(deadline=None)
@given(st.lists(inks, min_size=1, max_size=9), rooms, st.sets(st.integers(0, 8), max_size=3))
def test_no_break_into_four_lines_gives_larger_letters_and_near_ones_are_more_even(
    found: list[Ink], size: tuple[float, float], held: set[int]
) -> None:
    room = Room(*size, GAP, most=4)
    words = words_of(len(found), frozenset(held))
    measured = Measured(found, 0.25)
    chosen = fit(words, measured, room)
    all_sizes = {cuts: tried(found, 0.25, room, cuts) for cuts in all_breaks(words)}
    best = max(all_sizes.values())
    assert abs(size_of(measured, room, chosen.cuts) - all_sizes[chosen.cuts]) <= 1e-6 * best
    assert all_sizes[chosen.cuts] >= 0.98 * best - 1e-6
    assert chosen.size >= all_sizes[chosen.cuts] - 1e-9
    near = [cuts for cuts, one in all_sizes.items() if one >= 0.9801 * best]
    assert spread(found, chosen.cuts) <= min(spread(found, cuts) for cuts in near) + 1e-6


@settings(deadline=None)
@given(st.lists(inks, min_size=1, max_size=9), rooms)
def test_stacked_rows_are_as_large_as_any_number_of_rows_allows(
    found: list[Ink], size: tuple[float, float]
) -> None:
    room = Room(*size, GAP, most=len(found))
    chosen = fit(words_of(len(found)), Measured(found, 0.25), room)
    joints = range(len(found) - 1)
    best = max(
        tried(found, 0.25, room, cuts)
        for count in range(len(found))
        for cuts in combinations(joints, count)
    )
    assert tried(found, 0.25, room, chosen.cuts) >= 0.98 * best - 1e-6


def spread(found: list[Ink], cuts: tuple[int, ...]) -> float:
    lines = [found[a:b] for a, b in pairwise((0, *(cut + 1 for cut in cuts), len(found)))]
    return unevenness([line_width(line, 0.25) for line in lines])


def test_a_number_of_lines_that_is_asked_for_is_kept() -> None:
    found = [Ink(1, 0, 1, 0.7, 0.2)] * 6
    for lines in (1, 2, 3, 4):
        chosen = fit(words_of(6), Measured(found, 0.25), Room(1000, 1000, GAP, 4, lines))
        assert len(chosen.cuts) == lines - 1


def test_more_lines_than_words_are_asked_for_in_vain() -> None:
    found = [Ink(1, 0, 1, 0.7, 0.2)]
    assert fit(words_of(1), Measured(found, 0.25), Room(1000, 1000, GAP, 4, 3)).cuts == ()


@settings(deadline=None)
@given(st.lists(inks, min_size=2, max_size=9), rooms, st.sets(st.integers(0, 7), max_size=6))
def test_words_stay_whole_for_less_than_five_percent_of_size(
    found: list[Ink], size: tuple[float, float], kept: set[int]
) -> None:
    room = Room(*size, GAP, most=4)
    joints = range(len(found) - 1)
    words = Words(tuple("x" * len(found)), frozenset(), frozenset(kept) & frozenset(joints))
    chosen = fit(words, Measured(found, 0.25), room)
    best = max(tried(found, 0.25, room, cuts) for cuts in all_breaks(words))
    gentle = max(tried(found, 0.25, room, cuts) for cuts in all_breaks(words, gentle=True))
    assert tried(found, 0.25, room, chosen.cuts) >= 0.95 * best
    if gentle > 0.956 * best:
        assert not set(chosen.cuts) & words.kept


def test_letters_grow_into_what_the_first_and_last_line_leave_free() -> None:
    marked, plain = Ink(3, 0, 3, 1.0, 0.25), Ink(3, 0, 3, 0.7, 0.0)
    room = Room(10_000, 1000, GAP, 4, 2)
    full = fit(words_of(2), Measured([marked, marked], 0.25), room).size
    free = fit(words_of(2), Measured([plain, marked], 0.25), room).size
    assert full == 1000 / (2 * 1.25 + GAP)
    assert free == 1000 / (0.7 + 1.25 + GAP + 0.25)


def test_equal_lines_are_even_whatever_their_size() -> None:
    assert unevenness([3, 3, 3]) == 0
    assert unevenness([1, 2]) == unevenness([10, 20]) > 0


def test_a_hundred_short_words_are_fitted_at_once() -> None:
    found = [Ink(0.5 + 0.01 * (n % 7), 0, 0.5, 0.7, 0.2) for n in range(125)]
    start = time.process_time()
    fit(words_of(125), Measured(found, 0.25), Room(6000, 1000, GAP, 4))
    assert time.process_time() - start < 2

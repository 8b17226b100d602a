"""The rule on quotation marks: every opening one has its closing one, also inside each other."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kehoach_gui.checking.finding import Context, Finding
from kehoach_gui.core.phase_lists import short
from kehoach_gui.core.places import Spot, spots
from kehoach_gui.core.plan import Plan

PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "”"}
CLOSERS = {"”": "“„", "»": "«"}  # ’ may be an apostrophe, so it never stands as too many
STRAIGHT = '"'
REACH = 40  # characters shown from the mark on


@dataclass(slots=True)
class _Open:
    """Marks still open while the paragraphs of one part are read."""

    marks: list[tuple[str, Spot, int]] = field(default_factory=list)


def unpaired_quotes(plan: Plan, context: Context) -> Iterator[Finding]:
    """A quotation mark without its other half (row 22); quotes inside quotes are right.

    A quotation may run on over the paragraphs of one section. Inner quotes of the same form are
    the habit of the genre and are left alone.
    """
    part: tuple[str | int, ...] = ()
    opened = _Open()
    for spot in spots(plan):
        here = spot.place[:2] if spot.place[0] == "section" else spot.place
        if here != part or spot.heading:
            yield from _left_open(opened)
            opened, part = _Open(), here
        yield from _read(spot, opened)
    yield from _left_open(opened)


def _read(spot: Spot, opened: _Open) -> Iterator[Finding]:
    straight = [index for index, letter in enumerate(spot.text) if letter == STRAIGHT]
    for index, letter in enumerate(spot.text):
        if letter in PAIRS:
            opened.marks.append((letter, spot, index))
        elif letter == "’":
            if opened.marks and opened.marks[-1][0] == "‘":
                opened.marks.pop()
        elif letter in CLOSERS:
            if opened.marks and opened.marks[-1][0] in CLOSERS[letter]:
                opened.marks.pop()
            else:
                start = max(0, index + 1 - REACH)
                yield _found(
                    spot, spot.text[start : index + 1], f"Thừa dấu đóng ngoặc kép {letter}"
                )
    if len(straight) % 2:
        yield _found(spot, _from(spot, straight[-1]), 'Dấu ngoặc kép " lẻ, không thành cặp')


def _left_open(opened: _Open) -> Iterator[Finding]:
    for letter, spot, index in opened.marks:
        if letter != "‘":
            yield _found(
                spot, _from(spot, index), f"Thiếu dấu đóng {PAIRS[letter]} cho dấu {letter}"
            )


def _from(spot: Spot, index: int) -> str:
    return short(spot.text[index:], REACH)


def _found(spot: Spot, words: str, what: str) -> Finding:
    return Finding(
        "quote-unpaired",
        spot.place,
        words,
        f"{what}: «{words}».",
        "Thêm hoặc bỏ một dấu; ngoặc kép lồng nhau phải đóng đủ từng dấu.",
    )

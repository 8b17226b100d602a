"""The words that were typed into an order sheet: where they stand, and changed in place."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kehoach_gui.core.order_check import wrong_fields
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet

Spot = tuple[int | str, ...]  # (2, "place") of a line, ("addressee",) of the sheet
NAME = "Danh mục đặt in"
IN_LINE = ("text", "place", "note")
OF_SHEET = ("addressee", "prepared_by")


def words_of(sheet: OrderSheet | None) -> Iterator[tuple[Spot, str]]:
    """Every text that was typed into the sheet, in reading order."""
    if sheet is None:
        return
    for index, line in enumerate(sheet.lines):
        for name in IN_LINE:
            yield (index, name), getattr(line, name)
    for name in OF_SHEET:
        yield (name,), getattr(sheet, name)


def takes(sheet: OrderSheet | None, spot: Spot, words: str) -> bool:
    """Whether a text may become these words: a line holds no more than limits.toml lets it.

    An emptied slogan may: its line goes. A spot that the sheet does not have takes nothing.
    """
    if sheet is None:
        return False
    if spot[0] in OF_SHEET:
        return True
    index, name = int(spot[0]), str(spot[1])
    if index >= len(sheet.lines):
        return False
    line = _with_word(sheet.lines[index], name, words)
    return name not in wrong_fields(line) or (name == "text" and not words)


def reworded(sheet: OrderSheet | None, changes: Mapping[Spot, str]) -> OrderSheet | None:
    """The sheet with other words at some spots; what a line cannot hold stays as it was.

    A line whose slogan is emptied goes.
    """
    kept = {spot: words for spot, words in changes.items() if takes(sheet, spot, words)}
    if sheet is None or not kept:
        return sheet
    lines = []
    for index, line in enumerate(sheet.lines):
        for name in IN_LINE:
            if (index, name) in kept:
                line = _with_word(line, name, kept[index, name])
        if line.text:
            lines.append(line)
    heads: dict[str, Any] = {name: kept[name,] for name in OF_SHEET if (name,) in kept}
    return replace(sheet, lines=tuple(lines), **heads)


def spot_name(spot: Spot) -> str:
    """The spot in the user's words: `Danh mục đặt in, dòng 3`."""
    return f"{NAME}, dòng {spot[0] + 1}" if isinstance(spot[0], int) else NAME


def _with_word(line: OrderLine, name: str, words: str) -> OrderLine:
    changed: dict[str, Any] = {name: words}
    return replace(line, **changed)

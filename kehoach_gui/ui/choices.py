"""Menus of which one entry is ticked: filled anew each time, a click takes another one."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtWidgets import QMenu

T = TypeVar("T")


def fill_choices(
    menu: QMenu, choices: Iterable[tuple[str, T]], now: T, take: Callable[[T], object]
) -> None:
    """Add an entry for each (words, value), that of the value in use ticked; & is no shortcut."""
    for words, value in choices:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _=False, value=value: take(value))

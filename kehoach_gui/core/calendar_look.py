"""The numbers by which printed calendars are drawn, from resources/calendar.toml."""

import tomllib
from functools import cache
from typing import Any

from kehoach_gui.core.resources import RESOURCES


@cache
def calendar_look() -> dict[str, Any]:
    """The tables of the file: sheet, ink, table, month."""
    with (RESOURCES / "calendar.toml").open("rb") as file:
        return tomllib.load(file)

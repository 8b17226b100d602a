"""The starter library: slogans of published documents, from resources/slogans."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.slogans import (
    GRADES,
    Slogan,
    SloganDataError,
    levels,
    normal,
    occasions,
    with_text,
)

STARTER = RESOURCES / "slogans"
RECALLED = "recalled"

_SHAPE: dict[str, type] = {
    "text": str,
    "tags": list,
    "level": str,
    "year": int,
    "source": str,
    "grade": str,
}


@cache
def starter_slogans(folder: Path = STARTER) -> tuple[Slogan, ...]:
    """All slogans in the order of their files, each with source and grade.

    Raises SloganDataError naming file and key for an unknown or missing key, a wrong type, an
    unknown occasion, level or grade, a graded entry without a source, or a text that is no slogan.
    """
    found = []
    for path in sorted(folder.glob("[0-9]*.toml")):
        with path.open("rb") as file:
            table = tomllib.load(file)
        if set(table) != {"slogan"}:
            raise SloganDataError(f"{path.name}: chỉ nhận các bảng [[slogan]]")
        for place, entry in enumerate(table["slogan"], 1):
            found.append(_read(entry, f"{path.name}: slogan {place}"))
    return tuple(found)


def _read(entry: Any, where: str) -> Slogan:
    for key, value in entry.items():
        if key not in _SHAPE:
            raise SloganDataError(f"{where}: khóa lạ «{key}»")
        if not isinstance(value, _SHAPE[key]):
            raise SloganDataError(f"{where}.{key} có giá trị sai")
    missing = [key for key in _SHAPE if key != "year" and key not in entry]
    if missing:
        raise SloganDataError(f"{where}: thiếu «{missing[0]}»")
    _allow("tags", entry["tags"], occasions(), where)
    _allow("level", [entry["level"]], levels(), where)
    _allow("grade", [entry["grade"]], GRADES, where)
    if not entry["source"] and entry["grade"] != RECALLED:
        raise SloganDataError(f"{where}.source: hạng {entry['grade']} phải có nguồn")
    if not normal(entry["text"]):
        raise SloganDataError(f"{where}.text không phải là khẩu hiệu")
    slogan = Slogan(
        text="",
        source=entry["source"],
        year=entry.get("year"),
        level=entry["level"],
        tags=tuple(entry["tags"]),
        grade=entry["grade"],
    )
    return with_text(slogan, entry["text"])


def _allow(key: str, values: list[Any], allowed: Any, where: str) -> None:
    for value in values:
        if value not in allowed:
            raise SloganDataError(f"{where}.{key} không nhận «{value}»")

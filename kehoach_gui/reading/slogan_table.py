"""Slogans in a CSV table: its columns by their headings, cells into the parts of a slogan."""

import csv
import re
from collections.abc import Sequence
from functools import cache

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.slogans import GRADES, Slogan, levels, occasions, with_text
from kehoach_gui.core.text import fold, squeeze
from kehoach_gui.reading.reader import MAX_LINES
from kehoach_gui.reading.tables import table

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 100_000  # characters
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TAGS = re.compile(r"\s*[;,|]\s*")
_ESCAPED = re.compile(r"'(?=[=+\-@\t])")  # a guard against formulas, as this program writes it


def read_table(text: str) -> list[Slogan]:
    """The slogans of a table, one a row; without a heading the column with most words is read.

    Raises RefusedInput for more than 20,000 rows or a cell that is never closed.
    """
    rows = _rows(text)
    if not rows:
        return []
    columns = _columns(rows[0])
    if "text" in columns.values():
        return [_slogan(row, columns) for row in rows[1:] if any(row)]
    widest = max(
        range(max(map(len, rows))),
        key=lambda place: sum(len(row[place]) for row in rows if place < len(row)),
    )
    return [_slogan(row, {widest: "text"}) for row in rows if any(row)]


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff\n\r").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = text.lstrip("\ufeff").splitlines(keepends=True)
        rows = [
            [_ESCAPED.sub("", squeeze(cell), count=1) for cell in row]
            for row in csv.reader(lines, delimiter=delimiter)
        ]
    except csv.Error as error:
        raise RefusedInput(
            f"Bảng CSV bị lỗi ({error}). Không có gì được nhập; hãy mở bằng bảng tính rồi lưu lại "
            "thành CSV UTF-8."
        ) from error
    finally:
        csv.field_size_limit(before)
    if len(rows) > MAX_LINES:
        raise RefusedInput(
            f"Bảng có {len(rows)} dòng, quá giới hạn 20.000 dòng nên không được nhập."
            " Không có gì thay đổi; hãy chia thành nhiều tệp."
        )
    return [row for row in rows if row]


def _columns(heading: Sequence[str]) -> dict[int, str]:
    """The part of a slogan in each column whose heading is known."""
    found: dict[int, str] = {}
    for place, cell in enumerate(heading):
        part = _headings().get(fold(cell))
        if part is not None and part not in found.values():
            found[place] = part
    return found


@cache
def _headings() -> dict[str, str]:
    return {fold(w): part for part, names in table("slogans")["columns"].items() for w in names}


def _slogan(row: Sequence[str], columns: dict[int, str]) -> Slogan:
    cells = {part: row[place] for place, part in columns.items() if place < len(row)}
    notes = [cells.get("note", "")]
    written = cells.get("year", "")
    year = _YEAR.search(written)
    if written and year is None:
        notes.append(written)
    level = _ident(cells.get("level", ""), levels())
    if cells.get("level") and not level:
        notes.append(cells["level"])
    grade = cells.get("grade", "")
    if grade and grade not in GRADES:
        notes.append(grade)
    slogan = Slogan(
        text="",
        source=cells.get("source", ""),
        year=int(year[0]) if year else None,
        level=level,
        tags=_tags(cells.get("tags", "")),
        grade=grade if grade in GRADES else "",
        note="; ".join(filter(None, notes)),
    )
    return with_text(slogan, cells.get("text", ""))


def _tags(written: str) -> tuple[str, ...]:
    words = [word for word in _TAGS.split(written) if word]
    whole = _ident(written, occasions())  # names such as "Năm mới, Tết" have a comma
    if whole:
        return (whole,)
    return tuple(dict.fromkeys(_ident(word, occasions()) or word for word in words))


def _ident(written: str, names: dict[str, str]) -> str:
    """The id of a name, or the id itself; "" where it is neither."""
    if written in names:
        return written
    return next((ident for ident, name in names.items() if fold(name) == fold(written)), "")

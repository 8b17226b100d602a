"""Slogans out of plans, lists, web pages, tables and pasted text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kehoach_gui.core import dates, grammar, preset
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.core.slogans import LONGEST, Slogan, slogan_of, with_text
from kehoach_gui.reading.files import WORD_ENDING, read_html, read_text, text_of_file
from kehoach_gui.reading.html_text import html_lines
from kehoach_gui.reading.joining import glue_marks
from kehoach_gui.reading.kinds import has_slogan_words
from kehoach_gui.reading.lines import is_caps, is_ended, is_rule, split_text, starts_lower
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line, Reading
from kehoach_gui.reading.reader import MAX_LINES
from kehoach_gui.reading.slogan_table import read_table
from kehoach_gui.reading.tables import table

ENDINGS = (WORD_ENDING, ".txt", ".csv", ".html", ".htm")
_HTML = (".html", ".htm")
_LISTED = 0.5  # share of lines with a mark or a ! from which lines without both are set aside
_RUN_TOGETHER = 3  # sentences with ! in one line from which each is a slogan of its own
_LONG_SENTENCE = 8  # words of each of two such sentences
_SENTENCES = re.compile(r"(?<=!)[\s;,]+(?=[^\s!])|(?<=!)(?=[A-ZĐÀ-Ỹ])")
_NUMBERS_INSIDE = re.compile(r"(?:^|(?<=[!.;,\s]))\(?(\d{1,3})\s?[.)]\s*(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that is not taken as a slogan, and why, in words for the user."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SloganReading:
    """The slogans in their order, and every other line that might have been one."""

    slogans: tuple[Slogan, ...]
    aside: tuple[Aside, ...] = ()


def slogans_of_plan(plan: Plan) -> SloganReading:
    """The slogans of a plan and its appendices; the plan is their source."""
    source, year = _source_of(plan)
    blocks = [
        block.text
        for section, _ in walk(all_sections(plan))
        for block in section.blocks
        if block.type == "slogan"
    ]
    return _sorted(replace(slogan_of(text), source=source, year=year) for text in blocks)


def read_slogan_text(text: str) -> SloganReading:
    """The slogans in a text: a whole plan, or a list numbered, dashed, one per line, run together.

    Raises RefusedInput for a text without a word or of more than 20,000 lines or 5 MB.
    """
    return _read(read_text(text), text.splitlines())


def read_slogan_html(html: str) -> SloganReading:
    """Like read_slogan_text, of a web page or pasted HTML; menus and page feet are left out."""
    lines, outside = html_lines(html)
    listed = [line for number, line in enumerate(lines) if number not in outside]
    return _read(read_html(html), listed)


def read_slogan_csv(text: str) -> SloganReading:
    """The slogans of a table with or without a heading; raises RefusedInput without a column."""
    return _sorted(read_table(text))


def read_slogan_docx(path: Path) -> SloganReading:
    """The slogans in a Word file: a plan, or a list also in a table's cells.

    Raises RefusedInput as read_docx does.
    """
    from kehoach_gui.reading.docx.reading import open_docx, plain_lines, read_content

    content = open_docx(path)
    return _read(read_content(content), plain_lines(content))


def read_slogan_file(path: Path | str) -> SloganReading:
    """The slogans in a .docx, .txt, .csv, .html or .htm file.

    Raises RefusedInput as read_file does, and where there is not one slogan in the file.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending == WORD_ENDING:
        return read_slogan_docx(path)
    text, _ = text_of_file(path, ENDINGS)
    if ending == ".csv":
        found = read_slogan_csv(text)
    elif ending in _HTML:
        found = read_slogan_html(text)
    else:
        found = read_slogan_text(text)
    return found


def require_slogans(found: SloganReading, name: str) -> SloganReading:
    """The reading, if there is a slogan in it; raises RefusedInput that says what was seen."""
    if found.slogans:
        return found
    seen = "".join(f"\n  – {one.text[:80]}: {one.reason}" for one in found.aside[:5])
    raise RefusedInput(
        f"Không thấy khẩu hiệu nào trong “{name}”. Không có gì được nhập; hãy để mỗi khẩu hiệu "
        f"một dòng, hoặc chọn kế hoạch có mục khẩu hiệu.{seen}"
    )


def _read(reading: Reading, lines: Sequence[str]) -> SloganReading:
    """The slogans of a plan's sections for them; else of the lines, in a plan only those with !."""
    plan = reading.plan
    named = plan.title.type_name or plan.header.number or plan.header.issuing_body
    kinds = {section.kind for section, _ in walk(plan.sections)}
    is_plan = bool(named) or bool(kinds - {"other", "slogans"})
    found = slogans_of_plan(plan)
    if is_plan and found.slogans:
        return found
    listed = _of_lines(lines, only_closed=is_plan)
    source, year = _source_of(plan)
    return replace(
        listed,
        slogans=tuple(replace(one, source=source, year=year) for one in listed.slogans),
        aside=() if is_plan else listed.aside,
    )


def _source_of(plan: Plan) -> tuple[str, int | None]:
    """`Kế hoạch số 07-KH/ĐU ngày 05/3/2026, Đảng ủy xã …` and the year, as far as known."""
    number = grammar.number_text(plan.header.number, preset.load(plan.standard))
    date = plan.header.date
    body = " ".join((plan.header.issuing_body or "").split())
    words = []
    if number and plan.header.number and plan.header.number.serial:
        words.append(f"số {number}")
    if date:
        words.append(f"ngày {dates.short_date(date)}" if len(date) == 10 else f"năm {date[:4]}")
    if not words and not body:
        return "", None
    name = " ".join((plan.title.type_name or "Kế hoạch").split())
    words.insert(0, name.capitalize() if name.isupper() else name)
    return " ".join(words) + (f", {body}" if body else ""), int(date[:4]) if date else None


def _of_lines(lines: Sequence[str], *, only_closed: bool) -> SloganReading:
    if len(lines) > MAX_LINES:
        raise RefusedInput(
            f"Văn bản có {len(lines)} dòng, quá giới hạn 20.000 dòng nên không được nhập."
            " Không có gì thay đổi; hãy chia thành nhiều phần."
        )
    rows = _joined(glue_marks(split_text(lines).lines))
    pieces = [piece for row in rows for piece in _parted(row)]
    words = [piece for piece in pieces if not _is_heading(piece)]
    strict = only_closed or sum(map(_is_listed, words)) >= _LISTED * len(words)
    kept: list[Slogan] = []
    aside: list[Aside] = []
    for piece in pieces:
        reason = _reason_against(piece, strict, only_closed)
        if reason is None:
            kept.append(slogan_of(piece))
        elif not is_rule(piece):
            aside.append(Aside(piece, reason))
    found = _sorted(kept)
    return SloganReading(found.slogans, (*aside, *found.aside))


def _joined(lines: Iterable[Line]) -> list[str]:
    """The lines, those broken inside a sentence put together."""
    rows: list[str] = []
    for line in lines:
        last = rows[-1] if rows else ""
        open_row = bool(last) and not is_ended(last) and not line.gap
        marked = read_mark(line.text) is not None
        goes_on = starts_lower(line.text) or last.endswith(",")
        if open_row and not marked and goes_on and not is_caps(last):
            rows[-1] = f"{last} {line.text}"
        else:
            rows.append(line.text)
    return rows


def _parted(row: str) -> list[str]:
    """The slogans of a row in which several were run together."""
    numbers = list(_NUMBERS_INSIDE.finditer(row))
    values = [int(number[1]) for number in numbers]
    counted = len(values) > 1 and values == list(range(values[0], values[0] + len(values)))
    if counted and numbers[0].start() == 0:
        starts = [number.start() for number in numbers]
        ends = [*starts[1:], len(row)]
        return [row[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    sentences = [one.strip() for one in _SENTENCES.split(row) if one.strip()]
    if len(sentences) >= _RUN_TOGETHER:
        return sentences
    if len(sentences) == 2 and min(len(one.split()) for one in sentences) >= _LONG_SENTENCE:
        return sentences
    return [row]


def _is_listed(piece: str) -> bool:
    return read_mark(piece) is not None or piece.rstrip("”\"' .;").endswith("!")


def _reason_against(piece: str, strict: bool, only_closed: bool) -> str | None:
    """Why a line is not a slogan; None where it may be one.

    `strict` wants a mark before it or a ! behind it, `only_closed` the !.
    """
    reasons = table("slogans")["reasons"]
    if piece.rstrip().endswith("!"):
        return None
    if _is_heading(piece):
        return str(reasons["heading"])
    if only_closed or (strict and not _is_listed(piece)):
        return str(reasons["open"])
    return None


def _is_heading(piece: str) -> bool:
    return piece.rstrip().endswith(":") or (
        is_caps(piece) and has_slogan_words(piece) and not piece.endswith("!")
    )


def _sorted(found: Iterable[Slogan]) -> SloganReading:
    """Slogans that can be kept, and those without a letter or too long set aside."""
    reasons = table("slogans")["reasons"]
    kept: list[Slogan] = []
    aside: list[Aside] = []
    for slogan in found:
        if not slogan.text:
            aside.append(Aside(slogan.original, reasons["empty"]))
        elif len(slogan.text) > LONGEST:
            aside.append(Aside(slogan.text, reasons["long"].format(longest=LONGEST)))
        else:
            kept.append(with_text(slogan, slogan.original or slogan.text))
    return SloganReading(tuple(kept), tuple(aside))

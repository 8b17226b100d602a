"""Text into a plan: the passes in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.appendices import appendix_start, read_appendices
from kehoach_gui.reading.appendix_marks import opens_appendix
from kehoach_gui.reading.assemble import Parts, assemble
from kehoach_gui.reading.closing import closing_start
from kehoach_gui.reading.debris import repeats_title, without_debris
from kehoach_gui.reading.ending import text_end
from kehoach_gui.reading.forcing import (
    CLOSING,
    OPENING,
    first_of_body,
    uncut,
    with_forced,
    without_forced,
)
from kehoach_gui.reading.head import Head, read_head, read_opening
from kehoach_gui.reading.joining import glue_marks, join_lines, read_habits
from kehoach_gui.reading.lines import SplitText, is_rule, split_text
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line, Reading, Roles, Source
from kehoach_gui.reading.outline import build_outline
from kehoach_gui.reading.sources import rows_of, split_sources
from kehoach_gui.reading.tail import Tail, read_tail
from kehoach_gui.reading.tail_bits import is_person

MAX_LINES = 20_000
MAX_CHARACTERS = 5_000_000


def read_lines(source: Sequence[str], aside: frozenset[int]) -> Reading:
    """The plan in these source lines; those numbered in `aside` are known to be debris.

    Raises RefusedInput where there is no word, or more than 20,000 lines.
    """
    _refuse_long(source)
    return _read(split_text(source), aside, None, {})


def read_sources(
    sources: Sequence[Source],
    standard: str | None = None,
    forced: Mapping[int, str] | None = None,
) -> Reading:
    """The plan in lines that show more than words; the standard by its signs where none is given.

    `forced` are roles that the user gave to lines, numbered from 0 (forcing.py). Raises
    RefusedInput as read_lines does.
    """
    _refuse_long(sources)
    aside = frozenset(number for number, source in enumerate(sources) if source.aside)
    return _read(split_sources(sources), aside, standard, {} if forced is None else forced)


def _refuse_long(source: Sequence[object]) -> None:
    if len(source) > MAX_LINES:
        raise RefusedInput(
            f"Văn bản có {len(source)} dòng, quá giới hạn 20.000 dòng nên không được nhập."
            " Không có gì thay đổi; hãy bỏ bớt phần thừa."
        )


def _read(
    split: SplitText,
    aside: frozenset[int],
    standard: str | None,
    forced: Mapping[int, str],
) -> Reading:
    if not any(map(str.isalnum, split.cleaned.text)):
        raise RefusedInput("Văn bản không có chữ nào. Hãy chọn tệp khác hoặc dán lại nội dung.")
    roles = Roles(forced=forced)
    aside = aside.difference(roles.forced)
    for line in split.lines:
        if aside.intersection(line.sources):
            roles.discard(line)
    parts = _read_parts(
        [line for line in split.lines if not aside.intersection(line.sources)], roles
    )
    return assemble(split, parts, roles, standard)


def _read_parts(source: Sequence[Line], roles: Roles) -> Parts:
    lines, debris = without_debris(without_forced(source, roles))
    for line in debris:
        roles.discard(line)
    lines = _without_early_tables(glue_marks(lines))
    head = read_head(lines, roles)
    head = replace(head, start=first_of_body(lines, head.title_end, head.start, roles))
    body_start = head.start if head.start < len(lines) else head.title_end
    dated = bool(head.header.place or head.header.date)
    tail = read_tail(lines, body_start, roles, dated)
    appendix = _appendix_place(lines, head.start, tail)
    end = min(tail.start, appendix)
    body = [line for line in lines[head.start : end] if not _drop(line, head, roles)]
    opening = read_opening(lines[head.title_end : min(head.start, end)], head.titles, roles)
    behind = lines[tail.rest if tail.found else appendix :]
    name: str | None = None
    if not tail.found:
        stop = text_end(body)
        if stop == len(body) and stop and is_person(body[-1].text) and not roles.aside:
            stop -= 1
            name = body[-1].text
            roles.give("signer_name", body[-1].sources)
            body = body[:stop]
        behind = [*body[stop:], *behind]
        body = body[:stop]
    habits = read_habits(body)
    parts = [join_lines(run, habits) for run in uncut(body, roles)]
    paragraphs = [line for part, _ in parts for line in part]
    joined = sum(count for _, count in parts)
    opening_paragraphs, opening_joined = join_lines(opening, replace(habits, closes=False))
    closing_at = closing_start(paragraphs)
    for line in paragraphs[closing_at:]:
        roles.give("closing", line.sources)
    edge = appendix_start(behind)
    own = [line for line in source if edge is None or line.sources[0] < edge]
    stack = build_outline(with_forced(paragraphs[:closing_at], own, roles), roles)
    opening_paragraphs = with_forced(opening_paragraphs, source, roles, (OPENING,))
    closing = with_forced(paragraphs[closing_at:], source, roles, (CLOSING,))
    return Parts(
        head,
        tail,
        name,
        _legal_bases([line.text for line in opening_paragraphs]),
        stack,
        tuple(_without_bullet(line.text) for line in closing),
        read_appendices(behind, roles, stack.styled, source),
        joined + opening_joined,
    )


def _without_early_tables(lines: list[Line]) -> list[Line]:
    """The lines, tables before the first section cut into rows: only sections hold tables."""
    if not any(line.grid is not None for line in lines):
        return lines
    start = read_head(lines, Roles()).start
    early = [row for line in lines[:start] for row in rows_of(line)]
    return [*early, *lines[start:]]


def _appendix_place(lines: Sequence[Line], start: int, tail: Tail) -> int:
    """Where appendices begin in a text without a tail; len(lines) where none do."""
    if tail.found:
        return len(lines)
    places = (p for p in range(start, len(lines)) if opens_appendix(lines[p].text))
    return next(places, len(lines))


def _drop(line: Line, head: Head, roles: Roles) -> bool:
    """Set aside a repeated title inside the body; drawn lines are labels.

    Pages of the web repeat a title in plain letters; in a Word file such a line is a paragraph.
    """
    plain = line.look is None or line.look.is_title
    if plain and repeats_title(line.text, head.titles):
        roles.discard(line)
        return True
    if line.grid is None and is_rule(line.text) and len(line.text) > 1:
        roles.give("label", line.sources)
        return True
    return False


def _without_bullet(text: str) -> str:
    mark = read_mark(text)
    return mark.rest if mark is not None and mark.family == "bullet" else text


def _legal_bases(texts: Sequence[str]) -> tuple[str, ...]:
    """The opening; a căn cứ, or a line in a run of them, without its last ; , or full stop."""
    bare = [_without_bullet(text) for text in texts]
    listed = [text.endswith((";", ",")) for text in bare]
    kept: list[str] = []
    for place, text in enumerate(bare):
        last_of_run = place > 0 and listed[place - 1] and text.endswith(".") and len(text) < 400
        basis = text.startswith("Căn cứ") or listed[place]
        if last_of_run and text.startswith(("Theo", "Xét", "Thực hiện")):
            basis = True
        kept.append(text.rstrip(" ;,.") if basis and not text.endswith(("...", ":")) else text)
    return tuple(kept)

"""Text into a plan: the passes in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_gui.core import grammar, preset
from kehoach_gui.core.citations import collect_citations
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Appendix, Header, Plan, Section, all_sections, renew_ids, walk
from kehoach_gui.reading.appendices import read_appendices
from kehoach_gui.reading.closing import closing_start, with_full_stop
from kehoach_gui.reading.debris import repeats_title, without_debris
from kehoach_gui.reading.draft import Draft, Stack, freeze
from kehoach_gui.reading.ending import text_end
from kehoach_gui.reading.head import Head, read_head, read_opening
from kehoach_gui.reading.header import read_place_date
from kehoach_gui.reading.joining import glue_marks, join_lines, read_habits
from kehoach_gui.reading.lines import SplitText, is_rule, split_text
from kehoach_gui.reading.marks import read_mark, roman
from kehoach_gui.reading.model import Line, Reading, Roles, SourceLine
from kehoach_gui.reading.outline import build_outline
from kehoach_gui.reading.receipt import Receipt
from kehoach_gui.reading.standard import latest_year, standard_of
from kehoach_gui.reading.tail import Tail, clean_recipients, opens_appendix, read_tail
from kehoach_gui.reading.tail_bits import is_person

MAX_LINES = 20_000
MAX_CHARACTERS = 5_000_000


@dataclass(frozen=True, slots=True)
class Parts:
    """What the passes found, before it becomes a plan."""

    head: Head
    tail: Tail
    name: str | None
    opening: tuple[str, ...]
    stack: Stack
    closing: tuple[str, ...]
    appendices: tuple[Appendix, ...]
    joined: int


def read_lines(source: Sequence[str], aside: frozenset[int]) -> Reading:
    """The plan in these source lines; those numbered in `aside` are known to be debris.

    Raises RefusedInput where there is no word, or more than 20,000 lines.
    """
    if len(source) > MAX_LINES:
        raise RefusedInput(
            f"Văn bản có {len(source)} dòng, quá giới hạn 20.000 dòng nên không được nhập."
            " Không có gì thay đổi; hãy bỏ bớt phần thừa."
        )
    split = split_text(source)
    if not any(map(str.isalnum, split.cleaned.text)):
        raise RefusedInput("Văn bản không có chữ nào. Hãy chọn tệp khác hoặc dán lại nội dung.")
    roles = Roles()
    for line in split.lines:
        if aside.intersection(line.sources):
            roles.discard(line)
    parts = _read_parts(
        [line for line in split.lines if not aside.intersection(line.sources)], roles
    )
    return _reading(split, parts, roles)


def _read_parts(source: Sequence[Line], roles: Roles) -> Parts:
    lines, debris = without_debris(source)
    for line in debris:
        roles.discard(line)
    lines = glue_marks(lines)
    head = read_head(lines, roles)
    tail = read_tail(lines, head.start if head.start < len(lines) else head.title_end, roles)
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
    paragraphs, joined = join_lines(body, habits)
    opening_paragraphs, opening_joined = join_lines(opening, replace(habits, closes=False))
    closing_at = closing_start(paragraphs)
    for line in paragraphs[closing_at:]:
        roles.give("closing", line.sources)
    stack = build_outline(paragraphs[:closing_at], roles)
    return Parts(
        head,
        tail,
        name,
        _legal_bases([line.text for line in opening_paragraphs]),
        stack,
        tuple(_without_bullet(line.text) for line in paragraphs[closing_at:]),
        read_appendices(behind, roles),
        joined + opening_joined,
    )


def _appendix_place(lines: Sequence[Line], start: int, tail: Tail) -> int:
    """Where appendices begin in a text without a tail; len(lines) where none do."""
    if tail.found:
        return len(lines)
    places = (p for p in range(start, len(lines)) if opens_appendix(lines[p].text))
    return next(places, len(lines))


def _drop(line: Line, head: Head, roles: Roles) -> bool:
    """Set aside a repeated title inside the body; drawn lines are labels."""
    if repeats_title(line.text, head.titles):
        roles.discard(line)
        return True
    if is_rule(line.text) and len(line.text) > 1:
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


def _reading(split: SplitText, parts: Parts, roles: Roles) -> Reading:
    for line in split.lines:
        if not any(source in roles.given for source in line.sources):
            roles.discard(line)
    head, tail = parts.head, parts.tail
    header, unread = _with_tail_date(head.header, tail)
    signature = replace(tail.signature, name=tail.name or parts.name)
    standard = standard_of(
        head.parts.mottos, header, head.parts.number, signature, tail.authority, parts.opening
    )
    year = int(header.date[:4]) if header.date else latest_year([head.title.subject or ""])
    year = year or latest_year(parts.opening)
    _stop_body(parts)
    closing = (*parts.closing[:-1], with_full_stop(parts.closing[-1])) if parts.closing else ()
    frozen = _with_periods(freeze(parts.stack.root.children), year, header.date)
    sections, free = renew_ids(frozen, 1)
    appendices: list[Appendix] = []
    for appendix in parts.appendices:
        dated = _with_periods(appendix.sections, year, header.date)
        inner, free = renew_ids(dated, free)
        appendices.append(replace(appendix, sections=inner))
    discarded = tuple(split.source[number] for number in sorted(roles.aside))
    plan = Plan(
        standard=standard,
        header=header,
        title=head.title,
        opening=parts.opening,
        sections=sections,
        closing=closing,
        recipients=clean_recipients(tail.recipients),
        signatures=(signature,),
        discarded=discarded,
        appendices=tuple(appendices),
    )
    own = grammar.number_text(header.number, preset.load(standard))
    plan = replace(plan, citations=collect_citations(_texts(plan), own))
    receipt = _receipt(split, parts, plan, unread)
    return Reading(plan, receipt, _source_lines(split, roles))


def _with_tail_date(header: Header, tail: Tail) -> tuple[Header, str | None]:
    """The header, its place and date taken from above the signature where the head has none."""
    if header.place or header.date or not tail.place_date:
        return header, None
    place, day = read_place_date(tail.place_date) or (None, None)
    return replace(header, place=place, date=day), None


def _stop_body(parts: Parts) -> None:
    """Give the last body paragraph its one full stop where no closing follows it."""
    if parts.closing:
        return
    draft: Draft = parts.stack.root
    while draft.children:
        draft = draft.children[-1]
    if draft.blocks:
        last = draft.blocks[-1]
        draft.blocks[-1] = replace(last, text=with_full_stop(last.text))


def _with_periods(
    sections: tuple[Section, ...], year: int | None, issued: str | None
) -> tuple[Section, ...]:
    """The sections with the period of each phase read from its heading."""
    day = issued if issued and len(issued) == 10 else None
    return tuple(
        replace(
            section,
            period=read_period(section.heading, default_year=year, issued=day)
            if section.kind == "phase" and section.heading
            else None,
            sections=_with_periods(section.sections, year, issued),
        )
        for section in sections
    )


def _texts(plan: Plan) -> list[str]:
    """The plan's words in reading order, for the register of cited documents."""
    texts = list(plan.opening)
    for section, _ in walk(plan.sections):
        if section.heading:
            texts.append(section.heading)
        texts.extend(block.text for block in section.blocks)
    return [*texts, *plan.closing]


def _receipt(split: SplitText, parts: Parts, plan: Plan, unread: str | None) -> Receipt:
    sections = [section for section, _ in walk(all_sections(plan))]
    phases = [section for section in sections if section.kind == "phase"]
    raw = parts.head.parts.number
    rules = preset.load(plan.standard).number
    separators = grammar.number_separators(raw) if raw else None
    mixed = raw if separators and separators != (rules.after_serial, rules.after_type) else None
    missing = (
        ("cơ quan ban hành", plan.header.issuing_body),
        ("số, ký hiệu", plan.header.number),
        ("ngày ban hành", plan.header.date),
        ("tên loại", plan.title.type_name),
        ("trích yếu", plan.title.subject),
        ("nơi nhận", plan.recipients),
        ("họ tên người ký", plan.signature.name),
    )
    return Receipt(
        cleaned=replace(split.cleaned, text=""),
        source_lines=len(split.source),
        joined_lines=parts.joined,
        discarded_lines=len(plan.discarded),
        sections=len(sections) - len(phases),
        phases=len(phases),
        undated_phases=sum(1 for phase in phases if not _is_dated(phase)),
        slogans=sum(block.type == "slogan" for s in sections for block in s.blocks),
        citations=len(plan.citations),
        renumbered=tuple(
            (printed, roman(due) if printed.isupper() and printed.isalpha() else str(due))
            for printed, due in parts.stack.mismatches
        ),
        number_mixed=mixed,
        unread_date=unread or parts.head.parts.unread_date,
        missing=tuple(name for name, value in missing if not value),
    )


def _is_dated(phase: Section) -> bool:
    period = phase.period
    moments = (period.start, period.end) if period else ()
    return any(moment and (moment.earliest or moment.event) for moment in moments)


def _source_lines(split: SplitText, roles: Roles) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(number + 1, split.source[number], roles.given[number])
        for number in sorted(roles.given)
    )

"""What the passes found put together: the plan, the receipt, the lines with their roles."""

from dataclasses import dataclass, replace

from kehoach_gui.core import grammar, preset
from kehoach_gui.core.citations import collect_citations
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Appendix, Header, Plan, Section, all_sections, renew_ids, walk
from kehoach_gui.reading.attached import with_attached
from kehoach_gui.reading.closing import with_full_stop
from kehoach_gui.reading.draft import Draft, Stack, freeze
from kehoach_gui.reading.forcing import with_fields
from kehoach_gui.reading.head import Head
from kehoach_gui.reading.header import read_place_date
from kehoach_gui.reading.lines import SplitText
from kehoach_gui.reading.marks import roman
from kehoach_gui.reading.model import Reading, Roles, SourceLine
from kehoach_gui.reading.receipt import Receipt
from kehoach_gui.reading.role_looks import without_own_look
from kehoach_gui.reading.standard import latest_year, standards_of
from kehoach_gui.reading.tail import Tail, clean_recipients


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


def assemble(split: SplitText, parts: Parts, roles: Roles, given: str | None = None) -> Reading:
    """The reading; lines that no pass gave a role are set aside, so that nothing is lost.

    `given` is the standard where it is known.
    """
    for line in split.lines:
        if not any(source in roles.given for source in line.sources):
            roles.discard(line)
    head, tail = parts.head, parts.tail
    header = _with_tail_date(head.header, tail)
    signature = replace(tail.signature, name=tail.name or parts.name)
    candidates = standards_of(
        head.parts.mottos, header, head.parts.number, signature, tail.authority, parts.opening
    )
    standard = given or candidates[0]
    year = int(header.date[:4]) if header.date else latest_year([head.title.subject or ""])
    year = year or latest_year(parts.opening)
    _stop_body(parts)
    closing = (*parts.closing[:-1], with_full_stop(parts.closing[-1])) if parts.closing else ()
    styles = preset.load(standard).styles
    frozen = _with_periods(freeze(parts.stack.root.children), year, header.date)
    sections, free = renew_ids(without_own_look(frozen, styles), 1)
    appendices: list[Appendix] = []
    for appendix in parts.appendices:
        dated = _with_periods(appendix.sections, year, header.date)
        inner, free = renew_ids(without_own_look(dated, styles), free)
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
    if roles.forced:
        plan = with_fields(plan, split, roles)
    own = grammar.number_text(plan.header.number, preset.load(standard))
    plan = replace(plan, citations=collect_citations(_texts(plan), own))
    plan, attached = with_attached(plan)
    receipt = replace(_receipt(split, parts, plan), attached=attached)
    return Reading(plan, receipt, _source_lines(split, roles), candidates)


def _with_tail_date(header: Header, tail: Tail) -> Header:
    """The header, its place and date taken from above the signature where the head has none."""
    if header.place or header.date or not tail.place_date:
        return header
    place, day = read_place_date(tail.place_date) or (None, None)
    return replace(header, place=place, date=day)


def _stop_body(parts: Parts) -> None:
    """Give the last body paragraph its one full stop where no closing follows it."""
    if parts.closing:
        return
    draft: Draft = parts.stack.root
    while draft.children:
        draft = draft.children[-1]
    if draft.blocks:
        last = draft.blocks[-1]
        text = with_full_stop(last.text)
        ended = ((start, min(end, len(text)), kind) for start, end, kind in last.emphasis)
        draft.blocks[-1] = replace(last, text=text, emphasis=tuple(s for s in ended if s[0] < s[1]))


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


def _receipt(split: SplitText, parts: Parts, plan: Plan) -> Receipt:
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
        unread_date=parts.head.parts.unread_date,
        missing=tuple(name for name, value in missing if not value),
    )


def _is_dated(phase: Section) -> bool:
    period = phase.period
    moments = (period.start, period.end) if period else ()
    return any(moment and (moment.earliest or moment.event) for moment in moments)


def _source_lines(split: SplitText, roles: Roles) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(
            number + 1,
            split.source[number],
            "noise" if number in roles.aside else roles.given[number],
        )
        for number in sorted(roles.given)
    )

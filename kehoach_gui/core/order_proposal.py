"""An order sheet proposed from a plan: its slogans in the usual size, with the phases' days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kehoach_gui.core.edits import path_to
from kehoach_gui.core.order_check import wrong_fields
from kehoach_gui.core.order_forms import OrderPreset, dressed, usual
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.phase_lists import days_of as moment_days
from kehoach_gui.core.phase_lists import is_sharp
from kehoach_gui.core.plan import Period, Plan, Section, all_sections, walk
from kehoach_gui.core.slogan_sections import slogan_blocks, values_for
from kehoach_gui.core.slogan_variables import fill
from kehoach_gui.core.slogans import exact_key

USUAL_FORM = "banner"
Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Lines for an order, and the texts that are no slogan to print (much too long, no letter)."""

    lines: tuple[OrderLine, ...]
    left_out: tuple[str, ...] = ()


def propose_sheet(
    plan: Plan, presets: tuple[OrderPreset, ...] = (), values: Mapping[str, str] | None = None
) -> OrderSheet:
    """A sheet of all the plan's slogans; `values` fill their variables, by default the plan's."""
    return OrderSheet(propose_lines(plan, presets, values).lines)


def propose_lines(
    plan: Plan, presets: tuple[OrderPreset, ...] = (), values: Mapping[str, str] | None = None
) -> Proposal:
    """A line for each slogan of the plan, each once, with the days of the phase it stands in.

    A slogan outside the phases hangs from the first phase to the end of the last one.
    """
    whole = days_of(plan)
    texts, days = [], []
    for place, block in slogan_blocks(plan):
        phase = next(
            (one for one in reversed(path_to(plan, int(place[1]))) if one.kind == "phase"), None
        )
        texts.append(block.text)
        days.append(phase_days(phase.period) if phase else whole)
    return _lines(texts, days, presets, values_for(plan) if values is None else values)


def lines_of_texts(
    texts: Sequence[str],
    plan: Plan,
    presets: tuple[OrderPreset, ...] = (),
    values: Mapping[str, str] | None = None,
) -> Proposal:
    """Lines for slogans that were chosen elsewhere, with the days of the whole plan."""
    days = [days_of(plan)] * len(texts)
    return _lines(texts, days, presets, values_for(plan) if values is None else values)


def missing_lines(sheet: OrderSheet, proposed: Iterable[OrderLine]) -> tuple[OrderLine, ...]:
    """The proposed lines whose slogan the sheet does not have yet."""
    there = {exact_key(line.text) for line in sheet.lines}
    return tuple(line for line in proposed if exact_key(line.text) not in there)


def days_of(plan: Plan) -> Days:
    """From the first day of the plan's first phase to the last day of its last; None if not known.

    First and last by their days, where any phase has one.
    """
    phases: list[Section] = [s for s, _ in walk(all_sections(plan)) if s.kind == "phase"]
    if not phases:
        return None, None
    days = [phase_days(phase.period) for phase in phases]
    starts, ends = [start for start, _ in days], [end for _, end in days]
    return (
        min(filter(None, starts)) if starts[0] else None,
        max(filter(None, ends)) if ends[-1] else None,
    )


def phase_days(period: Period | None) -> Days:
    """The first and last day of a phase where they are known: a day, a month, a quarter, a year.

    What is a day only by convention (đầu tháng 3) or by an event is left blank.
    """
    if period is None:
        return None, None
    start, end = moment_days(period.start), moment_days(period.end)
    return (
        start[0].isoformat() if start and is_sharp(start) else None,
        end[1].isoformat() if end and is_sharp(end) else None,
    )


def _lines(
    texts: Sequence[str],
    days: Sequence[Days],
    presets: tuple[OrderPreset, ...],
    values: Mapping[str, str],
) -> Proposal:
    form = presets[0].form if presets else USUAL_FORM
    preset = usual(form, presets)
    lines: list[OrderLine] = []
    left_out: list[str] = []
    seen: set[str] = set()
    for text, (hang, take_down) in zip(texts, days, strict=True):
        words = fill(" ".join(text.split()), values)
        key = exact_key(words)
        if key in seen:
            continue
        line = replace(dressed(OrderLine(words), preset), hang=hang, take_down=take_down)
        if any(wrong_fields(line)):
            left_out.append(words)
            continue
        seen.add(key)
        lines.append(line)
    return Proposal(tuple(lines), tuple(left_out))

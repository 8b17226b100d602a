"""The phases of a plan list by list, each with its known days: for checks and calendars."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kehoach_gui.core.dates import month_range, quarter_range, year_range
from kehoach_gui.core.phase_labels import strip_label
from kehoach_gui.core.plan import Moment, Plan, Section, all_sections, walk


@dataclass(frozen=True, slots=True)
class Phase:
    """A section that is a phase, with the name users know it by."""

    section: Section

    @property
    def name(self) -> str:
        """ "Đợt 2", else the phase's own words."""
        label, body = strip_label(self.section.heading or "")
        return label.strip() or f"«{short(self.words or body)}»"

    @property
    def words(self) -> str:
        """The words of its time; its heading where no time is read from it."""
        period = self.section.period
        return period.text if period else self.section.heading or ""

    @property
    def start(self) -> Moment | None:
        return self.section.period.start if self.section.period else None

    @property
    def end(self) -> Moment | None:
        return self.section.period.end if self.section.period else None


def phase_lists(plan: Plan) -> Iterator[tuple[Section | None, tuple[Phase, ...]]]:
    """Each list of sibling phases in reading order, with the section that holds it."""
    tops = [plan.sections, *(appendix.sections for appendix in plan.appendices)]
    holders: list[tuple[Section | None, tuple[Section, ...]]] = [(None, top) for top in tops]
    holders += [(section, section.sections) for section, _ in walk(all_sections(plan))]
    for holder, siblings in holders:
        phases = tuple(Phase(section) for section in siblings if section.kind == "phase")
        if phases:
            yield holder, phases


def all_phases(plan: Plan) -> Iterator[Phase]:
    """Every phase of the plan in reading order."""
    for section, _ in walk(all_sections(plan)):
        if section.kind == "phase":
            yield Phase(section)


def days_of(moment: Moment | None) -> tuple[date, date] | None:
    """First and last day that a moment may mean, None where not both are known."""
    if moment is None or moment.earliest is None or moment.latest is None:
        return None
    return date.fromisoformat(moment.earliest), date.fromisoformat(moment.latest)


def is_sharp(days: tuple[date, date]) -> bool:
    """Whether the days are one day or a whole month, quarter or year; "cuối tháng 8" is not.

    From "tháng 3" means from its first day, to "tháng 3" until its last; the end of "cuối tháng
    8" may be any of its days.
    """
    first, last = days
    quarter = (first.month + 2) // 3
    whole = (
        (first, first),
        month_range(first.year, first.month),
        quarter_range(first.year, quarter),
        year_range(first.year),
    )
    return (first, last) in whole


def surely_begun(moment: Moment | None) -> date | None:
    """The day by which a phase has begun for sure, None where unknown."""
    days = days_of(moment)
    if days is None:
        return None
    return days[0] if is_sharp(days) else days[1]


def surely_open(moment: Moment | None) -> date | None:
    """The last day on which a phase still runs for sure, None where unknown."""
    days = days_of(moment)
    if days is None:
        return None
    return days[1] if is_sharp(days) else days[0]


def short(words: str, limit: int = 60) -> str:
    """The words, cut at a blank where they are longer than `limit` characters."""
    if len(words) <= limit:
        return words
    return words[:limit].rpartition(" ")[0] + " …"


def day(when: date) -> str:
    """A day in a sentence: 05/3/2026."""
    month = f"{when.month:02d}" if when.month < 3 else str(when.month)
    return f"{when.day:02d}/{month}/{when.year:04d}"

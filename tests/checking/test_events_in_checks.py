"""The office's events give phases the days that rules of time look at."""

from kehoach_gui.checking import Context, check
from kehoach_gui.core.events import Event
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Plan, Section

HEADINGS = (
    "Đợt 1: Từ tháng 3/2027 đến Đại hội Đảng bộ tỉnh lần thứ XV",
    "Đợt 2: Từ tháng 11/2027 đến tháng 12/2027",
)
PLAN = Plan(
    "party-hd05",
    sections=tuple(
        Section(number, str(number), heading, "phase", period=read_period(heading))
        for number, heading in enumerate(HEADINGS, start=1)
    ),
)


def rules(*events: Event) -> set[str]:
    found = check(PLAN, Context(events=events))
    return {finding.rule for finding in found if finding.rule.startswith(("event", "phase"))}


def test_an_event_without_a_day_is_told_until_the_office_knows_it() -> None:
    name = "Đại hội đại biểu Đảng bộ tỉnh lần thứ XV"
    assert rules() == {"event-undated"}
    assert rules(Event(name)) == {"event-undated"}
    assert rules(Event(name, period=read_period("ngày 31/10/2027"))) == set()


def test_a_moved_event_opens_a_gap_that_is_told() -> None:
    event = Event("Đại hội Đảng bộ tỉnh lần thứ XV", period=read_period("ngày 12/10/2027"))
    assert rules(event) == {"phase-gap"}

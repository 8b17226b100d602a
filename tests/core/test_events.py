"""Events of the office: names that mean one event, days, and phases that move with them."""

from datetime import date

import pytest

from kehoach_gui.core.event_days import bind_events, event_range, follow_events
from kehoach_gui.core.events import Event, event_key, find_event, term_of, usual_names
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Period, Plan, Section


def congress(days: str = "từ ngày 25/01/2021 đến ngày 02/02/2021") -> Event:
    return Event("Đại hội XIII của Đảng", period=read_period(days))


def plan_of(*headings: str) -> Plan:
    sections = tuple(
        Section(number, None, heading, "phase", period=read_period(heading))
        for number, heading in enumerate(headings, start=1)
    )
    return Plan("party-hd05", sections=sections)


def days(plan: Plan, place: int = 0) -> tuple[str | None, str | None]:
    period = plan.sections[place].period
    assert period is not None
    return (
        period.start.earliest if period.start else None,
        period.end.latest if period.end else None,
    )


@pytest.mark.parametrize(
    "name",
    [
        "Đại hội đại biểu toàn quốc lần thứ XIII",
        "đại hội lần thứ XIII của Đảng",
        "Đại hội đại biểu toàn quốc lần thứ 13 của Đảng",
        "Đại hội  Đảng toàn quốc lần thứ XIII",
    ],
)
def test_a_party_congress_is_known_by_all_its_usual_names(name: str) -> None:
    assert congress().is_called(name)
    assert find_event(name, [Event("Bầu cử"), congress()]) == congress()


@pytest.mark.parametrize(
    "name", ["Đại hội XII của Đảng", "Đại hội Đảng bộ tỉnh lần thứ XIII", "Đại hội Đảng các cấp"]
)
def test_another_congress_is_another_event(name: str) -> None:
    assert not congress().is_called(name)


def test_an_event_is_known_by_its_own_aliases_and_without_its_term() -> None:
    event = Event(
        "Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI", ("Đại hội tỉnh",), term="2020 - 2025"
    )
    assert event.is_called("đại hội tỉnh")
    assert event.is_called("Đại hội Đảng bộ tỉnh lần thứ 16, nhiệm kỳ 2020-2025")
    assert not event.is_called("Đại hội Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2025-2030")
    assert (event.ordinal, term_of("nhiệm kỳ 2020 – 2025")) == ("XVI", "2020-2025")


def test_the_usual_names_are_told_and_are_one_key() -> None:
    names = usual_names("Đại hội XIII của Đảng")
    assert "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng" in names
    assert {event_key(name) for name in names} == {event_key("Đại hội XIII của Đảng")}
    assert usual_names("Ngày bầu cử") == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("trước khi khai mạc Đại hội XIII của Đảng", (2021, 1, 24), (2021, 1, 24)),
        ("Trong thời gian tiến hành Đại hội XIII của Đảng", (2021, 1, 25), (2021, 2, 2)),
        ("thời điểm hoàn thành Đại hội XIII của Đảng", (2021, 2, 2), (2021, 2, 2)),
        ("khai mạc Đại hội XIII của Đảng", (2021, 1, 25), (2021, 1, 25)),
        ("Sau Đại hội XIII của Đảng", (2021, 2, 3), (2021, 2, 3)),
    ],
)
def test_words_beside_an_event_mean_their_own_days(
    words: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert event_range(congress(), words) == (date(*first), date(*last))


def test_a_phase_gets_its_days_from_the_event_that_it_names() -> None:
    plan = plan_of("Đợt 3: Trong thời gian tiến hành Đại hội đại biểu toàn quốc lần thứ XIII")
    assert days(plan) == (None, None)
    bound = bind_events(plan, [congress()])
    assert days(bound) == ("2021-01-25", "2021-02-02")
    assert bound.sections[0].heading == plan.sections[0].heading


def test_a_vague_event_gives_vague_days_before_those_of_the_words() -> None:
    plan = plan_of("Đợt 1: Từ tháng 4/2020 đến Đại hội Đảng bộ tỉnh lần thứ XV (cuối tháng 8/2020)")
    event = Event("Đại hội Đảng bộ tỉnh lần thứ XV", period=read_period("tháng 10/2020"))
    period = bind_events(plan, [event]).sections[0].period
    assert period is not None and period.end is not None
    assert (period.end.earliest, period.end.latest) == ("2020-10-01", "2020-10-31")


def test_a_phase_moves_with_its_event_and_returns_to_its_words_when_that_is_gone() -> None:
    plan = plan_of("Đợt 1: Từ tháng 4/2020 đến Đại hội Đảng bộ tỉnh lần thứ XV (cuối tháng 8/2020)")
    name = "Đại hội Đảng bộ tỉnh lần thứ XV"
    first = Event(name, period=read_period("ngày 12/10/2020"))
    second = Event(name, period=read_period("ngày 20/10/2020"))
    moved = follow_events(plan, (), (first,))
    assert days(moved)[1] == "2020-10-12"
    moved = follow_events(moved, (first,), (second,))
    assert days(moved)[1] == "2020-10-20"
    assert days(follow_events(moved, (second,), ()))[1] == "2020-08-31"


def test_days_set_by_hand_stand_against_the_event() -> None:
    plan = plan_of("Đợt 3: Trong thời gian tiến hành Đại hội XIII của Đảng")
    (section,) = plan.sections
    assert section.period is not None
    by_hand = Period(section.period.text, section.period.start, section.period.end, by_hand=True)
    held = Plan("party-hd05", sections=(Section(1, None, section.heading, "phase", by_hand),))
    assert bind_events(held, [congress()]) is held


def test_a_plan_that_names_no_event_is_given_back_itself() -> None:
    plan = plan_of("Đợt 1: Từ tháng 4 đến tháng 6/2020")
    assert bind_events(plan, [congress()]) is plan
    assert follow_events(plan, (congress(),), ()) is plan
    assert bind_events(plan, [Event("Bầu cử")]) is plan

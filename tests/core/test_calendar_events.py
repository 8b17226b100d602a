"""What goes into a calendar: phases by their outer days, anniversaries once, deadlines as rules."""

from dataclasses import replace
from datetime import date

from kehoach_gui.core import edits
from kehoach_gui.core.calendar_events import CalendarEvent, collect_events
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.plan import Block, Plan, Section
from tests.core.plans import plan as whole_plan


def planned(headings: tuple[str, ...], *texts: str, issued: str | None = "2027-01-05") -> Plan:
    base = whole_plan("state-nd30")
    base = replace(base, header=replace(base.header, date=issued), appendices=())
    phases = tuple(
        edits.timed(Section(50 + place, None, heading, "phase"), base)
        for place, heading in enumerate(headings)
    )
    blocks = tuple(Block("paragraph", text) for text in texts)
    return replace(base, sections=(Section(40, "I", "Các đợt", "phases", None, blocks, phases),))


def told(events: tuple[CalendarEvent, ...]) -> list[tuple[str, str, str]]:
    return [(event.summary, event.first.isoformat(), event.last.isoformat()) for event in events]


def test_a_phase_lasts_from_the_first_day_of_its_start_to_the_last_of_its_end() -> None:
    plan = planned(("Đợt 1: Từ cuối tháng 3 đến giữa tháng 5/2027:", "Đợt 2: Quý III/2027"))
    found = collect_events(plan)
    assert told(found.events) == [
        ("Đợt 1: Từ cuối tháng 3 đến giữa tháng 5/2027", "2027-03-21", "2027-05-20"),
        ("Đợt 2: Quý III/2027", "2027-07-01", "2027-09-30"),
    ]
    assert found.events[0].description == "Từ cuối tháng 3 đến giữa tháng 5/2027"
    assert found.undated == ()


def test_a_phase_with_one_known_end_stands_on_that_day_and_one_without_is_named() -> None:
    undated = "Đợt 3: Trong thời gian tiến hành Đại hội Đoàn xã"
    headings = ("Đợt 1: Từ nay đến hết năm 2027", "Đợt 2: Năm 2028 và các năm tiếp theo", undated)
    found = collect_events(planned(headings, issued=None))
    assert told(found.events) == [
        ("Đợt 1: Từ nay đến hết năm 2027 (kết thúc)", "2027-12-31", "2027-12-31"),
        ("Đợt 2: Năm 2028 và các năm tiếp theo (bắt đầu)", "2028-01-01", "2028-01-01"),
    ]
    assert found.undated == (undated,)


def test_an_anniversary_that_is_written_twice_stands_once() -> None:
    text = "Kỷ niệm 97 năm Ngày thành lập hội (03/02/1930 - 03/02/2027)."
    found = collect_events(planned((), text, text, "65 năm lập xã (30/02/1962 - 30/02/2027)"))
    assert told(found.events) == [("97 năm Ngày thành lập hội", "2027-02-03", "2027-02-03")]


def test_a_deadline_that_comes_back_begins_and_ends_with_the_plan() -> None:
    sentence = "Báo cáo trước ngày 15 hằng tháng."
    found = collect_events(planned(("Đợt 1: Từ tháng 02 đến tháng 6/2027",), sentence))
    (event,) = (e for e in found.events if e.kind == "deadline")
    assert (event.summary, event.first) == (sentence, date(2027, 1, 14))
    assert event.rule is not None and event.until == date(2027, 6, 30)
    assert event.place == ("section", 40, 0)


def test_a_deadline_of_one_day_ends_the_day_before() -> None:
    found = collect_events(planned((), "Treo cờ. Tháo dỡ trước ngày 01/3/2027."))
    assert told(found.events) == [("Tháo dỡ trước ngày 01/3/2027.", "2027-02-28", "2027-02-28")]


def test_a_deadline_without_any_beginning_is_named() -> None:
    found = collect_events(planned((), "Báo cáo trước ngày 15 hằng tháng.", issued=None))
    assert (found.events, found.undated) == ((), ("Báo cáo trước ngày 15 hằng tháng.",))


def test_what_hangs_and_is_taken_down_on_a_day_at_a_place_is_one_event() -> None:
    square = OrderLine(
        "Mừng xuân!", place="Quảng trường", hang="2027-01-20", take_down="2027-02-20"
    )
    lines = (
        square,
        replace(square, text="Mừng Đảng!"),
        replace(square, place="", text="Đọc sách!", take_down=None),
        OrderLine("Chưa có ngày!"),
        replace(square, hang="0007-01-01", take_down=None),
    )
    plan = replace(planned(()), order=OrderSheet(lines))
    found = [event for event in collect_events(plan).events if event.kind in ("hang", "take_down")]
    assert [(event.kind, event.summary, event.first.isoformat()) for event in found] == [
        ("hang", "Treo 1 khẩu hiệu", "2027-01-20"),
        ("hang", "Treo 2 khẩu hiệu: Quảng trường", "2027-01-20"),
        ("take_down", "Gỡ 2 khẩu hiệu: Quảng trường", "2027-02-20"),
    ]
    assert found[1].description == "Mừng xuân!\nMừng Đảng!"
    assert (found[0].place, found[1].place) == (("order", 2), ("order", 0))

"""Rules on the time of one phase: its ends, its event, the plan's day of issue."""

import re
from collections.abc import Iterator
from datetime import date

from kehoach_gui.checking.finding import Context, Finding
from kehoach_gui.core.dates import iso_range
from kehoach_gui.core.moments import match_days
from kehoach_gui.core.phase_lists import Phase, all_phases, day, days_of, short
from kehoach_gui.core.places import Place, spots
from kehoach_gui.core.plan import Plan

_DAY = re.compile(
    r"(?<![\d/.\-])(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*[/.\-]\s*((?:1[89]|20)\d\d)(?![\d/])"
    r"|(?<!\w)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)",
    re.IGNORECASE,
)
LONGEST_MONTH = 31


def end_before_start(plan: Plan, context: Context) -> Iterator[Finding]:
    """A phase that ends before it begins (row 30)."""
    for phase in all_phases(plan):
        start, end = days_of(phase.start), days_of(phase.end)
        if start and end and end[1] < start[0]:
            yield _found(
                "end-before-start",
                phase,
                f"{phase.name} kết thúc ({day(end[1])}) trước khi bắt đầu ({day(start[0])}).",
                "Xem lại ngày, tháng hoặc năm ở hai đầu của đợt.",
            )


def now_without_date(plan: Plan, context: Context) -> Iterator[Finding]:
    """ "Từ nay" while the plan has no date of issue to count from (row 28)."""
    if plan.header.date:
        return
    for phase in all_phases(plan):
        for moment in dict.fromkeys((phase.start, phase.end)):
            days = match_days(moment.text, 0, context.conventions) if moment else None
            if moment and days and days.now and moment.earliest is None:
                yield _found(
                    "now-without-date",
                    phase,
                    f"{phase.name} tính từ ngày ban hành («{moment.text}»), "
                    "mà kế hoạch chưa có ngày ban hành.",
                    "Điền ngày ban hành, hoặc viết ngày cụ thể cho đợt.",
                )


def past_at_issue(plan: Plan, context: Context) -> Iterator[Finding]:
    """A phase that is over when the plan is issued (row 37)."""
    if not plan.header.date:
        return
    issued = iso_range(plan.header.date)[0]
    for phase in all_phases(plan):
        start, end = days_of(phase.start), days_of(phase.end)
        last = end[1] if end else None
        if last and last < issued and not (start and start[0] > last):
            yield _found(
                "past-at-issue",
                phase,
                f"{phase.name} hết ngày {day(last)}, trước ngày ban hành kế hoạch "
                f"({_issue_words(plan.header.date)}).",
                "Xem lại năm của đợt, hoặc bỏ đợt đã qua.",
            )


def undated_events(plan: Plan, context: Context) -> Iterator[Finding]:
    """A phase bound to an event whose days are not known (rows 27, 29)."""
    for phase in all_phases(plan):
        names = [
            moment.event
            for moment in (phase.start, phase.end)
            if moment and moment.event and moment.earliest is None
        ]
        for event in dict.fromkeys(names):
            yield _found(
                "event-undated",
                phase,
                f"{phase.name} gắn với «{short(event)}» mà sự kiện này chưa có ngày.",
                "Ghi thời gian của sự kiện trong ngoặc, ví dụ (dự kiến quý I/2027), "
                "hoặc chấp nhận khi cấp trên chưa định ngày.",
            )


def undated_phases(plan: Plan, context: Context) -> Iterator[Finding]:
    """A phase without any time of its own: "chưa xác định" (row 29)."""
    for phase in all_phases(plan):
        if phase.start is None and phase.end is None:
            yield _found(
                "phase-undated",
                phase,
                f"{phase.name} chưa xác định thời gian.",
                "Viết thời gian vào đầu đề của đợt, ví dụ: Đợt 2: Từ tháng 4 đến tháng 6/2027.",
            )


def impossible_days(plan: Plan, context: Context) -> Iterator[Finding]:
    """A day that no calendar has: 30/02/2027, 31/4/2027."""
    for spot in spots(plan):
        for match in _DAY.finditer(spot.text):
            parts = [part for part in match.groups() if part and part not in "/.-"]
            number, month, year = map(int, parts)
            if number <= LONGEST_MONTH and month <= 12 and not _is_day(year, month, number):
                yield Finding(
                    "day-impossible",
                    spot.place,
                    match[0],
                    f"Lịch không có ngày {number:02d}/{month}/{year}.",
                    "Xem lại ngày, tháng.",
                )


def _is_day(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def _issue_words(iso: str) -> str:
    first, last = iso_range(iso)
    return day(first) if first == last else f"từ {day(first)}"


def _place(phase: Phase) -> Place:
    return ("section", phase.section.id)


def _found(rule: str, phase: Phase, reason: str, fix: str) -> Finding:
    return Finding(rule, _place(phase), phase.words, reason, fix)

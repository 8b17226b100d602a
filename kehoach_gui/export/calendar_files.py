"""The kinds of file that a plan's calendar is written in: one sheet, table, month sheets, .ics."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePath

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.calendar_events import collect_events
from kehoach_gui.core.compose_calendar import (
    TITLE,
    calendar_frame,
    calendar_items,
    compose_calendar,
)
from kehoach_gui.core.dates import Range
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.month_grid import Month, make_month, month_items
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.timeline_scale import starts

Progress = Callable[[int, int], None]
Local = tuple[Anniversary, ...]
MOST_MONTHS = 60  # sheets of one file


class NoDay(UserError):
    """The plan has no day to make month sheets of."""


@dataclass(frozen=True, slots=True)
class CalendarKind:
    """A kind of file; `make` gives its bytes. Libraries and Qt are loaded by it."""

    id: str
    suffix: str
    label: str
    make: Callable[[Plan, Preset, Local, Progress | None], bytes]


def kind_of(out: str, months: bool = False) -> CalendarKind | None:
    """The kind that a file's ending asks for; None where it is none of ours."""
    suffix = PurePath(out).suffix.lower()
    kinds = [kind for kind in CALENDAR_KINDS if kind.suffix == suffix]
    return next((kind for kind in kinds if (kind.id == "months") == months), None)


def plan_months(plan: Plan, local: Local = ()) -> tuple[Month, ...]:
    """The sheets of the months that a plan's phases and its own days run over, 60 at most.

    A plan without any day has none.
    """
    frame = calendar_frame(plan, calendar_items(plan, local))
    return _months((("", plan),), frame, local) if frame else ()


def year_months(year: int, local: Local = ()) -> tuple[Month, ...]:
    """The twelve sheets of a year with its anniversaries alone."""
    return _months((), (date(year, 1, 1), date(year, 12, 31)), local)


def _months(plans: tuple[tuple[str, Plan], ...], frame: Range, local: Local) -> tuple[Month, ...]:
    firsts = list(starts(*frame, "month"))[:MOST_MONTHS]
    return tuple(
        make_month(day.year, day.month, month_items(plans, day.year, day.month, local))
        for day in firsts
    )


def make_days(
    year: int, preset: Preset, suffix: str, months: bool = False, local: Local = ()
) -> bytes:
    """A year's anniversaries as .docx or .pdf: the list, or with `months` its twelve sheets."""
    from kehoach_gui.core.compose_days import compose_days

    document = compose_days(year, preset, local)
    if suffix == ".docx":
        from kehoach_gui.export.docx import make_docx

        return make_docx(document)
    from kehoach_gui.export.month_pages import month_pages
    from kehoach_gui.export.pdf import make_pdf, write_pages

    if months:
        return write_pages(month_pages(year_months(year, local), preset), document.title)
    return make_pdf(document)


def _title(plan: Plan) -> str:
    return f"{TITLE}: {plan.title.subject}" if plan.title.subject else TITLE


def _author(plan: Plan) -> str:
    return " ".join((plan.header.issuing_body or "").split())


def _pdf(plan: Plan, preset: Preset, local: Local, progress: Progress | None) -> bytes:
    from kehoach_gui.export.calendar_pages import calendar_pages
    from kehoach_gui.export.pdf import write_pages

    return write_pages(calendar_pages(plan, preset, local), _title(plan), _author(plan), progress)


def _png(plan: Plan, preset: Preset, local: Local, progress: Progress | None) -> bytes:
    from kehoach_gui.export.calendar_pages import calendar_pages
    from kehoach_gui.export.picture import make_png

    return make_png(calendar_pages(plan, preset, local))


def _docx(plan: Plan, preset: Preset, local: Local, progress: Progress | None) -> bytes:
    from kehoach_gui.export.docx import make_docx

    return make_docx(compose_calendar(plan, preset, local), progress)


def _sheets(plan: Plan, preset: Preset, local: Local, progress: Progress | None) -> bytes:
    from kehoach_gui.export.month_pages import month_pages
    from kehoach_gui.export.pdf import write_pages

    pages = month_pages(plan_months(plan, local), preset)
    if not pages:
        raise NoDay("Kế hoạch chưa có ngày nào nên chưa có tờ lịch tháng. Không tệp nào được ghi.")
    return write_pages(pages, _title(plan), _author(plan), progress)


def _ics(plan: Plan, preset: Preset, local: Local, progress: Progress | None) -> bytes:
    from kehoach_gui.export.ics import make_ics

    name = " ".join((plan.title.subject or TITLE).split())
    return make_ics(collect_events(plan).events, name, datetime.now(UTC))


CALENDAR_KINDS = (
    CalendarKind("pdf", ".pdf", "Một trang A4 nằm ngang (PDF)", _pdf),
    CalendarKind("png", ".png", "Một trang A4 nằm ngang (ảnh PNG)", _png),
    CalendarKind("docx", ".docx", "Phụ lục «Lịch tuyên truyền» (Word)", _docx),
    CalendarKind("months", ".pdf", "Tờ lịch từng tháng (PDF)", _sheets),
    CalendarKind("ics", ".ics", "Lịch cho Outlook, Google Calendar (.ics)", _ics),
)

"""The calendar of a plan as a document: a table of its phases with the days that fall in each.

Composed from the plan each time, never stored as text.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.calendar_look import calendar_look
from kehoach_gui.core.compose_appendix import appendix_label, landscape, page_of, table_head
from kehoach_gui.core.compose_table import TEXT, long_rows
from kehoach_gui.core.dates import Range, short_date
from kehoach_gui.core.deadlines import on_working_day
from kehoach_gui.core.document import (
    BodyBlock,
    Document,
    PageSetup,
    Paragraph,
    Part,
    Run,
    Style,
    Table,
)
from kehoach_gui.core.phase_lists import is_sharp
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.timeline import frame_of
from kehoach_gui.core.timeline_items import (
    UNKNOWN,
    anniversary_items,
    event_items,
    phase_items,
    work_items,
)
from kehoach_gui.core.timeline_parts import Item

TITLE = "Lịch tuyên truyền"
HEADS = ("Đợt", "Thời gian", "Bắt đầu", "Kết thúc", "Ngày kỷ niệm, sự kiện", "Việc có hạn")
ALWAYS = 4  # columns; the others stand only where a row has something there
UNSAID = "chưa xác định"
OUTSIDE = "Ngoài các đợt"
MOVED = "* Hạn rơi vào thứ Bảy, Chủ nhật được lấy thứ Sáu trước đó."
VAGUE = "Ngày ghi «khoảng» là hiểu từ lời của kế hoạch, không phải ngày đã ấn định."
NOTHING = "Kế hoạch chưa có đợt nào, chưa có ngày kỷ niệm và hạn việc nào."
MOST_DAYS = 12  # days of one deadline that are listed; of more the first and the last

Cell = tuple[Paragraph, ...]


def calendar_items(plan: Plan, local: Iterable[Anniversary] = ()) -> tuple[Item, ...]:
    """All that the plan's calendar shows, phases first; deadlines within the time of the phases.

    Where no phase has a day, the year of the plan's date is its time.
    """
    shown = phase_items(plan) + event_items(plan)
    frame = calendar_frame(plan, shown)
    if frame is None:
        return shown
    return (
        *shown,
        *anniversary_items(plan, *frame, local),
        *work_items(plan, *frame),
    )


def calendar_frame(plan: Plan, items: Iterable[Item]) -> Range | None:
    """The days of the phases and their events, else the year of the plan's date; None without."""
    timed = [item for item in items if item.kind in ("phase", "event")]
    return frame_of(timed) or _year_of(plan)


def compose_calendar(plan: Plan, preset: Preset, local: Iterable[Anniversary] = ()) -> Document:
    """The table alone as a document of one lying part, by the look of the standard."""
    page = landscape(page_of(preset))
    return Document(
        (calendar_part(plan, preset, page, appendix_label(preset, 0, 1), local),),
        preset.styles,
        preset.page.font,
        f"{TITLE}: {plan.title.subject}" if plan.title.subject else TITLE,
        " ".join((plan.header.issuing_body or "").split()),
    )


def calendar_part(
    plan: Plan,
    preset: Preset,
    page: PageSetup,
    label: str,
    local: Iterable[Anniversary] = (),
    name: str = "calendar",
) -> Part:
    """The table as an appendix of the plan."""
    items = calendar_items(plan, local)
    blocks = table_head(plan, preset, label, TITLE)
    return Part(name, page, (*blocks, *calendar_blocks(items, page.text_width_mm, preset.styles)))


def calendar_blocks(
    items: Sequence[Item], width_mm: float, styles: dict[str, Style]
) -> tuple[BodyBlock, ...]:
    """The table of the phases and the notes below it."""
    if not items:
        return (Paragraph("table_text", (Run(NOTHING),)),)
    rows = [_row(phase, own) for phase, own in _grouped(items)]
    used = [
        column
        for column in range(len(HEADS))
        if column < ALWAYS or any(cell.text for row in rows for cell in row[column])
    ]
    shares = [calendar_look()["table"]["shares"][column] for column in used]
    rows = [tuple(row[column] for column in used) for row in rows]
    head = tuple((Paragraph("table_head", (Run(HEADS[column]),)),) for column in used)
    widths = tuple(share * width_mm / sum(shares) for share in shares)
    table = ruled((head, *rows), widths, styles)
    said = " ".join(p.text for row in rows for cell in row for p in cell)
    notes = [note for mark, note in (("khoảng ", VAGUE), ("*", MOVED)) if mark in said]
    return (table, *(Paragraph("table_text", (Run(note, italic=True),)) for note in notes))


def ruled(
    rows: tuple[tuple[Cell, ...], ...], widths: tuple[float, ...], styles: dict[str, Style]
) -> Table:
    """A table with one header row whose long rows may go on on the next page."""
    texts = [["\n".join(p.text for p in cell) for cell in row] for row in rows]
    return Table(widths, 1, rows, long_rows(texts, 1, widths, styles[TEXT]))


def _grouped(items: Sequence[Item]) -> list[tuple[Item | None, list[Item]]]:
    """Each phase with what falls in it; a day goes to the first phase that may hold it."""
    phases = [item for item in items if item.kind == "phase"]
    groups: list[tuple[Item | None, list[Item]]] = [(phase, []) for phase in phases]
    outside: list[Item] = []
    dated = [(item.start, item) for item in items if item.kind != "phase" and item.start]
    for (day, _), item in sorted(dated, key=lambda pair: pair[0]):
        held = next((own for phase, own in groups if phase and _holds(phase, day)), outside)
        held.append(item)
    return [*groups, (None, outside)] if outside else groups


def _holds(phase: Item, day: date) -> bool:
    if phase.start is None and phase.end is None:
        return False
    after = phase.start is None or phase.start[0] <= day
    return after and (phase.end is None or day <= phase.end[1])


def _row(phase: Item | None, own: Sequence[Item]) -> tuple[Cell, ...]:
    points = [item for item in own if item.kind in ("anniversary", "event")]
    work = [item for item in own if item.kind not in ("anniversary", "event")]
    ends: tuple[Cell, ...] = (_cell(""), _cell(""))
    if phase:
        ends = (
            _cell(_end(phase.start, phase.vague[0], first=True)),
            _cell(_end(phase.end, phase.vague[1], first=False)),
        )
    return (
        _cell(phase.name if phase else OUTSIDE),
        _cell("" if phase is None else "" if phase.words == UNKNOWN else phase.words),
        *ends,
        _lines([_point(item) for item in points]),
        _lines(_work(work)),
    )


def _cell(text: str) -> Cell:
    return (Paragraph("table_text", (Run(text),) if text else ()),)


def _lines(texts: Sequence[str]) -> Cell:
    return tuple(Paragraph("table_text", (Run(text),)) for text in texts) or _cell("")


def _end(days: Range | None, vague: bool, first: bool) -> str:
    """One end of a phase as days: the day, "khoảng" its days, or that nobody has said."""
    if days is None:
        return UNSAID
    if vague or not is_sharp(days):
        return about(days)
    return short_date(days[0 if first else 1].isoformat())


def about(days: Range) -> str:
    """Days of which any may be meant: "khoảng 21/3 – 31/3/2020"."""
    low, high = (short_date(day.isoformat()) for day in days)
    if days[0].year == days[1].year:
        low = low.rpartition("/")[0]
    return f"khoảng {low} – {high}"


def _point(item: Item) -> str:
    if item.start is None:
        return item.name
    low, high = item.start
    days = short_date(low.isoformat()) if low == high else about(item.start)
    return f"{days}: {item.name}{f' ({item.mark})' if item.mark else ''}"


def _work(items: Sequence[Item]) -> list[str]:
    """Each deadline on a line with its days; those on a weekend are the Friday before, marked."""
    days: dict[str, list[tuple[date, bool]]] = {}
    for item in items:
        if item.start:
            named = item.start[0]
            day = on_working_day(named, "before") if item.kind == "deadline" else named
            days.setdefault(item.name, []).append((day, day != named))
    return [f"{name}: {day_list(found)}" for name, found in days.items()]


def day_list(days: Sequence[tuple[date, bool]]) -> str:
    """Days in a row, a star behind those that were moved; of many the first and the last."""
    texts = [short_date(day.isoformat()) + ("*" if moved else "") for day, moved in days]
    if len(texts) > MOST_DAYS:
        return f"{texts[0]} … {texts[-1]} ({len(texts)} lần)"
    return ", ".join(texts)


def _year_of(plan: Plan) -> Range | None:
    if not plan.header.date:
        return None
    year = int(plan.header.date[:4])
    return date(year, 1, 1), date(year, 12, 31)

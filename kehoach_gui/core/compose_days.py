"""A year's ngày lễ, ngày kỷ niệm as a document: a table by date, round years in bold."""

from collections.abc import Iterable

from kehoach_gui.core.anniversaries import GREAT, Anniversary, Occurrence, days_of_year
from kehoach_gui.core.calendar_look import calendar_look
from kehoach_gui.core.compose_appendix import page_of
from kehoach_gui.core.dates import short_date
from kehoach_gui.core.document import Document, Gap, Paragraph, Part, Run, Table
from kehoach_gui.core.month_grid import WEEKDAYS
from kehoach_gui.core.preset import Preset

HEADS = ("TT", "Ngày", "Ngày lễ, ngày kỷ niệm", "Số năm", "Ghi chú")
KNOWN_GRADES = ("A", "B", "C")
GREAT_NOTE = "ngày lễ lớn"
UNVERIFIED = "chưa kiểm chứng"
FOOT = (
    "Ngày lễ lớn: Điều 4; năm tròn (số năm tận cùng là 0), năm lẻ 5: Điều 3 Nghị định "
    "145/2013/NĐ-CP. Dòng ghi «chưa kiểm chứng» chưa được đối chiếu với văn bản gốc."
)


def compose_days(
    year: int,
    preset: Preset,
    local: Iterable[Anniversary] = (),
    author: str = "",
) -> Document:
    """The anniversaries of a year by date, the office's own among them, by the standard's look."""
    page = page_of(preset)
    title = f"Ngày lễ, ngày kỷ niệm năm {year}"
    shares = calendar_look()["days"]["shares"]
    head = tuple((Paragraph("table_head", (Run(text),)),) for text in HEADS)
    own = tuple(local)
    rows = [
        _row(number, occurrence, own)
        for number, occurrence in enumerate(days_of_year(year, own), 1)
    ]
    table = Table(tuple(share * page.text_width_mm for share in shares), 1, (head, *rows))
    blocks = (
        Paragraph("appendix_title", (Run(title),)),
        Gap("table_text", 1),
        table,
        Paragraph("table_text", (Run(FOOT, italic=True),)),
    )
    part = Part("days", page, blocks)
    return Document((part,), preset.styles, preset.page.font, title, author)


def notes_of(occurrence: Occurrence, own: tuple[Anniversary, ...] = ()) -> tuple[str, ...]:
    """What is to be said of a day: great day, round year, lunar day, whether it is confirmed.

    The office vouches for its `own` days itself.
    """
    notes = []
    if occurrence.anniversary.category == GREAT:
        notes.append(GREAT_NOTE)
    if occurrence.round:
        notes.append(occurrence.round)
    if occurrence.lunar_text:
        notes.append(occurrence.lunar_text)
    if occurrence.anniversary.grade not in KNOWN_GRADES and occurrence.anniversary not in own:
        notes.append(UNVERIFIED)
    return tuple(notes)


def _row(
    number: int, occurrence: Occurrence, own: tuple[Anniversary, ...]
) -> tuple[tuple[Paragraph, ...], ...]:
    bold = occurrence.round is not None or occurrence.anniversary.category == GREAT
    weekday = WEEKDAYS[occurrence.date.weekday()]
    day = f"{weekday}, {short_date(occurrence.date.isoformat())}"
    count = str(occurrence.count) if occurrence.count else ""
    cells = (
        ("table_number", str(number), False),
        ("table_text", day, False),
        ("table_text", occurrence.anniversary.name, bold),
        ("table_number", count, bold),
        ("table_text", "; ".join(notes_of(occurrence, own)), False),
    )
    return tuple(
        (Paragraph(role, (Run(text, bold=strong),) if text else ()),)
        for role, text, strong in cells
    )

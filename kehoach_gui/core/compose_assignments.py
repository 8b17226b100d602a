"""The matrix việc - đơn vị - thời hạn - sản phẩm as a table: of the whole plan, and of one unit.

Composed from the rows that the user confirmed, never stored as text.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from kehoach_gui.core.assignments import propose
from kehoach_gui.core.calendar_look import calendar_look
from kehoach_gui.core.compose_appendix import (
    appendix_label,
    landscape,
    page_of,
    reference,
    table_head,
)
from kehoach_gui.core.compose_calendar import MOVED, day_list, ruled
from kehoach_gui.core.dates import Range
from kehoach_gui.core.deadlines import due_days, find_deadlines
from kehoach_gui.core.document import (
    BodyBlock,
    Document,
    Gap,
    PageSetup,
    Paragraph,
    Part,
    Run,
    Style,
)
from kehoach_gui.core.plan import AssignmentRow, Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.text import fold, squeeze
from kehoach_gui.core.timeline import frame_of
from kehoach_gui.core.timeline_items import phase_items

TITLE = "Phân công nhiệm vụ"
HEADS = ("TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn", "Sản phẩm")
UNIT = 2  # the column that an extract leaves out
OPEN = "Chưa giao đơn vị"
NOTHING = "Kế hoạch chưa có bảng phân công."


def proposed_rows(plan: Plan) -> tuple[AssignmentRow, ...]:
    """The rows that the plan's sections "Tổ chức thực hiện" propose, for the user to confirm."""
    return tuple(
        AssignmentRow(row.task, row.unit, row.deadline.text if row.deadline else "", row.product)
        for row in propose(plan)
    )


def new_rows(plan: Plan) -> tuple[AssignmentRow, ...]:
    """The proposals whose task does not stand in the plan's matrix yet."""
    held = {fold(squeeze(row.task)) for row in plan.assignments}
    return tuple(row for row in proposed_rows(plan) if fold(squeeze(row.task)) not in held)


def units_of(rows: Iterable[AssignmentRow]) -> dict[str, tuple[AssignmentRow, ...]]:
    """The rows of each unit, in order of first mention; names that differ in case are one.

    Rows without a unit stand under "".
    """
    names: dict[str, str] = {}
    groups: dict[str, list[AssignmentRow]] = {}
    for row in rows:
        name = names.setdefault(fold(squeeze(row.unit)), row.unit)
        groups.setdefault(name, []).append(row)
    return {name: tuple(found) for name, found in groups.items()}


def compose_assignments(plan: Plan, preset: Preset) -> Document:
    """The whole matrix as a document of one lying part."""
    label = appendix_label(preset, 0, 1)
    return _document(plan, preset, [assignments_part(plan, preset, label)], TITLE)


def assignments_part(plan: Plan, preset: Preset, label: str) -> Part:
    """The matrix as an appendix of the plan."""
    page = landscape(page_of(preset))
    blocks = table_head(plan, preset, label, TITLE)
    return Part(
        "assignments", page, (*blocks, *_table(plan, plan.assignments, page, preset.styles, True))
    )


def compose_extracts(
    plan: Plan, preset: Preset, rows: Sequence[AssignmentRow], units: Sequence[str]
) -> Document:
    """What each of the units has to do, a part for each, with the days of deadlines that recur.

    `units` are keys of units_of(rows).
    """
    page = landscape(page_of(preset))
    groups = units_of(rows)
    parts = []
    for number, unit in enumerate(units):
        head: list[BodyBlock] = [
            Paragraph("appendix_title", (Run(TITLE),)),
            Paragraph("subject", (Run(unit or OPEN),)),
            Paragraph("appendix_reference", (Run(reference(plan, preset)),)),
            Gap("table_text", 1),
        ]
        table = _table(plan, groups.get(unit, ()), page, preset.styles, False)
        parts.append(Part(f"extract-{number + 1}", page, (*head, *table)))
    title = f"{TITLE}: {units[0] or OPEN}" if len(units) == 1 else TITLE
    return _document(plan, preset, parts, title)


def _document(plan: Plan, preset: Preset, parts: list[Part], title: str) -> Document:
    author = " ".join((plan.header.issuing_body or "").split())
    return Document(tuple(parts), preset.styles, preset.page.font, title, author)


def _table(
    plan: Plan,
    rows: Sequence[AssignmentRow],
    page: PageSetup,
    styles: dict[str, Style],
    with_units: bool,
) -> tuple[BodyBlock, ...]:
    if not rows:
        return (Paragraph("table_text", (Run(NOTHING, italic=True),)),)
    frame = _frame(plan)
    columns = [n for n in range(len(HEADS)) if with_units or n != UNIT]
    shares = [calendar_look()["assignments"]["shares"][column] for column in columns]
    head = tuple((Paragraph("table_head", (Run(HEADS[column]),)),) for column in columns)
    body = []
    for number, row in enumerate(rows, 1):
        deadline = [row.deadline]
        if not with_units:
            deadline += _days(row.deadline, frame)
        cells = ([str(number)], [row.task], [row.unit], deadline, [row.product])
        body.append(
            tuple(
                tuple(
                    Paragraph(
                        "table_text" if column else "table_number", (Run(text),) if text else ()
                    )
                    for text in cells[column]
                )
                for column in columns
            )
        )
    widths = tuple(share * page.text_width_mm / sum(shares) for share in shares)
    table = ruled((head, *body), widths, styles)
    moved = not with_units and any(
        "*" in text for row in rows for text in _days(row.deadline, frame)
    )
    return (table, Paragraph("table_text", (Run(MOVED, italic=True),))) if moved else (table,)


def _days(words: str, frame: Range | None) -> list[str]:
    """The days of a deadline that comes back, within the time of the plan's phases."""
    if frame is None:
        return []
    found = [deadline for deadline in find_deadlines(words) if deadline.every != "once"]
    days = [
        (due.day, due.day != due.named) for deadline in found for due in due_days(deadline, *frame)
    ]
    return [day_list(days)] if days else []


def _frame(plan: Plan) -> Range | None:
    """From the plan's date, or its first phase, to its last phase; else the year of its date."""
    phases = frame_of(phase_items(plan))
    if plan.header.date is None:
        return phases
    year = int(plan.header.date[:4])
    return phases or (date(year, 1, 1), date(year, 12, 31))

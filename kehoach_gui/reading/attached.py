"""Appendices that the program composes itself, taken back into the data they were made from.

Only where the paper, composed anew from what was read, has the same words; else the appendix stays
as it was read, so that nothing is lost and nothing printed twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_gui.core import preset
from kehoach_gui.core.document import BodyBlock, Paragraph, Table
from kehoach_gui.core.plan import Appendix, AssignmentRow, Block, Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.text import clean, squeeze
from kehoach_gui.reading.order_rows import read_order_rows

Rows = tuple[tuple[str, ...], ...]
TakeBack = Callable[[Plan, Appendix, Preset], Plan | None]

_ASSIGNMENTS = "Phụ lục “{title}” nay là bảng phân công của kế hoạch ({count} việc), vẫn in kèm."
_CALENDAR = "Phụ lục “{title}” nay là lịch lập từ các đợt của kế hoạch, vẫn in kèm."
_ORDER = "Phụ lục “{title}” nay là danh mục đặt in của kế hoạch ({count} dòng), vẫn in kèm."
_KEPT = "Phụ lục “{title}” có chỗ khác với bảng do chương trình lập nên giữ nguyên như đã in."


def with_attached(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
    """The plan with its calendar, matrix and order sheet as data, and what the receipt says.

    They print behind all other appendices in that order; only there they are taken back.
    """
    if not plan.appendices:
        return plan, ()
    rules = preset.for_layout(plan.standard, plan.layout)
    kinds = _kinds()
    said: list[str] = []
    for title, take_back, sentence in reversed(kinds):
        last = plan.appendices[-1] if plan.appendices else None
        if last is None or _same(last.title) != _same(title):
            continue
        found = take_back(plan, last, rules)
        if found is not None:
            plan = replace(found, appendices=plan.appendices[:-1])
            said.append(sentence.format(title=title, count=_count(_table_of(last))))
    titles = {_same(title) for title, _, _ in kinds}
    kept = [one for one in plan.appendices if _same(one.title) in titles and _table_of(one)]
    said += [_KEPT.format(title=squeeze(one.title)) for one in kept]
    return plan, tuple(said)


def _kinds() -> tuple[tuple[str, TakeBack, str], ...]:
    """Titles in print order, each with what takes it back; loaded when a plan has appendices."""
    from kehoach_gui.core import compose_assignments, compose_calendar
    from kehoach_gui.core.order_forms import sheet_words

    return (
        (compose_calendar.TITLE, _calendar, _CALENDAR),
        (compose_assignments.TITLE, _assignments, _ASSIGNMENTS),
        (sheet_words()["appendix_title"], _order, _ORDER),
    )


def _same(title: str) -> str:
    return squeeze(title).casefold()


def _calendar(plan: Plan, appendix: Appendix, rules: Preset) -> Plan | None:
    """The calendar is composed from the plan: it must say what the plan's own would say."""
    from kehoach_gui.core.compose_appendix import landscape, page_of
    from kehoach_gui.core.compose_calendar import calendar_blocks, calendar_items

    width = landscape(page_of(rules)).text_width_mm
    composed = calendar_blocks(calendar_items(plan), width, rules.styles)
    if not _says(appendix, composed):
        return None
    return replace(plan, attached=("calendar", *plan.attached))


def _assignments(plan: Plan, appendix: Appendix, rules: Preset) -> Plan | None:
    from kehoach_gui.core.compose_assignments import HEADS, TITLE, assignments_part

    rows = _table_of(appendix)
    if not rows or rows[0] != HEADS or len(rows) == 1:
        return None
    found = tuple(AssignmentRow(*cells[1:]) for cells in rows[1:])
    taken = replace(plan, assignments=found, attached=("assignments", *plan.attached))
    tables = [b for b in assignments_part(taken, rules, TITLE).blocks if isinstance(b, Table)]
    return taken if _says(appendix, tables) else None


def _order(plan: Plan, appendix: Appendix, rules: Preset) -> Plan | None:
    from kehoach_gui.core.compose_appendix import page_of
    from kehoach_gui.core.compose_order import order_blocks

    sheet = read_order_rows(_table_of(appendix))
    if sheet is None or not _says(appendix, order_blocks(sheet, page_of(rules).text_width_mm)):
        return None
    return replace(plan, order=sheet)


def _table_of(appendix: Appendix) -> Rows:
    """The rows of the appendix's only table; none where it has more sections or tables."""
    if len(appendix.sections) != 1 or appendix.sections[0].sections:
        return ()
    tables = [block.rows for block in appendix.sections[0].blocks if block.type == "table"]
    return tables[0] if len(tables) == 1 else ()


def _count(rows: Rows) -> int:
    """How many rows have a number in their first cell."""
    return sum(cells[0].isdecimal() for cells in rows)


def _says(appendix: Appendix, composed: Sequence[BodyBlock]) -> bool:
    """Whether the appendix holds the words of the composed blocks and no others."""
    if len(appendix.sections) != 1:
        return False
    (section,) = appendix.sections
    if section.heading or section.number or section.sections:
        return False
    read = [line for block in section.blocks for line in _words_read(block)]
    return read == [line for block in composed for line in _words_composed(block)]


def _words_read(block: Block) -> list[str]:
    if block.type != "table":
        return [block.text]
    return ["\t".join(map(squeeze, cells)) for cells in block.rows]


def _words_composed(block: BodyBlock) -> list[str]:
    if isinstance(block, Paragraph):
        return [squeeze(clean(block.text).text)]
    if not isinstance(block, Table):
        return []
    texts = ((" ".join(p.text for p in cell) for cell in cells) for cells in block.rows)
    return ["\t".join(squeeze(clean(text).text) for text in cells) for cells in texts]

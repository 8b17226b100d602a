"""What changed between two versions as rows of text, left the old words, right the new ones."""

from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from kehoach_gui.core.compare import Comparison, SectionChange, TextChange
from kehoach_gui.core.dates import administrative_date
from kehoach_gui.core.places import Place
from kehoach_gui.core.word_diff import word_diff
from kehoach_gui.ui.plans.standards import names
from kehoach_gui.ui.theme import Theme

STATUS_WORDS = {"changed": "Sửa", "added": "Thêm", "removed": "Bỏ", "moved": "Chuyển chỗ"}
NO_WORDS = "(không có)"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the list of changes; `old_section` is the id by which it can be taken back,
    `old_field` the place of a field of head or tail."""

    title: str
    rows: tuple[TextChange, ...]
    old_section: int | None = None
    old_field: Place = ()


def changes_of(comparison: Comparison) -> tuple[Change, ...]:
    """Only what differs: head and tail fields, sections in reading order, the order sheet."""
    sections = [
        Change(
            f"{_status(change)}: {_name(change)}",
            tuple(row for row in (change.heading, *change.blocks) if row.old or row.new),
            change.old.id if change.old else None,
        )
        for change in comparison.sections
        if change.status != "same"
    ]
    return (*_of_fields(comparison.fields), *sections, *_of_fields(comparison.order))


def _of_fields(fields: tuple[TextChange, ...]) -> list[Change]:
    return [
        Change(f"{STATUS_WORDS[field.status]}: {field.name}", (readable(field),), None, field.place)
        for field in fields
        if field.status != "same"
    ]


def readable(field: TextChange) -> TextChange:
    """A standard by its name and a date as it is written, instead of how they are stored."""
    if field.name == "Thể thức":
        known = names()
        old, new = (known.get(side or "", side) for side in (field.old, field.new))
    elif field.name == "Ngày ban hành":
        old, new = (administrative_date(side) if side else side for side in (field.old, field.new))
    else:
        return field
    return replace(field, old=old, new=new, pieces=word_diff(old or "", new or ""))


def _status(change: SectionChange) -> str:
    words = STATUS_WORDS[change.status]
    return f"{words}, chuyển chỗ" if change.moved and change.status == "changed" else words


def _name(change: SectionChange) -> str:
    section = change.new or change.old
    if section is None:
        return ""
    words = section.heading or (section.blocks[0].words if section.blocks else "")
    return f"{section.number or ''} {words}".strip()


def write_change(document: QTextDocument, theme: Theme, change: Change, titles: list[str]) -> None:
    """Show a change in two columns; removed words are struck out, new ones underlined."""
    document.clear()
    document.setDocumentMargin(0)
    form = QTextTableFormat()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(theme.c("line"))
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setCellPadding(8)
    form.setHeaderRowCount(1)
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints([half, half])
    table = QTextCursor(document).insertTable(len(change.rows) + 1, 2, form)
    head = QTextCharFormat()
    head.setForeground(theme.c("muted"))
    for column, name in enumerate(titles):
        table.cellAt(0, column).firstCursorPosition().insertText(name, head)
    for place, row in enumerate(change.rows, 1):
        _write_row(table, place, row, theme)


def _write_row(table: QTextTable, place: int, row: TextChange, theme: Theme) -> None:
    for column, (side, mine) in enumerate(((row.old, "removed"), (row.new, "added"))):
        cursor = table.cellAt(place, column).firstCursorPosition()
        if not side:
            muted = QTextCharFormat()
            muted.setForeground(theme.c("muted"))
            cursor.insertText(NO_WORDS, muted)
            continue
        for piece in row.pieces:
            if piece.status in ("same", mine):
                cursor.insertText(piece.text, _format(theme, piece.status))
        if row.looks_only:
            cursor.insertText(" (chỉ khác kiểu chữ hoặc dấu đầu dòng)", _format(theme, "note"))


def _format(theme: Theme, status: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(
        theme.c({"removed": "warn", "added": "ok", "note": "muted"}.get(status, "text"))
    )
    form.setFontStrikeOut(status == "removed")
    form.setFontUnderline(status == "added")
    form.setFontWeight(700 if status in ("added", "removed") else 400)
    return form

"""Going to a place of the open plan: the part is shown and the words there are selected."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from kehoach_gui.core.places import Place, spots
from kehoach_gui.core.plan import Number
from kehoach_gui.ui.plans.flow import find, lines_of, page_of
from kehoach_gui.ui.plans.outline_model import APPENDIX, HEAD, TAIL

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Section
    from kehoach_gui.ui.plans.form_panel import FormPanel
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.plans.section_editor import SectionEditor

HEAD_PARTS = ("header", "title", "opening")
NUMBER_FIELDS = ("serial", "type_code", "number_body")
SIGNER_FIELDS = {"title": "signer_title", "name": "signer_name"}


def show_place(view: "PlanView", place: Place, start: int, end: int, focus: bool = True) -> None:
    """Show a place of the plan, characters `start` to `end` selected; `focus` takes the keyboard.

    A place that the plan does not have any more is passed over. The order sheet has a window of its
    own, which only `focus` opens.
    """
    if place[0] == "section":
        _show_section(view, place, start, end, focus)
    elif place[0] == "appendix":
        view.outline.choose(APPENDIX - int(place[1]))
    elif place[0] == "order":
        if focus:
            view.order_asked.emit(place)
    else:
        head = place[0] in HEAD_PARTS
        view.show_part(HEAD if head else TAIL)
        _select_field(view, view.head_form if head else view.tail_form, place, start, end, focus)


def _show_section(view: "PlanView", place: Place, start: int, end: int, focus: bool) -> None:
    if view.session is None:
        return
    plan, ident = view.session.plan, int(place[1])
    section = find(plan, ident)
    if section is None:
        return
    view.show_part(ident)
    if view.is_full() and view.full_pane is not None:
        line = view.full_pane.line_at(ident, None if len(place) == 2 else int(place[2]))
        if line is not None:
            _select_line(view.editor, line, place, start, end)
        if focus:
            view.editor.setFocus()
        return
    pane = view.section_pane
    if len(place) == 2:
        _select(pane.heading, start, end)
        if focus:
            pane.heading.setFocus()
        return
    page = find(plan, page_of(plan, ident))
    if page is not None:
        line = line_index(page, ident, int(place[2]))
        _select_line(pane.editor, line, place, start, end)
        if focus:
            pane.editor.setFocus()


def _select_line(editor: "SectionEditor", line: int, place: Place, start: int, end: int) -> None:
    """Select words of a line; those of a cell in the cell itself."""
    if len(place) == 5:
        editor.select_cell(line, (int(place[3]), int(place[4])), start, end)
    else:
        editor.select_line(line, start, end)


def line_index(page: "Section", ident: int, block: int) -> int:
    """The line of a page on which a block of the page's section or of its paragraph stands."""
    if page.id == ident:
        return block
    lines = lines_of(page)
    first = next((place for place, line in enumerate(lines) if line.item == ident), 0)
    return first + block


def _select_field(
    view: "PlanView", form: "FormPanel", place: Place, start: int, end: int, focus: bool
) -> None:
    if view.session is None:
        return
    name = str(place[-1] if isinstance(place[-1], str) else place[0])
    if place[0] == "signature":
        name = SIGNER_FIELDS.get(name, name)
    kept = next((s.text for s in spots(view.session.plan) if s.place == place), "")
    if name == "number":
        name, start, end = number_field(view.session.plan.header.number, kept, start, end)
    field = form.fields[name]
    shown, before = field.input.words(), 0
    if place[0] in ("opening", "closing", "recipients"):
        lines, index = shown.split("\n"), int(place[1])
        before = sum(len(line) + 1 for line in lines[:index])
        shown = lines[index] if index < len(lines) else ""
    if name not in NUMBER_FIELDS:
        start, end = in_shown(kept, shown, start), in_shown(kept, shown, end)
    _select(field.input, before + start, before + end)
    form.ensureWidgetVisible(field)
    if focus:
        field.input.setFocus()


def number_field(number: Number | None, kept: str, start: int, end: int) -> tuple[str, int, int]:
    """The field of the number in which characters of its text as kept begin, and they in it."""
    number = number or Number()
    values = (number.serial, number.type_code, number.body)
    begin, at = 0, []
    for value in values:
        begin = kept.index(value, begin)
        at.append(begin)
        begin += len(value)
    last = len(NUMBER_FIELDS) - 1
    place = next((p for p in range(last) if start < at[p] + len(values[p])), last)
    first = max(0, start - at[place])
    return NUMBER_FIELDS[place], first, max(first, min(end - at[place], len(values[place])))


def in_shown(kept: str, shown: str, char: int) -> int:
    """Where a character of a text as it is kept stands in the same text as the form shows it.

    Each standard writes the marks at the start of a line in its own way: TM. and T/M, Lưu: and Lưu.
    """
    olds, news = kept.split("\n"), shown.split("\n")
    line = kept.count("\n", 0, char)
    if len(olds) != len(news):
        return min(char, len(shown))
    old, new = olds[line], news[line]
    inside = char - sum(len(each) + 1 for each in olds[:line])
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
    if inside >= len(old) - tail and inside:
        inside += len(new) - len(old)
    return sum(len(each) + 1 for each in news[:line]) + min(inside, len(new))


def _select(field: QLineEdit | QPlainTextEdit, start: int, end: int) -> None:
    if isinstance(field, QLineEdit):
        field.setSelection(start, end - start)
        return
    cursor = field.textCursor()
    last = field.document().characterCount() - 1
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()

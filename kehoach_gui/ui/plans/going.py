"""Going to a place of the open plan: the part is shown and the words there are selected."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from kehoach_gui.core.places import Place
from kehoach_gui.ui.plans.flow import find, lines_of, page_of
from kehoach_gui.ui.plans.outline_model import APPENDIX, HEAD, TAIL

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Section
    from kehoach_gui.ui.plans.form_panel import FormPanel
    from kehoach_gui.ui.plans.plan_view import PlanView

HEAD_PARTS = ("header", "title", "opening")
FIELD_NAMES = {"number": "serial"}
SIGNER_FIELDS = {"title": "signer_title", "name": "signer_name"}


def show_place(view: "PlanView", place: Place, start: int, end: int, focus: bool = True) -> None:
    """Show a place of the plan, characters `start` to `end` selected; `focus` takes the keyboard.

    A place that the plan does not have any more is passed over.
    """
    if place[0] == "section":
        _show_section(view, place, start, end, focus)
    elif place[0] == "appendix":
        view.outline.choose(APPENDIX - int(place[1]))
    else:
        head = place[0] in HEAD_PARTS
        view.show_part(HEAD if head else TAIL)
        _select_field(view.head_form if head else view.tail_form, place, start, end, focus)


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
            view.editor.select_line(line, start, end)
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
        pane.editor.select_line(line_index(page, ident, int(place[2])), start, end)
        if focus:
            pane.editor.setFocus()


def line_index(page: "Section", ident: int, block: int) -> int:
    """The line of a page on which a block of the page's section or of its paragraph stands."""
    if page.id == ident:
        return block
    lines = lines_of(page)
    first = next((place for place, line in enumerate(lines) if line.item == ident), 0)
    return first + block


def _select_field(form: "FormPanel", place: Place, start: int, end: int, focus: bool) -> None:
    name = str(place[-1] if isinstance(place[-1], str) else place[0])
    if place[0] == "signature":
        name = SIGNER_FIELDS.get(name, name)
    field = form.fields[FIELD_NAMES.get(name, name)]
    index = place[1] if len(place) > 1 and isinstance(place[1], int) else 0
    lines = field.input.words().split("\n")
    before = 0
    if place[0] in ("opening", "closing", "recipients"):
        before = sum(len(line) + 1 for line in lines[:index])
    _select(field.input, before + start, before + end)
    form.ensureWidgetVisible(field)
    if focus:
        field.input.setFocus()


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

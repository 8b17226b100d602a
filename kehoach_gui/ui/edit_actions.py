"""The window's handlers for editing: history, text, roles, the outline."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from kehoach_gui.core import structure
from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.plans.flow import find, page_of, siblings_of
from kehoach_gui.ui.plans.outline_model import HEAD, TAIL, opening_words

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.widgets import Toast

NEW_HEADING = "Mục mới"
NEW_PHASE = "Đợt mới: Từ ngày … đến ngày …"
TextWidget = QLineEdit | QPlainTextEdit | QTextEdit


def changed_part(before: Plan, after: Plan) -> int | None:
    """Where two plans differ: HEAD, TAIL or a section's id; None where nowhere that is shown."""
    if (before.header, before.title, before.opening) != (after.header, after.title, after.opening):
        return HEAD
    tail_before = (before.closing, before.recipients, before.signatures)
    if tail_before != (after.closing, after.recipients, after.signatures):
        return TAIL
    old = {section.id: section for section, _ in walk(all_sections(before))}
    for section, _ in walk(all_sections(after)):
        was = old.get(section.id)
        if was is None or (was.heading, was.blocks, was.kind) != (
            section.heading,
            section.blocks,
            section.kind,
        ):
            return section.id
    return None


class EditActions:
    """Mixed into the window, which has the session, the plan view and the toast."""

    session: "PlanSession | None"
    view: "PlanView | None"
    toast: "Toast"

    # history

    def undo(self) -> None:
        self._step_history(-1)

    def redo(self) -> None:
        self._step_history(+1)

    def _step_history(self, by: int) -> None:
        if self.session is None or self.view is None:
            return
        QGuiApplication.inputMethod().commit()
        before, stack = self.session.plan, self.session.undo_stack
        self.session.end_step()
        if by < 0:
            stack.undo()
        else:
            stack.redo()
        part = changed_part(before, self.session.plan)
        if part is not None and part != self.view.current_id():
            self.view.show_part(part)

    # text

    def _text_widget(self) -> TextWidget | None:
        widget = QApplication.focusWidget()
        return widget if isinstance(widget, TextWidget) else None

    def cut(self) -> None:
        if widget := self._text_widget():
            widget.cut()

    def copy(self) -> None:
        if widget := self._text_widget():
            widget.copy()

    def paste(self) -> None:
        if widget := self._text_widget():
            widget.paste()

    def select_all(self) -> None:
        if widget := self._text_widget():
            widget.selectAll()

    def bold(self) -> None:
        self._emphasis("b")

    def italic(self) -> None:
        self._emphasis("i")

    def underline(self) -> None:
        self._emphasis("u")

    def _emphasis(self, kind: str) -> None:
        if self.view is not None and self.session is not None:
            self.session.end_step()
            self.view.section_pane.editor.set_emphasis(kind)
            self.session.end_step()

    def role_paragraph(self) -> None:
        self._role("paragraph")

    def role_item(self) -> None:
        self._role("item")

    def role_bullet(self) -> None:
        self._role("bullet")

    def role_plus(self) -> None:
        self._role("plus")

    def role_letter(self) -> None:
        self._role("letter")

    def role_slogan(self) -> None:
        self._role("slogan")

    def _role(self, role: str) -> None:
        if self.view is not None and self.session is not None:
            self.session.end_step()
            self.view.section_pane.editor.set_role(role)
            self.session.end_step()
            self.view.section_pane.editor.setFocus()

    # the outline

    def _chosen(self) -> "tuple[PlanSession, PlanView, Preset, int] | None":
        """Session, view, standard and the chosen section's id, where a section is chosen."""
        session, view = self.session, self.view
        if session is None or view is None or view.preset is None:
            return None
        ident = view.current_id()
        return (session, view, view.preset, ident) if find(session.plan, ident) else None

    def add_section(self) -> None:
        """A new section behind the chosen one, its heading ready to be typed over."""
        session, view = self.session, self.view
        if session is None or view is None or view.preset is None:
            return
        preset, current = view.preset, view.current_id()
        after = page_of(session.plan, current) if find(session.plan, current) else None
        if current == HEAD and session.plan.sections:
            plan, new = structure.add_section(session.plan, preset, heading=NEW_HEADING)
            plan = structure.move_section(plan, new, None, 0, preset)
        else:
            plan, new = structure.add_section(
                session.plan, preset, after=after, heading=NEW_HEADING
            )
        self._show_new("thêm mục", plan, new)

    def add_child(self) -> None:
        """A new section inside the chosen one."""
        if chosen := self._chosen():
            session, _, preset, ident = chosen
            inside = page_of(session.plan, ident)
            plan, new = structure.add_section(
                session.plan, preset, inside=inside, heading=NEW_HEADING
            )
            self._show_new("thêm mục con", plan, new)

    def add_phase(self) -> None:
        """A new phase behind the chosen one, or inside the chosen section."""
        if chosen := self._chosen():
            session, _, preset, ident = chosen
            page = page_of(session.plan, ident)
            section = find(session.plan, page)
            is_phase = section is not None and section.kind == "phase"
            plan, new = structure.add_section(
                session.plan,
                preset,
                after=page if is_phase else None,
                inside=None if is_phase else page,
                heading=NEW_PHASE,
                kind="phase",
            )
            self._show_new("thêm đợt", plan, new)

    def _show_new(self, text: str, plan: Plan, new: int) -> None:
        if self.session is None or self.view is None:
            return
        self.session.end_step()
        self.session.apply(text, lambda _: plan)
        self.session.end_step()
        self.view.show_part(new)
        self.rename_section()

    def rename_section(self) -> None:
        """Put the keyboard into the heading, all of it selected."""
        if self.view is not None:
            heading = self.view.section_pane.heading
            heading.setFocus(Qt.FocusReason.ShortcutFocusReason)
            heading.selectAll()

    def duplicate_section(self) -> None:
        if chosen := self._chosen():
            session, view, _, ident = chosen
            plan, new = structure.duplicate_section(session.plan, ident)
            session.apply("nhân đôi mục", lambda _: plan)
            view.show_part(new)

    def remove_section(self) -> None:
        """Remove the chosen section; the toast takes it back."""
        if chosen := self._chosen():
            session, view, _, ident = chosen
            siblings = siblings_of(session.plan, ident)
            section = find(session.plan, ident)
            place = [each.id for each in siblings].index(ident)
            others = [each.id for each in siblings if each.id != ident]
            near = others[min(place, len(others) - 1)] if others else HEAD
            words = opening_words(section)[:60] if section else ""
            QGuiApplication.inputMethod().commit()
            session.end_step()
            session.apply("xóa mục", lambda plan: structure.remove_section(plan, ident))
            view.show_part(near)
            view.outline.setFocus()
            self.toast.say(f"Đã xóa “{words}”.", ("Hoàn tác", self.undo))

    def move_up(self) -> None:
        self._move(
            "chuyển mục lên", lambda plan, ident, p: structure.shift_section(plan, ident, -1, p)
        )

    def move_down(self) -> None:
        self._move(
            "chuyển mục xuống", lambda plan, ident, p: structure.shift_section(plan, ident, 1, p)
        )

    def indent(self) -> None:
        self._move("đưa mục vào trong", structure.indent_section)

    def outdent(self) -> None:
        self._move("đưa mục ra ngoài", structure.outdent_section)

    def _move(self, text: str, edit: Callable[[Plan, int, Preset], Plan]) -> None:
        if chosen := self._chosen():
            session, view, preset, ident = chosen
            QGuiApplication.inputMethod().commit()
            session.end_step()
            if session.apply(text, lambda plan: edit(plan, ident, preset)):
                view.show_part(ident)

    def renumber(self) -> None:
        """Number every list by its style and place."""
        if self.session is not None and not self.session.apply("đánh số lại", structure.renumber):
            self.toast.say("Các số thứ tự đã đúng, không có gì phải đánh lại.")

"""What can be done with the sections of the open plan: add, move, copy, remove, renumber."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kehoach_gui.core import structure
from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans.flow import find, page_of, siblings_of
from kehoach_gui.ui.plans.going import show_place
from kehoach_gui.ui.plans.outline_model import HEAD, TAIL, opening_words

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.toast import Toast

NEW_HEADING = "Mục mới"
NEW_PHASE = "Đợt mới: Từ ngày … đến ngày …"


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


class OutlineActions(QObject):
    """The handlers of the outline's actions; the view has the session, the toast takes back."""

    def __init__(self, view: "PlanView", toast: "Toast", undo: Callable[[], object]) -> None:
        super().__init__(view)
        self.view = view
        self.toast = toast
        self.undo = undo

    @property
    def session(self) -> "PlanSession | None":
        return self.view.session

    def _chosen(self) -> "tuple[PlanSession, PlanView, Preset, int] | None":
        """Session, view, standard and the chosen section's id, where a section is chosen."""
        session, view = self.session, self.view
        if session is None or view.preset is None:
            return None
        ident = view.current_id()
        return (session, view, view.preset, ident) if find(session.plan, ident) else None

    def add_section(self) -> None:
        """A new section behind the chosen one, its heading ready to be typed over."""
        session, view = self.session, self.view
        if session is None or view.preset is None:
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
        if self.session is None:
            return
        self.session.end_step()
        self.session.apply(text, lambda _: plan)
        self.session.end_step()
        self.view.show_part(new)
        self.rename_section()

    def rename_section(self) -> None:
        """Put the keyboard into the heading, all of it selected."""
        if self.view.is_full() and self.session is not None:
            section = find(self.session.plan, self.view.current_id())
            if section is not None:
                place = ("section", section.id)
                show_place(self.view, place, 0, len(section.heading or ""))
            return
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
            commit_words()
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
            commit_words()
            session.end_step()
            if session.apply(text, lambda plan: edit(plan, ident, preset)):
                view.show_part(ident)

    def renumber(self) -> None:
        """Number every list by its style and place."""
        if self.session is not None and not self.session.apply("đánh số lại", structure.renumber):
            self.toast.say("Các số thứ tự đã đúng, không có gì phải đánh lại.")

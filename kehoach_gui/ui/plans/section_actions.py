"""What reshapes sections: split, merge, ready skeletons, Mục đích and Yêu cầu, moving by hand."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from kehoach_gui.core import purpose, skeletons, structure
from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.core.tone import with_tones
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans.flow import find, is_item, page_of, parent_of, siblings_of
from kehoach_gui.ui.plans.outline_actions import NEW_HEADING, OutlineActions


class SectionActions(OutlineActions):
    """The outline's handlers that change more than one section at once."""

    def split_section(self) -> None:
        """What stands from the caret's paragraph on becomes a section of its own."""
        session, view = self.session, self.view
        place = view.caret_place()
        if session is None or place is None:
            return
        commit_words()
        plan, new = split_at(session.plan, *place)
        self._show_new("tách mục", plan, new)

    def merge_section(self) -> None:
        """The chosen section's words go to the section before it; the toast takes back."""
        if chosen := self._chosen():
            session, view, _, ident = chosen
            ident = page_of(session.plan, ident)
            siblings = [each.id for each in siblings_of(session.plan, ident)]
            place = siblings.index(ident)
            if place == 0:
                self.toast.say("Mục này đứng đầu danh sách, không có mục trước nó để gộp vào.")
                return
            commit_words()
            session.end_step()
            session.apply("gộp mục", lambda plan: structure.merge_with_previous(plan, ident))
            session.end_step()
            view.show_part(siblings[place - 1])
            self.toast.say("Đã gộp với mục trước.", ("Hoàn tác", self.undo))

    def convert_purpose(self) -> None:
        """Mục đích and Yêu cầu as two subsections, or together, whichever they are not now."""
        session, view = self.session, self.view
        if session is None or view.preset is None:
            return
        preset, ident = view.preset, purpose_section(session.plan, view.current_id())
        if ident is None:
            self.toast.say("Kế hoạch chưa có mục loại “Mục đích, yêu cầu”.")
            return
        commit_words()
        session.end_step()
        section = find(session.plan, ident)
        merging = section is not None and purpose.is_split(section)
        words = "gộp mục đích, yêu cầu" if merging else "tách mục đích, yêu cầu"
        session.apply(words, lambda plan: purpose.convert_purpose(plan, ident, preset))
        session.end_step()
        view.show_part(ident)
        done = "Đã gộp thành các đoạn có số." if merging else "Đã tách thành hai mục nhỏ."
        self.toast.say(f"{done} Không câu nào bị bỏ.", ("Hoàn tác", self.undo))

    def choose_skeleton(self) -> None:
        """A menu of ready skeletons below the button that adds sections."""
        if self.session is None:
            return
        menu = QMenu("Mục theo dàn ý mẫu", self.view)
        for ident, skeleton in skeletons.section_skeletons().items():
            menu.addAction(skeleton.name, lambda ident=ident: self.insert_skeleton(ident))
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.view.add_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def insert_skeleton(self, skeleton_id: str) -> None:
        """A section of a skeleton behind the outermost section that is chosen."""
        session, view = self.session, self.view
        if session is None or view.preset is None:
            return
        commit_words()
        session.end_step()
        plan, new = skeletons.insert_skeleton(
            session.plan, view.preset, skeleton_id, after=outermost(session.plan, view.current_id())
        )
        plan = with_tones(plan, session.tone, new, session.conventions)
        session.apply("thêm mục theo dàn ý", lambda _: plan)
        session.end_step()
        view.show_part(new)
        self.toast.say("Đã thêm mục theo dàn ý; điền vào các chỗ “…”.", ("Hoàn tác", self.undo))

    def move_to(self, ident: int, parent: int | None, place: int) -> bool:
        """Move a section by hand to a place among the children of another; says if it could."""
        session, view = self.session, self.view
        if session is None or view.preset is None:
            return False
        preset = view.preset
        commit_words()
        session.end_step()
        moved = session.apply(
            "kéo mục", lambda plan: structure.move_section(plan, ident, parent, place, preset)
        )
        session.end_step()
        view.show_part(ident)
        return moved


def split_at(plan: Plan, owner: int, index: int) -> tuple[Plan, int]:
    """The plan with a section split before a block of `owner`; and the new section's id.

    A block inside a numbered paragraph splits the section around it: the paragraphs before it
    stay, the rest goes. Raises KeyError for an id that the plan does not have.
    """
    section, parent = find(plan, owner), parent_of(plan, owner)
    if section is None:
        raise KeyError(owner)
    if parent is None or not is_item(section):
        return structure.split_section(plan, owner, index, 0, NEW_HEADING)
    if index:
        plan, owner = structure.split_section(plan, owner, index)
    place = [each.id for each in siblings_of(plan, owner)].index(owner)
    return structure.split_section(plan, parent.id, len(parent.blocks), place, NEW_HEADING)


def purpose_section(plan: Plan, chosen: int) -> int | None:
    """The section of Mục đích, yêu cầu: the one chosen or around it, else the plan's first."""
    ident: int | None = chosen
    while ident is not None and (section := find(plan, ident)) is not None:
        if section.kind == "purpose":
            return ident
        above = parent_of(plan, ident)
        ident = above.id if above else None
    every = (section for section, _ in walk(all_sections(plan)))
    return next((section.id for section in every if section.kind == "purpose"), None)


def outermost(plan: Plan, chosen: int) -> int | None:
    """The outermost section around the chosen one; None where no section is chosen."""
    if find(plan, chosen) is None:
        return None
    while (above := parent_of(plan, chosen)) is not None:
        chosen = above.id
    return chosen

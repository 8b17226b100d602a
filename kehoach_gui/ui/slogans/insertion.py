"""Slogans of the library on their way into the open plan, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from kehoach_gui.core.edits import find
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.places import place_name
from kehoach_gui.core.plan import Mark, Plan
from kehoach_gui.core.slogan_sections import (
    UnfilledSlogans,
    add_slogan_section,
    end_of_slogans,
    insert_slogans,
    mark_slogans,
    repeated,
    require_filled,
    slogan_sections,
    values_for,
)
from kehoach_gui.core.slogan_variables import fill, variables
from kehoach_gui.core.slogans import exact_key
from kehoach_gui.ui.plans.going import show_place
from kehoach_gui.ui.plans.home_model import UNTITLED, capital
from kehoach_gui.ui.plans.standards import preset_of
from kehoach_gui.ui.slogans.deeds import short
from kehoach_gui.ui.slogans.plan_choice import plan_of

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QMenu

    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage.slogan_shelf import SloganShelf
    from kehoach_gui.storage.slogans import StoredSlogan

MARK_KEY = "slogans/mark"
NEW_SECTION = "Mục khẩu hiệu mới"
MARKS: tuple[Mark, ...] = ("dash", "number", "none")


class NotedUses(QObject):
    """The uses of slogans that one undo step put into a plan: they go and come with the step."""

    def __init__(
        self, shelf: SloganShelf, session: PlanSession, rows: Sequence[StoredSlogan], place: str
    ) -> None:
        super().__init__(session)
        self.shelf, self.session, self.rows, self.place = shelf, session, rows, place
        self.stack: QUndoStack = session.undo_stack
        self.at = self.stack.index()
        self.step = self.stack.command(self.at - 1)
        self.noted = False
        self._moved(self.at)
        self.stack.indexChanged.connect(self._moved)

    def _moved(self, index: int) -> None:
        if not isValid(self.stack):  # a plan that is closed clears its history last of all
            return
        if self.at > self.stack.count() or self.stack.command(self.at - 1) is not self.step:
            self.stack.indexChanged.disconnect(self._moved)  # the step is no longer in the history
            return
        inserted = index >= self.at
        if inserted != self.noted:
            self.noted = inserted
            if inserted:
                self._note()
            else:
                self._forget()

    def _note(self) -> None:
        title = capital(self.session.plan.title.subject) or UNTITLED
        plan_id = self.session.plan_id
        for row in self.rows:
            self.shelf.add_use(row.id, self.place, plan_id=plan_id, plan_title=title)

    def _forget(self) -> None:
        wanted = {row.id for row in self.rows}
        for use in self.shelf.uses_in_plan(self.session.plan_id):
            if use.slogan_id in wanted and use.place == self.place:
                self.shelf.remove_use(use)
                wanted.discard(use.slogan_id)


def insert_into_open_plan(
    window: Any, ids: Sequence[int], section_id: int | None = None, mark: Mark | None = None
) -> bool:
    """Put slogans into the plan that is shown, as one undo step; says whether it did.

    Variables are filled from the plan and its body, others asked for; slogans that the plan has
    already are left out where the user wants it so.
    """
    session, view = window.session, window.view
    if session is None or view is None:
        return False
    window.commit_words()
    shelf = window.library.slogans
    rows = window._try("Chưa chèn được", lambda: [shelf.load(ident) for ident in ids])
    rows = _without_repeated(window, session.plan, rows) if rows else None
    values = _values(window, session.plan, rows) if rows else None
    if not rows or values is None:
        return False
    at = None
    plan, ident = session.plan, section_id
    if ident is None:
        ident, at = _place_in(view, plan)
    if ident is None:
        plan, ident = add_slogan_section(plan, preset_of(plan))
    texts = [fill(row.slogan.text, values) for row in rows]
    chosen_mark = mark or usual_mark(window)
    plan = insert_slogans(plan, ident, texts, chosen_mark, at)
    session.end_step()
    session.apply("chèn khẩu hiệu", lambda _: plan)
    session.end_step()
    try:
        NotedUses(shelf, session, rows, place_name(plan, ("section", ident)))
    except UserError as error:  # a library that cannot be written to: the plan tells that itself
        window.toast.say(str(error))
    last = (at if at is not None else end_of_slogans(find(plan, ident))) - 1
    last += len(texts) if at is not None else 0
    show_place(view, ("section", ident, last), len(texts[-1]), len(texts[-1]))
    _tell(window, texts)
    return True


def _tell(window: Any, texts: Sequence[str]) -> None:
    words = (
        f"Đã chèn {len(texts)} khẩu hiệu." if len(texts) > 1 else f"Đã chèn “{short(texts[0])}”."
    )
    if any(variables(text) for text in texts):
        words += " Còn chỗ chưa điền trong ngoặc nhọn: điền xong mới in được."
    library = ("Về thư viện", lambda: window.show_workspace("slogans"))
    window.toast.say(words, ("Hoàn tác", window.undo), library)


def _place_in(view: Any, plan: Plan) -> tuple[int | None, int | None]:
    """The section to insert into and the place behind the caret; the plan's first one else."""
    sections = {section.id: section for section in slogan_sections(plan)}
    caret = view.caret_place()
    if caret is not None and caret[0] in sections:
        section = sections[caret[0]]
        return section.id, min(caret[1] + 1, len(section.blocks))
    chosen = view.current_id()
    if chosen in sections:
        return chosen, None
    return next(iter(sections), None), None


def usual_mark(window: Any) -> Mark:
    """How the office marks slogans, as it was chosen last."""
    kept = window.library.setting(MARK_KEY, "dash")
    return kept if kept in MARKS else "dash"  # type: ignore[no-any-return]


def _without_repeated(
    window: Any, plan: Plan, rows: list[StoredSlogan]
) -> list[StoredSlogan] | None:
    """The slogans without those that the plan has, if the user wants it so; None to do nothing."""
    from kehoach_gui.ui.dialogs import base

    values = values_for(plan, _offices(window))
    texts = {row.id: fill(row.slogan.text, values) for row in rows}
    there = {exact_key(text) for text in repeated(plan, texts.values())}
    twice = [row for row in rows if exact_key(texts[row.id]) in there]
    if not twice:
        return rows
    first = short(texts[twice[0].id])
    words = f"Kế hoạch đã có “{first}”"
    words += f" và {len(twice) - 1} câu khác đang chọn." if len(twice) > 1 else "."
    others = [row for row in rows if row not in twice]
    choices = ("Bỏ qua câu đã có", "Vẫn chèn cả", "Hủy") if others else ("Không chèn", "Vẫn chèn")
    answer = base.ask(window.theme, window, "Khẩu hiệu đã có", words, *choices)
    if others:
        return (others, rows, None)[answer]
    return rows if answer == 1 else None


def _values(window: Any, plan: Plan, rows: list[StoredSlogan]) -> dict[str, str] | None:
    """What fills the variables of the slogans; open ones are asked for; None to do nothing."""
    values = values_for(plan, _offices(window))
    named = dict.fromkeys(name for row in rows for name in variables(row.slogan.text))
    if not named:
        return values
    from kehoach_gui.ui.slogans.fill_dialog import FillDialog

    known = {name: values[name] for name in named if name in values}
    if len(known) == len(named):
        return known
    dialog = FillDialog(window.theme, window, tuple(named), known, rows[0].slogan.text)
    return dialog.values() if dialog.exec() else None


def _offices(window: Any) -> list[Any]:
    return [stored.organisation for stored in window.library.list_organisations()]


def mark_section(window: Any, mark: str) -> None:
    """Number or dash the slogans of the chosen section; remembered as the office's choice."""
    session, view = window.session, window.view
    if session is None or view is None or mark not in MARKS:
        return
    window.commit_words()
    ident, _ = _place_in(view, session.plan)
    if ident is None:
        window.toast.say("Kế hoạch chưa có mục khẩu hiệu. Chèn khẩu hiệu thì mục được thêm vào.")
        return
    session.end_step()
    session.apply("kiểu khẩu hiệu", lambda plan: mark_slogans(plan, ident, mark))
    session.end_step()
    window._try("Chưa nhớ được", lambda: window.library.set_setting(MARK_KEY, mark))


def fill_targets(window: Any, menu: QMenu) -> None:
    """Every section for slogans of every open plan; a new section where a plan has none."""
    menu.clear()
    for tab in window.tabs:
        plan = plan_of(window, tab)
        if plan is None:
            continue
        title = capital(plan.title.subject) or UNTITLED
        for section in slogan_sections(plan):
            words = f"{short(title)} – {place_name(plan, ('section', section.id))}"
            menu.addAction(words.replace("&", "&&"), _run(window, tab.plan_id, section.id))
        if not slogan_sections(plan):
            words = f"{short(title)} – {NEW_SECTION.lower()}"
            menu.addAction(words.replace("&", "&&"), _run(window, tab.plan_id, None))
    if not window.tabs:
        menu.addAction("Chưa mở kế hoạch nào: mở trong danh sách…", window.show_home)


def _run(window: Any, plan_id: int, section_id: int | None) -> Any:
    def run() -> None:
        page = window.slogan_page()
        ids = page.chosen() if page is not None else ()
        # a plan that was read anew has other ids for its sections
        tab = next((tab for tab in window.tabs if tab.plan_id == plan_id), None)
        live = tab is not None and tab.session is not None
        if ids:
            window.insert_slogans_into(plan_id, ids, section_id if live else None)

    return run


def ask_unfilled(window: Any) -> bool:
    """Whether no slogan of the open plan has an open variable; else offers to go there."""
    from kehoach_gui.ui.dialogs import base

    session, view = window.session, window.view
    try:
        if session is not None:
            require_filled(session.plan)
    except UnfilledSlogans as error:
        title, first = "Còn chỗ chưa điền", error.found[0]
        if base.ask(window.theme, window, title, str(error), "Đến chỗ đó", "Đóng") == 0:
            start = first.text.index("{")
            show_place(view, first.place, start, first.text.index("}", start) + 1)
        return False
    return True

"""Slogans of the open plan that were changed in the library since: take over, or keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.places import place_name
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.slogan_changes import Changed, changed_slogans
from kehoach_gui.core.slogan_sections import replace_slogans, values_for
from kehoach_gui.core.slogan_variables import fill
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label

NONE = "Không khẩu hiệu nào của kế hoạch đã đổi trong thư viện."


class ChangedDialog(Dialog):
    """`ticked()` are those to take over; `answered` is set where the others are to be kept."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, plan: Plan, found: Sequence[Changed]
    ) -> None:
        super().__init__(theme, parent, "Đã đổi trong thư viện", 720)
        self.found = tuple(found)
        self.say("Câu được chọn lấy lời mới của thư viện; câu bỏ chọn giữ lời đang có.", "small")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Khẩu hiệu đã đổi")
        theme.dress(self.list, "body")
        for one in self.found:
            words = f"{place_name(plan, one.place)}: {one.text}\nThư viện: {one.now}"
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setMinimumHeight(200)
        self.body.addWidget(self.list, 1)
        self.keep = plain_label(
            theme, "Câu giữ lại không được hỏi lại cho đến lần đổi sau.", "small"
        )
        self.body.addWidget(self.keep)
        self.add_button("Để sau", self.reject)
        self.add_button("Cập nhật câu đã chọn", self.accept, "go")
        self.list.setFocus()

    def ticked(self) -> list[Changed]:
        return [
            one
            for row, one in enumerate(self.found)
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        ]


def find_changed(window: Any) -> tuple[Changed, ...]:
    """The slogans of the open plan whose entries changed since they were put in or kept."""
    session, shelf = window.session, window.library.slogans
    if session is None:
        return ()
    offices = [stored.organisation for stored in window.library.list_organisations()]
    values = values_for(session.plan, offices)
    entries, seen = [], set()
    for use in shelf.uses_in_plan(session.plan_id):
        if use.slogan_id in seen:
            continue
        seen.add(use.slogan_id)
        row = shelf.load(use.slogan_id)
        if row.merged_into is not None:
            row = shelf.load(row.merged_into)
        if row.damaged:
            continue
        if row.revision != use.slogan_revision or row.id != use.slogan_id:
            entries.append((row.id, fill(row.slogan.text, values)))
    return changed_slogans(session.plan, entries)


def show_changed(window: Any) -> None:
    """Ask, change the plan in one undo step, and remember the answer for all that were shown."""
    session, view = window.session, window.view
    found = window._try("Chưa xem được", lambda: find_changed(window))
    if not found:
        if found is not None:
            window.toast.say(NONE)
        return
    dialog = ChangedDialog(window.theme, window, session.plan, found)
    if not dialog.exec():
        return
    ticked = dialog.ticked()
    places = {one.place: place_name(session.plan, one.place) for one in found}
    if ticked:
        session.end_step()
        changes = {one.place: one.now for one in ticked}
        session.apply("cập nhật khẩu hiệu", lambda plan: replace_slogans(plan, changes))
        session.end_step()
        view.show_part(int(ticked[0].place[1]))
        window.toast.say(f"Đã cập nhật {len(ticked)} khẩu hiệu.", ("Hoàn tác", window.undo))
    try:
        _remember(window, found, places)
    except UserError as error:
        window.tell("Chưa nhớ được", str(error))


def _remember(window: Any, found: Sequence[Changed], places: dict[Any, str]) -> None:
    """A use of each entry as it is now in the place of the one before."""
    session, shelf = window.session, window.library.slogans
    old = {use.slogan_id: use for use in reversed(shelf.uses_in_plan(session.plan_id))}
    for one in found:
        title = old[one.slogan_id].plan_title if one.slogan_id in old else ""
        if one.slogan_id in old:
            shelf.remove_use(old[one.slogan_id])
        shelf.add_use(one.slogan_id, places[one.place], plan_id=session.plan_id, plan_title=title)

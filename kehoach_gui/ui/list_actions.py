"""The window's handlers for the list of plans: states, archive, bin, and the first run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from kehoach_gui.ui.plans.home_model import ARCHIVE, BIN, DESK
from kehoach_gui.ui.plans.states import DRAFT, next_states, state_name, version_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.storage.plans import PlanRow
    from kehoach_gui.ui.plans.home_view import HomeView
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

FIRST_RUN_KEY = "first_run/done"


class ListActions:
    """Mixed into the window, which has library, session, list, toast and actions."""

    theme: Theme
    settings: QSettings
    library: Library
    session: PlanSession | None
    home: HomeView
    toast: Toast
    actions_: dict[str, Any]
    _try: Callable[..., Any]
    keep_as: Callable[[int, str, str], bool]

    # shelves

    def shelf_rows(self) -> tuple[tuple[PlanRow, ...], bool | None]:
        """The plans of the shelf that is shown; whether other shelves have any, if it is empty."""
        library = self.library
        if self.home.shelf == BIN:
            return library.list_deleted(), None
        rows = library.list_plans(archived=self.home.shelf == ARCHIVE)
        if rows or self.home.shelf != DESK:
            return rows, None
        return rows, bool(library.list_plans(archived=True) or library.list_deleted())

    def open_asked(self, plan_id: int) -> None:
        """Open a plan of the list; one in the bin has to be taken out first."""
        if self.home.shelf != BIN:
            self.open_plan(plan_id)
            return
        self.toast.say(
            "Kế hoạch này đang ở trong thùng rác. Lấy lại rồi mới mở được.",
            ("Lấy lại", lambda: self.restore_row(plan_id)),
        )

    def delete_asked(self, plan_id: int) -> None:
        """Into the bin; in the bin, away for good."""
        if self.home.shelf == BIN:
            self.purge_row(plan_id)
        else:
            self.delete_plan(plan_id)

    def archive_row(self, plan_id: int = 0) -> None:
        """Put the chosen plan into the archive, or back on the desk; the toast undoes it."""
        ident = plan_id or self.home.current_id()
        self._shelve(ident, self.home.shelf != ARCHIVE)

    def _shelve(self, plan_id: int, archived: bool) -> None:
        done = self._try(
            "Chưa chuyển được", lambda: self.library.archive_plan(plan_id, archived) or True
        )
        if done:
            self.reload_list()
            words = "Đã đưa vào lưu trữ." if archived else "Đã lấy ra khỏi lưu trữ."
            self.toast.say(words, ("Hoàn tác", lambda: self._shelve(plan_id, not archived)))

    def restore_row(self, plan_id: int = 0) -> None:
        """Take the chosen plan out of the bin."""
        ident = plan_id or self.home.current_id()
        if self._try("Chưa lấy lại được", lambda: self.library.restore_plan(ident) or True):
            self.reload_list()
            self.toast.say("Đã lấy lại. Kế hoạch nằm trong ngăn trước khi xóa.")

    def purge_row(self, plan_id: int = 0) -> None:
        """Remove the chosen plan of the bin for good, after a question."""
        from kehoach_gui.ui.dialogs.base import ask

        ident = plan_id or self.home.current_id()
        title = next((row.title for row in self.home.model.all_rows if row.id == ident), "")
        words = (
            f"Xóa hẳn “{title[:70] or 'kế hoạch chưa có trích yếu'}” cùng mọi phiên bản của nó?"
            " Việc này không hoàn tác được; bản sao lưu của thư viện thì vẫn còn."
        )
        assert isinstance(self, QWidget)
        if ask(self.theme, self, "Xóa hẳn", words, "Xóa hẳn", "Giữ lại") == 0 and self._try(
            "Chưa xóa được", lambda: self.library.purge_plan(ident) or True
        ):
            self.reload_list()

    # states

    def state_menu(self, plan_id: int) -> QMenu:
        """The states a plan may take, the one it has ticked."""
        from PySide6.QtWidgets import QMenu

        from kehoach_gui.ui.choices import fill_choices

        assert isinstance(self, QWidget)
        menu = QMenu("Trạng thái", self)
        every = (*self.library.list_plans(), *self.library.list_plans(archived=True))
        now = next((row.state for row in every if row.id == plan_id), DRAFT)
        names = [row.name for row in self.library.list_versions(plan_id)]
        states = [(state_name(state), state) for state in next_states(now, names)]
        fill_choices(menu, states, now, lambda state: self.set_state(plan_id, state))
        return menu

    def choose_state(self) -> None:
        """Open the menu of states for the open plan, or the chosen one of the list."""
        from PySide6.QtGui import QCursor

        assert isinstance(self, QWidget)
        ident = self.session.plan_id if self.session else self.home.current_id()
        inside = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        place = QCursor.pos() if inside else self.mapToGlobal(self.rect().center())
        menu = self.state_menu(ident)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def set_state(self, plan_id: int, state: str) -> None:
        """Set a plan's state; what is submitted or signed is kept as a version of that name."""
        self.save_now()
        if self.keep_as(plan_id, version_name(state), state) and self.session is None:
            self.reload_list(plan_id)

    # first run

    def offer_first_run(self) -> None:
        """The assistant, where this library is new and nobody has seen it on this PC."""
        library = self.library
        if library.read_only or self.settings.value(FIRST_RUN_KEY, False, bool):
            return
        used = library.list_plans() or library.list_plans(archived=True) or library.list_deleted()
        if not used and not library.list_organisations():
            self.first_run()

    def first_run(self) -> None:
        """Ask for the body and what to start from; what was typed is kept, skipped or not."""
        from kehoach_gui.ui.first_run.dialog import FirstRun

        assert isinstance(self, QWidget)
        dialog = FirstRun(self.theme, self)
        begun = dialog.exec()
        self.settings.setValue(FIRST_RUN_KEY, True)
        organisation = dialog.organisation
        if organisation.name:
            self._try("Chưa lưu được đơn vị", lambda: self.library.save_organisation(organisation))
        if begun:
            self._begin(dialog)

    def _begin(self, dialog: Any) -> None:
        from kehoach_gui.ui.first_run import pages

        starts: dict[str, Callable[[], object]] = {
            pages.SKELETON: lambda: self.add_and_open(dialog.skeleton_plan()),
            pages.BLANK: lambda: self.add_and_open(dialog.blank_plan()),
            pages.SAMPLE: self.open_sample,
            pages.FILE: self.import_file,
            pages.PASTE: self.import_pasted,
        }
        starts[dialog.start]()

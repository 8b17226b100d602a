"""The window's handlers for the list of plans: states, archive, bin, and the first run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
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

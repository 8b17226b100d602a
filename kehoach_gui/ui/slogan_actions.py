"""The window's handlers for slogans: the library's page, what comes in, what goes into a plan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings

from kehoach_gui.core.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from kehoach_gui.core.places import Place
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.slogans.deeds import SloganDeeds
    from kehoach_gui.ui.slogans.workspace import SloganWorkspace
    from kehoach_gui.ui.tab_actions import Tab
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

NO_PLAN = "Chưa mở kế hoạch nào. Mở một kế hoạch trong danh sách, rồi chèn khẩu hiệu vào đó."
INPUTS = (
    "Danh sách khẩu hiệu, kế hoạch (*.txt *.csv *.html *.htm *.docx *.json *.kehoach);;Mọi tệp (*)"
)


class SloganActions:
    """Mixed into the window, which has library, session, view and toast."""

    theme: Theme
    settings: QSettings
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    tabs: list[Tab]
    _workspaces: dict[str, Any]

    @cached_property
    def slogan_deeds(self) -> SloganDeeds:
        """What was done to the library's slogans since the program began."""
        from kehoach_gui.ui.slogans.deeds import SloganDeeds

        return SloganDeeds(self)

    def slogan_page(self) -> SloganWorkspace | None:
        """The page of the slogans where it is the one in sight."""
        page: SloganWorkspace | None = self._workspaces.get("slogans")
        return page if page is not None and self.pages.currentWidget() is page else None

    # the library

    def new_slogan(self) -> None:
        from kehoach_gui.ui.slogans.form_dialog import SloganForm

        dialog = SloganForm(self.theme, self._me, self.library)
        if dialog.exec() and dialog.slogan is not None:
            self._show_slogans()
            self.slogan_deeds.add([dialog.slogan])

    def edit_slogan(self) -> None:
        """The form of the chosen slogan."""
        from kehoach_gui.ui.slogans.form_dialog import SloganForm

        page = self.slogan_page()
        chosen = page.chosen() if page is not None else ()
        if len(chosen) != 1:
            return
        row = self._try("Chưa mở được khẩu hiệu", lambda: self.library.slogans.load(chosen[0]))
        if row is None:
            return
        dialog = SloganForm(self.theme, self._me, self.library, row)
        if dialog.exec() and dialog.slogan is not None and dialog.slogan != row.slogan:
            self.slogan_deeds.save(row, dialog.slogan)

    def star_slogans(self) -> None:
        if (page := self.slogan_page()) is not None:
            page.toggle_star()

    def archive_slogans(self) -> None:
        """Into the archive; what stands there already comes out."""
        if (page := self.slogan_page()) is not None and page.chosen():
            self.slogan_deeds.archive(page.chosen(), not page.facets.facets.archive)

    def delete_slogans(self) -> None:
        if (page := self.slogan_page()) is not None and page.chosen():
            self.slogan_deeds.delete(page.chosen())

    def merge_slogans(self) -> None:
        """Ask which of the chosen slogans stands for the others."""
        from kehoach_gui.ui.slogans.merge_dialog import MergeDialog

        page = self.slogan_page()
        if page is None or len(page.chosen()) < 2:
            return
        dialog = MergeDialog(self.theme, self._me, page.search.rows(page.chosen()))
        if dialog.exec() and dialog.kept:
            self.slogan_deeds.merge(dialog.kept, dialog.others())

    def add_starter_slogans(self) -> None:
        self._show_slogans()
        self.slogan_deeds.add_starter()

    def _show_slogans(self) -> SloganWorkspace | None:
        """The page of the slogans in front; None where the open plan could not be saved."""
        page: SloganWorkspace | None = self.slogan_page() or self.show_workspace("slogans")
        return page

    # what comes in

    def import_slogans(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = self.settings.value("folder/import", "", str)
        name, _ = QFileDialog.getOpenFileName(self._me, "Nhập khẩu hiệu", folder, INPUTS)
        if name:
            self.settings.setValue("folder/import", str(Path(name).parent))
            self.import_slogans_from(Path(name))

    def import_slogans_from(self, path: Path) -> None:
        """Read a file in a thread of its own, then show what is new in it."""
        from kehoach_gui import services

        self._bring_in(path.name, lambda: services.read_slogans(path))

    def paste_slogans(self) -> None:
        """Ask for a list of slogans as text."""
        from kehoach_gui.ui.slogans.paste_dialog import SloganPaste

        dialog = SloganPaste(self.theme, self._me)
        if dialog.exec():
            self._bring_in("văn bản dán", dialog.reader())

    def import_slogans_of_plan(self) -> None:
        """The slogans of the plan that is open; of several open ones it asks which."""
        from kehoach_gui.ui.slogans.plan_choice import choose_plan

        plan = choose_plan(self)
        if plan is not None:
            self.import_slogans_from_plan(plan)

    def import_slogans_from_plan(self, plan: Plan) -> None:
        from kehoach_gui.reading.slogans import require_slogans, slogans_of_plan
        from kehoach_gui.ui.plans.home_model import UNTITLED, capital

        name = capital(plan.title.subject) or UNTITLED
        self._bring_in(name, lambda: require_slogans(slogans_of_plan(plan), name))

    def _bring_in(self, name: str, read: Any) -> None:
        """Read and compare with the library behind the window, then show it."""
        from kehoach_gui.ui.slogans.import_dialog import SloganImport
        from kehoach_gui.ui.slogans.judging import judged_reading

        library = self.library.path
        job = self._job(lambda progress: judged_reading(read, library, progress))
        self.toast.say(f"Đang đọc “{name}”…", ("Dừng", job.cancel), lasting=True)
        job.progressed.connect(self.toast.progress)
        job.cancelled.connect(lambda: self.toast.say("Đã dừng, chưa nhập gì."))

        def show(found: Any) -> None:
            self.toast.hide()
            dialog = SloganImport(self.theme, self._me, found, name)
            if dialog.exec() and dialog.chosen():
                self._show_slogans()
                new = dialog.chosen()
                self.slogan_deeds.add(new, f"Đã thêm {len(new)} khẩu hiệu từ “{name}”.")

        self._start(job, show)

    # into a plan

    def pick_slogans(self) -> None:
        """Search the library beside the open plan, and insert what is chosen."""
        from kehoach_gui.ui.slogans.picker import SloganPicker

        if self.session is None or self.view is None:
            return
        self.commit_words()
        dialog = SloganPicker(self)
        if dialog.exec() and dialog.ids:
            from kehoach_gui.ui.slogans.insertion import insert_into_open_plan

            insert_into_open_plan(self, dialog.ids, mark=dialog.mark)

    def insert_slogans_here(self) -> None:
        """The chosen slogans into an open plan; of several plans a menu asks which."""
        page = self.slogan_page()
        if page is None or not page.chosen():
            return
        if not self.tabs:
            self.toast.say(NO_PLAN, ("Danh sách kế hoạch", self.show_home))
        elif len(self.tabs) == 1:
            self.insert_slogans_into(self.tabs[0].plan_id, page.chosen())
        else:
            page.detail.insert.showMenu()

    def fill_targets(self, menu: QMenu) -> None:
        """The sections for slogans of all open plans."""
        from kehoach_gui.ui.slogans.insertion import fill_targets

        fill_targets(self, menu)

    def insert_slogans_into(
        self, plan_id: int, ids: Sequence[int], section_id: int | None = None
    ) -> None:
        """Show a plan and insert slogans into it, by default into its section for them."""
        from kehoach_gui.ui.slogans.insertion import insert_into_open_plan

        self.open_plan(plan_id)
        if self.session is not None and self.session.plan_id == plan_id:
            insert_into_open_plan(self, tuple(ids), section_id)

    def drop_slogans_on_tab(self, place: int, ids: tuple[int, ...]) -> None:
        """Slogans that were dragged onto the tab of an open plan."""
        self.insert_slogans_into(self.tabs[place].plan_id, ids)

    def drop_slogans_on_section(self, section_id: int, ids: tuple[int, ...]) -> None:
        """Slogans that were dragged onto a section of the outline."""
        from kehoach_gui.ui.slogans.insertion import insert_into_open_plan

        insert_into_open_plan(self, ids, section_id)

    def mark_slogans(self, mark: str) -> None:
        """Number the slogans of the chosen section ("number") or give them dashes ("dash")."""
        from kehoach_gui.ui.slogans.insertion import mark_section

        mark_section(self, mark)

    def show_changed_slogans(self) -> None:
        """The slogans of the plan whose entries in the library are others now."""
        from kehoach_gui.ui.slogans.changed_dialog import show_changed

        if self.session is not None:
            self.commit_words()
            show_changed(self)

    def show_banners(self) -> None:
        """Artwork of the chosen slogans, else of those of the open plan."""
        from kehoach_gui.ui.slogans.banner_source import show_banners

        show_banners(self)

    def edit_order(self) -> None:
        """The order sheet of the open plan."""
        self.edit_order_at(())

    def edit_order_at(self, place: Place) -> None:
        """The order sheet of the open plan, at a place of it."""
        from kehoach_gui.ui.slogans.order_dialog import open_order_sheet

        open_order_sheet(self, place=place)

    def slogans_are_filled(self) -> bool:
        """Whether the open plan may be printed: else says which slogans have open variables."""
        from kehoach_gui.core.order_check import require_printable
        from kehoach_gui.ui.slogans.insertion import ask_unfilled

        order = self.session.plan.order if self.session is not None else None
        try:
            if order is not None and order.is_printed:
                require_printable(order)
            return ask_unfilled(self)
        except UserError as error:
            self.tell("Chưa in được", str(error))
            return False

"""Profiles of the bodies that issue plans: edit them, or begin a plan from one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.organisation import Organisation, new_plan
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.dialogs.base import ask, tell
from kehoach_gui.ui.dialogs.list_and_form import ListAndForm
from kehoach_gui.ui.dialogs.organisation_form import OrganisationForm, first_standard
from kehoach_gui.ui.right.cards import Card
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.storage import Library

UNNAMED = "Đơn vị mới"
LIST = 220  # pixels


class OrganisationDialog(ListAndForm[Organisation]):
    """The profiles of the library; what is typed is kept.

    With `choosing` the dialog ends with a new plan of the chosen body in `plan`.
    """

    form: OrganisationForm

    def __init__(
        self, theme: Theme, parent: QWidget | None, library: "Library", *, choosing: bool
    ) -> None:
        title = "Kế hoạch mới: chọn đơn vị ban hành" if choosing else "Đơn vị ban hành"
        names = ("Các đơn vị", "Thêm đơn vị", "Xóa đơn vị đang chọn")
        form = OrganisationForm(theme)
        super().__init__(theme, parent, title, names, form, LIST)
        self.library = library
        self.choosing = choosing
        self.plan: Plan | None = None
        self.add_button("Đóng", self.reject)
        if choosing:
            self.go = self.add_button("Lập kế hoạch", self._make_plan, "go")
        form.named.connect(lambda _: self.follow())
        try:
            stored = library.list_organisations()
        except UserError as error:
            tell(theme, self, "Chưa đọc được các đơn vị", str(error))
            stored = ()
        self.show_values([each.id for each in stored], [each.organisation for each in stored])
        if not stored:
            self.add()

    def new_value(self) -> Organisation:
        return Organisation("", first_standard())

    def card(self, value: Organisation) -> Card:
        return Card(value.name or UNNAMED, "")

    def fill(self, value: Organisation) -> None:
        self.form.show_profile(value)

    def typed(self, old: Organisation) -> Organisation:
        return self.form.profile(old)

    def save(self) -> bool:
        """Write the profiles that have a name or a body; False where the library refused."""
        self.take()
        try:
            stored = {each.id: each.organisation for each in self.library.list_organisations()}
            for place, profile in enumerate(self.values):
                name = profile.name or (profile.issuing_body or "").replace("\n", " ")
                if not name or stored.get(self.ids[place] or -1) == profile:
                    continue
                named = replace(profile, name=name)
                self.ids[place] = self.library.save_organisation(named, self.ids[place])
        except UserError as error:
            tell(self.theme, self, "Chưa lưu được đơn vị", str(error))
            return False
        return True

    def drop(self) -> None:
        """Ask, then delete the chosen profile."""
        if not self.has_chosen:
            return
        place = self.place
        name = self.card(self.typed(self.values[place])).title
        words = f"Xóa hồ sơ đơn vị “{name}”? Các kế hoạch đã lập vẫn nguyên."
        if ask(self.theme, self, "Xóa đơn vị", words, "Xóa", "Không") != 0:
            return
        ident = self.ids[place]
        try:
            if ident is not None:
                self.library.delete_organisation(ident)
        except UserError as error:
            tell(self.theme, self, "Chưa xóa được", str(error))
            return
        del self.ids[place], self.values[place]
        self.go_to(place)
        if not self.values:
            self.add()

    def _make_plan(self) -> None:
        if self.save():
            self.plan = new_plan(self.values[self.place])
            self.accept()

    def reject(self) -> None:
        if self.save():
            super().reject()

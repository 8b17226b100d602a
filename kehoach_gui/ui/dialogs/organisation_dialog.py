"""Profiles of the bodies that issue plans: edit them, or begin a plan from one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.organisation import Organisation, new_plan
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog, ask, tell
from kehoach_gui.ui.dialogs.organisation_form import OrganisationForm, first_standard
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.storage import Library

UNNAMED = "Đơn vị mới"


class OrganisationDialog(Dialog):
    """Profiles at the left, the chosen one's form at the right; what is typed is kept.

    With `choosing` the dialog ends with a new plan of the chosen body in `plan`.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None, library: "Library", *, choosing: bool
    ) -> None:
        title = "Kế hoạch mới: chọn đơn vị ban hành" if choosing else "Đơn vị ban hành"
        super().__init__(theme, parent, title, 860)
        self.library = library
        self.choosing = choosing
        self.plan: Plan | None = None
        self.ids: list[int | None] = []
        self.profiles: list[Organisation] = []
        self.place = -1
        self.list = QListWidget()
        self.list.setAccessibleName("Các đơn vị")
        self.list.setFixedWidth(220)
        theme.dress(self.list, "body")
        self.form = OrganisationForm(theme)
        self.new_button = Button(theme, "Thêm đơn vị", "out", "plus")
        self.drop_button = Button(theme, "", "flat", "trash", "Xóa đơn vị đang chọn")
        self.new_button.clicked.connect(self.add_profile)
        self.drop_button.clicked.connect(self._drop)
        under = QHBoxLayout()
        under.addWidget(self.new_button)
        under.addStretch(1)
        under.addWidget(self.drop_button)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(under)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.form, 1)
        self.body.addLayout(row, 1)
        self.resize(860, HIGHEST)
        self.add_button("Đóng", self.reject)
        if choosing:
            self.go = self.add_button("Lập kế hoạch", self._make_plan, "go")
        self.list.currentRowChanged.connect(self._show)
        self.form.named.connect(self._rename)
        self._load()

    def _load(self) -> None:
        try:
            stored = self.library.list_organisations()
        except UserError as error:
            tell(self.theme, self, "Chưa đọc được các đơn vị", str(error))
            stored = ()
        for each in stored:
            self.ids.append(each.id)
            self.profiles.append(each.organisation)
            self.list.addItem(each.organisation.name)
        if not self.profiles:
            self.add_profile()
        else:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def add_profile(self) -> None:
        """A new, empty profile, ready to be filled in."""
        self.ids.append(None)
        self.profiles.append(Organisation("", first_standard()))
        self.list.addItem(UNNAMED)
        self.list.setCurrentRow(self.list.count() - 1)
        self.form.focus_first()

    def _show(self, place: int) -> None:
        self._take()
        self.place = place
        if 0 <= place < len(self.profiles):
            self.form.show_profile(self.profiles[place])

    def _rename(self, name: str) -> None:
        item = self.list.item(self.place)
        if item is not None:
            item.setText(name or UNNAMED)

    def _take(self) -> None:
        """Keep what was typed for the profile shown until now."""
        if not 0 <= self.place < len(self.profiles):
            return
        profile = self.form.profile(self.profiles[self.place])
        self.profiles[self.place] = profile

    def save(self) -> bool:
        """Write the profiles that have a name or a body; False where the library refused."""
        self._take()
        try:
            stored = {each.id: each.organisation for each in self.library.list_organisations()}
            for place, profile in enumerate(self.profiles):
                name = profile.name or (profile.issuing_body or "").replace("\n", " ")
                if not name or stored.get(self.ids[place] or -1) == profile:
                    continue
                named = replace(profile, name=name)
                self.ids[place] = self.library.save_organisation(named, self.ids[place])
        except UserError as error:
            tell(self.theme, self, "Chưa lưu được đơn vị", str(error))
            return False
        return True

    def _drop(self) -> None:
        if self.place < 0:
            return
        name = self.list.item(self.place).text()
        words = f"Xóa hồ sơ đơn vị “{name}”? Các kế hoạch đã lập vẫn nguyên."
        if ask(self.theme, self, "Xóa đơn vị", words, "Xóa", "Không") != 0:
            return
        ident = self.ids[self.place]
        try:
            if ident is not None:
                self.library.delete_organisation(ident)
        except UserError as error:
            tell(self.theme, self, "Chưa xóa được", str(error))
            return
        place, self.place = self.place, -1
        del self.ids[place], self.profiles[place]
        self.list.takeItem(place)
        if not self.profiles:
            self.add_profile()

    def _make_plan(self) -> None:
        if self.save():
            self.plan = new_plan(self.profiles[self.place])
            self.accept()

    def reject(self) -> None:
        if self.save():
            super().reject()

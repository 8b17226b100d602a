"""Above the signature: another signer of the body in two clicks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kehoach_gui.core.organisation import organisation_of
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.choices import fill_choices
from kehoach_gui.ui.dialogs.signer_list import signer_words
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.core.plan import Signature
    from kehoach_gui.core.preset import Preset
    from kehoach_gui.session import PlanSession


class SignerTools(QWidget):
    """A menu of the signers in the body's profile; `edit_asked` asks for the profiles."""

    edit_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        organisations: Callable[[], Sequence[Organisation]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.organisations = organisations
        self.session: PlanSession | None = None
        self.button = Button(theme, "Chọn người ký", "pill", tip="Người ký trong hồ sơ đơn vị")
        self.menu = QMenu("Người ký", self)
        self.menu.aboutToShow.connect(self._fill)
        self.button.drop(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)

    def show_plan(self, session: PlanSession, preset: Preset) -> None:
        self.session = session

    def _fill(self) -> None:
        self.menu.clear()
        if self.session is None:
            return
        plan = self.session.plan
        one = organisation_of(plan, self.organisations())
        known = [(signer_words(signer), signer) for signer in one.signers] if one else []
        fill_choices(self.menu, known, plan.signature, self.take)
        if known:
            self.menu.addSeparator()
        self.menu.addAction("Sửa danh sách người ký…", self.edit_asked.emit)

    def take(self, signer: Signature) -> None:
        """Let this person sign, as one undo step."""
        if self.session is not None:
            self.session.end_step()
            self.session.apply(
                "chọn người ký",
                lambda plan: replace(plan, signatures=(signer, *plan.signatures[1:])),
            )
            self.session.end_step()

"""Why a finding may stand: one line of note, kept in the plan with the day."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.theme import Theme, tint

if TYPE_CHECKING:
    from kehoach_gui.checking import Finding

LONGEST = 200


class AcceptDialog(Dialog):
    """`note` is what the office says; it may be empty."""

    def __init__(self, theme: Theme, parent: QWidget | None, finding: "Finding") -> None:
        super().__init__(theme, parent, "Chấp nhận chỗ này", 460)
        self.say(finding.reason)
        tint(
            self.say("Chỗ này không kể là cần xem lại nữa, cho đến khi lời văn ở đó đổi.", "small"),
            "muted",
        )
        self.field = LineInput()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName("Ghi chú")
        self.field.setPlaceholderText("Ghi chú, chẳng hạn: cấp trên chưa định ngày")
        theme.dress(self.field, "body")
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.add_button("Hủy", self.reject)
        self.add_button("Chấp nhận", self.accept, "go")
        self.field.setFocus()

    @property
    def note(self) -> str:
        return " ".join(self.field.text().split())

"""A name for the version that is kept now: proposed ones by a click, or one's own."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.theme import Theme

SIGNED = "Bản đã ký"
SUBMITTED = "Bản trình lần"


class VersionDialog(Dialog):
    """`name` is what the version is to be called."""

    def __init__(self, theme: Theme, parent: QWidget | None, names: list[str]) -> None:
        super().__init__(theme, parent, "Giữ phiên bản", 460)
        taken = [name for name in names if name.startswith(SUBMITTED)]
        proposed = f"{SUBMITTED} {len(taken) + 1}"
        self.say(
            "Bản đang soạn được giữ nguyên dưới tên này, không bao giờ tự mất."
            " Sau này có thể so sánh hoặc lấy lại."
        )
        self.field = LineInput()
        self.field.setAccessibleName("Tên phiên bản")
        self.field.setText(proposed)
        self.field.selectAll()
        theme.dress(self.field, "body")
        self.body.addWidget(self.field)
        line = QHBoxLayout()
        line.setSpacing(6)
        for name in (proposed, SIGNED):
            pill = Button(theme, name, "pill")
            pill.clicked.connect(lambda _=False, name=name: self.field.setText(name))
            line.addWidget(pill)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Giữ", self.accept, "go")
        self.field.textChanged.connect(lambda _: self.go.setEnabled(bool(self.name)))
        self.field.setFocus()

    @property
    def name(self) -> str:
        return " ".join(self.field.text().split())

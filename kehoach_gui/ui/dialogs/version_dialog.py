"""A name for the version that is kept now: proposed ones by a click, or one's own."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.plans.states import SIGNED, SUBMITTED, submissions, version_name
from kehoach_gui.ui.theme import Theme


class VersionDialog(Dialog):
    """`name` is what the version is to be called."""

    def __init__(self, theme: Theme, parent: QWidget | None, names: list[str]) -> None:
        super().__init__(theme, parent, "Giữ phiên bản", 460)
        proposed = version_name(f"{SUBMITTED} {submissions('', names) + 1}")
        signed = version_name(SIGNED)
        self.say(
            "Bản đang soạn được giữ nguyên dưới tên này, không bao giờ tự mất."
            " Sau này có thể so sánh hoặc lấy lại. Tên có sẵn bên dưới đặt luôn trạng thái."
        )
        self.field = LineInput()
        self.field.setAccessibleName("Tên phiên bản")
        self.field.setText(proposed)
        self.field.selectAll()
        theme.dress(self.field, "body")
        self.body.addWidget(self.field)
        line = QHBoxLayout()
        line.setSpacing(6)
        for name in (proposed, signed):
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

"""Which words a plan would get with other tone marks, before anything is changed."""

from PySide6.QtWidgets import QComboBox, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.tone import NEW, OLD, tone_words
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

STYLES = (
    (OLD, "òa, òe, ủy (kiểu cũ: hòa, khỏe, Ủy ban)"),
    (NEW, "oà, oè, uỷ (kiểu mới: hoà, khoẻ, Uỷ ban)"),
)
SHOWN = 12  # different words named in the preview


class ToneDialog(Dialog):
    """`style_chosen` and `section` (None for the whole plan) are what was chosen."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        plan: Plan,
        style: str,
        section: tuple[int, str] | None,
    ) -> None:
        super().__init__(theme, parent, "Chuẩn hóa dấu thanh", 520)
        self.plan = plan
        self.choice = self._combo("Cách đặt dấu thanh")
        for value, label in STYLES:
            self.choice.addItem(label, value)
        self.choice.setCurrentIndex(max(0, self.choice.findData(style)))
        self.scope = self._combo("Phạm vi")
        self.scope.addItem("Cả kế hoạch", None)
        if section is not None:
            self.scope.addItem(f"Mục đang chọn: {section[1]}", section[0])
        self.count = plain_label(theme, "", "body", True)
        self.words = plain_label(theme, "", "small")
        tint(self.words, "muted")
        self.body.addWidget(self.count)
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Đổi", self.accept, "go")
        for each in (self.choice, self.scope):
            each.currentIndexChanged.connect(self._look)
        self._look()
        self.choice.setFocus()

    @property
    def style_chosen(self) -> str:
        return str(self.choice.currentData())

    @property
    def section(self) -> int | None:
        return self.scope.currentData()

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.theme.dress(combo, "body")
        self.body.addWidget(combo)
        return combo

    def _look(self) -> None:
        found = tone_words(self.plan, self.style_chosen, self.section)
        many = sum(found.values())
        self.count.setText(f"{many} chữ sẽ đổi." if many else "Không có chữ nào phải đổi.")
        named = [f"{old} → {new} ({times})" for (old, new), times in found.most_common(SHOWN)]
        rest = len(found) - len(named)
        if rest:
            named.append(f"và {rest} chữ khác")
        said = "; ".join(named)
        self.words.setText(f"{said}. Xem kỹ tên người, tên đất." if many else "")
        self.go.setEnabled(bool(many))

"""Settings: letters and colours, the place of backups, what vague dates mean to the office."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from kehoach_gui.core.conventions import (
    DEFAULT,
    HIGHEST,
    PARTS,
    Conventions,
    is_pair,
    with_changes,
)
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import DARK, LIGHT, SYSTEM, ZOOMS, Theme, tint
from kehoach_gui.ui.widgets import ElidedLabel, Hairline, plain_label

MODES = ((SYSTEM, "Theo hệ điều hành"), (LIGHT, "Nền sáng"), (DARK, "Nền tối"))
SIZES = ("Thường", "Lớn hơn một chút", "Lớn", "Rất lớn")
GROUPS = {
    "month": "Trong tháng (ngày)",
    "quarter": "Trong quý (tháng thứ mấy)",
    "year": "Trong năm (tháng)",
}
TONE_NAME = "Dấu thanh trong chữ do chương trình viết"
TONES = (("", "Như có sẵn"), ("old", "òa, ủy (kiểu cũ)"), ("new", "oà, uỷ (kiểu mới)"))
LAST_DAY = "ngày cuối"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the dialog shows and gives: `backups` is "" for the usual place."""

    mode: str
    zoom: int
    backups: str
    conventions: Conventions
    smart_typing: bool = False
    tone: str = ""


class Choice(QComboBox):
    """A drop-down that the wheel does not change on its way past."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.dress(self, "body")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SettingsDialog(Dialog):
    """`chosen` is what was set; nothing changes before it is accepted."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, now: Settings, usual_backups: Path
    ) -> None:
        super().__init__(theme, parent, "Cài đặt", 600)
        self.usual_backups = usual_backups
        self.backups = now.backups
        self.pairs: dict[tuple[str, str], tuple[Choice, Choice]] = {}
        self.page = QWidget()
        self.grid = QGridLayout(self.page)
        self.grid.setContentsMargins(0, 0, 12, 0)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(0, 1)
        self._look(now)
        self._typing(now)
        self._place()
        self._dates(now.conventions)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.page)
        area.setMinimumHeight(300)
        area.setAccessibleName("Các cài đặt")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area, 1)
        self.wrong = plain_label(theme, "", "small", True)
        tint(self.wrong, "warn")
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Áp dụng", self._take, "go")
        self.resize(640, 470)
        self.mode.setFocus()

    # the parts of the page

    def _row(self, text: str, *widgets: QWidget, role: str = "body") -> None:
        row = self.grid.rowCount()
        label = plain_label(self.theme, text, role)
        label.setBuddy(widgets[0])
        self.grid.addWidget(label, row, 0)
        for place, widget in enumerate(widgets):
            span = 1 if len(widgets) > 1 else 2
            self.grid.addWidget(widget, row, 1 + place, 1, span)

    def _head(self, text: str) -> None:
        row = self.grid.rowCount()
        if self.grid.count():
            self.grid.addWidget(Hairline(self.theme), row, 0, 1, 3)
            row += 1
        self.grid.addWidget(plain_label(self.theme, text, "body", True), row, 0, 1, 3)

    def _said(self, text: str) -> None:
        label = plain_label(self.theme, text, "small")
        tint(label, "muted")
        self.grid.addWidget(label, self.grid.rowCount(), 0, 1, 3)

    def _look(self, now: Settings) -> None:
        self._head("Giao diện")
        self.mode = Choice(self.theme, "Nền")
        for mode, label in MODES:
            self.mode.addItem(label, mode)
        self.mode.setCurrentIndex([mode for mode, _ in MODES].index(now.mode))
        self.zoom = Choice(self.theme, "Cỡ chữ của cửa sổ")
        for percent, label in zip(ZOOMS, SIZES, strict=True):
            self.zoom.addItem(f"{label} ({percent} %)", percent)
        self.zoom.setCurrentIndex(ZOOMS.index(now.zoom) if now.zoom in ZOOMS else 0)
        self._row("Nền", self.mode)
        self._row("Cỡ chữ của cửa sổ", self.zoom)
        self._said("Cỡ chữ này chỉ để nhìn trên màn hình; trang in theo đúng thể thức.")

    def _typing(self, now: Settings) -> None:
        self._head("Soạn thảo")
        self.smart = QCheckBox('Tự đổi dấu " thành “ ” và -- thành – khi gõ')
        self.smart.setAccessibleName("Tự đổi dấu ngoặc kép và gạch ngang khi gõ")
        self.smart.setChecked(now.smart_typing)
        self.theme.dress(self.smart, "body")
        self.grid.addWidget(self.smart, self.grid.rowCount(), 0, 1, 3)
        self.tone = Choice(self.theme, TONE_NAME)
        for style, label in TONES:
            self.tone.addItem(label, style)
        self.tone.setCurrentIndex(max(0, self.tone.findData(now.tone)))
        self._row(TONE_NAME, self.tone)
        self._said(
            "Dàn ý và danh bạ viết theo cách này. Chữ đã có chỉ đổi khi chọn lệnh Chuẩn hóa dấu"
            " thanh trong trình đơn Kiểm tra."
        )

    def _place(self) -> None:
        self._head("Nơi để bản sao lưu")
        self.where = ElidedLabel()
        self.theme.dress(self.where, "body")
        self.where.setAccessibleName("Nơi để bản sao lưu")
        self.grid.addWidget(self.where, self.grid.rowCount(), 0, 1, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for text, run in (("Chọn thư mục…", self._browse), ("Về chỗ thường", self._usual)):
            button = Button(self.theme, text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(run)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.grid.addLayout(buttons, self.grid.rowCount(), 0, 1, 3)
        self._said(
            "Nên chọn ổ khác với ổ của thư viện. Các bản sao lưu cũ vẫn ở chỗ cũ;"
            " ổ không có mặt thì chương trình sao lưu vào chỗ thường."
        )
        self._show_place()

    def _dates(self, now: Conventions) -> None:
        self._head("Quy ước đọc mốc thời gian")
        self._said(
            "“Đầu tháng 3” được hiểu là những ngày nào. Đổi quy ước thì thời gian của các đợt"
            " trong kế hoạch đang mở được đọc lại; đợt đã đặt ngày bằng tay giữ nguyên."
        )
        for part, name in PARTS.items():
            self._said(GROUPS[part])
            for word, (low, high) in getattr(now, name).items():
                first = self._bound(part, f"{word}: từ", low, False)
                last = self._bound(part, f"{word}: đến", high, part == "month")
                self.pairs[part, word] = first, last
                self._row(f"“{word}”, từ – đến", first, last)
        button = Button(self.theme, "Về quy ước của chương trình")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self.usual_dates)
        self.grid.addWidget(button, self.grid.rowCount(), 0, 1, 3)

    def _bound(self, part: str, name: str, value: int, with_last: bool) -> Choice:
        box = Choice(self.theme, f"{GROUPS[part]}, {name}")
        for number in range(1, HIGHEST[part] + 1):
            box.addItem(str(number), number)
        if with_last:
            box.addItem(LAST_DAY, 0)
        box.setCurrentIndex(box.findData(value))
        return box

    # what is done

    def _browse(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = self.backups or str(self.usual_backups.parent)
        name = QFileDialog.getExistingDirectory(self, "Chọn nơi để bản sao lưu", start)
        if name:
            self.choose_place(name)

    def _usual(self) -> None:
        self.choose_place("")

    def choose_place(self, folder: str) -> None:
        """Show another place for backups; "" is the usual one."""
        self.backups = folder
        self._show_place()

    def _show_place(self) -> None:
        self.where.setText(self.backups or f"{self.usual_backups} (chỗ thường)")

    def usual_dates(self) -> None:
        """Put every convention back to what the program has."""
        for (part, word), boxes in self.pairs.items():
            for box, value in zip(boxes, getattr(DEFAULT, PARTS[part])[word], strict=True):
                box.setCurrentIndex(box.findData(value))

    def _take(self) -> None:
        for (part, word), (first, last) in self.pairs.items():
            if not is_pair(part, first.currentData(), last.currentData()):
                self.wrong.setText(f"“{word}”: đầu phải đứng trước cuối. {GROUPS[part]}.")
                self.wrong.show()
                first.setFocus()
                return
        self.accept()

    @property
    def chosen(self) -> Settings:
        changes: dict[str, dict[str, list[int]]] = {}
        for (part, word), (first, last) in self.pairs.items():
            changes.setdefault(part, {})[word] = [first.currentData(), last.currentData()]
        return Settings(
            self.mode.currentData(),
            self.zoom.currentData(),
            self.backups,
            with_changes(changes),
            self.smart.isChecked(),
            self.tone.currentData(),
        )

"""The foot of the window: saved or not, the standard, findings, pages and words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kehoach_gui.core.plan import Plan


def words_of(plan: Plan) -> int:
    """How many words the plan's text has, head and tail left out."""
    from kehoach_gui.core.plan import all_sections, walk

    texts = [*plan.opening, *plan.closing]
    for section, _ in walk(all_sections(plan)):
        texts.append(section.heading or "")
        texts += [block.words.replace("|", " ") for block in section.blocks]
    return sum(len(text.split()) for text in texts)


class StatusRow(QWidget):
    """One quiet line; a failed save stays in sight with its sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.state = ElidedLabel()
        self.standard = QLabel()
        self.findings = QLabel()
        self.size_label = QLabel()
        self.place = QLabel()
        self.pages = 0
        self.words = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(18)
        row.addWidget(self.state, 1)
        for label in (self.standard, self.findings, self.size_label, self.place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label)
        for label in (self.state, self.standard, self.findings, self.size_label, self.place):
            theme.dress(label, "small")
            tint(label, "muted")
        self.setFixedHeight(max(28, self.state.sizeHint().height() + 8))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c("sunken"))
        painter.fillRect(0, 0, self.width(), 1, self.theme.c("line"))

    def _say(self, text: str, tone: str) -> None:
        self.state.setText(text)
        tint(self.state, tone)

    def say_saved(self, moment: datetime) -> None:
        self._say(f"● Đã lưu {moment:%H:%M}", "ok")

    def say_opened(self) -> None:
        self._say("● Đã lưu", "ok")

    def say_typing(self) -> None:
        self._say("○ Đang soạn…", "muted")

    def say_failed(self, sentence: str) -> None:
        self._say(f"▲ {sentence}", "warn")

    def say_plain(self, text: str) -> None:
        self._say(text, "muted")

    def show_plan(self, plan: Plan, standard: str, caution: str) -> None:
        self.standard.setText(f"{standard} ({caution})" if caution else standard)
        self.words = words_of(plan)
        self._say_size()

    def show_findings(self, found: int, errors: int) -> None:
        """How many findings of the check are open, and how many of them are errors."""
        told = f" ({errors} lỗi)" if errors else ""
        self.findings.setText(f"Rà soát: {found} chỗ{told}" if found else "")
        self.findings.setToolTip("F7 mở danh sách, F8 đến chỗ kế tiếp" if found else "")

    def show_pages(self, pages: int) -> None:
        self.pages = pages
        self._say_size()

    def _say_size(self) -> None:
        words = f"{self.words:,} từ".replace(",", ".")
        self.size_label.setText(f"{self.pages} trang · {words}" if self.pages else words)

    def clear_plan(self) -> None:
        """No plan is open: the line says nothing of one."""
        self.pages = self.words = 0
        for label in (self.standard, self.findings, self.size_label):
            label.setText("")
        self.say_plain("")

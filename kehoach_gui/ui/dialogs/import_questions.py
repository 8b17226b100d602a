"""What the import dialog asks before anything is stored: old letters, standards that look alike."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kehoach_gui.core import preset
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.plans.standards import caution
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from kehoach_gui.reading.again import Conversion
    from kehoach_gui.reading.docx.legacy import OldText

MOST_LINES = 200
MOST_PILLS = 2  # standards with a button each; of more the drop-down is the place to choose


class LettersQuestion(QWidget):
    """Whether text of one encoding from before Unicode is to be converted; its words as proof."""

    def __init__(
        self, theme: Theme, old: "OldText", lines: Callable[[], "Sequence[Conversion]"]
    ) -> None:
        super().__init__()
        self.theme, self.old, self.lines = theme, old, lines
        self.box = QCheckBox(f"Chữ phông cũ {old.name}: chuyển sang Unicode")
        self.box.setChecked(old.sure)
        theme.dress(self.box, "body")
        self.sample = ElidedLabel(f"“{old.before}” → “{old.after}”")
        theme.dress(self.sample, "small")
        tint(self.sample, "muted")
        self.look = Button(theme, "Xem từng dòng…", "flat")
        self.look.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look.clicked.connect(lambda _=False: self.show_lines())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.box)
        row.addWidget(self.sample, 1)
        row.addWidget(self.look)

    def show_lines(self) -> None:
        """The lines before and after; the answer given there is taken over."""
        dialog = LettersDialog(self.theme, self.window(), self.old, self.lines())
        dialog.exec()
        if dialog.answer is not None:
            self.box.setChecked(dialog.answer)
        dialog.deleteLater()


class LettersDialog(Dialog):
    """Real lines before and after conversion; `answer` says whether to convert, None for Esc."""

    def __init__(
        self, theme: Theme, parent: QWidget, old: "OldText", lines: "Sequence[Conversion]"
    ) -> None:
        super().__init__(theme, parent, f"Chữ phông cũ {old.name}", 820)
        self.answer: bool | None = None
        self.say(_told(old, lines))
        self.table = QTableWidget(min(len(lines), MOST_LINES), 3)
        self.table.setHorizontalHeaderLabels(["Trong tệp", "Sau khi chuyển", "Không rõ"])
        self.table.setAccessibleName("Từng dòng trước và sau khi chuyển")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        theme.dress(self.table, "small")
        head = self.table.horizontalHeader()
        theme.dress(head, "small")
        for column in (0, 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        for row, line in enumerate(lines[:MOST_LINES]):
            cells = (line.before, line.after, " ".join(dict.fromkeys(line.lost)))
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(" ".join(text.split())))
        self.table.resizeRowsToContents()
        self.table.setMinimumHeight(220)
        self.body.addWidget(self.table, 1)
        self.keep = self.add_button("Để nguyên", lambda: self._take(False))
        self.go = self.add_button("Chuyển sang Unicode", lambda: self._take(True), "go")
        self.table.setFocus()
        if lines:
            self.table.setCurrentCell(0, 0)

    def _take(self, answer: bool) -> None:
        self.answer = answer
        self.accept()


def _told(old: "OldText", lines: "Sequence[Conversion]") -> str:
    fonts = f" (phông {', '.join(old.fonts)})" if old.fonts else ""
    said = f"{len(lines)} dòng, {old.characters} ký tự{fonts} viết bằng bảng mã cũ."
    if len(lines) > MOST_LINES:
        said += f" Dưới đây là {MOST_LINES} dòng đầu."
    if not old.sure:
        said += " Tên phông và mặt chữ không khớp nhau, nên hãy xem kỹ trước khi chuyển."
    if old.lost:
        said += f" Có {old.lost} dấu không rõ là chữ gì, sẽ giữ nguyên như trong tệp."
    else:
        said += " Mọi dấu đều chuyển được."
    return f"{said} Tệp gốc không bị sửa."


class StandardQuestion(QWidget):
    """Which of the standards that the paper fits equally well is meant; `choose` takes its id."""

    def __init__(
        self, theme: Theme, candidates: Sequence[str], choose: Callable[[str], object]
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        few = len(candidates) <= MOST_PILLS
        label = QLabel(
            "Hình thức hợp với cả hai thể thức, hãy chọn:"
            if few
            else f"Hình thức hợp với {len(candidates)} thể thức: hãy chọn ở ô Thể thức bên dưới."
        )
        theme.dress(label, "body")
        row.addWidget(label)
        self.buttons: dict[str, Button] = {}
        for ident in candidates if few else ():
            one = preset.load(ident)
            button = Button(theme, one.short_name, "pill", tip=caution(one))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(f"{one.short_name}. {caution(one)}".strip())
            button.clicked.connect(lambda _=False, ident=ident: choose(ident))
            row.addWidget(button)
            self.buttons[ident] = button
        row.addStretch(1)

    def mark(self, chosen: str) -> None:
        """Show which standard is taken now."""
        for ident, button in self.buttons.items():
            button.setChecked(ident == chosen)

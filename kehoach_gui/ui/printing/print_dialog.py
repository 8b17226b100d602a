"""What to print, beside the sides of paper as they will come out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.export.page import Page
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.printing.sheet_list import SheetList
from kehoach_gui.ui.printing.sheets import Choice, Sheet, Sides, parse_ranges, sheets
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.widgets import plain_label

CHOICES = 270
SIDES: tuple[tuple[Sides, str], ...] = (
    ("all", "Mọi mặt"),
    ("odd", "Chỉ mặt lẻ (1, 3, 5…)"),
    ("even", "Chỉ mặt chẵn (2, 4, 6…)"),
)
HINTS: dict[Sides, str] = {
    "all": "",
    "odd": "In hai mặt bằng tay: in mặt lẻ, đặt lại xấp giấy vào khay, rồi in mặt chẵn.",
    "even": "Máy xếp tờ đầu ở trên thì đánh dấu “In từ mặt cuối lên”.",
}


def pages_of(plan: Plan, preset: Preset) -> tuple[Page, ...]:
    """The page list of the plan, the one that the PDF has."""
    from kehoach_gui.core.compose import compose
    from kehoach_gui.export.pages import lay_out

    return lay_out(compose(plan, preset))


class PrintDialog(Dialog):
    """`sides` is what to print when it was accepted; pages are laid out beside the window."""

    def __init__(self, theme: Theme, parent: QWidget | None, plan: Plan, preset: Preset) -> None:
        super().__init__(theme, parent, "In kế hoạch", 820)
        self.pages: tuple[Page, ...] = ()
        self.sides: tuple[Sheet, ...] = ()
        self.go = self._buttons()
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self._choices())
        columns.addWidget(self._preview(), 1)
        self.body.addLayout(columns, 1)
        self.resize(860, 470)
        self.job = Job(lambda progress: pages_of(plan, preset), self)
        self.job.done.connect(self.show_pages)
        self.job.failed.connect(self._complain)
        self._running = True
        self.job.finished.connect(self._laid_out)
        self.job.start()

    def _choices(self) -> QWidget:
        self.which = self._box("Trang", ("Tất cả các trang", "Chỉ những trang:"))
        self.ranges = QLineEdit()
        self.ranges.setAccessibleName("Những trang cần in")
        self.ranges.setPlaceholderText("Ví dụ: 1-3, 5")
        self.side = self._box("Mặt giấy", tuple(label for _, label in SIDES))
        self.up = self._box("Số trang trên một mặt giấy", ("1 trang", "2 trang cạnh nhau"))
        self.reverse = QCheckBox("In từ mặt cuối lên")
        self.theme.dress(self.ranges, "body")
        self.theme.dress(self.reverse, "body")
        self.hint = plain_label(self.theme, "", "small")
        tint(self.hint, "muted")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(5)
        for text, box in (
            ("&Trang", self.which),
            ("", self.ranges),
            ("&Mặt giấy", self.side),
            ("&Số trang trên một mặt giấy", self.up),
            ("", self.reverse),
        ):
            if text:
                label = plain_label(self.theme, text, "small")
                label.setBuddy(box)
                column.addWidget(label)
            column.addWidget(box)
        self.hint.setFixedWidth(CHOICES)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.which.currentIndexChanged.connect(self._which_changed)
        self.ranges.textChanged.connect(self.renew)
        for box in (self.side, self.up):
            box.currentIndexChanged.connect(self.renew)
        self.reverse.toggled.connect(self.renew)
        self.ranges.setEnabled(False)
        area = QScrollArea()  # large letters need more height than a small screen has
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(CHOICES + 22)
        area.setAccessibleName("Cách in")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _box(self, name: str, labels: tuple[str, ...]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItems(labels)
        self.theme.dress(box, "body")
        return box

    def _preview(self) -> QWidget:
        self.list = SheetList(self.theme)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.list)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setAccessibleName("Xem trước khi in")
        ground(self.list, QPalette.ColorRole.Midlight)
        return area

    def _buttons(self) -> QWidget:
        self.font_note = plain_label(self.theme, "", "small")
        tint(self.font_note, "muted")
        self.summary = plain_label(self.theme, "Đang dàn trang…", "body", True)
        self.font_note.hide()
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.summary)
        said.addWidget(self.font_note)
        self.foot.insertLayout(0, said, 10)
        self.add_button("Hủy", self.reject)
        go = self.add_button("In…", self.accept, "go")
        go.setEnabled(False)
        return go

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Take the page list of the plan."""
        from kehoach_gui.export.paint import font_family

        self.pages = pages
        family, stands_in = font_family()
        if stands_in:
            self.font_note.show()
            self.font_note.setText(
                f"Máy này chưa có phông Times New Roman; in bằng {family}, ngắt dòng như nhau."
            )
        self.renew()
        if self.go.isEnabled() and not self.ranges.hasFocus():
            self.go.setFocus()

    def _which_changed(self, place: int) -> None:
        self.ranges.setEnabled(place == 1)
        if place == 1:
            self.ranges.setFocus()
        self.renew()

    def choice(self) -> Choice:
        """What is chosen; raises RefusedInput where the ranges cannot be read."""
        numbers = None
        if self.which.currentIndex() == 1:
            numbers = parse_ranges(self.ranges.text(), len(self.pages))
        return Choice(
            numbers,
            SIDES[self.side.currentIndex()][0],
            self.reverse.isChecked(),
            self.up.currentIndex() == 1,
        )

    def renew(self) -> None:
        """Show the sides of what is chosen, or say what is wrong with it."""
        self.hint.setText(HINTS[SIDES[self.side.currentIndex()][0]])
        self.hint.setVisible(bool(self.hint.text()))
        if not self.pages:
            return
        try:
            self.sides = sheets(self.pages, self.choice())
        except UserError as error:
            self.sides = ()
            waiting = not self.ranges.text().strip()
            self.summary.setText("Hãy ghi những trang cần in." if waiting else str(error))
        else:
            self.summary.setText(
                f"Sẽ in {len(self.sides)} mặt giấy A4."
                if self.sides
                else "Không có mặt giấy nào để in."
            )
        self.go.setEnabled(bool(self.sides))
        self.list.show_sides(self.sides)

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.summary.setText(str(error))

    def _laid_out(self) -> None:
        self._running = False

    def done(self, result: int) -> None:
        """The thread that lays out pages ends before the dialog does."""
        if self._running:
            self.job.wait()
        super().done(result)

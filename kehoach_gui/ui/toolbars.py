"""The two tool bars: of the list of plans and of an open plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QMenu, QWidget

from kehoach_gui.ui.actions import fill_menu
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import Hairline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

Actions = dict[str, QAction]
WIDEST, NARROWEST = 16_777_215, 120  # pixels for the name of the standard


class ToolBar(QWidget):
    """A row of painted buttons above a hairline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedHeight(theme.size("bar"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 0, 12, 1)
        self.row.setSpacing(6)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.c("line"))


class SearchField(QLineEdit):
    """A line edit with a painted glass; an action of Qt's own would cost the start 20 ms."""

    def __init__(self, theme: Theme, hint: str, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setProperty("search", True)
        self.setTextMargins(24, 0, 0, 0)
        self.setFixedHeight(theme.size("target") + 2)
        self.setMinimumWidth(160)
        self.setMaximumWidth(420)
        theme.dress(self, "body")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        square = QRect(9, (self.height() - 18) // 2, 18, 18)
        draw_icon(QPainter(self), self.theme, "search", square, "muted")


class HomeBar(ToolBar):
    """New, import, paste; the search at the right."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme)
        self.search = SearchField(theme, "Tìm kế hoạch, gõ không dấu cũng được", "Tìm kế hoạch")
        row = self.row
        row.addWidget(Button(theme, "Kế hoạch mới", "go").follow(actions["new"]))
        row.addWidget(Button(theme, "Nhập từ tệp…", "out", "import").follow(actions["import"]))
        row.addWidget(Button(theme, "Dán văn bản…", "out", "paste").follow(actions["import_paste"]))
        row.addStretch(1)
        row.addWidget(self.search, 4)


class PlanBar(ToolBar):
    """Back, undo, role and emphasis, the standard, export."""

    def __init__(self, theme: Theme, actions: Actions, exports: QMenu, standards: QMenu) -> None:
        super().__init__(theme)
        self.role = Button(theme, "Đoạn văn", "out", tip="Kiểu của đoạn đang soạn")
        names = "paragraph item bullet plus letter slogan"
        self.role.drop(fill_menu(QMenu("Kiểu đoạn", self), actions, names))
        self.standard = Button(theme, "Thể thức", "out", tip="Thể thức của văn bản")
        self.standard.drop(standards)
        self.export = Button(theme, "Xuất", "go", tip="Xuất ra tệp")
        self.export.drop(exports)
        self.home = Button(theme, "Danh sách", "out", "back").follow(actions["home"])
        self.actions_ = actions
        self.more = Button(theme, "", "flat", "more", "Lệnh khác của thanh công cụ")
        self.more_menu = QMenu("Lệnh khác", self)
        self.more.drop(self.more_menu)
        marks = {
            name: Button(theme, "", "flat", name).follow(actions[name])
            for name in ("bold", "italic", "underline")
        }
        preview = Button(theme, "", "flat", "page").follow(actions["preview"], "Trang in")
        printing = Button(theme, "In", "out", "print").follow(actions["print"])
        # by action, in the order in which they leave where room is short
        self.spare = {"preview": preview, **dict(reversed(marks.items())), "print": printing}
        row = self.row
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.home)
        row.addWidget(Hairline(theme, True))
        for name in ("undo", "redo"):
            row.addWidget(Button(theme, "", "flat", name).follow(actions[name]))
        row.addWidget(Hairline(theme, True))
        row.addWidget(self.role)
        for button in marks.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(preview)
        row.addWidget(self.standard)
        row.addWidget(printing)
        row.addWidget(self.export)
        row.addWidget(self.more)
        self.fit()
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Put what the width does not hold into the menu at the end; last of all the name of the
        standard is cut. Called where the width, the letters or the words of a button change."""
        widgets = [self.row.itemAt(place).widget() for place in range(self.row.count())]
        margins = self.row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        kept = [each for each in widgets if each is not None and each is not self.more]
        gone: list[str] = []
        self.standard.setMaximumWidth(WIDEST)
        for name in (None, *self.spare):
            if name is not None:
                gone.append(name)
                kept.remove(self.spare[name])
            asked = [*kept, self.more] if gone else kept
            sizes = (each.sizeHint().expandedTo(each.minimumSize()) for each in asked)
            need = sum(size.width() + self.row.spacing() for size in sizes)
            if need <= room:
                break
        else:
            self.standard.setMaximumWidth(
                max(NARROWEST, self.standard.sizeHint().width() + room - need)
            )
        for name, button in self.spare.items():
            button.setVisible(name not in gone)
        self.more.setVisible(bool(gone))
        self.more_menu.clear()
        fill_menu(self.more_menu, self.actions_, " ".join(reversed(gone)))

    def minimumSizeHint(self) -> QSize:
        """The bar never holds the window wide: it puts buttons into its menu instead."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def show_role(self, role: str) -> None:
        from kehoach_gui.ui.plans.flow import ROLE

        self.role.setText(ROLE[role].label)
        self.role.setAccessibleName(f"Kiểu đoạn: {ROLE[role].label}")
        self.role.updateGeometry()
        self.fit()

    def show_standard(self, name: str) -> None:
        self.standard.setText(name)
        self.standard.setAccessibleName(f"Thể thức: {name}")
        self.standard.updateGeometry()
        self.fit()

"""The two tool bars: of the list of plans and of an open plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from kehoach_gui.ui.actions import fill_menu
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import Hairline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Actions = dict[str, QAction]


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
        row = self.row
        row.addWidget(self.home)
        row.addWidget(Hairline(theme, True))
        for name in ("undo", "redo"):
            row.addWidget(Button(theme, "", "flat", name).follow(actions[name]))
        row.addWidget(Hairline(theme, True))
        row.addWidget(self.role)
        for name in ("bold", "italic", "underline"):
            row.addWidget(Button(theme, "", "flat", name).follow(actions[name]))
        row.addStretch(1)
        row.addWidget(Button(theme, "", "flat", "page").follow(actions["preview"], "Trang in"))
        row.addWidget(self.standard)
        row.addWidget(Button(theme, "In", "out", "print").follow(actions["print"]))
        row.addWidget(self.export)

    def show_role(self, role: str) -> None:
        from kehoach_gui.ui.plans.flow import ROLE

        self.role.setText(ROLE[role].label)
        self.role.setAccessibleName(f"Kiểu đoạn: {ROLE[role].label}")
        self.role.updateGeometry()

    def show_standard(self, name: str) -> None:
        self.standard.setText(name)
        self.standard.setAccessibleName(f"Thể thức: {name}")
        self.standard.updateGeometry()

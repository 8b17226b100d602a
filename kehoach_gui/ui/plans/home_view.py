"""The first page: the list of plans with a search, or what to begin with while it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from kehoach_gui.ui.plans.home_model import ARCHIVE, BIN, DESK, HomeModel, PlanRow
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import PaneHead, choose_index, plain_label

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from kehoach_gui.ui.plans.empty_state import NoPlans
    from kehoach_gui.ui.plans.home_filters import HomeFilters
    from kehoach_gui.ui.plans.plan_list import PlanList

NOTHING = {
    DESK: "Không có kế hoạch nào ở đây. Các kế hoạch khác nằm trong ngăn Lưu trữ hoặc Thùng rác.",
    ARCHIVE: "Ngăn lưu trữ trống. Chọn một kế hoạch trong danh sách rồi “Đưa vào lưu trữ” để cất"
    " nó vào đây.",
    BIN: "Thùng rác trống. Kế hoạch bị xóa nằm ở đây cho đến khi được lấy lại hoặc xóa hẳn.",
}
NO_WORDS = "Không có kế hoạch nào có các chữ này. Hãy bớt chữ, hoặc gõ không dấu."
NO_CHOICE = "Không có kế hoạch nào hợp với các lựa chọn ở trên. Hãy chọn rộng hơn."


class HomeView(QWidget):
    """List or empty state; the window gives the buttons their actions."""

    opened = Signal(int)
    delete_asked = Signal(int)
    row_changed = Signal()
    sample_asked = Signal()
    filled = Signal(bool)  # whether the library has plans at all
    shelf_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = HomeModel(self)
        self._list: PlanList | None = None
        self._menu: QMenu | None = None
        self.filters: HomeFilters | None = None
        self.others = False  # whether there are plans on other shelves
        self.count = QLabel("")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        theme.dress(self.count, "small")
        title = QLabel("Kế hoạch")
        theme.dress(title, "small", True)
        head = PaneHead(theme)
        head.row.addWidget(title)
        head.row.addWidget(self.count, 1)
        self.head = head
        self.nothing = plain_label(theme, "")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.empty: NoPlans | None = None
        self._starts: list[tuple[QAction, str]] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.stack, 1)
        self.model.modelReset.connect(self._after_reset)
        tint(self.count, "muted")
        tint(self.nothing, "muted")

    @property
    def list(self) -> PlanList:
        """The table, made when there is a first plan to show."""
        if self._list is None:
            from kehoach_gui.ui.plans.plan_list import PlanList

            self._list = table = PlanList(self.theme, self.model)
            self.stack.addWidget(table)
            table.opened.connect(self.opened)
            table.delete_asked.connect(self.delete_asked)
            table.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(self._open_menu)
            # connected behind the table's own slot, which lets go of the current row
            self.model.modelReset.connect(self._choose_first)
        return self._list

    def _open_menu(self, point: QPoint) -> None:
        if self._menu is not None:
            self._menu.exec(self.list.page.mapToGlobal(point))

    def set_menu(self, menu: QMenu) -> None:
        """What a right click on a plan offers."""
        self._menu = menu

    def current_id(self) -> int:
        """Id of the chosen plan, 0 where none is."""
        return self._list.current_id() if self._list is not None else 0

    def set_starts(self, *starts: tuple[QAction, str]) -> None:
        """The actions that the empty state offers, each with its words; the first is primary."""
        self._starts = list(starts)

    @property
    def shelf(self) -> str:
        """The shelf that is shown: DESK, ARCHIVE or BIN."""
        return self.filters.shelf if self.filters is not None else DESK

    def load_filters(self) -> None:
        """Make the choices above the list; called after the first paint."""
        if self.filters is None:
            from kehoach_gui.ui.plans.home_filters import HomeFilters

            self.filters = HomeFilters(self.theme, self.model)
            self.filters.shelf_chosen.connect(self.shelf_chosen)
            self.head.row.addWidget(self.filters)

    def show_rows(
        self, rows: Sequence[PlanRow], chosen: int = 0, others: bool | None = None
    ) -> None:
        """Show a shelf's plans; `chosen` becomes the current row where it is there.

        `others` says whether other shelves have plans, None where that is as before.
        """
        ident = chosen or self.current_id()
        if others is not None:
            self.others = others
        self.model.show_rows(rows)
        self.choose(ident)

    def choose(self, ident: int) -> None:
        for place, row in enumerate(self.model.rows):
            if row.id == ident:
                choose_index(self.list, self.model.index(place, 0))
                return

    def filter(self, text: str) -> None:
        self.model.filter(text)

    def _after_reset(self) -> None:
        every, shown = len(self.model.all_rows), len(self.model.rows)
        self.count.setText(
            f"{shown} / {every}" if shown != every else (str(every) if every else "")
        )
        some = bool(every) or self.others or self.shelf != DESK
        self.head.setVisible(some)
        self.filled.emit(some)
        if not some:
            self.stack.setCurrentWidget(self._empty_page())
        elif not shown:
            narrowed = NO_WORDS if self.model.words else NO_CHOICE
            self.nothing.setText(narrowed if every else NOTHING[self.shelf])
            self.stack.setCurrentWidget(self.nothing)
        else:
            self.stack.setCurrentWidget(self.list)
            self._choose_first()
        self.row_changed.emit()

    def _choose_first(self) -> None:
        """Some row is the current one wherever there are rows."""
        if self.model.rows and not self.list.currentIndex().isValid():
            choose_index(self.list, self.model.index(0, 0))

    def _empty_page(self) -> QWidget:
        if self.empty is None:
            from kehoach_gui.ui.plans.empty_state import NoPlans

            self.empty = NoPlans(self.theme, self._starts)
            self.empty.sample.clicked.connect(self.sample_asked)
            self.stack.addWidget(self.empty)
        return self.empty

"""Which of the open plans is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QListWidget, QWidget

from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.ui.tab_actions import Tab

NO_PLAN = "Chưa mở kế hoạch nào. Mở một kế hoạch có mục khẩu hiệu rồi nhập từ đó."


class PlanChoice(Dialog):
    """`place` is that of the chosen tab."""

    def __init__(self, theme: Theme, parent: QWidget | None, titles: list[str]) -> None:
        super().__init__(theme, parent, "Chọn kế hoạch đang mở", 520)
        self.list = QListWidget()
        self.list.setAccessibleName("Các kế hoạch đang mở")
        theme.dress(self.list, "body")
        self.list.addItems(titles)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.body.addWidget(self.list, 1)
        self.add_button("Hủy", self.reject)
        self.add_button("Chọn", self.accept, "go")
        self.list.setFocus()

    @property
    def place(self) -> int:
        return self.list.currentRow()


def choose_plan(window: Any) -> Plan | None:
    """The plan that is open; of several tabs the one that is chosen; None and a word for none."""
    if window.session is not None:
        window.commit_words()
        return window.session.plan  # type: ignore[no-any-return]
    tabs: list[Tab] = window.tabs
    if not tabs:
        window.toast.say(NO_PLAN)
        return None
    tab = tabs[0]
    if len(tabs) > 1:
        dialog = PlanChoice(window.theme, window, [one.title for one in tabs])
        if not dialog.exec():
            return None
        tab = tabs[dialog.place]
    return plan_of(window, tab)


def plan_of(window: Any, tab: Tab) -> Plan | None:
    """The plan of a tab, whether it was shown already or not; None where it cannot be read."""
    if tab.session is not None:
        return tab.session.plan
    stored = window._try("Chưa mở được kế hoạch", lambda: window.library.load_plan(tab.plan_id))
    return None if stored is None else stored.plan

"""The choices above the list of plans: shelf, body, year, state and order, one button each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from kehoach_gui.core.text import sort_key
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.plans.home_model import ARCHIVE, BIN, DESK, ORDERS, HomeModel, year_of
from kehoach_gui.ui.plans.states import state_name
from kehoach_gui.ui.theme import Theme

SHELVES = {DESK: "Đang dùng", ARCHIVE: "Lưu trữ", BIN: "Thùng rác"}
WIDEST = 150  # pixels for the words of one button
Pairs = list[tuple[str, str]]


class HomeFilters(QWidget):
    """Narrows the model; `shelf_chosen` carries the shelf, whose plans the window then shows."""

    shelf_chosen = Signal(str)

    def __init__(self, theme: Theme, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = model
        self.shelf = DESK
        self.buttons: dict[str, Button] = {}
        self.menus: dict[str, QMenu] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for ident, tip, choices in (
            ("shelf", "Ngăn", lambda: list(SHELVES.items())),
            ("body", "Cơ quan ban hành", self._bodies),
            ("year", "Năm", self._years),
            ("state", "Trạng thái", self._states),
            ("order", "Sắp xếp", lambda: list(ORDERS.items())),
        ):
            button = Button(theme, tip, "pill", tip=tip)
            menu = QMenu(tip, self)
            menu.aboutToShow.connect(lambda ident=ident, get=choices: self.fill(ident, get))
            button.drop(menu)
            self.buttons[ident], self.menus[ident] = button, menu
            row.addWidget(button)
        model.modelReset.connect(self._name_all)
        self._name_all()

    def _bodies(self) -> Pairs:
        found = {row.body for row in self.model.all_rows if row.body}
        return [("", "Mọi cơ quan"), *((body, body) for body in sorted(found, key=sort_key))]

    def _years(self) -> Pairs:
        found = {year_of(row) for row in self.model.all_rows}
        years = sorted(found, reverse=True)
        return [("", "Mọi năm"), *((year, f"Năm {year}") for year in years)]

    def _states(self) -> Pairs:
        found = sorted({row.state for row in self.model.all_rows})
        return [("", "Mọi trạng thái"), *((state, state_name(state)) for state in found)]

    def fill(self, ident: str, choices: Callable[[], Pairs]) -> None:
        """Put the choices of now into a menu, the one in use ticked."""
        from kehoach_gui.ui.choices import fill_choices

        menu = self.menus[ident]
        menu.clear()
        words = [(text, value) for value, text in choices()]
        fill_choices(menu, words, self._now(ident), lambda value: self.choose(ident, value))

    def _now(self, ident: str) -> str:
        return self.shelf if ident == "shelf" else getattr(self.model.choice, ident)

    def choose(self, ident: str, value: str) -> None:
        """Take a choice; another shelf lets go of what narrowed the one before."""
        if ident == "shelf":
            self.shelf = value
            self.model.narrow(body="", year="", state="")
            self.shelf_chosen.emit(value)
        else:
            self.model.narrow(**{ident: value})
        self._name_all()

    def _name_all(self) -> None:
        """Each button says what is chosen; a narrowing one is marked."""
        words = {
            "shelf": SHELVES[self.shelf],
            "body": self.model.choice.body or "Mọi cơ quan",
            "year": f"Năm {self.model.choice.year}" if self.model.choice.year else "Mọi năm",
            "state": state_name(self.model.choice.state) or "Mọi trạng thái",
            "order": ORDERS[self.model.choice.order],
        }
        for ident, text in words.items():
            button = self.buttons[ident]
            metrics = QFontMetrics(button.font())
            button.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST))
            button.setAccessibleName(f"{button.toolTip().partition(':')[0]}: {text}")
            button.setToolTip(button.accessibleName())
            button.updateGeometry()

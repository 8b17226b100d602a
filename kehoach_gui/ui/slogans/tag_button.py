"""The occasions of a slogan: a button that names them, and a menu to tick them in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QSizePolicy

from kehoach_gui.core.slogans import name_of, occasions
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.plans.block_format import clean
from kehoach_gui.ui.theme import Theme

NONE = "Chọn chủ đề"


class TagButton(Button):
    """`tags()` are the ids of ticked occasions and the office's own words, in the menu's order."""

    def __init__(self, theme: Theme, tags: Iterable[str]) -> None:
        super().__init__(theme, NONE, "out", tip="Chủ đề")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.picks: dict[str, QAction] = {}
        self.list = QMenu("Chủ đề", self)
        ticked = set(tags)
        for tag in [*occasions(), *(tag for tag in tags if tag not in occasions())]:
            self._add(tag, tag in ticked)
        self.list.addSeparator()
        self.own = self.list.addAction("Chủ đề khác…", self._ask)
        self.drop(self.list)
        self._name()

    def tags(self) -> tuple[str, ...]:
        return tuple(tag for tag, action in self.picks.items() if action.isChecked())

    def _add(self, tag: str, ticked: bool) -> None:
        action = QAction(name_of(tag).replace("&", "&&"), self.list)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.toggled.connect(lambda _: self._name())
        self.picks[tag] = action
        if hasattr(self, "own"):
            self.list.insertAction(self.own, action)
        else:
            self.list.addAction(action)

    def _ask(self) -> None:
        words, done = QInputDialog.getText(self, "Chủ đề khác", "Tên chủ đề của đơn vị:")
        tag = clean(words)
        if done and tag and tag not in self.picks:
            self._add(tag, True)
            self._name()

    def _name(self) -> None:
        names = ", ".join(map(name_of, self.tags()))
        self.setText(names or NONE)
        self.setToolTip(names)
        self.setAccessibleName(f"Chủ đề: {names or 'chưa chọn'}")
        self.update()

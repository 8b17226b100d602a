"""A dialog with a list at the left and the form of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.right.cards import Card, CardList
from kehoach_gui.ui.theme import Theme

T = TypeVar("T")
WIDTH = 860


class ListAndForm(Dialog, Generic[T]):
    """What is typed is kept in `values`, beside the `ids` of the library, None for new ones.

    A kind of dialog has the methods named below: an empty value, how the list shows one, how one
    is shown in the form, what the form makes of the old one, deleting the chosen one. It saves all.
    """

    new_value: Callable[[], T]
    card: Callable[[T], Card]
    fill: Callable[[T], None]
    typed: Callable[[T], T]
    drop: Callable[[], None]

    def __init__(
        self, theme: Theme, parent: QWidget | None, title: str, names: tuple[str, str, str],
        form: QWidget, list_width: int,
    ) -> None:  # fmt: skip
        """`names` are those of the list, the button for a new one and the button that deletes."""
        super().__init__(theme, parent, title, WIDTH)
        self.ids: list[int | None] = []
        self.values: list[T] = []
        self.place = -1
        self.form = form
        self._filling = False
        name, add, drop = names
        self.list = CardList(theme, name)
        self.list.setFixedWidth(list_width)
        self.new_button = Button(theme, add, "out", "plus")
        self.drop_button = Button(theme, "", "flat", "trash", drop)
        self.new_button.clicked.connect(lambda: self.add())
        self.drop_button.clicked.connect(lambda: self.drop())
        self.under = QHBoxLayout()
        self.under.addWidget(self.new_button)
        self.under.addStretch(1)
        self.under.addWidget(self.drop_button)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(self.under)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(form, 1)
        self.body.addLayout(row, 1)
        self.resize(WIDTH, HIGHEST)
        self.list.chosen.connect(self._show)

    # list and form in step

    def show_values(self, ids: Sequence[int | None], values: Sequence[T]) -> None:
        """Show these and nothing else, the first of them in the form."""
        self.ids, self.values = list(ids), list(values)
        self.go_to(0)
        self.list.setFocus()

    def go_to(self, place: int) -> None:
        """Show the list as it is now and the value at a place in the form."""
        self._filling = True
        self.list.show_cards([self.card(value) for value in self.values], place)
        self._filling = False
        self.place = min(place, len(self.values) - 1)
        if self.place >= 0:
            self.fill(self.values[self.place])
        self.say_state()

    def add(self, value: T | None = None) -> None:
        """A new value behind the others, ready to be filled in."""
        self.take()
        self.ids.append(None)
        self.values.append(self.new_value() if value is None else value)
        self.go_to(len(self.values) - 1)
        self.form.focus_first()  # type: ignore[attr-defined]

    def take(self) -> None:
        """Keep what was typed for the value shown until now."""
        if self.has_chosen:
            self.values[self.place] = self.typed(self.values[self.place])

    def follow(self) -> None:
        """Let the list say what is typed."""
        self.take()
        self.list.change_card(self.place, self.card(self.values[self.place]))

    @property
    def has_chosen(self) -> bool:
        return 0 <= self.place < len(self.values)

    def say_state(self) -> None:
        """What can be done with the chosen one, if any."""
        self.form.setEnabled(self.has_chosen)
        self.drop_button.setEnabled(self.has_chosen)

    def _show(self, place: int) -> None:
        if self._filling or place == self.place:
            return
        self.take()
        self.place = place
        if self.has_chosen:
            self.fill(self.values[place])
        self.say_state()

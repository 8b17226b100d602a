"""The office's events: list, form, delete with undo; phases of open plans move with them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.core.dates import short_date
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.events import Event
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.calendar.event_form import EventForm
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog, tell
from kehoach_gui.ui.right.cards import Card, CardList
from kehoach_gui.ui.theme import Theme

UNNAMED = "Sự kiện mới"


class EventsDialog(Dialog):
    """Events at the left, the chosen one's form at the right; what is typed is kept at the end.

    `window` moves the phases of the open plans when the dialog is left.
    """

    def __init__(self, theme: Theme, parent: QWidget | None, window: Any) -> None:
        super().__init__(theme, parent, "Sự kiện của đơn vị", 860)
        self.window_ = window
        self.shelf = window.library.events
        self.stored: dict[int, Event] = {}
        self.ids: list[int | None] = []
        self.events: list[Event] = []
        self.gone: list[tuple[int, int | None, Event]] = []
        self.place = -1
        self.list = CardList(theme, "Các sự kiện")
        self.list.setFixedWidth(270)
        self.filling = False
        self.form = EventForm(theme, window.conventions())
        self.new_button = Button(theme, "Thêm", "out", "plus")
        self.drop_button = Button(theme, "", "flat", "trash", "Xóa sự kiện đang chọn")
        self.undo_button = Button(theme, "", "flat", "undo", "Lấy lại sự kiện vừa xóa")
        self.undo_button.setEnabled(False)
        self.new_button.clicked.connect(lambda: self.add_event())
        self.drop_button.clicked.connect(self.drop)
        self.undo_button.clicked.connect(self.take_back)
        under = QHBoxLayout()
        for button in (self.new_button, self.undo_button):
            under.addWidget(button)
        under.addStretch(1)
        under.addWidget(self.drop_button)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(under)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.form, 1)
        self.body.addLayout(row, 1)
        self.resize(860, HIGHEST)
        self.add_button("Hủy", self.reject)
        self.add_button("Lưu sự kiện", self._keep, "go")
        self.list.chosen.connect(self._show)
        self.form.changed.connect(self._typed)
        self._load()

    def _load(self) -> None:
        try:
            self.stored = {one.id: one.event for one in self.shelf.list_all()}
        except UserError as error:
            tell(self.theme, self, "Chưa đọc được sự kiện", str(error))
        self.ids, self.events = list(self.stored), list(self.stored.values())
        self.go_to(0)
        self.list.setFocus()

    def go_to(self, place: int) -> None:
        """Show the list as it is now and the event at a place in the form."""
        self.filling = True
        self.list.show_cards([card(event) for event in self.events], place)
        self.filling = False
        self.place = min(place, len(self.events) - 1)
        if self.place >= 0:
            self.form.show_event(self.events[self.place])
        self._state()

    def add_event(self, event: Event | None = None) -> None:
        """A new event, ready to be filled in."""
        self._take()
        self.ids.append(None)
        self.events.append(event or Event(""))
        self.go_to(len(self.events) - 1)
        self.form.focus_first()

    def _show(self, place: int) -> None:
        if self.filling or place == self.place:
            return
        self._take()
        self.place = place
        if 0 <= place < len(self.events):
            self.form.show_event(self.events[place])
        self._state()

    def _take(self) -> None:
        """Keep what was typed for the event shown until now."""
        if 0 <= self.place < len(self.events):
            self.events[self.place] = self.form.typed()

    def _typed(self) -> None:
        """The list follows what is typed."""
        self._take()
        self.list.change_card(self.place, card(self.events[self.place]))

    def drop(self) -> None:
        """Delete the chosen event; it can be taken back while the dialog is open."""
        if not 0 <= self.place < len(self.events):
            return
        self._take()
        place = self.place
        self.gone.append((place, self.ids.pop(place), self.events.pop(place)))
        self.go_to(place)

    def take_back(self) -> None:
        """Bring the event back that was deleted last."""
        if self.gone:
            self._take()
            place, ident, event = self.gone.pop()
            self.ids.insert(place, ident)
            self.events.insert(place, event)
            self.go_to(place)

    def _state(self) -> None:
        some = 0 <= self.place < len(self.events)
        self.form.setEnabled(some)
        self.drop_button.setEnabled(some)
        self.undo_button.setEnabled(bool(self.gone))

    def _keep(self) -> None:
        if self.save():
            self.accept()

    def save(self) -> bool:
        """Write what changed and move the phases; False where something is wrong, which is said."""
        self._take()
        for place, event in enumerate(self.events):
            nameless = not event.name and event != Event("")
            if nameless or (event.period is not None and event.days is None):
                self.go_to(place)
                wrong = "Sự kiện chưa có tên." if nameless else self.form.wrong_days()
                self.form.say_wrong(wrong)
                return False
        kept = [(i, e) for i, e in zip(self.ids, self.events, strict=True) if e.name]
        try:
            for ident in self.stored.keys() - {ident for ident, _ in kept}:
                self.shelf.delete(ident)
            for ident, event in kept:
                if ident is None or self.stored.get(ident) != event:
                    self.shelf.save(event, ident)
        except UserError as error:
            tell(self.theme, self, "Chưa lưu được sự kiện", str(error))
            return False
        moved = self.window_.follow_events(
            tuple(self.stored.values()), tuple(event for _, event in kept)
        )
        if moved:
            self.window_.toast.say(f"Các đợt của {moved} kế hoạch đang mở đã dời theo sự kiện.")
        return True


def card(event: Event) -> Card:
    """An event as the list shows it."""
    days = event.days
    if days is None:
        return Card(event.name or UNNAMED, "", "chưa có ngày")
    first, last = (short_date(day.isoformat()) for day in days)
    when = first if first == last else f"{first} - {last}"
    return Card(event.name or UNNAMED, f"{when}{' (dự kiến)' if event.tentative else ''}")

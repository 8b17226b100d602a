"""The office's events: list, form, delete with undo; phases of open plans move with them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from kehoach_gui.core.dates import short_date
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.events import Event
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.calendar.event_form import EventForm
from kehoach_gui.ui.dialogs.base import tell
from kehoach_gui.ui.dialogs.list_and_form import ListAndForm
from kehoach_gui.ui.right.cards import Card
from kehoach_gui.ui.theme import Theme

UNNAMED = "Sự kiện mới"
LIST = 270  # pixels


class EventsDialog(ListAndForm[Event]):
    """The office's events; what is typed is kept at the end, what was deleted can come back.

    `window` moves the phases of the open plans when the dialog is left.
    """

    form: EventForm

    def __init__(self, theme: Theme, parent: QWidget | None, window: Any) -> None:
        names = ("Các sự kiện", "Thêm", "Xóa sự kiện đang chọn")
        form = EventForm(theme, window.conventions())
        super().__init__(theme, parent, "Sự kiện của đơn vị", names, form, LIST)
        self.window_ = window
        self.shelf = window.library.events
        self.stored: dict[int, Event] = {}
        self.gone: list[tuple[int, int | None, Event]] = []
        self.undo_button = Button(theme, "", "flat", "undo", "Lấy lại sự kiện vừa xóa")
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self.take_back)
        self.under.insertWidget(1, self.undo_button)
        self.add_button("Hủy", self.reject)
        self.add_button("Lưu sự kiện", self._keep, "go")
        form.changed.connect(self.follow)
        try:
            self.stored = {one.id: one.event for one in self.shelf.list_all()}
        except UserError as error:
            tell(theme, self, "Chưa đọc được sự kiện", str(error))
        self.show_values(list(self.stored), list(self.stored.values()))

    def new_value(self) -> Event:
        return Event("")

    def card(self, value: Event) -> Card:
        days = value.days
        if days is None:
            return Card(value.name or UNNAMED, "", "chưa có ngày")
        first, last = (short_date(day.isoformat()) for day in days)
        when = first if first == last else f"{first} - {last}"
        return Card(value.name or UNNAMED, f"{when}{' (dự kiến)' if value.tentative else ''}")

    def fill(self, value: Event) -> None:
        self.form.show_event(value)

    def typed(self, old: Event) -> Event:
        return self.form.typed()

    def drop(self) -> None:
        """Delete the chosen event; it can be taken back while the dialog is open."""
        if not self.has_chosen:
            return
        self.take()
        place = self.place
        self.gone.append((place, self.ids.pop(place), self.values.pop(place)))
        self.go_to(place)

    def take_back(self) -> None:
        """Bring the event back that was deleted last."""
        if self.gone:
            self.take()
            place, ident, event = self.gone.pop()
            self.ids.insert(place, ident)
            self.values.insert(place, event)
            self.go_to(place)

    def say_state(self) -> None:
        super().say_state()
        self.undo_button.setEnabled(bool(self.gone))

    def _keep(self) -> None:
        if self.save():
            self.accept()

    def save(self) -> bool:
        """Write what changed and move the phases; False where something is wrong, which is said."""
        self.take()
        for place, event in enumerate(self.values):
            nameless = not event.name and event != Event("")
            if nameless or (event.period is not None and event.days is None):
                self.go_to(place)
                wrong = "Sự kiện chưa có tên." if nameless else self.form.wrong_days()
                self.form.say_wrong(wrong)
                return False
        kept = [(i, e) for i, e in zip(self.ids, self.values, strict=True) if e.name]
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

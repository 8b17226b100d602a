"""The workspace "Lịch": timeline above, month below, notes at the right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core.anniversaries import days_between
from kehoach_gui.core.month_grid import Day, sheet_days
from kehoach_gui.core.timeline_items import day_item
from kehoach_gui.core.timeline_parts import Item
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.calendar.bars import CalendarBar, CalendarHead
from kehoach_gui.ui.calendar.data import OF_MANY, CalendarData, PlanTimes, calendar_days, years_of
from kehoach_gui.ui.calendar.month_view import MonthView
from kehoach_gui.ui.calendar.notes import (
    Note,
    day_notes,
    finding_notes,
    item_note,
    month_notes,
    undated_notes,
)
from kehoach_gui.ui.calendar.side_pane import SidePane
from kehoach_gui.ui.calendar.timeline_view import TimelineView
from kehoach_gui.ui.empty_state import EmptyState
from kehoach_gui.ui.widgets import PaneHead
from kehoach_gui.ui.workspaces import Workspace

SHAPE_KEY, SIDE_KEY, ALL_KEY = "calendar/shape", "calendar/side", "calendar/all"
AHEAD = 0.4  # of the timeline's width: how far left of the middle a plan's first day stands
MONTH_AHEAD = 31
NOTHING = "Lập hoặc nhập một kế hoạch: các đợt, ngày kỷ niệm và thời hạn của nó hiện ở đây."
LOW, SLIM = 560, 1010  # below it one picture is enough; below it the right pane hides


class CalendarWorkspace(Workspace):
    """Shows the plans' time; every edit goes through a plan's own session."""

    def __init__(self, window: Any) -> None:
        super().__init__()
        self.window_ = window
        self.theme = window.theme
        self.settings = window.settings
        self.data = CalendarData(window, self)
        self.bar = CalendarBar(self.theme, window.actions_)
        self.head = CalendarHead(self.theme)
        self.timeline = TimelineView(self.theme)
        self.month = MonthView(self.theme)
        self.side = SidePane(self.theme)
        self.scope: int | None = None
        self.looked_at: tuple[int | None, tuple[str, ...]] | None = None
        self.followed: int | None = None  # the plan whose editing the calendar followed last
        self.shape = str(self.settings.value(SHAPE_KEY, ""))
        self.wants_side = self.settings.value(SIDE_KEY, True, bool)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.month_title = QLabel()
        self.theme.dress(self.month_title, "small", True)
        month_head = PaneHead(self.theme)
        month_head.row.addWidget(self.month_title, 1)
        for step, icon, name in ((-1, "back", "Tháng trước"), (1, "right", "Tháng sau")):
            button = Button(self.theme, "", "flat", icon, name)
            button.clicked.connect(lambda _=False, step=step: self.month.turn(step))
            month_head.row.addWidget(button)
        scroll = QScrollArea()
        scroll.setWidget(self.month)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName("Lịch tháng")
        self.month_scroll = scroll
        self.month_pane = QWidget()
        box = QVBoxLayout(self.month_pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(month_head)
        box.addWidget(scroll, 1)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.timeline)
        self.split.addWidget(self.month_pane)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.across.setHandleWidth(1)
        self.across.setChildrenCollapsible(False)
        self.across.addWidget(self.split)
        self.across.addWidget(self.side)
        self.across.setStretchFactor(0, 1)
        self.across.setSizes([900, 290])
        new = Button(self.theme, "Kế hoạch mới", "go").follow(self.window_.actions_["new"])
        self.empty = EmptyState(self.theme, "Chưa có kế hoạch nào", NOTHING, [new])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.across)
        self.pages.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.data.changed.connect(self.show_all)
        self.data.read.connect(self._say_reading)
        self.head.scope_chosen.connect(self.choose_scope)
        self.head.shape_chosen.connect(self.choose_shape)
        self.head.unit_chosen.connect(self.timeline.show_unit)
        self.head.side_asked.connect(self._choose_side)
        self.timeline.unit_changed.connect(self.head.show_unit)
        self.timeline.opened.connect(self.open_item)
        self.timeline.selected.connect(self._item_chosen)
        self.timeline.end_moved.connect(self._move_end)
        self.timeline.menu_asked.connect(lambda place: self.item_menu().popup(place))
        self.month.month_changed.connect(lambda *_: self.show_month())
        self.month.day_chosen.connect(self._day_chosen)
        self.month.opened.connect(self._open_day)
        self.side.opened.connect(self.open_note)
        self.bar.today.clicked.connect(self.go_today)
        self.bar.undo.clicked.connect(self.undo)
        self.bar.period.clicked.connect(self.edit_period)
        for view in (self.timeline, self.month):
            view.undo_asked.connect(self.undo)

    # entering and reading

    def enter(self) -> None:
        """Read what changed since the page was last shown; the plan last edited is shown."""
        self.timeline.today = self.month.today = date.today()
        last = self.window_.last_plan_id
        if last != self.followed:
            self.followed = last
            if not self.settings.value(ALL_KEY, False, bool):
                self.scope = last
        self.setFocusProxy(self.month if self.shape == "month" else self.timeline)
        self._take_shape()
        self.reload()

    def reload(self) -> None:
        """Read the plans that are wanted."""
        self.data.load(self.scope)

    def _say_reading(self, done: int, total: int) -> None:
        if total > 1:
            self.window_.status.say_plain(f"Đang đọc kế hoạch {done}/{total}…")

    def choose_scope(self, plan_id: int | None) -> None:
        """One plan, or all of them."""
        self.scope = plan_id
        self.settings.setValue(ALL_KEY, plan_id is None)
        self.reload()

    def choose_shape(self, shape: str) -> None:
        """Timeline, month or both; remembered."""
        self.shape = shape
        self.settings.setValue(SHAPE_KEY, shape)
        self._take_shape()
        self.setFocusProxy(self.month if shape == "month" else self.timeline)
        self.setFocus()

    def _take_shape(self) -> None:
        shape = self.shape or ("timeline" if self.height() < LOW else "both")
        self.timeline.setVisible(shape != "month")
        self.month_pane.setVisible(shape != "timeline")
        self.head.show_shape(shape)
        self.head.show_unit(self.timeline.unit)
        self.side.setVisible(self.wants_side and self.width() >= SLIM)
        self.head.side.setChecked(self.side.isVisibleTo(self))

    def _choose_side(self, shown: bool) -> None:
        self.wants_side = shown
        self.settings.setValue(SIDE_KEY, shown)
        self.side.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_shape()

    # showing

    def show_all(self) -> None:
        """Everything anew: timeline, month and notes."""
        data = self.data
        if self.scope is not None and self.scope not in data.titles:
            self.scope = None
            QTimer.singleShot(0, self, self.reload)
            return
        self.head.show_scopes(data.titles, self.scope)
        self.head.setVisible(bool(data.titles))
        shown = data.shown()
        self._say_state(shown)
        if not data.titles:
            self.empty.words.setText("\n".join(data.refused) or NOTHING)
            self.pages.setCurrentWidget(self.empty)
            self._item_chosen(None)
            self._show_undo()
            return
        self.pages.setCurrentWidget(self.across)
        phases = [item for times in shown for item in times.items]
        first, last = years_of(phases)
        self.timeline.show_groups(self._groups(shown, first, last), first, last)
        self._look_at(shown)
        self.show_month()
        self.side.show_notes("look", self._look_notes(shown))
        self.head.show_unit(self.timeline.unit)
        self._item_chosen(self.timeline.item())
        self._show_undo()
        if self.shape == "" and len(self.split.sizes()) == 2:
            wanted = min(self.timeline.sizeHint().height(), round(self.split.height() * 0.55))
            self.split.setSizes([wanted, max(1, self.split.height() - wanted)])

    def _groups(
        self, shown: tuple[PlanTimes, ...], first: date, last: date
    ) -> list[tuple[str, tuple[Item, ...]]]:
        days = calendar_days(first, last, self.data.local)
        if len(shown) == 1 and self.scope is not None:
            (times,) = shown
            taken = {item.start for item in times.items if item.kind == "anniversary"}
            return [("", (*times.items, *(day for day in days if day.start not in taken)))]
        plans = [(t.title, tuple(item for item in t.items if item.kind in OF_MANY)) for t in shown]
        return [("Ngày lễ, ngày kỷ niệm", days), *(plan for plan in plans if plan[1])]

    def _look_at(self, shown: tuple[PlanTimes, ...]) -> None:
        """Where another choice of plans begins: at today, or at the phases if today is outside."""
        scope = (self.scope, tuple(times.key for times in shown))
        if scope == self.looked_at:
            return
        self.looked_at = scope
        line, today = self.timeline, self.timeline.today
        known = [i for t in shown for i in t.items if i.kind == "phase" and (i.start or i.end)]
        first = min(((i.start or i.end or (today,))[0] for i in known), default=today)
        last = max(((i.end or i.start or (today,))[-1] for i in known), default=today)
        if first <= today <= last:
            line.go_to(today)
            return
        line.go_to(first + timedelta(days=round(line.room() * AHEAD / line.scale)))
        if today > last or (first - today).days > MONTH_AHEAD:
            self.month.choose(first)

    def show_month(self) -> None:
        """The month of the chosen day with what falls on its days."""
        day = self.month.day
        first, last = sheet_days(day.year, day.month)
        items = [day_item(each) for each in days_between(first, last, self.data.local)]
        taken = {item.start for item in items}
        for times in self.data.shown():
            items += [
                item
                for item in times.items
                if item.kind != "anniversary" or item.start not in taken
            ]
        self.month.show_items(items)
        self.month_title.setText(self.month.month.title)
        self.side.show_notes("days", month_notes(self.month.month))

    def _look_notes(self, shown: tuple[PlanTimes, ...]) -> tuple[Note, ...]:
        notes = undated_notes(shown, self.data.events)
        if self.scope is not None and shown:
            notes = (*finding_notes(shown[0], self.data.conventions), *notes)
        return notes

    def _say_state(self, shown: tuple[PlanTimes, ...]) -> None:
        phases = sum(item.kind == "phase" for times in shown for item in times.items)
        plans = f"{len(shown)} kế hoạch · " if self.scope is None else ""
        words = f"{plans}{phases} đợt · {len(self.data.events)} sự kiện"
        if self.data.refused:
            words = f"{words} · {len(self.data.refused)} kế hoạch chưa đọc được"
        self.window_.status.say_plain(words)

    # what is chosen

    def _item_chosen(self, item: Item | None) -> None:
        self.bar.period.setEnabled(item is not None and item.kind == "phase" and bool(item.key))
        if item is not None:
            self.side.show_notes("chosen", (item_note(item),))
            self.side.show_tab("chosen")
            if item.start and self.month_pane.isVisible():
                self.month.choose(item.start[0])
                self.side.show_notes("chosen", (item_note(item),))

    def _day_chosen(self, day: date) -> None:
        found = self.month.chosen_day()
        box = self.month.box_of_day(day).toRect()
        top = box.top() if box.top() > self.month.head() + 1 else 0  # the weekdays, too
        for y in (box.bottom(), top):
            self.month_scroll.ensureVisible(box.center().x(), y, 0, 4)
        self.side.show_notes("chosen", day_notes(found, self.month.month.vague))
        if self.month.hasFocus():
            self.side.show_tab("chosen")

    def go_today(self) -> None:
        """Both pictures at today."""
        self.timeline.go_to(self.timeline.today)
        self.month.choose(self.month.today)

    # going to the text

    def open_item(self, item: Item) -> None:
        """Open the plan where the item stands; a day of the calendar has no plan."""
        self.open_note(Note(item_note(item).card, item.key, item.place))

    def open_note(self, note: Note) -> None:
        """Open the plan at the note's place."""
        if note.key:
            self.window_.open_place(int(note.key), note.place)

    def _open_day(self, day: Day, item: Item | None) -> None:
        """An entry's plan; a day with one plan's entry opens it, with several they are listed."""
        items = [item] if item else [e.item for e in day.entries if e.item.key]
        if len(items) == 1:
            self.open_item(items[0])
        elif items:
            self._choose_side(True)
            self.side.show_tab("chosen")
            self.side.lists["chosen"].setFocus()

    # editing

    def _move_end(self, item: Item, side: str, day: date, vague: bool) -> None:
        self.window_.move_phase_end(int(item.key), int(item.place[1]), side, day, vague)
        self.reload()

    def edit_period(self) -> None:
        """The dialog for the time of the chosen phase."""
        item = self.timeline.item()
        if item is not None and item.kind == "phase" and item.key:
            self.window_.edit_period_of(int(item.key), int(item.place[1]))
            self.reload()

    def can_step(self, by: int) -> bool:
        """Whether a change that was made here can be taken back; it is done again in its plan."""
        return by < 0 and self.window_.can_undo_in_calendar()

    def step_history(self, by: int) -> None:
        """Take the last change back."""
        if by < 0:
            self.undo()

    def next_pane(self) -> None:
        """F6: timeline, month, notes, round and round."""
        panes = [self.timeline, self.month, self.side.lists[self.side.tab]]
        shown = [pane for pane in panes if pane.isVisible()]
        place = next((n for n, pane in enumerate(shown) if pane.hasFocus()), -1)
        if shown:
            shown[(place + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def item_menu(self) -> QMenu:
        """What can be done with the chosen item."""
        item = self.timeline.item()
        menu = QMenu("Đợt", self)
        menu.aboutToHide.connect(menu.deleteLater)
        if item is not None and item.key:
            menu.addAction("Mở trong kế hoạch", lambda: self.open_item(item))
            if item.kind == "phase":
                menu.addAction("Thời gian của đợt…", self.edit_period)
                menu.addAction("Viết lại lời", self.rewrite)
        return menu

    def rewrite(self) -> None:
        """Write the words of the chosen phase from its days."""
        item = self.timeline.item()
        if item is not None and item.kind == "phase":
            self.window_.rewrite_phase(int(item.key), int(item.place[1]))
            self.reload()

    def undo(self) -> None:
        """Take the last change back that was made here."""
        if self.window_.undo_in_calendar():
            self.reload()

    def _show_undo(self) -> None:
        self.bar.undo.setEnabled(self.can_step(-1))
        self.window_._state_changed()

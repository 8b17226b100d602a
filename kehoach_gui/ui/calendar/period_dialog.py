"""The time of one phase: its words, how they are understood, days set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kehoach_gui.core.conventions import Conventions
from kehoach_gui.core.dates import Range, short_date
from kehoach_gui.core.edits import change, find, period_of, rename_section
from kehoach_gui.core.event_days import bind_period
from kehoach_gui.core.events import Event, find_event
from kehoach_gui.core.hand_days import with_ends, written_heading
from kehoach_gui.core.phase_lists import days_of
from kehoach_gui.core.plan import Moment, Period, Plan, Section
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.calendar.day_input import EndInput
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label


class PeriodDialog(Dialog):
    """Shows a phase's heading and days; `apply` makes the plan that was agreed to."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        plan: Plan,
        section_id: int,
        events: Sequence[Event] = (),
        conventions: Conventions | None = None,
    ) -> None:
        from kehoach_gui.core.conventions import DEFAULT

        super().__init__(theme, parent, "Thời gian của đợt", 660)
        self.resize(660, 440)
        self.plan, self.ident, self.events = plan, section_id, events
        self.conventions = conventions or DEFAULT
        self.section = find(plan, section_id)
        self.heading = self.section.heading or ""
        stored = bind_period(self.section.period, events, self.conventions)
        self.period: Period | None = stored
        self.words = plain_label(theme, self.heading, "body", True)
        self.read = plain_label(theme, "", "small")
        tint(self.read, "muted")
        self.body.addWidget(self._reading(), 1)
        self.ends = {"start": EndInput(theme, "Bắt đầu"), "end": EndInput(theme, "Kết thúc")}
        self._lay_out()
        self.wrong = plain_label(theme, "", "small")
        tint(self.wrong, "warn")
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Đặt thời gian", self._take, "go")
        for end in self.ends.values():
            for field in end.fields:
                field.edited.connect(self._typed)
        self._show()
        self.ends["start"].first.setFocus()

    def _reading(self) -> QScrollArea:
        """The words and how they are understood; long ones scroll and leave the fields whole."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Lời của đợt và cách hiểu")
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(8)
        box.addWidget(self.words)
        box.addWidget(self.read)
        box.addStretch(1)
        area.setWidget(page)
        area.setMinimumHeight(90)
        return area

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for column, name in ((1, "Sớm nhất"), (2, "Muộn nhất")):
            label = plain_label(self.theme, name, "small")
            tint(label, "muted")
            grid.addWidget(label, 0, column)
        for row, (side, end) in enumerate(self.ends.items(), start=1):
            grid.addWidget(plain_label(self.theme, end.name), row, 0)
            for column, field in enumerate(end.fields, start=1):
                grid.addWidget(field, row, column)
            clear = Button(self.theme, "Chưa rõ", "pill")
            clear.setAccessibleName(f"{end.name}: chưa rõ")
            clear.clicked.connect(lambda _=False, side=side: self._clear(side))
            grid.addWidget(clear, row, 3)
        self.body.addLayout(grid)
        self.rewrite = Button(self.theme, "Viết lại lời", "out", "edit")
        self.reread = Button(self.theme, "Đọc lại từ lời", "out", "undo")
        for button in (self.rewrite, self.reread):
            button.setFocusPolicy(button.focusPolicy().StrongFocus)
        self.rewrite.setToolTip("Viết thời gian trong tiêu đề đợt theo các ngày ở trên")
        self.reread.setToolTip("Bỏ ngày đặt bằng tay, hiểu theo lời và sự kiện")
        self.rewrite.clicked.connect(self.write_words)
        self.reread.clicked.connect(self.read_words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.rewrite)
        row.addWidget(self.reread)
        row.addStretch(1)
        self.body.addLayout(row)

    # showing

    def _show(self) -> None:
        """Fields and sentence as the period is now."""
        period = self.period
        for side, end in self.ends.items():
            end.show_range(days_of(getattr(period, side)) if period else None)
        self.words.setText(self.heading or "(đợt chưa có tiêu đề)")
        self._say_wrong("")
        self._say()

    def _say(self) -> None:
        self.read.setText(understood(self.period, self.events))
        changed = self._changed()
        self.go.setEnabled(changed)

    def _changed(self) -> bool:
        return self.heading != (self.section.heading or "") or self.period != self.section.period

    def _typed(self) -> None:
        self._say_wrong("")
        self.go.setEnabled(True)

    def _clear(self, side: str) -> None:
        self.ends[side].show_range(None)
        self._typed()

    def _say_wrong(self, words: str) -> None:
        """What is wrong, "" for nothing."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    # doing

    def _ranges(self) -> dict[str, Range | None] | None:
        """What the fields hold; None where they are wrong, which is said."""
        try:
            return {side: end.range() for side, end in self.ends.items()}
        except ValueError as error:
            self._say_wrong(str(error))
            return None

    def take_days(self) -> bool:
        """Take the days of the fields as set by hand; False where they are wrong."""
        ranges = self._ranges()
        if ranges is None:
            return False
        period = self.period or Period(self.heading)
        known = {side: days_of(getattr(period, side)) for side in self.ends}
        if ranges == known:
            return True
        try:
            self.period = with_ends(period, ranges["start"], ranges["end"])
        except ValueError:
            self._say_wrong("Đợt kết thúc trước khi bắt đầu. Hãy xem lại các ngày.")
            return False
        self._say()
        return True

    def write_words(self) -> None:
        """Write the heading's words from the days."""
        if not self.take_days():
            return
        section = replace(self.section, heading=self.heading)
        heading = written_heading(section, self.conventions, self.period)
        if heading is None:
            self._say_wrong("Chưa có lời nào nói đúng các ngày này; lời của đợt giữ nguyên.")
            return
        self.heading = heading
        self.period = self._read_from_words()
        self._show()

    def read_words(self) -> None:
        """Forget what was set by hand: the days as words and events say them."""
        self.period = self._read_from_words()
        self._show()

    def _read_from_words(self) -> Period | None:
        named = replace(self.section, heading=self.heading)
        return bind_period(
            period_of(named, self.plan, self.conventions), self.events, self.conventions
        )

    def _take(self) -> None:
        if self.take_days():
            self.accept()

    def apply(self, plan: Plan) -> Plan:
        """The plan with the heading and days that were agreed to."""
        if self.heading != self.section.heading:
            plan = rename_section(plan, self.ident, self.heading, self.conventions)

        def edit(section: Section) -> Section:
            return replace(section, period=self.period)

        return change(plan, self.ident, edit)


def understood(period: Period | None, events: Sequence[Event] = ()) -> str:
    """How a period is understood, in sentences."""
    if period is None:
        return "Tiêu đề này chưa có lời nào nói thời gian."
    told = [
        f"Lời: “{period.text}”." if period.text else "",
        _end_words("Bắt đầu", period.start, events, period.by_hand),
        _end_words("Kết thúc", period.end, events, period.by_hand),
        "Ngày đặt bằng tay, giữ nguyên cho đến khi lời thay đổi." if period.by_hand else "",
    ]
    return "\n".join(filter(None, told))


def _end_words(name: str, moment: Moment | None, events: Sequence[Event], by_hand: bool) -> str:
    if moment is None:
        return f"{name}: không ghi."
    days = days_of(moment)
    event = None if by_hand else find_event(moment.event, events)
    if days is None:
        unknown = f" của sự kiện “{moment.event}”" if moment.event else ""
        return f"{name}: chưa biết ngày{unknown}."
    first, last = (short_date(day.isoformat()) for day in days)
    shown = first if first == last else f"từ {first} đến {last}"
    tentative = " (dự kiến)" if event and event.tentative else ""
    source = f", theo sự kiện “{event.name}”{tentative}" if event and event.days else ""
    return f"{name}: {shown}{source}."

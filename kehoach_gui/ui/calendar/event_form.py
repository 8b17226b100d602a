"""The form of one event: name, other names, term, when, dự kiến."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from kehoach_gui.core.conventions import Conventions
from kehoach_gui.core.dates import short_date
from kehoach_gui.core.events import Event, ordinal_of, term_of, usual_names
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Period
from kehoach_gui.ui.plans.fields import LineInput, TextInput
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

EXAMPLES = "Viết như 12/10/2027, cuối tháng 10/2027, quý IV/2027."


class EventForm(QScrollArea):
    """Shows an event and gives back what was typed; `changed` follows every key."""

    changed = Signal()

    def __init__(self, theme: Theme, conventions: Conventions) -> None:
        super().__init__()
        self.theme = theme
        self.conventions = conventions
        self.old = Event("")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Sự kiện đang chọn")
        page = QWidget()
        self.box = QVBoxLayout(page)
        self.box.setContentsMargins(2, 0, 10, 4)
        self.box.setSpacing(3)
        self.name = self._line("Tên sự kiện", "Đại hội đại biểu Đảng bộ tỉnh lần thứ XV")
        self.usual = self._note()
        self.aliases = TextInput((2, 4))
        self._field("Tên gọi khác, mỗi tên một dòng", self.aliases)
        self.term = self._line("Nhiệm kỳ", "2025-2030")
        self.when = self._line("Thời gian, viết như trong kế hoạch", "cuối tháng 10/2027")
        self.understood = self._note()
        self.tentative = QCheckBox("Dự kiến, có thể thay đổi")
        self.tentative.setAccessibleName("Thời gian dự kiến")
        theme.dress(self.tentative, "body")
        self.tentative.toggled.connect(lambda _: self._typed())
        self.box.addWidget(self.tentative)
        self.wrong = self._note("warn")
        self.box.addStretch(1)
        self.setWidget(page)

    def _line(self, text: str, hint: str) -> LineInput:
        field = LineInput()
        field.setPlaceholderText(hint)
        field.setMinimumHeight(self.theme.size("target") + 2)
        self._field(text, field)
        return field

    def _field(self, text: str, field: LineInput | TextInput) -> None:
        field.setAccessibleName(text)
        self.theme.dress(field, "body")
        label = plain_label(self.theme, text, "small")
        label.setBuddy(field)
        self.box.addWidget(label)
        self.box.addWidget(field)
        field.edited.connect(self._typed)

    def _note(self, tone: str = "muted") -> QLabel:
        label = plain_label(self.theme, "", "small")
        tint(label, tone)
        self.box.addWidget(label)
        return label

    def focus_first(self) -> None:
        self.name.setFocus()

    def show_event(self, event: Event) -> None:
        """Fill the form."""
        self.old = event
        self.name.show_words(event.name)
        self.aliases.show_words("\n".join(event.aliases))
        self.term.show_words(event.term)
        self.when.show_words(event.period.text if event.period else "")
        self.tentative.blockSignals(True)
        self.tentative.setChecked(event.tentative)
        self.tentative.blockSignals(False)
        self._say()

    def typed(self) -> Event:
        """The event as it was typed."""
        name = " ".join(self.name.words().split())
        lines = (" ".join(line.split()) for line in self.aliases.words().splitlines())
        term = " ".join(self.term.words().split()) or term_of(name)
        aliases = tuple(dict.fromkeys(line for line in lines if line))
        return Event(name, aliases, term, self._period(), self.tentative.isChecked())

    def _period(self) -> Period | None:
        words = " ".join(self.when.words().split())
        if not words:
            return None
        if self.old.period is not None and self.old.period.text == words:
            return self.old.period
        return read_period(words, conventions=self.conventions)

    def wrong_days(self) -> str:
        """What is wrong with the words of the time, "" where nothing is."""
        words = self.when.words().strip()
        event = self.typed()
        if not words or event.days is not None:
            return ""
        return (
            f"Chưa hiểu thời gian “{words}”. Viết như 12/10/2027, cuối tháng 10/2027, quý IV/2027."
        )

    def say_wrong(self, words: str) -> None:
        self.wrong.setText(words)

    def _typed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        event = self.typed()
        self.wrong.setText("")
        told = [f"Thứ tự: {ordinal_of(event.name)}." if event.ordinal else ""]
        names = usual_names(event.name)
        if names:
            told.append(f"Tự hiểu cả: {names[0]}; {names[-2]}…")
        self.usual.setText(" ".join(filter(None, told)))
        self.usual.setVisible(bool(self.usual.text()))
        days = event.days
        if days:
            first, last = (short_date(day.isoformat()) for day in days)
            when = f"ngày {first}" if first == last else f"từ {first} đến {last}"
            self.understood.setText(f"Hiểu là {when}.")
        else:
            self.understood.setText(
                self.wrong_days() or "Chưa có ngày: các đợt gắn với sự kiện này chưa có ngày."
            )

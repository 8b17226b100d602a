"""Above the head form: the body that issues the plan and the marks; below the number: the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from kehoach_gui.core import dates, edits
from kehoach_gui.core.numbers import PER_TERM, last_number, term_of
from kehoach_gui.core.organisation import organisation_of, with_organisation
from kehoach_gui.core.plan import Header, Number, Plan
from kehoach_gui.core.preset import Preset, Value
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.choices import fill_choices
from kehoach_gui.ui.dialogs.options_dialog import shown
from kehoach_gui.ui.plans.standards import switched
from kehoach_gui.ui.theme import Theme, tint

if TYPE_CHECKING:
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage.plans import PlanRow

MARKS = (("draft", "Dự thảo"), ("urgency", "Mức khẩn"), ("circulation", "Lưu hành"))
NO_OFFICE = "Chọn đơn vị ban hành"
WIDEST = 280  # pixels for the name of the body


class HeadTools(QWidget):
    """Two clicks switch the body or set a mark, each as one undo step.

    `switched` carries the name of a body that was taken, `edit_asked` asks for the profiles.
    """

    switched = Signal(str)
    edit_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        organisations: Callable[[], Sequence[Organisation]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.organisations = organisations
        self.session: PlanSession | None = None
        self.preset: Preset | None = None
        self.office = Button(theme, NO_OFFICE, "pill", tip="Đơn vị ban hành")
        self.office_menu = QMenu("Đơn vị ban hành", self)
        self.office_menu.aboutToShow.connect(self._fill_offices)
        self.office.drop(self.office_menu)
        self.marks: dict[str, Button] = {}
        self.mark_menus: dict[str, QMenu] = {}
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, words in MARKS:
            button = Button(theme, words, "pill", tip=words)
            button.setCheckable(True)
            menu = QMenu(words, self)
            menu.aboutToShow.connect(lambda name=name: self._fill_marks(name))
            self.marks[name] = button.drop(menu)
            self.mark_menus[name] = menu
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.office)
        box.addLayout(row)

    def show_plan(self, session: PlanSession, preset: Preset) -> None:
        """Name the body and the marks of the plan."""
        self.session, self.preset = session, preset
        plan = session.plan
        one = organisation_of(plan, self.organisations())
        body = " ".join((plan.header.issuing_body or "").split())
        name = one.name if one else body
        metrics = QFontMetrics(self.office.font())
        words = f"Đơn vị: {name}" if name else NO_OFFICE
        self.office.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, WIDEST))
        self.office.setAccessibleName(words)
        self.office.updateGeometry()
        for mark, label in MARKS:
            button, option = self.marks[mark], preset.options.get(mark)
            button.setVisible(option is not None)
            if option is None:
                continue
            value = plan.option(mark)
            on = value is not None and value != option.default
            button.setChecked(on)
            text = shown(option, value) if on and value is not None else ""
            text = f"{label} {text}" if mark == "draft" else text
            button.setText(text if on else label)
            button.setAccessibleName(f"{label}: {text or 'không ghi'}")
            button.updateGeometry()

    def _fill_offices(self) -> None:
        menu = self.office_menu
        menu.clear()
        if self.session is None:
            return
        known = self.organisations()
        now = organisation_of(self.session.plan, known)
        fill_choices(menu, [(one.name, one) for one in known], now, self.take_office)
        if known:
            menu.addSeparator()
        menu.addAction("Sửa hoặc thêm đơn vị…", self.edit_asked.emit)

    def take_office(self, one: Organisation) -> None:
        """The plan as this body issues it, as one undo step."""
        if self.session is None:
            return
        known = tuple(self.organisations())
        self.session.end_step()
        changed = self.session.apply(
            "đổi đơn vị ban hành",
            lambda plan: switched(with_organisation(plan, one, known), one.standard),
        )
        self.session.end_step()
        if changed:
            self.switched.emit(one.name)

    def _fill_marks(self, name: str) -> None:
        menu = self.mark_menus[name]
        menu.clear()
        if self.session is None or self.preset is None:
            return
        option = self.preset.options[name]
        now = self.session.plan.option(name)
        fill_choices(
            menu,
            [(shown(option, value), value) for value in option.values],
            option.default if now is None else now,
            lambda value: self.set_mark(name, value, option.default),
        )

    def set_mark(self, name: str, value: Value, default: Value) -> None:
        """Set a mark; the standard's default, none, is not stored."""
        if self.session is not None and self.preset is not None:
            stored = None if value == default else value
            self.session.end_step()
            self.session.apply(
                f"dấu “{dict(MARKS)[name]}”", lambda plan: edits.set_option(plan, name, stored)
            )


class LastNumberNote(QLabel):
    """Below the number: the last one of the library, only shown, never filled in."""

    def __init__(
        self,
        theme: Theme,
        rows: Callable[[], Sequence[PlanRow]],
        organisations: Callable[[], Sequence[Organisation]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        self.organisations = organisations
        self._read: tuple[PlanRow, ...] | None = None
        self._session: PlanSession | None = None
        self._preset: Preset | None = None
        self._said: Header | None = None  # the head for which the words stand
        self._said_in: Preset | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName("Số gần nhất trong thư viện")
        theme.dress(self, "small")
        tint(self, "muted")

    def show_plan(self, session: PlanSession, preset: Preset) -> None:
        """Look the last number up, where the form is in sight."""
        if session is not self._session:
            self._read = None
        self._session, self._preset = session, preset
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read = None
        self.refresh()

    def refresh(self) -> None:
        """The rows of the library are read once each time the form is opened."""
        if self._session is None or self._preset is None:
            return
        plan = self._session.plan
        if self._read is None:
            own = self._session.plan_id
            self._read = tuple(row for row in self.rows() if row.id != own)
        elif (self._said, self._said_in) == (plan.header, self._preset):
            return
        self._said, self._said_in = plan.header, self._preset
        one = organisation_of(plan, self.organisations())
        self.setText(last_words(plan, self._preset, self._read, one.term_start if one else ""))


def last_words(plan: Plan, preset: Preset, rows: Sequence[PlanRow], term_start: str = "") -> str:
    """The last number of the plan's type and body, in the year or term of its date or of today."""
    day = plan.header.date or date.today().isoformat()
    number = plan.header.number or Number()
    type_code = number.type_code or preset.number.type_code
    per = preset.number.counts_per
    body = " ".join((plan.header.issuing_body or "").split()) or None
    term = term_of(preset.kind, term_start)
    found = last_number(rows, type_code, per, day, term=term, body=body)
    span = "nhiệm kỳ này" if per == PER_TERM else f"năm {day[:4]}"
    if found is None:
        return f"Thư viện chưa có số {type_code} nào của {span}."
    when = dates.short_date(found.date)
    return f"Số {type_code} lớn nhất trong thư viện, {span}: {found.number} ({when})."

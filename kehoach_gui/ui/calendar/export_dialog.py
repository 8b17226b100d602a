"""“Xuất lịch…”: which kind of file, of the plan or of a whole year, and what has no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QSpinBox, QWidget

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.calendar_events import collect_events
from kehoach_gui.core.organisation import organisation_of
from kehoach_gui.core.plan import Attached, Plan
from kehoach_gui.export.calendar_files import CALENDAR_KINDS
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.ui.jobs import Progress

ATTACHED: Attached = "calendar"
FIRST_YEAR, LAST_YEAR = 1930, 2100
MOST_NAMED = 4  # things without a day that are named; of more their number
LONGEST_NAME = 90
KEPT = 2  # the dialog's answer where only the choice of the appendix counts


class Choice(NamedTuple):
    """One line of the list: of the plan, or of a whole year; `kind` is the id of its file."""

    of_plan: bool
    kind: str
    suffix: str
    label: str


YEAR_CHOICES = (
    Choice(False, "days", ".docx", "Ngày lễ, ngày kỷ niệm cả năm: danh sách Word (.docx)"),
    Choice(False, "days", ".pdf", "Ngày lễ, ngày kỷ niệm cả năm: danh sách PDF (.pdf)"),
    Choice(False, "months", ".pdf", "Ngày lễ, ngày kỷ niệm cả năm: tờ lịch 12 tháng (.pdf)"),
)


def plan_choices() -> tuple[Choice, ...]:
    """What can be written of a plan."""
    return tuple(
        Choice(True, kind.id, kind.suffix, f"Kế hoạch này: {kind.label}") for kind in CALENDAR_KINDS
    )


class ExportDialog(Dialog):
    """`chosen` is what to write once accepted, `year` that of a year's days.

    `can_attach`: whether the plan may be changed to be printed with its calendar.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        plan: Plan | None,
        year: int,
        can_attach: bool = True,
    ) -> None:
        super().__init__(theme, parent, "Xuất lịch", 640)
        self.can_attach = can_attach
        self.choices = (*(plan_choices() if plan else ()), *YEAR_CHOICES)
        self.list = QListWidget()
        self.list.setAccessibleName("Loại tệp")
        self.list.addItems([choice.label for choice in self.choices])
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.accept())
        theme.dress(self.list, "body")
        height = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setMinimumHeight(min(height + 8, 200))
        self.body.addWidget(self.list, 1)
        self.years = QSpinBox()
        self.years.setRange(FIRST_YEAR, LAST_YEAR)
        self.years.setValue(year)
        self.years.setAccessibleName("Năm")
        theme.dress(self.years, "body")
        self.year_label = plain_label(theme, "Năm:")
        self.year_label.setBuddy(self.years)
        row = QHBoxLayout()
        row.addWidget(self.year_label)
        row.addWidget(self.years)
        row.addStretch(1)
        self.body.addLayout(row)
        self.printed = QCheckBox("In kèm phụ lục «Lịch tuyên truyền» khi in và xuất kế hoạch")
        theme.dress(self.printed, "body")
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        self.body.addWidget(self.printed)
        self.body.addWidget(self.note)
        self.printed.setChecked(plan is not None and ATTACHED in plan.attached)
        if plan is not None:
            self.note.setText(undated_words(collect_events(plan).undated))
        self.add_button("Đóng", self.leave)
        self.add_button("Xuất…", self.accept, "go")
        self.list.currentRowChanged.connect(lambda _: self._changed())
        self._changed()
        self.list.setFocus()

    @property
    def chosen(self) -> Choice:
        return self.choices[max(0, self.list.currentRow())]

    @property
    def year(self) -> int:
        return self.years.value()

    def leave(self) -> None:
        """Close without a file; whether the appendix is printed is kept all the same."""
        self.done(KEPT)

    def edit(self, plan: Plan) -> Plan:
        """The plan with its calendar printed as an appendix, or not."""
        others = tuple(name for name in plan.attached if name != ATTACHED)
        if self.printed.isChecked() == (ATTACHED in plan.attached):
            return plan
        return replace(plan, attached=(ATTACHED, *others) if self.printed.isChecked() else others)

    def _changed(self) -> None:
        of_year = not self.chosen.of_plan
        self.years.setVisible(of_year)
        self.year_label.setVisible(of_year)
        self.printed.setVisible(self.can_attach and not of_year)
        self.note.setVisible(not of_year and bool(self.note.text()))


def undated_words(undated: tuple[str, ...]) -> str:
    """What has no day, in a sentence; "" where all have one."""
    if not undated:
        return ""
    named = [text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME].rpartition(" ")[0] + " …"
             for text in undated[:MOST_NAMED]]  # fmt: skip
    rest = len(undated) - len(named)
    more = f"; và {rest} việc khác" if rest else ""
    return f"Chưa có ngày, nên không có trong tệp .ics và tờ lịch tháng: {'; '.join(named)}{more}."


def export_calendar(window: Any, plan: Plan | None = None) -> None:
    """Write the calendar of a plan (given, open, or alone in the calendar's page) or of a year.

    Whether the calendar is printed as an appendix is an undo step of the open plan.
    """
    session = window.session
    if session is not None:
        window.commit_words()
    shown = plan or (session.plan if session is not None else _plan_in_page(window))
    own = session is not None and shown is session.plan
    dialog = ExportDialog(window.theme, window, _bound(window, shown), _year(shown), own)
    answer = dialog.exec()
    if not answer:
        return
    if own:
        session.end_step()
        session.apply("in kèm lịch tuyên truyền", dialog.edit)
        session.end_step()
        shown = session.plan
    if answer != KEPT:
        write_calendar(window, shown, dialog.chosen, dialog.year)


def _plan_in_page(window: Any) -> Plan | None:
    """The plan that the calendar's page shows alone."""
    page = window.workspace()
    shown = page.data.shown() if isinstance(getattr(page, "scope", None), int) else ()
    return shown[0].plan if len(shown) == 1 else None


def _bound(window: Any, plan: Plan | None) -> Plan | None:
    """The plan with the days of the office's events."""
    from kehoach_gui.core.event_days import bind_events

    return bind_events(plan, window.events(), window.conventions()) if plan else None


def write_calendar(window: Any, plan: Plan | None, choice: Choice, year: int) -> None:
    """Ask where to and write one kind of calendar."""
    from kehoach_gui.core import preset
    from kehoach_gui.core.file_names import ascii_stem, proposed_name
    from kehoach_gui.ui.calendar.saving import bodies, save_file
    from kehoach_gui.ui.plans.standards import preset_of

    known = bodies(window)
    label = choice.label.partition(": ")[2]
    if choice.of_plan and plan is not None:
        bound = _bound(window, plan)
        body = organisation_of(plan, known)
        local: tuple[Anniversary, ...] = body.local_days if body else ()
        rules = preset_of(plan)
        kind = next(kind for kind in CALENDAR_KINDS if kind.id == choice.kind)
        stem = proposed_name(plan, "") + ("-lich-thang" if choice.kind == "months" else "-lich")
        save_file(
            window, stem, choice.suffix, label,
            lambda progress: kind.make(bound or plan, rules, local, progress),
        )  # fmt: skip
        return
    own = tuple(dict.fromkeys(day for body in known for day in body.local_days))
    first = next(iter(known), None)
    standard = preset.load(first.standard if first else preset.ids()[0])
    months = choice.kind == "months"

    def make(progress: Progress) -> bytes:
        from kehoach_gui.export.calendar_files import make_days

        return make_days(year, standard, choice.suffix, months, own)

    stem = ascii_stem(f"{'lich-thang' if months else 'ngay-ky-niem'}-{year}")
    save_file(window, stem, choice.suffix, label, make)


def _year(plan: Plan | None) -> int:
    """The year of the plan's date, else the coming one in the last quarter, else this one."""
    if plan is not None and plan.header.date:
        return min(max(int(plan.header.date[:4]), FIRST_YEAR), LAST_YEAR)
    today = date.today()
    return today.year + (today.month >= 10)

"""Two fields for the days that one end may mean: from and to, blank where unknown."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kehoach_gui.core.dates import Range, match_date, range_of, short_date
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.theme import Theme

EXAMPLES = "Viết như 05/3/2026 hoặc 3/2026."
HINT = "ngày/tháng/năm"


class DayInput(LineInput):
    """A day, month, quarter's month or year typed as offices write it; blank for none."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(HINT)
        self.setMinimumHeight(theme.size("target") + 2)
        theme.dress(self, "body")

    def show_day(self, day: date | None) -> None:
        self.show_words(short_date(day.isoformat()) if day else "")

    def days(self) -> Range | None:
        """The days that are typed, a whole month or year for one; ValueError for other words."""
        words = " ".join(self.words().split())
        if not words:
            return None
        written = match_date(words)
        found = range_of(written) if written and written.end == len(words) else None
        if found is None:
            raise ValueError(words)
        return found


class EndInput:
    """Both fields of one end; `range` gives what they hold."""

    def __init__(self, theme: Theme, name: str) -> None:
        self.name = name
        self.first = DayInput(theme, f"{name}: sớm nhất")
        self.last = DayInput(theme, f"{name}: muộn nhất")

    @property
    def fields(self) -> tuple[DayInput, DayInput]:
        return self.first, self.last

    def show_range(self, days: Range | None) -> None:
        self.first.show_day(days[0] if days else None)
        self.last.show_day(days[1] if days else None)

    def range(self) -> Range | None:
        """First and last day; one field alone means both. ValueError says what is wrong."""
        low, high = (self._read(field) for field in self.fields)
        if low is None and high is None:
            return None
        first = (low or high or (date.min, date.min))[0]
        last = (high or low or (date.min, date.min))[1]
        if last < first:
            raise ValueError(f"{self.name}: ngày muộn nhất đứng trước ngày sớm nhất.")
        return first, last

    def _read(self, field: DayInput) -> Range | None:
        try:
            return field.days()
        except ValueError as error:
            words = (
                f"{self.name}: “{error}” không phải là một ngày. Viết như 05/3/2026 hoặc 3/2026."
            )
            raise ValueError(words) from error

"""Month sheets: a lying page for each month with its weeks, lunar days and what is due.

The entries of a day are set at the largest size with which all of them fit it; what does not fit
at the smallest one is named at the foot.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kehoach_gui.core.calendar_look import calendar_look
from kehoach_gui.core.document import PageSetup
from kehoach_gui.core.linebreak import wrap
from kehoach_gui.core.measure import ascent_em, descent_em, width_em
from kehoach_gui.core.month_grid import WEEKDAYS, Day, Entry, EntryKind, Month
from kehoach_gui.core.preset import Preset
from kehoach_gui.export.calendar_pages import sheet_setup
from kehoach_gui.export.page import TWIPS_PER_MM, TWIPS_PER_PT, Line, Page, Segment, Stroke

STEP_PT = 0.5
LEADS: dict[EntryKind, str] = {"deadline": "Hạn: "}
VAGUE = "Trong tháng, chưa ấn định ngày: "
LEFT_OVER = "Còn nữa: "
LINE_EM = ascent_em() + descent_em()


class Box(NamedTuple):
    """A rectangle of the sheet in twips."""

    x: float
    y: float
    width: float
    height: float


class Fitted(NamedTuple):
    """The lines (text, bold) of a day's entries at a size in pt, and the entries left over."""

    size: float
    lines: list[tuple[str, bool]]
    over: list[str]


class Sheet:
    """The measures of one month's page, in twips."""

    def __init__(self, month: Month, setup: PageSetup) -> None:
        look = calendar_look()
        self.sizes, self.ink = look["month"], look["ink"]
        self.month = month
        self.left = setup.left_mm * TWIPS_PER_MM
        self.top = setup.top_mm * TWIPS_PER_MM
        self.width = setup.text_width_mm * TWIPS_PER_MM
        self.bottom = (setup.height_mm - setup.bottom_mm) * TWIPS_PER_MM
        self.head = self.top + self.sizes["title_mm"] * TWIPS_PER_MM
        self.grid = self.head + self.sizes["weekday_mm"] * TWIPS_PER_MM
        self.pad = self.sizes["padding_mm"] * TWIPS_PER_MM
        vague = [VAGUE + "; ".join(item.name for item in month.vague)] if month.vague else []
        self.foot = self._wrapped(vague)
        while (over := self._left_over()) and (foot := self._wrapped([*vague, over])) != self.foot:
            self.foot = foot  # a higher foot leaves less room to the days

    def cells(self) -> list[tuple[Box, Day]]:
        """Every day with its rectangle; the weeks share what the foot leaves."""
        foot = len(self.foot) * self.sizes["foot_pt"] * TWIPS_PER_PT * LINE_EM
        weeks = self.month.weeks
        high = (self.bottom - self.grid - (foot + self.pad if foot else 0)) / len(weeks)
        wide = self.width / len(WEEKDAYS)
        return [
            (Box(self.left + column * wide, self.grid + row * high, wide, high), day)
            for row, week in enumerate(weeks)
            for column, day in enumerate(week)
        ]

    def fitted(self, box: Box, day: Day) -> Fitted:
        """The entries of a day at the largest size that holds all of them, else at the smallest.

        Days of the months beside are left to their own sheets.
        """
        size = self.sizes["entry_pt"]
        if not day.in_month:
            return Fitted(size, [], [])
        while (found := self._at(size, box, day)).over and size > self.sizes["least_pt"]:
            size -= STEP_PT
        return found

    def _at(self, size: float, box: Box, day: Day) -> Fitted:
        room = box.height - self.sizes["day_pt"] * TWIPS_PER_PT * LINE_EM - self.pad
        most = int(room / (size * TWIPS_PER_PT * LINE_EM))
        width_mm = (box.width - 2 * self.pad) / TWIPS_PER_MM
        found = Fitted(size, [], [])
        for entry in day.entries:
            text, bold = entry_text(entry), bool(entry.mark)
            lines = wrap(text, width_mm, size, bold)
            if found.over or len(found.lines) + len(lines) > most:
                found.over.append(text)
            else:
                found.lines.extend((line.rstrip(), bold) for line in lines)
        return found

    def text(
        self, words: str, x: float, top: float, size_pt: float, *, bold: bool = False,
        colour: str = "text", share: float = 0.0,
    ) -> Line:  # fmt: skip
        """A line of text whose part `share` of the width lies left of x."""
        size = round(size_pt * TWIPS_PER_PT)
        wide = width_em(words, bold) * size
        ink = self.ink[colour]
        run = Segment(words, x - share * wide, wide, size, bold, False, False, colour=ink)
        return Line(top, LINE_EM * size, top + ascent_em() * size, (run,))

    def _left_over(self) -> str:
        """The entries that their days do not hold, day by day; "" where all fit."""
        found = [
            f"{day.date.day}/{day.date.month}: {', '.join(over)}"
            for box, day in self.cells()
            if (over := self.fitted(box, day).over)
        ]
        return LEFT_OVER + "; ".join(found) if found else ""

    def _wrapped(self, texts: Iterable[str]) -> list[str]:
        width_mm, size = self.width / TWIPS_PER_MM, self.sizes["foot_pt"]
        return [line for text in texts for line in wrap(f"{text}.", width_mm, size)]


def month_pages(months: Iterable[Month], preset: Preset) -> tuple[Page, ...]:
    """One page for each month, on the standard's paper lying down."""
    setup = sheet_setup(preset)
    return tuple(_page(Sheet(month, setup), setup, part) for part, month in enumerate(months))


def entry_text(entry: Entry) -> str:
    """An entry as it is printed: "80 năm Ngày … (năm tròn)", "Hạn: trước ngày 15 …"."""
    return f"{LEADS.get(entry.kind, '')}{entry.text}{f' ({entry.mark})' if entry.mark else ''}"


def _page(sheet: Sheet, setup: PageSetup, part: int) -> Page:
    sizes = sheet.sizes
    middle = sheet.left + sheet.width / 2
    title = sheet.month.title.upper()
    lines = [sheet.text(title, middle, sheet.top, sizes["title_pt"], bold=True, share=0.5)]
    wide = sheet.width / len(WEEKDAYS)
    weekday = sizes["weekday_pt"]
    top = (sheet.head + sheet.grid - LINE_EM * weekday * TWIPS_PER_PT) / 2
    for column, name in enumerate(WEEKDAYS):
        x = sheet.left + (column + 0.5) * wide
        lines.append(sheet.text(name, x, top, weekday, bold=True, share=0.5))
    cells = sheet.cells()
    for box, day in cells:
        lines += _day(sheet, box, day)
    end = cells[-1][0].y + cells[-1][0].height
    height = sizes["foot_pt"] * TWIPS_PER_PT * LINE_EM
    for number, words in enumerate(sheet.foot):
        place = end + sheet.pad + number * height
        lines.append(sheet.text(words, sheet.left, place, sizes["foot_pt"]))
    width, depth = (mm * TWIPS_PER_MM for mm in (setup.width_mm, setup.height_mm))
    return Page(part, 1, width, depth, tuple(lines), tuple(_strokes(sheet, cells, end)))


def _day(sheet: Sheet, box: Box, day: Day) -> Iterator[Line]:
    """The day's number, its lunar day at the right, its entries below."""
    sizes = sheet.sizes
    colour = "text" if day.in_month else "faint"
    left, right = box.x + sheet.pad, box.x + box.width - sheet.pad
    top = box.y + sheet.pad / 2
    yield sheet.text(
        str(day.date.day), left, top, sizes["day_pt"], bold=day.in_month, colour=colour
    )
    if day.lunar_label:
        yield sheet.text(day.lunar_label, right, top, sizes["lunar_pt"], colour=colour, share=1.0)
    y = top + sizes["day_pt"] * TWIPS_PER_PT * LINE_EM
    found = sheet.fitted(box, day)
    for words, bold in found.lines:
        yield sheet.text(words, left, y, found.size, bold=bold)
        y += found.size * TWIPS_PER_PT * LINE_EM


def _strokes(sheet: Sheet, cells: list[tuple[Box, Day]], end: float) -> Iterator[Stroke]:
    """Saturdays and Sundays shaded, then the lines of the grid."""
    look = calendar_look()["sheet"]
    frame, text = look["frame_pt"] * TWIPS_PER_PT, sheet.ink["text"]
    wide = sheet.width / len(WEEKDAYS)
    middle = sheet.left + (len(WEEKDAYS) - 1) * wide
    yield Stroke(middle, sheet.head, middle, end, 2 * wide, sheet.ink["weekend"])
    right = sheet.left + sheet.width
    tops = sorted({box.y for box, _ in cells})
    for y in (sheet.head, *tops, end):
        yield Stroke(sheet.left, y, right, y, frame, text)
    for column in range(len(WEEKDAYS) + 1):
        x = sheet.left + column * wide
        yield Stroke(x, sheet.head, x, end, frame, text)

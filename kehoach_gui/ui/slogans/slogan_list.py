"""The list of slogans: rows of one height, painted, fast at any number."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kehoach_gui.core.slogans import name_of
from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.slogans.slogan_model import ROW_ROLE, UNSURE, SloganModel, facts
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index, show_as_rows

if TYPE_CHECKING:
    from kehoach_gui.storage.slogan_index import SloganRow

AnyIndex = QModelIndex | QPersistentModelIndex
PAD = 16
ABOVE, BETWEEN = 9, 7  # pixels over the words, and between them and the chips
CHIP_PAD = 8
LINES = 2
STAR = 16
MOST_CHIPS = 3
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def row_height(theme: Theme) -> int:
    """Two lines of words, a line of chips and the room round them."""
    words = QFontMetrics(theme.font("body")).height()
    chips = QFontMetrics(theme.font("tiny")).height() + 6
    return LINES * words + BETWEEN + chips + 2 * ABOVE


@lru_cache(maxsize=2048)
def broken(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text in at most two lines of a width in pixels, the second one cut."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == LINES - 1:
            metrics = QFontMetrics(font)
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


class SloganDelegate(QStyledItemDelegate):
    """Draws a slogan: its words in one or two lines, below them occasions, year, level."""

    def __init__(self, theme: Theme, view: SloganList) -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, row_height(self.theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect, view = self.theme, option.rect, self.view
        row: SloganRow | None = index.data(ROW_ROLE)
        chosen = view.selectionModel().isSelected(index)
        if chosen:
            painter.fillRect(rect, theme.c("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.c("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.c("line"))
        if row is None:
            return
        font, tiny = theme.font("body"), theme.font("tiny")
        metrics = QFontMetrics(font)
        chip_height = QFontMetrics(tiny).height() + 6
        lines = broken(row.text, font, rect.width() - 2 * PAD - STAR - 8)
        high = len(lines) * metrics.height() + BETWEEN + chip_height
        top = rect.top() + (rect.height() - high) // 2
        painter.setFont(font)
        painter.setPen(theme.c("text"))
        for place, line in enumerate(lines):
            baseline = top + place * metrics.height() + metrics.ascent()
            painter.drawText(rect.left() + PAD, baseline, line)
        if row.favourite:
            star = QRect(rect.right() - PAD - STAR, top + 2, STAR, STAR)
            draw_icon(painter, theme, "star-full", star, "accent")
        below = QRect(rect.left() + PAD, top + high - chip_height, rect.width() - 2 * PAD, 0)
        below.setHeight(chip_height)
        self._paint_facts(painter, row, below)
        if view.currentIndex() == index and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.c("accent"), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_facts(self, painter: QPainter, row: SloganRow, box: QRect) -> None:
        theme = self.theme
        tiny = theme.font("tiny")
        metrics = QFontMetrics(tiny)
        painter.setFont(tiny)
        x, names = box.left(), [name_of(tag) for tag in row.tags.split("\n") if tag]
        note = facts(row)
        last = f"{note} · chưa kiểm chứng" if row.grade == UNSURE else note
        room = box.right() - metrics.horizontalAdvance(last) - 50
        for place, name in enumerate(names[: MOST_CHIPS + 1]):
            words = name if place < MOST_CHIPS else f"+{len(names) - MOST_CHIPS}"
            wide = metrics.horizontalAdvance(words) + 2 * CHIP_PAD
            if place and x + wide > room:
                words = f"+{len(names) - place}"
                wide = metrics.horizontalAdvance(words) + 2 * CHIP_PAD
            chip = QRect(x, box.top(), wide, box.height())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.c("sunken"))
            painter.setPen(QPen(theme.c("line"), 1))
            radius = box.height() / 2
            painter.drawRoundedRect(chip.adjusted(0, 0, -1, -1), radius, radius)
            painter.setPen(theme.c("muted"))
            painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)
            x += wide + 6
            if words.startswith("+"):
                break
        for words, tone in ((note, "muted"), ("chưa kiểm chứng", "warn")):
            if words and (tone == "muted" or row.grade == UNSURE):
                painter.setPen(theme.c(tone))
                there = QRect(x + 4, box.top(), box.right() - x - 4, box.height())
                painter.drawText(there, int(Qt.AlignmentFlag.AlignVCenter), words)
                x += metrics.horizontalAdvance(words) + 14


class SloganList(QTableView):
    """The rows; Enter is `entered`, Space `star_asked`, Delete `delete_asked`, F2 `edit_asked`."""

    entered = Signal()
    star_asked = Signal()
    delete_asked = Signal()
    edit_asked = Signal()
    chosen_changed = Signal()

    def __init__(self, theme: Theme, model: SloganModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.slogans = model
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(model)
        self.setItemDelegate(SloganDelegate(theme, self))
        show_as_rows(self)
        self._fit_rows()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Danh sách khẩu hiệu")
        self.doubleClicked.connect(lambda _: self.entered.emit())
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        model.modelReset.connect(self._selection_changed)
        theme.changed.connect(self._fit_rows)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self.theme))
        self.page.update()

    def _selection_changed(self, *_: object) -> None:
        self.page.update()
        self.chosen_changed.emit()

    def current_id(self) -> int:
        """Id of the current row, 0 where there is none."""
        place = self.currentIndex().row()
        return self.slogans.ids[place] if 0 <= place < len(self.slogans.ids) else 0

    def chosen_ids(self) -> tuple[int, ...]:
        """Ids of the chosen rows in the order of the list."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.slogans.ids[place] for place in places)

    def choose(self, ident: int) -> bool:
        """Make the row of an id the current and only chosen one; False where it is not there."""
        place = self.slogans.place_of(ident)
        if place < 0:
            return False
        choose_index(self, self.slogans.index(place, 0))
        return True

    def choose_first(self) -> None:
        if self.slogans.ids:
            choose_index(self, self.slogans.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Space:
            self.star_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

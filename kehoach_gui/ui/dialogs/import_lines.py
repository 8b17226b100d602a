"""The lines of a source with the role each was given, by name and by colour."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index, show_as_rows

if TYPE_CHECKING:
    from kehoach_gui.reading import SourceLine

AnyIndex = QModelIndex | QPersistentModelIndex
Index = QModelIndex
ROW = 34
CHIP = 132
LINE_ROLE = Qt.ItemDataRole.UserRole + 1

# role of reading: its name in the window, the token of its colour
ROLES = {
    "parent_body": ("Cơ quan cấp trên", "blue"),
    "issuing_body": ("Cơ quan ban hành", "blue"),
    "number": ("Số, ký hiệu", "blue"),
    "place_date": ("Địa danh, ngày", "blue"),
    "type_name": ("Tên loại", "violet"),
    "subject": ("Trích yếu", "violet"),
    "opening": ("Căn cứ, mở đầu", "violet"),
    "heading": ("Tiêu đề mục", "accent"),
    "item": ("Đoạn có số", "accent"),
    "phase": ("Đợt", "ok"),
    "paragraph": ("Đoạn văn", "text"),
    "table": ("Bảng", "text"),
    "bullet": ("Gạch đầu dòng", "text"),
    "slogan": ("Khẩu hiệu", "warn"),
    "closing": ("Lời kết", "violet"),
    "recipient": ("Nơi nhận", "blue"),
    "authority": ("Quyền hạn ký", "blue"),
    "signer_title": ("Chức vụ", "blue"),
    "signer_name": ("Người ký", "blue"),
    "appendix": ("Phụ lục", "violet"),
    "label": ("Chữ cố định", "muted"),
    "mixed": ("Nhiều phần", "blue"),
    "noise": ("Để riêng", "muted"),
}


class LinesModel(QAbstractTableModel):
    """One row for each line that has words; debris knows its place among the discarded."""

    def __init__(self, lines: "tuple[SourceLine, ...]", discarded: tuple[str, ...]) -> None:
        super().__init__()
        self.by_hand: frozenset[int] = frozenset()
        self.ticked: set[int] = set()
        self._take(lines, discarded)

    def show(
        self,
        lines: "tuple[SourceLine, ...]",
        discarded: tuple[str, ...],
        by_hand: frozenset[int],
    ) -> None:
        """Other roles for the same lines; those numbered in `by_hand` were given by the user."""
        self.by_hand = by_hand
        count = len(self.lines)
        self._take(lines, discarded)
        if len(self.lines) != count:
            self.beginResetModel()
            self.endResetModel()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def _take(self, lines: "tuple[SourceLine, ...]", discarded: tuple[str, ...]) -> None:
        self.lines = [line for line in lines if line.text.strip()]
        self.discard_at: dict[int, int] = {}
        place = 0
        for row, line in enumerate(self.lines):
            if line.role == "noise" and place < len(discarded):
                self.discard_at[row] = place
                place += 1

    def row_of(self, number: int) -> int | None:
        """The row of a line by its number; None where the line has no words."""
        row = bisect_left(self.lines, number, key=lambda line: line.number)
        here = row < len(self.lines) and self.lines[row].number == number
        return row if here else None

    def rowCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = Index()) -> int:  # noqa: B008
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return " ".join(line.text.split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{ROLES.get(line.role, ROLES['mixed'])[0]}: {' '.join(line.text.split())}"
        return line if role == LINE_ROLE else None

    def toggle(self, row: int) -> bool:
        """Tick or untick a line that was set aside; False for any other."""
        place = self.discard_at.get(row)
        if place is None:
            return False
        self.ticked ^= {place}
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)
        return True


class LinesDelegate(QStyledItemDelegate):
    """Draws a line's role as a word in its colour, then its text; debris greyed with a box."""

    def __init__(self, theme: Theme, view: "LinesView") -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self.theme, option.rect
        line: SourceLine = index.data(LINE_ROLE)
        name, tone = ROLES.get(line.role, ROLES["mixed"])
        color = theme.c(tone)
        model = self.view.lines
        place = model.discard_at.get(index.row())
        aside = line.role == "noise" and (place is None or place not in model.ticked)
        chosen = self.view.selectionModel().isRowSelected(index.row(), QModelIndex())
        current = self.view.currentIndex().row() == index.row() and self.view.hasFocus()
        if current or (chosen and self.view.can_change):
            painter.fillRect(rect, theme.c("hover"))
        painter.fillRect(rect.left(), rect.top() + 4, 3, rect.height() - 8, color)
        tiny, small = theme.font("tiny"), theme.font("small", line.role == "heading")
        painter.setFont(tiny)
        painter.setPen(color)
        chip = QRect(rect.left() + 12, rect.top(), CHIP - 20, rect.height())
        if line.number in model.by_hand:
            draw_icon(
                painter,
                theme,
                "edit",
                QRect(chip.right() - 18, chip.center().y() - 7, 14, 14),
                tone,
            )
            chip.setRight(chip.right() - 20)
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignVCenter), name)
        words = rect.adjusted(CHIP, 0, -8, 0)
        if place is not None:
            box = QRect(words.left(), words.center().y() - 8, 16, 16)
            painter.setPen(QPen(theme.c("field_line"), 1))
            painter.drawRoundedRect(box, 3, 3)
            if place in model.ticked:
                draw_icon(painter, theme, "check", box, "accent")
            words.setLeft(box.right() + 8)
        painter.setFont(small)
        painter.setPen(theme.c("muted" if aside else "text"))
        shown = QFontMetrics(small).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)


class LinesView(QTableView):
    """The lines; Space or a click ticks what was set aside so that it goes back.

    Where the source can be read again (`can_change`), F2, the menu key, a right click or a click
    on a role asks for another role: `roles_given` has the numbers of the chosen lines.
    """

    ticks_changed = Signal()
    line_chosen = Signal(object)  # the line that became the current one
    roles_given = Signal(list, str)  # line numbers; the role, "" for the program's own

    def __init__(
        self, theme: Theme, lines: "tuple[SourceLine, ...]", discarded: tuple[str, ...]
    ) -> None:
        super().__init__()
        self.lines = LinesModel(lines, discarded)
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setModel(self.lines)
        self.setItemDelegate(LinesDelegate(theme, self))
        show_as_rows(self)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.can_change = False
        self._quiet = False
        self.theme = theme
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Các dòng của văn bản")

    def go_to(self, number: int) -> None:
        """Make a line the current one and bring it into sight, without telling."""
        row = self.lines.row_of(number)
        if row is not None and row != self.currentIndex().row():
            self._quiet = True
            choose_index(self, self.lines.index(row, 0))
            self.scrollTo(self.currentIndex(), self.ScrollHint.PositionAtCenter)
            self._quiet = False

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.line_chosen.emit(self.lines.lines[current.row()])

    def ticked(self) -> list[int]:
        """Places in the discarded lines that are to go back."""
        return sorted(self.lines.ticked)

    def let_change(self) -> None:
        """Offer roles from now on; several lines can be chosen at once."""
        self.can_change = True
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def ask_role(self, at: QPoint | None = None) -> None:
        """The menu of roles for the chosen lines, below the current one."""
        from kehoach_gui.ui.dialogs.import_roles import role_menu

        if not self.can_change or not self.currentIndex().isValid():
            return
        if at is None:
            at = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(CHIP, 0)
        menu = role_menu(self.theme, self, self.give_role)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.page.mapToGlobal(at))

    def give_role(self, role: str) -> None:
        """Give the chosen lines a role, "" for the one the program finds."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        rows |= {self.currentIndex().row()}
        self.roles_given.emit([self.lines.lines[row].number for row in sorted(rows)], role)

    def _toggle(self, row: int) -> None:
        if self.can_change:
            line = self.lines.lines[row]
            if line.role == "noise" or line.number in self.lines.by_hand:
                self.roles_given.emit([line.number], "paragraph" if line.role == "noise" else "")
        elif self.lines.toggle(row):
            self.ticks_changed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        if not self.can_change:
            self._toggle(index.row())
        elif event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            box = self.lines.lines[index.row()].role == "noise" and point.x() < CHIP + 20
            if point.x() < CHIP:
                self.ask_role(point)
            elif box:
                self._toggle(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.ask_role(None if event.reason() == event.Reason.Keyboard else event.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_F2 and self.can_change:
            self.ask_role()
            return
        super().keyPressEvent(event)

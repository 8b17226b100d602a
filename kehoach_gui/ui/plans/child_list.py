"""The sections inside a section, as rows below its text: a click or Enter opens one."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Section
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.plans.flow import lines_of, shown_number
from kehoach_gui.ui.plans.outline_model import opening_words, period_note
from kehoach_gui.ui.theme import Theme

ROW = 44


class ChildRow(QToolButton):
    """One section inside: number and heading, below it what it holds."""

    def __init__(self, theme: Theme, text: str, note: str) -> None:
        super().__init__()
        self.theme = theme
        self.note = note
        self.setText(text)
        self.setAccessibleName(f"Mở {text}, {note}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self.theme, self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.c("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.c("surface"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 6, 6)
        painter.fillRect(rect.left() + 8, rect.bottom(), rect.width() - 16, 1, theme.c("line"))
        small = theme.font("small")
        width = QFontMetrics(small).horizontalAdvance(self.note)
        painter.setFont(small)
        painter.setPen(theme.c("muted"))
        words = rect.adjusted(12, 0, -36, 0)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(words, right, self.note)
        body = theme.font("body")
        painter.setFont(body)
        painter.setPen(theme.c("text"))
        shown = QFontMetrics(body).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width() - width - 16
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        square = QRect(rect.right() - 26, rect.center().y() - 7, 16, 16)
        draw_icon(painter, theme, "right", square, "muted")


class ChildList(QWidget):
    """The rows of a section's children; `opened` carries the id of the one chosen."""

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._shown: list[tuple[int, str, str]] = []
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 12, 12)
        self.box.setSpacing(0)
        self.box.addStretch(1)

    def show_children(self, children: tuple[Section, ...], preset: Preset) -> None:
        wanted = [
            (
                child.id,
                f"{shown_number(children, child, preset)} {opening_words(child)}".strip(),
                note_of(child),
            )
            for child in children
        ]
        if wanted == self._shown:
            return
        self._shown = wanted
        for row in self.findChildren(ChildRow):
            self.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for ident, text, note in wanted:
            row = ChildRow(self.theme, text, note)
            row.clicked.connect(lambda _=False, ident=ident: self.opened.emit(ident))
            self.box.insertWidget(self.box.count() - 1, row)


def note_of(section: Section) -> str:
    """What a section holds, in few words."""
    days = period_note(section)
    count = len(lines_of(section)) + (0 if not section.sections else len(section.sections))
    return days or (f"{count} đoạn" if count else "trống")

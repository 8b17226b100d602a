"""“Chèn ngày kỷ niệm…”: the days within the plan's time; their phrase goes to the caret."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from kehoach_gui.core import edits
from kehoach_gui.core.anniversaries import (
    Anniversary,
    Occurrence,
    days_between,
    write_phrase,
)
from kehoach_gui.core.compose_calendar import calendar_frame
from kehoach_gui.core.compose_days import notes_of
from kehoach_gui.core.dates import Range, short_date
from kehoach_gui.core.organisation import organisation_of
from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.core.text import fold
from kehoach_gui.core.timeline_items import event_items, phase_items
from kehoach_gui.ui.calendar.saving import bodies
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH = 820
COLUMNS = ("Ngày", "Ngày lễ, ngày kỷ niệm", "Số năm", "Ghi chú")
SHARES = (0.15, 0.5, 0.1, 0.25)
YEARS_AROUND = 3


class AnniversaryDialog(Dialog):
    """`phrases` are those of the chosen days, `as_bullets` how they are put in."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        plan: Plan,
        local: tuple[Anniversary, ...],
        at_caret: bool,
    ) -> None:
        super().__init__(theme, parent, "Chèn ngày kỷ niệm", WIDTH)
        self.local = local
        self.as_bullets = not at_caret
        self.occurrences: list[Occurrence] = []
        self.times = QComboBox()
        self.times.setAccessibleName("Thời gian")
        self.frames = _frames(plan)
        self.times.addItems([name for name, _ in self.frames])
        self.field = LineInput()
        self.field.setPlaceholderText("Lọc theo tên, không cần dấu")
        self.field.setAccessibleName("Lọc ngày kỷ niệm")
        theme.dress(self.times, "body")
        theme.dress(self.field, "body")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.times)
        row.addWidget(self.field, 1)
        self.body.addLayout(row)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Ngày lễ, ngày kỷ niệm")
        self.list.setHeaderLabels(COLUMNS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(180)
        theme.dress(self.list, "small")
        self.body.addWidget(self.list, 1)
        self.preview = plain_label(theme, "", "small")
        tint(self.preview, "muted")
        self.body.addWidget(self.preview)
        self.resize(WIDTH, HIGHEST)
        self.add_button("Hủy", self.reject)
        bullets = self.add_button("Chèn thành gạch đầu dòng", lambda: self._take(True))
        self.go = self.add_button("Chèn tại con trỏ", lambda: self._take(False), "go")
        self.bullets = bullets
        if not at_caret:
            self.go.hide()
            self.go_button = bullets
        self.times.currentIndexChanged.connect(lambda _: self._fill())
        self.field.textChanged.connect(lambda _: self._fill())
        self.list.itemSelectionChanged.connect(self._say)
        self.list.itemActivated.connect(lambda *_: self._take(self.as_bullets))
        self._fill()
        for column, share in enumerate(SHARES):
            self.list.setColumnWidth(column, int((WIDTH - 60) * share))
        self.field.setFocus()

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words to put in, by date."""
        return tuple(
            write_phrase(occurrence.anniversary, occurrence.date.year)
            for occurrence in self._chosen()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down in the filter choose in the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.field.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def _chosen(self) -> list[Occurrence]:
        rows = sorted(self.list.indexFromItem(item).row() for item in self.list.selectedItems())
        return [self.occurrences[row] for row in rows]

    def _take(self, as_bullets: bool) -> None:
        if self.list.selectedItems():
            self.as_bullets = as_bullets
            self.accept()

    def _fill(self) -> None:
        _, frame = self.frames[max(0, self.times.currentIndex())]
        wanted = fold(self.field.text()).split()
        self.occurrences = [
            occurrence
            for occurrence in days_between(*frame, self.local)
            if all(word in fold(occurrence.anniversary.name) for word in wanted)
        ]
        self.list.clear()
        for occurrence in self.occurrences:
            item = QTreeWidgetItem(list(_cells(occurrence, self.local)))
            item.setSizeHint(0, QSize(0, self.theme.size("row")))
            if occurrence.round:
                font = self.theme.font("small", True)
                for column in range(len(COLUMNS)):
                    item.setFont(column, font)
            self.list.addTopLevelItem(item)
        if self.occurrences:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self._say()

    def _say(self) -> None:
        phrases = self.phrases
        some = bool(phrases)
        self.go.setEnabled(some)
        self.bullets.setEnabled(some)
        if not self.occurrences:
            self.preview.setText("Không có ngày nào khớp.")
        else:
            self.preview.setText(f"Sẽ chèn: {'; '.join(phrases)}" if some else "Chọn một ngày.")


def _cells(occurrence: Occurrence, own: tuple[Anniversary, ...]) -> tuple[str, str, str, str]:
    return (
        short_date(occurrence.date.isoformat()),
        occurrence.anniversary.name,
        str(occurrence.count) if occurrence.count else "",
        "; ".join(notes_of(occurrence, own)),
    )


def _frames(plan: Plan) -> list[tuple[str, Range]]:
    """The plan's own time first, then whole years around it."""
    frame = calendar_frame(plan, phase_items(plan) + event_items(plan))
    found: list[tuple[str, Range]] = []
    if frame:
        first, last = (short_date(day.isoformat()) for day in frame)
        found.append((f"Thời gian của kế hoạch: {first} – {last}", frame))
    year = frame[0].year if frame else date.today().year
    last_year = frame[1].year if frame else year
    for each in range(year - 1, last_year + YEARS_AROUND):
        if date.min.year <= each <= date.max.year:
            found.append((f"Năm {each}", (date(each, 1, 1), date(each, 12, 31))))
    return found


def insert_anniversary(window: Any) -> None:
    """Put the phrase of chosen days at the caret or as bullets behind it, as one undo step."""
    session, view = window.session, window.view
    if session is None or view is None or not view.has_section():
        return
    window.commit_words()
    plan = session.plan
    body = organisation_of(plan, bodies(window))
    caret = view.caret_place()
    dialog = AnniversaryDialog(
        window.theme, window, plan, body.local_days if body else (), caret is not None
    )
    if not dialog.exec():
        return
    session.end_step()
    if dialog.as_bullets or caret is None:
        section_id = caret[0] if caret else view.current_id()
        place = caret[1] + 1 if caret else None
        blocks = [Block("bullet", f"Kỷ niệm {phrase}") for phrase in dialog.phrases]
        session.apply("chèn ngày kỷ niệm", lambda p: with_blocks(p, section_id, place, blocks))
        view.show_part(section_id)
    else:
        write_at_caret(view.editor, "; ".join(dialog.phrases))
    session.end_step()


def with_blocks(plan: Plan, section_id: int, place: int | None, blocks: list[Block]) -> Plan:
    """The plan with blocks put into a section at a place, at its end for None."""
    held = edits.find(plan, section_id).blocks
    at = len(held) if place is None else min(place, len(held))
    return edits.set_blocks(plan, section_id, (*held[:at], *blocks, *held[at:]))


def write_at_caret(editor: Any, words: str) -> None:
    """Words typed at the caret, with a blank before and behind where letters stand there."""
    cursor = editor.textCursor()
    text = cursor.block().text()
    start = cursor.selectionStart() - cursor.block().position()
    end = cursor.selectionEnd() - cursor.block().position()
    before = (
        " " if text[:start] and not text[:start][-1].isspace() and text[start - 1] != "(" else ""
    )
    behind = " " if text[end : end + 1].isalnum() else ""
    cursor.insertText(before + words + behind)
    editor.setTextCursor(cursor)
    editor.setFocus(Qt.FocusReason.OtherFocusReason)

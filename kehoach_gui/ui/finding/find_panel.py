"""Find and replace in the open plan: fields, what was found, one step back for all that changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from kehoach_gui.core.find import Found, find, find_in, replace_all
from kehoach_gui.core.places import Place, Spot, cell_name, place_name
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.finding.hit_list import Hit, HitList
from kehoach_gui.ui.finding.options import OptionsButton
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans.fields import FRAME, LineInput
from kehoach_gui.ui.plans.going import show_place
from kehoach_gui.ui.plans.table_marks import MOST_MARKED, mark_cells
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.undo_filter import UndoFilter
from kehoach_gui.ui.widgets import Hairline, PaneHead, plain_label

if TYPE_CHECKING:
    from kehoach_gui.ui.plans.plan_view import PlanView

TYPING_MS = 120  # after the last letter of the query
CHANGE_MS = 350  # after the last change of the plan
KEPT = "{count} chỗ trong danh mục đặt in giữ nguyên: dòng không nhận lời quá dài, không có chữ."


class WordField(LineInput):
    """A field of the panel: Enter goes on, Shift+Enter back, Esc closes the panel."""

    stepped = Signal(int)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FindPanel(QWidget):
    """Stands in the place of the outline; `closed` asks to bring that back."""

    closed = Signal()
    everywhere_asked = Signal()
    replaced = Signal(str)

    def __init__(self, theme: Theme, view: "PlanView", undo: UndoFilter) -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view
        self.hits: tuple[Found, ...] = ()
        self.title = QLabel("Tìm")
        self.field = self._field("Chữ cần tìm", "Tìm, gõ không dấu cũng được", undo)
        self.replacement = self._field("Thay bằng", "Thay bằng", undo)
        self.options = OptionsButton(theme)
        self.previous = self._button("", "up", "Chỗ trước (Shift+F3)", lambda: self.step(-1))
        self.next = self._button("", "down", "Chỗ sau (F3)", lambda: self.step(+1))
        self.one = self._button("Thay", "", "Thay chỗ đang chọn", self.replace_one)
        self.all = self._button("Thay tất cả", "", "Thay mọi chỗ tìm thấy", self.replace_all)
        self.count = plain_label(theme, "", "small")
        self.list = HitList(theme)
        self.everywhere = self._button(
            "Tìm trong mọi kế hoạch…", "search", "", self.everywhere_asked.emit
        )
        self._lay_out()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.renew)
        self.field.textChanged.connect(lambda _: self.timer.start(TYPING_MS))
        self.field.stepped.connect(self.step)
        self.replacement.stepped.connect(lambda _: self.replace_one())
        self.options.options_changed.connect(self.renew)
        self.list.chosen.connect(lambda row: self.show_hit(row, focus=False))
        self.list.entered.connect(self.show_hit)
        ground(self, QPalette.ColorRole.Base)

    def _field(self, name: str, hint: str, undo: UndoFilter) -> WordField:
        field = WordField()
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        self.theme.dress(field, "body")
        field.setFixedHeight(max(32, field.fontMetrics().lineSpacing() + FRAME))
        field.escaped.connect(self.closed)
        undo.watch(field)
        return field

    def _button(self, text: str, icon: str, tip: str, run: Callable[[], object]) -> Button:
        button = Button(self.theme, text, "flat" if not text else "out", icon, tip)
        button.clicked.connect(lambda: run())
        return button

    def _lay_out(self) -> None:
        head = PaneHead(self.theme)
        self.theme.dress(self.title, "small", True)
        head.row.addWidget(self.title, 1)
        head.row.addWidget(self.previous)
        head.row.addWidget(self.next)
        head.row.addWidget(self._button("", "close", "Đóng khung tìm", self.closed.emit))
        self.replacing = QWidget()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.one)
        row.addWidget(self.all)
        row.addStretch(1)
        inner = QVBoxLayout(self.replacing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.replacement)
        inner.addLayout(row)
        fields = QVBoxLayout()
        fields.setContentsMargins(12, 8, 12, 8)
        fields.setSpacing(6)
        fields.addWidget(self.field)
        fields.addWidget(self.replacing)
        how = QHBoxLayout()
        how.setSpacing(8)
        how.addWidget(self.options)
        how.addWidget(self.count, 1)
        fields.addLayout(how)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addLayout(fields)
        box.addWidget(Hairline(self.theme))
        box.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self.everywhere)
        foot.addStretch(1)
        box.addLayout(foot)
        tint(self.count, "muted")

    # what is found

    def open(self, replacing: bool, words: str = "") -> None:
        """Show the panel, with the selected words of the text as query where there are some."""
        self.replacing.setVisible(replacing)
        self.title.setText("Tìm và thay thế" if replacing else "Tìm")
        if words:
            self.field.setText(words)
        self.renew()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def plan_changed(self) -> None:
        """Search again once the writer pauses."""
        if self.isVisible():
            self.timer.start(CHANGE_MS)

    def renew(self) -> None:
        """Search the plan as it is now; the row that is nearest to the last one stays."""
        self.timer.stop()
        session = self.view.session
        row = self.list.currentIndex().row()
        query = self.field.text()
        self.hits = find(session.plan, query, self.options.options) if session else ()
        if session is not None:
            self.list.hits.show_rows(named(session.plan, self.hits))
        if self.hits and row >= 0:
            self.list.choose(min(row, len(self.hits) - 1))
        self._say()
        self.mark()

    def _say(self) -> None:
        query, many = self.field.text().strip(), len(self.hits)
        row = self.list.currentIndex().row()
        if not query:
            said = ""
        elif not many:
            said = "Không có chỗ nào."
        else:
            said = f"Chỗ {row + 1} / {many}" if row >= 0 else f"{many} chỗ"
        self.count.setText(said)
        for button in (self.previous, self.next, self.one, self.all):
            button.setEnabled(bool(many))

    def step(self, by: int) -> None:
        """Go to the next hit or the one before, round the end."""
        if self.timer.isActive():
            self.renew()
        if self.hits:
            row = self.list.currentIndex().row()
            start = row + by if row >= 0 else (0 if by > 0 else -1)
            self.show_hit(start % len(self.hits), focus=not self.field.hasFocus())

    def show_hit(self, row: int, focus: bool = True) -> None:
        """Go to a hit; its words are selected."""
        if 0 <= row < len(self.hits):
            hit = self.hits[row]
            self.list.choose(row)
            show_place(self.view, hit.place, hit.start, hit.end, focus)
            self._say()
            self.mark()

    # what is changed

    def replace_one(self) -> None:
        """Replace the chosen hit and go to the next one."""
        if self.timer.isActive():
            self.renew()
        row = self.list.currentIndex().row()
        if self.hits and row < 0:
            self.show_hit(0, focus=False)
        elif self.hits:
            if not self._replace("thay chữ", (self.hits[row],)):
                self.view.refused.emit(KEPT.format(count=1))
            if self.hits:
                self.show_hit(row % len(self.hits), focus=False)

    def replace_all(self) -> None:
        """Replace every hit as one undo step."""
        if self.timer.isActive():
            self.renew()
        found = len(self.hits)
        many = self._replace("thay tất cả", None)
        kept = KEPT.format(count=found - many) if many < found else ""
        if many:
            self.replaced.emit(f"Đã thay {many} chỗ. {kept}".strip())
        elif kept:
            self.view.refused.emit(kept)

    def _replace(self, text: str, places: tuple[Found, ...] | None) -> int:
        session = self.view.session
        if session is None:
            return 0
        commit_words()
        query, new, options = self.field.text(), self.replacement.text(), self.options.options
        read = session.conventions
        plan, many = replace_all(session.plan, query, new, options, places, read)
        session.end_step()
        session.apply(text, lambda _: plan)
        session.end_step()
        self.renew()
        return many

    # marks in the text

    def mark(self) -> None:
        """Mark the hits in the text that is shown; none where the panel is closed."""
        editor = self.view.editor
        spots = []
        if self.isVisible() and self.field.text().strip():
            block = editor.document().begin()
            while block.isValid():
                spots.append(Spot((block.position(),), block.text(), True))
                block = block.next()
        look = QTextCharFormat()
        look.setBackground(self.theme.c("accent_soft"))
        marks = []
        for hit in find_in(tuple(spots), self.field.text(), self.options.options)[:MOST_MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            mark.cursor = QTextCursor(editor.document())
            mark.cursor.setPosition(int(hit.place[0]) + hit.start)
            mark.cursor.setPosition(int(hit.place[0]) + hit.end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(mark)
        editor.setExtraSelections(marks)
        mark_cells(editor, self.field.text() if self.isVisible() else "", self.options.options)


def named(plan: Plan, hits: tuple[Found, ...]) -> list[Hit]:
    """The hits with the names of their places; a section's name is looked up once."""
    names: dict[Place, str] = {}
    rows = []
    for hit in hits:
        key = hit.place[:2] if hit.place[0] == "section" else hit.place
        if key not in names:
            names[key] = place_name(plan, key)
        rows.append(Hit(names[key] + cell_name(hit.place), hit))
    return rows

"""Slogans of the library beside an open plan: search, choose, insert."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget

from kehoach_gui.core.plan import Mark
from kehoach_gui.core.slogan_sections import mark_of, slogan_sections
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.slogans.changed_dialog import find_changed, show_changed
from kehoach_gui.ui.slogans.insertion import MARK_KEY, usual_mark
from kehoach_gui.ui.slogans.search import SloganSearch
from kehoach_gui.ui.slogans.slogan_list import SloganList
from kehoach_gui.ui.slogans.slogan_model import SloganModel
from kehoach_gui.ui.theme import tint
from kehoach_gui.ui.toolbars import SearchField
from kehoach_gui.ui.widgets import plain_label

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
MARKS: tuple[tuple[Mark, str], ...] = (("dash", "Gạch đầu dòng"), ("number", "Đánh số"))
NOTHING = "Không có khẩu hiệu nào có các chữ này. Hãy bớt chữ, hoặc gõ không dấu."
EMPTY = "Thư viện chưa có khẩu hiệu nào. Mở Thư viện khẩu hiệu (Ctrl+2) để nạp hoặc nhập."


class SloganPicker(Dialog):
    """`ids` are the slogans to insert, `mark` how they are marked where the section has none."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.theme, window, "Chèn khẩu hiệu", 720)
        theme = self.theme
        self.window_ = window
        self.ids: tuple[int, ...] = ()
        self.mark: Mark = usual_mark(window)
        self.search = SloganSearch(window)
        self.field = SearchField(theme, "Tìm khẩu hiệu, gõ không dấu cũng được", "Tìm khẩu hiệu")
        self.field.setMaximumWidth(16_777_215)
        self.model = SloganModel(self)
        self.list = SloganList(theme, self.model)
        self.list.setDragEnabled(False)
        self.nothing = plain_label(theme, "")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tint(self.nothing, "muted")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.field)
        self.body.addWidget(self.stack, 1)
        self._add_changed()
        self._add_marks()
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Chèn", self._take, "go")
        self.field.textChanged.connect(lambda _: self.show_found())
        self.field.installEventFilter(self)
        self.list.entered.connect(self._take)
        self.list.chosen_changed.connect(self._say_chosen)
        self.search.refreshed.connect(lambda: self.show_found())
        self.resize(760, HIGHEST)
        self.show_found()
        self.search.refresh()
        self.field.setFocus()

    def _add_changed(self) -> None:
        changed = self.window_._try("Chưa xem được", lambda: find_changed(self.window_))
        self.changed = Button(self.theme, "Đã đổi", "pill", "warn")
        self.changed.clicked.connect(self._show_changed)
        self.changed.setVisible(bool(changed))
        if changed:
            self.changed.setText(f"{len(changed)} câu của kế hoạch đã đổi trong thư viện")
            self.changed.setAccessibleName(self.changed.text())
        self.body.addWidget(self.changed)

    def _show_changed(self) -> None:
        self.reject()
        show_changed(self.window_)

    def _add_marks(self) -> None:
        """Dashes or numbers, where the section does not have its way already."""
        sections = slogan_sections(self.window_.session.plan)
        row = QHBoxLayout()
        row.setSpacing(6)
        label = QLabel("Kiểu:")
        self.theme.dress(label, "small")
        row.addWidget(label)
        self.marks: dict[Mark, Button] = {}
        for mark, words in MARKS:
            button = Button(self.theme, words, "pill")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mark=mark: self._choose_mark(mark))
            self.marks[mark] = button
            row.addWidget(button)
        self.foot.insertLayout(0, row)
        has_own = any(mark_of(section) is not None for section in sections)
        for part in (label, *self.marks.values()):
            part.setVisible(not has_own)
        self._show_mark()

    def _choose_mark(self, mark: Mark) -> None:
        self.mark = mark
        self._show_mark()
        window = self.window_
        window._try("Chưa nhớ được", lambda: window.library.set_setting(MARK_KEY, mark))

    def _show_mark(self) -> None:
        for mark, button in self.marks.items():
            button.setChecked(mark == self.mark)

    def show_found(self) -> None:
        """What the words find; the chosen slogan stays chosen where it is among them."""
        words, chosen = self.field.text(), self.list.current_id()
        self.model.show_found(lambda limit: self.search.find(words, {}, limit), self.search.rows)
        self.nothing.setText(NOTHING if words.strip() else EMPTY)
        self.stack.setCurrentWidget(self.list if self.model.ids else self.nothing)
        if not (not words and self.list.choose(chosen)):
            self.list.choose_first()
        self._say_chosen()

    def _say_chosen(self) -> None:
        count = len(self.list.chosen_ids())
        self.go.setText(f"Chèn {count} khẩu hiệu" if count > 1 else "Chèn")
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(count > 0)
        self.go.updateGeometry()

    def _take(self) -> None:
        self.ids = self.list.chosen_ids()
        if self.ids:
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the keyboard stays in the search."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.key() in MOVES:
            if event.type() == QEvent.Type.KeyPress:
                self.list.keyPressEvent(event)
            return event.type() == QEvent.Type.KeyPress
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        self.search.stop()
        super().done(result)

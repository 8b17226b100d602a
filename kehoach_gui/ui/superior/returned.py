"""The leader's Word file beside the plan: each change accepted on its own, comments shown."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.empty_state import EmptyState
from kehoach_gui.ui.right.compare_text import Change, readable, write_change
from kehoach_gui.ui.superior.returned_list import BOTH, MINE, ChangeList, title_of
from kehoach_gui.ui.superior.returned_notes import Notes, said
from kehoach_gui.ui.superior.splits import KeptSplitter
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import ElidedLabel, plain_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach_gui.core.returned_entry import Entry
    from kehoach_gui.returned_file import ReturnedFile
    from kehoach_gui.session import PlanSession

SAME = "Bản Word không khác kế hoạch đang soạn chữ nào, cũng không có ghi chú."
TITLES = ["Kế hoạch đang soạn", "Bản Word đã sửa"]
STEP = "nhận thay đổi của bản Word"
LEGEND = "Chữ bị bỏ gạch ngang, chữ thêm gạch chân."


class ReturnedDialog(Dialog):
    """All that is accepted here is one undo step of the plan; here each can be taken back."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, session: PlanSession, file: ReturnedFile
    ) -> None:
        super().__init__(theme, parent, f"So với bản Word đã sửa: {file.name}", 900)
        self.session = session
        self.file = file
        self.found = file.found
        self.notes = Notes(file.found, file.margin)
        self.taken: frozenset[int] = frozenset()
        self.history: list[frozenset[int]] = []
        self.started = False  # whether the undo step is open
        self.take_room()
        self.body.setSpacing(8)
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        self.body.addWidget(self.note)
        self.list = ChangeList(theme)
        self.where = ElidedLabel()
        theme.dress(self.where, "small", True)
        self.text = self._field("Hai bản cạnh nhau", 120)
        self.said_title = QLabel("Ghi chú của người sửa")
        theme.dress(self.said_title, "small", True)
        self.said = self._field("Ghi chú của người sửa", 44)
        self.panes = self._make_panes()
        self.body.addWidget(self.panes, 1)
        self.same = EmptyState(theme, "Không có gì khác", SAME, [])
        self.body.addWidget(self.same, 1)
        self.undo_button = self.add_button("Hoàn tác", self.take_back, left=True)
        self.undo_button.setToolTip("Bỏ lần nhận vừa rồi (Ctrl+Z)")
        self.one = self.add_button("Nhận thay đổi này", self.take_one)
        self.one.setToolTip("Nhận hoặc bỏ nhận chỗ đang chọn (phím cách)")
        self.group = self.add_button("Nhận cả mục", self.take_group)
        self.group.setToolTip("Nhận mọi chỗ sửa của mục có chỗ đang chọn (Ctrl+M)")
        self.all = self.add_button("Nhận tất cả", self.take_every)
        self.all.setToolTip("Nhận mọi chỗ người khác sửa, trừ chỗ bạn cũng đã sửa (Ctrl+Shift+A)")
        self.add_button("Đóng", self.accept, "go")
        for keys, run in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.take_back),
            (QKeySequence("Ctrl+M"), self.take_group),
            (QKeySequence("Ctrl+Shift+A"), self.take_every),
        ):
            QShortcut(keys, self).activated.connect(run)
        self.list.accept_asked.connect(self.ask)
        self.list.currentItemChanged.connect(lambda *_: self._show_change())
        self.finished.connect(lambda _: self._close_step())
        self._fill()

    def _field(self, name: str, height: int) -> QTextEdit:
        text = QTextEdit()
        text.setReadOnly(True)
        text.setProperty("field", True)
        text.setAccessibleName(name)
        text.setMinimumHeight(height)
        text.setTabChangesFocus(True)
        self.theme.dress(text, "small")
        return text

    def _make_panes(self) -> KeptSplitter:
        below = QWidget()
        box = QVBoxLayout(below)
        box.setContentsMargins(12, 6, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.said_title)
        box.addWidget(self.said, 1)
        self.below = below
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(12, 0, 0, 6)
        top.setSpacing(6)
        top.addWidget(self.where)
        top.addWidget(self.text, 1)
        right = KeptSplitter(self.theme, "returned-notes", (240, 90), Qt.Orientation.Vertical)
        right.addWidget(above)
        right.addWidget(below)
        middle = KeptSplitter(self.theme, "returned", (300, 540))
        middle.addWidget(self.list)
        middle.addWidget(right)
        return middle

    def _fill(self) -> None:
        self.list.fill(self.found, self.notes)
        self.list.show_taken(self.taken)
        first = self.list.topLevelItem(0)
        if first is not None:
            keys = [entry.key for entry in self.found.entries if entry.side != "mine"]
            self.list.setCurrentItem(self.list.items[keys[0]] if keys else first.child(0))
        self.panes.setVisible(first is not None)
        self.same.setVisible(first is None)
        self.below.setVisible(bool(self.file.margin.comments or self.file.margin.revisions))
        self._say()
        self._show_change()

    # what is shown

    def _say(self, told: str = "") -> None:
        many = len(self.found.entries)
        words = f"{many} chỗ khác, đã nhận {len(self.taken)}. {LEGEND}" if many else ""
        comments = len(self.file.margin.comments)
        notes = f"{comments} ghi chú." if comments else ""
        self.note.setText(" ".join(filter(None, (told, words, notes, self._origin()))))
        self.undo_button.setEnabled(bool(self.history))
        self.all.setEnabled(not self.plain_keys() <= self.taken)

    def _origin(self) -> str:
        kept = self.file.made_from
        if kept is None:
            return ""
        when = datetime.fromisoformat(kept.made).astimezone()
        return (
            f"Tệp được làm từ bản “{kept.name}” lúc {when:%H:%M %d/%m/%Y}; chỗ bạn sửa sau đó xếp"
            " riêng ở cuối, không bị nhận cùng."
        )

    def entry(self) -> Entry | None:
        """The chosen change; None on a group or a comment."""
        key = self.list.current_key()
        return None if key is None or key < 0 else self.found.entries[key]

    def _show_change(self) -> None:
        entry, key = self.entry(), self.list.current_key()
        document = self.text.document()
        if entry is not None:
            rows = tuple(map(readable, entry.rows))
            write_change(document, self.theme, Change(title_of(entry), rows), TITLES)
            _go_to_change(self.text)
            both = BOTH if entry.side == "both" else ""
            mine = MINE if entry.side == "mine" else ""
            parts = (entry.group, entry.path, entry.note, both, mine)
            self.where.setText(" · ".join(filter(None, parts)))
            self.said.setPlainText(self.notes.text(entry.key))
        elif key is not None:
            loose = self.notes.loose[-1 - key]
            document.setPlainText(loose.comment.paragraph or loose.comment.anchor)
            self.where.setText(f"{loose.group} · chỗ này không sửa chữ")
            self.said.setPlainText(said(loose.comment))
        else:
            document.clear()
            item = self.list.currentItem()
            count = len(self.list.keys_in(item)) if item is not None else 0
            self.where.setText(f"{item.text(0)} · {count} chỗ khác" if item is not None else "")
            self.said.clear()
        taken = entry is not None and entry.key in self.taken
        self.one.setText("Bỏ nhận" if taken else "Nhận thay đổi này")
        self.one.setAccessibleName(self.one.text())
        self.one.updateGeometry()
        self.one.setEnabled(entry is not None)
        self.group.setEnabled(bool(self._group_keys() - self.taken))

    # accepting

    def plain_keys(self, among: Iterable[int] | None = None) -> frozenset[int]:
        """The changes that others made alone, and that need none the user made too."""
        entries = self.found.entries
        theirs = {entry.key for entry in entries if entry.side == "theirs"}
        wanted = theirs if among is None else theirs & set(among)
        return frozenset(key for key in wanted if self.found.with_needs({key}) <= theirs)

    def _group_keys(self) -> frozenset[int]:
        item = self.list.currentItem()
        group = item.parent() or item if item is not None else None
        if group is None:
            return frozenset()
        keys = self.list.keys_in(group)
        return self.plain_keys(keys) or frozenset(keys if group.text(0) == MINE else ())

    def ask(self, keys: frozenset[int], wanted: bool) -> None:
        """A box was pressed: that of one change, or that of a group."""
        if len(keys) > 1 and wanted:
            keys = self.plain_keys(keys) or keys
        self._take(self.taken | keys if wanted else self.found.without(self.taken, keys))

    def take_one(self) -> None:
        """Take the chosen change into the plan, or out of it again."""
        entry = self.entry()
        if entry is not None:
            self.ask(frozenset({entry.key}), entry.key not in self.taken)

    def take_group(self) -> None:
        """Take all changes of the section that the chosen one stands in."""
        self._take(self.taken | self._group_keys())

    def take_every(self) -> None:
        """Take all changes that nobody here has worked over since the file was made."""
        self._take(self.taken | self.plain_keys())
        left = len(self.found.entries) - len(self.taken)
        self._say(f"Còn {left} chỗ bạn cũng đã sửa: xem từng chỗ." if left else "Đã nhận tất cả.")

    def take_back(self) -> None:
        """The state before the last press."""
        if self.history:
            self.taken = self.history.pop()
            self._apply(self.found.merged(self.taken))

    def _take(self, keys: frozenset[int]) -> None:
        keys = self.found.with_needs(keys)
        if keys != self.taken:
            self.history.append(self.taken)
            self.taken = keys
            self._apply(self.found.merged(keys))
        else:
            self.list.show_taken(self.taken)

    def _apply(self, plan: Plan) -> None:
        if not self.started:
            self.started = True
            self.session.end_step()
            self.session.undo_stack.beginMacro(STEP)
        self.session.apply(STEP, lambda _: plan)
        self.list.show_taken(self.taken)
        self._say()
        self._show_change()

    def _close_step(self) -> None:
        """Close the one undo step; where all was taken back again there is none."""
        if not self.started:
            return
        self.started = False
        stack = self.session.undo_stack
        stack.endMacro()
        if not self.taken:
            stack.command(stack.index() - 1).setObsolete(True)
            stack.undo()
        self.session.end_step()


def _go_to_change(text: QTextEdit) -> None:
    """Scroll to the first struck or underlined words, which a long paragraph may have far down."""
    cursor = QTextCursor(text.document())
    text.setTextCursor(cursor)
    block = text.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            form = fragment.charFormat()
            if form.fontStrikeOut() or form.fontUnderline():
                cursor.setPosition(fragment.position())
                text.setTextCursor(cursor)
                text.ensureCursorVisible()
                return
            fragments += 1
        block = block.next()

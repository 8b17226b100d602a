"""The leader's Word file beside the plan: each change accepted on its own, comments shown."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextEdit, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.returned import NotTaken, Offer, in_shape_of, offers, take, take_all
from kehoach_gui.core.text import fold
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.right.compare_text import Change, changes_of, write_change
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.reading.docx.comments import Comment
    from kehoach_gui.session import PlanSession

SAME = "Bản Word không khác kế hoạch chữ nào."
TITLES = ["Kế hoạch đang soạn", "Bản Word đã sửa"]


class ReturnedDialog(Dialog):
    """Each accepted change is one undo step of the plan; all at once are one step too."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        session: "PlanSession",
        returned: Plan,
        comments: "tuple[Comment, ...]",
        name: str,
    ) -> None:
        super().__init__(theme, parent, f"So với bản Word đã sửa: {name}", 900)
        self.session = session
        self.returned = in_shape_of(session.plan, returned)
        self.comments = comments
        self.offers: tuple[Offer, ...] = ()
        self.changes: tuple[Change, ...] = ()
        self.resize(900, HIGHEST)
        self.body.setSpacing(8)
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        self.body.addWidget(self.note)
        self.list = QListWidget()
        self.list.setAccessibleName("Những chỗ đã sửa trong bản Word")
        self.list.setFixedWidth(270)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.dress(self.list, "small")
        self.text = self._field("Hai bản cạnh nhau", 150)
        self.said = self._field("Ghi chú của người sửa", 60)
        self.said.setMaximumHeight(96)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.text, 1)
        right.addWidget(self.said)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        self.body.addLayout(middle, 1)
        self.one = self.add_button("Nhận thay đổi này", self.take_one)
        self.all = self.add_button("Nhận tất cả", self.take_every)
        self.add_button("Đóng", self.reject, "go")
        self.said.setVisible(bool(comments))
        self.list.currentRowChanged.connect(lambda _: self._show_change())
        self.renew()

    def _field(self, name: str, height: int) -> QTextEdit:
        text = QTextEdit()
        text.setReadOnly(True)
        text.setProperty("field", True)
        text.setAccessibleName(name)
        text.setMinimumHeight(height)
        self.theme.dress(text, "small")
        return text

    def renew(self, told: str = "") -> None:
        """Compare again; the change behind the one that was taken is chosen."""
        row = max(0, self.list.currentRow())
        comparison, self.offers = offers(self.session.plan, self.returned)
        self.changes = changes_of(comparison)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([change.title for change in self.changes])
        self.list.setCurrentRow(min(row, len(self.changes) - 1))
        self.list.blockSignals(False)
        many = len(self.changes)
        words = f"{many} chỗ khác. Chữ bị bỏ gạch ngang, chữ thêm gạch chân." if many else SAME
        notes = f" {len(self.comments)} ghi chú." if self.comments else ""
        self.note.setText(" ".join(filter(None, (told, words + notes))))
        self.one.setEnabled(bool(many))
        self.all.setEnabled(bool(many))
        self._show_change()

    def _show_change(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.changes):
            write_change(self.text.document(), self.theme, self.changes[row], TITLES)
        else:
            self.text.document().clear()
        here = self.comments_at(row)
        self.said.setPlainText("\n".join(map(_line, here or self.comments)))

    def comments_at(self, row: int) -> "tuple[Comment, ...]":
        """The comments whose words stand in a change."""
        if not 0 <= row < len(self.changes):
            return ()
        said = fold(" ".join(r.new or "" for r in self.changes[row].rows))
        return tuple(c for c in self.comments if c.anchor and fold(c.anchor)[:60].strip() in said)

    def _apply(self, text: str, plan: Plan) -> None:
        def edit(_: Any) -> Plan:
            return plan

        self.session.end_step()
        self.session.apply(text, edit)
        self.session.end_step()

    def take_one(self) -> None:
        """Take the chosen change into the plan."""
        offer = self.offers[self.list.currentRow()]
        try:
            plan = take(self.session.plan, self.returned, offer)
        except NotTaken as error:
            self.note.setText(str(error))
            return
        self._apply("nhận thay đổi của bản Word", plan)
        self.renew()

    def take_every(self) -> None:
        """Take all changes as one step."""
        plan, left = take_all(self.session.plan, self.returned)
        self._apply("nhận mọi thay đổi của bản Word", plan)
        self.renew(f"{left} chỗ chưa nhận riêng được." if left else "Đã nhận tất cả.")


def _line(comment: "Comment") -> str:
    who = comment.author or "Không rõ tên"
    at = f" (ở: “{comment.anchor[:80]}”)" if comment.anchor else ""
    return f"{who}: {comment.text}{at}"

"""What the check found in the plan: where, why and what to do; what was accepted stands below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.core.dates import short_date
from kehoach_gui.core.plan import Accepted, Plan
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.checking.convention_words import convention_words
from kehoach_gui.ui.checking.finding_reader import Row, rows_of
from kehoach_gui.ui.right.cards import Card, CardList
from kehoach_gui.ui.right.plan_reader import PlanReader
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import choose_index, plain_label

if TYPE_CHECKING:
    from kehoach_gui.checking import Finding
    from kehoach_gui.session import PlanSession

PAUSE_MS = 900
READING = "Đang rà soát…"
NOTHING = "Không thấy chỗ nào cần xem lại."


def card_of(row: Row, entry: Accepted | None) -> Card:
    """A finding as the list shows it; one that was accepted says since when and why."""
    finding = row.finding
    if entry is not None:
        note = f": {entry.note}" if entry.note else ""
        said = f"✓ Đã chấp nhận ngày {short_date(entry.date)}{note}"
        return Card(finding.reason, f"{row.place}\n{said}")
    words = finding.text if finding.text and finding.text not in finding.reason else ""
    facts = (f"{row.place}: «{words}»" if words else row.place, f"→ {finding.fix}")
    return Card(finding.reason, "\n".join(facts), "▲ Lỗi" if row.error else "")


def _beside(session: "PlanSession") -> tuple[object, ...]:
    """What the rules know beside the plan."""
    return session.conventions, session.events


class FindingsPanel(QFrame):
    """Checks behind the window, in a pause of typing; what is done with a finding is the window's.

    `asked` carries a finding to go to, `counted` how many are open and how many of these errors.
    """

    asked = Signal(object)
    fix_asked = Signal(object)
    accept_asked = Signal(object)
    withdraw_asked = Signal(object)
    none_left = Signal()
    counted = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] | None = None  # open ones first; None while nothing is known
        self.open = 0
        self._read: tuple[Row, ...] = ()
        self._accepted: tuple[Accepted, ...] = ()
        self._at: Finding | None = None
        self._step = 0
        self.count = plain_label(theme, READING, "small")
        self.list = CardList(theme, "Các chỗ cần xem lại")
        self.fix = Button(theme, "Sửa", "out")
        self.fix.setToolTip("Sửa đúng chỗ này; hoàn tác được")
        self.accept = Button(theme, "Chấp nhận…", "out")
        self.foot = plain_label(theme, "", "tiny")
        line = QHBoxLayout()
        line.setSpacing(6)
        line.setContentsMargins(14, 0, 14, 0)
        line.addWidget(self.fix)
        line.addWidget(self.accept)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 8)
        box.setSpacing(8)
        box.addWidget(self.count)
        box.addWidget(self.list, 1)
        box.addLayout(line)
        box.addWidget(self.foot)
        for label in (self.count, self.foot):
            label.setContentsMargins(16, 0, 12, 0)
            tint(label, "muted")
        self.list.clicked.connect(lambda index: self._go(index.row()))
        self.list.opened.connect(self._go)
        self.list.chosen.connect(self._chosen)
        self.fix.clicked.connect(lambda: self._send(self.fix_asked))
        self.accept.clicked.connect(
            lambda: self._send(self.withdraw_asked if self.is_accepted() else self.accept_asked)
        )
        self.reader = PlanReader(rows_of, _beside, PAUSE_MS, self)
        self.reader.done.connect(self._take)
        self._chosen(-1)

    # following the plan

    def show_session(self, session: "PlanSession") -> None:
        """Check another plan from now on."""
        self.rows, self._at, self._step = None, None, 0
        self.open = 0
        self.list.show_cards(())
        self.count.setText(READING)
        self.counted.emit(0, 0)
        self.reader.show_session(session)

    def show_plan(self, plan: Plan) -> None:
        """Check anew after a pause of typing; what is accepted moves at once."""
        if self.rows is not None and plan.accepted is not self._accepted:
            self._show(plan)
        self.reader.wait()

    def check_now(self) -> None:
        """Check without waiting for a pause."""
        self.reader.read_now()

    def _take(self, plan: Plan, rows: tuple[Row, ...]) -> None:
        if self.reader.session is not None:
            self.foot.setText(convention_words(self.reader.session.conventions))
        self._read = rows
        self._show(plan)
        if self._step:
            by, self._step = self._step, 0
            self.step(by)

    def _show(self, plan: Plan) -> None:
        """Open findings, then those that the plan lets stand; the chosen one stays chosen."""
        from kehoach_gui.checking import entry_of

        chosen, row = self.current(), self.list.row()
        entries = [(each, entry_of(plan, each.finding)) for each in self._read]
        ordered = sorted(entries, key=lambda pair: pair[1] is not None)
        self._accepted = plan.accepted
        self.rows = tuple(each for each, _ in ordered)
        self.open = sum(entry is None for _, entry in entries)
        errors = sum(each.error and entry is None for each, entry in entries)
        cards = [card_of(each, entry) for each, entry in ordered]
        same = [place for place, each in enumerate(self.rows) if each.finding == chosen]
        kept = same[0] if same and same[0] < self.open else row
        if cards != list(self.list.cards.cards):
            self.list.show_cards(cards, kept)
        self.count.setText(self._count_words(errors))
        self._chosen(self.list.row())
        self.counted.emit(self.open, errors)

    def _count_words(self, errors: int) -> str:
        said = NOTHING
        if self.open:
            said = f"{self.open} chỗ cần xem lại" + (f", {errors} là lỗi" if errors else "")
        accepted = len(self.rows or ()) - self.open
        return said + (f" · {accepted} đã chấp nhận" if accepted else "")

    # one finding

    def current(self) -> "Finding | None":
        """The chosen finding."""
        row = self.list.row()
        return self.rows[row].finding if self.rows and 0 <= row < len(self.rows) else None

    def is_accepted(self) -> bool:
        """Whether the chosen finding is one that the plan lets stand."""
        return self.list.row() >= self.open

    def step(self, by: int) -> None:
        """Go to the next open finding (1) or the one before (-1), round and round."""
        if self.rows is None:
            self._step = by
            self.check_now()
            return
        if not self.open:
            self.none_left.emit()
            return
        place = max(0, min(self.list.row(), self.open - 1))
        if self.rows[place].finding == self._at:
            place = (place + by) % self.open
        elif by < 0:
            place = (place - 1) % self.open
        choose_index(self.list, self.list.cards.index(place, 0))
        self._go(place)

    def _go(self, row: int) -> None:
        if self.rows is not None and 0 <= row < len(self.rows):
            self._at = self.rows[row].finding
            self.asked.emit(self._at)

    def _send(self, signal: "Signal") -> None:
        finding = self.current()
        if finding is not None:
            signal.emit(finding)

    def _chosen(self, row: int) -> None:
        there = self.rows is not None and 0 <= row < len(self.rows)
        accepted = there and row >= self.open
        self.fix.setEnabled(bool(there and not accepted and self.rows and self.rows[row].fixable))
        self.accept.setEnabled(there)
        self.accept.setText("Rút lại" if accepted else "Chấp nhận…")
        self.accept.setAccessibleName(self.accept.text())
        self.accept.setToolTip(
            "Lại kể chỗ này là cần xem lại"
            if accepted
            else "Để nguyên chỗ này, kèm ghi chú; lời văn đổi thì chỗ ấy hiện lại"
        )
        self.accept.updateGeometry()

    def stop(self) -> None:
        """End the thread; called before the window goes."""
        self.reader.stop()

"""The documents that the plan cites: what each lacks, a click goes to where it is named."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kehoach_gui.core.plan import Citation, Plan
from kehoach_gui.ui.right.cards import Card, CardList
from kehoach_gui.ui.right.plan_reader import PlanReader
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.core.cited import Mention
    from kehoach_gui.session import PlanSession

PAUSE_MS = 700
EMPTY = (
    "Chưa có văn bản nào được viện dẫn. Gõ căn cứ ở Phần đầu văn bản (“Căn cứ Nghị định số…"
    " ngày… của… về…”), danh sách này tự ghi lại."
)


def read_cited(plan: Plan, renew: bool) -> "tuple[Plan, tuple[Mention, ...]]":
    """The plan with its list of cited documents in step where wanted, and where each is named."""
    from kehoach_gui.core.cited import mentions, refreshed

    fresh = refreshed(plan) if renew else plan
    return fresh, mentions(fresh)


def card_of(mention: "Mention") -> Card:
    """A document as the list shows it: its name, what is known of it, what is missing."""
    from kehoach_gui.core.cited import missing_parts

    one = mention.citation
    facts = " · ".join(filter(None, (_day(one.date), one.issuer)))
    missing = ", ".join(missing_parts(one))
    warning = f"▲ Thiếu {missing}" if missing else ""
    return Card(name_of(one), "\n".join(filter(None, (facts, one.subject))), warning)


def name_of(citation: Citation) -> str:
    """Type and number as they are cited."""
    return f"{citation.type_name} {citation.number or ''}".strip()


def _day(day: str | None) -> str:
    """22/11/2019 of an ISO date."""
    return "/".join(reversed(day.split("-"))) if day else ""


class CitationsPanel(QFrame):
    """Keeps the list in step with the words, in a pause of typing, behind the window.

    The plan is only changed after the writer changed words: opening a plan changes nothing.
    """

    place_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Plan | None = None
        self._mentions: tuple[Mention, ...] | None = None
        self.count = plain_label(theme, "", "small")
        self.empty = plain_label(theme, EMPTY, "small")
        self.list = CardList(theme, "Văn bản được viện dẫn")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.count)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)
        for label in (self.count, self.empty):
            label.setContentsMargins(16, 0, 12, 0)
        tint(self.count, "muted")
        tint(self.empty, "muted")
        self.list.clicked.connect(lambda index: self._go(index.row()))
        self.list.opened.connect(self._go)
        self.reader = PlanReader(
            read_cited, lambda session: (session.plan is not self._opened,), PAUSE_MS, self
        )
        self.reader.done.connect(self._take)
        self._show(())

    def show_session(self, session: "PlanSession") -> None:
        """Read another plan's documents from now on."""
        self._opened = session.plan
        self.reader.show_session(session)

    def show_plan(self, plan: Plan) -> None:
        """Read the documents anew after a pause of typing."""
        self.reader.wait()

    def _take(self, plan: Plan, result: "tuple[Plan, tuple[Mention, ...]]") -> None:
        fresh, found = result
        self._show(found)
        if self.reader.session is not None:
            self.reader.session.amend(plan, fresh)

    def _show(self, found: "tuple[Mention, ...]") -> None:
        if found == self._mentions:
            return
        self._mentions = found
        cards = [card_of(mention) for mention in found]
        self.list.show_cards(cards, self.list.row())
        lacking = sum(bool(card.warning) for card in cards)
        self.count.setText(
            f"{len(found)} văn bản" + (f", {lacking} chưa ghi đủ" if lacking else ", đã ghi đủ")
        )
        self.count.setVisible(bool(found))
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)

    def _go(self, row: int) -> None:
        mention = (self._mentions or ())[row]
        if mention.places:
            self.place_asked.emit(mention.places[0])

    def stop(self) -> None:
        """End the thread; called before the window goes."""
        self.reader.stop()

"""A list of cards for the right pane: a bold title, its facts below, a warning in its own tone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index

PAD = 8
WRAP = int(Qt.TextFlag.TextWordWrap)
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """What one row says; `warning` "" for none."""

    title: str
    facts: str
    warning: str = ""

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.title, self.facts, self.warning)))


class CardModel(QAbstractListModel):
    """The cards in the order they are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()

    def show_cards(self, cards: Sequence[Card]) -> None:
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def change_card(self, row: int, card: Card) -> None:
        self.cards = (*self.cards[:row], card, *self.cards[row + 1 :])
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        answers = {
            Qt.ItemDataRole.DisplayRole: card.title,
            Qt.ItemDataRole.AccessibleTextRole: card.words,
            Qt.ItemDataRole.UserRole: card,
        }
        return answers.get(role)


class CardDelegate(QStyledItemDelegate):
    """Draws a card as wide as the list, as high as its words need."""

    def __init__(self, theme: Theme, view: "CardList") -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def _parts(self, card: Card) -> list[tuple[str, QFont, str]]:
        small, tiny = self.theme.font("small", True), self.theme.font("small")
        rows = ((card.title, small, "text"), (card.facts, tiny, "muted"))
        return [row for row in (*rows, (card.warning, tiny, "warn")) if row[0]]

    def _room(self) -> int:
        return max(60, self.view.page.width() - 4 * PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        card: Card = index.data(Qt.ItemDataRole.UserRole)
        box = QRect(0, 0, self._room(), 10_000)
        height = sum(
            QFontMetrics(font).boundingRect(box, WRAP, words).height()
            for words, font, _ in self._parts(card)
        )
        return QSize(60, max(self.theme.size("target"), height + 2 * PAD + 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, view = self.theme, self.view
        card: Card = index.data(Qt.ItemDataRole.UserRole)
        chosen = view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect.adjusted(PAD, 1, -PAD, -1)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.c("accent_soft"))
            painter.drawRoundedRect(row, 6, 6)
            if view.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.c("accent"), 1.5))
                painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 6, 6)
        top = option.rect.top() + PAD
        for words, font, tone in self._parts(card):
            box = QRect(option.rect.left() + 2 * PAD, top, self._room(), 10_000)
            painter.setFont(font)
            painter.setPen(theme.c("text" if chosen and tone == "muted" else tone))
            painter.drawText(box, WRAP, words)
            top += QFontMetrics(font).boundingRect(box, WRAP, words).height()
        painter.restore()


class CardList(QListView):
    """The list; Enter or a double click opens a card, `chosen` follows the current row."""

    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self._look_changed)

    def show_cards(self, cards: Sequence[Card], row: int = 0) -> None:
        """Show cards; `row` becomes the current one where there is such a row."""
        self.cards.show_cards(cards)
        last = len(self.cards.cards) - 1
        choose_index(self, self.cards.index(max(0, min(row, last)), 0))

    def change_card(self, row: int, card: Card) -> None:
        """Another card in a row; the current row stays."""
        self.cards.change_card(row, card)
        self.scheduleDelayedItemsLayout()

    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def _look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.page.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row() >= 0:
            self.opened.emit(self.row())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.page.update()
        self.chosen.emit(current.row())

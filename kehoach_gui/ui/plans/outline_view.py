"""The outline on the left: a tree with painted rows, keyboard first."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.plans.outline_model import (
    ID_ROLE,
    LEVEL_ROLE,
    NOTE_ROLE,
    OutlineModel,
    flat,
)
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import choose_index

INDENT = 18
EXPAND_AFTER_MS = 700  # a closed row opens below what is dragged over it
AnyIndex = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Draws a row: soft accent where it is chosen, words cut at the end, its note at the right."""

    def __init__(self, theme: Theme, view: "OutlineView") -> None:
        super().__init__(view)
        self.theme = theme
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(80, self.theme.size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, view = self.theme, self.view
        level = index.data(LEVEL_ROLE)
        row = QRect(6, option.rect.top(), view.viewport_width() - 12, option.rect.height())
        chosen = view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.c("accent_soft"))
            painter.drawRoundedRect(row, 6, 6)
            if view.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.c("accent"), 1.5))
                painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 6, 6)
        left = row.left() + 8 + level * INDENT
        if index.model().rowCount(index):
            square = QRect(left - 5, row.center().y() - 6, 14, 14)
            name = "chevron" if view.isExpanded(index) else "right"
            draw_icon(painter, theme, name, square, "muted")
        words = QRect(left + 12, row.top(), row.right() - left - 20, row.height())
        note = index.data(NOTE_ROLE)
        if note:
            painter.setFont(theme.font("tiny"))
            painter.setPen(theme.c("accent" if chosen else "muted"))
            painter.drawText(
                words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), note
            )
            words.setRight(
                words.right() - QFontMetrics(theme.font("tiny")).horizontalAdvance(note) - 8
            )
        font = theme.font("small", chosen)
        painter.setFont(font)
        painter.setPen(theme.c("accent" if chosen else "text"))
        shown = QFontMetrics(font).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class OutlineView(QTreeView):
    """The tree of a plan's parts; `chosen` follows the current row, by id."""

    chosen = Signal(int)
    delete_asked = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        model: type[OutlineModel] = OutlineModel,
    ) -> None:
        super().__init__(parent)
        self.outline = model(self)
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self._quiet = False
        self.setModel(self.outline)
        self.setItemDelegate(OutlineDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(True)
        self.setAccessibleName("Bố cục kế hoạch")
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(EXPAND_AFTER_MS)
        self._closed: set[int] = set()
        self.outline.modelAboutToBeReset.connect(self._note_closed)
        self.outline.modelReset.connect(self._open_rows)
        theme.changed.connect(self.page.update)

    def viewport_width(self) -> int:
        return self.page.width()

    def show_plan(self, plan: Plan, preset: Preset, ident: int | None = None) -> None:
        """Show a plan's rows; the chosen row stays, or becomes `ident`."""
        chosen = self.current_id() if ident is None else ident
        self._quiet = True
        self.outline.show(plan, preset)
        if self.current_id() != chosen or not chosen:
            index = self.outline.index_of(chosen)
            choose_index(self, index if index.isValid() else self.outline.index(0, 0))
        self._quiet = False

    def _note_closed(self) -> None:
        self._closed = {
            node.ident
            for node in flat(self.outline.root)
            if node.children and not self.isExpanded(self.outline.index_of(node.ident))
        }

    def _open_rows(self) -> None:
        """After another shape: everything open but what the user had closed."""
        self.expandAll()
        for ident in self._closed:
            self.setExpanded(self.outline.index_of(ident), False)

    def current_id(self) -> int:
        """Id of the chosen row: a section's, HEAD, TAIL; 0 where there is none."""
        index = self.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else 0

    def choose(self, ident: int) -> None:
        """Make the row of an id the chosen one without telling."""
        index = self.outline.index_of(ident)
        if index.isValid() and index != self.currentIndex():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.page.update()
        if not self._quiet and current.isValid():
            self.chosen.emit(current.data(ID_ROLE))

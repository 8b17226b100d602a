"""The field that lies over a cell of a table while it is typed in."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kehoach_gui.core.text import clean
from kehoach_gui.ui.plans.table_guard import takes
from kehoach_gui.ui.plans.table_layout import PADDING

KEY = Qt.Key
MOVE = QTextCursor.MoveOperation
STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class CellInput(QPlainTextEdit):
    """The words of one cell; `edited` follows the user's own changes, never an open pre-edit.

    `moved` asks for another cell: "next" by Tab, "back" by Shift+Tab, "up", "down", "left" or
    "right" by an arrow that finds nothing more in this one, and "out" by Esc.
    """

    edited = Signal()
    moved = Signal(str)
    left = Signal()
    pasting = Signal(QMimeData)
    menu_actions = (
        "",
        *("row_above", "row_below", "column_left", "column_right", ""),
        *("table_head", "remove_row", "remove_column", "remove_table", "edit_table"),
    )

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._loading = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(PADDING - 1, PADDING - 3, PADDING - 1, 0)
        self.page = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.textChanged.connect(self._changed)
        self.horizontalScrollBar().valueChanged.connect(self._stand_still)

    @property
    def is_composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def words(self) -> str:
        """The words as a plan keeps them."""
        return clean(self.toPlainText()).text.strip("\n")

    def show_words(self, text: str, middle: bool) -> None:
        """Other words; the caret stays where it was, as far as there are words."""
        place = self.textCursor().position()
        self._loading = True
        option = self.document().defaultTextOption()
        align = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(align)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self._loading = False
        self.select(place, place)

    def select(self, start: int, end: int) -> None:
        """Select characters; the caret stands at the end of them."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _stand_still(self) -> None:
        """A blank at a line's end hangs out of the cell; the words do not move for it."""
        self.horizontalScrollBar().setValue(0)

    def _changed(self) -> None:
        if not self._loading and not self.is_composing:
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = mods == Qt.KeyboardModifier.NoModifier
        if key == KEY.Key_Backtab:
            self.moved.emit("back")
        elif key == KEY.Key_Tab and plain:
            self.moved.emit("next")
        elif key == KEY.Key_Escape:
            self.moved.emit("out")
        elif plain and key in _ENDS and self._stuck(key):
            self.moved.emit(_ENDS[key])
        else:
            super().keyPressEvent(event)

    def _stuck(self, key: int) -> bool:
        """Whether an arrow finds nothing more in this cell."""
        cursor = self.textCursor()
        if cursor.hasSelection() and key in (KEY.Key_Left, KEY.Key_Right):
            return False
        return not cursor.movePosition(_STEPS[key])

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words and tables; files go to the window, which asks what to do with them."""
        return takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.pasting.emit(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS and self.isVisible():  # not while the window goes
            self.left.emit()


_ENDS = {
    int(KEY.Key_Up): "up",
    int(KEY.Key_Down): "down",
    int(KEY.Key_Left): "left",
    int(KEY.Key_Right): "right",
}
_STEPS = {
    int(KEY.Key_Up): MOVE.Up,
    int(KEY.Key_Down): MOVE.Down,
    int(KEY.Key_Left): MOVE.PreviousCharacter,
    int(KEY.Key_Right): MOVE.NextCharacter,
}

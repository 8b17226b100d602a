"""One history: undo and redo of every text field go to the session, by key and by menu."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

STANDARD = QKeySequence.StandardKey


class UndoFilter(QObject):
    """Takes the keys before the field sees them; a pause of focus ends the undo step.

    `actions` gives the window's actions (undo, redo, cut, copy, paste, select_all).
    """

    def __init__(self, actions: Callable[[str], QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions = actions

    def watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            for name, key in (("undo", STANDARD.Undo), ("redo", STANDARD.Redo)):
                if event.matches(key):
                    if kind == QEvent.Type.KeyPress:
                        self.actions(name).trigger()
                    event.ignore()
                    return True
        elif kind == QEvent.Type.ContextMenu:
            assert isinstance(event, QContextMenuEvent)
            self.open_menu(watched, event)
            return True
        return False

    def menu(self, more: tuple[str, ...] = ()) -> QMenu:
        """The menu of a text field, with the session's undo and redo in it, and its own actions."""
        menu = QMenu()
        for name in ("undo", "redo", "", "cut", "copy", "paste", "", "select_all", *more):
            if name:
                menu.addAction(self.actions(name))
            else:
                menu.addSeparator()
        return menu

    def open_menu(self, watched: QObject, event: QContextMenuEvent) -> None:
        """Open the menu where it was asked for."""
        if isinstance(watched, QWidget):
            watched.setFocus()
        self.menu(getattr(watched, "menu_actions", ())).exec(event.globalPos())

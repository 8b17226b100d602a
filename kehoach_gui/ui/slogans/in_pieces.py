"""A long deed in pieces: each runs in the window's own thread, between two of them it is free."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from kehoach_gui.core.errors import UserError


class InPieces(QObject):
    """Runs functions one after another; `ended` carries the UserError that stopped it, or None.

    Of the library's connection, which belongs to the window's thread, a worker could make no use.
    """

    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, pieces: Sequence[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = tuple(pieces)
        self._next = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def stop(self) -> None:
        """Run no further piece; `ended` does not follow."""
        self._timer.stop()
        self.deleteLater()

    def finish(self) -> None:
        """Run what is left at once."""
        while self.is_running:
            self._step()

    def _step(self) -> None:
        if self._next < len(self._pieces):
            try:
                self._pieces[self._next]()
            except UserError as error:
                self._end(error)
                return
            self._next += 1
            self.progressed.emit(self._next, len(self._pieces))
        if self._next == len(self._pieces):
            self._end(None)

    def _end(self, error: UserError | None) -> None:
        self.stop()
        self.ended.emit(error)

"""Long work in a thread of its own, with progress and cancelling; answers come to the window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """Raised inside the work when the user has cancelled it."""


class Job(QThread):
    """Runs `work(progress)` once; exactly one of done, failed, cancelled follows."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self.finished.connect(self.deleteLater)

    def cancel(self) -> None:
        self.requestInterruption()

    def stand_in(self, jobs: "set[Job]") -> None:
        """Be among the jobs that the window awaits when it closes, until the thread has ended."""
        jobs.add(self)
        self.finished.connect(lambda: jobs.discard(self))

    def _progress(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        self.progressed.emit(done, total)

    def run(self) -> None:
        try:
            result = self.work(self._progress)
            self._progress(1, 1)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # handed to the window, which tells or reports it
            self.failed.emit(error)
        else:
            self.done.emit(result)

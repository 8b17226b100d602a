"""Reads a source again behind the import dialog: the newest wish counts, the window goes on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kehoach_gui.core.errors import UserError
from kehoach_gui.reading.again import Opened
from kehoach_gui.reading.model import Reading
from kehoach_gui.ui.giving_way import giving_way
from kehoach_gui.ui.jobs import Job, Progress

FEW_LINES = 60  # up to here a reading takes less than a glance and is made at once


@dataclass(frozen=True, slots=True)
class Wish:
    """How the source is to be read: roles by line, standard, old encodings to convert."""

    roles: Mapping[int, str]
    standard: str | None = None
    convert: Collection[str] | None = None


class Again(QObject):
    """Answers each wish with a reading, long ones from a thread of their own.

    Running jobs stand in `jobs`, so that the window can await them when it closes.
    """

    begun = Signal()
    done = Signal(object)  # the reading
    failed = Signal(str)

    def __init__(self, opened: Opened, jobs: set[Job], parent: QObject) -> None:
        super().__init__(parent)
        self.opened = opened
        self.jobs = jobs
        self.job: Job | None = None
        self.waiting: Wish | None = None

    def ask(self, wish: Wish, lines: int) -> None:
        """Read as wished; a source of few lines at once."""
        if self.job is not None:
            self.waiting = wish
            self.job.cancel()
        elif lines <= FEW_LINES:
            try:
                self.done.emit(self._read(wish))
            except UserError as error:
                self.failed.emit(str(error))
        else:
            self._start(wish)

    def stop(self) -> None:
        """Drop every wish; a reading that runs ends at its next line."""
        self.waiting = None
        if self.job is not None:
            self.job.cancel()

    def _read(self, wish: Wish, progress: Progress | None = None) -> Reading:
        return self.opened.read(wish.roles, wish.standard, wish.convert, progress)

    def _start(self, wish: Wish) -> None:
        def work(progress: Progress) -> Reading:
            with giving_way():
                return self._read(wish, progress)

        self.begun.emit()
        job = Job(work, self._owner())
        self.job = job
        job.stand_in(self.jobs)
        job.done.connect(self._answer)
        job.failed.connect(self._complain)
        job.cancelled.connect(self._go_on)
        job.start()

    def _owner(self) -> QObject:
        """What outlives the dialog, for a thread may not be deleted while it runs."""
        owner: QObject = self
        while (above := owner.parent()) is not None:
            owner = above
        return owner

    def _answer(self, reading: Reading) -> None:
        self.job = None
        if self.waiting is None:
            self.done.emit(reading)
        self._go_on()

    def _complain(self, error: Exception) -> None:
        self.job = None
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(str(error))
        self._go_on()

    def _go_on(self) -> None:
        self.job = None
        wish, self.waiting = self.waiting, None
        if wish is not None:
            self._start(wish)

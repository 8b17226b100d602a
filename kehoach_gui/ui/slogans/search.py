"""The search index as the window uses it: asked here, brought up to date in a thread behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kehoach_gui import paths
from kehoach_gui.storage.slogan_index import SloganIndex

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach_gui.storage.slogan_index import Facet, SloganRow
    from kehoach_gui.ui.jobs import Job

Facets = Mapping[str, Iterable[str]]


class SloganSearch(QObject):
    """Asks the index of the window's library; `refreshed` follows what the library changed.

    `progressed` carries rows done and rows in all; `stopped` follows a refresh that was cancelled.
    """

    refreshed = Signal()
    progressed = Signal(int, int)
    stopped = Signal()

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self.window = window
        self.job: Job | None = None
        self.again = False
        self._index: SloganIndex | None = None
        self._path: Path | None = None

    @property
    def index(self) -> SloganIndex:
        """The index of the library that is open now."""
        path = self.window.library.path
        if self._index is None or path != self._path:
            self.close()
            self._index, self._path = SloganIndex.open(path, paths.cache_folder()), path
        return self._index

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    # asking

    def find(self, words: str, facets: Facets, limit: int) -> tuple[int, ...]:
        return self.index.find(words, facets, limit)

    def rows(self, ids: Sequence[int]) -> tuple[SloganRow, ...]:
        return self.index.rows(ids)

    def facets(self) -> tuple[Facet, ...]:
        return self.index.facets()

    def count(self) -> int:
        return self.index.count()

    # bringing it up to date

    def refresh(self) -> None:
        """Take over behind the window what changed in the library; told by `refreshed`."""
        if self.job is not None:
            self.again = True
            return
        path, cache = self.window.library.path, paths.cache_folder()

        def work(progress: Any) -> int:
            with SloganIndex.open(path, cache) as index:
                return index.refresh(progress)

        self.again = False
        self.job = job = self.window._job(work)
        job.progressed.connect(self.progressed)
        job.cancelled.connect(self._cancelled)
        job.failed.connect(lambda _: self._cancelled())
        self.window._start(job, self._done)

    def stop(self) -> None:
        """Give up the refresh that runs; what was found before is found still."""
        if self.job is not None:
            self.job.cancel()

    def _done(self, _: object) -> None:
        self.job = None
        self.index.reread()
        if self.again:
            self.refresh()
        elif not self.index.is_fresh:  # the index lies in memory where no cache can be written
            self.index.refresh()
        self.refreshed.emit()

    def _cancelled(self) -> None:
        self.job = None
        self.stopped.emit()

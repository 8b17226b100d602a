"""Many Word files through a few guarded processes, answered in the order they were given."""

import os
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach_gui.reading.docx.child import CONTENT, RECORD
from kehoach_gui.reading.docx.child_process import Child
from kehoach_gui.reading.docx.content import from_data
from kehoach_gui.reading.docx.reading import read_content, word_bytes
from kehoach_gui.reading.model import Reading

FAIR = min(2, os.cpu_count() or 1)  # processes at a time: a cheap PC has two cores and a window
AHEAD = {CONTENT: 4, RECORD: 64}  # files that may be answered before the one in turn is taken
_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Answer:
    """What was wanted of a file, as values that JSON knows, or what was raised instead."""

    value: Any = None
    error: Exception | None = None


def answers(
    paths: Sequence[Path], want: str, look: Callable[[], None] | None = None
) -> Generator[Answer]:
    """One Answer for each path, in order; `want` is CONTENT or RECORD of child.py.

    `look` is called some fifty times a second while the caller waits; what it raises (a cancel)
    goes on to the caller and ends all processes at once, as closing the iterator does.
    """
    bench = _Bench(paths, want)
    workers = [threading.Thread(target=bench.work) for _ in range(min(FAIR, len(paths)))]
    for worker in workers:
        worker.start()
    try:
        for place in range(len(paths)):
            while (answer := bench.take(place)) is None:
                if look is not None:
                    look()
            yield answer
    finally:
        bench.stop()
        for worker in workers:
            worker.join()


def read_answer(answer: Answer, standard: str | None = None) -> Reading:
    """The plan of an answer to CONTENT; raises what was raised instead of it."""
    if answer.error is not None:
        raise answer.error
    return read_content(from_data(answer.value), standard)


class _Stopped(Exception):
    """Raised inside a worker when the caller wants no more."""


class _Bench:
    """What the workers share: the files to read, and the answers not yet taken."""

    def __init__(self, paths: Sequence[Path], want: str) -> None:
        self.paths = paths
        self.want = want
        self.next = 0
        self.taken = 0
        self.stopped = False
        self.made: dict[int, Answer] = {}
        self.changed = threading.Condition()

    def take(self, place: int) -> Answer | None:
        """The answer of a place; None where it is still missing after a moment."""
        with self.changed:
            if place not in self.made:
                self.changed.wait(_PAUSE)
            answer = self.made.pop(place, None)
            if answer is not None:
                self.taken = place + 1
                self.changed.notify_all()
            return answer

    def stop(self) -> None:
        with self.changed:
            self.stopped = True
            self.changed.notify_all()

    def work(self) -> None:
        """Read file after file with a process of its own until none is left."""
        with Child() as child:
            while (place := self._next()) is not None:
                answer = self._read(child, self.paths[place])
                with self.changed:
                    self.made[place] = answer
                    self.changed.notify_all()

    def _next(self) -> int | None:
        with self.changed:
            while self.next >= self.taken + AHEAD[self.want] and not self.stopped:
                self.changed.wait()
            if self.stopped or self.next >= len(self.paths):
                return None
            self.next += 1
            return self.next - 1

    def _read(self, child: Child, path: Path) -> Answer:
        try:
            return Answer(child.ask(self.want, word_bytes(path), self._look))
        except Exception as error:  # told with its file by the caller; the others go on
            return Answer(error=error)

    def _look(self, done: int, total: int) -> None:
        if self.stopped:
            raise _Stopped

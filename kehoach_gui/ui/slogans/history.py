"""What was done to the library's slogans in this window, to be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MOST = 100


@dataclass(slots=True)
class Step:
    """One deed in words; `undo` takes it back, `redo` does it again."""

    text: str
    undo: Callable[[], object]
    redo: Callable[[], object]


class History:
    """The deeds in their order and where one stands among them."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.place = 0

    def add(self, step: Step) -> None:
        """A deed that was just done; what had been taken back before is let go."""
        self.steps[self.place :] = [step]
        self.steps = self.steps[-MOST:]
        self.place = len(self.steps)

    @property
    def can_undo(self) -> bool:
        return self.place > 0

    @property
    def can_redo(self) -> bool:
        return self.place < len(self.steps)

    def undo(self) -> Step | None:
        """Take the last deed back; a deed whose way back fails is let go with all before it."""
        if not self.can_undo:
            return None
        step = self.steps[self.place - 1]
        self._try(step.undo)
        self.place -= 1
        return step

    def redo(self) -> Step | None:
        if not self.can_redo:
            return None
        step = self.steps[self.place]
        self._try(step.redo)
        self.place += 1
        return step

    def clear(self) -> None:
        self.steps, self.place = [], 0

    def _try(self, run: Callable[[], object]) -> None:
        try:
            run()
        except BaseException:
            self.clear()
            raise

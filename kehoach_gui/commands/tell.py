"""Exit codes, and the two ways a command speaks: results to stdout, all else to stderr."""

import sys
import time

from kehoach_gui.i18n import tr

DONE, FINDINGS, USAGE, REFUSED, FAILED = range(5)
QUIET_SECONDS = 1.0  # work shorter than this says nothing of its progress


def tell(text: str) -> None:
    """A result. Where there is no stdout (pythonw) it goes nowhere."""
    if sys.stdout is not None:
        print(text, flush=True)


def warn(text: str) -> None:
    """A message or progress. Where there is no stderr (pythonw) it goes nowhere."""
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


class ProgressLine:
    """Says how far a long work is: nothing in its first second, then once a second."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.next = time.monotonic() + QUIET_SECONDS

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self.next or not total:
            return
        self.next = now + QUIET_SECONDS
        warn(tr("{name}: đã làm {percent} %").format(name=self.name, percent=100 * done // total))

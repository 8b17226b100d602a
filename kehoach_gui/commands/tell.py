"""Exit codes, and the two ways a command speaks: results to stdout, all else to stderr."""

import contextlib
import sys
import time
import traceback

from kehoach_gui.core.errors import CannotWrite
from kehoach_gui.i18n import tr

DONE, FINDINGS, USAGE, REFUSED, FAILED = range(5)
QUIET_SECONDS = 1.0  # work shorter than this says nothing of its progress


class NoOutput(CannotWrite):
    """stdout takes nothing any more: its reader has gone, or its disk is full."""


def tell(text: str) -> None:
    """A result. Where there is no stdout (pythonw) it goes nowhere. Raises NoOutput."""
    if sys.stdout is None:
        return
    try:
        print(text, flush=True)
    except OSError as error:
        raise NoOutput(
            tr("Không in được kết quả ra màn hình hay tệp nhận; các tệp ghi xong vẫn nguyên vẹn.")
        ) from error


def warn(text: str) -> None:
    """A message or progress. Where there is no stderr (pythonw) it goes nowhere."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # nobody is left to be told of it
            print(text, file=sys.stderr, flush=True)


def unexpected(error: Exception) -> str:
    """What to say of a mistake of the program itself: one sentence, and where it happened."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return tr(
        "Chương trình gặp lỗi ngoài dự kiến; tệp vào không bị động đến, không có tệp ghi dở. "
        "Hãy gửi dòng sau cho người làm chương trình: {what}"
    ).format(what=f"{type(error).__name__}: {error} ({place.name}, dòng {place.lineno})")


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

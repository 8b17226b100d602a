"""Runs the process that opens a foreign Word file, and ends it where it takes too long."""

import json
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.child import SLOW
from kehoach_gui.reading.docx.content import Content, from_data
from kehoach_gui.reading.docx.guard import refused

MAX_SECONDS = 15.0  # of wall time; the child itself ends after 4 s of processor time
_PAUSE = 0.02
_ROOT = Path(__file__).resolve().parents[3]
_CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from kehoach_gui.reading.docx.child import main; main()"
)
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW of Windows

Progress = Callable[[int, int], None]


def content_of(data: bytes, progress: Progress | None = None) -> Content:
    """What the Word file in these bytes shows.

    `progress(done, total)` is called while the child works; what it raises ends the child and
    goes on to the caller. Raises RefusedInput for a file that is not read.
    """
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _CODE, str(_ROOT)]
    flags = _NO_WINDOW if sys.platform == "win32" else 0
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    ) as child:
        try:
            return _answer(child, data, progress)
        finally:
            child.kill()


def _answer(child: "subprocess.Popen[bytes]", data: bytes, progress: Progress | None) -> Content:
    lines: deque[bytes] = deque()
    feeder = threading.Thread(target=_feed, args=(child, data), daemon=True)
    listener = threading.Thread(target=_listen, args=(child, lines), daemon=True)
    feeder.start()
    listener.start()
    deadline = time.monotonic() + MAX_SECONDS
    done, total = 0, 1
    while True:
        listener.join(_PAUSE)
        working = listener.is_alive()
        while lines:
            said: dict[str, Any] = json.loads(lines.popleft())
            if "refused" in said:
                raise RefusedInput(said["refused"])
            if "content" in said:
                return from_data(said["content"])
            done, total = said["done"], said["total"]
        if not working:
            raise _ended(child.wait())
        if time.monotonic() > deadline:
            raise _ended(SLOW)
        if progress is not None:
            progress(done, total)


def _ended(code: int) -> RefusedInput:
    """Why there is no answer: the time is used up, or the system ended the child."""
    if code == SLOW:
        return refused("mất quá nhiều thời gian để mở")
    return refused("cần quá nhiều bộ nhớ để mở")


def _feed(child: "subprocess.Popen[bytes]", data: bytes) -> None:
    assert child.stdin is not None
    try:
        child.stdin.write(data)
        child.stdin.close()
    except OSError:  # the child has ended already and says why by its exit code
        return


def _listen(child: "subprocess.Popen[bytes]", lines: "deque[bytes]") -> None:
    assert child.stdout is not None
    for line in child.stdout:
        lines.append(line)

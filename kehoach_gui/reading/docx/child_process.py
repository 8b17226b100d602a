"""Runs the process that opens foreign Word files, file after file, and ends it where it must."""

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Self

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.child import CONTENT, FLAG, MAX_MEMORY, SLOW
from kehoach_gui.reading.docx.content import Content, from_data
from kehoach_gui.reading.docx.guard import refused
from kehoach_gui.reading.docx.windows_job import Job

MAX_SECONDS = 15.0  # of wall time for a file; the child itself ends after 4 s of processor time
MAX_FILES = 200  # for one process, so that nothing that files leave behind adds up
_PAUSE = 0.02
_ROOT = Path(__file__).resolve().parents[3]
_CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from kehoach_gui.reading.docx.child import main; main()"
)
_FAILED = 1  # the exit code of Python where an exception was not caught
_NO_WINDOW, _BELOW_NORMAL = 0x08000000, 0x4000  # of Windows: CREATE_NO_WINDOW, priority class

Progress = Callable[[int, int], None]


def content_of(data: bytes, progress: Progress | None = None) -> Content:
    """What the Word file in these bytes shows.

    `progress(done, total)` is called while the child works; what it raises ends the child and
    goes on to the caller. Raises RefusedInput for a file that is not read.
    """
    with Child() as child:
        return from_data(child.ask(CONTENT, data, progress))


def command() -> list[str]:
    """How the child is started: by Python, or by the frozen program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", _CODE, str(_ROOT)]


class Broken(Exception):
    """The process ended before it had answered; `code` is how."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Child:
    """A guarded process: begun with the first file, and anew after one that broke it."""

    def __init__(self) -> None:
        self._running: Running | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, want: str, data: bytes, progress: Progress | None = None) -> Any:
        """What is wanted of the Word file in these bytes, as values that JSON knows.

        Raises RefusedInput for a file that is not read, and what `progress` raises. A process that
        has served others and breaks is not held against this file: it gets a new one.
        """
        used = self._running is not None
        try:
            return self._ask(want, data, progress)
        except Broken as broken:
            if not used or broken.code == SLOW:
                raise _ended(broken.code) from broken
        try:
            return self._ask(want, data, progress)
        except Broken as broken:
            raise _ended(broken.code) from broken

    def _ask(self, want: str, data: bytes, progress: Progress | None) -> Any:
        if self._running is None:
            self._running = Running()
        try:
            answer = self._running.answer(want, data, progress)
        except BaseException:
            self.close()
            raise
        if answer.get("last") or self._running.served >= MAX_FILES:
            self.close()
        if "refused" in answer:
            raise RefusedInput(answer["refused"])
        return answer[want]

    def close(self) -> None:
        """End the process, whatever it does."""
        running, self._running = self._running, None
        if running is not None:
            running.close()


class Running:
    """One process that runs, and the threads that feed it and listen to it."""

    def __init__(self) -> None:
        self.served = 0
        self._process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW | _BELOW_NORMAL if sys.platform == "win32" else 0,
        )
        self._job: Job | None = None
        if sys.platform == "win32":  # it has got no file yet: it is bound before it reads one
            self._job = Job(int(vars(self._process)["_handle"]), MAX_MEMORY)
        self._said: SimpleQueue[bytes] = SimpleQueue()
        self._feeder: threading.Thread | None = None
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def answer(self, want: str, data: bytes, progress: Progress | None) -> dict[str, Any]:
        """The last line said of a file; raises Broken, and what `progress` raises."""
        self.served += 1
        self._feeder = threading.Thread(target=self._feed, args=(want, data), daemon=True)
        self._feeder.start()
        deadline = time.monotonic() + MAX_SECONDS
        done, total, told = 0, 1, time.monotonic()
        while True:
            with contextlib.suppress(Empty):
                line = self._said.get(timeout=_PAUSE)
                if not line:
                    raise Broken(self._process.wait())
                said: dict[str, Any] = json.loads(line)
                if "done" not in said:
                    return said
                done, total = said["done"], said["total"]
            now = time.monotonic()
            if now > deadline:
                raise Broken(SLOW)
            if progress is not None and now - told >= _PAUSE:
                told = now
                progress(done, total)

    def close(self) -> None:
        process = self._process
        process.kill()
        process.wait()
        if self._feeder is not None:
            self._feeder.join()
        self._listener.join()
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(OSError):  # what it never took is given up
            process.stdin.close()
        process.stdout.close()
        if self._job is not None:
            self._job.close()

    def _feed(self, want: str, data: bytes) -> None:
        assert self._process.stdin is not None
        head = json.dumps({"ask": want, "size": len(data)}).encode() + b"\n"
        with contextlib.suppress(OSError):  # it has ended already and says why by its exit code
            self._process.stdin.write(head)
            self._process.stdin.write(data)
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(line)
        self._said.put(b"")


def _ended(code: int) -> RefusedInput:
    """Why there is no answer: the time is used up, we failed, or the system ended the child."""
    if code == SLOW:
        return refused("mất quá nhiều thời gian để mở")
    if code == _FAILED:
        return refused("có chỗ khiến chương trình gặp lỗi khi đọc")
    return refused("cần quá nhiều bộ nhớ để mở")

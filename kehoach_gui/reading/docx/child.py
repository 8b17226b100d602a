"""The process that opens foreign Word files: bounded in memory and time, it gives plain values.

It reads requests from its input, each a line of JSON ({"ask": …, "size": …}) and that many bytes of
a Word file, and answers each with lines of JSON: {"done": …, "total": …} on the way, at the end
{"content": …}, {"record": …} or {"refused": sentence}, where "last" says that it takes no more.
It is run by child_process.py; a frozen program starts it by FLAG, before anything else is loaded.
"""

import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, BinaryIO

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.body import Reader
from kehoach_gui.reading.docx.content import Content, Counts, Item, to_data
from kehoach_gui.reading.docx.guard import MEGABYTE, guarded_parts, refused
from kehoach_gui.reading.docx.numbering import Numbering
from kehoach_gui.reading.docx.package import Package, is_wanted
from kehoach_gui.reading.docx.runs import Words
from kehoach_gui.reading.docx.styles import Styles

Progress = Callable[[int, int], None]
Maker = Callable[[Content], dict[str, Any]]

FLAG = "--word-child"  # known to main.py
CONTENT, RECORD = "content", "record"  # what can be asked for
MAX_MEMORY = 280 * MEGABYTE
MAX_SECONDS = 4  # of the processor's time for a file, so that a busy machine refuses nothing
SLOW, SPENT = 3, 4  # exit codes: the time is used up; no memory is left to say so in words
_WATCH = 0.1
_GENTLY = 5  # steps behind the window, so that it stays quick while files are read
_STEPS = 4  # body, headers, notes and definitions, counted as parts


def main() -> None:
    """Serves until its input ends; never raises for what a file can hold."""
    _bound()
    # by number: a program without a console has no sys.stdin, though it was given pipes
    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as target:
        try:
            serve(source, target, Watch())
        except MemoryError:
            os._exit(SPENT)


def serve(source: BinaryIO, target: BinaryIO, watch: "Watch") -> None:
    """Answer file after file, as long as none has used up what the process may hold."""

    def tell(line: bytes) -> None:
        target.write(line)
        target.flush()

    while head := source.readline():
        request = json.loads(head)
        ask, made = request["ask"], _maker(request["ask"])
        data = source.read(request["size"])
        watch.begin()
        line, last = _answer(ask, made, data, lambda done, all: tell(_line(done, all)))
        watch.end()
        tell(line)
        if last:
            return


def _line(done: int, total: int) -> bytes:
    return _bytes({"done": done, "total": total})


def _bytes(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


_MEMORY = _bytes({"refused": str(refused("cần quá nhiều bộ nhớ để mở")), "last": True})
_DEPTH = _bytes({"refused": str(refused("lồng nhau quá sâu")), "last": True})


def _answer(ask: str, made: Maker, data: bytes, progress: Progress) -> tuple[bytes, bool]:
    """The last line for a file, and whether the process is spent by it."""
    try:
        return _bytes({ask: made(read_content(data, progress))}), False
    except RefusedInput as error:
        return _bytes({"refused": str(error)}), False
    except MemoryError:  # nothing may have to be made here
        return _MEMORY, True
    except RecursionError:
        return _DEPTH, True


def _maker(ask: str) -> Maker:
    """What makes the answer of a content; its modules are loaded before a file takes memory."""
    if ask == CONTENT:
        return to_data
    from kehoach_gui.core.submitted import submitted
    from kehoach_gui.reading.docx.reading import read_content as read_plan

    return lambda content: asdict(submitted("", read_plan(content).plan))


def read_content(data: bytes, progress: Progress) -> Content:
    """What the Word file in these bytes shows; raises RefusedInput for what is not read."""
    parts = guarded_parts(data, is_wanted, lambda done, total: progress(done, total + _STEPS))
    total = len(parts) + _STEPS
    package = Package(parts)
    counts = Counts()
    styles = Styles(_part(package, "styles"))
    words = Words(styles, Numbering(_part(package, "numbering")), counts)
    words.notes = _notes(package, words)
    progress(total - 2, total)
    story = Reader(words).read(package.content(package.main))
    progress(total - 1, total)
    headers: dict[str, list[list[Item]]] = {"header": [], "footer": []}
    for kind, ident in dict.fromkeys(story.headers):
        name = package.by_id(ident)
        if name is not None:
            headers[kind].append(Reader(words).read(package.content(name)).items)
    return Content(story.items, headers["header"], headers["footer"], list(words.fonts), counts)


def _part(package: Package, kind: str) -> bytes | None:
    name = package.of_kind(kind)
    return package.content(name) if name is not None else None


def _notes(package: Package, words: Words) -> dict[str, list[Item]]:
    notes: dict[str, list[Item]] = {}
    for kind in ("footnotes", "endnotes"):
        content = _part(package, kind)
        if content is not None:
            notes.update(Reader(words).read(content).notes)
    return notes


def _bound() -> None:
    """Set the limits of the system; on Windows the program sets them from outside."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_GENTLY)


class Watch:
    """Ends the process where one file uses up the processor's time; sleeps between files."""

    def __init__(self) -> None:
        self._busy = threading.Event()
        self._until = 0.0
        threading.Thread(target=self._look, daemon=True).start()

    def begin(self) -> None:
        self._until = time.process_time() + MAX_SECONDS
        self._busy.set()

    def end(self) -> None:
        self._busy.clear()

    def _look(self) -> None:
        while self._busy.wait():
            time.sleep(_WATCH)
            if self._busy.is_set() and time.process_time() > self._until:
                os._exit(SLOW)

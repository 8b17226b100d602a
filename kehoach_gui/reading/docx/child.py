"""The process that opens a foreign Word file: bounded in memory and time, it gives plain values.

It reads the file from its input and writes lines of JSON: {"done": …, "total": …} on the way,
at the end {"content": …} or {"refused": sentence}. It is run by child_process.py.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.body import Reader
from kehoach_gui.reading.docx.content import Content, Counts, Item, to_data
from kehoach_gui.reading.docx.guard import MEGABYTE, guarded_parts, refused
from kehoach_gui.reading.docx.numbering import Numbering
from kehoach_gui.reading.docx.package import Package, is_wanted
from kehoach_gui.reading.docx.runs import Words
from kehoach_gui.reading.docx.styles import Styles

Progress = Callable[[int, int], None]

MAX_MEMORY = 280 * MEGABYTE
MAX_SECONDS = 4  # of the processor's time, so that a busy machine refuses nothing
SLOW = 3  # the exit code where the time is used up
_WATCH = 0.1
_STEPS = 4  # body, headers, notes and definitions, counted as parts


def main() -> None:
    """Reads, tells, ends; never raises for what a file can hold."""
    _bound()
    source, target = sys.stdin.buffer, sys.stdout.buffer

    def tell(value: dict[str, object]) -> None:
        target.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        target.flush()

    try:
        content = read_content(source.read(), lambda done, all: tell({"done": done, "total": all}))
        answer: dict[str, object] = {"content": to_data(content)}
    except RefusedInput as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": str(refused("cần quá nhiều bộ nhớ để mở"))}
    except RecursionError:
        answer = {"refused": str(refused("lồng nhau quá sâu"))}
    tell(answer)


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
    """Set the limits: those of the system where it has them, and a watch on the time used."""
    try:
        import resource
    except ImportError:  # Windows: the guard's sizes and the watch bound it there
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    while time.process_time() < MAX_SECONDS:
        time.sleep(_WATCH)
    os._exit(SLOW)

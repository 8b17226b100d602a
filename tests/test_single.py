"""One program per library, shown with real processes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kehoach_gui import single

pytestmark = pytest.mark.usefixtures("qapp")

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from kehoach_gui import single

application = QCoreApplication([])
holder = single.acquire(Path(sys.argv[1]), [])
holder.requested.connect(lambda words: print("asked", *words, flush=True))
QTimer.singleShot(20_000, application.quit)
print("holding", flush=True)
application.exec()
"""
SECOND = """
import sys
from pathlib import Path
from kehoach_gui import single

try:
    print(single.acquire(Path(sys.argv[1]), sys.argv[2:], wait_ms=6000))
except single.LibraryHeld as error:
    print("held", error)
"""


@contextmanager
def first_start(library: Path, root: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(library)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env=environment(),
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "holding"
        yield process
    finally:
        process.kill()
        process.communicate()


def second_start(library: Path, root: Path, *words: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", SECOND, str(library), *words],
        capture_output=True,
        text=True,
        cwd=root,
        env=environment(),
        timeout=30,
        check=True,
    )
    return run.stdout.strip()


@pytest.mark.slow
def test_a_second_start_of_the_real_program_leaves_the_window_to_the_first(
    tmp_path: Path, root: Path
) -> None:
    library = tmp_path / "library.kehoach"
    command = [sys.executable, "main.py", "--library", str(library)]
    first = subprocess.Popen(command, cwd=root, env=environment(), stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 30
        while single.read_info(library) is None and time.monotonic() < deadline:
            time.sleep(0.05)
        second = subprocess.run(
            command, cwd=root, env=environment(), capture_output=True, timeout=30, check=False
        )
        assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
        assert first.poll() is None
        info = single.read_info(library)
        assert info is not None and info.pid == first.pid
        assert list(single.inbox_of(library).iterdir()) == []
    finally:
        first.kill()
        first.communicate()


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


def test_a_second_start_hands_its_request_to_the_first_and_ends(tmp_path: Path, root: Path) -> None:
    library = tmp_path / "library.kehoach"
    with first_start(library, root) as first:
        began = time.monotonic()
        assert second_start(library, root, "Kế hoạch.docx", "b.txt") == "None"
        assert first.stdout is not None
        assert first.stdout.readline().strip() == "asked Kế hoạch.docx b.txt"
        assert time.monotonic() - began < 6
        assert list(single.inbox_of(library).iterdir()) == []


def test_a_lock_whose_process_was_killed_is_taken_over(tmp_path: Path, root: Path) -> None:
    library = tmp_path / "library.kehoach"
    with first_start(library, root):
        pass  # killed here: lock and holder's card stay behind
    assert single.lock_path(library).exists()
    assert "Holder" in second_start(library, root)


def test_a_first_start_that_does_not_answer_is_told_with_user_and_time(tmp_path: Path) -> None:
    library = tmp_path / "library.kehoach"
    holder = single.acquire(library, [])
    assert holder is not None
    with pytest.raises(single.LibraryHeld) as refused:
        single.acquire(library, ["a.txt"], wait_ms=150)
    info = refused.value.info
    assert info is not None and info.pid == os.getpid() and info.user in str(refused.value)
    assert list(single.inbox_of(library).iterdir()) == []
    holder.release()


def test_a_lock_of_another_host_is_never_broken_by_itself(tmp_path: Path) -> None:
    library = tmp_path / "library.kehoach"
    holder = single.acquire(library, [])
    assert holder is not None
    lock = single.lock_path(library).read_text("utf-8").splitlines()
    card = json.loads(single.info_path(library).read_text("utf-8"))
    holder.release()
    foreign = ["999999", lock[1], "may-ke-toan", "", ""]
    single.lock_path(library).write_text("\n".join(foreign) + "\n", "utf-8")
    single.info_path(library).write_text(
        json.dumps(card | {"host": "may-ke-toan", "user": "chị Hoa"}), "utf-8"
    )
    with pytest.raises(single.LibraryHeld) as refused:
        single.acquire(library, [], wait_ms=100)
    assert "chị Hoa trên máy may-ke-toan" in str(refused.value)
    with pytest.raises(single.LibraryHeld):
        single.hold(library, wait_ms=100)
    single.break_lock(library)
    freed = single.acquire(library, [])
    assert freed is not None
    freed.release()


def test_a_released_library_leaves_nothing_beside_it(tmp_path: Path) -> None:
    library = tmp_path / "library.kehoach"
    holder = single.hold(library)
    assert {path.name for path in tmp_path.iterdir()} >= {
        "library.kehoach.lock",
        "library.kehoach.holder",
    }
    holder.release()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("library")] == []


def test_a_broken_request_is_dropped_and_a_good_one_is_taken(tmp_path: Path) -> None:
    library = tmp_path / "library.kehoach"
    holder = single.acquire(library, [])
    assert holder is not None
    asked: list[list[str]] = []
    holder.requested.connect(asked.append)
    inbox = single.inbox_of(library)
    (inbox / "1.json").write_text("{", "utf-8")
    (inbox / "2.json").write_text('["x.kehoach"]', "utf-8")
    (inbox / "3.json").write_text("[1]", "utf-8")
    holder.take_requests()
    assert asked == [["x.kehoach"]]
    assert list(inbox.iterdir()) == []
    holder.release()

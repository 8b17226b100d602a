"""A program killed while it saves loses nothing that it had acknowledged."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_gui.core import preset
from kehoach_gui.storage import Library, inspection
from tests.soak.saver import number_of, numbered
from tests.storage.conftest import plan_about

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork và kill -9"),
]


def test_kills_during_saves_lose_no_acknowledged_edit(
    tmp_path: Path, root: Path, amount: Callable[[int], int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.kehoach"
    with Library.open(path, presets=preset.load) as library:
        library.add_plan(numbered(plan_about("gốc", paragraphs=120), 0))
    rng = random.Random(5)
    command = [sys.executable, "-m", "tests.soak.saver"]
    rounds, journals, acknowledged = amount(300), 0, 0
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as saver:
        for _ in range(rounds):
            last = kill_once(saver, path, rng.uniform(0, 0.012))
            journals += inspection.has_journal(path)
            with Library.open(path, presets=preset.load) as library:
                (row,) = library.list_plans()
                stored = number_of(library.load_plan(row.id).plan)
                assert library.damage() == () and library.notices == []
            assert last <= stored <= last + 1
            acknowledged = stored
        assert saver.stdin is not None
        saver.stdin.close()
        assert saver.wait(10) == 0
    with capsys.disabled():
        print(f"\n  {rounds} kills, {acknowledged} saves, {journals} cut short in a save, 0 lost")
    assert journals > rounds // 20, "too few kills fell into a save to show anything"


def kill_once(saver: "subprocess.Popen[str]", path: Path, after: float) -> int:
    """Lets a saver begin, kills it a moment after its first save; its last acknowledged number."""
    assert saver.stdin is not None and saver.stdout is not None
    saver.stdin.write(f"{path}\n")
    saver.stdin.flush()
    child = int(saver.stdout.readline())
    last = int(saver.stdout.readline())
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    while (line := saver.stdout.readline().strip()) != "ended":
        last = int(line)
    return last

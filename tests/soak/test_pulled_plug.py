"""The program killed while a script types: at most the last second of typing is missing."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.storage import Library

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="cần kill -9"),
]
LATEST_S = 1.0
SCRIPT = Path(__file__).with_name("typist.py")


def typed_in(library: Library, ident: int) -> int:
    """The largest number that stands in the plan's text."""
    blocks = library.load_plan(ident).plan.sections[0].blocks
    numbers = re.findall(r"\b\d+\b", " ".join(block.text for block in blocks))
    return max(map(int, numbers), default=0)


def test_at_most_the_last_second_of_typing_is_missing_after_a_kill(
    tmp_path: Path, amount: Callable[[int], int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.kehoach"
    section = Section(1, "I", "NỘI DUNG", blocks=(Block("paragraph", "Bắt đầu."),))
    with Library.open(path, presets=preset.load) as library:
        ident = library.add_plan(Plan("state-nd30", sections=(section,))).id
    rng = random.Random(3)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KEHOACH_HOME": str(tmp_path / "home")}
    worst, last, rounds = 0.0, 0, amount(100)
    for _ in range(rounds):
        command = [sys.executable, str(SCRIPT), str(path), str(ident), str(last)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as typist:
            assert typist.stdout is not None
            times = {}
            end = None
            while end is None or time.monotonic() < end:
                number, moment = typist.stdout.readline().split()
                times[int(number)] = float(moment)
                end = end or time.monotonic() + rng.uniform(0.1, 2.6)
            killed = time.monotonic()
            typist.kill()
        with Library.open(path, presets=preset.load) as library:
            assert library.damage() == ()
            kept = typed_in(library, ident)
        lost = [moment for number, moment in times.items() if number > kept]
        worst = max(worst, killed - min(lost) if lost else 0.0)
        last = max(times)
    with capsys.disabled():
        print(f"\n  {rounds} kills while typing, at most {worst * 1000:.0f} ms of typing missing")
    assert worst <= LATEST_S + 0.25  # the pipe between the typist and this test takes its time

"""What a save costs beside the bare SQLite transaction that any lasting save needs."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.storage import Library

SAMPLE = RESOURCES / "plans" / "mau.json"


@pytest.mark.bench
def test_a_save_costs_little_more_than_the_bare_transaction(
    tmp_path: Path, amount: Callable[[int], int], capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plan_json.loads(SAMPLE.read_text("utf-8"))
    body = plan_json.dumps(plan, preset.load(plan.standard))
    library = Library.open(tmp_path / "library.kehoach", presets=preset.load)
    plan_id, revision = library.add_plan(plan).id, 1
    bare = sqlite3.connect(tmp_path / "bare", isolation_level=None)
    bare.execute("PRAGMA journal_mode = TRUNCATE")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE plans (id INTEGER PRIMARY KEY, body TEXT)")
    bare.execute("INSERT INTO plans VALUES (1, ?)", (body,))
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(amount(1000)):  # in turn, so that both meet the same load
        began = time.perf_counter()
        revision = library.save_plan(plan_id, revision, plan)
        between = time.perf_counter()
        bare.execute("UPDATE plans SET body = ?", (body[number % 9 :],))
        theirs.append(time.perf_counter() - between)
        ours.append(between - began)
    bare.close()
    library.close()
    ratio = middle(ours) / middle(theirs)
    with capsys.disabled():
        print(
            f"\n  save {middle(ours) * 1000:.1f} ms in the middle, {late(ours) * 1000:.1f} ms p99;"
            f" {ratio:.2f} x the bare transaction"
        )
    assert ratio < 4


def middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def late(times: list[float]) -> float:
    return sorted(times)[len(times) * 99 // 100]

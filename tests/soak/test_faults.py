"""Whatever write operation of the library fails, the old data are whole and the user is told."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.soak.preloaded import compile_faults, run_preloaded

pytestmark = pytest.mark.soak

# a failure that SQLite itself makes good or that harms nothing: the action succeeded after all
CHANGED = {
    "save": ["mới"],
    "first save": ["mới"],
    "add": ["cũ", "mới"],
    "delete": [],
    "backup": ["cũ"],
    "close": ["cũ"],
}


def test_no_failing_write_operation_harms_the_library(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = compile_faults(tmp_path)
    step = 1 if os.environ.get("KEHOACH_FULL") == "1" else 10
    lines = run_preloaded(faults, root, "tests.soak.faulty", str(tmp_path / "work"), str(step))
    reports: list[dict[str, Any]] = [json.loads(line) for line in lines]
    operations = {r["action"]: r["operations"] for r in reports if "operations" in r}
    failures = [report for report in reports if "at" in report]
    for report in failures:
        check(report)
    told = [report for report in failures if report["told"]]
    assert {report["action"] for report in told} == set(CHANGED)
    assert len(told) > len(failures) // 2
    with capsys.disabled():
        print(f"\n  operations {operations}; {len(failures)} failures, {len(told)} told")


def check(report: dict[str, Any]) -> None:
    after = CHANGED[report["action"]]
    whole = (["cũ"], after) if report["told"] else (after,)
    assert report["same program"] in whole, report
    assert report["another program"] in whole, report
    if report["told"]:
        assert "Hãy" in report["told"] or "hãy" in report["told"], report
    if "save" in report["action"]:
        assert report["tried again"] == ["sau nữa"], report
        assert report["versions"] == 0, report
    assert report["left over"] == [], report

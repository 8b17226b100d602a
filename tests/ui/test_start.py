"""The first paint: what is loaded by then and what must not be."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `main.py --measure-start` prints on an empty home."""
    root = Path(__file__).resolve().parents[2]
    home = tmp_path_factory.mktemp("home")
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "KEHOACH_HOME": str(home)}
    run = subprocess.run(
        [sys.executable, str(root / "main.py"), "--measure-start"],
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert len(lines) == 1
    found: dict[str, Any] = json.loads(lines[0])
    return found


def test_the_report_has_the_promised_figures(report: dict[str, Any]) -> None:
    assert report["first_paint_ms"] > 0
    assert report["cpu_ms"] > 0
    assert report["rss_mb"] > 0
    assert report["modules"] == sorted(report["modules"])


@pytest.mark.parametrize(
    "module",
    [
        "docx",
        "lxml",
        "babel",
        "platformdirs",
        "tomllib",
        "PySide6.QtSvg",
        "kehoach_gui.core.plan",
        "kehoach_gui.core.preset",
        "kehoach_gui.core.compose",
        "kehoach_gui.export",
        "kehoach_gui.reading",
        "kehoach_gui.ui.plans.plan_view",
        "kehoach_gui.ui.preview.preview_pane",
        "kehoach_gui.ui.dialogs.import_dialog",
    ],
)
def test_what_can_wait_is_not_loaded_at_the_first_paint(
    report: dict[str, Any], module: str
) -> None:
    assert module not in report["modules"]


def test_the_window_and_the_library_are_there_at_the_first_paint(report: dict[str, Any]) -> None:
    assert {"kehoach_gui.ui.main_window", "kehoach_gui.storage.library"} <= set(report["modules"])

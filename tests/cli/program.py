"""Runs `python main.py …` as a user would, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "plans" / "mau.json"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def main_py(
    *arguments: str | Path,
    cwd: Path,
    before: Callable[[], None] | None = None,
    **changes: str,
) -> Result:
    """The exit code and what was said; no run may ever show a traceback."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KEHOACH_HOME": str(cwd / "home")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONUTF8", "KEHOACH_LANG"):
        env.pop(name, None)
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**env, **changes},
        check=False,
        timeout=120,
        preexec_fn=before,
    )
    result = Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in result.err + result.out, result.err
    return result


def files_in(folder: Path) -> set[str]:
    """The names of everything in a folder, hidden and temporary files too."""
    return {path.name for path in folder.iterdir()}

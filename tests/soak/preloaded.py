"""Compiles the fault library and runs a script under it; shared by the soak tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("faults.c")


def compile_faults(folder: Path) -> Path:
    """The compiled library; the test is skipped where there is no gcc or no Linux."""
    compiler = shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("cần gcc trên Linux")
    library = folder / "faults.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([compiler, *flags, "-o", library, SOURCE, "-ldl"], check=True)
    return library


def run_preloaded(library: Path, root: Path, module: str, *arguments: str) -> list[str]:
    """The lines that the module printed; fails with its traceback where it broke."""
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        cwd=root,
        env=os.environ | {"LD_PRELOAD": str(library), "PYTHONUTF8": "1"},
        timeout=550,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()

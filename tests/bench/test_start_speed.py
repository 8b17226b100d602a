"""The painted window against a bare PySide6 window, in CPU time, and what is not loaded by then.

The middle of the pairs counts: both starts of a pair meet the machine in one mood.
"""

import statistics
from collections.abc import Callable
from pathlib import Path

import pytest
from children import HERE, ROOT, child

pytestmark = pytest.mark.bench
LATE = ("docx", "lxml", "babel")


def test_the_window_is_painted_within_1_7_times_a_bare_window(
    amount: Callable[[int], int], slack: float, tmp_path: Path
) -> None:
    bare, ours = [], []
    for _ in range(1 + max(5, amount(9))):
        bare.append(child(HERE / "bare_window.py", home=tmp_path)["cpu_ms"])
        ours.append(child(ROOT / "main.py", "--measure-start", home=tmp_path)["cpu_ms"])
    # the first start compiles the modules and makes the library
    median = statistics.median(mine / its for mine, its in zip(ours[1:], bare[1:], strict=True))
    print(f"\nCửa sổ: {median:.2f} lần cửa sổ trống")
    assert median <= 1.7 * slack


def test_the_painted_window_has_not_loaded_the_libraries_of_the_exporters(tmp_path: Path) -> None:
    modules = child(ROOT / "main.py", "--measure-start", home=tmp_path)["modules"]
    assert [name for name in modules if name.partition(".")[0] in LATE] == []
    assert "PySide6.QtWidgets" in modules

"""The painted window against a bare PySide6 window, in CPU time, and what is not loaded by then.

The fastest start of each counts: another program's work only ever adds.
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
    ratio = min(ours[1:]) / min(bare[1:])
    print(f"\nCửa sổ: {ratio:.2f} lần cửa sổ trống, giữa các cặp {median:.2f}")
    assert ratio <= 1.7 * slack


def test_the_painted_window_has_not_loaded_the_libraries_of_the_exporters(tmp_path: Path) -> None:
    modules = child(ROOT / "main.py", "--measure-start", home=tmp_path)["modules"]
    assert [name for name in modules if name.partition(".")[0] in LATE] == []
    assert "PySide6.QtWidgets" in modules

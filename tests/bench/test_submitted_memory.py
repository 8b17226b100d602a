"""A thousand Word plans of lower units: quick, right, memory flat in program and children."""

import os
import sys
from pathlib import Path

import pytest
from children import HERE, child

COUNT = 1000 if os.environ.get("KEHOACH_FULL") else 60
MOST_GROWTH_MB = 4.0  # from the middle to the end; a plan itself is about 0.1
MOST_CHILD_MB = 100.0
MOST_RATIO = 2.0  # of CPU to parsing alone in one process; starts of processes weigh on few files


@pytest.mark.bench
@pytest.mark.skipif(sys.platform != "linux", reason="reads memory from /proc")
def test_many_word_plans_are_consolidated_quickly_and_in_flat_memory(
    tmp_path: Path, slack: float
) -> None:
    seen = child(HERE / "submitted_times.py", str(tmp_path), str(COUNT))
    print(
        f"\nTổng hợp {COUNT} tệp Word: mỗi tệp {seen['wall'] * 1000:.1f} ms đồng hồ,"
        f" {seen['cpu'] * 1000:.1f} ms CPU (của cửa sổ {seen['own'] * 1000:.1f});"
        f" chỉ đọc, một tiến trình: {seen['floor_cpu'] * 1000:.1f} ms CPU:"
        f" {seen['cpu'] / seen['floor_cpu']:.2f} lần CPU,"
        f" {seen['wall'] / seen['floor_wall']:.2f} lần đồng hồ"
    )
    for done, own, most in seen["memory"]:
        print(f"  sau {done} tệp: chương trình {own:.1f} MB, tiến trình con {most:.1f} MB")
    _, half, end = seen["memory"]
    assert seen["wrong"] == []
    assert end[1] - half[1] < MOST_GROWTH_MB
    assert max(most for _, _, most in seen["memory"]) < MOST_CHILD_MB
    fixed = 2 * 0.6 / COUNT  # the start of two processes
    assert (seen["cpu"] - fixed) / seen["floor_cpu"] < MOST_RATIO * slack

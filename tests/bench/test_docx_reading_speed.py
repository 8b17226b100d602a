"""Reading 105 pages of DOCX against a bare expat pass, and against python-docx with styles.

From the file to the neutral lines that every kind of source hands to the passes; process start is
not counted. CPU time, fastest of several rounds, since another program's work only ever adds.
"""

from collections.abc import Callable

import pytest
from children import HERE, child

pytestmark = pytest.mark.bench
MOST = 3.0  # times the expat pass


def test_the_lines_of_105_pages_cost_at_most_three_bare_passes(
    amount: Callable[[int], int], slack: float
) -> None:
    times = child(HERE / "docx_reading_times.py", str(max(5, amount(20))))
    ratios = {}
    for kind, best in times.items():
        bare = best["expat"]
        ratios[kind] = best["lines"] / bare
        print(
            f"\nĐọc DOCX 105 trang ({kind}): {best['lines'] / bare:.2f} lần một lượt expat"
            f" ({best['lines'] * 1000:.0f} ms so với {bare * 1000:.0f} ms), cả dọn chữ"
            f" {best['cleaned'] / bare:.2f} lần; python-docx lâu gấp"
            f" {best['python-docx'] / best['lines']:.1f} lần"
        )
    assert max(ratios.values()) <= MOST * slack, ratios

"""A DOCX of ours against ordinary python-docx calls, and against itself at 100 times the length.

CPU time; fastest of several runs for each, since another program's work only ever adds.
"""

from collections.abc import Callable

import pytest
from children import HERE, child

pytestmark = pytest.mark.bench
SCRIPT = HERE / "docx_times.py"


def fastest(way: str, length: int, rounds: int, children: int) -> float:
    """CPU seconds of the last round, the best of so many processes: one round is a cold one."""
    runs = [child(SCRIPT, way, str(length), str(rounds)) for _ in range(children)]
    return min(run[way][-1] for run in runs)


def test_a_first_docx_is_made_ten_times_faster_than_by_ordinary_calls(
    amount: Callable[[int], int],
    slack: float,
) -> None:
    tries = max(4, amount(9))
    pairs = [(fastest("ours", 1, 1, 1), fastest("ordinary", 1, 1, 1)) for _ in range(tries)]
    ours, ordinary = (min(times) for times in zip(*pairs, strict=True))
    print(
        f"\nDOCX lạnh: {ordinary / ours:.1f} lần nhanh hơn ({ours:.4f} s so với {ordinary:.4f} s)"
    )
    assert ordinary / ours >= 10 / slack


def test_a_later_docx_is_made_fifteen_times_faster_than_by_ordinary_calls(
    amount: Callable[[int], int],
    slack: float,
) -> None:
    times = child(SCRIPT, "ours,ordinary", "1", str(max(8, amount(40))))
    ours, ordinary = (min(times[way][1:]) for way in ("ours", "ordinary"))
    print(f"\nDOCX ấm: {ordinary / ours:.1f} lần nhanh hơn ({ours:.4f} s so với {ordinary:.4f} s)")
    assert ordinary / ours >= 15 / slack


@pytest.mark.parametrize("length", [10, 100])
def test_a_long_docx_costs_no_more_a_paragraph_than_a_short_one(length: int, slack: float) -> None:
    short = fastest("ours", 1, 6, 2)
    long = fastest("ours", length, 3, 1)
    print(f"\nDOCX {length} lần dài: {long / length / short:.2f} lần thời gian mỗi đoạn")
    assert long / length / short <= 1.3 * slack

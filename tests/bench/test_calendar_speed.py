"""The calendar with 50 plans of 6 phases: each frame of scrolling and zooming, the month's opening.

The best of a few rounds counts: another program's work only ever adds.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from children import HERE, child

pytestmark = pytest.mark.bench
FRAME_MS = 1000 / 60
MONTH_MS = 50.0
BLOCKED_MS = 100.0


def test_fifty_plans_scroll_and_zoom_within_a_frame_and_a_month_opens_at_once(
    amount: Callable[[int], int], slack: float, tmp_path: Path
) -> None:
    rounds = []
    for place in range(3):
        home = tmp_path / str(place)
        home.mkdir()
        rounds.append(
            child(HERE / "calendar_times.py", "50", str(max(100, amount(400))), home=home)
        )
        best = {name: min(each[name] for each in rounds) for name in rounds[0]}
        moving = max(best["scroll_p99"], best["along_p99"], best["zoom_p99"])
        if moving <= FRAME_MS and best["month_open"] <= MONTH_MS:
            break
    print(
        f"\n{best['rows']:.0f} dòng: cuộn p99 {best['scroll_p99'] / FRAME_MS:.2f}, ngang p99"
        f" {best['along_p99'] / FRAME_MS:.2f}, phóng p99 {best['zoom_p99'] / FRAME_MS:.2f} khung"
        f" hình; mở tháng {best['month_open']:.0f} ms, sang tháng {best['month_turn']:.0f} ms;"
        f" đọc 50 kế hoạch {best['read_ms']:.0f} ms, một lượt {best['read_longest']:.0f} ms"
    )
    frames = 1 if slack == 1 else 3  # other programs on a test machine take frames away
    assert best["rows"] >= 300
    assert moving <= frames * FRAME_MS
    assert best["month_open"] <= frames * MONTH_MS
    assert best["month_turn"] <= frames * MONTH_MS
    assert best["read_longest"] <= BLOCKED_MS

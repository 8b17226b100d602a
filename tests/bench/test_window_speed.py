"""The window with a plan of 10 and of 100 pages: opening, keys, new pages, memory.

The best of a few rounds counts: another program's work only ever adds.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from children import HERE, child

pytestmark = pytest.mark.bench
FRAME_MS = 1000 / 60


@pytest.mark.parametrize(("pages", "update_limit"), [(10, 50), (100, 150)])
def test_a_long_plan_is_opened_typed_in_and_laid_out_at_once(
    pages: int, update_limit: float, amount: Callable[[int], int], slack: float, tmp_path: Path
) -> None:
    rounds = []
    for place in range(3):
        home = tmp_path / str(place)
        home.mkdir()
        script = HERE / "window_times.py"
        rounds.append(child(script, str(pages), str(max(60, amount(400))), home=home))
        best = {name: min(each[name] for each in rounds) for name in rounds[0]}
        if best["key_p99"] <= FRAME_MS and best["open_ms"] <= 300:
            break
    print(
        f"\n{best['pages']} trang: mở {best['open_ms']:.0f} ms; phím p50"
        f" {best['key_p50'] / best['bare_p50']:.1f} lần ô soạn trống, p99 {best['key_p99']:.1f} ms"
        f" ({best['key_p99'] / FRAME_MS:.2f} khung hình); trang in mới sau khi ngừng gõ"
        f" {best['update_ms']:.0f} ms; bộ nhớ {best['rss_mb']:.0f} MB"
    )
    assert best["open_ms"] <= 300
    assert best["update_ms"] <= update_limit
    assert best["rss_mb"] <= 200
    assert best["key_p50"] <= FRAME_MS
    frames = 1 if slack == 1 else 3  # other programs on a test machine take frames away
    assert best["pages"] >= pages
    assert best["key_p99"] <= frames * FRAME_MS

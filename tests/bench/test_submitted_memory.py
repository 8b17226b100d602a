"""A thousand plans of lower units: memory stays flat, for each file only its record is kept."""

import os
import tracemalloc
from pathlib import Path

from kehoach_gui.core.submitted import Submitted
from kehoach_gui.submitted import plan_files, read_folder

COUNT = 1000 if os.environ.get("KEHOACH_FULL") else 60
TEXT = "ỦY BAN NHÂN DÂN XÃ {0}\nKẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n"
MOST_KB = 12.0  # held for each plan more, a plan itself being about 100


def test_memory_does_not_grow_with_the_plans_that_were_read(tmp_path: Path) -> None:
    for number in range(COUNT):
        body = "".join(f"- Việc thứ {line} của xã;\n" for line in range(150))
        (tmp_path / f"{number:04}.txt").write_text(TEXT.format(number) + body, "utf-8")
    held: list[int] = []
    found: list[Submitted] = []

    def progress(done: int, total: int) -> None:
        held.append(tracemalloc.get_traced_memory()[0])

    read_folder(plan_files(tmp_path)[:10], lambda *_: None, found.append)  # caches are filled
    found.clear()
    tracemalloc.start()
    try:
        read_folder(plan_files(tmp_path), progress, found.append)
    finally:
        tracemalloc.stop()
    quarter = COUNT // 4
    grown = (held[-1] - held[quarter]) / (COUNT - quarter) / 1024
    print(f"{COUNT} kế hoạch: thêm {grown:.1f} kB cho mỗi kế hoạch")
    assert len(found) == COUNT and grown < MOST_KB

"""Child process of test_submitted_memory: many Word plans made, then consolidated, as JSON.

Wall and CPU seconds for a file, the same for parsing alone in one process (the floor), memory of
the program and of its children on the way, and which rows differ from the plans that were written.
Arguments: a folder, how many files.
"""

import contextlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from docx_times import plan_of  # noqa: E402

from kehoach_gui.core import plan_json, preset  # noqa: E402
from kehoach_gui.core.plan import Number, Plan  # noqa: E402
from kehoach_gui.core.submitted import Submitted, submitted  # noqa: E402
from kehoach_gui.export import EXPORTERS  # noqa: E402
from kehoach_gui.reading.docx.child import read_content as opened  # noqa: E402
from kehoach_gui.reading.docx.reading import read_content  # noqa: E402
from kehoach_gui.submitted import plan_files, read_files  # noqa: E402

MAKE = next(exporter for exporter in EXPORTERS if exporter.id == "docx").make
POINTS = (0.1, 0.5, 1.0)  # of the files, where memory is looked at
PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6


def plans() -> list[Plan]:
    found = sorted((ROOT.parent / "shared/samples").glob("*.plan.json"))
    read = [plan_json.loads(path.read_text(encoding="utf-8")) for path in found]
    return read or [plan_of(1)]


def varied(plan: Plan, number: int) -> Plan:
    """The plan as another unit would send it."""
    serial = plan.header.number
    header = replace(
        plan.header,
        parent_body=plan.header.parent_body or "TỈNH LẠNG SƠN",
        issuing_body=f"ỦY BAN NHÂN DÂN XÃ SỐ {number}",
        number=Number(
            f"{number + 10}",
            (serial and serial.type_code) or "KH",
            (serial and serial.body) or "UBND",
        ),
        place=plan.header.place or "Lạng Sơn",
    )
    return replace(plan, header=header)


def write(folder: Path, count: int) -> list[Submitted]:
    """The files, and the record that each must give."""
    known = plans()
    expected = []
    for number in range(count):
        plan = varied(known[number % len(known)], number)
        path = folder / f"{number:04}.docx"
        path.write_bytes(MAKE(plan, preset.load(plan.standard), None))
        expected.append(submitted(path.name, plan))
    return expected


def resident(pid: int | str) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:  # it has ended meanwhile
        return 0.0


def children() -> list[str]:
    found: list[str] = []
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that has ended meanwhile
            found += (task / "children").read_text().split()
    return found


def spent(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds, those of ended children included."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    start, used = time.perf_counter(), sum(map(spent, both))
    work()
    return time.perf_counter() - start, sum(map(spent, both)) - used


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    expected = write(folder, count)
    paths = plan_files(folder)
    found: list[Submitted] = []
    memory: list[tuple[int, float, float]] = []
    own = spent(resource.RUSAGE_SELF)

    def take(record: Submitted) -> None:
        found.append(record)
        if len(found) in {max(1, round(count * point)) for point in POINTS}:
            most = max(map(resident, children()), default=0.0)
            memory.append((len(found), resident("self"), most))

    wall, cpu = timed(lambda: read_files(paths, lambda *_: None, take))
    own = spent(resource.RUSAGE_SELF) - own

    def parse() -> None:
        for path in paths:
            content = opened(path.read_bytes(), lambda *_: None)
            submitted(path.name, read_content(content).plan)

    floor_wall, floor_cpu = timed(parse)
    wrong = [one.file for one, right in zip(found, expected, strict=True) if one != right]
    print(
        json.dumps(
            {
                "wall": wall / count,
                "cpu": cpu / count,
                "own": own / count,
                "floor_wall": floor_wall / count,
                "floor_cpu": floor_cpu / count,
                "memory": memory,
                "wrong": wrong,
            }
        )
    )


if __name__ == "__main__":
    main()

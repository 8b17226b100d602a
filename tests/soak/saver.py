"""A process that saves a plan as fast as it can, to be killed at any moment.

Reads paths of libraries from its input; for each it forks a child that opens the library and
saves on and on. The child writes its own id, then the number of every acknowledged save.
"""

import itertools
import os
import sys
from dataclasses import replace
from pathlib import Path

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Plan, Title
from kehoach_gui.storage import Library


def numbered(plan: Plan, number: int) -> Plan:
    return replace(plan, title=Title("Kế hoạch", f"lần {number}"))


def number_of(plan: Plan) -> int:
    return int((plan.title.subject or "lần 0").removeprefix("lần "))


def save_for_ever(path: Path) -> None:
    os.write(1, f"{os.getpid()}\n".encode())
    library = Library.open(path, presets=preset.load)
    (row,) = library.list_plans()
    stored = library.load_plan(row.id)
    revision, first = stored.revision, number_of(stored.plan)
    for number in itertools.count(first + 1):
        revision = library.save_plan(row.id, revision, numbered(stored.plan, number))
        os.write(1, f"{number}\n".encode())


def main() -> None:
    preset.load_all()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            save_for_ever(Path(line.strip()))
        os.waitpid(child, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    main()

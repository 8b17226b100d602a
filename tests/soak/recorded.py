"""Saves a plan some times while faults.c writes down every operation on the disk."""

import ctypes
import os
import sys
from pathlib import Path

from kehoach_gui.core import preset
from kehoach_gui.storage import Library
from tests.soak.saver import numbered
from tests.storage.conftest import plan_about

FAULTS = ctypes.CDLL(None)


def main(folder: Path, saves: int) -> None:
    """Leaves recorded/ as it was before the saves, and the log of what they did."""
    path = folder / "recorded" / "library.kehoach"
    plan = plan_about("gốc", paragraphs=60)
    with Library.open(path, presets=preset.load) as library:
        library.add_plan(numbered(plan, 0))
    library = Library.open(path, presets=preset.load)
    (folder / "before.kehoach").write_bytes(path.read_bytes())
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT, 0o600)
    FAULTS.fault_arm(b"recorded", 0, 0, 0)
    FAULTS.fault_log(log)
    revision = 1
    for number in range(1, saves + 1):
        grown = plan_about("gốc", paragraphs=60 + 7 * (number % 5))
        revision = library.save_plan(1, revision, numbered(grown, number))
        FAULTS.fault_mark(number)
    FAULTS.fault_log(-1)
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""Lets every write operation of a library's work fail in turn; runs with faults.c preloaded.

Prints one JSON line for each failure: what was done, where it failed, what the user was told,
and what the library showed afterwards.
"""

import ctypes
import errno
import json
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kehoach_gui.core import preset
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library, NoSuchPlan, connection, inspection
from tests.storage.conftest import plan_about

FAULTS = ctypes.CDLL(None)
CODES = (errno.EIO, errno.ENOSPC, errno.EACCES)
OLD, NEW, LATER = (plan_about(words, 40) for words in ("cũ", "mới", "sau nữa"))


@dataclass
class Bench:
    """A library in a folder of its own with one old plan, and the word the faults look for."""

    folder: Path
    word: str = "faulty"
    library: Library = field(init=False)

    @property
    def path(self) -> Path:
        return self.folder / self.word / "library.kehoach"

    def prepare(self, saved_before: bool) -> None:
        self.disarm()
        shutil.rmtree(self.path.parent, ignore_errors=True)
        self.path.parent.mkdir(parents=True)
        self.library = Library.open(self.path, presets=preset.load)
        self.library.add_plan(OLD)
        if not saved_before:  # the next save has to make the journal first
            self.library.close()
            self.library = Library.open(self.path, presets=preset.load)

    def arm(self, at: int, code: int, lasting: bool) -> None:
        FAULTS.fault_arm(self.word.encode(), at, code, int(lasting))

    def disarm(self) -> int:
        """Ends the faults; gives how many operations there were."""
        count: int = FAULTS.fault_count()
        self.arm(0, 0, False)
        return count


def shown(library: Library) -> list[str]:
    """The subjects of the plans that load, checked as a whole."""
    subjects = []
    for row in library.list_plans():
        plan: Plan = library.load_plan(row.id).plan
        assert plan in (OLD, NEW, LATER)
        subjects.append(plan.title.subject or "")
    return sorted(subjects)


def save(bench: Bench) -> None:
    bench.library.save_plan(1, 1, NEW)


def add(bench: Bench) -> None:
    bench.library.add_plan(NEW)


def delete(bench: Bench) -> None:
    bench.library.delete_plan(1)


def back_up(bench: Bench) -> None:
    bench.library.backup_now()


def close(bench: Bench) -> None:
    bench.library.close()


ACTIONS: dict[str, tuple[Callable[[Bench], None], bool]] = {
    "save": (save, True),
    "first save": (save, False),
    "add": (add, True),
    "delete": (delete, True),
    "backup": (back_up, True),
    "close": (close, True),
}


def main(folder: Path, step: int) -> None:
    for name, (act, saved_before) in ACTIONS.items():
        bench = Bench(folder)
        bench.prepare(saved_before)
        bench.arm(0, 0, False)
        act(bench)
        operations = bench.disarm()
        bench.library._connection.close()
        print(json.dumps({"action": name, "operations": operations}))
        for kind, code in enumerate(CODES):
            for lasting in (False, True):
                first = 1 + (3 * kind + lasting) % step
                for at in range(first, operations + 1, step):
                    try_one(bench, name, at, code, lasting)


def try_one(bench: Bench, name: str, at: int, code: int, lasting: bool) -> None:
    act, saved_before = ACTIONS[name]
    bench.prepare(saved_before)
    bench.arm(at, code, lasting)
    told = ""
    try:
        act(bench)
    except UserError as error:
        told = str(error)
    bench.disarm()
    told = told or " ".join(str(notice) for notice in bench.library.notices)
    report = {"action": name, "at": at, "code": code, "lasting": lasting, "told": told}
    if name == "close":
        bench.library = Library.open(bench.path, presets=preset.load)
    report["same program"] = shown(bench.library)
    report["another program"] = reopened(bench.path)
    if "save" in name:
        # the save timer tries again with the newest words and the revision it knows
        revision = 1 if told else 2
        bench.library.save_plan(1, revision, LATER)
        report["tried again"] = shown(bench.library)
    with suppress(NoSuchPlan):
        report["versions"] = len(bench.library.list_versions(1))
    bench.library.close()
    Library.open(bench.path, presets=preset.load).close()  # sweeps what could not be removed
    report["left over"] = sorted(
        entry.name
        for entry in bench.path.parent.rglob("*")
        if entry.is_file() and entry.suffix != ".kehoach"
    )
    print(json.dumps(report, ensure_ascii=False))


def reopened(path: Path) -> list[str]:
    """What a start after a crash at this moment would show."""
    copy = path.parent.parent / "after" / path.name
    shutil.rmtree(copy.parent, ignore_errors=True)
    copy.parent.mkdir()
    for file in path.parent.glob("library.kehoach*"):
        shutil.copy(file, copy.parent / file.name)
    library = Library.open(copy, presets=preset.load)
    subjects = shown(library)
    library.close()
    found = connection.connect(copy, read_only=True)
    assert inspection.faults(found) == ()
    found.close()
    return subjects


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""A power cut at any moment loses no acknowledged save, whatever the disk had not yet kept.

The operations of real saves are replayed up to a moment; of those on a file that no fsync had
made lasting, any may be missing or torn, also a journal's name in its folder.
"""

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kehoach_gui.core import preset
from kehoach_gui.storage import Library
from tests.soak.preloaded import compile_faults, run_preloaded
from tests.soak.saver import number_of

pytestmark = pytest.mark.soak

SECTOR = 512
CREATE, TRUNCATE, WRITE, SYNC, DELETE, MARK = "ctwsda"


@dataclass(frozen=True, slots=True)
class Operation:
    kind: str
    name: str
    offset: int
    data: bytes


def read_log(log: bytes) -> Iterator[Operation]:
    place = 0
    while place < len(log):
        kind = chr(log[place])
        (size,) = struct.unpack_from("<i", log, place + 1)
        name = log[place + 5 : place + 5 + size].decode()
        offset, length = struct.unpack_from("<qq", log, place + 5 + size)
        place += 21 + size
        data = log[place : place + length] if kind == WRITE else b""
        place += len(data)
        yield Operation(kind, name, offset, data)


def after_power_cut(
    before: bytes, operations: list[Operation], library: str, rng: random.Random
) -> dict[str, bytes]:
    """The files as a power cut after these operations may leave them."""
    disk: dict[str, bytearray] = {library: bytearray(before)}
    named = {library}  # names that the folder is sure to have
    waiting: dict[str, list[Operation]] = {}
    keep = rng.choice([0.0, 0.3, 0.7, 0.95])  # how much of what waits had reached the disk
    for operation in operations:
        if operation.kind == SYNC:
            for kept in waiting.pop(operation.name, []):
                apply(disk, kept)
            named |= {name for name in disk if str(Path(name).parent) == operation.name}
        elif operation.kind == CREATE:
            disk.setdefault(operation.name, bytearray())
        elif operation.kind != MARK:
            waiting.setdefault(operation.name, []).append(operation)
    for operations_left in waiting.values():
        for operation in operations_left:
            if rng.random() < keep:
                apply(disk, torn(operation, rng))
    return {name: bytes(data) for name, data in disk.items() if name in named or rng.random() < 0.5}


def torn(operation: Operation, rng: random.Random) -> Operation:
    """Now and then only some sectors of a write."""
    if len(operation.data) <= SECTOR or rng.random() < 0.7:
        return operation
    cut = SECTOR * rng.randrange(1, -(-len(operation.data) // SECTOR))
    return Operation(operation.kind, operation.name, operation.offset, operation.data[:cut])


def apply(disk: dict[str, bytearray], operation: Operation) -> None:
    if operation.kind == DELETE:
        disk.pop(operation.name, None)
        return
    data = disk.setdefault(operation.name, bytearray())
    end = operation.offset + len(operation.data)
    if operation.kind == TRUNCATE:
        del data[operation.offset :]
    data.extend(bytes(max(0, end - len(data))))
    data[operation.offset : end] = operation.data


def test_power_cuts_lose_no_acknowledged_save(
    tmp_path: Path, root: Path, amount: Callable[[int], int], capsys: pytest.CaptureFixture[str]
) -> None:
    faults = compile_faults(tmp_path)
    run_preloaded(faults, root, "tests.soak.recorded", str(tmp_path), "12")
    operations = list(read_log((tmp_path / "log").read_bytes()))
    before = (tmp_path / "before.kehoach").read_bytes()
    library = next(o.name for o in operations if o.name.endswith("library.kehoach"))
    assert sum(operation.kind == MARK for operation in operations) == 12
    rng = random.Random(1)
    rolled_back, cuts = 0, amount(2000)
    for cut in range(cuts):
        moment = rng.randrange(1, len(operations) + 1)
        done = operations[:moment]
        acknowledged = max((o.offset for o in done if o.kind == MARK), default=0)
        left = after_power_cut(before, done, library, rng)
        shown = shown_after(tmp_path / f"cut-{cut}", left)
        rolled_back += f"{library}-journal" in left and bool(left[f"{library}-journal"])
        assert acknowledged <= shown <= acknowledged + 1
    with capsys.disabled():
        print(f"\n  {cuts} power cuts over {len(operations)} operations, 0 saves lost")
    assert rolled_back > cuts // 4


def shown_after(folder: Path, left: dict[str, bytes]) -> int:
    """The number of the save that a library opened from these files shows."""
    folder.mkdir()
    for name, data in left.items():
        (folder / Path(name).name).write_bytes(data)
    connection = Library.open(folder / "library.kehoach", presets=preset.load, read_only=False)
    number = number_of(connection.load_plan(1).plan)
    assert connection.damage() == ()
    connection._connection.close()
    return number

"""A disk of which one operation fails, for every test of a write."""

import errno
import os
from pathlib import Path

from kehoach_gui import files


class FailingDisk(files.Disk):
    """A disk whose `at`-th operation fails with `code`; the others work."""

    def __init__(self, at: int = 0, code: int = errno.EIO) -> None:
        self.at, self.code, self.done = at, code, 0
        self.calls: list[str] = []

    def _count(self, name: str) -> None:
        self.done += 1
        self.calls.append(name)
        if self.done == self.at:
            raise OSError(self.code, os.strerror(self.code))

    def create(self, path: Path) -> int:
        self._count("create")
        return super().create(path)

    def write(self, handle: int, data: memoryview) -> int:
        self._count("write")
        return super().write(handle, data[:10_000])  # disks may take less than they are given

    def sync(self, handle: int) -> None:
        self._count("sync")
        super().sync(handle)

    def close(self, handle: int) -> None:
        super().close(handle)
        self._count("close")

    def change_mode(self, path: Path, mode: int) -> None:
        self._count("change_mode")
        super().change_mode(path, mode)

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._count("sync_folder")
        super().sync_folder(folder)

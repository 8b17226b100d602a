"""The job object of Windows: sizes as documented for 64 bits, calls in their order, a way out."""

import ctypes
from typing import Any

import pytest

from kehoach_gui.reading.docx.windows_job import BasicLimits, ExtendedLimits, Job

pytestmark = pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="64-bit sizes")


class Kernel:
    """A kernel32 that notes what it is asked and answers as it is told."""

    def __init__(self, job: int = 77, limited: int = 1, assigned: int = 1) -> None:
        self.answers = (job, limited, assigned)
        self.asked: list[tuple[Any, ...]] = []

    def CreateJobObjectW(self, security: object, name: object) -> int:
        self.asked.append(("create", security, name))
        return self.answers[0]

    def SetInformationJobObject(self, job: int, kind: int, limits: Any, size: int) -> int:
        set_to = ctypes.cast(limits, ctypes.POINTER(ExtendedLimits)).contents
        basic = set_to.BasicLimitInformation
        self.asked.append(("set", job, kind, size, basic.LimitFlags, set_to.ProcessMemoryLimit))
        return self.answers[1]

    def AssignProcessToJobObject(self, job: int, process: int) -> int:
        self.asked.append(("assign", job, process))
        return self.answers[2]

    def CloseHandle(self, handle: int) -> int:
        self.asked.append(("close", handle))
        return 1


def test_the_structures_have_the_documented_sizes_and_places() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert BasicLimits.LimitFlags.offset == 16
    assert BasicLimits.ActiveProcessLimit.offset == 40
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


def test_the_process_is_bound_in_memory_and_ends_with_the_job() -> None:
    kernel = Kernel()
    job = Job(5, 280_000_000, kernel)
    assert job.holds
    job.close()
    job.close()
    assert kernel.asked == [
        ("create", None, None),
        ("set", 77, 9, 144, 0x100 | 0x400 | 0x2000, 280_000_000),
        ("assign", 77, 5),
        ("close", 77),
    ]


@pytest.mark.parametrize("refusing", [(0, 1, 1), (77, 0, 1), (77, 1, 0)])
def test_where_windows_refuses_it_says_so_and_lets_go(refusing: tuple[int, int, int]) -> None:
    kernel = Kernel(*refusing)
    job = Job(5, 280_000_000, kernel)
    job.close()
    assert not job.holds
    assert (("close", 77) in kernel.asked) == bool(refusing[0])

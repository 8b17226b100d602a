"""Plans and libraries for the tests of storage."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Block, Header, Number, Period, Plan, Section, Signature, Title
from kehoach_gui.storage import Library

MakePlan = Callable[..., Plan]
OpenLibrary = Callable[..., Library]


def plan_about(subject: str, paragraphs: int = 3) -> Plan:
    """A small plan of an invented body."""
    words = "Tuyên truyền sâu rộng trong cán bộ, đoàn viên và Nhân dân trên địa bàn"
    blocks = tuple(Block("bullet", f"{words} ({place + 1});") for place in range(paragraphs))
    period = Period("từ tháng 3 đến tháng 5")
    phase = Section(2, "1", "Đợt 1: từ tháng 3 đến tháng 5", "phase", period, blocks)
    sections = (Section(1, "I", "Nội dung", "phases", None, (), (phase,)),)
    return Plan(
        standard="state-nd30",
        header=Header(
            "UBND TỈNH AN HÒA", "SỞ VĂN HÓA", Number("07", "KH", "SVH"), "An Hòa", "2027"
        ),
        title=Title("Kế hoạch", subject),
        opening=("Căn cứ Kế hoạch số 15/KH-UBND của Ủy ban nhân dân tỉnh",),
        sections=sections,
        closing=("Trên đây là Kế hoạch của Sở.",),
        recipients=("Ủy ban nhân dân tỉnh", "Lưu: VT, TG"),
        signatures=(Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Đào"),),
    )


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 9, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_days(self, days: float) -> None:
        self.time += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "nha" / "library.kehoach"


@pytest.fixture
def open_library(path: Path, clock: Clock) -> Iterator[OpenLibrary]:
    """Opens the test's library; what is still open at the end is closed."""
    opened: list[Library] = []

    def open_it(read_only: bool = False, check_later: bool = False) -> Library:
        library = Library.open(
            path, presets=preset.load, read_only=read_only, check_later=check_later, now=clock
        )
        opened.append(library)
        return library

    yield open_it
    for library in opened:
        library._connection.close()


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    return open_library()

"""Times of the calendar with many plans, as one line of JSON: scrolling, zooming, month, reading.

CPU milliseconds, but for `read_ms`, which is what a user waits.

Run as `calendar_times.py PLANS FRAMES` with KEHOACH_HOME at an empty folder.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QPoint, QPointF, Qt  # noqa: E402
from PySide6.QtGui import QWheelEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kehoach_gui import app, paths  # noqa: E402
from kehoach_gui.core import preset  # noqa: E402
from kehoach_gui.core.periods import read_period  # noqa: E402
from kehoach_gui.core.plan import Block, Plan, Section, Title  # noqa: E402
from kehoach_gui.storage import Library  # noqa: E402
from kehoach_gui.ui.calendar.timeline_view import TimelineView  # noqa: E402
from kehoach_gui.ui.calendar.workspace import CalendarWorkspace  # noqa: E402
from kehoach_gui.ui.theme import STYLE_ARGUMENTS, Theme  # noqa: E402

HEADINGS = (
    "Đợt 1: Từ đầu tháng {a} đến hết tháng {b}/2027",
    "Đợt 2: Từ cuối tháng {a}/2026 đến ngày 15/{b}/2027",
    "Đợt 3: Trước Đại hội đại biểu Đảng bộ tỉnh lần thứ XV (quý III/2027)",
    "Đợt 4: Quý IV/2027",
    "Đợt 5: Năm 2028 và các năm tiếp theo",
    "Đợt 6: Tuyên truyền thường xuyên",
)
REPORT = "Báo cáo kết quả trước ngày 15 hàng tháng kể từ tháng 01/2027."


def plan_of(number: int) -> Plan:
    """A plan of six phases, every kind of vagueness among them."""
    a, b = 1 + number % 6, 7 + number % 6
    phases = tuple(
        Section(
            place,
            str(place),
            heading.format(a=a, b=b),
            "phase",
            period=read_period(heading.format(a=a, b=b)),
            blocks=(Block("bullet", REPORT),) if place == 1 else (),
        )
        for place, heading in enumerate(HEADINGS, start=1)
    )
    return Plan("party-hd05", title=Title("Kế hoạch", f"tuyên truyền số {number}"), sections=phases)


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def turn(line: TimelineView, by: int, mods: Qt.KeyboardModifier) -> None:
    """A turn of the wheel over the middle of the timeline."""
    place = QPointF(line.page.width() / 2, line.page.height() / 2)
    none = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    there = line.page.mapToGlobal(place)
    event = QWheelEvent(place, there, QPoint(), QPoint(0, by), none, mods, phase, False)
    QApplication.sendEvent(line.page, event)


def frames(line: TimelineView, count: int, mods: Qt.KeyboardModifier) -> list[float]:
    """CPU milliseconds of each frame: the wheel, and all that is painted anew because of it."""
    times = []
    for place in range(count):
        by = 120 if place // 12 % 2 else -120
        start = time.process_time()
        turn(line, by, mods)
        line.page.repaint()
        times.append(1000 * (time.process_time() - start))
    return times


def main() -> None:
    plans, count = int(sys.argv[1]), int(sys.argv[2])
    application = QApplication(["times", *STYLE_ARGUMENTS])
    settings = app.open_settings()
    library = Library.open(paths.library_path(), presets=preset.load)
    for number in range(plans):
        library.add_plan(plan_of(number))
    window = app.build_window(Theme(application, settings), settings, library)
    window.resize(1366, 738)
    window.show()
    end = time.perf_counter() + 0.6  # what the window does behind its first paint
    while time.perf_counter() < end:
        application.processEvents()
    start = time.perf_counter()
    page = window.show_workspace("calendar")
    assert isinstance(page, CalendarWorkspace)
    ticks = []
    while page.data.is_reading:
        tick = time.process_time()
        application.processEvents()
        ticks.append(1000 * (time.process_time() - tick))
    read = 1000 * (time.perf_counter() - start)
    page.choose_scope(None)
    page.choose_shape("timeline")
    application.processEvents()
    line = page.timeline
    line.go_to(date(2027, 6, 1))
    bare = Qt.KeyboardModifier.NoModifier
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    frames(line, 24, bare)
    down, along, zoomed = (frames(line, count, mods) for mods in (bare, shift, ctrl))
    months = []
    for number in range(24):
        start = time.process_time()
        page.month.choose(date(2026 + number // 12, number % 12 + 1, 15))
        page.month.repaint()
        months.append(1000 * (time.process_time() - start))
    page.choose_shape("timeline")
    application.processEvents()
    start = time.process_time()
    page.choose_shape("month")
    page.month.repaint()
    opened = 1000 * (time.process_time() - start)
    told = {
        "rows": line.strip.rows,
        "read_ms": read,
        "read_longest": max(ticks),
        "scroll_p99": percentile(down, 0.99),
        "along_p99": percentile(along, 0.99),
        "zoom_p50": percentile(zoomed, 0.5),
        "zoom_p99": percentile(zoomed, 0.99),
        "month_open": opened,
        "month_turn": percentile(months, 0.9),
    }
    print(json.dumps(told))
    window.close()
    library.close()


main()

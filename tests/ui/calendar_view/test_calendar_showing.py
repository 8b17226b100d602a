"""What the workspace Lịch shows, its scale, its keys, names and sizes."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library
from kehoach_gui.ui.calendar.workspace import CalendarWorkspace
from kehoach_gui.ui.main_window import MainWindow
from tests.ui.calendar_view.calendar_hands import (
    CTRL,
    HEADINGS,
    Settle,
    show,
)
from tests.ui.hands import press
from tests.ui.test_words_and_sizes import check_fit, check_names, check_words


def test_without_a_plan_the_calendar_says_what_to_begin_with(
    window: MainWindow, settle: Settle
) -> None:
    page = show(window, settle)
    assert page.empty.isVisible()
    assert "Lập hoặc nhập một kế hoạch" in page.empty.words.text()
    assert not page.bar.period.isEnabled()
    check_words(window)
    check_names(window)


def test_all_plans_stand_together_and_one_can_be_chosen(
    calendar: CalendarWorkspace, library: Library, timed_plan: Plan, settle: Settle
) -> None:
    other = replace(timed_plan, title=replace(timed_plan.title, subject="ngày hội"))
    library.add_plan(other)
    calendar.choose_scope(None)
    settle(lambda: not calendar.data.is_reading)
    names = [block.name for block in calendar.timeline.strip.blocks]
    assert names[0] == "Ngày lễ, ngày kỷ niệm"
    assert sorted(names[1:]) == ["Ngày hội", "Tuyên truyền mừng xuân"]
    calendar.choose_scope(2)
    settle(lambda: not calendar.data.is_reading)
    (block,) = calendar.timeline.strip.blocks
    assert [item.name for item in block.items if item.kind == "phase"] == [
        "Đợt 1",
        "Đợt 2",
        "Đợt 3",
    ]


def test_what_has_no_day_is_listed(calendar: CalendarWorkspace) -> None:
    titles = [note.card.title for note in calendar.side.notes["look"]]
    assert "Đợt 3" in titles
    assert calendar.side.tabs["look"].text() == f"Cần xem {len(titles)}"


def test_the_office_s_own_days_stand_in_the_month(
    window: MainWindow, calendar: CalendarWorkspace, library: Library, settle: Settle
) -> None:
    own = Anniversary("Ngày thành lập xã An Bình", 14, 4, 1957)
    library.save_organisation(Organisation("Chi bộ", "party-hd05", local_days=(own,)))
    calendar.reload()
    settle()
    calendar.month.choose(date(2027, 4, 14))
    (note, *entries) = calendar.side.notes["chosen"]
    assert note.card.title == "Thứ Tư, 14/4/2027"
    assert [(e.card.title, "năm tròn" in e.card.facts) for e in entries] == [
        ("70 năm Ngày thành lập xã An Bình", True)
    ]


# scale and keys


def test_plus_minus_and_the_pills_zoom_and_the_middle_stays(calendar: CalendarWorkspace) -> None:
    line = calendar.timeline
    line.go_to(date(2027, 6, 15))

    def middle() -> date:
        return line.strip.day_at(line.horizontalScrollBar().value() + line.room() / 2)

    before = line.scale
    press(line, Qt.Key.Key_Plus, "+")
    assert line.scale > before
    assert abs((middle() - date(2027, 6, 15)).days) <= 1
    calendar.head.units["week"].click()
    assert line.unit == "week" and calendar.head.units["week"].isChecked()
    assert abs((middle() - date(2027, 6, 15)).days) <= 1


def test_ctrl_and_wheel_zoom_around_the_pointer(calendar: CalendarWorkspace) -> None:
    line = calendar.timeline
    line.go_to(date(2027, 6, 15))
    x = line.names_width + 300.0
    day = line.strip.day_at(line.horizontalScrollBar().value() + 300)
    turn = QWheelEvent(
        QPointF(x, 100),
        line.page.mapToGlobal(QPointF(x, 100)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = line.scale
    QApplication.sendEvent(line.page, turn)
    assert line.scale > before
    assert abs((line.strip.day_at(line.horizontalScrollBar().value() + 300) - day).days) <= 1


def test_the_month_goes_by_keys(calendar: CalendarWorkspace) -> None:
    month = calendar.month
    month.choose(date(2027, 1, 31))
    press(month, Qt.Key.Key_PageDown)
    assert month.day == date(2027, 2, 28)
    assert calendar.month_title.text() == "Tháng 2/2027"
    press(month, Qt.Key.Key_Down)
    assert month.day == date(2027, 3, 7)
    press(month, Qt.Key.Key_Left)
    assert month.day == date(2027, 3, 6)


def test_the_month_tells_lunar_days_tet_and_the_kings_day(calendar: CalendarWorkspace) -> None:
    calendar.month.choose(date(2027, 2, 6))
    day = calendar.month.chosen_day()
    assert day.lunar_label == "1/1"
    assert [entry.text for entry in day.entries] == ["Tết Nguyên đán"]
    assert "Tết Nguyên đán" in calendar.month.accessibleDescription()
    calendar.month.choose(date(2027, 4, 16))
    assert "Giỗ Tổ Hùng Vương" in calendar.month.said(calendar.month.chosen_day())


def test_an_entry_of_a_plan_opens_it_from_the_month(
    window: MainWindow, calendar: CalendarWorkspace, settle: Settle
) -> None:
    calendar.month.choose(date(2027, 9, 30))
    press(calendar.month, Qt.Key.Key_Return)
    settle()
    assert window.view is not None and window.session is not None
    assert window.view.section_pane.heading.words() == HEADINGS[1]


# names and sizes


@pytest.mark.parametrize("size", [(1024, 536), (1093, 560), (1366, 738)])
@pytest.mark.parametrize("shape", ["timeline", "month", "both"])
def test_the_calendar_is_vietnamese_named_and_fits(
    window: MainWindow,
    calendar: CalendarWorkspace,
    size: tuple[int, int],
    shape: str,
    settle: Settle,
) -> None:
    window.resize(*size)
    calendar.choose_shape(shape)
    settle()
    assert (window.width(), window.height()) == size
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 536
    check_words(window)
    check_names(window)
    check_fit(window)


def test_the_calendar_fits_with_the_largest_letters(
    window: MainWindow, calendar: CalendarWorkspace, settle: Settle
) -> None:
    window.set_zoom(130)
    try:
        window.resize(1024, 536)
        settle()
        assert window.width() == 1024
        check_fit(window)
    finally:
        window.set_zoom(100)

"""The dialogs for a phase's time and for the office's events."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from kehoach_gui.core.events import Event
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.phase_lists import days_of
from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.storage import Library
from kehoach_gui.ui.calendar.events_dialog import EventsDialog
from kehoach_gui.ui.calendar.period_dialog import PeriodDialog, understood
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme
from tests.ui.hands import type_text
from tests.ui.test_words_and_sizes import check_fit, check_names, check_words

HEADING = "Đợt 1: Từ tháng 3 đến tháng 5/2027"
CONGRESS = Event("Đại hội Đảng bộ tỉnh lần thứ XV", period=read_period("ngày 12/10/2027"))
Settle = Callable[..., None]


def plan_of(heading: str = HEADING) -> Plan:
    section = Section(7, "1", heading, "phase", period=read_period(heading))
    return Plan("party-hd05", sections=(section,))


@pytest.fixture
def ask(theme: Theme, window: MainWindow, settle: Settle) -> Callable[..., PeriodDialog]:
    def show(plan: Plan, *events: Event) -> PeriodDialog:
        dialog = PeriodDialog(theme, window, plan, 7, events)
        dialog.show()
        settle()
        return dialog

    return show


def type_days(dialog: PeriodDialog, side: str, first: str, last: str) -> None:
    for field, words in zip(dialog.ends[side].fields, (first, last), strict=True):
        field.clear()
        type_text(field, words)


def test_the_words_and_their_days_are_shown(ask: Callable[..., PeriodDialog]) -> None:
    dialog = ask(plan_of())
    assert dialog.words.text() == HEADING
    told = dialog.read.text()
    assert "Bắt đầu: từ 01/3/2027 đến 31/3/2027." in told
    assert [field.words() for field in dialog.ends["end"].fields] == ["01/5/2027", "31/5/2027"]
    assert not dialog.go.isEnabled()


def test_days_typed_by_hand_are_set_as_one_edit_and_the_words_stay(
    ask: Callable[..., PeriodDialog],
) -> None:
    plan = plan_of()
    dialog = ask(plan)
    type_days(dialog, "end", "19/5/2027", "")
    dialog.go.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    section = dialog.apply(plan).sections[0]
    assert section.heading == HEADING and section.period is not None
    assert days_of(section.period.end) == (date(2027, 5, 19), date(2027, 5, 19))
    assert section.period.by_hand


def test_a_month_alone_means_all_its_days_and_an_empty_end_is_open(
    ask: Callable[..., PeriodDialog],
) -> None:
    plan = plan_of()
    dialog = ask(plan)
    type_days(dialog, "start", "4/2027", "")
    type_days(dialog, "end", "", "")
    dialog.go.click()
    period = dialog.apply(plan).sections[0].period
    assert period is not None and period.end is None
    assert days_of(period.start) == (date(2027, 4, 1), date(2027, 4, 30))


@pytest.mark.parametrize(
    ("side", "first", "last", "said"),
    [
        ("end", "31/2/2027", "", "Kết thúc: “31/2/2027” không phải là một ngày"),
        ("end", "5/2/2027", "1/2/2027", "muộn nhất đứng trước"),
        ("end", "1/2/2027", "5/2/2027", "kết thúc trước khi bắt đầu"),
        ("start", "sang năm", "", "“sang năm” không phải là một ngày"),
    ],
)
def test_what_is_no_day_is_said_and_nothing_is_set(
    ask: Callable[..., PeriodDialog], side: str, first: str, last: str, said: str
) -> None:
    dialog = ask(plan_of())
    type_days(dialog, side, first, last)
    dialog.go.click()
    assert said in dialog.wrong.text()
    assert dialog.isVisible()


def test_words_are_written_from_the_days_on_request(ask: Callable[..., PeriodDialog]) -> None:
    plan = plan_of()
    dialog = ask(plan)
    type_days(dialog, "end", "19/5/2027", "19/5/2027")
    dialog.rewrite.click()
    assert dialog.words.text() == "Đợt 1: Từ tháng 3/2027 đến ngày 19/5/2027"
    dialog.go.click()
    section = dialog.apply(plan).sections[0]
    assert section.heading == "Đợt 1: Từ tháng 3/2027 đến ngày 19/5/2027"
    assert section.period is not None and not section.period.by_hand


def test_the_words_can_be_read_again(ask: Callable[..., PeriodDialog]) -> None:
    plan = plan_of()
    dialog = ask(plan)
    type_days(dialog, "end", "19/5/2027", "19/5/2027")
    assert dialog.take_days()
    assert dialog.period is not None and dialog.period.by_hand
    dialog.reread.click()
    assert dialog.period == plan.sections[0].period


def test_days_of_an_event_are_shown_with_its_name(ask: Callable[..., PeriodDialog]) -> None:
    plan = plan_of("Đợt 2: Từ tháng 6/2027 đến Đại hội Đảng bộ tỉnh lần thứ XV")
    assert "chưa biết ngày" in understood(plan.sections[0].period)
    dialog = ask(plan, CONGRESS)
    told = dialog.read.text()
    assert "Kết thúc: 12/10/2027, theo sự kiện “Đại hội Đảng bộ tỉnh lần thứ XV”." in told


def test_an_event_is_typed_kept_and_moves_the_open_plan(
    theme: Theme, window: MainWindow, library: Library, settle: Settle
) -> None:
    window.add_and_open(plan_of("Đợt 2: Từ tháng 6/2027 đến Đại hội Đảng bộ tỉnh lần thứ XV"))
    settle()
    dialog = EventsDialog(theme, window, window)
    dialog.show()
    dialog.new_button.click()
    type_text(dialog.form.name, "Đại hội đại biểu Đảng bộ tỉnh lần thứ XV")
    type_text(dialog.form.when, "cuối tháng 10/2027")
    assert "từ 21/10/2027 đến 31/10/2027" in dialog.form.understood.text()
    assert "Thứ tự: XV." in dialog.form.usual.text()
    assert dialog.save()
    (kept,) = library.events.list_all()
    assert kept.event.days == (date(2027, 10, 21), date(2027, 10, 31))
    assert window.session is not None
    period = window.session.plan.sections[0].period
    assert period is not None and days_of(period.end) == kept.event.days
    dialog.close()


def test_a_deleted_event_is_taken_back_before_the_dialog_is_left(
    theme: Theme, window: MainWindow, library: Library
) -> None:
    ids = [library.events.save(CONGRESS), library.events.save(Event("Ngày bầu cử"))]
    dialog = EventsDialog(theme, window, window)
    dialog.go_to(0)
    dialog.drop()
    assert [card.title for card in dialog.list.cards.cards] == ["Ngày bầu cử"]
    dialog.undo_button.click()
    assert [event.name for event in dialog.values] == [CONGRESS.name, "Ngày bầu cử"]
    assert dialog.save()
    assert [one.id for one in library.events.list_all()] == ids
    dialog.go_to(0)
    dialog.drop()
    assert dialog.save()
    assert [one.event.name for one in library.events.list_all()] == ["Ngày bầu cử"]
    dialog.close()


def test_an_event_whose_time_is_not_understood_is_not_kept_in_silence(
    theme: Theme, window: MainWindow, library: Library
) -> None:
    dialog = EventsDialog(theme, window, window)
    dialog.add()
    type_text(dialog.form.name, "Ngày hội")
    type_text(dialog.form.when, "lúc nào đó")
    assert not dialog.save()
    assert "Chưa hiểu thời gian “lúc nào đó”" in dialog.form.wrong.text()
    assert library.events.list_all() == ()
    dialog.close()


def test_the_phase_in_the_editor_is_asked_for_its_time_from_the_menu(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.add_and_open(plan_of())
    settle()
    assert window.session is not None and window.view is not None
    ident = window.session.plan.sections[0].id
    window.view.show_part(ident)

    def answer(dialog: PeriodDialog) -> int:
        type_days(dialog, "end", "19/5/2027", "")
        return int(dialog.take_days())

    monkeypatch.setattr(PeriodDialog, "exec", answer)
    window.actions_["period"].trigger()
    period = window.session.plan.sections[0].period
    assert period is not None and period.by_hand
    window.undo()
    assert window.session.plan.sections[0].period == read_period(HEADING)


@pytest.mark.parametrize("name", ["period", "events"])
@pytest.mark.parametrize("zoom", [100, 130])
def test_the_dialogs_are_vietnamese_named_and_low_enough(
    theme: Theme, window: MainWindow, library: Library, name: str, zoom: int, settle: Settle
) -> None:
    library.events.save(CONGRESS)
    window.set_zoom(zoom)
    try:
        dialog: QDialog = (
            PeriodDialog(theme, window, plan_of(HEADING + ": " + "Tuyên truyền " * 30), 7)
            if name == "period"
            else EventsDialog(theme, window, window)
        )
        dialog.show()
        settle()
        check_words(dialog)
        check_names(dialog)
        check_fit(dialog)
        assert dialog.height() <= 480
        dialog.close()
    finally:
        window.set_zoom(100)

"""The signature alone on the last page, mended from the panel of findings as one undo step."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from test_words_and_sizes import check_fit, check_names, check_words

from kehoach_gui.checking import LONELY, Finding
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.export.last_page import lines_above, own_pages, repairs
from kehoach_gui.ui.checking.findings_panel import FindingsPanel
from kehoach_gui.ui.checking.last_page_dialog import LastPageDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.widgets import choose_index

Settle = Callable[..., None]
FINDING = Finding(LONELY, ("signature", 0, "title"), "", "Trang cuối…", "Giảm…")


@pytest.fixture
def lonely(small_plan: Plan) -> Plan:
    """The small plan with so many paragraphs that its signature stands alone."""
    words = "Tuyên truyền các ngày lễ lớn, nhiệm vụ chính trị của địa phương trong năm."
    for count in range(10, 80):
        blocks = tuple(Block("paragraph", f"{words} ({n})") for n in range(count))
        sections = (*small_plan.sections, Section(90, "V", "Việc khác", blocks=blocks))
        plan = replace(small_plan, sections=sections)
        if lines_above(own_pages(plan)) is not None and repairs(plan):
            return plan
    raise AssertionError("no such plan")


@pytest.fixture
def panel(window: MainWindow, lonely: Plan, settle: Settle) -> FindingsPanel:
    window.add_and_open(lonely)
    window.show_check()
    assert window.view is not None and window.view.preview is not None
    held = window.view.preview.findings
    settle(lambda: held.rows is not None)
    return held


def in_dialog(
    settle: Settle, run: Callable[[], object], do: Callable[[LastPageDialog], object]
) -> None:
    """Let `do` work in the dialog that `run` brings after some work behind the window."""
    timer, seen = QTimer(), []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and not seen:
            seen.append(dialog)
            timer.stop()
            assert isinstance(dialog, LastPageDialog)
            do(dialog)

    timer.timeout.connect(look)
    timer.start(20)
    run()
    settle(lambda: bool(seen))


def test_the_panel_lists_it_and_fix_opens_the_offers(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    assert panel.rows is not None
    (place,) = [n for n, row in enumerate(panel.rows) if row.finding.rule == LONELY]
    assert panel.rows[place].fixable and not panel.rows[place].error
    assert window.session is not None
    before = window.session.plan
    seen: list[str] = []

    def take(dialog: LastPageDialog) -> None:
        check_words(dialog)
        check_names(dialog)
        check_fit(dialog)
        assert dialog.height() <= 480
        assert len(dialog.list.cards.cards) == len(repairs(before))
        assert dialog.now.pages == own_pages(before)[-1:]
        assert dialog.then.pages == dialog.repair.pages[-1:]
        seen.append(dialog.words)
        dialog.accept()

    in_dialog(settle, lambda: window.fix_this(panel.rows[place].finding), take)  # type: ignore[index]
    after = window.session.plan
    assert lines_above(own_pages(after)) is None or len(own_pages(after)) < len(own_pages(before))
    assert replace(after, layout=before.layout) == before
    assert seen and seen[0] in window.toast.words.text()
    settle(lambda: LONELY not in {row.finding.rule for row in panel.rows or ()})
    window.undo()
    assert window.session.plan == before


def test_another_offer_shows_its_own_page_and_leaving_changes_nothing(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    assert window.session is not None
    before = window.session.plan
    shown: list[object] = []

    def look(dialog: LastPageDialog) -> None:
        for row in range(len(dialog.found)):
            choose_index(dialog.list, dialog.list.cards.index(row, 0))
            shown.append(dialog.then.pages)
            assert f"/{len(dialog.repair.pages)}" in dialog.then_words.text()
        dialog.reject()

    in_dialog(settle, lambda: window.fix_this(FINDING), look)
    assert shown and window.session.plan is before


def test_where_nothing_helps_it_is_said(
    window: MainWindow, small_plan: Plan, settle: Settle
) -> None:
    window.add_and_open(small_plan)
    window.fix_this(FINDING)
    settle(lambda: not window._jobs())
    assert "rút bớt hoặc thêm vài dòng" in window.toast.words.text()

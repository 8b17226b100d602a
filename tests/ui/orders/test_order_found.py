"""The order sheet is found, replaced and compared from the window like the rest of a plan."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hands import press, type_text
from order_hands import AT
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.dialogs.compare_dialog import CompareDialog, Side
from kehoach_gui.ui.finding.find_panel import FindPanel
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.order_dialog import OrderDialog
from tests.core.orders import SHEET, THIRD

Settle = Callable[..., None]
KEY = Qt.Key


@pytest.fixture
def panel(window: MainWindow, small_plan: Plan, settle: Settle) -> FindPanel:
    window.add_and_open(replace(small_plan, order=replace(SHEET, addressee="Xưởng in Hồng Hà")))
    settle()
    window.actions_["replace"].trigger()
    settle()
    assert window.view is not None and window.view.find_panel is not None
    return window.view.find_panel


def look_for(panel: FindPanel, words: str, settle: Settle) -> None:
    panel.field.selectAll()
    type_text(panel.field, words)
    settle(lambda: not panel.timer.isActive())


def seen_dialog(run: Callable[[], object]) -> list[tuple[int, int]]:
    """The cell that is chosen in the order sheet while `run` shows it."""
    seen: list[tuple[int, int]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OrderDialog)
        here = dialog.table.currentIndex()
        seen.append((here.row(), here.column()))
        dialog.done(0)

    QTimer.singleShot(50, look)
    run()
    return seen


def test_a_hit_in_the_order_is_listed_and_opened_at_its_cell_by_enter(
    panel: FindPanel, settle: Settle
) -> None:
    look_for(panel, "2 lượt mỗi", settle)
    (hit,) = panel.list.hits.rows
    assert hit.name == "Danh mục đặt in, dòng 3"
    press(panel.field, KEY.Key_Return)
    settle()
    assert QApplication.activeModalWidget() is None  # going through the hits stays in the panel
    assert seen_dialog(lambda: press(panel.list, KEY.Key_Return)) == [(2, AT["note"])]


def test_words_of_the_order_are_replaced_in_one_step_with_the_rest(
    window: MainWindow, panel: FindPanel, settle: Settle
) -> None:
    assert window.session is not None
    look_for(panel, "Đài xã", settle)
    type_text(panel.replacement, "Loa thôn")
    panel.replace_all()
    order = window.session.plan.order
    assert order is not None and order.lines[2] == replace(THIRD, place="Loa thôn")
    window.undo()
    assert window.session.plan.order is not None
    assert window.session.plan.order.lines == SHEET.lines


def test_what_a_line_of_the_order_cannot_hold_is_left_and_said(
    window: MainWindow, panel: FindPanel, settle: Settle
) -> None:
    assert window.session is not None
    before = window.session.plan
    look_for(panel, "Đảng Cộng sản Việt Nam quang vinh muôn năm", settle)
    panel.replacement.setText("!" * 9)
    panel.replace_all()
    assert window.session.plan is before
    assert "1 chỗ trong danh mục đặt in giữ nguyên" in window.toast.words.text()
    assert not window.toast.buttons[0].isVisible()
    panel.list.choose(0)
    panel.replace_one()
    assert window.session.plan is before and "giữ nguyên" in window.toast.words.text()


def test_a_hit_found_in_another_plan_opens_the_order_there(
    window: MainWindow, panel: FindPanel, settle: Settle
) -> None:
    from kehoach_gui.core.find import FOLDED, find
    from kehoach_gui.ui.finding.everywhere import open_hit

    assert window.session is not None
    ident = window.session.plan_id
    (hit,) = find(window.session.plan, "quang vinh muôn năm")
    opened = seen_dialog(lambda: open_hit(window, ident, hit, "quang vinh", FOLDED))
    assert opened == [(1, AT["text"])]


def test_the_calendar_opens_the_order_at_the_line_that_hangs(
    window: MainWindow, panel: FindPanel
) -> None:
    assert window.session is not None
    ident = window.session.plan_id
    assert seen_dialog(lambda: window.open_place(ident, ("order", 2))) == [(2, AT["text"])]


def test_versions_differ_by_lines_of_the_order_and_one_is_taken_back(
    window: MainWindow, panel: FindPanel, settle: Settle
) -> None:
    from kehoach_gui.core.restore_field import restore_field

    assert window.session is not None
    old = window.session.plan
    assert old.order is not None
    new = replace(old, order=replace(old.order, lines=(*SHEET.lines[:2], replace(THIRD, note=""))))
    sides = [Side("Bản đang soạn", lambda: new), Side("Bản trình", lambda: old)]
    dialog = CompareDialog(window.theme, window, sides, 1)
    titles = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert titles == ["Sửa: Danh mục đặt in, dòng 3"]
    assert "2 lượt mỗi ngày" in dialog.text.toPlainText()
    assert dialog.take.isEnabled()
    dialog.take.click()
    assert dialog.chosen is not None
    source, place = dialog.chosen
    assert isinstance(place, tuple) and restore_field(new, source, place) == old
    dialog.deleteLater()
    settle()

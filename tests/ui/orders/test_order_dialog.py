"""The order sheet of a plan: proposed, saved as one step, written out, guarded on leaving."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hands import press
from order_hands import AT, entered, order_exporter, shown, texts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from test_words_and_sizes import check_fit, check_names, check_words

from kehoach_gui.core.order_check import wrong_place
from kehoach_gui.core.order_forms import SETTING, presets_of, shipped_presets
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans import order_dialog
from kehoach_gui.ui.slogans.order_dialog import OrderDialog, open_order_sheet
from tests.core.orders import FIRST, SHEET, THIRD

Settle = Callable[..., None]


def test_saving_is_one_step_that_undo_takes_back(dialog: OrderDialog, held: MainWindow) -> None:
    session = held.session
    assert session is not None
    entered(dialog, 0, "quantity", "12")
    entered(dialog, 2, "place", "Đài phường")
    dialog.appendix.setChecked(False)
    dialog.paper.setCurrentIndex(1)
    dialog.addressee.setText("  Cơ sở in   Hồng Hà ")
    dialog.save()
    order = session.plan.order
    assert order is not None and wrong_place(order) is None
    assert (order.placement, order.orientation) == ("alone", "portrait")
    assert order.addressee == "Cơ sở in Hồng Hà"
    assert (order.lines[0].quantity, order.lines[2].place) == (12, "Đài phường")
    assert session.undo_stack.undoText() == "Sửa danh mục đặt in"
    held.undo()
    assert session.plan.order == SHEET
    held.undo()
    assert session.plan.order == SHEET
    held.redo()
    assert session.plan.order == order
    assert session.flush()
    assert held.library.load_plan(session.plan_id).plan.order == order


def test_a_plan_without_an_order_gets_one_proposed_and_stays_as_it_is_until_it_is_saved(
    opened: MainWindow, settle: Settle
) -> None:
    assert opened.session is not None
    dialog = OrderDialog(opened, ("Mừng Đảng!", "mừng xuân"))
    dialog.show()
    settle()
    assert texts(dialog) == ["Mừng xuân!", "Mừng Đảng!"]
    assert opened.session.plan.order is None
    dialog.save()
    assert opened.session.plan.order == OrderSheet(
        tuple(OrderLine(text, "banner", 6000, 800) for text in ("Mừng xuân!", "Mừng Đảng!"))
    )
    dialog.deleteLater()


def test_a_preset_dresses_the_chosen_rows_and_the_line_s_size_becomes_the_usual_one(
    dialog: OrderDialog, library: Library
) -> None:
    streamer = next(one for one in shipped_presets() if one.form == "streamer")
    dialog.table.choose(0, 0, 2)
    dialog._fill_presets()
    actions = {action.text(): action for action in dialog.preset_menu.actions()}
    actions[streamer.name].trigger()
    assert {row.line.form for row in dialog.model.rows[:2]} == {"streamer"}
    entered(dialog, 0, "size", "0,7 x 2")
    dialog.table.choose(0)
    dialog._fill_presets()
    keep = next(a for a in dialog.preset_menu.actions() if a.text().startswith("Giữ làm cỡ"))
    keep.trigger()
    (own,) = presets_of(library.setting(SETTING))
    assert (own.name, own.width_mm, own.unit_price) == ("Phướn dọc 0,7 × 2", 700, 250_000)
    dialog.add_line()
    assert dialog.model.rows[-1].line == OrderLine("", "streamer", 700, 2000, unit_price=250_000)
    dialog.table.choose(0)
    dialog._fill_presets()
    next(a for a in dialog.preset_menu.actions() if a.text().startswith("Thôi giữ")).trigger()
    assert presets_of(library.setting(SETTING)) == ()


def test_open_variables_are_seen_and_stop_the_export_but_not_the_saving(
    dialog: OrderDialog, held: MainWindow
) -> None:
    entered(dialog, 0, "text", "Chào mừng Đại hội {lần thứ}!")
    dialog.table.choose(0)
    assert shown(dialog.model, 0, "text").startswith("▲")
    assert "{lần thứ}" in dialog.note.text()
    dialog.export(order_exporter(".docx"))
    assert "dòng 1: còn chỗ chưa điền {lần thứ}" in dialog.toast.words.text()
    dialog.save()
    assert held.session is not None and held.session.plan.order is not None
    assert "{lần thứ}" in held.session.plan.order.lines[0].text


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".csv", ".xlsx"])
def test_every_kind_is_written_in_a_worker_and_told(
    dialog: OrderDialog,
    held: MainWindow,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
) -> None:
    asked: list[str] = []

    def answer(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / "don"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
    entered(dialog, 0, "quantity", "7")
    dialog.export(order_exporter(suffix))
    settle(lambda: dialog.saver.job is None)
    assert (tmp_path / f"don{suffix}").stat().st_size > 100
    assert dialog.toast.words.text() == f"Đã xuất “don{suffix}”."
    assert asked[0].startswith("dat-in-") and asked[0].endswith(suffix)
    assert held.session is not None and held.session.plan.order == SHEET
    if suffix == ".csv":
        assert "7" in (tmp_path / "don.csv").read_text("utf-8-sig").splitlines()[1].split(";")


def test_leaving_with_changes_asks_and_without_does_not(
    dialog: OrderDialog, monkeypatch: pytest.MonkeyPatch, held: MainWindow
) -> None:
    answers = [0, 1]
    asked: list[str] = []

    def ask(theme: object, parent: object, title: str, words: str, *buttons: str) -> int:
        asked.append(title)
        return answers.pop(0)

    monkeypatch.setattr(base, "ask", ask)
    dialog.appendix.setChecked(False)
    dialog.reject()
    assert asked == ["Chưa lưu"] and dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible() and len(asked) == 2
    assert held.session is not None and held.session.plan.order == SHEET


def test_blank_rows_are_dropped_and_half_filled_ones_are_told(
    dialog: OrderDialog, held: MainWindow
) -> None:
    dialog.add_line()
    press(dialog.table.page.findChildren(QLineEdit)[-1], Qt.Key.Key_Escape)
    QApplication.processEvents()
    entered(dialog, 3, "place", "Cổng")
    dialog.save()
    assert dialog.isVisible() and "Dòng 4: Chưa có lời" in dialog.toast.words.text()
    entered(dialog, 3, "place", "")
    dialog.save()
    assert held.session is not None and held.session.plan.order == SHEET


def test_the_artwork_of_the_order_opens_over_the_dialog(
    dialog: OrderDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[OrderSheet] = []
    monkeypatch.setattr(
        "kehoach_gui.ui.slogans.banner_dialog.open_order",
        lambda window, order: opened.append(order),
    )
    dialog.open_artwork()
    assert [line.text for line in opened[0].lines] == [line.text for line in SHEET.lines]


def test_slogans_of_the_library_are_added_with_the_plan_s_days(
    dialog: OrderDialog, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kehoach_gui.core.slogans import slogan_of

    ids = tuple(library.slogans.add([slogan_of("Đọc sách vì ngày mai"), slogan_of(THIRD.text)]))

    class Picker:
        def __init__(self, window: object) -> None:
            self.ids = ids

        def exec(self) -> int:
            return 1

    monkeypatch.setattr("kehoach_gui.ui.slogans.picker.SloganPicker", Picker)
    dialog.add_from_library()
    assert texts(dialog)[3:] == ["Đọc sách vì ngày mai!"]
    assert "Đã thêm 1 khẩu hiệu" in dialog.toast.words.text()


def test_without_an_open_plan_the_window_says_what_to_do(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_dialog, "OrderDialog", None)
    open_order_sheet(window)
    assert "Hãy mở một kế hoạch" in window.toast.words.text()


def test_words_names_and_sizes(dialog: OrderDialog, settle: Settle) -> None:
    dialog.appendix.setChecked(False)
    check_words(dialog)
    check_names(dialog)
    assert dialog.minimumSizeHint().height() <= 480
    dialog.resize(980, 480)
    settle()
    check_fit(dialog)
    assert dialog.minimumSizeHint().width() <= 980
    name = dialog.model.index(0, AT["size"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "Cỡ (m): 6 × 0,8"


def test_the_menu_opens_the_sheet_of_the_open_plan_only(
    window: MainWindow, small_plan: Plan, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[OrderDialog] = []
    monkeypatch.setattr(OrderDialog, "exec", lambda self: shown.append(self))
    action = window.actions_["order_sheet"]
    assert not action.isEnabled()
    window.add_and_open(replace(small_plan, order=SHEET))
    settle()
    action.trigger()
    assert texts(shown[0]) == [line.text for line in SHEET.lines]
    shown[0].done(0)


def test_a_plan_whose_order_has_an_open_variable_is_not_printed(
    window: MainWindow, small_plan: Plan, settle: Settle, told: list[tuple[str, str]]
) -> None:
    opened = replace(FIRST, text="Chào mừng {sự kiện}!")
    window.add_and_open(replace(small_plan, order=OrderSheet((opened,))))
    settle()
    window.print_plan()
    assert told and "dòng 1: còn chỗ chưa điền {sự kiện}" in told[0][1]
    window.add_and_open(replace(small_plan, order=OrderSheet((opened,), placement="alone")))
    settle()
    assert window.slogans_are_filled()


def test_upright_pages_stay_in_the_middle_of_the_preview_beside_a_lying_sheet(
    held: MainWindow, settle: Settle
) -> None:
    assert held.view is not None
    held.view.load_preview()
    held.view.show_preview(True)
    settle()
    assert held.view.preview is not None
    preview = held.view.preview.preview
    settle(lambda: preview.list.pages != ())
    settle()
    assert preview.list.pages[0].width < preview.list.pages[-1].width
    preview.set_zoom(1.0)  # a scale of one's own: only then a page is wider than the pane
    settle()
    bar = preview.scroll.horizontalScrollBar()
    middle = bar.value() + bar.pageStep() / 2
    assert bar.maximum() > 0 and abs(middle - preview.list.width() / 2) <= 2

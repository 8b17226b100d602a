"""The cells of the order sheet: typed in place, nothing lost, moved, filled down, taken back."""

from collections.abc import Callable

import pytest
from hands import CTRL, compose, press, type_text
from order_hands import AT, editor, entered, order_exporter, shown, texts
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QComboBox

from kehoach_gui.core.order_sheet import OrderSheet, totals
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.order_cells import COLUMNS
from kehoach_gui.ui.slogans.order_day import DayField
from kehoach_gui.ui.slogans.order_dialog import OrderDialog
from tests.core.orders import FIRST, SECOND

ALT = Qt.KeyboardModifier.AltModifier
Settle = Callable[..., None]


def test_the_lines_are_shown_as_offices_write_them_and_the_sums_follow(
    dialog: OrderDialog,
) -> None:
    model = dialog.model
    assert [shown(model, 0, column.id) for column in COLUMNS[1:9]] == [
        "Băng rôn ngang", "6 × 0,8", "3", FIRST.place, "20/02/2027", "05/3/2027",
        "250.000", "750.000",
    ]  # fmt: skip
    assert "750.000 đồng" in dialog.note.text()
    entered(dialog, 1, "price", "90000")
    assert shown(model, 1, "amount") == "1.800.000"
    assert "2.550.000 đồng" in dialog.note.text()
    dialog.price.setCurrentIndex(1)
    assert shown(model, 0, "amount") == "3.600.000"


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        ("size", "0 x 3", "mỗi cạnh"),
        ("size", "10 km x 1", "mỗi cạnh"),
        ("quantity", "-5", "từ 1 đến"),
        ("text", "a" * 2000, "2.000 chữ cái"),
        ("hang", "31/2/2027", "Không đọc được ngày"),
        ("price", "mười", "Đơn giá"),
        ("note", "g" * 300, "nhiều nhất"),
    ],
)
def test_what_cannot_be_used_stays_as_typed_with_its_reason_and_is_not_saved(
    dialog: OrderDialog, held: MainWindow, column: str, typed: str, why: str
) -> None:
    assert held.session is not None
    entered(dialog, 1, column, typed)
    dialog.table.setCurrentIndex(dialog.model.index(1, AT[column]))
    assert shown(dialog.model, 1, column) == f"▲ {typed}"
    assert why in dialog.note.text()
    before = held.session.plan
    dialog.save()
    assert held.session.plan is before and dialog.isVisible()
    assert dialog.toast.words.text().startswith("Dòng 2: ") and why in dialog.toast.words.text()
    assert dialog.table.currentIndex() == dialog.model.index(1, AT[column])
    dialog.export(order_exporter(".csv"))
    assert dialog.saver.job is None
    press(dialog.table, Qt.Key.Key_Z, mods=CTRL)
    assert dialog.model.first_trouble() is None
    assert dialog.model.rows[1].line == SECOND


def test_rows_move_by_keys_and_by_drag_and_are_removed(dialog: OrderDialog, settle: Settle) -> None:
    table = dialog.table
    a, b, c = texts(dialog)
    table.choose(2)
    press(table, Qt.Key.Key_Up, mods=ALT)
    assert texts(dialog) == [a, c, b] and table.currentIndex().row() == 1
    press(table, Qt.Key.Key_Down, mods=ALT)
    press(table, Qt.Key.Key_Down, mods=ALT)
    assert texts(dialog) == [a, b, c]
    table.verticalHeader().moveSection(0, 2)
    settle()
    assert texts(dialog) == [b, c, a] and table.currentIndex().row() == 2
    table.verticalHeader().moveSection(1, 0)
    settle()
    assert texts(dialog) == [c, b, a]
    assert [table.verticalHeader().logicalIndex(place) for place in range(3)] == [0, 1, 2]
    table.choose(0, count=2)
    press(table, Qt.Key.Key_Delete, mods=CTRL)
    assert texts(dialog) == [a]
    press(table, Qt.Key.Key_Z, mods=CTRL)
    assert texts(dialog) == [c, b, a]
    press(table, Qt.Key.Key_Y, mods=CTRL)
    assert texts(dialog) == [a]


def test_a_column_is_filled_down_and_emptied(dialog: OrderDialog) -> None:
    table, column = dialog.table, AT["size"]
    table.choose(0, column, 3)
    press(table, Qt.Key.Key_D, mods=CTRL)
    assert [row.line.width_mm for row in dialog.model.rows] == [6000] * 3
    press(table, Qt.Key.Key_Z, mods=CTRL)
    table.choose(2, AT["place"])
    press(table, Qt.Key.Key_D, mods=CTRL)
    assert dialog.model.rows[2].line.place == SECOND.place
    table.choose(0, AT["hang"], 3)
    press(table, Qt.Key.Key_Delete)
    assert {row.line.hang for row in dialog.model.rows} == {None}
    table.choose(0, AT["quantity"])
    press(table, Qt.Key.Key_Delete)
    assert dialog.model.rows[0].line.quantity == 3


def test_another_form_takes_its_usual_size_unless_the_size_was_chosen(dialog: OrderDialog) -> None:
    box = editor(dialog, 0, "form", QComboBox)
    assert isinstance(box, QComboBox) and not box.isEditable()
    box.setCurrentText("Phướn dọc")
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()
    line = dialog.model.rows[0].line
    assert (line.form, line.width_mm, line.height_mm) == ("streamer", 800, 2400)
    entered(dialog, 0, "size", "0,9 x 2,1")
    box = editor(dialog, 0, "form", QComboBox)
    box.setCurrentText("Pa nô")
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()
    line = dialog.model.rows[0].line
    assert (line.form, line.width_mm, line.height_mm) == ("panel", 900, 2100)


def test_a_day_is_typed_short_or_taken_from_the_calendar(dialog: OrderDialog) -> None:
    entered(dialog, 0, "hang", "1/3")
    assert dialog.model.rows[0].line.hang == "2027-03-01"
    field = editor(dialog, 1, "hang")
    assert isinstance(field, DayField)
    press(field, Qt.Key.Key_Down, mods=ALT)
    calendar = field.calendar
    assert calendar is not None and calendar.isVisible()
    calendar.clicked.emit(QDate(2027, 4, 30))
    QApplication.processEvents()
    assert dialog.model.rows[1].line.hang == "2027-04-30"


def test_vietnamese_is_typed_into_cells_and_what_is_still_composed_is_saved(
    dialog: OrderDialog, held: MainWindow
) -> None:
    field = editor(dialog, 0, "place")
    field.selectAll()
    type_text(field, "Cổng ")
    compose(field, "x", "xa", "xã", commit="xã")
    assert field.text() == "Cổng xã"
    completer = field.completer()
    assert completer is not None
    assert completer.completionMode() == completer.CompletionMode.PopupCompletion
    press(field, Qt.Key.Key_Return, "\r")
    QApplication.processEvents()
    assert dialog.model.rows[0].line.place == "Cổng xã"
    field = editor(dialog, 1, "note")
    type_text(field, "đổi ")
    compose(field, "mới")
    dialog.save()
    assert held.session is not None and held.session.plan.order is not None
    assert held.session.plan.order.lines[1].note == "đổi mới"


def test_a_sheet_that_is_full_says_so_and_takes_no_more(dialog: OrderDialog) -> None:
    dialog.model.insert([FIRST] * 1_997)
    dialog.add_line()
    assert dialog.model.rowCount() == 2_000
    assert "nhiều nhất 2.000 dòng" in dialog.toast.words.text()
    assert totals(dialog.model.sheet(OrderSheet())).pieces == 3 * 1_998 + 50

"""The matrix of assignments in the window: rows, proposals, one undo step, files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from calendar_hands import ROW, answer, saving_to, timed_plan
from hands import plan_of, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import AssignmentRow, Plan
from kehoach_gui.ui.calendar.matrix_dialog import MatrixDialog, open_matrix
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme


@pytest.fixture
def plan(small_plan: Plan) -> Plan:
    return timed_plan(small_plan)


@pytest.fixture
def opened_plan(window: MainWindow, plan: Plan, settle: Callable[..., None]) -> MainWindow:
    window.add_and_open(plan)
    settle()
    return window


def test_an_empty_matrix_opens_with_what_the_text_proposes(theme: Theme, plan: Plan) -> None:
    dialog = MatrixDialog(theme, None, plan)
    assert [row.unit for row in dialog.model.found()] == ["Văn phòng", "Các chi bộ"]
    assert dialog.note.text().startswith("2 việc dưới đây là đề xuất")
    assert not dialog.buttons["propose"].isEnabled()


def test_the_matrix_becomes_one_undo_step_and_is_printed(
    opened_plan: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened_plan
    before = plan_of(window)

    def act(dialog: MatrixDialog) -> int:
        dialog.model.setData(dialog.model.index(0, 3), "Kế hoạch  chi tiết")
        dialog.add_row()
        dialog.model.setData(dialog.model.index(1, 0), "Treo băng rôn")
        return 1

    answer(monkeypatch, MatrixDialog, act)
    open_matrix(window)
    after = plan_of(window)
    assert [(row.task, row.product) for row in after.assignments] == [
        ("Tham mưu kế hoạch trước ngày 20/01/2027.", "Kế hoạch chi tiết"),
        ("Treo băng rôn", ""),
        ("Báo cáo kết quả.", "Báo cáo"),
    ]
    assert after.attached == ("assignments",)
    window.undo()
    assert plan_of(window) == before


def test_leaving_the_matrix_changes_nothing(
    opened_plan: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_of(opened_plan)
    answer(monkeypatch, MatrixDialog, lambda dialog: dialog.add_row() or 0)
    open_matrix(opened_plan)
    assert plan_of(opened_plan) is before


def test_rows_are_moved_removed_and_proposed_again(theme: Theme, plan: Plan) -> None:
    dialog = MatrixDialog(theme, None, replace(plan, assignments=(ROW,)))
    assert dialog.model.found() == (ROW,)
    dialog.add_proposals()
    assert [row.unit for row in dialog.model.found()] == ["Văn phòng", "Văn phòng", "Các chi bộ"]
    dialog.view.setCurrentIndex(dialog.model.index(2, 0))
    dialog.move(-1)
    assert dialog.model.found()[1].unit == "Các chi bộ"
    dialog.move(-1)
    dialog.move(-1)  # stays where it is: nothing is above
    assert dialog.model.found()[0].unit == "Các chi bộ"
    dialog.remove_rows()
    assert [row.unit for row in dialog.model.found()] == ["Văn phòng", "Văn phòng"]
    assert dialog.buttons["propose"].isEnabled()
    dialog.view.selectAll()
    dialog.remove_rows()
    assert dialog.model.found() == ()
    assert not dialog.export_button.isEnabled()
    assert dialog.edit(plan).attached == ()


def test_rows_are_pasted_from_a_spreadsheet(theme: Theme, plan: Plan) -> None:
    dialog = MatrixDialog(theme, None, replace(plan, assignments=(ROW,)))
    QGuiApplication.clipboard().setText(
        "Vận động\tHội Phụ nữ\nHọp thôn\tBan công tác\t5/2\tBiên bản\tthừa"
    )
    dialog.paste()
    assert dialog.model.found()[1:] == (
        AssignmentRow("Vận động", "Hội Phụ nữ"),
        AssignmentRow("Họp thôn", "Ban công tác", "5/2", "Biên bản"),
    )


def test_the_keys_of_the_table_open_and_empty_cells(
    theme: Theme, plan: Plan, settle: Callable[..., None]
) -> None:
    dialog = MatrixDialog(theme, None, replace(plan, assignments=(ROW,)))
    dialog.show()
    settle()
    dialog.view.setCurrentIndex(dialog.model.index(0, 3))
    press(dialog.view, Qt.Key.Key_Delete)
    assert dialog.model.found()[0].product == ""
    press(dialog.view, Qt.Key.Key_Return, "\r")
    settle()
    assert dialog.isVisible()  # Enter opened the cell, the dialog stands
    dialog.close()


@pytest.mark.parametrize("place", range(4))
def test_the_matrix_is_saved_and_written(
    opened_plan: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[..., None],
    tmp_path: Path,
    place: int,
) -> None:
    window = opened_plan
    suffix = (".docx", ".pdf", ".docx", ".pdf")[place]
    path = tmp_path / f"viec{suffix}"
    asked = saving_to(monkeypatch, path)

    def act(dialog: MatrixDialog) -> int:
        dialog.export_button.menu().actions()[place].trigger()
        return dialog.result()

    answer(monkeypatch, MatrixDialog, act)
    open_matrix(window)
    settle(lambda: "Đã xuất" in window.toast.words.text())
    assert path.read_bytes()[:4] in (b"PK\x03\x04", b"%PDF")
    assert asked[0].partition(" | ")[0].endswith(f"phan-cong{suffix}")
    assert plan_of(window).assignments


@pytest.mark.parametrize(
    ("place", "module", "name"),
    [
        (("assignments", 0), "kehoach_gui.ui.calendar.matrix_dialog", "open_matrix"),
        (("order", 0), "kehoach_gui.ui.slogans.order_dialog", "open_order_sheet"),
    ],
)
def test_a_day_of_the_matrix_or_the_order_opens_what_it_comes_from(
    opened_plan: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    place: Place,
    module: str,
    name: str,
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(f"{module}.{name}", lambda window, place=None: shown.append(window))
    assert opened_plan.session is not None
    opened_plan.open_place(opened_plan.session.plan_id, place)
    assert shown == [opened_plan]

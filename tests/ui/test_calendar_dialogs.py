"""Calendar export and anniversaries in the window: what they change and what they write."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from calendar_hands import answer, saving_to, timed_plan
from hands import plan_of
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog
from test_words_and_sizes import check_fit, check_names, check_words

from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.storage import Library
from kehoach_gui.ui.calendar.export_dialog import (
    KEPT,
    ExportDialog,
    export_calendar,
    undated_words,
)
from kehoach_gui.ui.calendar.insert_anniversary import (
    AnniversaryDialog,
    insert_anniversary,
)
from kehoach_gui.ui.calendar.matrix_dialog import MatrixDialog, open_matrix
from kehoach_gui.ui.dialogs.base import HIGHEST
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


# the calendar


@pytest.mark.parametrize("place", range(8))
def test_every_kind_of_calendar_is_written(
    opened_plan: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[..., None],
    tmp_path: Path,
    place: int,
) -> None:
    window = opened_plan
    heads = [b"%PDF", b"\x89PNG", b"PK\x03\x04", b"%PDF", b"BEGI", b"PK\x03\x04", b"%PDF", b"%PDF"]
    path = (
        tmp_path
        / f"lich{['.pdf', '.png', '.docx', '.pdf', '.ics', '.docx', '.pdf', '.pdf'][place]}"
    )
    saving_to(monkeypatch, path)

    def act(dialog: ExportDialog) -> int:
        dialog.list.setCurrentRow(place)
        return 1

    answer(monkeypatch, ExportDialog, act)
    export_calendar(window)
    settle(lambda: "Đã xuất" in window.toast.words.text())
    assert path.read_bytes()[:4] == heads[place]


def test_without_a_plan_the_days_of_a_year_are_offered(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[..., None],
    tmp_path: Path,
) -> None:
    path = tmp_path / "nam"
    asked = saving_to(monkeypatch, path)

    def act(dialog: ExportDialog) -> int:
        assert dialog.list.count() == 3
        assert not dialog.printed.isVisibleTo(dialog)
        dialog.years.setValue(2030)
        return 1

    answer(monkeypatch, ExportDialog, act)
    export_calendar(window)
    settle(lambda: "Đã xuất" in window.toast.words.text())
    assert asked[0].startswith("ngay-ky-niem-2030.docx")
    assert (tmp_path / "nam.docx").read_bytes()[:2] == b"PK"


def test_the_plan_that_the_page_shows_alone_is_written_but_not_changed(
    window: MainWindow,
    plan: Plan,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[..., None],
    tmp_path: Path,
) -> None:
    page = SimpleNamespace(
        scope=7, data=SimpleNamespace(shown=lambda: (SimpleNamespace(plan=plan),))
    )
    monkeypatch.setattr(window, "workspace", lambda: page)
    saving_to(monkeypatch, tmp_path / "lich.pdf")

    def act(dialog: ExportDialog) -> int:
        assert dialog.list.count() == 8
        assert not dialog.printed.isVisibleTo(dialog)
        return 1

    answer(monkeypatch, ExportDialog, act)
    export_calendar(window)
    settle(lambda: "Đã xuất" in window.toast.words.text())
    assert (tmp_path / "lich.pdf").read_bytes()[:4] == b"%PDF"


def test_what_has_no_day_is_said(theme: Theme, plan: Plan) -> None:
    dialog = ExportDialog(theme, None, plan, 2027)
    assert "Đợt 2: Tổng kết" in dialog.note.text()
    many = undated_words(tuple(f"Đợt {n}" for n in range(9)))
    assert many.endswith("và 5 việc khác.")
    assert undated_words(()) == ""
    dialog.list.setCurrentRow(5)
    assert dialog.years.isVisibleTo(dialog) and not dialog.note.isVisibleTo(dialog)


def test_printing_the_calendar_with_the_plan_is_one_undo_step(
    opened_plan: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened_plan
    before = plan_of(window)

    def tick(dialog: ExportDialog, result: int) -> int:
        dialog.printed.setChecked(True)
        if result == KEPT:
            dialog.leave()
            return dialog.result()
        return result

    answer(monkeypatch, ExportDialog, lambda dialog: tick(dialog, 0))
    export_calendar(window)
    assert plan_of(window) is before  # Esc leaves everything
    answer(monkeypatch, ExportDialog, lambda dialog: tick(dialog, KEPT))
    export_calendar(window)
    assert plan_of(window).attached == ("calendar",)
    window.undo()
    assert plan_of(window) == before


# anniversaries


def choose(name: str, bullets: bool) -> Callable[[AnniversaryDialog], int]:
    def act(dialog: AnniversaryDialog) -> int:
        dialog.field.setText(name)
        (dialog.bullets if bullets else dialog.go).click()
        return dialog.result()

    return act


def test_the_days_of_the_plan_s_time_are_shown_and_filtered(theme: Theme, plan: Plan) -> None:
    dialog = AnniversaryDialog(theme, None, plan, (), True)
    assert dialog.times.currentText() == "Thời gian của kế hoạch: 01/01/2027 – 31/3/2027"
    assert {occurrence.date.year for occurrence in dialog.occurrences} == {2027}
    assert max(occurrence.date.month for occurrence in dialog.occurrences) == 3
    dialog.field.setText("thanh lap dang")
    assert [o.anniversary.name for o in dialog.occurrences] == [
        "Ngày thành lập Đảng Cộng sản Việt Nam"
    ]
    expected = "97 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2027)"
    assert dialog.phrases == (expected,)
    assert dialog.preview.text() == f"Sẽ chèn: {expected}"
    dialog.field.setText("không có ngày này")
    assert dialog.preview.text() == "Không có ngày nào khớp."
    assert not dialog.go.isEnabled() and not dialog.bullets.isEnabled()


def test_round_years_and_own_days_are_marked(theme: Theme, plan: Plan) -> None:
    own = Anniversary("Ngày thành lập xã An Bình", 12, 2, 1957)
    dialog = AnniversaryDialog(theme, None, plan, (own,), True)
    dialog.field.setText("xã An Bình")
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(4)] == [
        "12/02/2027",
        "Ngày thành lập xã An Bình",
        "70",
        "năm tròn",
    ]
    assert item.font(1).bold()
    dialog.times.setCurrentText("Năm 2028")
    item = dialog.list.topLevelItem(0)
    assert item is not None and item.text(2) == "71" and not item.font(1).bold()


def test_a_phrase_goes_to_the_caret_as_one_undo_step(
    opened_plan: MainWindow, monkeypatch: pytest.MonkeyPatch, settle: Callable[..., None]
) -> None:
    window = opened_plan
    assert window.view is not None
    window.view.show_part(2)
    settle()
    before = plan_of(window)
    editor = window.view.editor
    cursor = editor.textCursor()
    cursor.setPosition(len("Nâng cao"))
    editor.setTextCursor(cursor)
    answer(monkeypatch, AnniversaryDialog, choose("thanh lap dang", bullets=False))
    insert_anniversary(window)
    settle()
    first = next(s for s in plan_of(window).sections[0].sections if s.id == 2)
    assert first.blocks[0].text == (
        "Nâng cao 97 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2027) nhận thức."
    )
    window.undo()
    assert plan_of(window) == before


def test_days_go_in_as_bullets_behind_the_caret(
    opened_plan: MainWindow,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[..., None],
) -> None:
    window = opened_plan
    own = Anniversary("Ngày thành lập xã An Bình", 12, 2, 1957)
    library.save_organisation(
        Organisation("Chi bộ", "party-hd05", issuing_body="CHI BỘ THÔN HẠ", local_days=(own,))
    )
    assert window.view is not None
    window.view.show_part(5)
    settle()
    before = plan_of(window)

    def act(dialog: AnniversaryDialog) -> int:
        dialog.list.clearSelection()
        for place, occurrence in enumerate(dialog.occurrences):
            if occurrence.anniversary in (own, *dialog.local) or occurrence.date.day == 3:
                item = dialog.list.topLevelItem(place)
                assert item is not None
                item.setSelected(True)
        dialog.bullets.click()
        return dialog.result()

    answer(monkeypatch, AnniversaryDialog, act)
    insert_anniversary(window)
    settle()
    section = next(s for s in plan_of(window).sections[1].sections if s.id == 5)
    assert section.blocks[0] == Block("paragraph", "Chỉ đạo chung.")
    texts = [block.text for block in section.blocks[1:]]
    assert all(block.type == "bullet" for block in section.blocks[1:])
    assert any("70 năm Ngày thành lập xã An Bình (12/02/1957 - 12/02/2027)" in t for t in texts)
    assert len(texts) >= 2
    window.undo()
    assert plan_of(window) == before


def test_without_a_caret_only_bullets_are_offered(theme: Theme, plan: Plan) -> None:
    dialog = AnniversaryDialog(theme, None, plan, (), False)
    assert not dialog.go.isVisibleTo(dialog)
    assert dialog.go_button is dialog.bullets


def test_without_a_section_nothing_opens(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, AnniversaryDialog, lambda dialog: pytest.fail("opened"))
    answer(monkeypatch, MatrixDialog, lambda dialog: pytest.fail("opened"))
    insert_anniversary(window)
    open_matrix(window)
    assert window.session is None


DIALOGS: dict[str, Callable[[Theme, Plan], QDialog]] = {
    "matrix": lambda theme, plan: MatrixDialog(theme, None, plan),
    "export": lambda theme, plan: ExportDialog(theme, None, plan, 2027),
    "year": lambda theme, plan: ExportDialog(theme, None, None, 2027),
    "days": lambda theme, plan: AnniversaryDialog(theme, None, plan, (), True),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_the_dialogs_are_vietnamese_named_and_small(
    name: str, theme: Theme, plan: Plan, settle: Callable[..., None], settings: QSettings
) -> None:
    dialog = DIALOGS[name](theme, plan)
    dialog.show()
    settle()
    check_words(dialog)
    check_names(dialog)
    check_fit(dialog)
    assert dialog.height() <= HIGHEST
    dialog.close()

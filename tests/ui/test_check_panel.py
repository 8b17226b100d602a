"""Rà soát in the window: listed behind a pause, gone to, mended, accepted and taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hands import press, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kehoach_gui import services
from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.session import PlanSession
from kehoach_gui.ui.checking.accept_dialog import AcceptDialog
from kehoach_gui.ui.checking.convention_words import convention_words
from kehoach_gui.ui.checking.finding_reader import error_line
from kehoach_gui.ui.checking.findings_panel import FindingsPanel
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.outline_model import HEAD
from kehoach_gui.ui.right.right_pane import FINDINGS, RightPane

Settle = Callable[..., None]
BROKEN = "Mừng 45 năm Ngày giải phóng (30-4/1975 - 30-4/2020 và số 12 -KH/ĐU."


@pytest.fixture
def faulty(small_plan: Plan) -> Plan:
    """The small plan with a date, three faults in one paragraph and a wrong section number."""
    plan = edits.set_blocks(small_plan, 2, (Block("paragraph", BROKEN),))
    plan = edits.change(plan, 6, lambda section: replace(section, number="3"))
    return replace(plan, header=replace(plan.header, date="2027-01-05"))


@pytest.fixture
def panel(window: MainWindow, faulty: Plan, settle: Settle) -> FindingsPanel:
    """The panel of the faulty plan, its findings read."""
    window.add_and_open(faulty)
    window.show_check()
    made = right(window).findings
    settle(lambda: made.rows is not None)
    return made


def right(window: MainWindow) -> RightPane:
    assert window.view is not None and window.view.preview is not None
    return window.view.preview


def session_of(window: MainWindow) -> PlanSession:
    assert window.session is not None
    return window.session


def rules(panel: FindingsPanel) -> list[str]:
    return [row.finding.rule for row in panel.rows or ()]


def choose(panel: FindingsPanel, rule: str) -> None:
    row = rules(panel).index(rule)
    panel.list.setCurrentIndex(panel.list.cards.index(row, 0))


def read_again(panel: FindingsPanel, settle: Settle) -> None:
    """Wait until the check has seen the plan as it is now."""
    seen: list[tuple[int, int]] = []
    panel.counted.connect(lambda *counts: seen.append(counts))
    panel.check_now()
    settle(lambda: bool(seen))


def test_f7_lists_errors_first_with_place_reason_and_fix(
    window: MainWindow, panel: FindingsPanel
) -> None:
    assert right(window).tab == FINDINGS and panel.list.hasFocus()
    assert rules(panel)[0] == "anniversary-bracket"
    assert set(rules(panel)) == {
        "anniversary-bracket",
        "anniversary-separator",
        "number-blank",
        "section-number",
    }
    card = panel.list.cards.cards[0]
    assert card.warning == "▲ Lỗi" and "thiếu dấu đóng ngoặc" in card.title
    assert "Mục I.1" in card.facts and "→ Viết (30/4/1975 - 30/4/2020)" in card.facts
    assert panel.count.text() == "4 chỗ cần xem lại, 1 là lỗi"


def test_tab_and_foot_of_the_window_count_them(window: MainWindow, panel: FindingsPanel) -> None:
    tab = right(window).tabs.button(FINDINGS)
    assert tab.text() == "Rà soát (4)" and "1 lỗi" in tab.accessibleName()
    assert window.status.findings.text() == "Rà soát: 4 chỗ (1 lỗi)"
    window.show_home()
    assert window.status.findings.text() == ""


def test_enter_goes_to_the_words_and_selects_them(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    choose(panel, "number-blank")
    press(panel.list, Qt.Key.Key_Return)
    settle()
    assert window.view is not None
    assert window.view.editor.textCursor().selectedText() == "12 -KH/ĐU"
    assert window.view.editor.hasFocus()


def test_f8_walks_round_through_the_open_ones_and_back(
    window: MainWindow, panel: FindingsPanel
) -> None:
    gone: list[str] = []
    panel.asked.connect(lambda finding: gone.append(finding.rule))
    for _ in range(5):
        window.actions_["next_finding"].trigger()
    window.actions_["previous_finding"].trigger()
    assert gone == [*rules(panel), rules(panel)[0], rules(panel)[-1]]


def test_f8_works_before_anything_was_read_and_tells_the_reason(
    window: MainWindow, faulty: Plan, settle: Settle
) -> None:
    window.add_and_open(faulty)
    window.actions_["next_finding"].trigger()
    panel = right(window).findings
    settle(lambda: panel.rows is not None)
    settle()
    assert window.view is not None
    assert window.view.editor.textCursor().hasSelection()
    assert "thiếu dấu đóng ngoặc" in window.toast.words.text()


def test_an_exact_fix_is_one_undo_step(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    session, before = session_of(window), session_of(window).plan
    choose(panel, "anniversary-bracket")
    panel.fix.click()
    text = edits.find(session.plan, 2).blocks[0].text
    assert "(30/4/1975 - 30/4/2020) và số" in text
    read_again(panel, settle)
    assert not {"anniversary-bracket", "anniversary-separator"} & set(rules(panel))
    assert session.undo_stack.undoText() == "sửa chỗ rà soát"
    window.undo()
    assert session.plan == before


def test_a_wrong_number_is_mended_from_the_panel(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    choose(panel, "section-number")
    window.actions_["fix_finding"].trigger()
    assert edits.find(session_of(window).plan, 6).number == "2"
    read_again(panel, settle)
    assert "section-number" not in rules(panel)


def test_an_accepted_finding_stands_below_with_its_note_until_it_is_withdrawn(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    choose(panel, "number-blank")
    finding = panel.current()
    assert finding is not None
    window.let_stand(finding, "chép nguyên văn")
    assert panel.open == 3 and rules(panel)[-1] == "number-blank"
    card = panel.list.cards.cards[-1]
    assert "✓ Đã chấp nhận" in card.facts and "chép nguyên văn" in card.facts
    assert panel.count.text() == "3 chỗ cần xem lại, 1 là lỗi · 1 đã chấp nhận"
    assert session_of(window).plan.accepted[0].note == "chép nguyên văn"
    choose(panel, "number-blank")
    assert panel.accept.text() == "Rút lại" and not panel.fix.isEnabled()
    panel.accept.click()
    assert panel.open == 4 and not session_of(window).plan.accepted
    window.undo()
    assert panel.open == 3
    window.undo()
    assert panel.open == 4


def test_the_note_is_asked_for_and_cleaned(
    window: MainWindow, panel: FindingsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: AcceptDialog) -> bool:
        type_text(dialog.field, "  cấp trên   định sau ")
        return True

    monkeypatch.setattr(AcceptDialog, "exec", answer)
    choose(panel, "section-number")
    panel.accept.click()
    assert [entry.note for entry in session_of(window).plan.accepted] == ["cấp trên định sau"]


def test_words_that_change_bring_an_accepted_finding_back(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    choose(panel, "number-blank")
    finding = panel.current()
    assert finding is not None
    window.let_stand(finding, "")
    new = Block("paragraph", "Theo số 13 -KH/ĐU.")
    session_of(window).apply("gõ", lambda plan: edits.set_blocks(plan, 2, (new,)))
    read_again(panel, settle)
    assert "number-blank" in rules(panel)[: panel.open]


def test_typing_is_checked_after_a_pause_and_not_on_a_key(
    window: MainWindow, panel: FindingsPanel, settle: Settle
) -> None:
    asked: list[object] = []
    panel.reader.asked.connect(asked.append)
    assert window.view is not None
    window.view.show_part(5)
    type_text(window.view.section_pane.editor, "Họp ngày 30/02/2027. ")
    QApplication.processEvents()
    assert asked == []
    settle(lambda: "day-impossible" in rules(panel))
    assert len(asked) <= 2  # the cited documents may have been renewed in between


def test_a_missing_part_leads_to_its_field(
    window: MainWindow, small_plan: Plan, settle: Settle
) -> None:
    window.add_and_open(small_plan)
    window.show_check()
    panel = right(window).findings
    settle(lambda: panel.rows is not None)
    assert rules(panel) == ["head-missing-date"]
    window.actions_["next_finding"].trigger()
    settle()
    assert window.view is not None and window.view.current_id() == HEAD
    assert window.view.head_form.fields["date"].input.hasFocus()


def test_a_plan_without_a_finding_says_so(
    window: MainWindow, small_plan: Plan, settle: Settle
) -> None:
    plan = replace(small_plan, header=replace(small_plan.header, date="2027-01-05"))
    window.add_and_open(plan)
    window.show_check()
    panel = right(window).findings
    settle(lambda: panel.rows is not None)
    assert panel.count.text() == "Không thấy chỗ nào cần xem lại."
    assert right(window).tabs.button(FINDINGS).text() == "Rà soát"
    window.actions_["next_finding"].trigger()
    assert window.toast.words.text() == "Không thấy chỗ nào cần xem lại."
    window.actions_["accept_finding"].trigger()
    assert "F8" in window.toast.words.text()


def test_the_conventions_in_use_are_named_in_the_foot(
    window: MainWindow, panel: FindingsPanel
) -> None:
    usual = session_of(window).conventions
    assert panel.foot.text() == convention_words(usual)
    assert "đầu từ ngày 1 đến 10" in panel.foot.text() and "chương trình" in panel.foot.text()
    own = replace(usual, month_parts=dict(usual.month_parts) | {"đầu": (1, 7)})
    assert "đầu từ ngày 1 đến 7" in convention_words(own) and "đơn vị" in convention_words(own)


def test_errors_and_only_they_are_told_beside_print_and_export(
    faulty: Plan, window: MainWindow
) -> None:
    usual = window.conventions()
    assert error_line(faulty, usual) == " Rà soát thấy 1 lỗi, xem bằng F7."
    quiet = edits.set_blocks(faulty, 2, (Block("paragraph", "Theo số 12 -KH/ĐU."),))
    assert error_line(quiet, usual) == ""


def test_an_export_goes_through_and_says_that_there_are_errors(
    window: MainWindow, faulty: Plan, tmp_path: Path, settle: Settle
) -> None:
    window.add_and_open(faulty)
    text = next(each for each in services.exporters() if each.id == "txt")
    window.export_to(text, faulty, tmp_path / "ke-hoach.txt")
    settle(lambda: window.toast.words.text().startswith("Đã xuất"))
    assert window.toast.words.text() == "Đã xuất “ke-hoach.txt”. Rà soát thấy 1 lỗi, xem bằng F7."
    assert (tmp_path / "ke-hoach.txt").exists()

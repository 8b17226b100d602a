"""A superior's plan beside one's own: what is open, copying, skipping, the căn cứ."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hands import CTRL, plan_of, press
from PySide6.QtCore import Qt

from kehoach_gui.core import edits, preset
from kehoach_gui.core.plan import Block, Plan, Section, walk
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.dialog import EMPTY, NOT_THERE, SuperiorDialog

Settle = Callable[..., None]
Open = Callable[[], SuperiorDialog]
REPORT = "Báo cáo kết quả tuyên truyền trước ngày 15/12/2026."
LEAFLETS = "In, phát tờ rơi hướng dẫn phân loại rác thải tại nguồn."


@pytest.fixture
def above(small_plan: Plan) -> Plan:
    """The small plan with a section more, and a task more in a section that both have."""
    more = Section(
        90,
        "IV",
        "CHẾ ĐỘ BÁO CÁO",
        blocks=(Block("paragraph", REPORT), Block("bullet", "Gửi kèm hình ảnh, số liệu cụ thể.")),
    )
    plan = replace(small_plan, sections=(*small_plan.sections, more))
    unions = Block("bullet", LEAFLETS)
    return edits.change(plan, 6, lambda s: replace(s, blocks=(*s.blocks, unions)))


@pytest.fixture
def open_dialog(opened: MainWindow, above: Plan, settle: Settle) -> Open:
    """Attach the document once, and open the dialog on it."""
    assert opened.session is not None
    opened.library.attachments.attach(
        opened.session.plan_id, "KH tỉnh.docx", above, preset.load(above.standard)
    )

    def run() -> SuperiorDialog:
        assert opened.session is not None
        made = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
        made.show()
        settle(lambda: made.coverage is not None)
        settle(lambda: made.job is None)
        return made

    return run


@pytest.fixture
def dialog(open_dialog: Open) -> SuperiorDialog:
    return open_dialog()


def place_of(dialog: SuperiorDialog, words: str) -> int:
    assert dialog.coverage is not None
    (place,) = (i for i, task in enumerate(dialog.coverage.tasks) if words in task.words)
    return place


def choose(dialog: SuperiorDialog, words: str) -> int:
    place = place_of(dialog, words)
    dialog.list.setCurrentItem(dialog.list.rows[place])
    return place


def choose_section(dialog: SuperiorDialog, heading: str) -> None:
    (item,) = dialog.list.findItems(
        heading, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    )
    dialog.list.setCurrentItem(item)


def headings(window: MainWindow) -> list[str]:
    return [section.heading or "" for section, _ in walk(plan_of(window).sections)]


def test_what_the_plan_does_not_answer_is_told_and_chosen_first(dialog: SuperiorDialog) -> None:
    assert dialog.note.text().startswith("Còn 3 trong ")
    assert dialog.list.current_place() == place_of(dialog, LEAFLETS)
    choose(dialog, REPORT)
    assert "Báo cáo kết quả" in dialog.theirs.toPlainText()
    assert dialog.mine.toPlainText() == NOT_THERE and not dialog.go_to.isEnabled()
    assert dialog.reason.text().startswith("Chưa có.")


def test_a_task_in_other_words_is_not_listed_as_open_and_its_paragraph_is_shown(
    opened: MainWindow, open_dialog: Open
) -> None:
    words = "Chi đoàn phát cho mỗi hộ tờ rơi hướng dẫn phân loại rác thải tại nguồn"
    assert opened.session is not None
    opened.session.apply("sửa", lambda p: edits.set_blocks(p, 5, (Block("bullet", words),)))
    dialog = open_dialog()
    place = choose(dialog, LEAFLETS)
    assert dialog.state(place) == "answered" and "chữ chính" in dialog.reason.text()
    assert words in dialog.mine.toPlainText()
    dialog.open_mine()
    assert (dialog.wanted, dialog.wanted_block) == (5, 0)


def test_the_matching_paragraph_is_gone_to(
    opened: MainWindow, open_dialog: Open, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    open_dialog().reject()

    def visit(self: SuperiorDialog) -> int:
        settle(lambda: self.coverage is not None)
        choose(self, "An toàn, tiết kiệm.")
        self.open_mine()
        return 1

    monkeypatch.setattr(SuperiorDialog, "exec", visit)
    opened.show_superior()
    settle()
    assert opened.view is not None
    caret = opened.view.caret_place()
    assert caret is not None and caret[:2] == (3, 1)


def test_a_task_is_copied_into_the_section_of_the_same_heading_as_one_step(
    opened: MainWindow, dialog: SuperiorDialog
) -> None:
    place = choose(dialog, LEAFLETS)
    dialog.copy()
    assert [block.text for block in edits.find(plan_of(opened), 6).blocks] == [
        "Vận động.",
        LEAFLETS,
    ]
    assert dialog.state(place) == "answered"
    opened.undo()
    assert [block.text for block in edits.find(plan_of(opened), 6).blocks] == ["Vận động."]


def test_a_section_is_copied_to_its_place_and_taken_back_in_the_dialog(
    opened: MainWindow, dialog: SuperiorDialog
) -> None:
    choose_section(dialog, "CHẾ ĐỘ BÁO CÁO")
    dialog.copy()
    assert headings(opened)[-1] == "CHẾ ĐỘ BÁO CÁO"
    assert plan_of(opened).sections[-1].number == "IV"
    assert dialog.note.text().startswith("Còn 1 trong ")
    dialog.take_back()
    assert "CHẾ ĐỘ BÁO CÁO" not in headings(opened) and not dialog.undo_button.isEnabled()
    assert dialog.note.text().startswith("Còn 3 trong ")


def test_adapting_copies_and_opens_the_copy_and_the_task_stays_known_as_taken(
    opened: MainWindow, open_dialog: Open, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    open_dialog().reject()

    def adapt(self: SuperiorDialog) -> int:
        settle(lambda: self.coverage is not None)
        choose(self, REPORT)
        self.copy_and_open()
        return 1

    with monkeypatch.context() as patch:
        patch.setattr(SuperiorDialog, "exec", adapt)
        opened.show_superior()
    settle()
    assert opened.view is not None and opened.session is not None
    ident = opened.view.current_id()
    assert edits.find(plan_of(opened), ident).heading == "CHẾ ĐỘ BÁO CÁO"
    other = (Block("paragraph", "Cuối năm có thư gửi cấp ủy."),)
    opened.session.apply("viết lại", lambda p: edits.set_blocks(p, ident, other))
    again = open_dialog()
    place = choose(again, REPORT)
    assert again.answers[place].outcome == "open" and again.state(place) == "maybe"
    assert "sửa nhiều lời" in again.reason.text()


def test_a_skipped_or_done_task_stays_so_when_the_dialog_comes_again(
    opened: MainWindow, dialog: SuperiorDialog, settle: Settle
) -> None:
    choose(dialog, REPORT)
    dialog.mark("skipped")
    choose(dialog, LEAFLETS)
    dialog.mark("done")
    assert "bỏ qua: 1" in dialog.note.text() and "tự đánh dấu đã có: 1" in dialog.note.text()
    assert opened.session is not None
    again = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
    settle(lambda: again.coverage is not None)
    assert "bỏ qua: 1" in again.note.text()
    choose(again, REPORT)
    assert again.skip.text() == "Không bỏ qua"
    again.mark("skipped")
    assert again.state(place_of(again, REPORT)) == "open"


def test_settled_tasks_are_hidden_on_wish(dialog: SuperiorDialog) -> None:
    dialog.only_left.setChecked(True)
    hidden = {place for place, item in dialog.list.rows.items() if item.isHidden()}
    assert hidden == {i for i in dialog.list.rows if dialog.state(i) == "answered"}
    dialog.only_left.setChecked(False)
    assert not any(item.isHidden() for item in dialog.list.rows.values())


def test_keys_go_on_mark_and_copy(opened: MainWindow, dialog: SuperiorDialog) -> None:
    dialog.activateWindow()
    dialog.list.setFocus()
    choose(dialog, LEAFLETS)
    press(dialog.list, Qt.Key.Key_F8)
    place = place_of(dialog, REPORT)
    assert dialog.list.current_place() == place
    press(dialog.list, Qt.Key.Key_Delete)
    assert dialog.state(place) == "skipped"
    press(dialog.list, Qt.Key.Key_D, mods=CTRL)
    assert dialog.state(place) == "done"
    press(dialog.list, Qt.Key.Key_Insert)
    assert dialog.state(place) == "answered" and headings(opened)[-1] == "CHẾ ĐỘ BÁO CÁO"
    press(dialog.list, Qt.Key.Key_Z, mods=CTRL)
    assert headings(opened)[-1] == "KHẨU HIỆU"
    tips = [button.toolTip() for button in (dialog.take, dialog.adapt, dialog.skip, dialog.have)]
    assert [tip.rpartition("(")[2] for tip in tips] == ["Ins)", "F2)", "Del)", "Ctrl+D)"]


def test_the_document_is_named_among_the_legal_basis_once(
    opened: MainWindow, dialog: SuperiorDialog
) -> None:
    dialog.add_basis()
    opening = plan_of(opened).opening
    assert opening[1].startswith("Căn cứ Kế hoạch") and "CHI BỘ THÔN HẠ" in opening[1]
    dialog.add_basis()
    assert plan_of(opened).opening == opening
    opened.undo()
    assert len(plan_of(opened).opening) == 1


def test_a_plan_without_a_document_says_what_to_do_and_takes_a_file(
    opened: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    assert opened.session is not None
    dialog = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
    dialog.show()
    assert dialog.empty.isVisible() and dialog.empty.words.text() == EMPTY
    assert not dialog.take.isEnabled()
    path = tmp_path / "tinh.txt"
    path.write_text("KẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n", "utf-8")
    dialog.bar.attach_file(path)
    settle(lambda: dialog.bar.choice.count() == 1)
    assert dialog.bar.choice.currentText() == "tinh.txt"
    settle(lambda: dialog.coverage is not None)
    dialog.bar.remove()
    assert dialog.bar.choice.count() == 0 and dialog.empty.isVisible()


def test_marks_are_those_of_a_document_and_not_of_the_next_one_with_its_number(
    opened: MainWindow, dialog: SuperiorDialog, above: Plan, settle: Settle
) -> None:
    choose(dialog, REPORT)
    dialog.mark("skipped")
    other = edits.change(above, 90, lambda section: replace(section, heading="BÁO CÁO"))
    assert opened.session is not None
    for document, marked in ((other, False), (above, True)):
        dialog.bar.remove()
        opened.library.attachments.attach(
            opened.session.plan_id, "KH khác.docx", document, preset.load(document.standard)
        )
        dialog.bar.reload()
        settle(lambda: dialog.coverage is not None)
        assert (dialog.state(choose(dialog, REPORT)) == "skipped") is marked


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(
    opened: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    assert opened.session is not None
    dialog = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 hong")
    dialog.bar.attach_file(path)
    settle(dialog.bar.attach.isEnabled, 15)
    assert dialog.bar.choice.count() == 0
    assert dialog.note.text() and "Đang đọc" not in dialog.note.text()

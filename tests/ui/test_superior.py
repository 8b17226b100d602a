"""A superior's plan beside one's own: what is open, copying, skipping, the căn cứ."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Block, Plan, Section, walk
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.dialog import EMPTY, SuperiorDialog

Settle = Callable[..., None]


@pytest.fixture
def above(small_plan: Plan) -> Plan:
    more = Section(
        90, "IV", "CHẾ ĐỘ BÁO CÁO", blocks=(Block("paragraph", "Báo cáo kết quả trước 15/12."),)
    )
    return replace(small_plan, sections=(*small_plan.sections, more))


@pytest.fixture
def dialog(opened: MainWindow, above: Plan, settle: Settle) -> SuperiorDialog:
    assert opened.session is not None
    opened.library.attachments.attach(
        opened.session.plan_id, "KH tỉnh.docx", above, preset.load(above.standard)
    )
    made = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
    made.show()
    settle()
    return made


def choose(dialog: SuperiorDialog, heading: str) -> None:
    places = [place for place, one in enumerate(dialog.covered) if one.heading == heading]
    dialog.list.setCurrentRow(places[0])


def headings(window: MainWindow) -> list[str]:
    assert window.session is not None
    return [section.heading or "" for section, _ in walk(window.session.plan.sections)]


def test_what_the_plan_does_not_answer_is_told(dialog: SuperiorDialog) -> None:
    states = {one.heading: one.answer for one in dialog.covered}
    assert states["CHẾ ĐỘ BÁO CÁO"] == "open" and states["KHẨU HIỆU"] == "answered"
    assert "chưa có: 1" in dialog.note.text()
    choose(dialog, "CHẾ ĐỘ BÁO CÁO")
    assert "Báo cáo kết quả" in dialog.theirs.toPlainText()
    assert "chưa có mục này" in dialog.mine.toPlainText()
    assert not dialog.go_to.isEnabled()


def test_a_section_is_copied_to_its_place_as_one_step_and_counts_as_answered(
    opened: MainWindow, dialog: SuperiorDialog
) -> None:
    choose(dialog, "CHẾ ĐỘ BÁO CÁO")
    dialog.copy_section(False)
    assert headings(opened)[-1] == "CHẾ ĐỘ BÁO CÁO"
    assert opened.session is not None and opened.session.plan.sections[-1].number == "IV"
    assert "chưa có: 0" in dialog.note.text()
    opened.undo()
    assert "CHẾ ĐỘ BÁO CÁO" not in headings(opened)


def test_adapting_copies_and_opens_the_copy(
    opened: MainWindow, dialog: SuperiorDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def adapt(self: SuperiorDialog) -> int:
        choose(self, "CHẾ ĐỘ BÁO CÁO")
        self.copy_section(True)
        return 1

    monkeypatch.setattr(SuperiorDialog, "exec", adapt)
    opened.show_superior()
    assert opened.view is not None
    assert opened.view.section_pane.section is not None
    assert opened.view.section_pane.section.heading == "CHẾ ĐỘ BÁO CÁO"


def test_a_skipped_section_stays_skipped_when_the_dialog_comes_again(
    opened: MainWindow, dialog: SuperiorDialog
) -> None:
    choose(dialog, "CHẾ ĐỘ BÁO CÁO")
    dialog.skip_section()
    assert "bỏ qua: 1" in dialog.note.text()
    assert opened.session is not None
    again = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
    assert "bỏ qua: 1" in again.note.text()
    choose(again, "CHẾ ĐỘ BÁO CÁO")
    again.skip_section()
    assert "chưa có: 1" in again.note.text()


def test_the_document_is_named_among_the_legal_basis_once(
    opened: MainWindow, dialog: SuperiorDialog
) -> None:
    dialog.add_basis()
    assert opened.session is not None
    opening = opened.session.plan.opening
    assert opening[1].startswith("Căn cứ Kế hoạch") and "CHI BỘ THÔN HẠ" in opening[1]
    dialog.add_basis()
    assert opened.session.plan.opening == opening
    opened.undo()
    assert len(opened.session.plan.opening) == 1


def test_a_plan_without_a_document_says_what_to_do_and_takes_a_file(
    opened: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    assert opened.session is not None
    dialog = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
    assert dialog.note.text() == EMPTY and not dialog.take.isEnabled()
    path = tmp_path / "tinh.txt"
    path.write_text("KẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n", "utf-8")
    dialog.attach_file(path)
    settle(lambda: dialog.choice.count() == 1)
    assert dialog.choice.currentText() == "tinh.txt" and dialog.covered
    dialog.remove()
    assert dialog.choice.count() == 0 and dialog.note.text() == EMPTY


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(
    opened: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    assert opened.session is not None
    dialog = SuperiorDialog(opened.theme, opened, opened.library, opened.session)
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 hong")
    dialog.attach_file(path)
    settle(lambda: "đọc" not in dialog.note.text() or "Đang" not in dialog.note.text(), 15)
    settle(dialog.attach.isEnabled, 15)
    assert dialog.choice.count() == 0 and dialog.note.text() != EMPTY
